"""Windows over an article's word-pieces, so that no article is too long for the model."""

from __future__ import annotations

import numpy as np

from onrecord.extraction.pieces import Pieces

# The network is trained at this size; 480 measured worse. No overlap did as well as 96 pieces (see docs/model.md),
# for the cuts fall between paragraphs wherever they can.
WINDOW = 320

Window = tuple[int, int]


def windows_of(pieces: Pieces, *, size: int = WINDOW, first: int | None = None) -> list[Window]:
    """Half-open ranges that cover all pieces, each at most `size` long.

    A window ends before a paragraph where one begins in its last two fifths, else between words where it can.
    `first` shortens the first window: training shifts the cuts with it.
    """
    lines = np.flatnonzero(pieces.begins_line)
    words = np.flatnonzero(pieces.begins_word)
    low, windows = 0, []
    length = first or size
    while low < len(pieces):
        high = low + length
        if high < len(pieces):
            high = _last(lines, low + length * 3 // 5, high) or _last(words, high - 10, high) or high
        windows.append((low, min(high, len(pieces))))
        low, length = high, size
    return windows


def _last(places: np.ndarray, low: int, high: int) -> int | None:
    """The last of the sorted places from low to high, both included."""
    at = int(np.searchsorted(places, high, side="right"))
    return int(places[at - 1]) if at and places[at - 1] >= low else None
