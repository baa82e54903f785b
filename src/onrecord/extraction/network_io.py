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


class Batch(NamedTuple):
    """B windows as arrays of shape [B, L]: each is [CLS], its pieces, [SEP], and padding where `mask` is false."""

    ids: Ints
    shapes: Ints
    contexts: Ints
    mask: NDArray[np.bool_]


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


OUTPUTS = Scores._fields


def batch_of(items: Sequence[tuple[Pieces, Window]]) -> Batch:
    """Pad windows to one length, a multiple of eight."""
    length = max(high - low for _, (low, high) in items) + 2
    shape = (len(items), -(-length // 8) * 8)
    batch = Batch(
        np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
    )
    for row, (pieces, (low, high)) in enumerate(items):
        size = high - low
        batch.ids[row, 0], batch.ids[row, size + 1] = CLS, SEP
        batch.ids[row, 1 : size + 1] = pieces.ids[low:high]
        batch.shapes[row, 1 : size + 1] = pieces.shapes[low:high]
        batch.contexts[row, 1 : size + 1] = pieces.contexts[low:high]
        batch.mask[row, : size + 2] = True
    return batch


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
