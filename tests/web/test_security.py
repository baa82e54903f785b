"""Who may ask, from where, how much; and what a browser may do with an answer."""

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import Access, make_app
from onrecord.web.security import LARGEST_BODY
from tests.web.conftest import BASE, form_key

TOKEN = "a-token-of-enough-length"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::1", "localhost@evil.example"]
)
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "address" in answer.text


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "localhost."])
def test_names_of_this_machine_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_every_answer_says_what_a_browser_may_do(client: TestClient, river: str) -> None:
    for path in ("/", f"/articles/{river}", "/nowhere", "/static/onrecord.css", "/static/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"


def test_no_page_needs_what_the_policy_forbids(client: TestClient, river: str) -> None:
    for path in ("/", f"/articles/{river}", "/search?q=water", "/review", "/add", "/statements/s1", "/nowhere"):
        html = client.get(path).text
        assert "<script>" not in html
        assert "style=" not in html
        assert "<style" not in html
        assert " on" + "click" not in html
        assert 'src="http' not in html
        assert 'href="//' not in html


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": BASE},
    ],
)
def test_another_site_changes_nothing(client: TestClient, ledger: Ledger, headers: dict[str, str]) -> None:
    key = form_key(client.get("/add").text)
    answer = client.post("/add", data={"form_key": key, "text": "Halvik\n\nA text."}, headers=headers)
    assert answer.status_code == 403
    assert list(ledger.articles()) == []


def test_a_form_needs_its_key_and_the_cookie_it_was_made_for(client: TestClient, ledger: Ledger) -> None:
    key = form_key(client.get("/add").text)
    assert client.post("/add", data={"text": "A text."}).status_code == 403
    assert client.post("/add", data={"text": "A text.", "form_key": "0" * 64}).status_code == 403
    client.cookies.clear()
    assert client.post("/add", data={"text": "A text.", "form_key": key}).status_code == 403
    assert list(ledger.articles()) == []


def test_a_body_is_bounded_whether_or_not_it_says_how_long_it_is(client: TestClient) -> None:
    assert client.post("/add", content=b"", headers={"Content-Length": str(LARGEST_BODY + 1)}).status_code == 413

    def endless():
        for _ in range(LARGEST_BODY // 65536 + 2):
            yield b"x" * 65536

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=endless(), headers=kind).status_code == 413


def test_programs_are_refused_in_their_own_way(client: TestClient) -> None:
    answer = client.get("/api/v1/statements", headers={"Host": "evil.example"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 421
    assert client.get("/api/v1/statements").status_code == 200


@pytest.fixture
def guarded(ledger: Ledger, fake_extractor) -> TestClient:
    app = make_app(ledger, access=Access(hosts=None, token=TOKEN), load=lambda: fake_extractor)
    return TestClient(app, base_url="http://press.example", follow_redirects=False)


@pytest.mark.parametrize(
    "path",
    ["/", "/?token=", "/?token=wrong", "/?xtoken=1", f"/?token={TOKEN}x", "/static/onrecord.css", "/add?other=token=1"],
)
def test_without_the_token_nothing_is_answered(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 401
    assert "token" in answer.text.lower()


def test_the_token_lets_in_and_leaves_the_address(guarded: TestClient) -> None:
    answer = guarded.get(f"/search?q=a+b&token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?q=a+b"
    assert TOKEN not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert guarded.get("/search?q=a+b").status_code == 200


def test_the_token_never_leads_to_another_site(guarded: TestClient) -> None:
    location = guarded.get(f"http://press.example//evil.example/?token={TOKEN}").headers["location"]
    assert location.startswith("/")
    assert not location.startswith("//")


def test_programs_give_the_token_as_a_bearer(guarded: TestClient) -> None:
    assert guarded.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/", headers={"Authorization": "Bearer no"}).status_code == 401
    assert guarded.post(f"/add?token={TOKEN}", data={"text": "A text."}).status_code == 401


def test_access_that_would_let_everybody_in_is_refused() -> None:
    with pytest.raises(ValueError, match="16 characters"):
        Access(token="short")
    with pytest.raises(ValueError, match="host names"):
        Access(hosts=None)
