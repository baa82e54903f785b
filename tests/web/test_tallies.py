"""How much is on record is told at once where that is quick, and later where it is not."""

import time

from onrecord.ledger import Ledger
from onrecord.web.tallies import Tallies
from tests.web.conftest import HOPES, RIVER, Add


def test_a_small_ledger_is_counted_at_once_and_again_when_it_grew(ledger: Ledger, add: Add) -> None:
    tallies = Tallies(ledger)
    add(RIVER)
    found = tallies.tally()
    assert found is not None
    assert (found.exact, found.counts["statements"]) == (True, 2)
    add(HOPES)
    again = tallies.tally()
    assert again is not None
    assert again.counts["statements"] == 3


def test_a_large_ledger_is_counted_meanwhile_and_the_last_figures_are_said_to_be_old(ledger: Ledger, add: Add) -> None:
    add(RIVER)
    tallies = Tallies(ledger, small=0)
    deadline = time.monotonic() + 20
    while (found := tallies.tally()) is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert (found.exact, found.counts["articles"]) == (True, 1)
    add(HOPES)
    old = tallies.tally()
    assert old is not None
    assert (old.exact, old.counts["articles"]) == (False, 1)
    while not (found := tallies.tally()) or not found.exact:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert found.counts["articles"] == 2
