"""How an article was edited over time: its revisions, and what differs from each to the next."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from onrecord.ledger import Ledger, Revision
from onrecord.matching.differences import Difference, compare
from onrecord.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One revision, and what differs from the one before; null for the first, and where either text was removed."""

    revision: Revision
    difference: Difference | None


def history(ledger: Ledger, reference: str) -> list[Step]:
    """The revisions of the article that `reference` means (see `Ledger.record`), the first one first.

    Raises LookupError with a sentence if it means none or several.
    """
    revisions = ledger.revisions(reference)
    steps = [Step(revision=revisions[0], difference=None)]
    for old, new in pairwise(revisions):
        removed = old.removed or new.removed
        steps.append(
            Step(revision=new, difference=None if removed else between(ledger, reference, old.revision, new.revision))
        )
    return steps


def difference(ledger: Ledger, first: str, second: str | None = None) -> Difference:
    """What differs between two articles; from the revision before it, if only one is given.

    Raises LookupError with a sentence if one means no article or several, was removed, or has no earlier revision.
    """
    if second is not None:
        new = ledger.record(second)
        return compare(_alike(ledger, first, None, model=new.model), new)
    asked = next(item for item in ledger.revisions(first) if item.asked)
    if asked.revision == 1:
        raise LookupError(f"there is no revision before {first!r} on record: name two articles to compare")
    return between(ledger, first, asked.revision - 1, asked.revision)


def between(ledger: Ledger, reference: str, old: int, new: int) -> Difference:
    """What differs between two revisions of an article, by their numbers (1, 2, …), whichever is the earlier.

    Raises LookupError with a sentence if `reference` means no article or several, if there is no such revision, or its
    text was removed.
    """
    later = ledger.record(reference, revision=new)
    return compare(_alike(ledger, reference, old, model=later.model), later)


def _alike(ledger: Ledger, reference: str, revision: int | None, *, model: str) -> Record:
    """The record as `model` read it, so that only the text can make a difference; else as it was read last."""
    with suppress(LookupError):
        return ledger.record(reference, model=model, revision=revision)
    return ledger.record(reference, revision=revision)
