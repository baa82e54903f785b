"""Actors, issues, outlets, contradictions and quotations over HTTP."""

import csv
import json

from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching import check
from onrecord.matching.actors import find_actor, list_actors
from onrecord.matching.outlets import carrying_page
from onrecord.matching.statements import catch_up, contradictions
from onrecord.positions import find_issue, put_issue, timeline
from onrecord.positions.brief import brief
from onrecord.positions.brief_formats import brief_markdown
from onrecord.positions.formats import as_json
from onrecord.record import Issue, plain
from tests.ledger.conftest import make_record
from tests.support.carriers import carrying


def same(answer: object, noun: object) -> bool:
    return answer == json.loads(json.dumps(noun))


def test_actors_are_those_of_the_ledger(client: TestClient, ledger: Ledger) -> None:
    ledger.add(make_record(url="https://velm.example/3", speaker="Oren Halvik"))
    answer = client.get("/actors", params={"type": "person"}).json()
    assert same(answer["actors"], [plain(actor) for actor in list_actors(ledger, type="person")])
    assert [actor["name"] for actor in answer["actors"]] == ["Oren Halvik", "Anna Solvay"]
    first = client.get("/actors", params={"limit": 1, "type": "person"}).json()
    second = client.get("/actors", params={"limit": 1, "type": "person", "page": first["next"]}).json()
    assert (first["actors"] + second["actors"], second["next"]) == (answer["actors"], None)
    rest = client.get("/actors", params={"format": "jsonl", "type": "person", "page": first["next"]}).text.splitlines()
    assert [json.loads(line) for line in rest] == second["actors"]
    refused = client.get("/actors", params={"page": "s12"})
    assert (refused.status_code, "no mark of a page" in refused.json()["detail"]) == (422, True)
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


DEFINED = {"title": "Peace talks", "parties": ["Osmar"], "words": ["walk", "talk"], "who": "Mara"}


def test_an_issue_is_put_replaced_and_dropped(client: TestClient, ledger: Ledger) -> None:
    first = client.put("/issues/talks", json=DEFINED)
    assert (first.status_code, first.json()["parties"]) == (201, {"Osmar": []})
    assert client.get("/issues/talks").json() == first.json() == client.get("/issues").json()[0]
    head = ledger.head()
    assert client.put("/issues/talks", json={**DEFINED, "about": []}).status_code == 200
    assert ledger.head() == head
    changed = {**DEFINED, "parties": {"Osmar": ["Anna Solvay"]}, "why": "she speaks for it"}
    assert client.put("/issues/Talks", json=changed).status_code == 200
    assert find_issue(ledger, "talks").parties == {"Osmar": ("Anna Solvay",)}
    assert ledger.decisions(kind="issue")[-1].why == "she speaks for it"
    assert client.post("/issues/talks/drop", json={"who": "Mara"}).json() == {"versions": 2}
    assert client.get("/issues").json() == []
    assert client.post("/issues/talks/drop", json={"who": "Mara"}).status_code == 404


def test_an_issue_that_cannot_be_is_a_problem(client: TestClient, ledger: Ledger) -> None:
    head = ledger.head()
    for name, wrong, says in (
        ("talks", {"words": []}, "needs words"),
        ("talks", {"parties": []}, "needs parties"),
        ("talks", {"who": " "}, "somebody"),
        ("talks", {"colour": "red"}, "colour"),
        ("…", {}, "a word or a few"),
    ):
        answer = client.put(f"/issues/{name}", json={**DEFINED, **wrong})
        assert (answer.status_code, says in answer.json()["detail"]) == (422, True), answer.text
    assert ledger.head() == head
    assert client.get("/issues/talks").status_code == 404


def test_a_brief_is_that_of_the_command_line(client: TestClient, ledger: Ledger) -> None:
    client.put("/issues/talks", json=DEFINED)
    found = brief(ledger, find_issue(ledger, "talks"), since="2031-05")
    answer = client.get("/issues/talks/brief", params={"since": "2031-05"})
    assert same(answer.json(), plain(found))
    assert answer.json()["said"]["Osmar"]
    for how in ({"params": {"since": "2031-05", "format": "markdown"}},
                {"params": {"since": "2031-05"}, "headers": {"Accept": "text/markdown"}}):  # fmt: skip
        assert client.get("/issues/talks/brief", **how).text == "".join(brief_markdown(found))  # type: ignore[arg-type]
    assert client.get("/issues/talks/brief").status_code == 422
    assert client.get("/issues/talks/brief", params={"since": "soon"}).status_code == 422
    assert client.get("/issues/water/brief", params={"since": "2031"}).status_code == 404
    again = client.get("/issues/talks/brief?since=2031-05", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_outlets_are_told_by_what_they_carry(client: TestClient, ledger: Ledger) -> None:
    ledger.review("s5", "correct", who="Mara", values={"chain": ["Velm Agency", "Radio Velm"]})
    page = client.get("/outlets", params={"limit": 1}).json()
    assert same(page, plain(carrying_page(ledger, limit=1)))
    (other,) = client.get("/outlets", params={"page": page["next"]}).json()["outlets"]
    assert (other["outlet"], other["carriage"]["own"]) == ({"name": "Radio Velm", "articles": 1}, 0)
    assert other["carriage"]["carried"] == [{"outlet": "Velm Agency", "statements": 1}]
    assert client.get("/outlets/velm agency").json()["carried_by"] == [{"outlet": "Radio Velm", "statements": 1}]
    (quoted,) = client.get("/outlets/Radio Velm").json()["quoted"]
    assert client.get(f"/statements/{quoted['statement']}").json()["speaker"]["name"] == "Oren Halvik"
    assert client.get("/outlets/Nobody").status_code == 404
    assert client.get("/outlets/…").status_code == 422
    assert client.get("/outlets", params={"page": "x"}).status_code == 422


def test_contradictions_are_those_of_the_ledger(client: TestClient, ledger: Ledger) -> None:
    quote = "“We will not open the locks before the river has thawed.”"
    for speaker, outlet in (("Ada Moss", "A"), ("Ian Reed", "B")):
        ledger.add(carrying(f"{quote} {speaker} said.", (speaker, quote), outlet=outlet))
    catch_up(ledger)
    page = client.get("/contradictions", params={"speaker": "Reed"}).json()
    assert same(page["contradictions"], [plain(one) for one in contradictions(ledger)])
    assert (len(page["contradictions"]), page["next"]) == (1, None)
    (line,) = client.get("/contradictions", params={"format": "jsonl"}).text.splitlines()
    assert json.loads(line) == page["contradictions"][0]
    rows = csv.DictReader(client.get("/contradictions", params={"format": "csv"}).text.splitlines())
    assert [row["side"] for row in rows] == ["one", "other"]
    assert client.get("/contradictions", params={"since": "2032"}).json()["contradictions"] == []
    assert client.get("/contradictions", params={"since": "soon"}).status_code == 422
    assert client.get("/contradictions", params={"page": "x", "format": "csv"}).status_code == 422


def test_a_quotation_is_checked(client: TestClient, ledger: Ledger) -> None:
    answer = client.get("/check", params={"words": "We will walk", "speaker": "Solvay"}).json()
    assert same(answer, plain(check(ledger, "We will walk", speaker="Solvay", limit=5)))
    assert answer["verdict"] == "verbatim"
    assert client.get("/check", params={"words": "…"}).status_code == 422
