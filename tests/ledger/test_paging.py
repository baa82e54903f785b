"""Lists a page at a time: every row once, whatever is added meanwhile."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record, Statement
from tests.support.made import made

Make = Callable[..., Record]


def pages(ledger: Ledger, *, limit: int, meanwhile: Callable[[], object] = lambda: None, **filters: str) -> list[str]:
    """The ids of all pages, one after the other; `meanwhile` happens between them."""
    found: list[str] = []
    page = None
    while True:
        shown = ledger.statement_page(limit=limit, page=page, **filters)  # type: ignore[arg-type]
        assert 0 < len(shown.statements) <= limit
        found += [item.id for item in shown.statements]
        page = shown.next
        if page is None:
            return found
        meanwhile()


def filled(ledger: Ledger, make: Make) -> None:
    for number in range(5):
        ledger.add(made(number))
    for number, date in enumerate((None, "2031", None, "2030-W10")):
        ledger.add(make(url=f"https://bulletin.example/{number}", said_on=date, published=date))


@pytest.mark.parametrize("limit", [1, 7, 100])
def test_pages_hold_the_whole_list_in_its_order(ledger: Ledger, make: Make, limit: int) -> None:
    filled(ledger, make)
    assert pages(ledger, limit=limit) == [item.id for item in ledger.statements()]


def test_dates_of_several_days_are_listed_from_any_of_them(ledger: Ledger, make: Make) -> None:
    dates = ("2030", "2031-02", "2031-02-10", "2031-02-20", "2031-02-15/2031-03", "2031-W10", "2032", None)
    for number, date in enumerate(dates):
        ledger.add(make(url=f"https://bulletin.example/{number}", said_on=date, published=None))
    found = [item.said_on for item in ledger.statements(since="2031-02-15")]
    assert found == ["2031-02", "2031-02-15/2031-03", "2031-02-20", "2031-W10", "2032"]
    assert [item.said_on for item in ledger.statements(since="2031-02-15", party="Osmar")] == found
    ids = [item.id for item in ledger.statements(since="2031-02-15")]
    assert pages(ledger, limit=1, since="2031-02-15") == ids
    assert pages(ledger, limit=2, since="2031-02-15", until="2031-02-28") == ids[:3]


@pytest.mark.parametrize("filters", [{"speaker": "Solvay"}, {"party": "Osmar"}, {"text": "we will"}, {"since": "2031"}])
def test_pages_of_a_filtered_list(ledger: Ledger, make: Make, filters: dict[str, str]) -> None:
    filled(ledger, make)
    whole = [item.id for item in ledger.statements(**filters)]  # type: ignore[arg-type]
    assert len(whole) > 1
    assert pages(ledger, limit=1, **filters) == whole


def test_what_is_added_meanwhile_shifts_no_page(ledger: Ledger, make: Make) -> None:
    filled(ledger, make)
    before = [item.id for item in ledger.statements()]
    more = iter([made(number) for number in range(100, 120)])

    def add_one() -> None:
        if (record := next(more, None)) is not None:
            ledger.add(record)

    found = pages(ledger, limit=3, meanwhile=add_one)
    assert len(set(found)) == len(found)
    assert [id for id in found if id in before] == before


def test_a_correction_is_paged_where_it_now_stands(ledger: Ledger, make: Make) -> None:
    filled(ledger, make)
    first, second, *_ = ledger.statements(speaker="Solvay")
    ledger.review(first.id, "correct", who="Mara", values={"speaker.name": "Anna Solway"})
    ledger.review(second.id, "reject", who="Mara")
    whole = [item.id for item in ledger.statements()]
    assert pages(ledger, limit=2) == whole
    assert second.id not in whole
    assert pages(ledger, limit=2, view="machine") == [item.id for item in ledger.statements(view="machine")]


@pytest.mark.parametrize("mark", ["", "12", "2031-13-01.1.1", "-.1", "x.1.1", "-.1.1.1", "-.1.99999999999", "٢.1.1"])
def test_a_mark_that_is_none_is_refused_with_a_sentence(ledger: Ledger, mark: str) -> None:
    with pytest.raises(ValueError, match="no mark of a page"):
        ledger.statement_page(page=mark)


def test_articles_are_paged_in_the_order_they_were_added(ledger: Ledger, make: Make) -> None:
    for number in range(7):
        outlet = "The Coast Bulletin" if number % 2 else "Radio Velm"
        ledger.add(make(url=f"https://bulletin.example/{number}", outlet=outlet))
    first = ledger.article_page(limit=4)
    second = ledger.article_page(limit=4, page=first.next)
    assert [*first.articles, *second.articles] == list(ledger.articles())
    assert second.next is None
    assert {item.outlet for item in ledger.article_page(outlet="coast bulletin").articles} == {"The Coast Bulletin"}


@pytest.mark.parametrize("asked", [{"page": "x"}, {"page": "1.2"}, {"outlet": "…"}, {"limit": 0}])
def test_an_article_page_that_cannot_be_is_refused(ledger: Ledger, asked: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"mark|looked for|one item"):
        ledger.article_page(**asked)  # type: ignore[arg-type]


def test_dates_rise_and_the_undated_come_last(ledger: Ledger, make: Make) -> None:
    filled(ledger, make)
    found: list[Statement] = []
    page = None
    for _ in range(100):
        shown = ledger.statement_page(limit=5, page=page)
        found += shown.statements
        page = shown.next
        if page is None:
            break
    days = [item.said_on for item in found if item.said_on and len(item.said_on) == 10]
    assert all(a <= b for a, b in pairwise(days))
    assert [item.said_on for item in found[-2:]] == [None, None]
