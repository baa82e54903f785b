"""The trained model, run: articles in, marks out."""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import onnxruntime
from tokenizers import Tokenizer

from onrecord.extraction.decoding import decode
from onrecord.extraction.network_io import OUTPUTS, Scores, batch_of, empty_scores, scores_of
from onrecord.extraction.pieces import Pieces, pieces_of
from onrecord.extraction.windows import Window, windows_of
from onrecord.record import Article, Marks

# Word-pieces run at once, padding included: more than this gains no speed on one or two threads, and costs memory.
BATCH_PIECES = 2048
# Word-pieces whose scores are held at once (about 45 MB). A longer article is decoded in parts, cut between windows.
PART_PIECES = 16_384


class ModelError(RuntimeError):
    """The model's files are absent, altered or of another version."""


class Extractor:
    """Reads articles with one encoder, each once. A loaded extractor may be shared between threads.

    Source: the network is made by `training/` (see docs/model.md) and run by onnxruntime in int8.
    """

    def __init__(self, *, network: bytes, tokenizer: str, model: str, threads: int | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or _processors()
        options.inter_op_num_threads = 1
        # Threads that spin while they wait take the processor from everyone else, our own Python included.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Windows differ in length, so that a growing arena would keep the largest of everything.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.model = model

    @classmethod
    def load(cls, *, threads: int | None = None) -> Extractor:
        """The extractor that ships with the package. Raises ModelError where a file is not as released."""
        folder = files("onrecord.extraction") / "model"
        try:
            card: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            contents = {name: (folder / name).read_bytes() for name in card["sha256"]}
        except (OSError, ValueError, KeyError) as problem:
            raise ModelError(f"The model's files are not whole ({problem}); install onrecord again.") from problem
        for name, data in contents.items():
            if hashlib.sha256(data).hexdigest() != card["sha256"][name]:
                raise ModelError(f"The model's file {name} is not the one that was released; install onrecord again.")
        return cls(
            network=contents["network.onnx"],
            tokenizer=contents["tokenizer.json"].decode("utf-8"),
            model=card["model"],
            threads=threads,
        )

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        """The marks of each article, in the order given. Articles given together are run together, which is faster."""
        parts = [
            part for k, article in enumerate(articles) for part in _parts(k, pieces_of(article.text, self._tokenizer))
        ]
        found: list[list[Marks]] = [[] for _ in articles]
        for group in _groups(parts):
            scores = self._run([(part.pieces, window) for part in group for window in part.windows])
            for part in group:
                found[part.article].append(decode(part.pieces, part.windows, [next(scores) for _ in part.windows]))
        return [
            Marks(
                attributions=tuple(item for marks in own for item in marks.attributions),
                names=tuple(name for marks in own for name in marks.names),
            )
            for own in found
        ]

    def _run(self, items: Sequence[tuple[Pieces, Window]]) -> Iterator[Scores]:
        """The scores of each window, in the order given; windows of like length share a batch."""
        found: list[Scores | None] = [None] * len(items)
        order = sorted(range(len(items)), key=lambda k: items[k][1][1] - items[k][1][0])
        for batch in _batches(order, items):
            outputs = self._session.run(OUTPUTS, batch_of([items[k] for k in batch])._asdict())
            for row, k in enumerate(batch):
                low, high = items[k][1]
                found[k] = scores_of(outputs, row, high - low)
        return (
            empty_scores(high - low) if scores is None else scores
            for scores, (_, (low, high)) in zip(found, items, strict=True)
        )


class _Part(NamedTuple):
    """A stretch of an article that is decoded at once, and the article's place among those given."""

    article: int
    pieces: Pieces
    windows: list[Window]


def _parts(article: int, pieces: Pieces) -> Iterator[_Part]:
    """The article whole, or, where it is very long, cut between windows."""
    windows = windows_of(pieces)
    while windows:
        start = windows[0][0]
        count = max(bisect_right([high - start for _, high in windows], PART_PIECES), 1)
        part, windows = windows[:count], windows[count:]
        yield _Part(article, pieces[start : part[-1][1]], [(low - start, high - start) for low, high in part])


def _groups(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Parts in groups of bounded length, so that memory does not grow with the number of articles."""
    group: list[_Part] = []
    for part in parts:
        if group and sum(len(other.pieces) for other in group) + len(part.pieces) > PART_PIECES:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _batches(order: Sequence[int], items: Sequence[tuple[Pieces, Window]]) -> Iterator[list[int]]:
    """Windows of like length together, BATCH_PIECES at most; windows of marks alone say nothing and are left out."""
    batch: list[int] = []
    for k in order:
        pieces, (low, high) = items[k]
        if not pieces.has_words(low, high):
            continue
        if batch and (len(batch) + 1) * (high - low + 2) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def load_extractor() -> Extractor:
    """The package's extractor, loaded once a process."""
    return Extractor.load()
