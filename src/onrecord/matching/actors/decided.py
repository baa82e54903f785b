"""What people decided about actors: this one is that one, or is not. Rows of the ledger's decisions, never changed.

A decision names no one: it points at attributions in which each of the two speaks (see `onrecord.ledger.judged`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from onrecord.ledger.schema import decisions, judged
from onrecord.matching.actors.joining import Pairs

SAME, OTHER = "same-actor", "other-actor"

_one, _other = judged.alias("one_side"), judged.alias("other_side")


def read_pairs(connection: Connection, seqs: Sequence[int]) -> Pairs:
    """What the decisions in force say of these figures and others; of several on one pair, the last."""
    query = (
        select(_one.c.figure, _other.c.figure, decisions.c.kind)
        .join(_other, _other.c.decision == _one.c.decision)
        .join(decisions, decisions.c.seq == _one.c.decision)
        .where(
            _one.c.side == 0,
            _other.c.side == 1,
            _one.c.figure != _other.c.figure,
            decisions.c.kind.in_((SAME, OTHER)),
            or_(_one.c.figure.in_(seqs), _other.c.figure.in_(seqs)),
        )
        .order_by(decisions.c.seq)
    )
    return {frozenset((one, other)): kind == SAME for one, other, kind in connection.execute(query)}


def partners_of(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """The figures that some decision points at together with any of these."""
    about = select(judged.c.decision).where(judged.c.figure.in_(seqs))
    query = select(judged.c.figure).where(judged.c.decision.in_(about), judged.c.figure.is_not(None))
    return set(connection.execute(query).scalars())


def decision_on(connection: Connection, one: int, other: int) -> int | None:
    """The number of the last decision that says of two figures that they are the same."""
    query = (
        select(_one.c.decision)
        .join(_other, _other.c.decision == _one.c.decision)
        .join(decisions, decisions.c.seq == _one.c.decision)
        .where(_one.c.side != _other.c.side, _one.c.figure == one, _other.c.figure == other, decisions.c.kind == SAME)
        .order_by(_one.c.decision.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()
