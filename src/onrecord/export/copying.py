"""One ledger into another, of whatever database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.export.merging import Merger

if TYPE_CHECKING:
    from onrecord.ledger import Added, Decided, Ledger


def copy_ledger(source: Ledger, target: Ledger) -> Iterator[Added | Decided]:
    """Put all that is on record in `source` on record in `target` too, and tell of each entry what became of it.

    What `target` has stays, nothing is doubled (see `Ledger.merge`), and each reading is there whole or not at all: a
    copy that was stopped goes on where it is run again. A text that was removed from `source` goes from `target` too.
    When a row was added is each ledger's own; when somebody decided or removed something is taken over.
    """
    merger = Merger(target)
    for entry in source.entries():
        yield merger.merge(entry)
