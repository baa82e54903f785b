"""Filters of statements, used to choose whole articles: those that carry a statement which passes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, or_

from onrecord.ledger.index import Phrase
from onrecord.ledger.listing import IS_CORRECTED, chosen, chosen_corrected, conditions, looked_up
from onrecord.ledger.query import narrowing
from onrecord.ledger.schema import articles, attributions, corrected
from onrecord.record import View


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of `Ledger.statements`; `all` where none of them leaves out an article.

    `among_corrected` are the same filters on what people corrected, which then stands in the place of what was read;
    null where what was read is wanted.
    """

    filters: list[ColumnElement[bool]]
    narrowed: list[Phrase]
    all: bool
    among_corrected: list[ColumnElement[bool]] | None

    def passing(self, connection: Connection) -> list[ColumnElement[bool]]:
        """What an attribution passes as it was read, in SQL."""
        as_read = [] if self.among_corrected is None else [~IS_CORRECTED]
        return [*self.filters, *(looked_up(connection, self.narrowed) or ()), *as_read]

    def carrying(self, passing: list[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
        """What an article passes, in SQL: a statement that passes is listed at its place."""
        if self.all:
            return []
        # Without correlate(None), the tables inside would be taken for those outside.
        found = [column.in_(chosen([column], passing).correlate(None)) for column in (articles.c.seq, articles.c.place)]
        if self.among_corrected is not None:
            found += [
                column.in_(chosen_corrected([column], self.among_corrected).correlate(None))
                for column in (articles.c.seq, articles.c.place)
            ]
        return [or_(*found)]


def choose(
    *,
    speaker: str | None = None,
    party: str | None = None,
    text: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    thoughts: bool = False,
    min_confidence: float = 0.0,
    view: View = "machine",
) -> Choice:
    """The choice that these filters make. Raises ValueError with a sentence for one that cannot be."""

    def of(table: Table) -> list[ColumnElement[bool]]:
        return conditions(
            speaker=speaker,
            party=party,
            text=text,
            since=since,
            until=until,
            outlet=outlet,
            thoughts=thoughts,
            min_confidence=min_confidence,
            of=table,
        )

    return Choice(
        filters=of(attributions),
        among_corrected=of(corrected) if view == "corrected" else None,
        narrowed=narrowing(speaker=speaker, party=party, text=text),
        all=all(value is None for value in (speaker, party, text, since, until, outlet)) and not min_confidence,
    )
