"""The batches of an epoch: windows of like length, with what people marked there and what a teacher believes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from onrecord.extraction.windows import WINDOW, Window, windows_of
from training.beliefs import Beliefs
from training.corpus import Labelled, Row, label, tokenizer, vary
from training.settings import Settings


class Item(NamedTuple):
    """A window of a text, with what people marked there, and what a teacher believes if one was asked."""

    labelled: Labelled
    window: Window
    beliefs: Beliefs | None


Items = list[Item]


def batches(rows: list[Row], settings: Settings, epoch: int) -> list[Items]:
    """An epoch's windows, of like length together, in an order that depends on the seed and the epoch alone."""
    rng = np.random.default_rng([settings.seed, epoch])
    cut = tokenizer()
    items = []
    for row in rows:
        labelled = label(vary(row, rng), cut)
        first = int(rng.integers(WINDOW // 2, WINDOW + 1))
        beliefs = _beliefs(row, len(labelled[0]))
        items += [Item(labelled, window, beliefs) for window in windows_of(labelled[0], first=first)]
    items.sort(key=lambda item: item.window[1] - item.window[0] + 24 * rng.random())
    made = [items[at : at + settings.batch] for at in range(0, len(items), settings.batch)]
    return [made[k] for k in rng.permutation(len(made))]


def _beliefs(row: Row, count: int) -> Beliefs | None:
    """What the teacher believes of a text of `count` pieces, which may lack the headline that it read."""
    beliefs: Beliefs | None = row.get("beliefs")
    return beliefs.last(count) if beliefs is not None and count <= len(beliefs) else None
