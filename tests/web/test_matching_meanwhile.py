"""What another program added is matched without a page waiting for it, and nothing of it is lost."""

import time

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching import actors
from onrecord.matching.statements import count_due
from onrecord.web.matching_meanwhile import Matching
from tests.support.carriers import carrying
from tests.support.speaking import speaking
from tests.web.conftest import HOPES, form_key

QUOTE = "“We will not open the locks before the river has thawed, and the wardens know it.”"


def fill(ledger: Ledger, count: int) -> None:
    """As many articles, with one statement each, the same in all of them."""
    for number in range(count):
        ledger.add(carrying(f"{QUOTE} Ada Moss said.", ("Ada Moss", QUOTE), outlet=f"Outlet {number}"))


def until_matched(ledger: Ledger) -> None:
    end = time.monotonic() + 60
    while count_due(ledger) and time.monotonic() < end:
        time.sleep(0.05)
    assert count_due(ledger) == 0


def test_little_is_matched_at_once(ledger: Ledger) -> None:
    fill(ledger, 3)
    assert Matching(ledger).soon() == 0
    assert count_due(ledger) == 0
    assert len(ledger.statement("s1").carriers) == 3


def test_much_is_matched_meanwhile_and_all_of_it(ledger: Ledger) -> None:
    fill(ledger, 4)
    matching = Matching(ledger, small=2)
    assert matching.soon() == 4
    until_matched(ledger)
    assert len(ledger.statement("s1").carriers) == 4
    assert matching.soon() == 0


def test_a_page_says_that_statements_are_not_matched_yet(client: TestClient, ledger: Ledger) -> None:
    fill(ledger, 2)
    assert "2 statements on record are not matched with the others yet" in client.get("/statements/s1").text
    key = form_key(client.get("/add").text)
    added = client.post("/add", data={"form_key": key, "text": HOPES})
    assert added.status_code == 200
    assert count_due(ledger) == 0
    assert "not matched" not in client.get("/statements/s1").text


def test_a_join_waits_for_much_that_is_not_matched(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, 2)
    key = form_key(client.get("/statements/s1").text)
    monkeypatch.setattr(Matching, "soon", lambda self: self.unmatched())
    answer = client.post("/statements/s1/join", data={"form_key": key, "other": "s2", "who": "Ana"})
    assert answer.status_code == 409
    assert "still being matched" in answer.text
    assert ledger.decisions() == []


def test_many_names_are_joined_meanwhile_and_the_page_says_so(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(("Ada Moss", "Ian Reed", "Eva Lind")):
        ledger.add(speaking(name, url=f"https://bulletin.example/{number}"))
    matching = Matching(ledger, small=2)
    assert matching.actors_soon() == 3
    end = time.monotonic() + 60
    while actors.count_due(ledger) and time.monotonic() < end:
        time.sleep(0.05)
    assert matching.actors_soon() == 0
    assert "Ada Moss" in client.get("/actors").text
    monkeypatch.setattr(Matching, "actors_soon", lambda self: 3_000)
    for address in ("/actors", "/actors/f1", "/actors/f1/names"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert "3,000 names of speakers are still being joined" in answer.text
