"""Have a trained teacher say what it believes of texts: `python -m training.teach RUN_FOLDER FOLDER DATA_FOLDER`.

Writes a file a text into FOLDER (`beliefs.py`), for `training.train --taught FOLDER`. The texts are those that the
network is trained on, PolNeAR's and our passages, and the unlabelled ones in DATA_FOLDER (`unlabelled/*.jsonl`,
`wikinews/*.csv`), of which nobody marked anything. Stopped at any moment, it goes on from there. About as long as an
epoch of the network that ships takes to train.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from onrecord.extraction.network_io import Scores, scores_of
from onrecord.extraction.pieces import Pieces, pieces_of
from onrecord.extraction.windows import windows_of
from training.beliefs import Beliefs, beliefs_of, file_of, save
from training.corpus import Row, read_rows, tokenizer, unlabelled_rows
from training.network import Network, network_of
from training.padding import batch_of
from training.passages import passage_rows

AT_ONCE, BATCH = 32, 8  # texts, windows


def teach(network: Network, rows: list[Row], folder: Path) -> None:
    """Write what the network believes of each text that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    due = [row for row in {row["text"]: row for row in rows}.values() if not file_of(folder, row["text"]).exists()]
    due.sort(key=lambda row: len(row["text"]))
    cut, started = tokenizer(), time.monotonic()
    network.eval()
    for at in range(0, len(due), AT_ONCE):
        some = due[at : at + AT_ONCE]
        pieces = [pieces_of(row["text"], cut, heading=row.get("heading", True)) for row in some]
        for row, beliefs in zip(some, believed(network, pieces), strict=True):
            if beliefs is not None:
                save(file_of(folder, row["text"]), beliefs)
        done = at + len(some)
        print(f"{done:,} of {len(due):,} texts, {time.monotonic() - started:.0f} s", flush=True)


@torch.no_grad()
def believed(network: Network, texts: list[Pieces]) -> list[Beliefs | None]:
    """What the network believes of each text; null of one without words."""
    windows = [windows_of(pieces) for pieces in texts]
    items = sorted(
        ((k, w) for k, own in enumerate(windows) for w in range(len(own))),
        key=lambda item: np.diff(windows[item[0]][item[1]]),
    )
    scores: list[dict[int, Scores]] = [{} for _ in texts]
    for at in range(0, len(items), BATCH):
        part = items[at : at + BATCH]
        batch = batch_of([(texts[k], windows[k][w]) for k, w in part])
        outputs = [out.float().numpy() for out in network(*(torch.from_numpy(array) for array in batch))]
        for row, (k, w) in enumerate(part):
            low, high = windows[k][w]
            scores[k][w] = scores_of(outputs, row, high - low)
    return [
        beliefs_of(own, [found[w] for w in range(len(own))]) if own else None
        for own, found in zip(windows, scores, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path, help="folder of the run that trained it")
    parser.add_argument("folder", type=Path, help="where the beliefs are written")
    parser.add_argument("data", type=Path, help="folder with polnear, unlabelled and wikinews")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    network = network_of(options.teacher)
    rows = read_rows(options.data / "polnear" / "train.jsonl") + passage_rows() + unlabelled_rows(options.data)
    teach(network, rows, options.folder)


if __name__ == "__main__":
    main()
