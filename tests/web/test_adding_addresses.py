"""An address is fetched as from the command line: politely, and from public addresses only."""

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from tests.support.web import LOOPBACK, served
from tests.web.conftest import form_key

STORY = """<html><head><title>Vessen stays away | The Tarn Courier</title>
<meta property="og:site_name" content="The Tarn Courier"></head>
<body><article><h1>Vessen stays away</h1><p>“We will not sit at that table,” Ilse Marrow said on Tuesday, after a
day of talks about the river and its two dams.</p><p>Oren Halvik said “the water is ours” when he was asked about the
offer that the mediators had made him on Monday evening.</p></article></body></html>"""


def test_an_address_alone_is_fetched(client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.fetch.default_network", lambda: LOOPBACK)
    with served() as web:
        web.pages["/talks"] = STORY
        given = {"form_key": form_key(client.get("/add").text), "url": web.url("/talks")}
        answer = client.post("/add", data=given)
        assert answer.status_code == 200
        assert "We will not sit at that table" in answer.text
        (listed,) = ledger.articles()
        assert listed.url == web.url("/talks")
        missing = client.post("/add", data={**given, "url": web.url("/nothing")})
        assert missing.status_code == 400
        assert 'role="alert"' in missing.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost:22/", "http://[::1]/", "file:///etc/passwd", "x"]
)
def test_what_is_not_public_is_not_fetched(client: TestClient, ledger: Ledger, url: str) -> None:
    answer = client.post("/add", data={"form_key": form_key(client.get("/add").text), "url": url})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert list(ledger.articles()) == []
