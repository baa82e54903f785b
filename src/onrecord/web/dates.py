"""Dates as people read them, and as a machine may: `<time datetime="2025-03-04">4 March 2025</time>`."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from markupsafe import Markup, escape

from onrecord.phrases import day

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_YEAR = re.compile(r"\d{4}")


def date_html(value: str | None) -> Markup:
    """An EDTF date with the precision that it has; null is a dash that a screen reader reads as unknown."""
    if not value:
        return Markup('<span class="unknown">date unknown</span>')
    first, slash, last = value.partition("/")
    if slash and first and last:
        return Markup("{} to {}").format(_one(first), _one(last))
    return _one(value)


def moment_html(at: str) -> Markup:
    """A moment in UTC (ISO 8601) as a day, with the time where it is asked for."""
    try:
        when = datetime.fromisoformat(at).astimezone(UTC)
    except ValueError:
        return escape(at)
    words = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return Markup('<time datetime="{}" title="{} UTC">{}</time>').format(
        when.strftime("%Y-%m-%dT%H:%M:%SZ"), when.strftime("%H:%M"), words
    )


def date_words(value: str) -> str:
    """An EDTF day, month or week in words; what is none of these as it stands."""
    if (found := _DAY.fullmatch(value)) and int(found[2]) in range(1, 13):
        return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
    if (found := _MONTH.fullmatch(value)) and int(found[2]) in range(1, 13):  # 21 and more are seasons
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := _WEEK.fullmatch(value):
        return f"week {int(found[2])} of {found[1]}"
    return day(value)


def _one(value: str) -> Markup:
    words = date_words(value)
    # HTML knows days, months, weeks and years; of the rest of EDTF only the words can be given.
    if words != value or _YEAR.fullmatch(value):
        return Markup('<time datetime="{}">{}</time>').format(value, words)
    return escape(words)
