from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.matching import difference, history
from onrecord.record import Record

Make = Callable[..., Record]
URL = "https://bulletin.example/talks"
FIRST = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."
SECOND = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
THIRD = SECOND + "\n\nCorrection: an earlier version misquoted Ms Solvay."


@pytest.fixture
def edited(ledger: Ledger, make: Make) -> Ledger:
    for text in (FIRST, SECOND, THIRD):
        ledger.add(make(text=text))
    return ledger


def test_revisions_are_listed_from_the_first(edited: Ledger, make: Make) -> None:
    found = edited.revisions(URL)
    assert [(item.revision, item.attributions, item.removed, item.asked) for item in found] == [
        (1, 2, False, False),
        (2, 2, False, False),
        (3, 2, False, True),
    ]
    first = make(text=FIRST).article.identity
    assert found[0].id == first
    assert [item.asked for item in edited.revisions(first)] == [True, False, False]


def test_an_article_without_a_place_has_one_revision(ledger: Ledger, make: Make) -> None:
    id = ledger.add(make(url=None, title=None)).id
    assert [(item.revision, item.asked) for item in ledger.revisions(id)] == [(1, True)]


def test_a_revision_is_had_by_its_number(edited: Ledger, make: Make) -> None:
    assert edited.record(URL, revision=2) == make(text=SECOND)
    assert edited.record(make(text=THIRD).article.identity, revision=1) == make(text=FIRST)
    with pytest.raises(LookupError, match=f"there is no revision 4 of '{URL}'"):
        edited.record(URL, revision=4)


def test_history_tells_silent_edits_from_noted_ones(edited: Ledger) -> None:
    first, second, third = history(edited, URL)
    assert first.difference is None
    assert second.difference is not None
    assert second.difference.silent
    assert third.difference is not None
    assert [note.kind for note in third.difference.notes] == ["correction"]


def test_one_article_is_compared_with_the_revision_before(edited: Ledger, make: Make) -> None:
    second = make(text=SECOND).article.identity
    assert difference(edited, URL).old == second
    found = difference(edited, second)
    assert (found.old, found.new) == (make(text=FIRST).article.identity, second)
    assert difference(edited, second, URL).new == make(text=THIRD).article.identity


def test_a_first_revision_has_nothing_before_it(edited: Ledger, make: Make) -> None:
    with pytest.raises(LookupError, match="there is no revision before"):
        difference(edited, make(text=FIRST).article.identity)


def test_revisions_are_compared_as_one_model_read_them(edited: Ledger, make: Make) -> None:
    edited.add(make(text=THIRD, model="m2", speaker="A. Solvay"))
    assert difference(edited, URL).models == ("m1", "m2")
    edited.redact(URL, why="order", who="Mara")
    assert [step.difference is None for step in history(edited, URL)] == [True, False, True]


def test_a_newer_reading_of_both_is_taken(ledger: Ledger, make: Make) -> None:
    for text in (FIRST, SECOND):
        ledger.add(make(text=text))
        ledger.add(make(text=text, model="m2"))
    assert difference(ledger, URL).models == ("m2", "m2")
