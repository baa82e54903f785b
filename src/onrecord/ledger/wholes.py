"""The part of a ledger that knows statements as wholes: with all their carriers, and why these stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Engine, select

from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.folded import Wholes as Known
from onrecord.ledger.folded import carried, find_statement, placed, whole_statements
from onrecord.ledger.joined import (
    Join,
    anchor_of,
    clusters_of,
    contrary_beside,
    list_contrary,
    list_contrary_to,
    list_joins,
    read_decided,
)
from onrecord.ledger.listing import statements_keyed, statements_of
from onrecord.ledger.schema import matched
from onrecord.record import Decision, Statement, View

_ID = re.compile(r"s[1-9]\d{0,17}", re.ASCII)


class Wholes:
    """What `Ledger` offers on statements that several articles carry."""

    _engine: Engine
    name: str

    def statement(self, reference: str, *, view: View = "corrected") -> Statement:
        """The statement with this id (*s12*), or which the attribution of this id carries, with all its carriers.

        Raises LookupError with a sentence where lists show none of this id.
        """
        with telling(self.name), snapshot(self._engine) as connection:
            return find_statement(connection, reference, view=view)

    def statement_called(self, id: str) -> Statement | None:
        """The statement with exactly this id (*s12*), with all its carriers; one that was rejected, as it was read.

        Null where there is none.
        """
        if not _ID.fullmatch(id):
            return None
        seq = int(id[1:])
        with telling(self.name), snapshot(self._engine) as connection:
            if statements_keyed(connection, [seq], view="corrected"):
                return whole_statements(connection, [seq], view="corrected").get(seq)
            return next(iter(statements_of(connection, [seq], view="corrected")), None)

    def carried(self, reference: str, *, view: View = "corrected") -> list[Statement]:
        """What each carrier of a statement makes of it, each by itself, the earliest first; `reference` as above."""
        with telling(self.name), snapshot(self._engine) as connection:
            return carried(connection, reference, view=view)

    def whole_statements(self, ids: Sequence[str], *, view: View = "corrected") -> dict[str, Statement]:
        """The statements that the attributions of these ids carry, with all their carriers, by these ids."""
        with telling(self.name), snapshot(self._engine) as connection:
            found = whole_statements(connection, [int(id[1:]) for id in ids], view=view)
            return {f"s{seq}": item for seq, item in found.items()}

    def placed(self, ids: Iterable[str], *, known: Known | None = None) -> dict[str, tuple[Statement, int]]:
        """As `whole_statements`, corrected, each with the place of the attribution among the carriers.

        `known` is empty at first, and filled: what is in it need not be read again.
        """
        with telling(self.name), snapshot(self._engine) as connection:
            found = placed(connection, [int(id[1:]) for id in ids], {} if known is None else known)
            return {f"s{seq}": item for seq, item in found.items()}

    def joins(self, ids: Iterable[str]) -> list[Join]:
        """What the machine put beside the attributions of these ids, and by which rule."""
        with telling(self.name), snapshot(self._engine) as connection:
            return list_joins(connection, [int(id[1:]) for id in ids])

    def matched(self) -> tuple[tuple[int, ...], ...]:
        """How far matching has come: another value whenever it went on. The chain's head does not tell it."""
        with telling(self.name), self._engine.connect() as connection:
            return tuple(tuple(row) for row in connection.execute(select(matched)))

    def count_wholes(self, ids: Iterable[str]) -> int:
        """How many statements the attributions of these ids are: each that several of them carry counts once."""
        seqs = {int(id[1:]) for id in ids}
        with telling(self.name), snapshot(self._engine) as connection:
            of = clusters_of(connection, seqs)
            return len(seqs) - len(of) + len(set(of.values()))

    def contrary(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        after: tuple[str, str] | None = None,
        limit: int = 100,
    ) -> list[Join]:
        """The joins of what does not agree, those added last first; `since` and `until` are as for `statements`.

        At most `limit`, of those after the join of these two ids. Raises ValueError with a sentence for a date that
        cannot be.
        """
        last = None if after is None else (int(after[0][1:]), int(after[1][1:]))
        with telling(self.name), snapshot(self._engine) as connection:
            return list_contrary(connection, since=since, until=until, after=last, limit=limit)

    def contrary_beside(
        self, found: Iterable[Join], *, since: str | None = None, until: str | None = None
    ) -> list[Join]:
        """The other joins of the same statements, as `contrary` would list them."""
        pairs = [(int(join.one[1:]), int(join.other[1:])) for join in found]
        with telling(self.name), snapshot(self._engine) as connection:
            return contrary_beside(connection, pairs, since=since, until=until)

    def contrary_to(self, ids: Iterable[str]) -> list[Join]:
        """The joins of what does not agree with these statements, or with what any of their carriers has."""
        with telling(self.name), snapshot(self._engine) as connection:
            return list_contrary_to(connection, [int(id[1:]) for id in ids])

    def join_decisions(self, ids: Iterable[str]) -> list[Decision]:
        """What people decided on the attributions of these ids: with which others they are one statement or are not."""
        wanted = {int(id[1:]) for id in ids}
        with telling(self.name), snapshot(self._engine) as connection:
            return [decision for pair, decision in read_decided(connection) if wanted & set(pair)]

    def anchor(self, reference: str) -> dict[str, Any]:
        """What a decision says of an attribution, so that it is found again in later readings."""
        with telling(self.name), snapshot(self._engine) as connection:
            find_statement(connection, reference, view="corrected")
            return anchor_of(connection, int(reference.strip()[1:]))
