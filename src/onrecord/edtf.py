"""The days that a date of the record covers. A leaf module: it imports nothing of ours.

The record holds a part of EDTF (https://www.loc.gov/standards/datetime/, ISO 8601-2) and ISO 8601 weeks:

    2022, 2022-10, 2022-10-13       a year, a month, a day
    2022-W41                        an ISO week, Monday to Sunday
    2022-21 .. 2022-24              spring, summer, autumn, winter
    2022-33 .. 2022-36              a quarter;  2022-40, 2022-41  a half
    199X, 19XX                      a decade, a century
    2022-10-03/2022-10-05           an interval; `2022-10/..` and `../2022-10` have one open end
    2022-10~, 2022?, 2022%          about, perhaps, both: they cover the same days
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:W(?P<week>[0-9]{2})|(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX"
)
# First month and number of months. Seasons are those of the northern hemisphere's weather services: the words do
# not tell the hemisphere. Winter begins in December of its year.
_PARTS = {month: (month, 1) for month in range(1, 13)}
_PARTS |= {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_PARTS |= {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that `value` covers; an open end is `date.min` or `date.max`.

    Raises ValueError with a sentence where `value` is not a date that the record may hold.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _bounds(value, value)
    if first == last == "..":
        raise ValueError(f"{value!r} is not a date: an interval needs at least one end")
    start = date.min if first == ".." else _bounds(first, value)[0]
    end = date.max if last == ".." else _bounds(last, value)[1]
    if start > end:
        raise ValueError(f"{value!r} is not a date: the interval ends before it begins")
    return start, end


def is_valid(value: str) -> bool:
    """Whether `value` is a date that the record may hold."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def _bounds(one: str, value: str) -> tuple[date, date]:
    match = _DATE.fullmatch(one[:-1] if one.endswith(("~", "?", "%")) else one)
    if not match:
        raise ValueError(f"{value!r} is not a date: write 2022, 2022-10, 2022-10-13, 2022-W41 or another EDTF date")
    try:
        return _days(match)
    except (ValueError, KeyError) as problem:
        raise ValueError(f"{value!r} is not a date: the calendar has no such day, week, month or year") from problem


def _days(match: re.Match[str]) -> tuple[date, date]:
    if match["century"]:
        return date(int(match["century"]) * 100, 1, 1), date(int(match["century"]) * 100 + 99, 12, 31)
    if match["decade"]:
        return date(int(match["decade"]) * 10, 1, 1), date(int(match["decade"]) * 10 + 9, 12, 31)
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday, monday + min(timedelta(days=6), date.max - monday)
    if match["day"]:
        day = date(year, int(match["part"]), int(match["day"]))
        return day, day
    if not match["part"]:
        return date(year, 1, 1), date(year, 12, 31)
    month, months = _PARTS[int(match["part"])]
    over, last = divmod(month + months - 2, 12)
    if year + over > date.max.year:
        return date(year, month, 1), date.max
    return date(year, month, 1), date(year + over, last + 1, monthrange(year + over, last + 1)[1])
