"""Articles in over HTTP, and what people decide."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.record import Record
from onrecord.web.api import make_api
from onrecord.web.limits import Rate
from tests.conftest import FakeExtractor

STORY = "Vessen stays away\n\n“We will not sit at that table,” Ilse Marrow said on Tuesday.\n"
PAGE = f"<html><body><article><h1>Vessen stays away</h1><p>{STORY}</p></article></body></html>"


@pytest.fixture
def extractor() -> FakeExtractor:
    return FakeExtractor()


@pytest.fixture
def client(ledger: Ledger, extractor: FakeExtractor) -> TestClient:
    return TestClient(make_api(ledger, load=lambda: extractor), base_url="http://localhost")  # type: ignore[arg-type,return-value]


def lines_of(answer: Any) -> list[Any]:
    assert answer.headers["content-type"] == "application/jsonl"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_an_article_is_extracted_and_nothing_is_put_on_record(client: TestClient, ledger: Ledger) -> None:
    head = ledger.head()
    sent = {"text": STORY, "outlet": "The Tarn Courier", "published": "2031-03-05"}
    answer = client.post("/extract", json=sent)
    assert answer.status_code == 200
    record = Record.from_dict(answer.json())
    assert (record.article.outlet, record.article.text) == ("The Tarn Courier", STORY)
    assert [item.speaker.name for item in record.attributions] == ["Ilse Marrow"]
    assert answer.json()["attributions"][0]["because"] is None
    assert client.post("/extract?because=true", json=sent).json()["attributions"][0]["because"]
    assert ledger.head() == head


def test_an_article_is_added_known_and_revised(client: TestClient, extractor: FakeExtractor, ledger: Ledger) -> None:
    sent = {"text": STORY, "url": "https://courier.example/1"}
    first = client.post("/articles", json=sent)
    assert (first.status_code, first.json()["outcome"], first.json()["attributions"]) == (201, "added", 1)
    assert client.get(first.headers["location"]).json()["text"] == STORY
    again = client.post("/articles", json=sent)
    assert (again.status_code, again.json()) == (200, {**first.json(), "outcome": "known"})
    assert extractor.calls == [1]  # what is on record is not read again
    revised = client.post("/articles", json={**sent, "text": STORY.replace("table", "bench")})
    assert (revised.status_code, revised.json()["outcome"], revised.json()["previous"]) == (
        201, "revision", first.json()["id"],
    )  # fmt: skip
    ledger.redact(revised.json()["id"], why="a court order", who="the editor")
    gone = client.post("/articles", json={**sent, "text": STORY.replace("table", "bench")})
    assert (gone.status_code, gone.json()["outcome"]) == (200, "removed")


@pytest.mark.parametrize(("media_type", "body"), [("text/plain; charset=utf-8", STORY), ("text/html", PAGE)])
def test_a_text_or_a_page_is_taken_as_it_is(client: TestClient, media_type: str, body: str) -> None:
    answer = client.post(
        "/articles",
        content=body.encode(),
        headers={"Content-Type": media_type},
        params={"url": "https://courier.example/1", "outlet": "The Tarn Courier", "published": "2031-03-05"},
    )
    assert answer.status_code == 201
    record = client.get(answer.headers["location"]).json()
    assert (record["outlet"], record["published"]) == (
        "The Tarn Courier", {"value": "2031-03-05", "certainty": "given"},
    )  # fmt: skip
    assert "<p>" not in record["text"]
    assert record["attributions"][0]["speaker"]["name"] == "Ilse Marrow"


def test_of_lines_a_bad_one_costs_its_neighbours_nothing(client: TestClient, ledger: Ledger) -> None:
    lines = [json.dumps({"text": STORY, "id": "1"}), "{", json.dumps({"text": STORY + "More.", "id": "3"})]
    answer = client.post("/articles", content="\n".join(lines), headers={"Content-Type": "application/x-ndjson"})
    first, second, third = lines_of(answer)
    assert (first["outcome"], third["outcome"]) == ("added", "added")
    assert second["status"] == 422
    assert "line 2" in second["detail"]
    assert ledger.record("3").article.text == STORY + "More."
    records = lines_of(client.post("/extract", content=lines[0], headers={"Content-Type": "application/jsonl"}))
    assert [record["id"] for record in records] == ["1"]


@pytest.mark.parametrize(
    ("content", "media_type", "status", "says"),
    [
        (b"", "application/json", 422, "JSON"),
        (b"[]", "application/json", 422, "no article"),
        (b'[{"text": "a"}, {"text": "b"}]', "application/json", 422, "application/jsonl"),
        (b'{"text": 1}', "application/json", 422, "no text"),
        (b'{"text": "A.", "published": "soon"}', "application/json", 422, "soon"),
        (b"[" * 100_000, "application/json", 422, "beyond measure"),
        (b"", "text/plain", 422, "empty"),
        (b"%PDF-1.7\x00\x01", "text/plain", 422, "not text"),
        (b"a,b", "text/csv", 415, "text/csv"),
        (b"text=A", "application/x-www-form-urlencoded", 415, "application/json"),
    ],
)
@pytest.mark.parametrize("address", ["/extract", "/articles"])
def test_what_is_no_article_is_a_problem(
    client: TestClient, ledger: Ledger, address: str, content: bytes, media_type: str, status: int, says: str
) -> None:
    head = ledger.head()
    answer = client.post(address, content=content, headers={"Content-Type": media_type})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]
    assert ledger.head() == head


def test_a_body_is_bounded_however_it_is_sent(client: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(11):
            yield b"a" * 1024 * 1024

    answer = client.post("/articles", content=parts(), headers={"Content-Type": "text/plain"})
    assert (answer.status_code, "one article at a time" in answer.json()["detail"]) == (413, True)


def test_the_model_reads_so_often_and_no_more(ledger: Ledger, extractor: FakeExtractor) -> None:
    rate = Rate(per_minute=30, burst=2, clock=lambda: 0.0)
    client = TestClient(make_api(ledger, load=lambda: extractor, rate=rate))  # type: ignore[arg-type,return-value]
    sent = [{"text": f"{STORY}{number}"} for number in range(3)]
    answers = [client.post("/extract", json=one) for one in sent]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"] == "2"
    assert client.get("/statements").status_code == 200


def test_a_model_that_fails_is_told_and_others_go_on(ledger: Ledger) -> None:
    class Broken(FakeExtractor):
        def mark(self, articles: Any) -> Any:
            raise RuntimeError("no network")

    client = TestClient(make_api(ledger, load=Broken))  # type: ignore[arg-type]
    answer = client.post("/extract", json={"text": STORY})
    assert answer.status_code == 422
    assert "please report it" in answer.json()["detail"]


def test_a_decision_is_made_heeded_and_taken_back(client: TestClient, ledger: Ledger) -> None:
    first = client.get("/statements").json()["statements"][0]
    sent = {"verdict": "correct", "who": "Mara", "why": "the ministry", "values": {"speaker.name": "Anna Solway"}}
    made = client.post(f"/statements/{first['id']}/decisions", json=sent)
    assert made.status_code == 201
    assert (made.json()["kind"], made.json()["value"]["speaker.name"]) == ("correct", "Anna Solway")
    now = client.get(f"/statements/{first['id']}").json()
    assert (now["speaker"]["name"], now["review"]) == ("Anna Solway", "corrected")
    assert client.get("/decisions", params={"article": made.json()["article"]}).json() == [made.json()]
    number = made.json()["number"]
    undone = client.post(f"/decisions/{number}/undo", json={"who": "Mara"})
    assert (undone.status_code, undone.json()["undoes"]) == (201, number)
    assert client.get(f"/statements/{first['id']}").json() == first
    twice = client.post(f"/decisions/{number}/undo", json={"who": "Mara"})
    assert (twice.status_code, "taken back before" in twice.json()["detail"]) == (409, True)


@pytest.mark.parametrize(
    ("address", "sent", "status", "says"),
    [
        ("/statements/s3/decisions", {"verdict": "accept", "who": " "}, 422, "somebody"),
        ("/statements/s3/decisions", {"verdict": "perhaps", "who": "Mara"}, 422, "verdict"),
        ("/statements/s3/decisions", {"verdict": "correct", "who": "Mara"}, 422, "needs a value"),
        ("/statements/s3/decisions", {"verdict": "accept", "who": "Mara", "values": {"act": "deny"}}, 422, "only a"),
        ("/statements/s3/decisions", {"verdict": "correct", "who": "Mara", "values": {"x": 1}}, 422, "'x' cannot be"),
        ("/statements/s3/decisions", {"verdict": "accept", "who": "Mara", "extra": 1}, 422, "extra"),
        ("/statements/s99/decisions", {"verdict": "accept", "who": "Mara"}, 404, "s99"),
        ("/statements/no/decisions", {"verdict": "accept", "who": "Mara"}, 404, "attribution"),
        ("/decisions/7/undo", {"who": "Mara"}, 404, "no decision 7"),
        ("/decisions/x/undo", {"who": "Mara"}, 422, "number"),
    ],
)
def test_a_decision_that_cannot_be_is_a_problem(
    client: TestClient, address: str, sent: dict[str, Any], status: int, says: str
) -> None:
    answer = client.post(address, json=sent)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]


def test_what_nobody_decided_on_is_listed_least_confident_first(client: TestClient) -> None:
    found = client.get("/to-review", params={"thoughts": True}).json()["statements"]
    assert [item["carriers"][0]["confidence"] for item in found] == [0.5, 0.5, 0.75, 0.75]
    client.post(f"/statements/{found[0]['id']}/decisions", json={"verdict": "accept", "who": "Mara"})
    rest = client.get("/to-review", params={"thoughts": True}).json()["statements"]
    assert found[0]["id"] not in {item["id"] for item in rest}
    second = client.get("/to-review", params={"thoughts": True, "second_of": "Oren"}).json()["statements"]
    assert [item["id"] for item in second] == [found[0]["id"]]


def test_a_statement_that_two_articles_carry_is_one_after_the_answer(client: TestClient) -> None:
    quoted = "“We will not sit at that table until the river gates are opened,” Ilse Marrow said on Tuesday."
    for outlet, text in (
        ("The Tarn Courier", f"Vessen stays away\n\n{quoted}\n"),
        ("Radio Velm", f"No talks\n\n{quoted}\n"),
    ):
        answer = client.post("/articles", json={"text": text, "outlet": outlet, "published": "2031-03-05"})
        assert answer.status_code == 201
    (found,) = client.get("/statements", params={"speaker": "Marrow"}).json()["statements"]
    assert [carrier["outlet"] for carrier in found["carriers"]] == ["The Tarn Courier", "Radio Velm"]
