"""One entry of a ledger into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ledger.history import Reading
from onrecord.ledger.removals import Removed

if TYPE_CHECKING:
    from onrecord.ledger import Added, Decided, Entry, Ledger


class Merger:
    """Merges entries into a ledger, in their order; it remembers the numbers that decisions have there."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._numbers: dict[int, int] = {}

    def merge(self, entry: Entry) -> Added | Decided:
        """Put an entry on record. Raises ValueError with a sentence if it does not hold together."""
        if isinstance(entry, Reading):
            return self._ledger.merge(entry.record, occurrence=entry.occurrence)
        if isinstance(entry, Removed):
            return self._ledger.merge_removed(entry)
        made = entry.decision
        undoes = self._numbers.get(made.undoes) if made.undoes is not None else None
        decided = self._ledger.merge_decision(entry, undoes=undoes)
        if decided.number is not None:
            self._numbers[made.number] = decided.number
        return decided
