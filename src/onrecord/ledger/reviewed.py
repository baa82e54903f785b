"""What people made of one reading of an article: their decisions applied, with the machine's reading kept beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.ledger.carrying import place
from onrecord.ledger.corrections import applied
from onrecord.record import Attribution, Decision, Hop, Record

ACCEPT, REJECT, CORRECT = VERDICTS = ("accept", "reject", "correct")

Verdict = Literal["accept", "reject", "correct"]
State = Literal["accepted", "corrected", "rejected", "follows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedItem:
    """One attribution as the machine read it (`machine`), and as it stands (`now`, null where it was rejected).

    `decisions` are those on it, in their order: the last one decides on each value, and on whether it stands. `state`
    is null where nobody decided and nothing changed; `follows` where only its chain or parent changed, with the
    attribution that it stands in.
    """

    machine: Attribution
    now: Attribution | None
    decisions: tuple[Decision, ...]
    state: State | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """An article's newest reading, and what people made of it.

    `record` holds what stands, corrected; `machine` what was read. `queued` are decisions on other readings of the
    article that found no attribution whose content overlaps by half.
    """

    machine: Record
    record: Record
    items: tuple[ReviewedItem, ...]
    queued: tuple[Decision, ...]

    @property
    def decisions(self) -> list[Decision]:
        """All verdicts in force on the article, in the order they were made."""
        placed = {decision.number: decision for item in self.items for decision in item.decisions}
        placed |= {decision.number: decision for decision in self.queued}
        return [placed[number] for number in sorted(placed)]


def review_of(record: Record, decisions: Sequence[Decision]) -> Reviewed:
    """`record` with the decisions in force on its article; those of other kinds than the three verdicts are ignored."""
    placed, queued = place(
        record.article.text,
        record.model,
        record.attributions,
        [decision for decision in decisions if decision.kind in VERDICTS],
    )
    states: dict[str, State | None] = {}
    corrected: dict[str, Attribution] = {}
    own_chain: set[str] = set()
    for item in record.attributions:
        now = item
        for decision in placed.get(item.id, ()):
            if decision.kind == CORRECT:
                try:
                    now = applied(now, decision.value)
                except (KeyError, TypeError, ValueError, AttributeError):  # made by another program, and not checked
                    queued.append(decision)
                    continue
                if "chain" in decision.value:
                    own_chain.add(item.id)
        kept = [decision for decision in placed.get(item.id, ()) if decision not in queued]
        placed[item.id] = kept
        states[item.id] = _state(kept)
        corrected[item.id] = now
    rejected = {id for id, state in states.items() if state == "rejected"}
    machine = {item.id: item for item in record.attributions}
    nested = _Nested(machine, corrected, rejected, own_chain)
    items = []
    for item in record.attributions:
        now = nested.settled(item.id)
        state = states[item.id] or ("follows" if now != item else None)
        items.append(
            ReviewedItem(
                machine=item,
                now=None if state == "rejected" else now,
                decisions=tuple(placed[item.id]),
                state=state,
            )
        )
    standing = tuple(item.now for item in items if item.now is not None)
    return Reviewed(
        machine=record, record=replace(record, attributions=standing), items=tuple(items), queued=tuple(queued)
    )


def _state(decisions: Sequence[Decision]) -> State | None:
    if not decisions:
        return None
    if decisions[-1].kind == REJECT:
        return "rejected"
    return "corrected" if any(decision.kind == CORRECT for decision in decisions) else "accepted"


class _Nested:
    """Nested attributions: a chain is one's own speaker, then the chain of what one stands in, as corrected."""

    def __init__(
        self,
        machine: Mapping[str, Attribution],
        corrected: Mapping[str, Attribution],
        rejected: set[str],
        own_chain: set[str],
    ) -> None:
        self._machine, self._corrected, self._rejected, self._own = machine, corrected, rejected, own_chain
        self._settled: dict[str, Attribution] = {}

    def settled(self, id: str, above: frozenset[str] = frozenset()) -> Attribution:
        """The attribution with its parent and chain as they now are."""
        if id not in self._settled:
            now = self._corrected[id]
            parent = now.parent
            if parent is not None and parent in self._machine and parent not in above:
                outer = self.settled(parent, above | {id})
                chain = now.chain
                if id not in self._own and now.chain[1:] == self._machine[parent].chain:
                    chain = (*now.chain[:1], *self._passed_on(parent, outer))
                now = replace(now, chain=chain, parent=outer.parent if parent in self._rejected else parent)
            self._settled[id] = now
        return self._settled[id]

    def _passed_on(self, parent: str, outer: Attribution) -> tuple[Hop, ...]:
        """What the words inside an attribution went through: its chain; without its speaker, where it was rejected."""
        return outer.chain[1:] if parent in self._rejected else outer.chain
