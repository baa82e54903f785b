"""Quotations that a model cut, or left out."""

from __future__ import annotations

import time

from onrecord.record import Marks, SpanSet
from onrecord.resolution.spans.whole_quotes import with_whole_quotes
from tests.resolution.marked import marked, words


def mended(text: str) -> list[tuple[str, str, str]]:
    plain, items = marked(text)
    return words(plain, with_whole_quotes(plain, Marks(attributions=items)).attributions)


def test_a_quotation_goes_on_in_each_paragraph_that_opens_with_a_mark() -> None:
    found = mended(
        "[1Brook] {1said:} <1“The pier is safe.> <2“It is old. “It will stay.” The toll would fall,> [2she] {2said}."
    )
    assert found[0][2] == "“The pier is safe. “It is old. “It will stay.”"
    assert found[1][2] == "The toll would fall,"


def test_the_last_paragraph_with_a_clause_of_its_own_is_that_clause_s() -> None:
    found = mended("[1Brook] {1said} it was <1“safe and sound.> <2“It will stay,”> [2she] {2said}.")
    assert found[1][2] == "“It will stay,”"


def test_a_quotation_that_nobody_has_is_said_by_its_plain_clause() -> None:
    text = "“There is a push to close it,” said one senior official. “It is hard.” [Brook] {said} <the pier was old>."
    assert ("one senior official", "said", "“There is a push to close it,” … “It is hard.”") in mended(text)


def test_who_was_quoted_by_an_outlet_says_it() -> None:
    (found,) = mended("“There is no date,” ministry spokeswoman Iryna Roe was quoted as saying by Ukrinform.")
    assert found == ("ministry spokeswoman Iryna Roe", "was quoted as saying by", "“There is no date,”")


def test_a_quotation_that_another_had_is_given_back() -> None:
    found = mended(
        "“There is a push,” said one senior official. <“It is hard.”> As it rained, [Brook] {told} us <it was old>."
    )
    assert ("Brook", "told", "it was old") in found


def test_a_quotation_is_of_the_clause_right_behind_it_and_not_of_the_sentence_before() -> None:
    found = mended(
        "[1Brook] {1said} <1the pier was old>. <1“It may fall any day,”> [0Per Roe] {0said}. <0“We see it lean.”>"
    )
    assert found == [
        ("Per Roe", "said", "“It may fall any day,” … “We see it lean.”"),
        ("Brook", "said", "the pier was old"),
    ]


def test_a_quotation_is_of_the_clause_that_announces_it_and_not_of_the_sentence_behind() -> None:
    found = mended(
        "It rained. Per Roe, the harbour master, told the town council on Friday: <“We see it lean. It will fall.”> "
        "[A tide survey] {said} <it was late>."
    )
    assert found == [
        ("A tide survey", "said", "it was late"),
        ("Per Roe, the harbour master", "told", "“We see it lean. It will fall.”"),
    ]


def test_a_quotation_with_a_clause_of_its_own_behind_it_is_announced_by_nobody_else() -> None:
    assert [who for who, _, _ in mended("Per Roe said: <“We all see it lean,”> [he] {said} again.")] == ["he"]


def test_what_is_told_within_an_answer_stays_in_it() -> None:
    found = mended("[Ada Brook] {said:} <I left and he said, “You have to come back to us.”>")
    assert found == [("Ada Brook", "said:", "I left and he said, “You have to come back to us.”")]


def test_an_answer_leaves_the_question_with_who_asks() -> None:
    (asks, answers) = sorted(mended("[1People] {1went like} <1“Who are you, then?”> [0she] {0said} <0“Ada Brook”>."))
    assert (asks[2], answers[2]) == ("“Who are you, then?”", "“Ada Brook”")


def test_a_quotation_that_is_on_record_is_not_said_twice() -> None:
    assert len(mended("<“It is safe,”> [Brook] {said}.")) == 1


def test_a_quotation_cut_amid_a_sentence_is_whole() -> None:
    (found,) = mended("[Brook] {said:} <“Now that the toll is gone, it doesn>’t matter. It will stay.”")
    assert found[2] == "“Now that the toll is gone, it doesn’t matter. It will stay.”"


def test_bare_words_far_from_a_quotation_are_no_part_of_it() -> None:
    (found,) = mended("<“It is safe,”> {said} [a resident], who asked not to be named for <fear of reprisal>.")
    assert found[2] == "“It is safe,”"


def test_bare_words_of_the_sentence_before_are_not_said() -> None:
    (found,) = mended("<Most have left because of the rain>. <About forty have stayed>, [the trust] {says}.")
    assert found[2] == "About forty have stayed"


def test_a_hostile_text_takes_linear_time() -> None:
    text = "“It is so,” said one man. “It is. " * 6000
    items = tuple(
        SpanSet(source=(), cue=(), content=((at, at + 9),), confidence=1) for at in range(0, len(text) - 40, 34)
    )
    begun = time.process_time()
    with_whole_quotes(text, Marks(attributions=items))
    assert time.process_time() - begun < 8


def test_a_plain_clause_has_the_half_behind_it_too() -> None:
    text = '"The number has doubled," she wrote, "and most of them work." [Brook] {said} <the pier was old>.'
    assert ("she", "wrote", '"The number has doubled," … "and most of them work."') in mended(text)


def test_a_quotation_that_its_clause_parts_is_one() -> None:
    found = mended("“Every time you say that,” [Brook] {said}, pointing at the sea, <“it comes back.”>")
    assert found == [("Brook", "said", "“Every time you say that,” … “it comes back.”")]


def test_what_is_added_by_a_cue_of_its_own_stays_apart() -> None:
    assert mended("<“It is old,”> [he] {said}, adding, “It is safe.”") == [("he", "said", "“It is old,”")]


def test_a_signed_quotation_is_of_who_signs_it() -> None:
    text = "“It is a shame.” ― Una Sollis\n“He called it “a wreck” and left.” — Ivo Brandt, Marren\n"
    found = mended("[Una Sollis] {finds} <a shame>\n\n" + text)
    assert ("Una Sollis", "", "“It is a shame.”") in found
    assert ("Ivo Brandt", "", "“He called it “a wreck” and left.”") in found


def test_a_signed_quotation_is_taken_from_the_name_above() -> None:
    found = mended("“The pier is safe and sound.” — [Una Sollis]\n<“The pier is old and rotten.”> — Ivo Brandt\n")
    assert ("Ivo Brandt", "", "“The pier is old and rotten.”") in found
    assert ("Una Sollis", "", "“The pier is safe and sound.”") in found
    assert len(found) == 2
