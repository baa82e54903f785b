"""The part of a ledger that people's decisions are made through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from sqlalchemy import Engine

from onrecord.ledger import decided, deciding, joined, reviewing
from onrecord.ledger.chain import adding
from onrecord.ledger.choosing import choose
from onrecord.ledger.corrected import reviewed
from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.filters import Filters
from onrecord.ledger.finding import find_standing, statement_ids
from onrecord.ledger.listing import statements_of
from onrecord.ledger.reviewed import Reviewed, Verdict
from onrecord.ledger.reviewing import Opinion
from onrecord.record import Decision, Statement


class Reviews:
    """What `Ledger` offers on decisions."""

    _engine: Engine
    name: str

    def review(
        self,
        reference: str,
        verdict: Verdict,
        *,
        who: str,
        why: str | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> Decision:
        """Accept, reject or correct an attribution: a row that lists heed from now on, and that `undo` takes back.

        `reference` is a statement's id (*s12*), or an article's (see `record`) and its attribution's (*3f2a91c4 a3*),
        in the newest reading. `values` of a correction are by field (see `corrections.py`): `source`, `cue`, `content`
        (spans), `speaker.name`, `speaker.type`, `speaker.role`, `speaker.party`, `chain` (the bearers after the
        speaker), `said_on`, `kind`, `act`, `mode`, `negated`. Later decisions go before earlier ones, field by field;
        to accept what was corrected is to accept it as it then stands, and to accept or correct what was rejected has
        it stand again.

        Raises LookupError with a sentence if it means no attribution, ValueError if a value cannot be.
        """
        with telling(self.name), adding(self._engine, "decide") as ledger:
            return reviewing.review(ledger, reference, verdict, who=who, why=why, values=values)

    def reviewed(self, reference: str) -> Reviewed:
        """The newest reading of an article, and what people made of it. `reference` is as for `record`.

        Raises LookupError with a sentence as `record` does.
        """
        with telling(self.name), snapshot(self._engine) as connection:
            return reviewed(connection, find_standing(connection, reference)["seq"])

    def statement_ids(self, reference: str) -> dict[str, str]:
        """The statements' ids of the attributions in an article's newest reading, by the attributions' own."""
        with telling(self.name), snapshot(self._engine) as connection:
            return statement_ids(connection, find_standing(connection, reference)["seq"])

    def reviewed_item(self, reference: str) -> tuple[Reviewed, str]:
        """The review of the article that an attribution is of (`reference` as for `review`), and its id."""
        with telling(self.name), snapshot(self._engine) as connection:
            _, found, item = reviewing.find(connection, reference)
            return found, item.machine.id

    def to_review(
        self,
        *,
        second_of: str | None = None,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> list[str]:
        """The ids of the statements that nobody has decided on, the least confident first; filters as for `statements`.

        With `second_of`, a person: those that others decided on and they have not. Filters go by what was read. At most
        `limit`, which is quick however much is on record.
        """
        choice = choose(**filters)
        with telling(self.name), snapshot(self._engine) as connection:
            seqs = reviewing.list_to_review(
                connection, choice.filters, choice.narrowed, second_of=second_of, limit=limit
            )
            return [f"s{seq}" for seq in seqs]

    def statements_called(self, ids: list[str]) -> list[Statement]:
        """The statements of these ids as they stand, in this order; those that were rejected as they were read."""
        with telling(self.name), snapshot(self._engine) as connection:
            return statements_of(connection, [int(id[1:]) for id in ids], view="corrected")

    def queued(self) -> list[Decision]:
        """Verdicts in force for which the newest reading of their article has no content that overlaps by half."""
        with telling(self.name), snapshot(self._engine) as connection:
            return reviewing.list_queued(connection)

    def opinions(self) -> list[Opinion]:
        """What each person holds of each attribution that they decided on."""
        with telling(self.name), snapshot(self._engine) as connection:
            return list(reviewing.list_opinions(connection))

    def decide(
        self,
        *,
        kind: str,
        who: str,
        target: Mapping[str, Any],
        value: Any = None,
        why: str | None = None,
        article: str | None = None,
    ) -> Decision:
        """Put a decision on record; see `Decision`. `article` is a reference as for `record`.

        Raises LookupError with a sentence if it means no article or several, ValueError if `kind` or `who` is empty.
        """
        with telling(self.name), adding(self._engine, "decide") as ledger:
            made = deciding.decide(ledger, kind=kind, who=who, article=article, target=target, value=value, why=why)
            if kind in joined.DECIDED:
                joined.heed_decided(ledger.connection)
            return made

    def undo(self, number: int, *, who: str, why: str | None = None) -> Decision:
        """Take the decision of this number back, with a decision of its own; an undo can be undone too.

        Raises LookupError with a sentence if there is none, ValueError if it was taken back before.
        """
        with telling(self.name), adding(self._engine, "decide") as ledger:
            made = deciding.undo(ledger, number, who=who, why=why)
            joined.heed_decided(ledger.connection)
            return made

    def decision(self, number: int) -> tuple[Decision, bool] | None:
        """The decision of this number, and whether it is in force; null where there is none."""
        with telling(self.name), self._engine.connect() as connection:
            return decided.find_decision(connection, number)

    def decisions(self, *, article: str | None = None, kind: str | None = None, undone: bool = False) -> list[Decision]:
        """The decisions in force, in the order they were made (on one article, of one kind); with `undone`, all.

        Raises LookupError with a sentence if `article` means no article or several.
        """
        with telling(self.name), self._engine.connect() as connection:
            return list(decided.list_decisions(connection, article=article, kind=kind, undone=undone))
