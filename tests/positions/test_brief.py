"""What changed on an issue since a date: every line a statement, and nothing else."""

import re
from collections.abc import Callable

import pytest
from lxml import etree, html

from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up
from onrecord.positions.brief import brief
from onrecord.positions.brief_formats import brief_html, brief_markdown
from onrecord.record import Issue

Say = Callable[..., str]


@pytest.fixture
def told(ledger: Ledger, talks: Issue, say: Say) -> Ledger:
    say("that it rejects talks", said_on="2031-05-01", published="2031-05-02")
    agreed = "that Osmar has agreed to talks with all of its old neighbours if the fleet leaves the strait"
    say(agreed, said_on="2031-06-01", published="2031-06-02")
    say(
        agreed,
        said_on="2031-06-01",
        published="2031-06-03",
        outlet="Radio Velm",
    )
    say("that the talks were long", party="Tarn", speaker="Ben Dahl", published="2031-06-04")
    say("that it had agreed to talks", cue="denied", party="Tarn", speaker="Ben Dahl", said_on="2031-06-01")
    say("that Osmar wants talks", said_on="2031-06-05", confidence=0.3)
    catch_up(ledger)
    return ledger


def test_brief_has_moves_differences_statements_and_copies(told: Ledger, talks: Issue) -> None:
    found = brief(told, talks, since="2031-06")
    assert [(move.before[0].stance, move.after.stance) for move in found.moves] == [("closed", "conditional")]
    assert [conflict.kind for conflict in found.conflicts] == ["denial"]
    assert {party: [item.stance for item in said] for party, said in found.said.items()} == {
        "Osmar": ["conditional"], "Tarn": [None, None],
    }  # fmt: skip
    (report,) = found.reports
    assert report.first.published == "2031-06-02"
    assert [carrier.outlet for carrier in (*report.copies, *report.others)] == ["Radio Velm"]


def test_what_was_before_is_left_out(told: Ledger, talks: Issue) -> None:
    found = brief(told, talks, since="2031-07")
    assert (found.moves, found.conflicts, found.said, found.reports) == ((), (), {}, ())
    assert "Nothing new is on record" in "".join(brief_markdown(found))
    assert "Nothing new is on record" in brief_html(found)
    assert not brief(told, talks, since="2031-05", until="2031-05").moves


def test_every_line_of_markdown_is_a_heading_or_a_statement_with_its_place(told: Ledger, talks: Issue) -> None:
    lines = [line for line in "".join(brief_markdown(brief(told, talks, since="2031-05"))).splitlines() if line]
    assert lines[:2] == ["# Talks on the strait", "Since 2031-05"]
    places = [line for line in lines if line.startswith("  — ")]
    said = [line for line in lines if line.startswith("- ")]
    assert len(places) == len(said) > 5
    assert all(re.search(r"characters \d+–\d+, article [0-9a-f]{8} a1$", line) for line in places)
    headings = [line for line in lines[2:] if line.startswith("#")]
    assert len(headings) + len(places) + len(said) == len(lines) - 2
    assert (
        "- **Ben Dahl**, foreign minister (Tarn), 2031-06-01, paraphrased: *denied* that it had agreed to talks  "
        in lines
    )


def test_page_shows_the_same_and_stands_alone(told: Ledger, talks: Issue) -> None:
    page = html.document_fromstring(brief_html(brief(told, talks, since="2031-05")))
    markdown = "".join(brief_markdown(brief(told, talks, since="2031-05")))
    assert len(page.findall(".//li")) == markdown.count("\n- ")
    assert [heading.text for heading in page.findall(".//h2")] == re.findall(r"^## (.*)$", markdown, re.M)
    assert not page.findall(".//script")
    assert not page.xpath("//link | //img | //*[@src]")


def test_hostile_text_stays_text(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("it wants talks <script>alert(1)</script> [x](javascript:1)", outlet='<b onclick="x">O</b>', role="*a* <i>")
    found = brief(ledger, talks, since="2031")
    page = etree.HTML(brief_html(found))
    assert not page.xpath("//script | //b | //i | //*[@onclick]")
    assert "\\<script\\>" in "".join(brief_markdown(found))


def test_of_very_long_words_the_first_are_shown(ledger: Ledger, talks: Issue, say: Say) -> None:
    say("that Osmar wants talks " + "and more of them " * 100)
    markdown = "".join(brief_markdown(brief(ledger, talks, since="2031")))
    (line,) = [line for line in markdown.splitlines() if line.startswith("- ")]
    assert len(line) < 800
    assert line.rstrip().endswith("…")


def test_date_that_cannot_be_gets_a_sentence(ledger: Ledger, talks: Issue) -> None:
    with pytest.raises(ValueError, match="not a date"):
        brief(ledger, talks, since="June")
