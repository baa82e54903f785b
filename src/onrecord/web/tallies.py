"""How much is on record, without a page waiting for it: counting a large ledger takes longer than a page may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock, Thread

from onrecord.ledger import Ledger, LedgerError

SMALL = 2_000  # transactions: so many are counted while the page waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The figures of `Ledger.counts`; `exact` is false where something was added since they were counted."""

    counts: Mapping[str, int]
    exact: bool


class Tallies:
    """Counts a ledger when it is asked to, and again where it has grown. Safe to share between threads."""

    def __init__(self, ledger: Ledger, *, small: int = SMALL) -> None:
        self._ledger, self._small = ledger, small
        self._lock = Lock()
        self._known: tuple[int, Mapping[str, int]] | None = None
        self._counting: Thread | None = None

    def tally(self) -> Tally | None:
        """What was counted last; null until a large ledger has been counted for the first time."""
        now = self._ledger.head().transactions
        known = self._known
        if known is None or known[0] != now:
            if now <= self._small:
                self._count(now)
            else:
                self._count_meanwhile(now)
            known = self._known
        return Tally(counts=known[1], exact=known[0] == now) if known else None

    def _count_meanwhile(self, now: int) -> None:
        with self._lock:
            if self._counting is None or not self._counting.is_alive():
                self._counting = Thread(target=self._count, args=(now,), daemon=True)
                self._counting.start()

    def _count(self, now: int) -> None:
        try:
            self._known = (now, self._ledger.counts())
        except LedgerError:  # closed, or out of reach: the page that needs it says so
            return
