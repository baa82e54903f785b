"""What filters choose: statements, and whole articles, those that carry a statement which passes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack, get_args

from sqlalchemy import ColumnElement, Connection, or_

from onrecord.ledger.filters import Filters, conditions
from onrecord.ledger.index import Phrase
from onrecord.ledger.listing import IS_CORRECTED, chosen, chosen_corrected, looked_up
from onrecord.ledger.query import narrowing
from onrecord.ledger.schema import articles, corrected
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


def choose(*, actor: int | None = None, view: View = "machine", **filters: Unpack[Filters]) -> Choice:
    """The choice that these filters make; `actor` is the number of whom all are by.

    Raises ValueError with a sentence for one that cannot be.
    """
    if view not in get_args(View):
        raise ValueError(f"the view {view!r} is none of {', '.join(get_args(View))}")
    return Choice(
        filters=conditions(**filters, actor=actor),
        among_corrected=conditions(**filters, actor=actor, of=corrected) if view == "corrected" else None,
        narrowed=narrowing(speaker=filters.get("speaker"), party=filters.get("party"), text=filters.get("text")),
        all=actor is None and not any(value for name, value in filters.items() if name != "thoughts"),
    )
