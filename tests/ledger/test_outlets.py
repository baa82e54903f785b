"""Outlets counted by their articles, and the newest statements of each."""

from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record
from tests.ledger.conftest import TEXT

Make = Callable[..., Record]
URL = "https://bulletin.example/"


def filled(ledger: Ledger, make: Make) -> None:
    for number, outlet in enumerate(("The Velm Bulletin", "Radio Velm", "velm bulletin", None)):
        ledger.add(make(url=f"{URL}{number}", outlet=outlet))


def test_an_outlet_has_an_article_for_each_place_whatever_its_revisions(ledger: Ledger, make: Make) -> None:
    filled(ledger, make)
    ledger.add(make(url=f"{URL}1", outlet="Radio Velm", text=TEXT.replace("talk", "walk")))
    counted = [(item.name, item.articles) for item in ledger.outlet_page().outlets]
    assert counted == [("The Velm Bulletin", 2), ("Radio Velm", 1)]


def test_pages_of_outlets_do_not_shift_while_articles_are_added(ledger: Ledger, make: Make) -> None:
    filled(ledger, make)
    first = ledger.outlet_page(limit=1)
    for number in range(5, 9):
        ledger.add(make(url=f"{URL}{number}", outlet="Radio Velm" if number < 8 else "The Tarn Courier"))
    second = ledger.outlet_page(limit=1, page=first.next)
    assert [(item.name, item.articles) for item in (*first.outlets, *second.outlets)] == [
        ("The Velm Bulletin", 2), ("Radio Velm", 1),
    ]  # fmt: skip
    assert second.next is None
    assert [item.articles for item in ledger.outlet_page().outlets] == [4, 2, 1]
    with pytest.raises(ValueError, match="no mark of a page"):
        ledger.outlet_page(page="1.2")


def test_the_newest_statements_are_as_they_stand(ledger: Ledger, make: Make) -> None:
    filled(ledger, make)
    listed = [item.id for item in ledger.newest_statements(limit=3)]
    assert listed == [item.id for item in ledger.statements()][:0:-1]
    first, second = ledger.newest_statements(outlet="VELM Bulletin")
    assert {item.carriers[0].outlet for item in (first, second)} == {"The Velm Bulletin", "velm bulletin"}
    ledger.review(first.id, "correct", who="Mara", values={"speaker.name": "Oren Halvik"})
    ledger.review(second.id, "reject", who="Mara")
    assert [item.speaker.name for item in ledger.newest_statements(outlet="velm bulletin")] == ["Oren Halvik"]


def test_an_outlet_without_a_name_cannot_be_looked_for(ledger: Ledger) -> None:
    assert ledger.newest_statements(outlet="Nobody") == []
    with pytest.raises(ValueError, match="nothing in it"):
        ledger.newest_statements(outlet="…")
