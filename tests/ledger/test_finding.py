from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.record import Record

Make = Callable[..., Record]
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."


def test_an_id_or_its_beginning_finds_the_article(ledger: Ledger, make: Make) -> None:
    record = make()
    id = ledger.add(record).id
    for reference in (id, id.upper(), id[:4], id[:31]):
        assert ledger.record(reference) == record


def test_a_url_finds_the_latest_revision(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    latest = make(text=OTHER_TEXT)
    ledger.add(latest)
    assert ledger.record("https://bulletin.example/talks") == latest


def test_an_id_finds_its_own_revision(ledger: Ledger, make: Make) -> None:
    first = make()
    id = ledger.add(first).id
    ledger.add(make(text=OTHER_TEXT))
    assert ledger.record(id) == first


def test_an_id_that_came_back_finds_its_latest_revision(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    ledger.add(make(text=OTHER_TEXT))
    last = make(title="As it was")
    id = ledger.add(last).id
    assert ledger.record(id) == last


def test_a_callers_id_finds_the_latest_that_bears_it(ledger: Ledger, make: Make) -> None:
    ledger.add(make(id="17"))
    latest = make(id="17", text=OTHER_TEXT)
    ledger.add(latest)
    assert ledger.record("17") == latest


def test_a_callers_id_of_two_articles_is_ambiguous(ledger: Ledger, make: Make) -> None:
    ids = [ledger.add(make(id="17", url=f"https://bulletin.example/{number}")).id for number in range(2)]
    with pytest.raises(LookupError) as caught:
        ledger.record("17")
    assert "'17' may be any of" in str(caught.value)
    assert "(Harbour talks, The Coast Bulletin, 2031-05-06)" in str(caught.value)
    assert all(id[:12] in str(caught.value) for id in ids)


def test_a_beginning_of_several_ids_is_ambiguous(ledger: Ledger, make: Make) -> None:
    first: dict[str, Record] = {}
    for number in range(2000):  # among so many, two begin alike
        record = make(url=f"https://bulletin.example/{number}")
        twin = first.setdefault(record.article.identity[:4], record)
        if twin is not record:
            break
    ledger.add(twin)
    ledger.add(record)
    with pytest.raises(LookupError, match="may be any of"):
        ledger.record(record.article.identity[:4])


@pytest.mark.parametrize("reference", ["", "abc", "0000", "https://nowhere.example/", "%", "____", "\x00", "\ud800"])
def test_the_unknown_is_said_so(ledger: Ledger, make: Make, reference: str) -> None:
    ledger.add(make())
    with pytest.raises(LookupError, match="no article on record is called"):
        ledger.record(reference)


def test_articles_are_listed_at_their_latest_revision(ledger: Ledger, make: Make) -> None:
    ledger.add(make(id="17"))
    ledger.add(make(url=None, title=None, published=None))
    ledger.add(make(text=OTHER_TEXT, id="18"))
    bare, revised = ledger.articles()
    assert (bare.revision, bare.title, bare.published, bare.given_id) == (1, None, None, None)
    assert (revised.revision, revised.title, revised.published, revised.given_id) == (
        2, "Harbour talks", "2031-05-06", "18",
    )  # fmt: skip
    assert (revised.model, revised.attributions, revised.added_at[-1]) == ("m1", 2, "Z")
