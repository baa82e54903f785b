"""Reading figures from their table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from onrecord.ledger.schema import figures
from onrecord.matching.actors.joining import Figure

_AT_ONCE = 500  # values in one query
_COLUMNS = ("seq", "type", "name_key", "party_key", "office", "article_seq", "name", "party", "statements", "near")
Value = TypeVar("Value", int, str)


def read_figures(connection: Connection, *chosen: Any) -> list[Figure]:
    """The figures that pass conditions on their table, in the order they came."""
    query = select(*(figures.c[name] for name in _COLUMNS)).where(*chosen).order_by(figures.c.seq)
    return [Figure(**row) for row in connection.execute(query).mappings()]


def portions(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    """Databases bound how many values a query may have."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
