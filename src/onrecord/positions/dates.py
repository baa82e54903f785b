"""When a statement was said and what days a date covers, as timelines order them."""

from __future__ import annotations

from datetime import date

from onrecord.edtf import bounds
from onrecord.record import Position, Statement


def dated(statement: Statement) -> tuple[str | None, bool]:
    """The date of a statement, and whether it is the date by which it was said: that of its first article."""
    if statement.said_on:
        return statement.said_on, False
    published = statement.carriers[0].published
    return published, published is not None


def position_key(position: Position) -> tuple[bool, date, date, str]:
    """What positions are sorted by."""
    first, last = days(position.date) or (date.max, date.max)
    return position.date is None, first, last, position.party


def days(value: str | None) -> tuple[date, date] | None:
    """The first and last day of an EDTF date, or null."""
    try:
        return bounds(value) if value else None
    except ValueError:
        return None
