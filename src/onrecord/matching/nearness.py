"""How near two wordings are in meaning, word by word, where they use other words for the same.

Each word is given the word of the other wording that is nearest to it, by vectors made from the base weights of the
encoder (`training/word_vectors.py`); no network is run. After the alignment of Zhang et al., BERTScore (ICLR 2020), but
with a vector a word, whatever stands around it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.rarity import WORDS_FROM, vocabulary

FILE = Path(__file__).parent / "data" / "word_vectors.npy"
"""Bytes [V, 64]: a row for each word-piece of the encoder's vocabulary."""

_PARTS = re.compile(r"[^\W_]+|[^\w\s]")
_LEAST = 1e-3  # what even a mark weighs

Floats = NDArray[np.float32]


class Vectors(NamedTuple):
    """The n words of a wording: `rows` [n, 64] of length 1, and what each word weighs, 0..1, [n]."""

    rows: Floats
    weights: Floats


def vectors_of(keys: Sequence[str]) -> Vectors:
    """The vectors of folded words (see `words_of`), in their order."""
    found = [_vector(key) for key in keys]
    if not found:
        return Vectors(np.zeros((0, _table().shape[1]), np.float32), np.zeros(0, np.float32))
    return Vectors(np.stack([row for row, _ in found]), np.array([weight for _, weight in found], np.float32))


def nearness(one: Vectors, other: Vectors) -> float:
    """How much of what either wording says has something near in the other, 0..1: of the two shares, the lower one."""
    return min(shares_near(one, other))


def shares_near(one: Vectors, other: Vectors) -> tuple[float, float]:
    """How much of what `one` says has something near in `other`, 0..1, and the other way round."""
    if not len(one.rows) or not len(other.rows):
        return 0.0, 0.0
    near = np.maximum(one.rows @ other.rows.T, 0)
    mine = near.max(1) @ one.weights / one.weights.sum()
    its = near.max(0) @ other.weights / other.weights.sum()
    return float(mine), float(its)


@lru_cache(maxsize=1)
def _table() -> NDArray[np.int8]:
    table: NDArray[np.int8] = np.load(FILE)
    return table


@lru_cache(maxsize=50_000)
def _vector(word: str) -> tuple[Floats, float]:
    pieces = [piece for part in _PARTS.findall(word) for piece in _pieces(part)]
    row = _table()[pieces].astype(np.float32).sum(0)
    size = float(np.linalg.norm(row))
    known = vocabulary()
    # A word that is not in the vocabulary is rarer than all that are.
    rank = pieces[0] if len(pieces) == 1 else len(known)
    weight = math.log(1 + max(rank - WORDS_FROM, 0)) / math.log(len(known) - WORDS_FROM)
    return (row / size if size else row), min(weight, 1.0) + _LEAST


def _pieces(word: str) -> list[int]:
    """The word-pieces of a word, the longest first, as the encoder's tokenizer cuts it; none where it knows no such."""
    known, found, at = vocabulary(), [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = known.get(word[at:end] if not at else f"##{word[at:end]}")
            if piece is not None:
                found.append(piece)
                at = end
                break
        else:
            return []
    return found
