"""Answers of an interview."""

from __future__ import annotations

from onrecord.record import Marks
from onrecord.resolution.spans.answers import with_answers
from tests.resolution.marked import marked, words

TALK = (
    "Roe: ‘I like it’\n\nShe came late.\n\nBell: Who built it?\n\n[Roe]{:} <I built it>. It took a year.\n\n"
    "Bell: Does it leak?\n\nRoe: No.\n\nBell: Sure?\n\nRoe: My brother says it does. He is wrong.\n\nShe laughed."
)


def found(text: str) -> list[tuple[str, str, str]]:
    plain, items = marked(text)
    return words(plain, with_answers(plain, Marks(attributions=items), "The Bell").attributions)


def test_an_answer_is_one_statement_of_the_one_who_gives_it() -> None:
    assert found(TALK) == [
        ("Roe", ":", "I built it. It took a year."),
        ("Roe", ":", "My brother says it does. He is wrong."),
    ]


def test_what_is_said_within_an_answer_stays() -> None:
    nested = TALK.replace("My brother says it does", "[1My brother] {1says} <1it does>")
    assert ("My brother", "says", "it does") in found(nested)


def test_a_long_answer_stays_as_it_was_read() -> None:
    long = TALK.replace("It took a year.", "It took a year. " * 80)
    assert found(long)[0] == ("Roe", ":", "I built it")


def test_a_long_answer_of_which_nothing_was_read_as_its_givers_is_one_statement() -> None:
    unread = TALK.replace("[Roe]{:} <I built it>. It took a year.", "Roe: " + "It took a year. " * 80)
    assert found(unread)[0][2].startswith("It took a year. It took")
    of_another = unread.replace("Roe: It took a year.", "Roe: [1My brother] {1says} <1it took a year>.")
    assert [words[0] for words in found(of_another)] == ["My brother", "Roe", "Roe"]


def test_what_is_read_across_a_label_is_no_statement() -> None:
    across = TALK.replace("She came late.\n\nBell: Who built it?", "[The talk] {as follows}:\n\n<Bell: Who built it?>")
    assert found(across) == found(TALK)


def test_each_turn_of_a_transcript_may_open_with_a_mark() -> None:
    quoted = "It aired late.\n\n" + "\n\n".join(
        f"“{line}" for line in ("BELL: Who built it?", "ROE: I built it all.", "BELL: Why?", "ROE: I like to build.")
    )
    assert found(quoted) == [("ROE", ":", "I built it all."), ("ROE", ":", "I like to build.")]


def test_a_text_without_turns_stays() -> None:
    assert found("Note: it is late.\n\nRoe: ‘It is not’") == []
