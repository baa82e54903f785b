"""Clauses of the plainest form."""

from __future__ import annotations

import time

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.plain_clauses import with_plain_clauses
from tests.resolution.marked import marked, words


def mended(text: str) -> list[tuple[str, str, str]]:
    plain, items = marked(text)
    return words(plain, with_plain_clauses(plain, Marks(attributions=items)).attributions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to officials on Saturday, the pier has sunk.",
            ("officials on Saturday", "According to", "the pier has sunk"),
        ),
        ("Elbonia’s position is that it will wait.", ("Elbonia", "position is", "that it will wait")),
        (
            "The best estimate of harbour officials in Korva, and elsewhere, is that forty boats sank.",
            ("harbour officials in Korva", "best estimate", "that forty boats sank"),
        ),
        (
            "KORVA, March 4 (Selwire) - The ferry will not sail again this year, Mayor Ana Doe said on Friday.",
            ("Mayor Ana Doe", "said", "The ferry will not sail again this year,"),
        ),
        (
            "The bridge was paid for twice by the same ministry, its former clerk has told the High Court on Monday.",
            ("its former clerk", "has told", "The bridge was paid for twice by the same ministry,"),
        ),
    ],
)
def test_a_plain_clause_is_on_record(text: str, expected: tuple[str, str, str]) -> None:
    assert mended(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "When she came back to the harbour that night, the mayor said on Friday that it was shut.",
        "The mayor, who came back to the harbour that night, said so.",
    ],
)
def test_a_clause_before_a_subject_is_not_what_it_says(text: str) -> None:
    assert mended(text) == []


def test_a_clause_that_has_its_attribution_is_not_said_twice() -> None:
    assert len(mended("{According to} [officials], <the pier has sunk>.")) == 1


def test_words_in_a_quotation_are_no_clause_of_the_text() -> None:
    assert len(mended("[Brook] {said:} <“According to Korva, the pier has sunk.”>")) == 1


def test_who_is_told_at_the_end_of_a_passive_is_its_source() -> None:
    (found,) = mended("<The sailor> {was identified as} <Per Roe> by a Coast Guard spokesperson.")
    assert found[0] == "a Coast Guard spokesperson"


def test_who_was_quoted_by_a_paper_is_the_source() -> None:
    (found,) = mended("<“It is safe,”> the minister, Ada Brook, {was quoted as saying} by the Korva Gazette.")
    assert found[0] == "the minister, Ada Brook,"


def test_a_hostile_text_takes_linear_time() -> None:
    begun = time.process_time()
    mended("The position of a a a a a a a a a, According to a a a’s view " * 5000)
    assert time.process_time() - begun < 8
