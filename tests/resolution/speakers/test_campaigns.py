"""Candidates' campaigns as speakers, and those who speak for them."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Marks, Name
from onrecord.resolution import resolve
from tests.resolution.marked import marked
from tests.resolution.speakers.who import speaker

PEOPLE = ("Ana Doe", "Bo Roe", "Per Lund")
RIVALS = "Bo Roe ran against Ana Doe.\n\nThe Doe campaign met the Roe campaign. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Doe ran. [The Doe campaign]", "Doe campaign"),
        ("Ana Doe ran. [Doe’s presidential campaign]", "Doe’s campaign"),
        ("Ana Doe ran. [The Doe camp]", "Doe camp"),
        ("Ana Doe ran. The Doe campaign waited. [The campaign]", "Doe campaign"),
        (f"{RIVALS}Bo Roe left. [His campaign]", "Roe campaign"),
        (f"{RIVALS}The camp of Doe won.\n\n.\n\nThen Ana Doe left.\n\n[The campaign]", "Doe campaign"),
        ("Ana Doe ran. It is Doe’s year. [Her campaign]", "Ana Doe’s campaign"),
    ],
)
def test_a_campaign_is_a_body_that_speaks_for_itself(text: str, name: str) -> None:
    found = speaker(text, *PEOPLE)
    assert (found.name, found.type, found.party) == (name, "organization", name)


@pytest.mark.parametrize("text", ["Ana Doe ran. [The campaign]", "Ana Doe saw the Moria camp. [The camp]"])
def test_a_campaign_that_nobody_names_is_nobodys(text: str) -> None:
    assert (speaker(text, *PEOPLE).type, speaker(text, *PEOPLE).party) == ("unnamed", None)


@pytest.mark.parametrize(
    "source",
    [
        "[Per Lund, a senior adviser to the Doe campaign,]",
        "[Per Lund, policy adviser at the Doe campaign,]",
        "[Per Lund, the campaign’s press secretary,]",
        "[Per Lund, a campaign spokesman,]",
        "[A campaign spokeswoman]",
        "[Campaign aides]",
        "[Doe campaign officials]",
    ],
)
def test_who_works_for_a_campaign_speaks_for_it(source: str) -> None:
    assert speaker(f"Ana Doe ran. The Doe campaign won. {source}", *PEOPLE).party == "Doe campaign"


def test_an_outside_adviser_speaks_for_himself() -> None:
    assert (
        speaker("Ana Doe ran. The Doe campaign won. [Per Lund, an outside adviser to the Doe campaign,]", *PEOPLE).party
        is None
    )


def test_an_aide_is_not_who_is_told_by_other_words_right_after() -> None:
    plain, items = marked(
        "[1A campaign aide] {1said} <1that Roe was late for it>. [Ana Doe, his opponent,] {0denied} <that it began>."
    )
    tag = Name(span=(plain.index("Ana Doe"), plain.index("Ana Doe") + 7), type="person")
    found = resolve(Article(text=plain), Marks(attributions=items, names=(tag,)), model="none").attributions
    assert [item.speaker.name for item in found] == [None, "Ana Doe"]
