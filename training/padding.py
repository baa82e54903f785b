"""Windows of several texts side by side, padded to one length, as the network is trained on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.extraction.network_io import CLS, SEP
from onrecord.extraction.pieces import Ints, Pieces
from onrecord.extraction.windows import Window


class Batch(NamedTuple):
    """B windows as arrays of shape [B, L]: each is [CLS], its pieces, [SEP], and padding where `mask` is false."""

    ids: Ints
    shapes: Ints
    contexts: Ints
    mask: NDArray[np.bool_]


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
