"""The trained model, run: articles in, marks out."""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import onnxruntime
from tokenizers import Tokenizer

from onrecord import __version__
from onrecord.english.wrapping import unwrapped
from onrecord.extraction.decoding import decode
from onrecord.extraction.exactness import adds_exactly
from onrecord.extraction.inside import insides, nested
from onrecord.extraction.network_io import OUTPUTS, Scores, empty_scores, inputs_of, scores_of
from onrecord.extraction.pieces import Pieces, pieces_of
from onrecord.extraction.windows import Window, windows_of
from onrecord.record import Article, Marks, Name, Span, SpanSet

# Word-pieces whose scores are held at once (about 45 MB). A longer article is decoded in parts, cut between windows.
PART_PIECES = 16_384
# How deep speech is looked for inside speech: an outlet's report of what a minister said that others told her.
DEPTH = 3


class ModelError(RuntimeError):
    """The model's files are absent, altered or of another version."""


class Extractor:
    """Reads articles with one encoder, each once. A loaded extractor may be shared between threads.

    Source: the network is made by `training/` (see docs/model.md) and run by onnxruntime in int8.
    """

    def __init__(self, *, network: bytes, tokenizer: str, model: str, threads: int | None = None) -> None:
        options = onnxruntime.SessionOptions()
        # One thread a window and several windows at once: a quarter faster on two processors than sharing each window.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Windows differ in length, so that a growing arena would keep the largest of everything.
        options.enable_cpu_mem_arena = False
        # Where sums of int8 overflow, the same article would be read otherwise: multiply in 16 bits there.
        options.add_session_config_entry("session.x64quantprecision", "0" if adds_exactly() else "1")
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._pool = ThreadPoolExecutor(threads or _processors(), thread_name_prefix="onrecord")
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
            # What is on record comes from the weights and from this version's rules, so that a later one reads anew.
            model=f"{card['model']}-{__version__}",
            threads=threads,
        )

    def mark(self, articles: Iterable[Article]) -> list[Marks]:
        """The marks of each article, in the order given. What is read beside an article never changes its marks.

        An attribution that was found inside the content of another stands after it; its spans lie in that content.
        """
        found: list[_Found] = []
        running: deque[_Reading] = deque()
        for article in articles:
            found.append(_Found(unwrapped(article.text), [], []))
            running.extend(self._begin(found[-1], (0, len(found[-1].text))))
            while sum(len(reading.part.pieces) for reading in running) > PART_PIECES:
                running.extend(self._finish(running.popleft()))
        while running:
            running.extend(self._finish(running.popleft()))
        return [Marks(attributions=tuple(item.attributions), names=tuple(item.names)) for item in found]

    def _begin(self, found: _Found, span: Span, outer: SpanSet | None = None, depth: int = 0) -> list[_Reading]:
        """Send a text, or a content of the attribution `outer` in it, through the network."""
        pieces = pieces_of(found.text[slice(*span)], self._tokenizer, heading=outer is None)
        return [
            _Reading(
                found,
                span[0],
                outer,
                depth,
                part,
                [self._pool.submit(self._scores, part.pieces, w) for w in part.windows],
            )
            for part in _parts(pieces)
        ]

    def _finish(self, reading: _Reading) -> list[_Reading]:
        """Keep what a reading finds, and begin the readings inside of it."""
        found, start, outer, depth, part, scores = reading
        marks = decode(part.pieces, part.windows, [future.result() for future in scores])
        if outer is None:
            kept = list(marks.attributions)
            found.names.extend(marks.names)
        else:
            kept = [item for one in marks.attributions if (item := nested(found.text, one, outer, start))]
        found.attributions.extend(kept)
        if depth == DEPTH:
            return []
        spans = ((item, span) for item in kept for span in insides(found.text, item))
        return [inner for item, span in spans for inner in self._begin(found, span, item, depth + 1)]

    def _scores(self, pieces: Pieces, window: Window) -> Scores:
        """The scores of one window. Windows are not run together: int8 rounds by all that is in a run."""
        low, high = window
        if not pieces.has_words(low, high):
            return empty_scores(high - low)
        return scores_of(self._session.run(OUTPUTS, inputs_of(pieces, window)), 0, high - low)


class _Found(NamedTuple):
    """What has been found in one article so far."""

    text: str
    attributions: list[SpanSet]
    names: list[Name]


class _Reading(NamedTuple):
    """A part of an article, or of a content in it, on its way through the network.

    `start` is where its text begins, and `depth` how many contents it stands inside of.
    """

    found: _Found
    start: int
    outer: SpanSet | None
    depth: int
    part: _Part
    scores: list[Future[Scores]]


class _Part(NamedTuple):
    """A stretch of an article that is decoded at once, and its windows."""

    pieces: Pieces
    windows: list[Window]


def _parts(pieces: Pieces) -> Iterator[_Part]:
    """The article whole, or, where it is very long, cut between windows."""
    windows = windows_of(pieces)
    while windows:
        start = windows[0][0]
        count = max(bisect_right([high - start for _, high in windows], PART_PIECES), 1)
        part, windows = windows[:count], windows[count:]
        yield _Part(pieces[start : part[-1][1]], [(low - start, high - start) for low, high in part])


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def load_extractor() -> Extractor:
    """The package's extractor, loaded once a process."""
    return Extractor.load()
