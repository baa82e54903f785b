"""Text in the picture: made harmless, escaped, cut and broken into lines that fit."""

from __future__ import annotations

import re
from calendar import month_name
from xml.sax.saxutils import escape

from onrecord.edtf import bounds
from onrecord.phrases import day
from onrecord.record import Position
from onrecord.safe import one_line

# What XML 1.0 cannot hold even when escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WEEK = re.compile(r"\d{4}-W\d\d")
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_WIDE = re.compile(r"[MW@mw—…]")
_NARROW = re.compile(r"[ijltfrI.,:;'’‘!()\[\]|]")


def plain_text(text: str) -> str:
    """`text` on one line, without what a picture cannot hold; not yet escaped."""
    return _NOT_XML.sub("�", one_line(text))


def escaped(text: str) -> str:
    """`text` for the inside of an element or an attribute in double quotes."""
    return escape(plain_text(text), {'"': "&quot;", "'": "&#39;"})


def date_words(value: str) -> str:
    """An EDTF date as a newspaper writes it, where it is a day, a month or a year; else as it stands."""
    try:
        first, last = bounds(value)
    except ValueError:
        return day(value)
    if _DAY.fullmatch(value):
        return f"{first.day} {month_name[first.month]} {first.year}"
    if _WEEK.fullmatch(value):
        return f"week of {first.day} {month_name[first.month]} {first.year}"
    return f"{month_name[last.month]} {last.year}" if _MONTH.fullmatch(value) else day(value)


def when(position: Position) -> str:
    """The date of a position in words."""
    if position.date is None:
        return "date unknown"
    return f"by {date_words(position.date)}" if position.published else date_words(position.date)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels a line of text takes in a sans-serif type of this size."""
    wide, narrow = len(_WIDE.findall(text)), len(_NARROW.findall(text))
    units = 0.53 * (len(text) - wide - narrow) + 0.86 * wide + 0.28 * narrow
    beyond = sum(ord(letter) > 0x2E80 for letter in text)  # full-width scripts
    return (units + 0.5 * beyond) * size * (1.07 if bold else 1.0)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of `text` as fits in `room`, with an ellipsis where some is left out."""
    line = plain_text(text)[:400]
    if width_of(line, size, bold=bold) <= room:
        return line
    while line and width_of(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def lines_of(text: str, room: float, size: float, *, most: int) -> list[str]:
    """`text` in at most `most` lines that fit in `room`; the last one is cut where there is more."""
    words = plain_text(text)[:1200].split(" ")
    lines: list[str] = []
    while words and len(lines) < most:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(cut(line, room, size))
    if words:
        lines[-1] = cut(f"{lines[-1]} {' '.join(words)}", room, size)
        if not lines[-1].endswith("…"):
            lines[-1] += " …"
    return lines
