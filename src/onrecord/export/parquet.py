"""Statements as a Parquet table (https://parquet.apache.org); `ledger/table_rows.py` makes its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.ledger.table_rows import reader_of
from onrecord.record import Statement


def write_parquet(statements: Iterable[Statement], file: BinaryIO) -> int:
    """Write `statements` to `file`, a batch at a time, and give the number of rows. Raises NoTables."""
    reader, count = reader_of(statements), 0
    from pyarrow import parquet

    with parquet.ParquetWriter(file, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            count += batch.num_rows
    return count
