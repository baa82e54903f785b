"""What two attributions have in common: how much they tell alike, and how far apart in time they are."""

from __future__ import annotations

from datetime import date

from onrecord.matching.meaning import alterations
from onrecord.matching.quotation import pieces_between
from onrecord.matching.statements.said import Said


def meaning(one: Said, other: Said) -> tuple[float, float]:
    """How much the stems tell that both have, and what share that is of all that the shorter wording tells."""
    shared = one.weights.keys() & other.weights.keys()
    told = sum(max(one.weights[key], other.weights[key]) for key in shared)
    return told, told / max(min(sum(one.weights.values()), sum(other.weights.values())), 0.01)


def overlap(one: Said, other: Said) -> bool:
    return any(a < end and start < b for a, b in one.item.content for start, end in other.item.content)


def days_apart(one: Said, other: Said) -> int | None:
    """How many days lie between them at least; 0 where they may be the same day, and null where one is unknown."""
    if one.dated is None or other.dated is None:
        return None
    return max(_gap(one.dated, other.dated), _gap(other.dated, one.dated), 0)


def _gap(earlier: tuple[date, date], later: tuple[date, date]) -> int:
    return (later[0] - earlier[1]).days


def negations_differ(one: Said, other: Said) -> bool:
    """Whether one has a negation more than the other."""
    pieces = pieces_between(one.content, one.words, other.content, other.words)
    return any(item.kind == "negation" for item in alterations(pieces))
