"""Trains the small network that reads acts from the words of an attribution in their order; needs PyTorch.

The words that stand in at least two of the sentences are known to it. Their vectors begin as those of matching
(`training/word_vectors.py`) and are trained along; the same sentences and seed give the same network on one kind of
processor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from onrecord.matching.nearness import vectors_of
from onrecord.resolution.acts.acts import ACTS
from onrecord.resolution.acts.network import ABREAST, PLACES, UNKNOWN, Network, Token
from onrecord.resolution.acts.signs import LIMIT

WEIGHTS = Path(__file__).parents[1] / "src" / "onrecord" / "resolution" / "data" / "acts_network.npz"
LEAST = 2  # sentences that a word stands in
SPREAD = 3.0  # by which the vectors, of length 1, are multiplied at first
PLACE_WIDTH, UNITS = 8, 128
EPOCHS, BATCH, RATE, DECAY = 6, 64, 2e-3, 1e-4
DROPPED_WORDS, DROPPED_INPUTS, DROPPED_UNITS = 0.1, 0.1, 0.5
SMOOTHING = 0.05
BALANCE = 0.3
"""How far every act weighs the same."""

Floats = NDArray[np.float32]


class _Trained(nn.Module):
    def __init__(self, vectors: Floats) -> None:
        super().__init__()
        # row 0 of both tables stands for no word at all, behind the end of a sentence
        blank = np.zeros((1, vectors.shape[1]), np.float32)
        self.words = nn.Embedding.from_pretrained(
            torch.tensor(np.concatenate([blank, vectors])), freeze=False, padding_idx=0
        )
        self.places = nn.Embedding(len(PLACES) + 1, PLACE_WIDTH, padding_idx=0)
        self.units = nn.Conv1d(vectors.shape[1] + PLACE_WIDTH + 1, UNITS, ABREAST, padding=ABREAST // 2)
        self.out = nn.Linear(UNITS, len(ACTS))

    def forward(self, words: torch.Tensor, places: torch.Tensor, capitals: torch.Tensor) -> torch.Tensor:
        if self.training:
            dropped = (torch.rand(words.shape) < DROPPED_WORDS) & (words > 0)
            words = torch.where(dropped, UNKNOWN + 1, words)
        read = torch.cat([self.words(words), self.places(places), capitals[..., None]], dim=-1)
        read = nn.functional.dropout(read, DROPPED_INPUTS, self.training).transpose(1, 2)
        seen = torch.relu(self.units(read)) * (places > 0)[:, None]
        return self.out(nn.functional.dropout(seen.amax(dim=-1), DROPPED_UNITS, self.training))  # type: ignore[no-any-return]


def network_of(sentences: Sequence[Sequence[Token]], acts: Sequence[str], *, seed: int = 0) -> Network:
    """The network trained on these sentences, whose acts are known."""
    torch.manual_seed(seed)
    known = Counter(form for sentence in sentences for form in {token.form for token in sentence})
    forms = ["", *sorted(form for form, count in known.items() if count >= LEAST)]
    rows = {form: row for row, form in enumerate(forms)}
    first = np.stack([vectors_of([form]).rows[0] for form in forms]) * SPREAD
    net = _Trained(first.astype(np.float32))
    inputs = _inputs(sentences, rows)
    wanted = torch.tensor([ACTS.index(act) for act in acts])  # type: ignore[arg-type]
    totals = torch.bincount(wanted, minlength=len(ACTS)).clamp(min=1)
    weights = ((totals.sum() / len(ACTS) / totals) ** BALANCE)[wanted]
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(acts) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    net.train()
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(acts)).split(BATCH):
            scores = net(*(column[batch] for column in inputs))
            losses = nn.functional.cross_entropy(scores, wanted[batch], reduction="none", label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            (losses * weights[batch]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return _plain(net, rows)


def _inputs(
    sentences: Sequence[Sequence[Token]], rows: dict[str, int]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    shape = len(sentences), LIMIT
    words, places, capitals = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    for at, sentence in enumerate(sentences):
        for k, token in enumerate(sentence):
            words[at, k] = rows.get(token.form, UNKNOWN) + 1
            places[at, k] = PLACES.index(token.place) + 1
            capitals[at, k] = token.capital
    return torch.tensor(words), torch.tensor(places), torch.tensor(capitals)


def _plain(net: _Trained, rows: dict[str, int]) -> Network:
    def numbers(parameter: torch.Tensor) -> Floats:
        found: Floats = parameter.detach().numpy().astype(np.float32)
        return found

    units = numbers(net.units.weight)  # [units, width, words abreast]
    return Network(
        labels=ACTS,
        rows=rows,
        vectors=numbers(net.words.weight)[1:],
        places=numbers(net.places.weight)[1:],
        units=np.ascontiguousarray(units.transpose(2, 1, 0).reshape(-1, units.shape[0])),
        unit_bias=numbers(net.units.bias),
        weights=np.ascontiguousarray(numbers(net.out.weight).T),
        bias=numbers(net.out.bias),
    )


def export(network: Network, path: Path = WEIGHTS) -> None:
    """Write the network as plain numbers: vectors in steps of 1/127 of the largest of each column, the rest halves."""
    steps = (np.abs(network.vectors).max(axis=0) / 127).astype(np.float16)
    data = {
        "labels": np.array(network.labels),
        "words": np.frombuffer("\n".join(network.rows).encode(), np.uint8),
        "vectors": np.clip(np.round(network.vectors / steps.astype(np.float32)), -127, 127).astype(np.int8),
        "vector_steps": steps,
    }
    for name in ("places", "units", "unit_bias", "weights", "bias"):
        data[name] = getattr(network, name).astype(np.float16)
    with path.open("wb") as file:
        np.savez_compressed(file, **data)
