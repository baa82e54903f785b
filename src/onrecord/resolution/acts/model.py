"""Scores of a sentence's signs: two linear models over the same signs, one for acts, one for PLOVER types.

A sign weighs by its kind and how rare it is; the vector of a sentence has length 1. The weights stand in
`data/acts.npz` as plain numbers, in steps of 1/127 of the largest of their column. Made by `training/acts.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.resolution.acts.signs import Sign

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model of n signs and k labels: `weights` [n, k], `bias` [k]. `heat` divides scores (calibration)."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    heat: float = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """`rows`: where the weights of a sign stand, by the CRC-32 of its name; `gains`: how much each sign weighs."""

    rows: Mapping[int, int]
    gains: Floats
    acts: Linear
    types: Linear

    def read(self, signs: Sequence[Sign]) -> Vector:
        """The signs of one sentence that the model knows, each once, with their weights."""
        rows_of = self.rows.get
        known = {row: sign for sign in signs if (row := rows_of(crc32(sign[0].encode()))) is not None}
        rows = np.fromiter(known, np.int64, len(known))
        values = self.gains[rows]
        length = math.sqrt(float(values @ values)) or 1.0
        return Vector(rows, values / np.float32(length), tuple(known.values()))


@dataclass(frozen=True, slots=True)
class Vector:
    """One sentence as its signs: rows of the model, what they weigh there, and the signs themselves."""

    rows: NDArray[np.int64]
    values: Floats
    signs: tuple[Sign, ...]

    def probabilities(self, linear: Linear) -> Floats:
        """The probability of each label, of `linear.labels`."""
        return softmax((self.values @ linear.weights[self.rows] + linear.bias) / linear.heat)

    def shares(self, linear: Linear, label: str) -> Floats:
        """How much each sign speaks for `label` more than for the mean of the labels, in units of its score."""
        weights = linear.weights[self.rows]
        shares: Floats = self.values * (weights[:, linear.labels.index(label)] - weights.mean(axis=1))
        return shares


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return result


@cache
def load_model() -> Model:
    """The model that ships with the package, loaded once a process (a few milliseconds)."""
    with (resources.files("onrecord.resolution") / "data" / "acts.npz").open("rb") as file, np.load(file) as data:
        return Model(
            rows={int(key): row for row, key in enumerate(data["keys"])},
            gains=data["gains"].astype(np.float32),
            acts=_linear(data, "acts"),
            types=_linear(data, "types"),
        )


def _linear(data: Mapping[str, NDArray[np.generic]], name: str) -> Linear:
    steps = data[f"{name}_steps"].astype(np.float32)
    return Linear(
        labels=tuple(str(label) for label in data[f"{name}_labels"]),
        weights=data[f"{name}_weights"].astype(np.float32) * steps,
        bias=data[f"{name}_bias"].astype(np.float32),
        heat=float(data[f"{name}_heat"].astype(np.float32)),
    )
