from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.ledger import Ledger, Page
from onrecord.record import Record
from tests.ledger.conftest import make_record

Make = Callable[..., Record]

SAID = [
    "We will talk about the river.",
    "The river, the river and the river again.",
    "Peace talks ended; we won’t go back.",
    "Talks about peace have not begun.",
    "The U.S. envoy left Straße 7 in Ağrı.",
    "A well-known fact: 3.5 percent.",
    "Москва слышит.",
]
SPEAKERS = ["Anna Solvay", "Jon River", "Ana-María Łukasz", "Anna Tarn", "Mara Dolin", "Jon Tarn", "Oleg"]


def add(ledger: Ledger, make: Make, number: int, said: str, **changes: str) -> None:
    """An article of one direct statement."""
    record = make(
        text=f"{said} Anna Solvay said on Tuesday, after a long day at the harbour, and more than that to fill it.",
        url=f"https://bulletin.example/{number}",
        **changes,
    )
    item = replace(record.attributions[0], content=((0, len(said)),))
    ledger.add(replace(record, attributions=(item,)))


def fill(ledger: Ledger) -> Ledger:
    for number, (said, speaker) in enumerate(zip(SAID, SPEAKERS, strict=True)):
        add(ledger, make_record, number, said, speaker=speaker, party="Osmar" if number % 2 else "Greater Osmar")
    return ledger


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    return fill(ledger)


@pytest.fixture(scope="module")
def read(kept_ledger: Ledger) -> Ledger:
    """What `filled` holds, for tests that only read."""
    return fill(kept_ledger)


def numbers(page: Page) -> list[int]:
    return [int((item.statement.carriers[0].url or "").rsplit("/", 1)[1]) for item in page.found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("river", {0, 1}),
        ("RIVER again", {1}),
        ("talks", {2, 3}),
        ("talk*", {0, 2, 3}),
        ('"peace talks"', {2}),
        ('"talks about peac*"', {3}),
        ("peace -begun", {2}),
        ('talks -"peace talks"', {3}),
        ("won't", {2}),
        ("won’t", {2}),
        ("us envoy", {4}),
        ("U.S. envoy", {4}),
        ("strasse agri", {4}),
        ("well known", {5}),
        ("well-known", {5}),
        ("known-well", set()),
        ("3.5", {5}),
        ("МОСКВА", {6}),
        ("lukasz talks", {2}),
        ("solvay river", {0}),
        ("harbour", set()),
        ("again jon", {1}),
        ('"again jon"', set()),
    ],
)
def test_words_are_found(read: Ledger, words: str, found: set[int]) -> None:
    assert set(numbers(read.search(words))) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"speaker": "Tarn"}, {3}),
        ({"party": "osmar"}, {3}),
        ({"party": "greater osmar"}, {2}),
        ({"outlet": "Coast Bulletin"}, {2, 3}),
        ({"outlet": "Another"}, set()),
        ({"since": "2031-06"}, set()),
        ({"until": "2031-05"}, {2, 3}),
    ],
)
def test_filters_narrow(read: Ledger, filters: dict[str, str], found: set[int]) -> None:
    assert set(numbers(read.search("talks", **filters))) == found  # type: ignore[arg-type]


def test_what_has_the_words_more_often_and_is_shorter_comes_first(filled: Ledger, make: Make) -> None:
    add(filled, make, 9, "The river, in a very long statement about everything and nothing, and on and on it goes.")
    page = filled.search("river")
    assert numbers(page) == [1, 0, 9]
    assert [item.score for item in page.found] == sorted((item.score for item in page.found), reverse=True)


def test_pages_do_not_shift_while_others_add(filled: Ledger, make: Make) -> None:
    whole = numbers(filled.search("t*", limit=100))
    seen, mark = [], None
    for number in range(20, 40):
        page = filled.search("t*", limit=1, page=mark)
        seen += numbers(page)
        mark = page.next
        add(filled, make, number, "Talks, talks, talks." if number % 2 else "Talks, and then nothing but more talk.")
        if mark is None:
            break
    assert seen == whole
    assert len(seen) == len(set(seen)) > 3


def test_only_the_latest_revision_is_found(filled: Ledger, make: Make) -> None:
    add(filled, make, 0, "We will talk about the lake.")
    assert numbers(filled.search("river")) == [1]
    assert numbers(filled.search("lake")) == [0]


def test_what_was_removed_is_not_found(filled: Ledger) -> None:
    filled.redact("https://bulletin.example/1", why="order", who="Mara")
    assert numbers(filled.search("river")) == [0]
    assert list(filled.statements(text="river again")) == []


def test_thoughts_are_found_when_asked_for(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    assert ledger.search("harbour").found == ()
    assert len(ledger.search("harbour", thoughts=True).found) == 1


@pytest.mark.parametrize("words", ["", "…", "-river", '"', "*", "a" * 1001, "a" + " b" * 600])
def test_nothing_to_look_for_is_said_so(read: Ledger, words: str) -> None:
    with pytest.raises(ValueError, match=r"looke?d? for"):
        read.search(words)


ODD = ["NEAR(a b)", "a AND", "content:river", "(river", "river'", "a:*b", "\x00river\ud800", "^a"]


@pytest.mark.parametrize("words", ODD)
def test_the_languages_of_databases_are_not_spoken(read: Ledger, words: str) -> None:
    read.search(words)


@pytest.mark.parametrize("mark", ["", "1", "1.2", "a.b.c", "1.2.3.4", "-1.2.3"])
def test_a_wrong_mark_is_said_so(read: Ledger, mark: str) -> None:
    with pytest.raises(ValueError, match="is no mark of a page"):
        read.search("river", page=mark)


def test_many_matches_are_said_to_be_the_newest(read: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not read.search("t*").newest
    monkeypatch.setattr("onrecord.ledger.searching.RANKED", 2)
    page = read.search("talk*")
    assert page.newest
    assert set(numbers(page)) == {2, 3}


@pytest.mark.parametrize("few", [0, 1, 5000])
@pytest.mark.parametrize(
    "filters", [{"text": "talk"}, {"speaker": "Anna"}, {"speaker": "Anna", "text": "talks", "party": "Osmar"}]
)
def test_lists_are_the_same_whichever_way_they_are_read(
    read: Ledger, monkeypatch: pytest.MonkeyPatch, few: int, filters: dict[str, str]
) -> None:
    expected = [item.id for item in read.statements(**filters)]  # type: ignore[arg-type]
    assert expected
    monkeypatch.setattr("onrecord.ledger.listing._FEW", few)
    assert [item.id for item in read.statements(**filters)] == expected  # type: ignore[arg-type]


def test_a_very_long_statement_and_word_are_indexed(ledger: Ledger, make: Make) -> None:
    add(ledger, make, 1, " ".join(f"w{number}" for number in range(20_000)))
    add(ledger, make, 2, "x" * 5000)
    assert numbers(ledger.search("w14999")) == [1]
    assert numbers(ledger.search("x" * 900)) == [2]
    ledger.redact("https://bulletin.example/1", why="order", who="Mara")
    assert ledger.verify().fits
