"""Train the network on PolNeAR and on our own passages: `python -m training.train DATA_FOLDER RUN_FOLDER`.

With `--taught FOLDER` it learns from what a teacher believes of the same texts too (`training.teach`), and of
unlabelled ones.

Seeded, and resumable: a run that was stopped goes on from its last checkpoint, with the same batches. Checkpoints
hold the network, its average, the optimiser and the step. About 12 minutes an epoch on two cores; eight times that with
`--mpnet FOLDER`, which trains the larger network that the shipped one may learn from.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from training.batches import Items, batches
from training.before import digest_at, weights_at
from training.beliefs import beliefs_about
from training.corpus import Row, base_folder, read_rows, unlabelled_rows
from training.encoders import MiniLM, MPNet
from training.losses import losses
from training.network import Network
from training.passages import passage_rows
from training.settings import Settings

# What starts from nothing learns faster.
NEW = ("tags", "names", "cue", "source", "encoder.shape", "encoder.context")


def beginning(settings: Settings, mpnet: Path | None, before: Path | None) -> Network:
    """The network as a run begins: its encoder pretrained and its heads by the seed, or all as `before` left it."""
    torch.manual_seed(settings.seed)
    encoder = MPNet(settings.dropout) if mpnet else MiniLM(settings.dropout, settings.layers)
    network = Network(encoder, settings.dropout)
    if before:
        network.load_state_dict(weights_at(before))
    else:
        encoder.load_pretrained(mpnet or base_folder())
    return network


def optimiser(network: Network, settings: Settings) -> torch.optim.AdamW:
    """AdamW with a higher rate for what starts from nothing; embeddings of words and of relative places stay."""
    network.encoder.word.weight.requires_grad_(False)
    if not settings.features:
        for weights in (network.encoder.shape.weight, network.encoder.context.weight):
            torch.nn.init.zeros_(weights).requires_grad_(False)
    if isinstance(network.encoder, MPNet):
        network.encoder.relative.weight.requires_grad_(False)
    groups = []
    for name, weights in network.named_parameters():
        if weights.requires_grad:
            rate = settings.head_rate if name.startswith(NEW) else settings.encoder_rate
            decay = settings.decay if weights.dim() > 1 else 0.0
            groups.append({"params": [weights], "lr": rate, "base": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def rows_for(settings: Settings, data: Path, taught: Path | None, unlabelled: Path | None) -> list[Row]:
    """The texts of an epoch, with what the teacher believes of them where it was asked."""
    rows = read_rows(data / "train.jsonl") + settings.passages * passage_rows()
    if taught:
        rows += unlabelled_rows(unlabelled) if unlabelled else []
        rows = [row | {"beliefs": beliefs_about(taught, row["text"])} for row in rows]
    return rows


class Run:
    """One training run and its folder: `settings.json`, `checkpoint.pt`, `log.jsonl`, and at the end `best.pt`."""

    def __init__(self, rows: list[Row], folder: Path, settings: Settings, network: Network) -> None:
        self.rows, self.folder, self.settings, self.network = rows, folder, settings, network
        self.average = copy.deepcopy(self.network)
        self.optimiser = optimiser(self.network, settings)
        self.step = 0
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def resume(self) -> None:
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]
            torch.set_rng_state(state["random"])

    def save(self) -> None:
        state = {name: getattr(self, name).state_dict() for name in ("network", "average", "optimiser")}
        half_done = self.checkpoint.with_suffix(".part")
        torch.save(state | {"step": self.step, "random": torch.get_rng_state()}, half_done)
        os.replace(half_done, self.checkpoint)

    def steps(self) -> Iterator[tuple[int, int, Items]]:
        """(step, all steps, batch) from where the run stands."""
        epoch_steps = len(batches(self.rows, self.settings, 0))
        total = self.settings.steps or int(self.settings.epochs * epoch_steps)
        step, epoch = 0, 0
        while step < total:
            for items in batches(self.rows, self.settings, epoch):
                if step >= self.step and step < total:
                    yield step, total, items
                step += 1
            epoch += 1

    def train(self, minutes_between_checkpoints: float) -> None:
        started = saved = time.monotonic()
        recent: list[dict[str, float]] = []
        for done, (step, total, items) in enumerate(self.steps(), 1):
            self._learn(step, total, items, recent)
            self.step = step + 1
            if self.step % 20 == 0 or self.step == total:
                mean = {name: round(float(np.mean([row[name] for row in recent])), 4) for name in recent[0]}
                row = {"step": self.step, "of": total, **mean, "seconds_a_step": (time.monotonic() - started) / done}
                with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
                    log.write(json.dumps(row) + "\n")
                recent = []
            if time.monotonic() - saved > 60 * minutes_between_checkpoints or self.step == total:
                self.save()
                saved = time.monotonic()
        torch.save(self.average.state_dict(), self.folder / "best.pt")

    def _learn(self, step: int, total: int, items: Items, recent: list[dict[str, float]]) -> None:
        self.network.train()
        scale = min(1.0, (step + 1) / self.settings.warm_up) * max(0.01, 1 - step / total)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * scale
        parts = losses(self.network, items, self.settings)
        sum(parts.values(), torch.zeros(())).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        recent.append({name: loss.item() for name, loss in parts.items()})
        # The average starts late: the first steps are far from where the run ends.
        weight = 1 - self.settings.average if step > self.settings.warm_up else 1.0
        with torch.no_grad():
            for old, new in zip(self.average.parameters(), self.network.parameters(), strict=True):
                old.lerp_(new, weight)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with train.jsonl and train.corenlp.jsonl")
    parser.add_argument("run", type=Path, help="folder of the run; one that exists is resumed")
    parser.add_argument("--epochs", type=float, default=Settings.epochs)
    parser.add_argument("--passages", type=int, default=Settings.passages, help="how often an epoch reads our own")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--rate", type=float, help="the encoder's; without, 2e-4, and 1e-4 for MPNet")
    parser.add_argument("--mpnet", type=Path, metavar="FOLDER", help="train the teacher, from all-mpnet-base-v2 there")
    parser.add_argument("--layers", type=int, default=Settings.layers, help="of MiniLM's six")
    parser.add_argument(
        "--from", type=Path, metavar="RUN", dest="before", help="go on from a run's folder, or from a network.onnx"
    )
    parser.add_argument("--taught", type=Path, metavar="FOLDER", help="what a teacher believes (training.teach)")
    parser.add_argument("--share", type=float, default=0.5, help="how much its beliefs weigh beside people's marks")
    parser.add_argument(
        "--unlabelled", type=Path, metavar="FOLDER", help="learn from the teacher on these articles too"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checkpoint-minutes", type=float, default=8.0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = Settings(
        epochs=options.epochs,
        passages=options.passages,
        seed=options.seed,
        encoder="mpnet" if options.mpnet else "minilm",
        encoder_rate=options.rate or (1e-4 if options.mpnet else Settings.encoder_rate),
        layers=options.layers,
        taught=options.share if options.taught else 0.0,
        before=digest_at(options.before) if options.before else None,
    )
    rows = rows_for(settings, options.data, options.taught, options.unlabelled)
    run = Run(rows, options.run, settings, beginning(settings, options.mpnet, options.before))
    run.resume()
    run.train(options.checkpoint_minutes)


if __name__ == "__main__":
    main()
