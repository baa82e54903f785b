"""Figures of a network on PolNeAR's dev articles: `python -m training.evaluate DEV.jsonl RUN_FOLDER`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from onrecord.extraction.decoding import decode
from onrecord.extraction.network_io import Scores, scores_of
from onrecord.extraction.windows import windows_of
from onrecord.record import SpanSet
from training.corpus import Labelled, Row, label, read_rows, tokenizer
from training.network import Network, network_of
from training.padding import batch_of

BATCH = 16


def predict(network: Network, articles: Sequence[Labelled]) -> list[tuple[SpanSet, ...]]:
    """The attributions of each article, by the network in PyTorch."""
    network.eval()
    windows = [windows_of(pieces) for pieces, _ in articles]
    items = sorted(
        ((k, w) for k, own in enumerate(windows) for w in range(len(own))),
        key=lambda item: np.diff(windows[item[0]][item[1]]),
    )
    scores: list[list[Scores]] = [[Scores(*[np.zeros(0, np.float32)] * 4) for _ in own] for own in windows]
    with torch.no_grad():
        for at in range(0, len(items), BATCH):
            part = items[at : at + BATCH]
            batch = batch_of([(articles[k][0], windows[k][w]) for k, w in part])
            outputs = [out.float().numpy() for out in network(*(torch.from_numpy(array) for array in batch))]
            for row, (k, w) in enumerate(part):
                low, high = windows[k][w]
                scores[k][w] = scores_of(outputs, row, high - low)
    return [decode(pieces, windows[k], scores[k]).attributions for k, (pieces, _) in enumerate(articles)]


def as_rows(rows: Sequence[Row], found: Sequence[Sequence[SpanSet]]) -> list[Row]:
    """Predictions in the form that `onrecord.evaluation` and the scorers read."""
    return [
        {"id": row["id"], "attributions": [
            {"source": list(a.source), "cue": list(a.cue), "content": list(a.content)} for a in own
        ]}
        for row, own in zip(rows, found, strict=True)
    ]  # fmt: skip


def figures(network: Network, rows: Sequence[Row]) -> dict[str, float]:
    """The F1 figures that choose between networks."""
    from onrecord.evaluation.scoring import evaluate

    cut = tokenizer()
    predicted = as_rows(rows, predict(network, [label(row, cut) for row in rows]))
    result = evaluate(rows, predicted)
    return {name: round(value["f1"], 4) for name, value in result.items() if isinstance(value, dict) and "f1" in value}


def main() -> None:
    dev, run = Path(sys.argv[1]), Path(sys.argv[2])
    print(json.dumps(figures(network_of(run), read_rows(dev)), indent=1))


if __name__ == "__main__":
    main()
