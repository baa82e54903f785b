from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.record import Record
from tests.ledger.tampering import tamper

Make = Callable[..., Record]
URL = "https://bulletin.example/talks"
SECRET = "Anna Solvay said on Tuesday: “We zanzibar talk.” Aides believe the harbour stays shut."


@pytest.fixture
def filled(ledger: Ledger, make: Make) -> Ledger:
    """An article read by two models and decided on, and another."""
    ledger.add(make(text=SECRET, title="Zanzibar", speaker="Zanzibar"))
    ledger.add(make(text=SECRET, title="Zanzibar", speaker="Zanzibar", model="m2"))
    ledger.decide(kind="edit", who="Mara", target={"words": "Zanzibar"}, value="Zanzibar", why="Zanzibar", article=URL)
    ledger.add(make(url="https://bulletin.example/other"))
    return ledger


def test_the_words_go_and_the_ledger_still_fits(filled: Ledger) -> None:
    kept = filled.head()
    gone = filled.redact(URL, why="order 7", who="Mara")
    assert (gone.who, gone.why, gone.attributions) == ("Mara", "order 7", 4)
    found = filled.verify(head=kept.digest)
    assert found.misfit is None
    assert found.redacted == (gone,)
    assert (found.since, found.rows["attributions"], found.rows["redactions"]) == (1, 6, 1)


def test_what_was_removed_is_no_longer_listed(filled: Ledger) -> None:
    gone = filled.redact(URL, why="order 7", who="Mara")
    assert [item.carriers[0].url for item in filled.statements()] == ["https://bulletin.example/other"]
    removed, other = filled.articles()
    assert (removed.id, removed.title, removed.url, removed.removed) == (gone.article, None, URL, True)
    assert not other.removed
    assert filled.counts()["statements"] == 2
    with pytest.raises(LookupError, match=r"removed on .* by Mara, because: order 7"):
        filled.record(URL)
    (decision,) = filled.decisions()
    assert (decision.target, decision.value, decision.why) == ({}, None, None)


@pytest.mark.parametrize("model", ["m1", "m3"])
def test_a_removed_text_does_not_come_back(filled: Ledger, make: Make, model: str) -> None:
    filled.redact(URL, why="order 7", who="Mara")
    again = make(text=SECRET, model=model)
    assert filled.has(again.article, model=model)
    before = filled.head()
    assert filled.add(again).outcome == "removed"
    assert filled.head() == before
    assert filled.add(make(text=SECRET + " More.")).outcome == "revision"
    with pytest.raises(LookupError, match="was removed"):
        filled.decide(kind="accept", who="Mara", target={}, article=again.article.identity)


def test_what_was_removed_cannot_be_removed_again(filled: Ledger) -> None:
    filled.redact(URL, why="order 7", who="Mara")
    with pytest.raises(LookupError, match="was removed before, on 20"):
        filled.redact(URL, why="order 8", who="Mara")
    with pytest.raises(LookupError, match="no article on record"):
        filled.redact("nowhere", why="order 8", who="Mara")
    with pytest.raises(ValueError, match="needs a reason"):
        filled.redact("nowhere", why=" ", who="Mara")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE articles SET text = 'Another' WHERE seq = 1", "has words again"),
        ("UPDATE attributions SET cue = 'said' WHERE seq = 3", "has words again"),
        ("UPDATE attributions SET negated = NOT negated WHERE seq = 3", "row 3 of attributions"),
        ("UPDATE articles SET outlet = 'Another' WHERE seq = 1", "row 1 of articles"),
        ("UPDATE redactions SET why = 'none'", "row 1 of redactions"),
        ("DELETE FROM redactions", "row 1 of articles"),
        ("UPDATE articles SET text = '', title = NULL WHERE seq = 2", "row 2 of articles"),
    ],
)
def test_changes_around_a_removal_are_found(filled: Ledger, store: str, change: str, told: str) -> None:
    filled.redact(URL, why="order 7", who="Mara")
    tamper(store, change)
    assert told in str(filled.verify().misfit)


def test_the_words_leave_the_file(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make(text=SECRET, title="Zanzibar", speaker="Zanzibar", url=None))
        for number in range(30):
            ledger.add(make(url=f"https://bulletin.example/{number}"))
        ledger.redact(next(ledger.articles()).id, why="order 7", who="Mara")
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
    assert b"zanzibar" not in left
    assert b"order 7" in left


def test_a_text_that_its_place_went_back_to_goes_each_time(filled: Ledger, make: Make) -> None:
    filled.add(make(text=SECRET + " More."))
    filled.add(make(text=SECRET))
    gone = filled.redact(URL, why="order 7", who="Mara")
    assert [item.removed for item in filled.revisions(URL)] == [True, False, True]
    found = filled.verify()
    assert (found.misfit, {item.article for item in found.redacted}) == (None, {gone.article})
    with pytest.raises(LookupError, match="was removed before"):
        filled.redact(gone.article, why="order 8", who="Mara")
