"""Reading an article on record again with another model, and what that changed. What people decided stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.ledger import Ledger
from onrecord.matching import Change, between_readings
from onrecord.record import Article, Decision, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What came of reading an article again.

    `outcome` is `reread`, or `known` where this model had read it, and nothing was done. `models` are the one that read
    it before and the one that read it now. `changes` are from the reading before to this one, and `same` counts the
    attributions that do not differ. `kept` counts the decisions that apply to this reading, and `queued` are those that
    do not.
    """

    article: str
    title: str | None
    outcome: Literal["reread", "known"]
    models: tuple[str, str]
    changes: tuple[Change, ...] = ()
    same: int = 0
    kept: int = 0
    queued: tuple[Decision, ...] = ()

    def count(self, what: str) -> int:
        """How many attributions were added, dropped, reworded or changed."""
        return sum(change.what == what for change in self.changes)


def read_again(ledger: Ledger, reference: str, *, model: str, read: Callable[[Article], Record]) -> Reread:
    """Read the article that `reference` means with `model`, by `read`, if it has not; a new reading is added.

    Raises LookupError with a sentence if it means no article or several, or if its text was removed.
    """
    old = ledger.record(reference)
    revision = next(item.revision for item in ledger.revisions(reference) if item.asked)
    known = Reread(article=old.article.identity, title=old.article.title, outcome="known", models=(old.model, model))
    if old.model == model:
        return known
    new = replace(read(old.article), article=old.article)
    if ledger.add_reading(new, revision=revision).outcome != "reread":
        return known
    changes, same = between_readings(old, new)
    found = ledger.reviewed(reference)
    return replace(
        known,
        outcome="reread",
        changes=changes,
        same=same,
        kept=sum(len(item.decisions) for item in found.items),
        queued=found.queued,
    )
