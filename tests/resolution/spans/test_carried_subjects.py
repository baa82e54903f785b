"""Verbs that go on a clause without a subject of their own."""

from __future__ import annotations

import time

import pytest

from onrecord.record import Marks, SpanSet
from onrecord.resolution.spans.carried_subjects import with_subjects
from tests.resolution.marked import marked, words


def mended(text: str) -> list[tuple[str, str, str]]:
    plain, items = marked(text)
    return words(plain, with_subjects(plain, Marks(attributions=items)).attributions)


@pytest.mark.parametrize(
    "text",
    [
        "[1Ada Brook] {1said} <1the pier was safe>, but {2warned} <2that it was old>.",
        "[1Ada Brook] {1said} <1the pier was “quite safe”>, {2adding} <2that it was old>.",
        "[1Ada Brook] {1told} the council <1that it was safe> and later {2insisted} <2that it was old>.",
    ],
)
def test_a_verb_that_goes_on_has_the_subject_of_its_clause(text: str) -> None:
    assert [source for source, _, _ in mended(text)] == ["Ada Brook", "Ada Brook"]


def test_a_participle_goes_on_the_subject_with_which_its_sentence_opens() -> None:
    ((source, _, _),) = mended("Elbonia has grown impatient over the pier, {demanding} <that Korva repair it>.")
    assert source == "Elbonia"


def test_a_passive_that_nobody_speaks_in_stays_without_a_source() -> None:
    ((source, _, _),) = mended("The pier was old, and {is believed} <to be unsafe>.")
    assert source == ""


def test_whoever_is_urged_does_not_speak() -> None:
    first, second = mended(
        "[1Ada Brook] {1urged} [2the Korvans] <1to wait until spring> and {2warned} <2that the pier was old>."
    )
    assert (first[0], second[0]) == ("Ada Brook", "Ada Brook")


def test_what_the_accused_would_add_is_the_accusers_and_ends_his_first_words() -> None:
    first, second = mended(
        "[1Ada Brook] has {1accused} [2the council] <1of “waiting” for Korva {2adding} <2that the pier is old>>."
    )
    assert first == ("Ada Brook", "accused", "of “waiting” for Korva")
    assert second[0] == "Ada Brook"


def test_who_speaks_inside_told_words_keeps_his_own() -> None:
    found = mended("[1Ada Brook] {1told} me <1that [2a company man] had called and {2promised} <2a new pier>>.")
    assert found[1][0] == "a company man"


def test_a_source_ends_with_its_sentence() -> None:
    (found,) = mended("<It would not last,> {said} [Ada Brook of the Harbour Trust. Korva, too], has doubts.")
    assert found[0] == "Ada Brook of the Harbour Trust"


def test_a_source_takes_no_preposition_along() -> None:
    assert mended("[Elbonian officials on] Sunday {insisted} <it was safe>.")[0][0] == "Elbonian officials"


def test_of_two_persons_the_one_who_only_helps_is_no_source() -> None:
    (found,) = mended("With help from [Ivo Tarn, the mayor, Ada Brook] {demanded} <a new pier>.")
    assert found[0] == "Ada Brook"


def test_the_plural_before_a_verb_is_its_subject() -> None:
    (found,) = mended("[Much of Korva] lies in ruins and refugees {have expressed} <fears of a flood>.")
    assert found[0] == "refugees"


def test_a_hostile_text_takes_linear_time() -> None:
    text = "Ada said it was so, but warned that it was so, and added " * 4000
    items = tuple(
        SpanSet(
            source=((at, at + 3),) if at % 2 else (),
            cue=((at + 4, at + 8),),
            content=((at + 9, at + 18),),
            confidence=1,
        )
        for at in range(0, len(text) - 60, 19)
    )
    begun = time.process_time()
    with_subjects(text, Marks(attributions=items))
    assert time.process_time() - begun < 8
