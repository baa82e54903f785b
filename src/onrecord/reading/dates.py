"""Dates of publication: as callers give them, and as they are printed at the top of an article."""

from __future__ import annotations

import datetime
import re

# The first newspaper is of 1605; an earlier year is a program's zero (0001-01-01), and one from 2100 on a slip.
FIRST_YEAR, LAST_YEAR = 1605, 2099
_GIVEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ISO_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"\s?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"
)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_COMPACT_DAY = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?[0-9]{6}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
_WORDS = tuple(
    re.compile(_WEEKDAY + form, re.I)
    for form in (
        rf"{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}",
        rf"{_DAY}(?:\s{{1,3}}of)?\s{{1,3}}{_MONTH},?\s{{1,3}}{_YEAR}",
        rf"{_YEAR}-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9])",
        rf"{_MONTH},?\s{{1,3}}{_YEAR}",
    )
)


def date_value(given: str) -> str | None:
    """The EDTF day, month or year that `given` is (`2019-01-04`, `2019-01`, `2019`), or None if it is no possible date.

    Of an ISO date and time the printed day is kept, whatever its zone.
    """
    return None if problem_with(given) else _printed_day(given)


def problem_with(given: str) -> str | None:
    """Why `given` can be no date of publication, as the end of a sentence that begins with it; None where it can.

    The clock is not asked: what is dated ahead (an embargo, an exercise) is read as it is given, and the same input
    gives the same record on any day.
    """
    parts = _GIVEN.fullmatch(_printed_day(given))
    if not parts:
        return "is no date of publication; give YYYY-MM-DD, YYYY-MM or YYYY"
    try:
        datetime.date(int(parts[1]) or 1, int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return "is no date of publication, for the calendar has no such day; check it"
    if not FIRST_YEAR <= int(parts[1]) <= LAST_YEAR:
        return f"is no date of publication, for its year is not in {FIRST_YEAR}..{LAST_YEAR}; check it"
    return None


def _printed_day(given: str) -> str:
    timed = _ISO_TIME.fullmatch(given)
    return timed[1] if timed else given


def printed_date(line: str) -> tuple[str, int] | None:
    """The date in words (or as YYYY-MM-DD) that `line` begins with: its EDTF value, and where the words end.

    Days and months in English. `4/1/2019` is no date here: it is another day on either side of the Atlantic.
    """
    for form in _WORDS:
        found = form.match(line)
        if not found:
            continue
        parts = found.groupdict()
        month = parts["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS[month]
        value = f"{parts['year']}-{number:02}" + (f"-{int(parts['day']):02}" if parts.get("day") else "")
        return (value, found.end()) if date_value(value) else None
    return None


def printed_day(value: object) -> str | None:
    """The EDTF day that a feed prints, in any of the forms that feeds have; its own day, whatever the zone."""
    text = value.strip()[:100] if isinstance(value, str) else ""
    if day := _ISO_DAY.match(text):
        return date_value(day[0])
    if compact := _COMPACT_DAY.fullmatch(text):
        return date_value("-".join(compact.groups()))
    found = printed_date(text)
    return found[0] if found and len(found[0]) == 10 else None
