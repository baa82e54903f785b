"""Word-pieces and the features of case and quotation."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.extraction.pieces import FIRST_LINE, NEW_LINE, QUOTED, SHAPES, pieces_of

TOKENIZER = Tokenizer.from_str(
    (files("onrecord.extraction") / "model" / "tokenizer.json").read_text(encoding="utf-8")
)  # fmt: skip
TOKENIZER.no_truncation()
TOKENIZER.no_padding()


def quoted(text: str) -> list[str]:
    pieces = pieces_of(text, TOKENIZER)
    return [
        text[s:e] for s, e, c in zip(pieces.starts, pieces.ends, pieces.contexts, strict=True) if c & QUOTED
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_offsets_are_ordered_and_in_the_text(text: str) -> None:
    pieces = pieces_of(text, TOKENIZER)
    starts, ends = pieces.starts.tolist(), pieces.ends.tolist()
    # One character may be several pieces, so that starts repeat.
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_shapes_tell_case_that_the_vocabulary_folds() -> None:
    pieces = pieces_of("the Mayor of NATO 7 , McRae", TOKENIZER)
    names = [SHAPES[shape] for shape in pieces.shapes]
    assert names[:6] == ["lower", "capital", "lower", "upper", "digit", "mark"]


def test_a_word_begins_once() -> None:
    pieces = pieces_of("unpronounceably", TOKENIZER)
    assert len(pieces) > 1
    assert pieces.begins_word.tolist() == [True] + [False] * (len(pieces) - 1)


@pytest.mark.parametrize(
    "text", ["He said “yes” twice", 'He said "yes" twice', "He said ‘yes’ twice", "He said 'yes' twice"]
)
def test_quotation_marks_of_every_kind_hold_words(text: str) -> None:
    assert "yes" in quoted(text)
    assert "twice" not in quoted(text)


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quoted("The mayor's plan and the voters' doubts didn't meet") == []


def test_an_odd_quotation_mark_spoils_its_paragraph_only() -> None:
    assert "Calm" not in quoted("“Never closed.\n\nCalm again.")


def test_the_first_line_and_every_new_line_are_marked() -> None:
    pieces = pieces_of("Head line\n\nBody text", TOKENIZER)
    assert [bool(c & FIRST_LINE) for c in pieces.contexts] == [True, True, False, False]
    assert [bool(c & NEW_LINE) for c in pieces.contexts] == [True, False, True, False]


def test_capitals_throughout_are_read_as_small_letters_for_they_tell_no_names() -> None:
    def shapes(text: str) -> set[str]:
        return {SHAPES[shape] for shape in pieces_of(text, TOKENIZER).shapes}

    assert shapes("THE MAYOR SAID THE BRIDGE WOULD OPEN BEFORE THE FAIR") == {"lower"}
    assert "upper" in shapes("The mayor said that NATO would open the bridge before the fair")
    assert "upper" in shapes("NATO SAYS NO")
