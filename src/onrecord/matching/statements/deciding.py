"""What people decide of statements: that two are one, or that one is two. It goes before what the machine found."""

from __future__ import annotations

from onrecord.ledger import Ledger
from onrecord.ledger.joined import OTHER, SAME
from onrecord.matching.statements.keeping import catch_up
from onrecord.record import Decision


def join(ledger: Ledger, one: str, other: str, *, who: str, why: str | None = None) -> Decision:
    """Have two statements be one from now on, with all carriers of both; `Ledger.undo` takes it back.

    `one` and `other` are ids (*s12*). The decision hangs on the contents, so that it holds for later readings too.

    Raises LookupError with a sentence where lists show none of an id, ValueError where both are one already.
    """
    return _decide(ledger, SAME, one, other, who=who, why=why)


def split(ledger: Ledger, one: str, other: str, *, who: str, why: str | None = None) -> Decision:
    """Have two attributions that were joined be two statements from now on; see `join`.

    What was joined to one of them stays there; what was joined to both goes with the first that it was joined to.
    """
    return _decide(ledger, OTHER, one, other, who=who, why=why)


def _decide(ledger: Ledger, kind: str, one: str, other: str, *, who: str, why: str | None) -> Decision:
    catch_up(ledger)
    first, second = ledger.statement(one), ledger.statement(other)
    together = first.id == second.id
    if one.strip() == other.strip() or together is (kind == SAME):
        raise ValueError(
            f"{one} and {other} are one statement already" if together else f"{one} and {other} are two statements"
        )
    target = {"one": ledger.anchor(one), "other": ledger.anchor(other)}
    return ledger.decide(kind=kind, who=who, target=target, why=why)
