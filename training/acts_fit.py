"""Fits the linear models of acts: softmax regression on sparse signs, in numpy alone, always with the same result.

The weights minimise ½‖w‖² + STRENGTH · Σ loss, each sentence weighing by how rare its label is. They are found in the
space of the sentences (w is a sum of them), by accelerated descent on their Gram matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.resolution.act_model import Linear, softmax
from onrecord.resolution.act_signs import Sign

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


def vocabulary_of(signs: Sequence[Sequence[Sign]], *, least: int = 2) -> Vocabulary:
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


def gram(one: Sequence[Vector], size: int) -> Floats:
    """The products of all sentences with each other, from sparse vectors of `size` signs."""
    n = len(one)
    rows = np.concatenate([np.full(len(r), i) for i, (r, _) in enumerate(one)])
    columns = np.concatenate([r for r, _ in one])
    values = np.concatenate([v for _, v in one]).astype(np.float32)
    order = np.lexsort((rows, columns))
    rows, columns, values = rows[order], columns[order], values[order]
    counts = np.bincount(columns, minlength=size)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    often_from = max(20, n // 100)
    often = np.flatnonzero(counts > often_from)
    # Frequent signs as a dense matrix, rare ones as the few pairs of sentences that share them.
    place = np.full(size, -1)
    place[often] = np.arange(len(often))
    dense = np.zeros((n, len(often)), np.float32)
    held = place[columns] >= 0
    dense[rows[held], place[columns[held]]] = values[held]
    pairs, products = [], []
    for count in range(1, often_from + 1):
        spots = starts[np.flatnonzero(counts == count)][:, None] + np.arange(count)
        pairs.append((rows[spots][:, :, None] * n + rows[spots][:, None, :]).ravel())
        products.append((values[spots][:, :, None] * values[spots][:, None, :]).ravel())
    result = np.bincount(np.concatenate(pairs), np.concatenate(products), minlength=n * n).reshape(n, n)
    return result.astype(np.float32) + dense @ dense.T


def fit(
    vectors: Sequence[Vector],
    labels: Sequence[str],
    size: int,
    *,
    products: Floats,
    counts: Floats | None = None,
    strength: float = STRENGTH,
) -> Linear:
    """The linear model of `size` signs for these sentences; `products` as of `gram`, `counts` what each weighs."""
    names = tuple(sorted(set(labels)))
    n, k = len(labels), len(names)
    wanted = np.zeros((n, k), np.float32)
    wanted[np.arange(n), [names.index(label) for label in labels]] = 1
    share = np.ones(n, np.float32) if counts is None else counts
    share = share * (share.sum() / k / (wanted * share[:, None]).sum(axis=0))[wanted.argmax(axis=1)]
    means = products.mean(axis=0)
    centred = products - means - means[:, None] + means.mean()
    root = np.sqrt(share)
    probe = np.ones(n, np.float32) + np.arange(n, dtype=np.float32) / n
    for _ in range(30):
        probe = root * (centred @ (root * probe))
        probe /= np.linalg.norm(probe)
    largest = float(probe @ (root * (centred @ (root * probe)))) * 1.1
    step = 1 / (strength * largest + 1)
    bias_step = 1 / (strength * float(share.sum()))
    a = a_before = np.zeros((n, k), np.float32)
    b = b_before = np.zeros(k, np.float32)
    for turn in range(STEPS):
        push = np.float32(turn / (turn + 3))
        a_ahead, b_ahead = a + push * (a - a_before), b + push * (b - b_before)
        wrong = strength * share[:, None] * (softmax(centred @ a_ahead + b_ahead) - wanted)
        a_before, b_before = a, b
        a, b = a_ahead - step * (wrong + a_ahead), b_ahead - bias_step * wrong.sum(axis=0)
    # w = Σ a_i (x_i − mean), and the mean's share goes into the bias.
    spread = a - a.mean(axis=0)
    result = np.zeros((size, k), np.float32)
    for (rows, values), share_of in zip(vectors, spread, strict=True):
        result[rows] += values[:, None] * share_of
    mean = np.zeros(size, np.float32)
    for rows, values in vectors:
        mean[rows] += values / n
    return Linear(names, result, (b - mean @ result).astype(np.float32))


def scores(vectors: Sequence[Vector], linear: Linear) -> Floats:
    """The score of each label for each sentence, before the softmax."""
    return np.stack([values @ linear.weights[rows] + linear.bias for rows, values in vectors])
