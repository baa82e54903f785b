"""Who decided what, and how far people agree."""

import pytest

from onrecord.ledger import Ledger
from onrecord.review import agreement
from onrecord.review.agreement import kappa


def test_kappa_is_that_of_the_textbook() -> None:
    # 20 times both accept, 5 and 10 times one does, 15 times neither: p = 0.7, e = 0.5.
    first = ["accept"] * 25 + ["reject"] * 25
    second = ["accept"] * 20 + ["reject"] * 5 + ["accept"] * 10 + ["reject"] * 15
    assert kappa(first, second) == pytest.approx(0.4)
    assert kappa(["accept", "reject"], ["reject", "accept"]) == pytest.approx(-1)
    assert kappa(["accept"], ["accept"]) is None
    assert kappa([], []) is None


def test_the_last_verdict_of_each_counts(ledger: Ledger) -> None:
    ledger.review("s1", "reject", who="Mara")
    ledger.review("s1", "accept", who="Mara")
    taken = ledger.review("s1", "reject", who="Jon")
    ledger.review("s3", "correct", who="Mara", values={"act": "deny"})
    ledger.review("s3", "correct", who="Jon", values={"act": "state"}, why="no denial")
    ledger.review("s2", "accept", who="Jon")
    found = agreement(ledger)
    assert found.counts == {
        "Jon": {"accept": 1, "reject": 1, "correct": 1},
        "Mara": {"accept": 1, "reject": 0, "correct": 1},
    }
    (pair,) = found.pairs
    assert (pair.a, pair.b, pair.both, pair.agreement) == ("Jon", "Mara", 2, 0.5)
    assert pair.kappa == pytest.approx(1 / 3)
    assert [[item.statement for item in items] for items in found.differences] == [["s1", "s1"], ["s3", "s3"]]
    assert found.differences[1][1].why == "no denial"
    ledger.undo(taken.number, who="Jon")
    assert len(agreement(ledger).differences) == 1


def test_nobody_agrees_with_nobody(ledger: Ledger) -> None:
    assert agreement(ledger).pairs == ()
    ledger.review("s1", "accept", who="Mara")
    ledger.review("s3", "accept", who="Jon")
    (pair,) = agreement(ledger).pairs
    assert (pair.both, pair.agreement, pair.kappa) == (0, None, None)
