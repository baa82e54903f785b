"""Matching what was added, without a page waiting for it: on a ledger that another program filled it takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock, Thread

from onrecord.ledger import Ledger, LedgerError
from onrecord.matching import actors, statements

SMALL = 400  # attributions, or names of speakers: so many are matched in about a second, while the page waits
_AT_ONCE = 40  # attributions in one transaction, since whoever adds meanwhile waits for it
_PAUSE = 0.2  # seconds between two transactions, in which whoever waits has the turn


class Matching:
    """Matches the statements and speakers of a ledger that are due. Safe to share between threads.

    What a page cannot wait for is done meanwhile, by one thread for each; where that is stopped, or fails, nothing is
    lost: whoever adds next, or `onrecord match`, goes on from there.
    """

    def __init__(self, ledger: Ledger, *, small: int = SMALL) -> None:
        self._ledger, self._small = ledger, small
        self._lock = Lock()
        self._meanwhile: dict[str, Thread] = {}

    def unmatched(self) -> int:
        """How many attributions are not matched with others yet."""
        return statements.count_unmatched(self._ledger)

    def soon(self) -> int:
        """Match the statements that are due, if they are few, and else begin to; how many are still due."""
        due = self.unmatched()
        if due <= self._small:
            statements.catch_up(self._ledger, at_once=_AT_ONCE)
            return 0
        self._begin("statements", lambda: statements.catch_up(self._ledger, at_once=_AT_ONCE, tell=_pause))
        return due

    def actors_soon(self) -> int:
        """Join the names of speakers that are due, if they are few, and else begin to; how many are still due."""
        due = actors.count_due(self._ledger)
        if due <= self._small:
            return 0  # whoever asks for an actor has these joined first
        self._begin("actors", lambda: actors.catch_up(self._ledger, tell=_pause))
        return due

    def _begin(self, what: str, work: Callable[[], object]) -> None:
        with self._lock:
            thread = self._meanwhile.get(what)
            if thread is None or not thread.is_alive():
                self._meanwhile[what] = Thread(target=_quietly, args=(work,), daemon=True)
                self._meanwhile[what].start()


def _quietly(work: Callable[[], object]) -> None:
    try:
        work()
    except LedgerError:  # closed, or out of reach: the page that needs it says so
        return


def _pause(*_: int) -> None:
    time.sleep(_PAUSE)
