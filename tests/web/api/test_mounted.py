"""The interface where `onrecord serve` has it: behind the same door as the pages."""

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import make_app
from tests.conftest import FakeExtractor
from tests.web.api.conftest import URL
from tests.web.api.test_adding import STORY


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    return TestClient(make_app(ledger, load=FakeExtractor), base_url="http://localhost")  # type: ignore[arg-type]


def test_what_was_made_is_where_the_answer_says(client: TestClient) -> None:
    made = client.post("/api/v1/articles", json={"text": STORY})
    assert made.headers["location"].startswith("/api/v1/articles/")
    assert client.get(made.headers["location"]).json()["text"] == STORY
    assert client.put("/api/v1/articles").headers["allow"] == "GET, POST"
    assert client.get("/api/v1/diff", params={"a": URL}).json()["silent"]


@pytest.mark.parametrize(("headers", "status"), [({"Origin": "https://elsewhere.example"}, 403),
                                                 ({"Sec-Fetch-Site": "cross-site"}, 403),
                                                 ({"Host": "elsewhere.example"}, 421)])  # fmt: skip
def test_another_site_is_refused_with_a_problem(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/api/v1/articles", json={"text": STORY}, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]
