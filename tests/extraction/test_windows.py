"""Windows cover an article whole, in order, and cut where a reader would."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.pieces import NEW_LINE, Pieces
from onrecord.extraction.windows import WINDOW, windows_of


def pieces(lines: list[int], words: list[bool]) -> Pieces:
    """Pieces of which those at `lines` begin a line."""
    size = len(words)
    zeros = np.zeros(size, np.int64)
    contexts = zeros.copy()
    contexts[[k for k in lines if k < size]] = NEW_LINE
    return Pieces(
        ids=zeros, starts=zeros, ends=zeros, shapes=zeros, contexts=contexts, begins_word=np.array(words, bool)
    )


@given(st.lists(st.integers(0, 1500), max_size=40), st.lists(st.booleans(), max_size=1500), st.integers(10, WINDOW))
def test_windows_cover_everything_once_and_are_bounded(lines: list[int], words: list[bool], first: int) -> None:
    windows = windows_of(pieces(lines, words), first=first)
    assert [k for low, high in windows for k in range(low, high)] == list(range(len(words)))
    assert all(0 < high - low <= WINDOW for low, high in windows)


def test_a_window_ends_before_a_paragraph() -> None:
    assert windows_of(pieces([0, 250, 300], [True] * 500))[0] == (0, 300)


def test_a_window_without_a_paragraph_ends_between_words() -> None:
    words = [True] * 500
    words[WINDOW] = False
    assert windows_of(pieces([0], words))[0] == (0, WINDOW - 1)


def test_no_pieces_need_no_window() -> None:
    assert windows_of(pieces([], [])) == []
