"""Tables to articles: CSV (RFC 4180, also with tabs or semicolons) and Parquet, a row an article.

`columns` says which column holds what: `{"text": "body"}` takes the text from the column *body*. What is not in it is
taken from the column of its own name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.reading.articles import MAX_LINE, article_from
from onrecord.reading.errors import InputError, Skipped
from onrecord.record import Article

FIELDS = ("text", "id", "url", "outlet", "title", "byline", "language", "published", "retrieved")
CSV_SUFFIXES = frozenset({".csv", ".tsv"})
PARQUET_SUFFIXES = frozenset({".parquet"})
_DELIMITERS = ",\t;"
_BATCH = 64  # rows of a Parquet file held at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of the articles of a table: its columns, and values for where a row has none."""

    columns: Mapping[str, str] = field(default_factory=dict)
    outlet: str | None = None
    published: str | None = None


class NoPyarrow(InputError):
    """pyarrow is not installed; `str()` says what to do."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Parquet needs pyarrow: run pip install 'onrecord[tables]'", cause="no pyarrow")


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a CSV file: its columns, what stands between them, and its length in bytes."""

    columns: tuple[str, ...]
    delimiter: str
    size: int


def csv_header(stream: BinaryIO, *, name: str, columns: Mapping[str, str]) -> Header:
    """The header of a CSV file, from its beginning. InputError where there is none, or a column is absent."""
    first = stream.readline(MAX_LINE)
    if not first.strip():
        raise InputError(name, "is empty; give a table with a line of column names")
    line = _decoded(first, name).removeprefix("\ufeff").rstrip("\r\n")
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=delimiter))
    except csv.Error as problem:  # a carriage return among the names
        raise InputError(name, f"has no line of column names that can be read ({problem}); check it") from None
    header = Header(tuple(cell.strip() for cell in cells), delimiter, len(first))
    check_columns(header.columns, name=name, columns=columns)
    return header


def csv_rows(stream: BinaryIO, header: Header, *, name: str) -> Iterator[tuple[int, list[str] | InputError]]:
    """The rows of a CSV file from where `stream` stands, each with the bytes that it took; empty lines go by.

    A row that cannot be read is an InputError; after a quotation mark that nothing closes, there is no more.
    """
    lines = _Lines(stream, name)
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(lines, delimiter=header.delimiter, strict=False)
    while True:
        lines.taken = 0
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield lines.taken, InputError(name, f"is no CSV from here on ({problem}); is a quotation mark not closed?")
            return
        except InputError as problem:
            yield lines.taken, problem
            reader = csv.reader(lines, delimiter=header.delimiter)
            continue
        if row:
            yield lines.taken, row


class _Lines:
    """The lines of a stream as text, none longer than a line may be, and how many bytes were taken."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name, self.taken = stream, name, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(MAX_LINE + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if len(line) > MAX_LINE or self.taken > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = self._stream.readline(MAX_LINE)
                self.taken += len(line)
            raise InputError(self._name, f"is over {MAX_LINE:,} bytes; is a quotation mark not closed?")
        return _decoded(line, self._name)


def article_of_cells(
    cells: Sequence[str] | InputError, header: Header, *, name: str, given: Given
) -> Article | InputError:
    """The article of one row of CSV, or why there is none."""
    if isinstance(cells, InputError):
        return InputError(name, cells.problem, cause=cells.cause)
    if len(cells) > len(header.columns) and any(cells[len(header.columns) :]):
        many = f"has {len(cells)} cells for {len(header.columns)} columns"
        return InputError(name, f"{many}; put quotation marks round cells that hold {header.delimiter!r}")
    return article_of_row(dict(zip(header.columns, cells, strict=False)), name=name, given=given)


def article_of_row(row: Mapping[str, Any], *, name: str, given: Given) -> Article | InputError:
    """The article of one row, or why there is none; Skipped where it has no text."""
    data = {key: _plain(row.get(given.columns.get(key, key))) for key in FIELDS}
    if not data["text"]:
        return Skipped(name, "has no text", cause="no text")
    try:
        return article_from(data, name=name, outlet=given.outlet, published=given.published)
    except InputError as problem:
        return problem


def check_columns(have: Sequence[str], *, name: str, columns: Mapping[str, str]) -> None:
    """Raise InputError where the columns of a table are not those that are named, or none holds the text."""
    asked = {"text": "text", **columns}
    for key, column in asked.items():
        if column not in have:
            known = ", ".join(have)[:200]
            raise InputError(name, f"has no column {column!r} for the {key}; its columns are {known} (see --column)")


def parquet_file(path: Path, *, columns: Mapping[str, str]) -> Any:
    """An open Parquet file whose columns fit. InputError where it is none."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise NoPyarrow(str(path)) from None
    try:
        file = parquet.ParquetFile(path, memory_map=False)
    except (pyarrow.ArrowInvalid, OSError) as problem:
        why = str(problem).partition("\n")[0][:150]
        raise InputError(str(path), f"is no whole Parquet file ({why}); get it again") from None
    check_columns(file.schema_arrow.names, name=str(path), columns=columns)
    return file


def parquet_rows(file: Any, *, name: str, columns: Mapping[str, str], first: int = 0) -> Iterator[Mapping[str, Any]]:
    """The rows of a Parquet file from number `first` (from 0) on. InputError where it is damaged."""
    import pyarrow

    wanted = [columns.get(key, key) for key in FIELDS]
    names = [column for column in file.schema_arrow.names if column in wanted]
    groups: list[int] = []
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if groups or first < rows:
            groups.append(group)
        else:
            first -= rows
    try:
        for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups, columns=names) if groups else ():
            if first >= len(batch):
                first -= len(batch)
                continue
            yield from batch.slice(first).to_pylist()
            first = 0
    except (pyarrow.ArrowException, OSError) as problem:
        raise InputError(name, f"is damaged ({str(problem)[:150]}); get it again") from None


def _plain(value: Any) -> Any:
    """A cell as JSON has it: a date as its ISO day, bytes as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value


def _decoded(line: bytes, name: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise InputError(name, f"byte {problem.start + 1} is not UTF-8, which tables must be; convert it") from None


def read_csv(path: Path, given: Given) -> Iterator[Article | InputError]:
    """The articles of a CSV file, in its order; an InputError in the place of each bad row."""
    with path.open("rb") as stream:
        header = csv_header(stream, name=str(path), columns=given.columns)
        for number, (_, row) in enumerate(csv_rows(stream, header, name=str(path)), 1):
            yield article_of_cells(row, header, name=row_name(path, number), given=given)


def read_parquet(path: Path, given: Given) -> Iterator[Article | InputError]:
    """The articles of a Parquet file, in its order; an InputError in the place of each bad row."""
    file = parquet_file(path, columns=given.columns)
    for number, row in enumerate(parquet_rows(file, name=str(path), columns=given.columns), 1):
        yield article_of_row(row, name=row_name(path, number), given=given)


def row_name(path: Path | str, number: int) -> str:
    """What error sentences call a row; the first one after the header is 1."""
    return f"{path}, row {number}"
