"""The interface where nothing is changed: lists, single things, tags and problems."""

import json
from urllib.parse import quote

import jsonschema
import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.record import Record, plain
from tests.ledger.conftest import make_record
from tests.support.made import made
from tests.web.api.conftest import URL


def test_statements_are_those_of_the_ledger(client: TestClient, ledger: Ledger) -> None:
    answer = client.get("/statements", params={"thoughts": True})
    assert answer.json() == {"statements": [json.loads(json.dumps(plain(x))) for x in ledger.statements(thoughts=True)],
                             "next": None}  # fmt: skip
    assert len(answer.json()["statements"]) == 4


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ({"speaker": "solvay"}, ["Anna Solvay"]),
        ({"outlet": "Radio Velm"}, ["Oren Halvik"]),
        ({"since": "2031-05-06"}, ["Oren Halvik"]),
        ({"text": "walk"}, ["Anna Solvay"]),
        ({"party": "nowhere"}, []),
    ],
)
def test_filters_are_those_of_the_ledger(client: TestClient, asked: dict[str, str], speakers: list[str]) -> None:
    found = client.get("/statements", params=asked).json()["statements"]
    assert [item["speaker"]["name"] for item in found] == speakers


def test_pages_follow_each_other(client: TestClient, ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(made(number))
    ids, page = [], None
    while True:
        answer = client.get("/statements", params={"limit": 5, **({"page": page} if page else {})}).json()
        ids += [item["id"] for item in answer["statements"]]
        page = answer["next"]
        if page is None:
            break
    assert ids == [item.id for item in ledger.statements()]


@pytest.mark.parametrize("how", [{"params": {"format": "jsonl"}}, {"headers": {"Accept": "application/jsonl"}}])
def test_all_statements_stream_as_lines(client: TestClient, ledger: Ledger, how: dict[str, dict[str, str]]) -> None:
    for number in range(80):
        ledger.add(made(number))
    answer = client.get("/statements", **how)  # type: ignore[arg-type]
    assert answer.headers["content-type"] == "application/jsonl"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["id"] for line in lines] == [item.id for item in ledger.statements()]
    assert len(lines) == 642


def test_statements_as_csv(client: TestClient) -> None:
    answer = client.get("/statements", params={"format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert [line.partition(",")[0] for line in answer.text.splitlines()] == ["statement", "s3", "s5"]


def test_a_statement_is_found_by_its_id(client: TestClient, ledger: Ledger) -> None:
    first = next(ledger.statements())
    assert client.get(f"/statements/{first.id}").json() == json.loads(json.dumps(plain(first)))


def test_search_ranks_and_pages(client: TestClient) -> None:
    answer = client.get("/search", params={"words": '"we will" walk* -harbour'}).json()
    assert [hit["statement"]["content"] for hit in answer["found"]] == ["We will … walk."]
    assert answer["next"] is None


@pytest.mark.parametrize("reference", ["talks", quote(URL, safe=""), URL.partition("?")[0] + "%3Fpage%3D1"])
def test_an_article_is_found_by_what_it_is_called(client: TestClient, reference: str) -> None:
    answer = client.get(f"/articles/{reference}")
    assert answer.status_code == 200
    assert answer.json()["url"] == URL


def test_an_article_is_a_record(client: TestClient, ledger: Ledger) -> None:
    (listed,) = client.get("/articles", params={"outlet": "Radio Velm"}).json()["articles"]
    data = client.get(f"/articles/{listed['id']}").json()
    assert Record.from_dict(data) == ledger.record(listed["id"])


def test_an_article_is_as_people_corrected_it(client: TestClient, ledger: Ledger) -> None:
    (listed,) = client.get("/articles", params={"outlet": "Radio Velm"}).json()["articles"]
    ledger.review(f"{listed['id']} a1", "correct", who="Mara", values={"act": "deny"})
    acts = {
        view: client.get(f"/articles/{listed['id']}", params={"view": view}).json()["attributions"][0]["act"]
        for view in ("corrected", "machine")
    }
    assert acts == {"corrected": "deny", "machine": "offer-talks"}
    review = client.get(f"/articles/{listed['id']}/review").json()
    assert (review["items"][0]["state"], review["items"][0]["now"]["act"]) == ("corrected", "deny")


def test_revisions_tell_how_each_was_edited(client: TestClient) -> None:
    first, second = client.get("/articles/talks/revisions").json()
    assert (first["revision"], first["difference"]) == (1, None)
    assert second["difference"]["silent"]
    assert [change["what"] for change in second["difference"]["changes"]] == ["reworded"]
    assert client.get("/diff", params={"a": URL}).json() == second["difference"]
    assert client.get("/articles/talks", params={"view": "machine", "revision": 2}).json()["id"] == second["id"]


def test_head_counts_and_verify(client: TestClient, ledger: Ledger) -> None:
    head = client.get("/head").json()
    assert head["digest"] == ledger.head().digest
    assert client.get("/counts").json() == ledger.counts()
    found = client.get("/verify", params={"head": head["digest"]}).json()
    assert (found["misfit"], found["since"]) == (None, 0)


@pytest.mark.parametrize(
    "address",
    ["/statements", "/statements?format=jsonl", "/articles", "/articles/talks", "/counts", "/search?words=walk",
     f"/diff?a={quote(URL, safe='')}", "/articles/talks/revisions"],
)  # fmt: skip
def test_what_the_caller_has_is_not_sent_again(client: TestClient, ledger: Ledger, address: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    again = client.get(address, headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    ledger.add(make_record(url="https://velm.example/2"))
    assert client.get(address, headers={"If-None-Match": tag}).status_code == first.status_code != 304


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/nothing", 404, "openapi.json"),
        ("/articles/", 404, "no article"),
        ("/articles/nobody", 404, "no article on record is called 'nobody'"),
        ("/articles/talks?revision=1", 422, "view=machine"),
        ("/articles/talks?view=machine&revision=9", 404, "no revision 9"),
        ("/articles?page=x", 422, "no mark of a page"),
        ("/articles?format=csv", 422, "jsonl"),
        ("/statements/s99", 404, "no statement"),
        ("/statements/s99999999999999999999", 404, "no statement"),
        ("/statements?since=soon", 422, "soon"),
        ("/statements?since=2031&until=2030", 422, "exchange"),
        ("/statements?speaker=…", 422, "nothing in it"),
        ("/statements?page=1", 422, "no mark of a page"),
        ("/statements?limit=0", 422, "limit"),
        ("/statements?speeker=Solvay", 422, "speeker"),
        ("/statements?text=%00&party=%00", 422, "looked for"),
        ("/search?words=-a", 422, "no word"),
        ("/verify?head=1", 422, "head"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: TestClient, address: str, status: int, says: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["type"]) == (status, "about:blank")
    assert says in told["detail"]


def test_a_method_that_is_not_taken_is_a_problem(client: TestClient) -> None:
    answer = client.delete("/statements")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert client.put("/articles").headers["allow"] == "GET, POST"
    assert client.put("/decisions/1/undo").headers["allow"] == "POST"
    assert answer.json()["title"] == "Method Not Allowed"


def test_what_was_removed_is_gone(client: TestClient, ledger: Ledger) -> None:
    ledger.redact("https://velm.example/1", why="a court order", who="the editor")
    answer = client.get(f"/articles/{quote('https://velm.example/1', safe='')}")
    assert answer.status_code == 410
    assert "a court order" in answer.json()["detail"]


def test_a_ledger_that_fails_is_unavailable(client: TestClient, ledger: Ledger) -> None:
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE articles RENAME TO gone")
    answer = client.get("/articles")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_the_document_describes_records_as_published(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    answer = client.get("/articles/talks").json()
    jsonschema.validate(answer, {"$ref": "#/components/schemas/Record", "components": {"schemas": schemas}})
