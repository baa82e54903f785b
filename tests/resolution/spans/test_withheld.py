"""Clauses that tell what somebody did not say."""

from __future__ import annotations

import time

import pytest

from onrecord.record import Marks, SpanSet
from onrecord.resolution.acts.negation import negation_of
from onrecord.resolution.spans.withheld import with_withheld

Said = tuple[str, str, str]


def item(text: str, source: str, cue: str, content: str) -> SpanSet:
    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return SpanSet(source=at(source), cue=at(cue), content=at(content), confidence=0.9)


def found(text: str, *items: SpanSet) -> list[Said]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    marks = with_withheld(text, Marks(attributions=items))
    return [(words(i.source), words(i.cue), words(i.content)) for i in marks.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor would not be drawn on whether it was safe.",
            ("The mayor", "would not be drawn on", "whether it was safe"),
        ),
        ("Ann Lee declined to say when it would open.", ("Ann Lee", "declined to say", "when it would open")),
        ("Ann Lee, the mayor, has not said why.\nShe left.", None),
        (
            "Ann Lee, the mayor, has not said why it shut.",
            ("Ann Lee, the mayor,", "has not said", "why it shut"),
        ),
        ("On Monday the town refused to confirm that it shut.", None),
        ("Nor did she rule out a second toll.", ("she", "Nor did … rule out", "a second toll")),
        ("Asked whether it was safe, she would not say.", ("she", "would not say", "whether it was safe")),
        ("Asked about the toll, Ann Lee did not answer.", ("Ann Lee", "did not answer", "the toll")),
        ("Whether it was safe she did not say.", ("she", "did not say", "Whether it was safe")),
        (
            "He put the cost at a million, but would not be drawn on who would pay.",
            ("He", "would not be drawn on", "who would pay"),
        ),
        ("She made no mention of the second toll.", ("She", "made no mention of", "the second toll")),
        (
            "She would neither confirm nor deny that it shut.",
            ("She", "would neither confirm nor deny", "that it shut"),
        ),
        (
            "The town did not say who would pay, but the mayor promised a bridge.",
            ("The town", "did not say", "who would pay"),
        ),
        (
            "She would not answer when asked about the second toll.",
            ("She", "would not answer when asked about", "the second toll"),
        ),
    ],
)
def test_a_clause_of_not_saying_is_on_record(text: str, expected: Said | None) -> None:
    assert found(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said whether it was safe.",
        "She did not open the bridge that was shut.",
        "“I would not say whether it is safe,” she said.",
        "The bridge that nobody had opened did not say much.",
        "She did not address the crowd at the bridge.",
        "When the vote came, she did not answer.",
        "They didn’t say it quite like that.",
    ],
)
def test_what_is_no_such_clause(text: str) -> None:
    assert found(text) == []


def test_a_question_that_was_taken_for_speech_is_given_to_who_did_not_answer() -> None:
    text = "Asked whether it was safe, she would not say."
    wrong = item(text, "", "Asked", "whether it was safe")
    assert found(text, wrong) == [("she", "would not say", "whether it was safe")]


def test_one_that_is_marked_already_gets_the_whole_clause_as_its_cue() -> None:
    text = "Ann Lee refused to be drawn on who would pay."
    marked = item(text, "Ann Lee", "refused", "to be drawn on who would pay")
    assert found(text, marked) == [("Ann Lee", "refused to be drawn on", "who would pay")]


def test_a_content_ends_where_its_source_says_no_more() -> None:
    text = "Ann Lee said it was safe, but would not be drawn on who would pay."
    marked = item(text, "Ann Lee", "said", "it was safe, but would not be drawn on who would pay")
    assert found(text, marked) == [
        ("Ann Lee", "said", "it was safe"),
        ("Ann Lee", "would not be drawn on", "who would pay"),
    ]


def test_a_report_of_not_saying_keeps_its_own_content() -> None:
    text = "Ann Lee said he would not say who would pay."
    marked = item(text, "Ann Lee", "said", "he would not say who would pay")
    assert found(text, marked) == [
        ("Ann Lee", "said", "he would not say who would pay"),
        ("he", "would not say", "who would pay"),
    ]


def test_what_is_found_is_not_said() -> None:
    text = "Nor did she rule out a second toll."
    (clause,) = with_withheld(text, Marks(attributions=())).attributions
    assert negation_of(text, clause)[0]


def test_long_text_takes_no_long_time() -> None:
    text = "Asked whether a, would not say, " * 5_000 + "He did not " * 5_000 + "Lee would not say who ran. " * 5_000
    marked = tuple(item(text[at : at + 20], "", "", "would") for at in [17] * 5_000)
    start = time.process_time()
    with_withheld(text, Marks(attributions=marked))
    assert time.process_time() - start < 5
