"""How much is on record, counted by what is kept, is what lists show; in both stores."""

from collections.abc import Callable

from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up, join
from onrecord.record import Record
from tests.ledger.conftest import TEXT
from tests.support.carriers import carrying

QUOTE = "“We will not open the locks before the river has thawed.”"


def agrees(ledger: Ledger) -> dict[str, int]:
    """The counts, which lists bear out."""
    counts = ledger.counts()
    assert counts["statements"] == len(list(ledger.statements(thoughts=True)))
    assert counts["articles"] == len(list(ledger.articles()))
    assert counts["outlets"] == len(ledger.outlet_page(limit=1000).outlets)
    return counts


def test_what_several_articles_carry_is_counted_once_whatever_becomes_of_them(ledger: Ledger) -> None:
    records = [
        carrying(
            f"{QUOTE} Ada Moss said. {outlet}", ("Ada Moss", QUOTE), outlet=outlet, url=f"https://{outlet}.example/1"
        )
        for outlet in "abcd"
    ]
    for record in records:
        ledger.add(record)
    assert agrees(ledger)["statements"] == 4
    catch_up(ledger)
    assert agrees(ledger)["statements"] == 1
    first = ledger.review("s1", "reject", who="Mara")
    assert agrees(ledger)["statements"] == 1
    ledger.redact("https://b.example/1", why="an order", who="Mara")
    assert agrees(ledger)["statements"] == 1
    text = f"Nobody spoke. {QUOTE} Eva Lind said."
    ledger.add(carrying(text, ("Eva Lind", QUOTE), outlet="c", url="https://c.example/1"))
    catch_up(ledger)
    assert agrees(ledger) == {
        "articles": 4, "revisions": 1, "readings": 5, "attributions": 5, "statements": 2, "speakers": 2, "outlets": 4,
    }  # fmt: skip
    ledger.review("s4", "reject", who="Mara")
    assert agrees(ledger)["statements"] == 1
    ledger.undo(first.number, who="Mara")
    assert agrees(ledger)["statements"] == 2
    join(ledger, "s1", "s5", who="Mara")
    assert agrees(ledger)["statements"] == 1


def test_of_readings_and_revisions_the_last_are_counted(ledger: Ledger, make: Callable[..., Record]) -> None:
    ledger.add(make())
    ledger.add(make(model="m2", speaker="Oren Halvik"))
    assert agrees(ledger)["speakers"] == 1
    for text in (TEXT.replace("talk", "walk"), TEXT):
        ledger.add(make(text=text))
    ledger.add(make(url=None, outlet=None, title=None))
    assert agrees(ledger) == {
        "articles": 2, "revisions": 2, "readings": 5, "attributions": 10, "statements": 4, "speakers": 1, "outlets": 1,
    }  # fmt: skip
