"""The network: an encoder with case and quotation features, two taggers and two pointers.

Pointers: a biaffine score without a full bilinear form, after Dozat and Manning (2017), plus a learned bias a bucket of
distance.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.extraction.labels import NAME_TAGS, TAGS
from training.encoders import POSITIONS, MiniLM, MPNet, blocking

POINTER = 128
BUCKETS = 10  # of distance, each way: 0, 1, 2, 4 … 256 word-pieces


class Pointer(nn.Module):
    """Scores [B, L, L]: how strongly each piece points at each other one."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.tail = nn.Linear(width, POINTER)
        self.head = nn.Linear(width, POINTER)
        self.pair = nn.Linear(POINTER, POINTER, bias=False)
        self.prior = nn.Linear(POINTER, 1)
        self.distance = nn.Linear(POINTER, 2 * BUCKETS)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.distance.bias)

    def forward(self, x: Tensor, buckets: Tensor) -> Tensor:
        tail, head = F.gelu(self.tail(x)), F.gelu(self.head(x))
        scores = self.pair(tail) @ head.transpose(1, 2) + self.prior(head).transpose(1, 2)
        return cast(Tensor, scores + torch.gather(self.distance(tail), 2, buckets[None].expand_as(scores)))


def distance_buckets() -> Tensor:
    """The bucket of each distance from -511 to 511, at that distance + 511."""
    distance = torch.arange(1 - POSITIONS, POSITIONS)
    size = distance.abs().clamp(min=1).float()
    bucket = torch.where(distance == 0, 0, (1 + torch.ceil(torch.log2(size))).clamp(max=BUCKETS - 1).long())
    return bucket + BUCKETS * (distance < 0).long()


class Network(nn.Module):
    """ids, shapes, contexts, mask (false: padding) [B, L] -> tags [B, L, 7], names [B, L, 9], cue, source [B, L, L]."""

    buckets: Tensor

    def __init__(self, encoder: MiniLM | MPNet, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(encoder.width, len(TAGS))
        self.names = nn.Linear(encoder.width, len(NAME_TAGS))
        self.cue = Pointer(encoder.width)
        self.source = Pointer(encoder.width)
        self.register_buffer("buckets", distance_buckets(), persistent=False)

    def forward(self, ids: Tensor, shapes: Tensor, contexts: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        x = self.dropout(self.encoder(ids, shapes, contexts, mask))
        place = torch.arange(ids.shape[1], device=ids.device)
        buckets = self.buckets[place[None, :] - place[:, None] + POSITIONS - 1]
        cue, source = self.cue(x, buckets), self.source(x, buckets)
        if mask is not None:
            blocked = blocking(mask[:, None, :], x.dtype)
            cue, source = cue + blocked, source + blocked
        return self.tags(x), self.names(x), cue, source


def network_of(run: Path, weights: Mapping[str, Tensor] | None = None) -> Network:
    """The network of a run's folder, with the weights that it ended with (`best.pt`), or with others."""
    settings = json.loads((run / "settings.json").read_text(encoding="utf-8"))
    encoder = MPNet() if settings.get("encoder") == "mpnet" else MiniLM(layers=settings.get("layers", MiniLM.depth))
    network = Network(encoder)
    network.load_state_dict(torch.load(run / "best.pt", weights_only=True) if weights is None else weights)
    return network
