"""What is made from the rows is compared with what these give; in both stores."""

from collections.abc import Iterator

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching import actors
from onrecord.matching.statements import catch_up, join, split
from onrecord.matching.verifying import verify_derived
from tests.ledger.conftest import postgres, store  # noqa: F401
from tests.ledger.tampering import tamper
from tests.support.carriers import carrying
from tests.support.speaking import minister, speaking

QUOTE = "“We will not open the locks before the river has thawed.”"
OTHER = "“Nobody asked the fishermen what the new harbour would cost them.”"


@pytest.fixture
def ledger(store: str) -> Iterator[Ledger]:  # noqa: F811
    """A statement that three articles carry, one that another speaker has too, and decisions of every kind."""
    with open_ledger(store) as opened:
        for outlet in "abc":
            opened.add(carrying(f"{QUOTE} Ada Moss said. {outlet}", ("Ada Moss", QUOTE), outlet=outlet))
        opened.add(carrying(f"{QUOTE} Ian Reed said.", ("Ian Reed", QUOTE), outlet="d"))
        opened.add(carrying(f"{OTHER} Eva Lind said.", ("Eva Lind", OTHER), outlet="a"))
        opened.add(speaking(minister("Michael Moss", "director"), "Moss", url="https://e.example/1"))
        opened.add(speaking(minister("Mike Moss", "envoy", None), url="https://e.example/2"))
        catch_up(opened)
        split(opened, "s1", "s3", who="Mara")
        join(opened, "s1", "s5", who="Mara")
        actors.join(opened, "Michael Moss", "Mike Moss", who="Mara")
        opened.review("s4", "correct", who="Mara", values={"speaker.name": "Jan Reed"})
        yield opened


def test_what_is_made_from_the_rows_fits_and_is_the_same_made_anew(ledger: Ledger) -> None:
    told: list[tuple[int, int]] = []
    found = verify_derived(ledger, tell=lambda done, total: told.append((done, total)))
    assert (found.fits, found.misfit) == (True, None)
    assert found.rows == {"spoken": 8, "figures": 6, "judged": 1, "clusters": 3, "joins": 6}
    assert told == [(0, 7), (7, 7)]
    before = {item.name for item in actors.list_actors(ledger)}, [item.id for item in ledger.statements()]
    ledger.make_derived_anew()
    assert verify_derived(ledger).rows == found.rows
    assert ({item.name for item in actors.list_actors(ledger)}, [item.id for item in ledger.statements()]) == before


@pytest.mark.parametrize(
    ("done", "says"),
    [
        ("UPDATE spoken SET figure = 2 WHERE seq = 1", "row 1 of spoken (article"),
        ("UPDATE spoken SET dated_first = '2031-01-01' WHERE seq = 5", "row 5 of spoken (article"),
        ("DELETE FROM spoken WHERE seq = 6", "row 6 of spoken (article"),
        ("INSERT INTO spoken VALUES (99, 98, 1, NULL)", "row 99 of spoken is"),
        ("UPDATE figures SET name = 'Eva Moss' WHERE seq = 1", "row 1 of figures is"),
        ("UPDATE figures SET statements = 9 WHERE seq = 1", "row 1 of figures is"),
        ("UPDATE figures SET actor = 1 WHERE seq = 3", "row 3 of figures stands with another actor"),
        ("DELETE FROM judged", "row 3 of judged is"),
        ("UPDATE clusters SET statement = 2 WHERE seq = 5", "row 5 of clusters is"),
        ("DELETE FROM joins WHERE relation = 'same'", "of clusters is"),
        ("UPDATE joins SET relation = 'denied' WHERE relation = 'sides' AND one = 1", "row 4 of joins (with row 1) is"),
        ("UPDATE joins SET score = 0.5 WHERE relation = 'sides' AND one = 1", "row 4 of joins (with row 1) is"),
    ],
)
def test_a_row_that_was_altered_is_named(ledger: Ledger, store: str, done: str, says: str) -> None:  # noqa: F811
    actors.catch_up(ledger)
    tamper(store, done)
    assert ledger.verify().fits
    misfit = verify_derived(ledger).misfit
    assert says in str(misfit)


def test_what_a_removed_text_was_joined_to_stays_and_fits(ledger: Ledger) -> None:
    ledger.redact(ledger.statement("s4").carriers[0].article, why="order 7", who="Mara")
    assert verify_derived(ledger).fits
