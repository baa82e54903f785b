"""People join statements and actors, split them and take it back, from the pages."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up
from onrecord.web.pages.joining import meant_by
from tests.support.speaking import minister, speaking
from tests.web.conftest import Add, form_key

OTHER = "Marrow stays away\n\n“We shall not take a seat there,” Ilse Marrow said on Friday.\n"


def words(html: str) -> str:
    """The text of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def decide(client: TestClient, page: str, action: str, **given: str):
    key = form_key(client.get(page).text)
    return client.post(action, data={"form_key": key, "who": "Ana", **given})


@pytest.fixture
def two(river: str, add: Add, ledger: Ledger) -> tuple[str, str]:
    """Two statements of one speaker in other words, which no rule joins."""
    add(OTHER, outlet="Radio Velm", published="2031-03-08")
    catch_up(ledger)
    return "s1", "s3"


def test_two_statements_are_joined_and_split_again(client: TestClient, ledger: Ledger, two: tuple[str, str]) -> None:
    one, other = two
    page = decide(client, f"/statements/{one}", f"/statements/{one}/join", other=other, why="one press conference")
    assert page.url.path == f"/statements/{one}"
    assert "Its wording in 2 places" in page.text
    assert re.search(r"Joined by Ana, .*: one press conference", words(page.text))
    assert len(ledger.statement(one).carriers) == 2
    (action,) = set(re.findall(r'action="(/statements/s\d+/split)"', page.text))
    page = decide(client, f"/statements/{one}", action, other=other)
    assert len(ledger.statement(one).carriers) == 1
    assert "Where it stands" in page.text


def test_a_decision_on_statements_is_taken_back(client: TestClient, ledger: Ledger, two: tuple[str, str]) -> None:
    one, other = two
    page = decide(client, f"/statements/{one}", f"/statements/{one}/join", other=f"http://127.0.0.1/statements/{other}")
    (undo,) = set(re.findall(r'action="(/decisions/\d+/undo)"', page.text))
    page = decide(client, f"/statements/{one}", undo, back=f"/statements/{one}")
    assert page.url.path == f"/statements/{one}"
    assert "is taken back" in page.text
    assert ledger.statement(one).id != ledger.statement(other).id
    assert decide(client, f"/statements/{one}", undo).status_code == 409
    elsewhere = decide(client, f"/statements/{one}", "/decisions/2/undo", back="https://evil.example/")
    assert elsewhere.url.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("action", "other", "status", "told"),
    [
        ("/statements/s1/join", "s99", 409, "s99"),
        ("/statements/s1/join", "s1", 409, "one statement already"),
        ("/statements/s1/split", "s3", 409, "two statements"),
        ("/statements/s1/join", " ", 400, "which other one"),
        ("/statements/x/join", "s3", 422, "cannot be read"),
        ("/actors/f1/join", "Nobody Here", 409, "No speaker on record"),
        ("/actors/f1/split", "f1", 409, "one name with one party"),
    ],
)
def test_what_cannot_be_decided_is_a_sentence(
    client: TestClient, ledger: Ledger, two: tuple[str, str], action: str, other: str, status: int, told: str
) -> None:
    answer = decide(client, "/statements/s1", action, other=other)
    assert (answer.status_code, told in answer.text) == (status, True), answer.text
    assert ledger.decisions() == []


def test_only_our_own_forms_decide(client: TestClient, ledger: Ledger, two: tuple[str, str]) -> None:
    for address in ("/statements/s1/join", "/actors/f1/join", "/decisions/1/undo"):
        assert client.post(address, data={"other": "s3", "who": "Ana"}).status_code == 403
    assert ledger.decisions() == []


def test_a_name_is_split_off_an_actor_and_joined_again(client: TestClient, ledger: Ledger) -> None:
    for number, name in enumerate(("Ada Moss", "Ada Moss", "Ada B. Moss")):
        ledger.add(speaking(minister(name, "mayor"), url=f"https://bulletin.example/{number}"))
    page = client.get("/actors/s1/names").text
    assert "the same name with a middle initial: Ada B. Moss" in words(page)
    split = {"one": "f1 Ada Moss (Osmar)", "other": "f1 Ada B. Moss (Osmar)"}
    assert all(f'value="{value}"' in page for value in split.values())
    done = decide(client, "/actors/f1/names", "/actors/f1/split", why="mother and daughter", **split)
    assert done.url.path == "/actors/f1/names"
    assert re.search(r"Split by Ana, .*: mother and daughter", words(done.text))
    assert "Ada B. Moss" not in client.get("/actors/f1").text.partition("Of the same name")[0]
    (undo,) = set(re.findall(r'action="(/decisions/\d+/undo)"', done.text))
    page = decide(client, "/actors/f1/names", undo, back="/actors/f1/names").text
    assert "the same name with a middle initial: Ada B. Moss" in words(page)


def test_candidates_stand_with_score_and_both_values_until_somebody_decides(client: TestClient, ledger: Ledger) -> None:
    ledger.add(speaking(minister("Michael Moss", "director"), url="https://bulletin.example/1"))
    ledger.add(speaking(minister("Mike Moss", "envoy", None), url="https://bulletin.example/2"))
    page = client.get("/actors/Michael Moss/names").text
    assert "a short form of the first name: Michael Moss = Mike Moss" in words(page)
    assert ">0.92</div>" in page
    page = decide(client, "/actors/f1/names", "/actors/f1/split", other="f2").text
    assert "Nobody else on record has a name that is alike" in page
    undo = re.findall(r"/decisions/\d+/undo", page)[0]
    decide(client, "/actors/f1/names", undo, back="/actors/f1/names")
    page = decide(client, "/actors/f1/names", "/actors/f1/join", other="http://127.0.0.1/actors/f2").text
    assert "Joined by Ana" in words(page)
    assert client.get("/actors/f2").text == client.get("/actors/f1").text


def test_the_address_of_a_page_names_what_it_shows() -> None:
    assert meant_by(" s40 ") == "s40"
    assert meant_by("http://127.0.0.1:8000/statements/s40?done=3") == "s40"
    assert meant_by("/actors/f12/names") == "f12"
    assert meant_by("Ada Moss") == "Ada Moss"
    assert meant_by("https://bulletin.example/1") == "https://bulletin.example/1"


def test_who_decides_is_remembered(client: TestClient, two: tuple[str, str]) -> None:
    decide(client, "/statements/s1", "/statements/s1/join", other="s3")
    assert 'name="who" value="Ana"' in client.get("/statements/s1").text
