"""Weights that training goes on from: those of a run, or of a network that was released."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

_UNQUANTISED = (".bias", "norm.weight", "norm_attention.weight", "norm_inner.weight")
# What the graph names without the encoder around it.
_ENCODER = ("word", "position", "shape", "context", "norm", "layers")


def weights_at(path: Path) -> dict[str, Tensor]:
    """The weights of a run's folder, or of a network that was released."""
    if path.is_dir():
        weights: dict[str, Tensor] = torch.load(path / "best.pt", weights_only=True)
        return weights
    return weights_of(path)


def digest_at(path: Path) -> str:
    """The SHA-256 of the file that `weights_at` reads."""
    return hashlib.sha256((path / "best.pt" if path.is_dir() else path).read_bytes()).hexdigest()


def weights_of(path: Path) -> dict[str, Tensor]:
    """The weights in single precision of an int8 ONNX file that `training.export` wrote, by the network's own names.

    They differ from those that were exported by half a step of their quantisation at most.
    """
    graph = onnx.load(str(path)).graph
    values = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    found = {name: array for name, array in values.items() if name.endswith(_UNQUANTISED)}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            module = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
            found[f"{module}.weight"] = _whole(values, stem).T
        elif node.op_type == "Gather" and node.input[0].endswith(".weight_quantized"):
            stem = node.input[0].removesuffix("_quantized")
            found[stem] = _whole(values, stem)
    return {
        f"encoder.{name}" if name.startswith(_ENCODER) else name: torch.from_numpy(array.copy())
        for name, array in found.items()
    }


def _whole(values: dict[str, np.ndarray], stem: str) -> np.ndarray:
    numbers, zero = values[f"{stem}_quantized"].astype(np.float32), values[f"{stem}_zero_point"].astype(np.float32)
    whole: np.ndarray = (numbers - zero) * values[f"{stem}_scale"]
    return whole
