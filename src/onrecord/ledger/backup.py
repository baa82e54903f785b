"""A backup: the ledger as it is now in a new file, while others go on writing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from onrecord.ledger.engine import outside_transactions
from onrecord.ledger.errors import LedgerError


def back_up(engine: Engine, name: str, path: Path) -> None:
    """Write a SQLite ledger to a new file, whole and compact, or not at all. Raises LedgerError."""
    if engine.dialect.name != "sqlite":
        raise LedgerError(f"a backup of {name} is made with PostgreSQL's own pg_dump")
    if path.exists():
        raise LedgerError(f"{path} is there already: name a new file")
    if not path.absolute().parent.is_dir():
        raise LedgerError(f"there is no folder {path.absolute().parent}: make it first")
    # Under another name until it is whole, so that a backup cut short is never taken for one.
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with outside_transactions(engine) as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(unfinished),))
        unfinished.rename(path)
    except OSError as problem:
        raise LedgerError(f"{path} cannot be written ({problem.strerror}): name another file") from problem
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
