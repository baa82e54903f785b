"""Where the time of reading goes, on one thread: `python -m benchmarks.stages ARTICLES.jsonl [--rounds 3]`.

ARTICLES are JSON Lines with `text`. Printed are the medians of the processor's time by stage; then, for one full
window, what the encoder's operators take and at how many multiplications a second they run. What a processor could do
is told by its data sheet: its clock, times its vector units, times the products of one instruction.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.resources import files
from math import prod
from pathlib import Path
from typing import Any
from unittest import mock

import onnxruntime

from onrecord import Article, read_text
from onrecord.extraction import Extractor, extractor
from onrecord.extraction.exactness import adds_exactly
from onrecord.extraction.network_io import OUTPUTS, inputs_of
from onrecord.extraction.windows import WINDOW
from onrecord.resolution import resolve

WARM = 5  # articles that are read before the clock starts
TIMES = 20  # that the window is read for its operators
STAGES = ("reading", "tokenising", "encoder", "decoding", "contents read again", "resolution")
# Operators of onnxruntime that multiply by weights in int8.
IN_INT8 = ("DynamicQuantizeMatMul", "MatMulIntegerToFloat")


def stages(texts: Sequence[str], reader: Extractor) -> dict[str, float]:
    """Processor seconds by stage, of one reading of all texts."""
    spent: Counter[str] = Counter()

    def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*values: Any, **named: Any) -> Any:
            start = time.thread_time()
            found = call(*values, **named)
            spent[name] += time.thread_time() - start
            return found

        return run

    articles: list[Article] = timed("reading", lambda: [read_text(text) for text in texts])()
    with (
        mock.patch.object(extractor, "insides", return_value=()),
        mock.patch.object(extractor, "pieces_of", timed("tokenising", extractor.pieces_of)),
        mock.patch.object(extractor, "decode", timed("decoding", extractor.decode)),
        mock.patch.object(reader, "_scores", timed("encoder", reader._scores)),
    ):
        start = time.process_time()
        reader.mark(articles)
        once = time.process_time() - start
    start = time.process_time()
    marks = reader.mark(articles)
    spent["contents read again"] = max(0.0, time.process_time() - start - once)
    timed("resolution", lambda: [resolve(a, m, model="") for a, m in zip(articles, marks, strict=True)])()
    return spent


def operators(text: str, reader: Extractor) -> tuple[Counter[str], float]:
    """Milliseconds by operator for one full window, and the billions of int8 multiplications that it asks for."""
    pieces = extractor.pieces_of(text, reader._tokenizer)
    with tempfile.TemporaryDirectory() as folder:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.enable_profiling = 1, True
        options.profile_file_prefix = f"{folder}/profile"
        options.add_session_config_entry("session.x64quantprecision", "0" if adds_exactly() else "1")
        network = (files("onrecord.extraction") / "model" / "network.onnx").read_bytes()
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        inputs = inputs_of(pieces, (0, min(WINDOW, len(pieces))))
        for _ in range(TIMES):
            session.run(OUTPUTS, inputs)
        events = json.loads(Path(session.end_profiling()).read_text(encoding="utf-8"))
    spent: Counter[str] = Counter()
    products = 0.0
    for event in events:
        if event.get("cat") == "Node" and event["name"].endswith("_kernel_time"):
            name = event["args"]["op_name"]
            spent[name] += event["dur"] / 1000 / TIMES
            if name in IN_INT8:
                left, out = (event["args"][f"{side}_type_shape"][0] for side in ("input", "output"))
                products += prod(*left.values()) * next(iter(out.values()))[-1] / TIMES
    return spent, products / 1e9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = [json.loads(line)["text"] for line in options.articles.read_text(encoding="utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    reader = Extractor.load(threads=1)
    reader.mark([read_text(text) for text in texts[:WARM]])
    rounds = [stages(texts, reader) for _ in range(options.rounds)]
    medians = {name: statistics.median(spent[name] for spent in rounds) for name in STAGES}
    whole = sum(medians.values())
    print("| stage | ms for 1,000 words | share |\n| --- | ---: | ---: |")
    for name, seconds in medians.items():
        print(f"| {name} | {1e6 * seconds / words:.0f} | {seconds / whole:.0%} |")
    print(f"\n{words:,} words, {words / whole:,.0f} a second; medians of {options.rounds} rounds\n")
    spent, products = operators(max(texts, key=len), reader)
    print("| operator | ms for one window | share |\n| --- | ---: | ---: |")
    for name, milliseconds in spent.most_common(8):
        print(f"| {name} | {milliseconds:.1f} | {milliseconds / sum(spent.values()):.0%} |")
    taken = sum(spent[name] for name in IN_INT8)
    print(f"\n{products:.2f} billion products in int8 in {taken:.1f} ms: {1e3 * products / taken:.0f} billion a second")


if __name__ == "__main__":
    main()
