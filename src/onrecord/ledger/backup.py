"""A backup: the ledger as it is now in another file, while others go on writing, verified as it is made."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from onrecord.ledger.chain import Head
from onrecord.ledger.engine import make_engine, outside_transactions, snapshot
from onrecord.ledger.errors import LedgerError, telling
from onrecord.ledger.verifying import Verified, verify

# SQLite's names of errors that are about the file that is written, and not about the ledger.
_TARGET_FAILS = {"SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC"}


def back_up(engine: Engine, name: str, path: Path, *, replace: bool = False) -> Head:
    """Write a SQLite ledger to `path`, whole, compact and of one moment, or not at all; its head. Raises LedgerError.

    With `replace`, a file that is there gives way once the new one is whole and fits.
    """
    if engine.dialect.name != "sqlite":
        raise LedgerError(f"a backup of {name} is made with PostgreSQL's own pg_dump")
    # Under another name until it is whole, so that a backup cut short is never taken for one.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    try:
        _check(Path(name), path, replace=replace)
        unfinished.unlink(missing_ok=True)
        _write(engine, name, path, unfinished)
        found = _verified(unfinished, name)
        there = path.exists()
        if found.misfit is None or not there:
            os.replace(unfinished, path)
    except OSError as problem:
        raise LedgerError(f"{path} cannot be written ({problem.strerror}): name another file") from problem
    finally:
        with suppress(OSError):
            for end in ("", "-journal", "-wal", "-shm"):
                unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)
    if found.misfit is not None:
        which = f"{path} stays as it was: the new one" if there else f"{path}"
        raise LedgerError(f"{which} does not fit, and so {name} may not: {found.misfit}")
    return found.head


def _check(ledger: Path, path: Path, *, replace: bool) -> None:
    if path.exists() and replace and path.samefile(ledger):
        raise LedgerError(f"{path} is the ledger itself: name another file for its backup")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name a file in it")
    if path.exists() and not replace:
        raise LedgerError(f"{path} is there already: name a new file, or say --replace")
    if not path.absolute().parent.is_dir():
        raise LedgerError(f"there is no folder {path.absolute().parent}: make it first")
    if any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal")):
        # SQLite would take what is in it for changes to the new file.
        raise LedgerError(f"{path} is open in another program, or was left open: name another file")


def _write(engine: Engine, name: str, path: Path, unfinished: Path) -> None:
    try:
        with outside_transactions(engine) as connection:  # the command reads what is there at one moment
            connection.exec_driver_sql("VACUUM INTO ?", (str(unfinished),))
    except DBAPIError as problem:
        if getattr(problem.orig, "sqlite_errorname", "") in _TARGET_FAILS:
            raise LedgerError(f"{path} cannot be written ({problem.orig}): name another file") from problem
        with telling(name):
            raise
    with open(unfinished, "rb+") as file:
        os.fsync(file.fileno())


def _verified(unfinished: Path, name: str) -> Verified:
    """What the file holds, checked by SQLite and by the chain."""
    engine = make_engine(URL.create("sqlite", database=str(unfinished)))
    try:
        with telling(name), snapshot(engine) as connection:
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if said != "ok":
                raise LedgerError(f"{name} is damaged ({said}): put a copy of it in its place; no backup was written")
            return verify(connection)
    finally:
        engine.dispose()
