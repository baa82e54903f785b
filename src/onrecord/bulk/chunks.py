"""Inputs cut into chunks that can be read one without another: the same ones each time, whoever asks.

A chunk begins where a record, a line or a row begins. Cutting an input means to go through it once: seconds for a
gigabyte, whose articles take hours to read.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from onrecord.reading.archives import is_archive, members_of, opened, read_capture
from onrecord.reading.articles import article_from, bounded_lines, line_value
from onrecord.reading.errors import InputError
from onrecord.reading.files import LINES_SUFFIXES, check_file
from onrecord.reading.tables import (
    CSV_SUFFIXES,
    PARQUET_SUFFIXES,
    Given,
    article_of_cells,
    article_of_row,
    csv_header,
    csv_rows,
    parquet_file,
    parquet_rows,
    row_name,
)
from onrecord.reading.warc import Capture, read_captures, record_id_at
from onrecord.record import Article, Record

CHUNK = 500
"""Articles of a chunk: what is done again after a kill."""

# Bytes of a chunk: what a worker holds in memory, which rows make three times as much of.
CHUNK_BYTES = 32 * 1024 * 1024

Form = Literal["warc", "csv", "parquet", "jsonl", "records"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to read, or one archive (`member`) in a WACZ. `name` is what tables and sentences call it."""

    path: str
    form: Form
    member: str | None = None

    @property
    def name(self) -> str:
        name = Path(self.path).name
        return name if self.member is None else f"{name}/{self.member}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of an input.

    It begins at `offset` (bytes of the file; rows of Parquet), before which stand `number` records, lines or rows;
    `skip` of those that follow belong to the chunk before, for not every one can be begun at. It has `count` of them;
    `size` is about how many bytes. `id` is the same wherever a file of the same bytes lies.
    """

    id: str
    input: Input
    offset: int
    skip: int
    number: int
    count: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An input, what is in it (SHA-256), and the chunks that it was cut into."""

    key: str
    input: Input
    sha256: str
    bytes: int
    modified: int
    chunks: tuple[Chunk, ...]

    @property
    def count(self) -> int:
        """How many records, lines or rows the input has."""
        return sum(chunk.count for chunk in self.chunks)


class _Mark(NamedTuple):
    """Where something of an input begins, and whether reading can begin there (asked only where it matters)."""

    offset: int
    number: int
    size: int
    startable: Callable[[], bool]


SUFFIXES = (".warc", ".warc.gz", ".wacz", *sorted(CSV_SUFFIXES | PARQUET_SUFFIXES | LINES_SUFFIXES))
"""The names of files that are read in bulk end so."""


def inputs_of(path: Path, *, records: bool) -> list[Input]:
    """What one file holds to read: itself, or the archives in a WACZ; JSON Lines as `records`, if they are such.

    Raises InputError where it cannot be read in bulk.
    """
    name = path.name.lower()
    check_file(path)
    if is_archive(path):
        return [Input(path=os.path.abspath(path), form="warc", member=member) for member in members_of(path)]
    for form, suffixes in (("csv", CSV_SUFFIXES), ("parquet", PARQUET_SUFFIXES), ("jsonl", LINES_SUFFIXES)):
        if name.endswith(tuple(suffixes)):
            read_as: Any = "records" if records and form == "jsonl" else form
            return [Input(path=os.path.abspath(path), form=read_as)]
    raise InputError(str(path), f"is none of {', '.join(SUFFIXES)}, which are read in bulk; put it on record with add")


def plan_of(input: Input, given: Given, *, chunk: int = CHUNK) -> Plan:
    """The chunks of an input, of `chunk` articles each. Raises InputError or OSError where it cannot be read."""
    path = Path(input.path)
    before = path.stat()
    sha256 = _digest(input)
    key = sha256[:16]
    marks = {"warc": _warc_marks, "csv": _csv_marks, "parquet": _parquet_marks}.get(input.form, _line_marks)
    chunks = tuple(_cut(marks(input, given), input, key, chunk))
    return Plan(
        key=key,
        input=input,
        sha256=sha256,
        bytes=before.st_size,
        modified=before.st_mtime_ns,
        chunks=chunks,
    )


def read_chunk(chunk: Chunk, given: Given) -> Iterator[tuple[int, Article | Record | InputError]]:
    """What is in a chunk, each with its number in the input; an InputError in the place of what is no article."""
    readers = {"warc": _read_warc, "csv": _read_csv, "parquet": _read_parquet, "jsonl": _read_lines}
    return islice(readers.get(chunk.input.form, _read_records)(chunk, given), chunk.count)


def _cut(marks: Iterator[_Mark], input: Input, key: str, most: int) -> Iterator[Chunk]:
    open_: Chunk | None = None  # the chunk that is being filled
    at = since = 0  # its number, and what stands between its offset and the mark
    for mark in marks:
        if open_ is None or open_.count >= most or open_.size >= CHUNK_BYTES:
            if open_ is None or mark.startable():
                offset, number, since = mark.offset, mark.number, 0
            else:
                offset, number = open_.offset, open_.number
            if open_ is not None:
                yield open_
                at += 1
            open_ = Chunk(id=f"{key}-{at:06}", input=input, offset=offset, skip=since, number=number, count=0, size=0)
        since += 1
        open_ = replace(open_, count=open_.count + 1, size=open_.size + mark.size)
    if open_ is not None:
        yield open_


def _digest(input: Input) -> str:
    sha256 = hashlib.sha256()
    with opened(Path(input.path), input.member) as stream:
        while piece := stream.read(1024 * 1024):
            sha256.update(piece)
    return sha256.hexdigest()


def _always() -> bool:
    return True


def _warc_marks(input: Input, given: Given) -> Iterator[_Mark]:
    path = Path(input.path)
    with opened(path, input.member) as stream, opened(path, input.member) as other:
        for item in read_captures(stream, name=input.name):
            if isinstance(item, Capture):
                capture = item

                def startable(capture: Capture = capture) -> bool:
                    return record_id_at(other, capture.offset) == capture.id

                yield _Mark(item.offset, item.number - 1, item.size, startable)
            else:
                yield _Mark(0, item.number - 1, 0, lambda: False)


def _read_warc(chunk: Chunk, given: Given) -> Iterator[tuple[int, Article | InputError]]:
    with opened(Path(chunk.input.path), chunk.input.member) as stream:
        captures = read_captures(stream, name=chunk.input.name, offset=chunk.offset, number=chunk.number)
        for item in islice(captures, chunk.skip, chunk.skip + chunk.count):
            yield item.number, read_capture(item, outlet=given.outlet, published=given.published)


def _csv_marks(input: Input, given: Given) -> Iterator[_Mark]:
    with _file(input) as stream:
        header = csv_header(stream, name=input.path, columns=given.columns)
        offset = header.size
        for number, (size, _) in enumerate(csv_rows(stream, header, name=input.name)):
            yield _Mark(offset, number, size, _always)
            offset += size


def _read_csv(chunk: Chunk, given: Given) -> Iterator[tuple[int, Article | InputError]]:
    name = chunk.input.name
    with _file(chunk.input) as stream:
        header = csv_header(stream, name=name, columns=given.columns)
        stream.seek(chunk.offset)
        for number, (_, row) in enumerate(csv_rows(stream, header, name=name), chunk.number + 1):
            yield number, article_of_cells(row, header, name=row_name(name, number), given=given)


def _parquet_marks(input: Input, given: Given) -> Iterator[_Mark]:
    with parquet_file(Path(input.path), columns=given.columns) as file:
        number = 0
        for group in range(file.metadata.num_row_groups):
            about = file.metadata.row_group(group)
            for _ in range(about.num_rows):
                yield _Mark(number, number, about.total_byte_size // about.num_rows, _always)
                number += 1


def _read_parquet(chunk: Chunk, given: Given) -> Iterator[tuple[int, Article | InputError]]:
    name = chunk.input.name
    with parquet_file(Path(chunk.input.path), columns=given.columns) as file:
        rows = parquet_rows(file, name=name, columns=given.columns, first=chunk.offset)
        for number, row in enumerate(rows, chunk.number + 1):
            yield number, article_of_row(row, name=row_name(name, number), given=given)


def _line_marks(input: Input, given: Given) -> Iterator[_Mark]:
    offset = 0
    with _file(input) as stream:
        for number, line in enumerate(bounded_lines(stream)):
            size = line if isinstance(line, int) else len(line)
            if isinstance(line, int) or line.strip():
                yield _Mark(offset, number, size, _always)
            offset += size


def _read_lines(chunk: Chunk, given: Given) -> Iterator[tuple[int, Article | InputError]]:
    for number, name, line in _lines(chunk):
        try:
            value = line_value(line, name=name)
            yield number, article_from(value, name=name, outlet=given.outlet, published=given.published)
        except InputError as problem:
            yield number, problem


def _read_records(chunk: Chunk, given: Given) -> Iterator[tuple[int, Record | InputError]]:
    for number, name, line in _lines(chunk):
        try:
            yield number, Record.from_dict(line_value(line, name=name))
        except InputError as problem:
            yield number, problem
        except ValueError as problem:
            yield number, InputError(name, f"holds no record ({problem}); give what onrecord extract wrote")


def _lines(chunk: Chunk) -> Iterator[tuple[int, str, bytes | int]]:
    with _file(chunk.input) as stream:
        stream.seek(chunk.offset)
        for number, line in enumerate(bounded_lines(stream), chunk.number + 1):
            if isinstance(line, int) or line.strip():
                yield number, f"{chunk.input.name}, line {number}", line


def _file(input: Input) -> BinaryIO:
    return Path(input.path).open("rb")
