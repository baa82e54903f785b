"""Contents that run on into another clause's words."""

from __future__ import annotations

import pytest

from onrecord.record import Marks, SpanSet
from onrecord.resolution.spans.run_on import without_run_on


def parted(text: str, source: str, cue: str, *content: str) -> list[tuple[str, str, list[str]]]:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    item = SpanSet(source=(at(source),), cue=(at(cue),), content=tuple(map(at, content)), confidence=0.9)
    return [
        (text[slice(*i.source[0])], text[slice(*i.cue[0])], [text[slice(*span)] for span in i.content])
        for i in without_run_on(text, Marks(attributions=(item,))).attributions
    ]


def test_a_sentence_with_a_clause_of_its_own_is_that_clause_s() -> None:
    text = "“We are open,” Ann Lee told us. “It is safe.” The toll would fall, she said."
    assert parted(text, "Ann Lee", "told", "“We are open,”", "“It is safe.” The toll would fall") == [
        ("Ann Lee", "told", ["“We are open,”", "“It is safe.”"]),
        ("she", "said", ["The toll would fall"]),
    ]


def test_a_quotation_with_a_clause_of_its_own_is_that_clause_s() -> None:
    text = "Lee also said the toll was fair. “It would be better lower,” she added."
    assert parted(text, "Lee", "also said", "the toll was fair", "“It would be better lower,”") == [
        ("Lee", "also said", ["the toll was fair"]),
        ("she", "added", ["“It would be better lower,”"]),
    ]


def test_a_content_whose_own_clause_follows_stays_whole() -> None:
    text = "“We are open. It is safe,” Ann Lee said. “Come.”"
    whole = ("Ann Lee", "said", ["“We are open. It is safe,”", "“Come.”"])
    assert parted(text, "Ann Lee", "said", "“We are open. It is safe,”", "“Come.”") == [whole]


def test_the_next_sentence_is_no_clause_of_this_one() -> None:
    text = "“We are open,” Lee said. “It is safe.” The town said nothing."
    whole = ("Lee", "said", ["“We are open,”", "“It is safe.”"])
    assert parted(text, "Lee", "said", "“We are open,”", "“It is safe.”") == [whole]


@pytest.mark.parametrize(
    ("joint", "who", "ends"),
    [
        (", and ", "the Korva Post", True),
        (" and ", "Reuters", True),  # an outlet, which needs no comma
        (" and ", "the Korva union", False),
    ],
)
def test_a_content_ends_before_the_next_clause_with_a_speaker_of_its_own(joint: str, who: str, ends: bool) -> None:
    text = f"Lee said that it was late{joint}{who} reported that the toll fell."
    items = tuple(
        SpanSet(
            source=((text.index(s), text.index(s) + len(s)),),
            cue=((text.index(c), text.index(c) + len(c)),),
            content=((text.index(w), len(text) - 1),),
            confidence=0.9,
        )
        for s, c, w in (("Lee", "said", "that it was"), (who, "reported", "that the toll"))
    )
    first, second = without_run_on(text, Marks(attributions=items)).attributions
    assert (text[slice(*first.content[0])] == "that it was late") == ends
    assert text[slice(*second.content[0])] == "that the toll fell"


def test_a_thing_ends_before_the_clause_of_another() -> None:
    text = "Lee pledged funds and Elbonia is taxing tin."
    assert parted(text, "Lee", "pledged", "funds and Elbonia is taxing tin") == [("Lee", "pledged", ["funds"])]
