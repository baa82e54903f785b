"""Pages of issues and actors: what is drawn leads to what it was drawn from."""

import json
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.positions import list_issues, put_issue
from tests.web.conftest import Add, form_key

TALKS = """Vessen and Tarn on talks

“We are ready for talks,” Ilse Marrow said on Tuesday.
"""
NO_TALKS = """Vessen ends it

“There will be no talks,” Ilse Marrow said on Friday.
"""


@pytest.fixture
def issue(client: TestClient, add: Add, ledger: Ledger) -> str:
    add(TALKS, outlet="The Tarn Courier", published="2031-03-05")
    add(NO_TALKS, outlet="Radio Velm", published="2031-03-21")
    form = {"title": "River talks", "parties": "Vessen: Ilse Marrow\nTarn", "words": "talks, negotiate", "who": "Ana"}
    answer = client.post("/issues", data={"form_key": form_key(client.get("/issues").text), **form})
    assert answer.status_code == 200, answer.text
    (made,) = list_issues(ledger)
    assert made.parties == {"Vessen": ("Ilse Marrow",), "Tarn": ()}
    assert made.words == ("talks", "negotiate")
    return f"/issues/{made.name}"


def test_an_issue_shows_positions_that_lead_to_their_statements(client: TestClient, issue: str) -> None:
    html = client.get(issue).text
    assert re.search(r'<a href="#p1"><g role="graphics-symbol', html)
    row = html[html.index('<li id="p2">') :]
    assert "moved, was open" in row
    assert "There will be no talks" in row
    assert 'href="/statements/s' in row
    assert client.get(f"{issue}?since=2031-03-20").text.count('<li id="p') == 1


def test_the_title_stands_once_on_the_page_and_in_a_picture_of_its_own(client: TestClient, issue: str) -> None:
    headline = '<text class="headline"'
    assert headline not in client.get(issue).text
    assert headline in client.get(f"{issue}.svg").text


def test_the_front_page_shows_the_first_issues_and_counts_the_others(
    client: TestClient, issue: str, ledger: Ledger
) -> None:
    (first,) = list_issues(ledger)
    for number in range(2, 6):
        put_issue(ledger, replace(first, name=f"talks-{number}", title=f"Talks {number}"), who="Ana")
    html = client.get("/").text
    assert re.findall(r'<img src="/issues/([^"]+)\.svg"', html) == [first.name, "talks-2", "talks-3"]
    assert ">2 other issues</a>" in html


def test_the_policy_of_its_page_lets_in_the_style_of_the_picture_and_no_other(client: TestClient, issue: str) -> None:
    answer = client.get(issue)
    policy = answer.headers["content-security-policy"]
    assert "style-src 'self' 'sha256-" in policy
    assert "unsafe" not in policy
    assert len(re.findall("<style", answer.text)) == 1


def test_a_timeline_can_be_saved(client: TestClient, issue: str) -> None:
    picture = client.get(f"{issue}.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in picture.headers["content-security-policy"]
    assert picture.text.startswith("<svg")
    assert client.get(f"{issue}.csv").text.startswith("issue,party,date")
    assert json.loads(client.get(f"{issue}.json").text)["issue"]["title"] == "River talks"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": "", "parties": "A", "words": "b"}, "title"),
        ({"title": "T", "parties": "", "words": "b"}, "parties"),
        ({"title": "T", "parties": "A", "words": ""}, "words"),
    ],
)
def test_an_issue_that_cannot_be_gets_a_sentence_and_the_form_back(client: TestClient, given, told: str) -> None:
    key = form_key(client.get("/issues").text)
    answer = client.post("/issues", data={"form_key": key, "who": "Ana", **given})
    assert answer.status_code == 400
    assert told in answer.text
    assert client.post("/issues", data=given).status_code == 403


def test_a_brief_says_what_is_new_since_a_date(client: TestClient, issue: str) -> None:
    assert f"{issue}.html?since=2031-03-10" in client.get(f"{issue}?since=2031-03-10").text
    answer = client.get(f"{issue}.html?since=2031-03-10")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "There will be no talks" in answer.text
    assert client.get(f"{issue}.html").status_code == 400
    assert client.get("/issues/none.html?since=2031").status_code == 404


def test_no_such_issue_and_no_such_date(client: TestClient, issue: str) -> None:
    assert client.get("/issues/none").status_code == 404
    assert client.get(f"{issue}?since=soon").status_code == 400


def test_an_actor_has_all_statements_under_all_names(client: TestClient, add: Add) -> None:
    add(TALKS, outlet="The Tarn Courier", published="2031-03-05")
    add(NO_TALKS, outlet="Radio Velm", published="2031-05-21")
    listed = client.get("/actors").text
    (address,) = set(re.findall(r'href="(/actors/f\d+)"', listed))
    html = client.get(address).text
    assert html.count('<li class="statement">') == 2
    assert '<svg class="actor"' in html
    assert html.count('class="column"') == 2
    assert client.get("/actors/s1").text == client.get("/actors/Marrow").text == html
    assert client.get("/actors/Nobody").status_code == 404
    assert "Nobody on record fits" in client.get("/actors?name=Nobody").text
    assert client.get("/actors?name=%2B").status_code == 400
