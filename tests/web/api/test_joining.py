"""Statements and actors over HTTP: how articles tell one, and what people decide of two."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching.actors import list_candidates
from onrecord.matching.statements import catch_up, tell
from onrecord.record import plain
from tests.support.carriers import carrying
from tests.support.speaking import minister, speaking

SAID = "“We will talk until the last boat is home and the harbour is empty again”"


@pytest.fixture
def carried(ledger: Ledger) -> list[str]:
    """The ids of one statement's two carriers."""
    before = {item.id for item in ledger.statements(each=True)}
    for outlet, words in (("Radio Velm", SAID), ("The Tarn Courier", SAID.replace("empty", "clear"))):
        ledger.add(carrying(f"Boats come home. {words}, Anna Solvay said.", ("Anna Solvay", words), outlet=outlet))
    catch_up(ledger)
    return [item.id for item in ledger.statements(each=True) if item.id not in before]


def test_a_statement_is_told_as_each_article_has_it(client: TestClient, ledger: Ledger, carried: list[str]) -> None:
    answer = client.get(f"/statements/{carried[1]}/tellings").json()
    assert answer == json.loads(json.dumps(plain(tell(ledger, carried[0]))))
    assert [telling["told"]["id"] for telling in answer["tellings"]] == carried
    whole = client.get(f"/statements/{carried[1]}").json()
    assert whole == answer["statement"]
    assert [carrier["outlet"] for carrier in whole["carriers"]] == ["Radio Velm", "The Tarn Courier"]
    assert {piece["what"] for piece in answer["tellings"][1]["pieces"]} > {"same"}
    assert answer["tellings"][1]["joins"][0]["relation"] == "same"


def test_statements_are_split_joined_and_told_apart_again(client: TestClient, carried: list[str]) -> None:
    one, other = carried
    shown = len(client.get("/statements").json()["statements"])
    split = client.post(f"/statements/{one}/split", json={"other": other, "who": "Mara", "why": "said twice"})
    assert (split.status_code, split.json()["kind"], split.json()["why"]) == (201, "other-statement", "said twice")
    assert len(client.get("/statements").json()["statements"]) == shown + 1
    again = client.post(f"/statements/{one}/split", json={"other": other, "who": "Mara"})
    assert (again.status_code, "two statements" in again.json()["detail"]) == (409, True)
    joined = client.post(f"/statements/{one}/join", json={"other": other, "who": "Mara"})
    assert (joined.status_code, joined.json()["kind"]) == (201, "same-statement")
    assert len(client.get("/statements").json()["statements"]) == shown
    undone = client.post(f"/decisions/{joined.json()['number']}/undo", json={"who": "Mara"})
    assert undone.status_code == 201
    assert len(client.get("/statements").json()["statements"]) == shown + 1


def test_a_rejected_statement_is_found_by_its_id_as_it_was_read(client: TestClient, carried: list[str]) -> None:
    one, other = carried
    client.post(f"/statements/{one}/decisions", json={"verdict": "reject", "who": "Mara"})
    assert client.get(f"/statements/{one}").json()["id"] == one
    assert [item["outlet"] for item in client.get(f"/statements/{other}").json()["carriers"]] == ["The Tarn Courier"]


def test_actors_are_joined_and_split(client: TestClient, ledger: Ledger) -> None:
    ledger.add(speaking(minister("Michael Moss", "director"), url="https://velm.example/3"))
    ledger.add(speaking(minister("Mike Moss", "envoy", None), url="https://velm.example/4"))
    (pair,) = client.get("/candidates").json()["candidates"]
    assert pair == json.loads(json.dumps(plain(list_candidates(ledger)[0])))
    assert {pair["one"]["name"], pair["other"]["name"]} == {"Michael Moss", "Mike Moss"}
    assert client.get("/candidates", params={"actor": "Oren Halvik"}).json() == {"candidates": [], "next": None}
    lines = client.get("/candidates", params={"format": "jsonl"}).text.splitlines()
    assert [json.loads(line) for line in lines] == [pair]
    sent = {"other": "Mike Moss", "who": "Mara"}
    assert client.post("/actors/Michael Moss/join", json=sent).status_code == 201
    assert len(client.get("/actors/Mike Moss").json()["names"]) == 2
    twice = client.post("/actors/Michael Moss/join", json=sent)
    assert (twice.status_code, "the same already" in twice.json()["detail"]) == (409, True)
    assert client.post("/actors/Michael Moss/split", json=sent).status_code == 201
    assert len(client.get("/actors/Mike Moss").json()["names"]) == 1
    assert client.get("/candidates").json()["candidates"] == []


@pytest.mark.parametrize(
    ("address", "sent", "status", "says"),
    [
        ("/statements/s99/join", {"other": "s3", "who": "Mara"}, 404, "s99"),
        ("/statements/s3/join", {"other": "x", "who": "Mara"}, 404, "'x' is no statement"),
        ("/statements/s3/join", {"other": "s3", "who": "Mara"}, 409, "one statement already"),
        ("/statements/s3/split", {"other": "s5", "who": "Mara"}, 409, "two statements"),
        ("/statements/s3/join", {"other": "s5", "who": " "}, 422, "somebody"),
        ("/statements/s3/join", {"who": "Mara"}, 422, "other"),
        ("/statements/s3/join", {"other": "s5", "who": "Mara", "kind": "x"}, 422, "kind"),
        ("/actors/nobody/join", {"other": "Anna Solvay", "who": "Mara"}, 404, "nobody"),
        ("/actors/Anna Solvay/split", {"other": "Anna Solvay", "who": "Mara"}, 409, "one name"),
        ("/actors/Anna Solvay/join", {"other": "Oren Halvik", "who": " "}, 422, "somebody"),
    ],
)
def test_what_cannot_be_decided_is_a_problem(
    client: TestClient, ledger: Ledger, address: str, sent: dict[str, Any], status: int, says: str
) -> None:
    head = ledger.head()
    answer = client.post(address, json=sent)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]
    assert ledger.head() == head


def test_what_cannot_be_told_is_a_problem(client: TestClient) -> None:
    assert client.get("/statements/s99/tellings").status_code == 404
    assert client.get("/statements/no/tellings").status_code == 404
    assert client.get("/candidates", params={"actor": "nobody"}).status_code == 404
    assert client.get("/candidates", params={"format": "csv"}).status_code == 422


def test_what_was_matched_since_is_sent_again(client: TestClient, ledger: Ledger) -> None:
    tag = client.get("/statements").headers["etag"]
    catch_up(ledger)
    assert client.get("/statements", headers={"If-None-Match": tag}).status_code == 200
