"""Filters of statements, used to choose whole articles: those that carry a statement which passes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_

from onrecord.ledger.index import Phrase
from onrecord.ledger.listing import chosen, conditions, looked_up
from onrecord.ledger.query import narrowing
from onrecord.ledger.schema import articles


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of `Ledger.statements`; `all` where none of them leaves out an article."""

    filters: list[ColumnElement[bool]]
    narrowed: list[Phrase]
    all: bool

    def passing(self, connection: Connection) -> list[ColumnElement[bool]]:
        """What an attribution passes, in SQL."""
        return [*self.filters, *(looked_up(connection, self.narrowed) or ())]

    def carrying(self, passing: list[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
        """What an article passes, in SQL: a statement that passes is listed at its place."""
        if self.all:
            return []
        # Without correlate(None), the tables inside would be taken for those outside.
        listed = [chosen([articles.c[name]], passing).correlate(None) for name in ("seq", "place")]
        return [or_(articles.c.seq.in_(listed[0]), articles.c.place.in_(listed[1]))]


def choose(
    *,
    speaker: str | None = None,
    party: str | None = None,
    text: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    thoughts: bool = False,
) -> Choice:
    """The choice that these filters make. Raises ValueError with a sentence for one that cannot be."""
    return Choice(
        filters=conditions(
            speaker=speaker, party=party, text=text, since=since, until=until, outlet=outlet, thoughts=thoughts
        ),
        narrowed=narrowing(speaker=speaker, party=party, text=text),
        all=all(value is None for value in (speaker, party, text, since, until, outlet)),
    )
