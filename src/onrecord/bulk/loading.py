"""What a bulk run wrote, into a ledger: the same articles, readings and statements as if they had been added to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from onrecord.bulk.chunks import Chunk
from onrecord.bulk.folder import Folder, Outcome
from onrecord.bulk.rows import record_from
from onrecord.record import Record

if TYPE_CHECKING:
    from onrecord.ledger import Added, Ledger


@dataclass(frozen=True, slots=True)
class Unloaded:
    """An article, or a chunk of them, that could not be put on record, and why, in one sentence."""

    sentence: str


def load(folder: str | Path, ledger: Ledger) -> Iterator[Added | Unloaded]:
    """Put what a bulk run wrote on record, in the order of its inputs, and tell what became of each article.

    Into an empty ledger, that gives the same rows as adding the inputs directly. What is on record already changes
    nothing, so that loading again, or going on after a stop, doubles nothing. One chunk is in memory at a time.

    Raises BulkError where the folder is none that a bulk run wrote.
    """
    source = Folder(folder)
    source.about()
    whole = [(chunk, source.outcome(chunk)) for plan in source.plans() for chunk in plan.chunks]
    absent = sum(outcome is None for _, outcome in whole)
    occurrences = _Occurrences(_changed(source, whole))
    for chunk, outcome in whole:
        if outcome is not None:
            for result in _records(source, chunk, outcome):
                if isinstance(result, Unloaded):
                    yield result
                else:
                    yield ledger.merge(result, occurrence=occurrences.of(result))
    if absent:
        many = f"{absent} of {len(whole)} chunks are not read yet"
        yield Unloaded(f"{folder}: {many}; run onrecord bulk again with the same inputs, then load again")


def count_of(folder: str | Path) -> int:
    """How many articles a bulk run wrote."""
    source = Folder(folder)
    source.about()
    outcomes = (source.outcome(chunk) for plan in source.plans() for chunk in plan.chunks)
    return sum(outcome.recorded for outcome in outcomes if outcome)


def _records(source: Folder, chunk: Chunk, outcome: Outcome) -> Iterator[Record | Unloaded]:
    """The records of a chunk, in the order of the input."""
    try:
        articles = _rows(source, outcome, "articles")
        attributions: dict[int, list[dict[str, Any]]] = {}
        for row in _rows(source, outcome, "attributions"):
            attributions.setdefault(row["number"], []).append(row)
    except (OSError, pa.ArrowException) as problem:
        why = str(problem).partition("\n")[0][:200]
        yield Unloaded(f"{chunk.input.name}, chunk {chunk.id}: its files cannot be read ({why}); remove it from the "
                       "folder's _state/done, and run onrecord bulk again")  # fmt: skip
        return
    for row in sorted(articles, key=lambda row: row["number"]):
        try:
            record = record_from(row, attributions.get(row["number"], []))
            record.check()
            yield record
        except (ValueError, TypeError, KeyError) as problem:
            yield Unloaded(f"{chunk.input.name}, number {row['number']}: its rows do not hold together ({problem})")


def _rows(source: Folder, outcome: Outcome, table: str) -> Iterator[dict[str, Any]]:
    for name in outcome.files:
        if name.startswith(f"{table}/"):
            yield from parquet.ParquetFile(source.path / name).read().to_pylist()


def _changed(source: Folder, whole: list[tuple[Chunk, Outcome | None]]) -> frozenset[bytes]:
    """The places at which more than one text stands, as the beginnings of their digests.

    Only there can a text come back. 16 bytes an article are held meanwhile.
    """
    pairs = [np.empty((0, 2), dtype=np.uint64)]
    for _, outcome in whole:
        for name in outcome.files if outcome else ():
            if name.startswith("articles/"):
                try:
                    table = parquet.ParquetFile(source.path / name).read(columns=["place", "sha256"])
                except (OSError, pa.ArrowException):
                    continue  # told where its records are asked for
                rows = zip(table["place"].to_pylist(), table["sha256"].to_pylist(), strict=True)
                found = [(int(place[:16], 16), int(sha256[:16], 16)) for place, sha256 in rows if place is not None]
                pairs.append(np.array(found, dtype=np.uint64).reshape(-1, 2))
    different = np.unique(np.concatenate(pairs), axis=0)
    places, texts = np.unique(different[:, 0], return_counts=True)
    return frozenset(int(place).to_bytes(8, "big") for place in places[texts > 1])


class _Occurrences:
    """How often a text has come to stand at its place so far: once, unless the place went back to it."""

    def __init__(self, changed: frozenset[bytes]) -> None:
        self._changed = changed
        self._last: dict[str, str] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def of(self, record: Record) -> int:
        place, sha256 = record.article.place, record.article.sha256
        if place is None or bytes.fromhex(place[:16]) not in self._changed:
            return 1
        if self._last.get(place) != sha256:
            self._last[place] = sha256
            self._counts[place, sha256] += 1
        return self._counts[place, sha256]
