from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]
A = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."
B = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
C = "Anna Solvay said on Tuesday: “We may talk.” Aides believe the harbour stays shut!!"


def texts(ledger: Ledger) -> str:
    """The texts of the one place in the order of their revisions."""
    names = {A: "A", B: "B", C: "C"}
    return "".join(names[item.record.article.text] for item in ledger.readings())


@pytest.mark.parametrize(
    ("here", "there", "merged"),
    [
        ("", "ABA", "ABA"),
        ("A", "AB", "AB"),
        ("AB", "A", "AB"),
        ("ABC", "AC", "ABC"),
        ("AB", "BA", "AB"),
        ("AB", "ABA", "ABA"),
        ("A", "ABA", "ABA"),
        ("BA", "ABA", "BA"),  # going back to A once more would follow A itself
        ("C", "AB", "CAB"),
    ],
)
def test_revisions_are_merged_and_never_doubled(ledger: Ledger, make: Make, here: str, there: str, merged: str) -> None:
    text = {"A": A, "B": B, "C": C}
    for name in here:
        ledger.add(make(text=text[name]))
    for _ in range(2):
        for number, name in enumerate(there):
            ledger.merge(make(text=text[name]), occurrence=there[: number + 1].count(name))
        assert texts(ledger) == merged


def test_an_older_revision_gets_a_reading_that_it_lacks(ledger: Ledger, make: Make) -> None:
    for text in (A, B):
        ledger.add(make(text=text))
    added = ledger.merge(make(text=A, model="m2"))
    assert (added.outcome, added.attributions) == ("reread", 2)
    assert ledger.merge(make(text=A, model="m2")).outcome == "known"
    assert ledger.counts()["revisions"] == 1
    assert [(item.revision, item.record.model) for item in ledger.readings()] == [(1, "m1"), (2, "m1"), (1, "m2")]


def test_what_merging_did_is_told(ledger: Ledger, make: Make) -> None:
    outcomes = [ledger.merge(make(text=text)) for text in (A, A, B)]
    assert [item.outcome for item in outcomes] == ["added", "known", "revision"]
    assert [item.attributions for item in outcomes] == [2, 2, 2]
    assert outcomes[2].previous == outcomes[0].id


def test_an_article_without_a_place_is_known_by_its_text(ledger: Ledger, make: Make) -> None:
    record = make(url=None, title=None)
    assert [ledger.merge(record).outcome for _ in range(2)] == ["added", "known"]


def test_a_text_that_was_removed_does_not_come_back(ledger: Ledger, make: Make) -> None:
    id = ledger.add(make()).id
    ledger.redact(id, who="An editor", why="by order of a court")
    for model in ("m1", "m2"):
        assert ledger.merge(make(model=model)).outcome == "removed"
    assert list(ledger.readings()) == []


def test_what_was_merged_can_be_verified(ledger: Ledger, make: Make) -> None:
    for text in (A, B):
        ledger.merge(make(text=text))
    ledger.merge(make(text=A, model="m2"))
    assert ledger.verify().misfit is None
