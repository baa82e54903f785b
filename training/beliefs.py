"""What a teacher believes of a text, kept in a file a text, for a smaller network to learn from.

After Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network" (2015): the smaller network is trained on
the probabilities that the teacher gives to every tag and pointer, and not only on the one that people marked.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.extraction.decoding import CUE
from onrecord.extraction.labels import NAME_TAGS, TAGS, begin
from onrecord.extraction.network_io import Floats, Scores
from onrecord.extraction.pieces import Ints
from onrecord.extraction.windows import Window
from training.corpus import NO_SOURCE

KEPT = 4
"""Of each pointer, so many of the likeliest pieces are kept."""
NOWHERE = -1

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Probabilities for n pieces: of tags [n, 7] and names [n, 9]; and for the pointers [n, 4], where they point.

    `cue_at` and `source_at` hold piece numbers of the text, NO_SOURCE, or NOWHERE where fewer are likely.
    """

    tags: Halves
    names: Halves
    cue_at: Ints
    cue: Halves
    source_at: Ints
    source: Halves

    def __len__(self) -> int:
        return len(self.tags)

    def last(self, count: int) -> Beliefs:
        """Those of the last `count` pieces, as if the text began with them: what is left without its headline."""
        cut = len(self) - count
        moved = {one.name: getattr(self, one.name)[cut:] for one in fields(self)}
        for name in ("cue_at", "source_at"):
            at = moved[name]
            moved[name] = np.where(at >= cut, at - cut, np.where(at == NO_SOURCE, at, NOWHERE))
        return Beliefs(**moved)


def beliefs_of(windows: Sequence[Window], scores: Sequence[Scores]) -> Beliefs:
    """The beliefs that a network's scores of a text's windows express."""
    columns: dict[str, list[np.ndarray]] = {one.name: [] for one in fields(Beliefs)}
    for (low, _), own in zip(windows, scores, strict=True):
        columns["tags"].append(_softmax(own.tags))
        columns["names"].append(_softmax(own.names))
        for name, first in (("cue", 0), ("source", 1)):
            at, share = _likeliest(_softmax(getattr(own, name)))
            at = np.where(share > 0, np.where(at < first, NO_SOURCE, at - first + low), NOWHERE)
            columns[f"{name}_at"].append(at.astype(np.int32))
            columns[name].append(share)
    found = {name: np.concatenate(parts) for name, parts in columns.items()}
    return Beliefs(**{
        name: array if name.endswith("_at") else array.astype(np.float16) for name, array in found.items()
    })  # fmt: skip


class Targets(NamedTuple):
    """What a batch is to be believed of: probabilities [B, L, …] for each head, and how much each piece counts [B, L].

    Column k + 1 of a pointer is piece k of the window, as in `Scores`; column 0 is "no source". A pointer counts as
    far as its piece is believed to point: any that is tagged to its cue, a cue to its source.
    """

    tags: Floats
    names: Floats
    cue: Floats
    source: Floats
    told: Floats
    cue_told: Floats
    source_told: Floats


def targets(items: Sequence[tuple[Beliefs | None, Window]], length: int) -> Targets:
    """The targets of a batch of windows, padded to `length`; a window without beliefs counts nothing."""
    shape = (len(items), length)
    made = Targets(
        *(np.zeros((*shape, width), np.float32) for width in (len(TAGS), len(NAME_TAGS), length, length)),
        *(np.zeros(shape, np.float32) for _ in range(3)),
    )
    for row, (beliefs, (low, high)) in enumerate(items):
        if beliefs is None:
            continue
        inside = slice(1, high - low + 1)
        tags = beliefs.tags[low:high].astype(np.float32)
        made.tags[row, inside], made.names[row, inside] = tags, beliefs.names[low:high]
        made.told[row, inside] = 1
        for name, pointing in (("cue", 1 - tags[:, 0]), ("source", tags[:, begin(CUE) : begin(CUE) + 2].sum(1))):
            at, share = getattr(beliefs, f"{name}_at")[low:high], getattr(beliefs, name)[low:high].astype(np.float32)
            share = np.where((at == NO_SOURCE) | ((at >= low) & (at < high)), share, 0)
            column = np.where((at == NO_SOURCE) | (share == 0), 0, at - low + 1)
            mass = share.sum(1, keepdims=True)
            np.add.at(getattr(made, name)[row], (np.arange(1, high - low + 1)[:, None], column), share / (mass + 1e-6))
            getattr(made, f"{name}_told")[row, inside] = pointing * mass[:, 0]
    return made


def file_of(folder: Path, text: str) -> Path:
    """Where the beliefs about a text are kept in `folder`."""
    return folder / f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.npz"


def save(path: Path, beliefs: Beliefs) -> None:
    """Write beliefs whole or not at all."""
    half_done = path.with_suffix(".part")
    with half_done.open("wb") as file:
        np.savez_compressed(file, **{one.name: getattr(beliefs, one.name) for one in fields(beliefs)})  # type: ignore[arg-type]
    os.replace(half_done, path)


def load(path: Path) -> Beliefs:
    """Beliefs that were saved."""
    with np.load(path) as arrays:
        return Beliefs(**{one.name: arrays[one.name] for one in fields(Beliefs)})


def beliefs_about(folder: Path, text: str) -> Beliefs | None:
    """What the teacher was found to believe of a text; null where it was not asked."""
    path = file_of(folder, text)
    return load(path) if path.exists() else None


def _softmax(logits: np.ndarray) -> np.ndarray:
    raised = np.exp(logits.astype(np.float64) - logits.max(-1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(-1, keepdims=True)
    return shares


def _likeliest(shares: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The KEPT likeliest columns of each row, the first one first, and their shares, filled up with shares of 0."""
    count = min(KEPT, shares.shape[1])
    at = np.argsort(-shares, axis=1, kind="stable")[:, :count]
    found = np.take_along_axis(shares, at, axis=1)
    fill = ((0, 0), (0, KEPT - count))
    return np.pad(at, fill), np.pad(found, fill)
