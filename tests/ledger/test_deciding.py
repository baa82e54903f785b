from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]
URL = "https://bulletin.example/talks"
TARGET = {"content": [[30, 43]]}


def test_a_decision_comes_back(ledger: Ledger, make: Make) -> None:
    id = ledger.add(make()).id
    made = ledger.decide(kind="edit", who="Mara", target=TARGET, value={"act": "deny"}, why="he denied it", article=URL)
    assert (made.number, made.article, made.target, made.value) == (1, id, TARGET, {"act": "deny"})
    assert ledger.decisions() == [made]
    assert ledger.decisions(article=URL) == [made]
    assert ledger.verify().fits


@pytest.mark.parametrize("value", [None, 1, "a\x00\ud800", [1.5, {"ü": None}], True])
def test_any_json_is_a_value(ledger: Ledger, value: object) -> None:
    ledger.decide(kind="merge", who="\x00", target={}, value=value)
    assert ledger.decisions()[0].value == value
    assert ledger.verify().fits


def test_an_undo_is_a_row_of_its_own_and_can_be_undone(ledger: Ledger) -> None:
    first = ledger.decide(kind="merge", who="Mara", target={"actors": [1, 2]})
    second = ledger.undo(first.number, who="Jon", why="two people")
    assert (second.kind, second.undoes) == ("undo", 1)
    assert ledger.decisions() == []
    assert ledger.decisions(undone=True) == [first, second]
    ledger.undo(second.number, who="Mara")
    assert ledger.decisions() == [first]
    assert ledger.verify().fits


def test_what_cannot_be_decided_is_said_so(ledger: Ledger) -> None:
    made = ledger.decide(kind="merge", who="Mara", target={})
    ledger.undo(made.number, who="Mara")
    with pytest.raises(ValueError, match="decision 1 was taken back before, by decision 2"):
        ledger.undo(1, who="Jon")
    with pytest.raises(LookupError, match="there is no decision 9"):
        ledger.undo(9, who="Jon")
    with pytest.raises(ValueError, match="needs a kind and somebody"):
        ledger.decide(kind="merge", who=" ", target={})
    with pytest.raises(ValueError, match=r"with Ledger\.undo"):
        ledger.decide(kind="undo", who="Mara", target={})
    with pytest.raises(LookupError, match="no article on record"):
        ledger.decide(kind="accept", who="Mara", target={}, article="nowhere")
    assert len(ledger.decisions(undone=True)) == 2
