"""The part of a ledger that goes out of it and comes into another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Unpack

from sqlalchemy import Engine

from onrecord.ledger.adding import Added, prepare
from onrecord.ledger.chain import adding
from onrecord.ledger.choosing import choose
from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.filters import Filters
from onrecord.ledger.history import Reading, list_entries, list_readings
from onrecord.ledger.merging import merge, merge_removed
from onrecord.ledger.noting import Decided, Noted, list_noted, merge_noted
from onrecord.ledger.removals import Removed
from onrecord.record import Record, View

Entry = Reading | Removed | Noted
"""What a ledger can be made again from, one after the other: see `Ledger.entries`."""


class Exchange:
    """What `Ledger` offers on whole readings."""

    _engine: Engine
    name: str

    def readings(self, *, view: View = "machine", **filters: Unpack[Filters]) -> Iterator[Reading]:
        """Every text on record, in the order it came: each reading of each revision, with its whole record.

        The filters are those of `statements`; with any but `thoughts`, only articles are read that carry a statement
        which passes them, each with all its revisions and readings. `Reading.fits` names the attributions that pass.
        What was removed (`redact`) is not there. With the view `corrected`, the newest reading of an article has its
        attributions as people corrected them, and not those that they rejected; filters go by that too.

        Raises ValueError with a sentence, at once, for a date or filter that cannot be.
        """
        choice = choose(view=view, **filters)

        def rows() -> Iterator[Reading]:
            with telling(self.name), snapshot(self._engine) as connection:
                yield from list_readings(connection, choice)

        return rows()

    def entries(self, **filters: Unpack[Filters]) -> Iterator[Entry]:
        """All that is on record, as it can be merged into another ledger: readings, removed ones, then decisions.

        What was removed is there without its words. The filters are those of `readings`: with any but `thoughts`, there
        are the articles that pass, the decisions on them, and nothing that was removed.

        Raises ValueError with a sentence, at once, for a date or filter that cannot be.
        """
        choice = choose(**filters)

        def rows() -> Iterator[Entry]:
            with telling(self.name), snapshot(self._engine) as connection:
                yield from list_entries(connection, choice)
                yield from list_noted(connection, choice)

        return rows()

    def merge(self, record: Record, *, occurrence: int = 1) -> Added:
        """Put a reading of another ledger on record, as it stood there (see `Reading.occurrence`).

        Unlike `add`, a text that is on record is known wherever in the history of its place it stands, and gets a
        reading that it lacks. Entries merged in the order of `entries` into an empty ledger give the same ledger;
        merging them again changes nothing. A text that was removed here (`redact`) does not come back.

        Raises ValueError with a sentence if the record does not hold together (`Record.check`).
        """
        rows = prepare(record)
        with telling(self.name), adding(self._engine, "merge") as ledger:
            return merge(ledger, rows, occurrence=occurrence)

    def merge_removed(self, removed: Removed) -> Added:
        """Put a reading on record whose text another ledger has removed: its text goes from this one too.

        Who removed it, when and why is taken over. Merging it again changes nothing.

        Raises ValueError with a sentence if it does not hold together.
        """
        removed.check()
        with telling(self.name):
            return merge_removed(self._engine, removed)

    def merge_decision(self, noted: Noted, *, undoes: int | None = None) -> Decided:
        """Put a decision of another ledger on record: by whom, when and why it was made there; known if it is here.

        `undoes` is the number that the decision which it takes back has here. Where both ledgers took the same one
        back, the undo that is here stands for the other.

        Raises ValueError with a sentence if it does not hold together, or its article is not on record.
        """
        noted.check()
        with telling(self.name), adding(self._engine, "merge") as ledger:
            return merge_noted(ledger, noted, undoes=undoes)
