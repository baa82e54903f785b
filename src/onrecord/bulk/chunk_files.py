"""One chunk to its files, in whatever process: articles in, rows out, the same each time."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet

from onrecord.bulk.chunks import Chunk, read_chunk
from onrecord.bulk.folder import Folder, Outcome, Table
from onrecord.bulk.rows import ARTICLES, ATTRIBUTIONS, article_row, attribution_rows, day_of
from onrecord.pipeline import Failed, failed, record_of
from onrecord.reading.errors import InputError
from onrecord.reading.tables import Given
from onrecord.record import Article, Record

if TYPE_CHECKING:
    from onrecord.extraction import Extractor

STATISTICS = (
    "published_first", "published_last", "said_first", "said_last", "retrieved", "outlet", "language", "speaker",
    "party", "speaker_type", "kind", "mode", "negated", "act", "plover", "confidence", "model", "input", "number",
)  # fmt: skip
"""Columns by whose least and greatest values readers pass over what they are not asked for."""

NO_DAY = "__HIVE_DEFAULT_PARTITION__"
"""The partition of what has no day; every reader of partitioned tables takes it for null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads chunks into a folder. `avoid` are numbers that processes died on, by chunk; `load` gives the extractor."""

    folder: Folder
    given: Given
    load: Callable[[], Extractor]

    def read(
        self, chunk: Chunk, *, avoid: Collection[int] = (), at: Callable[[int], None] = lambda number: None
    ) -> Outcome:
        """Read a chunk and put its files in place; `at` is told the number of each article before it is read."""
        tally = _Tally()
        rows: dict[tuple[Table, str], list[dict[str, Any]]] = {}
        for number, result in self._results(chunk, avoid, at):
            if isinstance(result, Failed):
                tally.see(result)
                continue
            record, input = result, chunk.input.name
            day = day_of(record)
            name = NO_DAY if day is None else day.isoformat()
            rows.setdefault(("articles", name), []).append(article_row(record, input=input, number=number))
            if record.attributions:
                said = attribution_rows(record, input=input, number=number)
                rows.setdefault(("attributions", name), []).extend(said)
            tally.recorded += 1
            tally.attributions += len(record.attributions)
            if record.unread:
                tally.unread[record.unread] += 1
        files = self._write(chunk, rows)
        if avoid:  # an earlier try may have put files in place that this one has not
            for stale in {str(path) for path in self.folder.path.glob(f"*/day=*/{chunk.id}.parquet")}:
                if os.path.relpath(stale, self.folder.path) not in files:
                    os.unlink(stale)
        outcome = tally.outcome(files)
        self.folder.finish(chunk, outcome)
        return outcome

    def _results(
        self, chunk: Chunk, avoid: Collection[int], at: Callable[[int], None]
    ) -> Iterator[tuple[int, Record | Failed]]:
        for number, item in read_chunk(chunk, self.given):
            at(number)
            if number in avoid:
                name = f"{chunk.input.name}, number {number}"
                yield number, Failed(f"{name}: not read, because two processes died on it; please report it.", "died")
            elif isinstance(item, InputError):
                yield number, failed(item)
            else:
                result = record_of(item, self.load()) if isinstance(item, Article) else item
                yield number, _encodable(result, chunk, number)

    def _write(self, chunk: Chunk, rows: dict[tuple[Table, str], list[dict[str, Any]]]) -> tuple[str, ...]:
        work = self.folder.state / "work"
        work.mkdir(parents=True, exist_ok=True)
        own = Path(tempfile.mkdtemp(prefix=f"{chunk.id}-", dir=work))
        files = []
        for number, ((table, day), found) in enumerate(sorted(rows.items(), key=lambda item: item[0])):
            schema = ARTICLES if table == "articles" else ATTRIBUTIONS
            table_of_day = pa.Table.from_pylist(found, schema=schema)
            # Statistics of texts are texts, and Arrow's copy of the schema says no more: a third of a small file.
            statistics = [name for name in STATISTICS if name in schema.names]
            parquet.write_table(
                table_of_day,
                own / str(number),
                compression="zstd",
                write_statistics=statistics,
                store_schema=False,
            )
            _flush(own / str(number))
            files.append(self.folder.place(table, day, chunk))
        for number, name in enumerate(files):
            target = self.folder.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(own / str(number), target)
        shutil.rmtree(own, ignore_errors=True)
        return tuple(files)


class _Tally:
    def __init__(self) -> None:
        self.recorded = self.attributions = 0
        self.unread: Counter[str] = Counter()
        self._causes: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self._failures: list[str] = []

    def see(self, result: Failed) -> None:
        self._causes[result.skipped][result.cause] += 1
        if not result.skipped:
            self._failures.append(result.sentence)

    def outcome(self, files: tuple[str, ...]) -> Outcome:
        return Outcome(
            recorded=self.recorded,
            skipped=dict(sorted(self._causes[True].items())),
            failed=dict(sorted(self._causes[False].items())),
            attributions=self.attributions,
            unread=dict(sorted(self.unread.items())),
            failures=tuple(self._failures),
            files=files,
        )


def _encodable(result: Record | Failed, chunk: Chunk, number: int) -> Record | Failed:
    """The result, or why it cannot stand in a table: half of a surrogate pair, which UTF-8 cannot hold."""
    if isinstance(result, Record):
        try:
            json.dumps(result.to_dict(), ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            name = f"{chunk.input.name}, number {number}"
            return Failed(f"{name}: holds half of a surrogate pair, which is no character; write it as UTF-8.")
    return result


def _flush(path: Path) -> None:
    """Have what was written on the disk, before its name says that it is there."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
