"""What each choice of the training brings: `python -m training.ablate DATA_FOLDER RUNS_FOLDER --taught FOLDER`.

Trains the network for the same few steps with each choice left out in turn, those that matter most with several seeds,
and prints a table of the figures on dev (single precision, before resolution). Stopped at any moment, it goes on from
there. Its figures are lower than those of a whole run: only their differences tell something.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from training.corpus import Row, read_rows
from training.evaluate import figures
from training.network import network_of
from training.settings import Settings
from training.train import Run, beginning, rows_for

FIGURES = ("attribution", "content", "direct", "exact")


class Choice(NamedTuple):
    """A way to train: its name, what it changes, and with how many seeds it is tried."""

    name: str
    settings: dict[str, float | bool]
    seeds: int
    unlabelled: bool = True


CHOICES = (
    Choice("all of it", {}, 3),
    Choice("no teacher: what people marked alone", {"taught": 0.0}, 3, unlabelled=False),
    Choice("no unlabelled articles", {}, 3, unlabelled=False),
    Choice("the teacher alone, of marked articles too", {"taught": 1.0}, 1),
    Choice("no passages of our own", {"passages": 0}, 1),
    Choice("no letter case and no quotation marks", {"features": False}, 1),
    Choice("no names beside", {"name_weight": 0.0}, 1),
    Choice("the last weights, and not their average", {"average": 0.0}, 1),
    Choice("three layers", {"layers": 3}, 1),
)


def tried(choice: Choice, seed: int, options: argparse.Namespace, dev: list[Row]) -> dict[str, float]:
    """The figures of a choice with one seed; trains it where that has not been done."""
    settings = replace(Settings(taught=0.5, steps=options.steps, seed=seed), **choice.settings)
    folder = options.runs / f"{choice.name.replace(' ', '-').replace(':', '').replace(',', '')}-{seed}"
    done = folder / "figures.json"
    if not done.exists():
        taught = options.taught if settings.taught else None
        rows = rows_for(settings, options.data / "polnear", taught, options.data if choice.unlabelled else None)
        run = Run(rows, folder, settings, beginning(settings, None, None))
        run.resume()
        run.train(4.0)
        done.write_text(json.dumps(figures(network_of(folder), dev)), encoding="utf-8")
        run.checkpoint.unlink()
    found: dict[str, float] = json.loads(done.read_text(encoding="utf-8"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with polnear, unlabelled and wikinews")
    parser.add_argument("runs", type=Path, help="where the runs are kept")
    parser.add_argument("--taught", type=Path, required=True, metavar="FOLDER", help="what a teacher believes")
    parser.add_argument("--steps", type=int, default=300, help="of each run")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    dev = read_rows(options.data / "polnear" / "dev.jsonl")
    print(f"| {options.steps} steps | seeds | {' | '.join(FIGURES)} |\n| --- | ---: |{' ---: |' * len(FIGURES)}")
    for choice in CHOICES:
        found = [tried(choice, seed, options, dev) for seed in range(1, choice.seeds + 1)]
        cells = [_cell([one[name] for one in found]) for name in FIGURES]
        print(f"| {choice.name} | {choice.seeds} | {' | '.join(cells)} |", flush=True)


def _cell(values: list[float]) -> str:
    spread = f" ± {np.std(values, ddof=1):.3f}" if len(values) > 1 else ""
    return f"{np.mean(values):.3f}{spread}"


if __name__ == "__main__":
    main()
