"""Whether onnxruntime adds products of int8 exactly on this processor, found out by trying."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime

# What `products.onnx` multiplies with: a matrix of ROWS times COLUMNS weights, each the greatest that int8 holds.
ROWS, COLUMNS, WEIGHT = 64, 32, 127
GREATEST = 255


@cache
def adds_exactly() -> bool:
    """Whether the greatest products of int8 add up to what they are.

    Processors without VNNI instructions add pairs of them in 16 bits, where they overflow. With VNNI they do not, and
    multiply three times as fast as in the way that is exact everywhere (docs/benchmarks.md).
    """
    network = (files("onrecord.extraction") / "model" / "products.onnx").read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    (sums,) = session.run(None, {"left": np.full((16, ROWS), GREATEST, np.uint8)})
    return bool((sums == ROWS * GREATEST * WEIGHT).all())
