"""What goes into the network and comes out of it, for training and for use alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.extraction.labels import NAME_TAGS, TAGS
from onrecord.extraction.pieces import Ints, Pieces
from onrecord.extraction.windows import Window

CLS, SEP = 101, 102

Floats = NDArray[np.float32]


class Scores(NamedTuple):
    """Logits for one window of n pieces.

    `tags` [n, 7] and `names` [n, 9]; `cue` [n, n]: how strongly each piece points at each piece as the first of its
    cue; `source` [n, n + 1]: how strongly each piece, if in a cue, points at "no source" (column 0) or at piece k as
    the first of its source (column k + 1).
    """

    tags: Floats
    names: Floats
    cue: Floats
    source: Floats


INPUTS = ("ids", "shapes", "contexts")
OUTPUTS = Scores._fields


def inputs_of(pieces: Pieces, window: Window) -> dict[str, Ints]:
    """One window as the network that ships reads it: arrays of shape [1, n + 2], [CLS], its pieces and [SEP]."""
    low, high = window
    found = {name: np.zeros((1, high - low + 2), np.int64) for name in INPUTS}
    for name, array in found.items():
        array[0, 1:-1] = getattr(pieces, name)[low:high]
    found["ids"][0, 0], found["ids"][0, -1] = CLS, SEP
    return found


def scores_of(outputs: Sequence[np.ndarray], row: int, size: int) -> Scores:
    """The scores of one window of a batch, copied out of it, so that the batch can be freed."""
    tags, names, cue, source = outputs
    inside = slice(1, size + 1)
    return Scores(
        tags[row, inside].copy(),
        names[row, inside].copy(),
        cue[row, inside, inside].copy(),
        source[row, inside, : size + 1].copy(),
    )


def empty_scores(size: int) -> Scores:
    """Scores of a window that holds nothing: the first tag, O, everywhere."""
    tags, names = np.zeros((size, len(TAGS)), np.float32), np.zeros((size, len(NAME_TAGS)), np.float32)
    tags[:, 0] = names[:, 0] = 30.0
    return Scores(tags, names, np.zeros((size, size), np.float32), np.zeros((size, size + 1), np.float32))
