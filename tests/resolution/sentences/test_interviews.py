"""Questions of interviews are nobody's statement."""

from __future__ import annotations

from onrecord.resolution.sentences.interviews import is_asked, questions_in
from tests.resolution.marked import marked, words

BRIEFING = (
    "QUESTION (Radio Lund): Will you resign?\n\nMS ROE: I will not.\n\n"
    "QUESTION (The Sheet): The mayor said it was late. Was it?\n\nMS ROE: It was."
)


def test_the_turns_of_who_asks_are_found() -> None:
    assert [BRIEFING[a:b][:24] for a, b in questions_in(BRIEFING)] == [
        "QUESTION (Radio Lund): W",
        "QUESTION (The Sheet): Th",
    ]


def test_who_mostly_ends_in_a_question_mark_asks() -> None:
    text = "((WN)) Why?\n((AR)) So it is.\n((WN)) And then?\n((AR)) Then it was over."
    assert [text[a:b].strip() for a, b in questions_in(text)] == ["((WN)) Why?", "((WN)) And then?"]


def test_other_texts_have_none() -> None:
    assert questions_in("Lund: a town.\nRoe: a mayor.\nShe asked: why?") == ()
    assert questions_in("She said: no.\n\nHe asked why.") == ()


def test_a_question_and_what_it_says_of_you_are_dropped_and_what_it_relays_is_kept() -> None:
    text, items = marked(
        "[1QUESTION] (Radio Lund){1:} <1[2You] {2say} <2it is late> why?>\n\n[3MS ROE]{3:} <3It is not late.>\n\n"
        "QUESTION (The Sheet): [4The mayor] {4said} <4it was late>. Was it?\n\n[5MS ROE]{5:} <5It was.>"
    )
    asked = questions_in(text)
    kept = tuple(item for item in items if not is_asked(text, item, asked))
    assert [source for source, _, _ in words(text, kept)] == ["MS ROE", "The mayor", "MS ROE"]


def test_the_outlet_asks_under_its_own_name() -> None:
    text = "Bell: You built it.\n\nRoe: I did.\n\nBell: It leaks.\n\nRoe: Does it?\n"
    assert not questions_in(text)
    assert [text[a:b].strip() for a, b in questions_in(text, "The Evening Bell")] == [
        "Bell: You built it.",
        "Bell: It leaks.",
    ]
