"""Actors, issues and quotations over HTTP."""

import json

from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching import check
from onrecord.matching.actors import find_actor, list_actors
from onrecord.positions import find_issue, put_issue, timeline
from onrecord.positions.formats import as_json
from onrecord.record import Issue, plain
from tests.ledger.conftest import make_record


def same(answer: object, noun: object) -> bool:
    return answer == json.loads(json.dumps(noun))


def test_actors_are_those_of_the_ledger(client: TestClient, ledger: Ledger) -> None:
    ledger.add(make_record(url="https://velm.example/3", speaker="Oren Halvik"))
    answer = client.get("/actors", params={"type": "person"}).json()
    assert same(answer["actors"], [plain(actor) for actor in list_actors(ledger, type="person")])
    assert [actor["name"] for actor in answer["actors"]] == ["Oren Halvik", "Anna Solvay"]
    assert client.get("/actors", params={"limit": 1}).json()["more"]
    lines = client.get("/actors", params={"format": "jsonl"}).text.splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Oren Halvik", "Anna Solvay"]


def test_an_actor_is_found_with_all_that_they_said(client: TestClient, ledger: Ledger) -> None:
    ledger.add(make_record(url="https://velm.example/3", speaker="Oren Halvik"))
    actor = client.get("/actors/halvik").json()
    assert same(actor, plain(find_actor(ledger, "Oren Halvik")))
    said = client.get("/statements", params={"actor": "Oren Halvik"}).json()["statements"]
    assert [item["speaker"]["name"] for item in said] == ["Oren Halvik", "Oren Halvik"]
    assert client.get("/statements", params={"actor": actor["id"]}).json()["statements"] == said
    assert client.get(f"/actors/{said[0]['id']}").json() == actor


def test_nobody_is_a_problem(client: TestClient) -> None:
    for address in ("/actors/nobody", "/actors/f99", "/statements?actor=nobody"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert client.get("/actors", params={"type": "ship"}).status_code == 422
    assert client.get("/actors", params={"name": "…"}).status_code == 422


def test_positions_are_those_of_the_ledger(client: TestClient, ledger: Ledger) -> None:
    put_issue(
        ledger, Issue(name="talks", title="Peace talks", parties={"Osmar": ()}, words=("walk", "talk")), who="Mara"
    )
    assert [issue["name"] for issue in client.get("/issues").json()] == ["talks"]
    answer = client.get("/issues/talks/positions").json()
    assert same(answer, as_json(timeline(ledger, find_issue(ledger, "talks"))))
    assert answer["positions"]
    assert client.get("/issues/talks/positions", params={"until": "2030"}).json()["positions"] == []
    assert client.get("/issues/talks/positions", params={"until": "soon"}).status_code == 422
    assert client.get("/issues/water/positions").status_code == 404


def test_a_quotation_is_checked(client: TestClient, ledger: Ledger) -> None:
    answer = client.get("/check", params={"words": "We will walk", "speaker": "Solvay"}).json()
    assert same(answer, plain(check(ledger, "We will walk", speaker="Solvay", limit=5)))
    assert answer["verdict"] == "verbatim"
    assert client.get("/check", params={"words": "…"}).status_code == 422
