"""Stems, by which statements in other words meet."""

import pytest

from onrecord.matching.statements.said import stem


@pytest.mark.parametrize("word", ["negotiate", "negotiated", "negotiating", "negotiations"])
def test_forms_of_a_word_share_a_stem(word: str) -> None:
    assert stem(word) == "negoti"


def test_what_is_no_text_stays_as_it_is() -> None:
    half_of_a_pair = "\ud800runs"
    assert stem(half_of_a_pair) == half_of_a_pair
