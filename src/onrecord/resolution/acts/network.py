"""A small network over the words of an attribution in their order, which knows words of like meaning as alike.

Each word is a vector, with where it stands (source, cue, content) and whether it is capitalised; one layer looks at
each three words in a row, and of what each of its units sees the most counts (Kim, EMNLP 2014). Beside the linear
models of `model.py` it brings what single signs do not tell. Its numbers stand in `data/acts_network.npz`; made by
`training/acts_network.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.record import SpanSet
from onrecord.resolution.acts.model import Floats, softmax
from onrecord.resolution.acts.words import SOURCE, Word

Place = Literal["source", "before", "cue", "content"]
PLACES: tuple[Place, ...] = ("source", "before", "cue", "content")
_ROWS = {place: row for row, place in enumerate(PLACES)}
UNKNOWN = 0
"""The row of words that the network does not know."""
ABREAST = 3
"""Words in a row that one unit looks at."""
_ALONE = 2**18
"""Multiplications up to which OpenBLAS takes one thread."""


class Token(NamedTuple):
    """A word as the network reads it: its form in small letters, where it stands, and whether it is capitalised."""

    form: str
    place: Place
    capital: bool


def tokens_of(text: str, item: SpanSet, words: Sequence[Word], content: int) -> list[Token]:
    """The words of an attribution (see `ascribed`), of which those from `content` on are its content's."""
    found = []
    for at, (stem, _, (start, end)) in enumerate(words):
        if stem == SOURCE:
            found.append(Token(SOURCE, "source", False))
            continue
        form = text[start:end]
        place: Place = "content" if at >= content else "before"
        if place == "before" and any(first <= start < last for first, last in item.cue):
            place = "cue"
        small = "#" if form[0].isdigit() else form.lower().replace("’", "'")
        found.append(Token(small, place, form[0].isupper()))
    return found


@dataclass(frozen=True, slots=True)
class Network:
    """`rows`: where the vector of a word stands in `vectors` [V, d]; `places` [4, p] what each place adds to a word.

    `units` [3 · (d + p + 1), h] and `unit_bias` [h] look at three words in a row, `weights` [h, k] and `bias` [k] give
    the scores of the k labels.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    vectors: Floats
    places: Floats
    units: Floats
    unit_bias: Floats
    weights: Floats
    bias: Floats

    def probabilities(self, tokens: Sequence[Token]) -> Floats:
        """The probability of each label."""
        if not tokens:
            return softmax(self.bias)
        size = len(tokens)
        read = np.zeros((size + ABREAST - 1, self.units.shape[0] // ABREAST), np.float32)
        inside = read[ABREAST // 2 : ABREAST // 2 + size]
        wide = self.vectors.shape[1]
        inside[:, :wide] = self.vectors[[self.rows.get(token.form, UNKNOWN) for token in tokens]]
        inside[:, wide:-1] = self.places[[_ROWS[token.place] for token in tokens]]
        inside[:, -1] = [token.capital for token in tokens]
        abreast = np.concatenate([read[at : at + size] for at in range(ABREAST)], axis=1)
        seen = product(abreast, self.units) + self.unit_bias
        return softmax(np.maximum(seen.max(axis=0), 0) @ self.weights + self.bias)


def product(left: Floats, right: Floats) -> Floats:
    """`left @ right`, by some rows at a time, so that OpenBLAS wakes no other threads for it: that takes longer than
    the product where other processors are busy."""
    rows = max(1, _ALONE // right.size)
    return np.concatenate([left[at : at + rows] @ right for at in range(0, len(left), rows)])


@cache
def load_network() -> Network:
    """The network that ships with the package, loaded once a process (a few milliseconds)."""
    with (
        (resources.files("onrecord.resolution") / "data" / "acts_network.npz").open("rb") as file,
        np.load(file) as data,
    ):
        return Network(
            labels=tuple(str(label) for label in data["labels"]),
            rows={word: row for row, word in enumerate(bytes(data["words"]).decode().split("\n"))},
            vectors=_whole(data["vectors"], data["vector_steps"]),
            places=data["places"].astype(np.float32),
            units=data["units"].astype(np.float32),
            unit_bias=data["unit_bias"].astype(np.float32),
            weights=data["weights"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
        )


def _whole(steps: NDArray[np.int8], sizes: NDArray[np.float16]) -> Floats:
    whole: Floats = steps.astype(np.float32) * sizes.astype(np.float32)
    return whole
