"""What does not agree stands side by side, with both chains, and is settled by nobody here."""

import re
from dataclasses import replace

from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up
from onrecord.positions import issue_from, put_issue
from onrecord.record import Record
from tests.support.carriers import carrying

WORDS = "ready for talks on the northern quarantine with the wardens"


def words(html: str) -> str:
    """The text of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def said(speaker: str, cue: str, content: str, outlet: str, published: str) -> Record:
    text = f"{speaker} {cue} {content}. {outlet}"
    record = carrying(text, (speaker, content), outlet=outlet, published=published)
    span = (len(speaker) + 1, len(speaker) + 1 + len(cue))
    return replace(record, attributions=tuple(replace(item, cue=(span,)) for item in record.attributions))


def put(ledger: Ledger) -> None:
    ledger.add(said("Ada Moss", "said", f"“We are {WORDS}”", "The Coast Bulletin", "2031-05-05"))
    ledger.add(said("Ian Reed", "denied", f"that they were {WORDS}", "Radio Velm", "2031-05-06"))
    catch_up(ledger)


def test_a_statement_stands_beside_its_denial_and_the_denial_beside_what_it_denies(
    client: TestClient, ledger: Ledger
) -> None:
    put(ledger)
    claim, denial = client.get("/statements/s1").text, client.get("/statements/s2").text
    for page, heading, speaker, outlet in (
        (claim, "Denied", "Ian Reed", "Radio Velm"),
        (denial, "What it denies", "Ada Moss", "The Coast Bulletin"),
    ):
        section = page[page.index('<section class="contrary"') :].partition("</section>")[0]
        assert f"<h3>{heading}</h3>" in section
        assert speaker in section
        assert outlet in section
        assert "not settled here" in section
        assert "a claim, and a denial of it" in section


def test_an_issue_calls_out_what_is_on_record_against_a_position(client: TestClient, ledger: Ledger) -> None:
    put(ledger)
    issue = issue_from({"title": "Quarantine talks", "parties": {"Moss": ["Ada Moss"]}, "words": ["talks"]})
    put_issue(ledger, issue, who="Ana")
    page = client.get(f"/issues/{issue.name}").text
    assert "Reports differ on 1 point" in words(page)
    assert 'class="flag" href="#c1">other reports differ</a>' in page
    section = page[page.index('<section class="contrary"') :].partition("</section>")[0]
    assert "Ada Moss" in section
    assert "Ian Reed" in section
    assert "Radio Velm" in section


def test_without_a_contradiction_nothing_is_said_of_one(client: TestClient, river: str) -> None:
    assert "contrary" not in client.get("/statements/s1").text
