"""The encoders that the network can stand on: the one that ships, and the larger one that it may learn from.

MiniLM: six BERT layers of width 384 (Wang et al., NeurIPS 2020), from the weights of all-MiniLM-L6-v2. MPNet: twelve
layers of width 768 with relative positions (Song et al., NeurIPS 2020), from those of all-mpnet-base-v2. Both cut words
alike: the pieces of one are those of the other, four places on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.extraction.network_io import CLS, SEP
from onrecord.extraction.pieces import CONTEXTS, SHAPES

POSITIONS = 512
BLOCKED = -1e4


class Attention(torch.autograd.Function):
    """Attention [B, L, width] of each place to all places, which onnxruntime has one kernel for."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        batch, length, width = query.shape
        parts = (one.view(batch, length, heads, width // heads).transpose(1, 2) for one in (query, key, value))
        return F.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The node that `torch.onnx` writes for it."""
        found = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        found.setType(query.type())
        return found


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT's are."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.joint = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_inner = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        joint = self.joint(x)
        if bias is None:
            seen = Attention.apply(*joint.chunk(3, -1), self.heads)
        else:
            parts = joint.view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
            query, key, value = parts.unbind(0)
            seen = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
            seen = seen.transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        return cast(Tensor, self.norm_inner(x + self.dropout(self.down(F.gelu(self.up(x))))))


def blocking(mask: Tensor, kind: torch.dtype) -> Tensor:
    """What is added to a score of a place that `mask` leaves out."""
    return torch.zeros_like(mask, dtype=kind).masked_fill(~mask, BLOCKED)


class Encoder(nn.Module):
    """ids, shapes, contexts, mask [B, L] -> states [B, L, width]; ids are those of BERT's uncased vocabulary.

    Without a mask, no window of the batch has padding.
    """

    width: int
    inner: int
    heads: int
    depth: int
    epsilon: float
    vocabulary: int
    positions: int

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(self.vocabulary, self.width)
        self.position = nn.Embedding(self.positions, self.width)
        self.shape = nn.Embedding(len(SHAPES), self.width)
        self.context = nn.Embedding(CONTEXTS, self.width)
        self.norm = nn.LayerNorm(self.width, eps=self.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(self.width, self.inner, self.heads, self.epsilon, dropout) for _ in range(self.depth)
        )
        nn.init.normal_(self.shape.weight, std=0.01)
        nn.init.normal_(self.context.weight, std=0.01)

    def forward(self, ids: Tensor, shapes: Tensor, contexts: Tensor, mask: Tensor | None) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(self._ids(ids)) + self.position(self._places(place))[None]
        x = self.dropout(self.norm(x + self.shape(shapes) + self.context(contexts)))
        bias = self._bias(place, None if mask is None else blocking(mask[:, None, None, :], x.dtype))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def _ids(self, ids: Tensor) -> Tensor:
        return ids

    def _places(self, place: Tensor) -> Tensor:
        return place

    def _bias(self, place: Tensor, blocked: Tensor | None) -> Tensor | None:
        """What is added to each head's scores [B, heads or 1, L or 1, L], if anything."""
        return blocked


class MiniLM(Encoder):
    """Six layers of width 384, 22 million parameters; or some of the six, evenly spaced and with the last."""

    width, inner, heads, depth, epsilon = 384, 1536, 12, 6, 1e-12
    vocabulary, positions = 30_522, POSITIONS

    def __init__(self, dropout: float = 0.1, layers: int = 6) -> None:
        self.depth = layers
        super().__init__(dropout)

    @torch.no_grad()
    def load_pretrained(self, folder: Path) -> None:
        """Copy in all-MiniLM-L6-v2; the features of case and quotation keep their random start."""
        path = folder / "model.safetensors"
        weights = {name.removeprefix("bert."): w for name, w in load_file(path).items()}
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.position.weight.copy_(weights["embeddings.position_embeddings.weight"] + segment)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        names = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        whole = MiniLM.depth
        chosen = [whole * (number + 1) // self.depth - 1 for number in range(self.depth)]
        _copy_layers(self.layers, weights, names, "attention.output.LayerNorm", chosen)


class MPNet(Encoder):
    """Twelve layers of width 768 with relative positions, 110 million parameters."""

    width, inner, heads, depth, epsilon = 768, 3072, 12, 12, 1e-5
    vocabulary, positions = 30_527, 514

    # BERT's vocabulary stands behind four marks of MPNet's own, which serve in place of its [CLS], [SEP] and [PAD].
    SHIFT = 4
    FIRST, PADDING, LAST = 0, 1, 2

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(dropout)
        self.relative = nn.Embedding(32, self.heads)
        self.register_buffer("steps", relative_buckets(), persistent=False)

    steps: Tensor

    def _ids(self, ids: Tensor) -> Tensor:
        moved = ids + self.SHIFT
        for old, new in ((0, self.PADDING), (CLS, self.FIRST), (SEP, self.LAST)):
            moved = torch.where(ids == old, new, moved)
        return moved

    def _places(self, place: Tensor) -> Tensor:
        return place + 2

    def _bias(self, place: Tensor, blocked: Tensor | None) -> Tensor:
        size = len(place)
        relative = self.relative(self.steps[:size, :size]).permute(2, 0, 1)[None]
        return relative if blocked is None else relative + blocked

    @torch.no_grad()
    def load_pretrained(self, folder: Path) -> None:
        """Copy in all-mpnet-base-v2 from its folder; the features of case and quotation keep their random start."""
        weights = load_file(folder / "model.safetensors")
        self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        self.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        _copy(self.norm, weights, "embeddings.LayerNorm")
        names = ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o")
        _copy_layers(self.layers, weights, names, "attention.LayerNorm", range(self.depth))


def relative_buckets(buckets: int = 32, furthest: int = 128) -> Tensor:
    """The bucket of each pair of places [L, L], as T5 and MPNet have them: near ones singly, far ones by logarithm."""
    place = torch.arange(POSITIONS)
    back = place[:, None] - place[None, :]
    half = buckets // 2
    distance, exact = back.abs(), half // 2
    far = exact + (torch.log(distance.clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long()
    return half * (back < 0).long() + torch.where(distance < exact, distance, far.clamp(max=half - 1))


def _copy_layers(
    layers: nn.ModuleList, weights: dict[str, Tensor], names: tuple[str, ...], norm: str, chosen: Sequence[int]
) -> None:
    *joint, out = names
    for number, layer in zip(chosen, cast("list[Layer]", list(layers)), strict=True):
        old = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            getattr(layer.joint, kind).copy_(torch.cat([weights[f"{old}.{part}.{kind}"] for part in joint]))
        _copy(layer.out, weights, f"{old}.{out}")
        _copy(layer.norm_attention, weights, f"{old}.{norm}")
        _copy(layer.up, weights, f"{old}.intermediate.dense")
        _copy(layer.down, weights, f"{old}.output.dense")
        _copy(layer.norm_inner, weights, f"{old}.output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(weights[f"{name}.{kind}"])
