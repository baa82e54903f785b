"""Rows that may bear on a question, in both stores."""

from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.folding import fold, tokens
from onrecord.ledger.gathering import phrase_of, stands_in
from onrecord.record import Record

Make = Callable[..., Record]


def test_gathers_what_has_a_word_and_a_party(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    (item,) = ledger.gather(words=["nothing", "talk*"], parties=["the OSMAR", "Tarn"])
    assert (item.speaker, item.party, item.content, item.said_on) == (
        "Anna Solvay",
        "Osmar",
        "We will … talk.",
        "2031-05-05",
    )
    assert item.first is not None
    assert item.first.isoformat() == "2031-05-05"


@pytest.mark.parametrize(
    ("words", "parties"),
    [(["walk"], ["Osmar"]), (["talk"], ["Tarn"]), (["talk"], ["Solvay"]), ([], ["Osmar"]), (["talk"], [])],
)
def test_gathers_nothing_else(ledger: Ledger, make: Make, words: list[str], parties: list[str]) -> None:
    ledger.add(make())
    assert ledger.gather(words=words, parties=parties) == []


def test_a_speakers_whole_name_may_stand_for_the_party(ledger: Ledger, make: Make) -> None:
    ledger.add(make(party=None))
    assert len(ledger.gather(words=["talk"], parties=["anna solvay"])) == 1


def test_dates_and_revisions_are_heeded(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    ledger.add(make(text="Anna Solvay said on Tuesday: “We will walk.” Aides believe the harbour stays shut."))
    assert ledger.gather(words=["talk"], parties=["Osmar"]) == []
    assert len(ledger.gather(words=["walk"], parties=["Osmar"], since="2031-05", until="2031-05")) == 1
    assert ledger.gather(words=["walk"], parties=["Osmar"], since="2031-06") == []


def test_corrected_words_are_gathered_in_place_of_those_read(ledger: Ledger, make: Make) -> None:
    article = ledger.add(make()).id
    ledger.review(f"{article} a1", "correct", who="ada", values={"speaker.party": "Tarn"})
    assert ledger.gather(words=["talk"], parties=["Osmar"]) == []
    (item,) = ledger.gather(words=["talk"], parties=["Tarn"])
    assert item.party == "Tarn"
    ledger.review(f"{article} a1", "reject", who="ada")
    assert ledger.gather(words=["talk"], parties=["Tarn"]) == []


def test_texts_by_the_rows_of_their_articles(ledger: Ledger, make: Make) -> None:
    record = make()
    ledger.add(record)
    (item,) = ledger.gather(words=["talk"], parties=["Osmar"])
    assert ledger.texts_of([item.article_seq, 10**9]) == {item.article_seq: record.article.text}


@pytest.mark.parametrize(
    ("words", "stands"),
    [("the Harbour", True), ("harb*", True), ("harb", False), ("harbour st*", True), ("*", None)],
)
def test_words_stand_in_a_text_as_a_search_finds_them(words: str, stands: bool | None) -> None:
    phrase = phrase_of(words)
    known = tokens(fold("Aides believe THE harbour stays shut."))
    assert (phrase and stands_in(phrase, known)) == stands
