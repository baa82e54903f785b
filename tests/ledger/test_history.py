from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]
TEXT = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
ELSEWHERE = "https://northern-star.example/1"


def test_each_reading_comes_in_the_order_it_was_added(ledger: Ledger, make: Make) -> None:
    records = [make(), make(url=ELSEWHERE), make(model="m2"), make(text=OTHER_TEXT), make(url=ELSEWHERE, model="m2")]
    for record in records:
        ledger.add(record)
    assert [reading.record for reading in ledger.readings()] == records


def test_more_readings_than_are_read_at_once(ledger: Ledger, make: Make) -> None:
    records = [make(url=f"https://bulletin.example/{number}") for number in range(120)]
    for record in records:
        ledger.add(record)
    assert [reading.record for reading in ledger.readings()] == records


def test_a_reading_knows_its_revision_and_how_often_its_text_stood_there(ledger: Ledger, make: Make) -> None:
    first, second, third = (ledger.add(make(text=text)) for text in (TEXT, OTHER_TEXT, TEXT))
    found = [(item.revision, item.occurrence, item.previous, item.latest) for item in ledger.readings()]
    assert found == [(1, 1, None, False), (2, 1, first.id, False), (3, 2, second.id, True)]
    assert third.id == first.id


def test_only_the_newest_reading_is_the_newest(ledger: Ledger, make: Make) -> None:
    for model in ("m1", "m2"):
        ledger.add(make(model=model))
    assert [(item.record.model, item.newest) for item in ledger.readings()] == [("m1", False), ("m2", True)]


def test_an_article_that_says_nothing_is_there(ledger: Ledger, make: Make) -> None:
    silent = replace(make(), attributions=())
    ledger.add(silent)
    assert [item.record for item in ledger.readings()] == [silent]


def test_articles_without_a_place_are_there(ledger: Ledger, make: Make) -> None:
    for text in (TEXT, OTHER_TEXT):
        ledger.add(make(url=None, title=None, text=text))
    assert [(item.revision, item.occurrence, item.previous) for item in ledger.readings()] == [(1, 1, None)] * 2


def test_filters_choose_articles_with_all_their_revisions(ledger: Ledger, make: Make) -> None:
    ledger.add(make(speaker="Bero Lind"))
    ledger.add(make(text=OTHER_TEXT))
    ledger.add(make(url=ELSEWHERE, speaker="Bero Lind"))
    assert [item.revision for item in ledger.readings(speaker="Solvay")] == [1, 2]
    assert [item.record.article.url for item in ledger.readings(speaker="Lind")] == [ELSEWHERE]
    assert list(ledger.readings(speaker="Nobody")) == []


def test_filters_choose_an_article_without_a_place(ledger: Ledger, make: Make) -> None:
    record = make(url=None, title=None)
    ledger.add(record)
    ledger.add(make(speaker="Bero Lind"))
    assert [item.record for item in ledger.readings(speaker="Solvay")] == [record]


def test_what_fits_is_named(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    for filters, fits in (
        ({}, {"a1"}),
        ({"thoughts": True}, {"a1", "a2"}),
        ({"speaker": "Solvay", "thoughts": True}, {"a1"}),
        ({"outlet": "Coast Bulletin"}, {"a1"}),
        ({"since": "2031-05-05", "until": "2031-05"}, {"a1"}),
    ):
        assert [set(item.fits) for item in ledger.readings(**filters)] == [fits]


def test_a_filter_that_cannot_be_is_refused_at_once(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="exchange the two"):
        ledger.readings(since="2032", until="2031")
