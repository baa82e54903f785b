"""Two sides of one fact: a claim and its denial, words said and not said, the same words credited to two speakers.

What is found stands side by side with both chains. Which side is right is nobody's to settle here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onrecord.ledger import Join, Ledger
from onrecord.matching.names import is_meant
from onrecord.matching.statements.said import is_denial
from onrecord.record import Statement

_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two statements that do not agree. `kind`: `denial` (`other` denies `one`, or has it that `one` was not said) or
    `speakers` (the same words of two speakers). `rule` and `score` are as in `Join`.
    """

    kind: Literal["denial", "speakers"]
    rule: str
    score: float
    one: Statement
    other: Statement


def contradictions(
    ledger: Ledger, *, speaker: str | None = None, since: str | None = None, until: str | None = None
) -> Iterator[Contradiction]:
    """The contradictions on record, those that were added last first; each pair of statements once.

    speaker: who is one of the two, by name, or on whose behalf one speaks.
    since, until: as for `Ledger.statements`; one of the two must be dated so.

    Raises ValueError with a sentence for a date that cannot be.
    """
    found = ledger.contrary(since=since, until=until)

    def rows() -> Iterator[Contradiction]:
        seen: set[frozenset[str]] = set()
        while some := list(islice(found, _AT_ONCE)):
            whole = ledger.whole_statements([id for join in some for id in (join.one, join.other)])
            for join in some:
                one, other = whole.get(join.one), whole.get(join.other)
                if one is None or other is None or one.id == other.id:
                    continue  # rejected, removed or revised since, or joined by a person
                pair = frozenset((one.id, other.id))
                if pair in seen or (speaker and not any(is_meant(speaker, item.speaker) for item in (one, other))):
                    continue
                seen.add(pair)
                yield _contradiction(join, one, other)

    return rows()


def _contradiction(join: Join, one: Statement, other: Statement) -> Contradiction:
    if join.relation == "sides":
        return Contradiction(kind="speakers", rule=join.rule, score=join.score, one=one, other=other)
    if is_denial(one.carriers[0].cue, one.carriers[0].content, negated=one.negated):
        # The claim goes first, whichever was added first.
        one, other = other, one
    return Contradiction(kind="denial", rule=join.rule, score=join.score, one=one, other=other)
