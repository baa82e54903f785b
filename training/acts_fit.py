"""Fits the linear models of acts: softmax regression on sparse signs, always with the same result.

The weights minimise ½‖w‖² + STRENGTH · Σ loss, each sentence weighing by how rare its label is. They are found by
accelerated descent, with the sentences as a sparse matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from onrecord.resolution.acts.model import Linear, softmax
from onrecord.resolution.acts.signs import Sign

Floats = NDArray[np.float32]
Vector = tuple[NDArray[np.int64], Floats]

# Chosen by five-fold cross-validation: the senses of the first phrases after the source weigh more.
GAINS = {"H": 1.4}
STRENGTH = 30.0
STEPS = 150


@dataclass(frozen=True)
class Vocabulary:
    """The signs that are known, by the CRC-32 of their names, and how much each weighs."""

    rows: dict[int, int]
    gains: Floats

    def vectors(self, signs: Sequence[Sequence[Sign]]) -> list[Vector]:
        """Each sentence as the rows of its known signs and their values, of length 1 together."""
        found = []
        for sentence in signs:
            known = {self.rows.get(key) for key in _keys(sentence)} - {None}
            rows = np.array(sorted(k for k in known if k is not None), np.int64)
            values = self.gains[rows]
            found.append((rows, values / max(1e-9, float(np.sqrt(values @ values)))))
        return found


def _keys(signs: Sequence[Sign]) -> set[int]:
    return {crc32(sign.name.encode()) for sign in signs}


def vocabulary_of(signs: Sequence[Sequence[Sign]], *, least: int = 3) -> Vocabulary:
    """The signs that stand in at least `least` of the sentences."""
    kinds: dict[int, str] = {}
    counts: Counter[int] = Counter()
    for sentence in signs:
        names = {crc32(sign.name.encode()): sign.name[0] for sign in sentence}
        kinds.update(names)
        counts.update(names.keys())
    keys = sorted(key for key, count in counts.items() if count >= least)
    rare = [np.log((1 + len(signs)) / (1 + counts[key])) + 1 for key in keys]
    gains = [GAINS.get(kinds[key], 1.0) * weight for key, weight in zip(keys, rare, strict=True)]
    return Vocabulary({key: row for row, key in enumerate(keys)}, np.array(gains, np.float32))


def matrix_of(vectors: Sequence[Vector], size: int) -> sparse.csr_matrix:
    """Sentences as the rows of a sparse matrix of `size` signs."""
    ends = np.cumsum([0, *(len(rows) for rows, _ in vectors)])
    rows = np.concatenate([rows for rows, _ in vectors])
    values = np.concatenate([values for _, values in vectors])
    return sparse.csr_matrix((values, rows, ends), shape=(len(vectors), size))


def fit(
    vectors: Sequence[Vector],
    labels: Sequence[str],
    size: int,
    *,
    counts: Floats | None = None,
    balance: float = 1.0,
    strength: float = STRENGTH,
) -> Linear:
    """The linear model of `size` signs for these sentences; `counts` is what each weighs.

    With `balance` 1 every label weighs the same in all, with 0 as much as its sentences do.
    """
    names = tuple(sorted(set(labels)))
    n, k = len(labels), len(names)
    wanted = np.zeros((n, k), np.float32)
    wanted[np.arange(n), [names.index(label) for label in labels]] = 1
    share = np.ones(n, np.float32) if counts is None else counts
    total = share.sum()
    share = share * ((total / k / (wanted * share[:, None]).sum(axis=0)) ** balance)[wanted.argmax(axis=1)]
    share = (share * total / share.sum()).astype(np.float32)
    matrix = matrix_of(vectors, size)
    turned = matrix.T.tocsr()
    mean = np.asarray(matrix.mean(axis=0), np.float32).ravel()

    def seen(w: Floats) -> Floats:
        result: Floats = matrix @ w - mean @ w  # as of centred signs, so that the bias is found at once
        return result

    def back(r: Floats) -> Floats:
        result: Floats = turned @ r - (np.outer(mean, r.sum(axis=0)) if r.ndim > 1 else mean * r.sum())
        return result

    probe = np.ones(size, np.float32) + np.arange(size, dtype=np.float32) / size
    for _ in range(30):
        probe = back(share * seen(probe))
        probe /= np.linalg.norm(probe)
    largest = float(probe @ back(share * seen(probe))) * 1.1
    step, bias_step = 1 / (strength * largest + 1), 1 / (strength * float(share.sum()))
    w = w_before = np.zeros((size, k), np.float32)
    b = b_before = np.zeros(k, np.float32)
    for turn in range(STEPS):
        push = np.float32(turn / (turn + 3))
        w_ahead, b_ahead = w + push * (w - w_before), b + push * (b - b_before)
        wrong = strength * share[:, None] * (softmax(seen(w_ahead) + b_ahead) - wanted)
        w_before, b_before = w, b
        w = (w_ahead - step * (back(wrong) + w_ahead)).astype(np.float32)
        b = (b_ahead - bias_step * wrong.sum(axis=0)).astype(np.float32)
    return Linear(names, w, (b - mean @ w).astype(np.float32))


def scores(vectors: Sequence[Vector], linear: Linear) -> Floats:
    """The score of each label for each sentence, before the softmax."""
    return np.stack([values @ linear.weights[rows] + linear.bias for rows, values in vectors])
