"""Put a trained network into the package as int8 ONNX: `python -m training.export DATA_FOLDER RUN_FOLDER …`.

Of several runs that began from the same encoder the weights are averaged (`--shares`; model soups, Wortsman et al.,
ICML 2022): what one has learned from our passages is joined with what another has from PolNeAR alone.

Writes `network.onnx`, `products.onnx`, `tokenizer.json` and `model.json` (name, digests, settings, figures on dev) into
the package's model folder, or the folder given by --to. The figures are taken with the weights as they will ship.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.evaluation.scoring import evaluate
from onrecord.extraction import Extractor
from onrecord.extraction.exactness import COLUMNS, ROWS, WEIGHT
from onrecord.extraction.network_io import INPUTS, OUTPUTS
from onrecord.reading import read_text
from onrecord.resolution import resolve
from training.corpus import Row, base_folder, read_rows
from training.network import Network, network_of

PACKAGE = Path(__file__).parent.parent / "src" / "onrecord" / "extraction" / "model"
POINTERS = ("cue", "source")
FIGURES = ("attribution", "content", "direct", "exact", "source_given_content")


def averaged(runs: list[Path], shares: list[float]) -> Network:
    """The network whose weights are the mean of those of the runs, each with its share."""
    states = [torch.load(run / "best.pt", weights_only=True) for run in runs]
    return network_of(runs[0], {
        name: sum(share * state[name] for share, state in zip(shares, states, strict=True)) for name in states[0]
    })  # fmt: skip


def export(network: Network, path: Path) -> None:
    """Write the network as ONNX in single precision, for one window of any length, which has no padding."""
    network.eval()
    ids = torch.randint(1000, 20_000, (1, 40))
    axes = {name: {1: "L"} for name in (*INPUTS, "tags", "names")} | {name: {1: "L", 2: "L"} for name in POINTERS}
    torch.onnx.export(
        network, (ids, torch.ones_like(ids), torch.ones_like(ids)), str(path), input_names=list(INPUTS),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )  # fmt: skip


def write_products(path: Path) -> None:
    """The small network by which is found out, where onrecord runs, whether sums of int8 products overflow there."""
    weights = numpy_helper.from_array(np.full((ROWS, COLUMNS), WEIGHT, np.int8), "weights")
    left = helper.make_tensor_value_info("left", onnx.TensorProto.UINT8, ["L", ROWS])
    sums = helper.make_tensor_value_info("sums", onnx.TensorProto.INT32, ["L", COLUMNS])
    node = helper.make_node("MatMulInteger", ["left", "weights"], ["sums"])
    graph = helper.make_graph([node], "products", [left], [sums], [weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def quantise(full: Path, small: Path) -> None:
    """Weights to int8 a channel; activations are quantised as they come (dynamic quantisation)."""
    prepared = full.with_suffix(".prepared.onnx")
    quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(small), weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(small))


def measure(network: bytes, tokenizer: str, rows: list[Row]) -> dict[str, Any]:
    """The figures of `onrecord evaluate` with these weights."""
    extractor = Extractor(network=network, tokenizer=tokenizer, model="candidate")
    articles = [read_text(row["text"], id=row["id"]) for row in rows]
    marks = extractor.mark(articles)
    records = [resolve(article, found, model="candidate") for article, found in zip(articles, marks, strict=True)]
    result = evaluate(rows, [record.to_dict() for record in records])
    return {
        name: {k: round(v, 4) for k, v in result[name].items() if isinstance(v, float)} for name in FIGURES
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with dev.jsonl")
    parser.add_argument("runs", type=Path, nargs="+", help="folders of the runs")
    parser.add_argument("--shares", type=float, nargs="+", help="the share of each run in the mean; without, all alike")
    parser.add_argument("--to", type=Path, default=PACKAGE)
    options = parser.parse_args()
    shares = options.shares or [1 / len(options.runs)] * len(options.runs)
    if len(shares) != len(options.runs) or abs(sum(shares) - 1) > 1e-6:
        parser.error("--shares needs one number for each run, which add up to 1")
    network = averaged(options.runs, shares)
    with tempfile.TemporaryDirectory() as scratch:
        full, small = Path(scratch, "full.onnx"), Path(scratch, "network.onnx")
        export(network, full)
        quantise(full, small)
        tokenizer = (base_folder() / "tokenizer.json").read_text(encoding="utf-8")
        figures = measure(small.read_bytes(), tokenizer, read_rows(options.data / "dev.jsonl"))
        options.to.mkdir(parents=True, exist_ok=True)
        shutil.copy(small, options.to / "network.onnx")
        shutil.copy(base_folder() / "tokenizer.json", options.to / "tokenizer.json")
    write_products(options.to / "products.onnx")
    shipped = ("network.onnx", "products.onnx", "tokenizer.json")
    digests = {name: hashlib.sha256((options.to / name).read_bytes()).hexdigest() for name in shipped}
    card = {
        "model": f"onrecord-minilm-{digests['network.onnx'][:8]}",
        "sha256": digests,
        "runs": [
            {"share": share, **json.loads((run / "settings.json").read_text(encoding="utf-8"))}
            for run, share in zip(options.runs, shares, strict=True)
        ],
        "dev": figures,
    }
    (options.to / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
