"""Opening a ledger: find it, make it or bring it up to date where that is due, and refuse what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL

from onrecord.ledger.engine import make_engine
from onrecord.ledger.errors import OTHER, LedgerError, telling
from onrecord.ledger.location import locate, name_of
from onrecord.ledger.schema import VERSION
from onrecord.ledger.store import Ledger
from onrecord.ledger.version import version_of


def open_ledger(
    path_or_url: str | Path | None = None,
    *,
    create: bool = True,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Ledger:
    """The ledger at a path (a SQLite file) or URL (`sqlite:///…`, `postgresql://…`); a context manager.

    Without one: what `ONRECORD_LEDGER` names, or else `ledger.db` in the platform's data folder. A ledger that is not
    there is made, unless `create` is false. One of an older version is brought up to date, in one transaction; where
    that takes long, `tell` is told again and again with how many articles it is done, and of how many.

    Raises LedgerError, with a sentence, for what is no ledger, is damaged, is of a later version, may not be
    written to, or is missing and not to be made.
    """
    url = locate(path_or_url)
    name = name_of(url)
    if url.drivername == "sqlite":
        _check_file(url, name, create=create)
    engine = make_engine(url)
    try:
        with telling(name):
            with engine.connect() as connection:
                version = version_of(connection, name)
            if version is None and not create:
                raise _missing(name)
            if version is not None and version > VERSION:
                raise LedgerError(f"{name} was made by a later version of onrecord: upgrade onrecord to open it")
            if version != VERSION:
                # Alembic takes longer to import than an up-to-date ledger takes to open.
                from onrecord.ledger.migrate import migrate

                migrate(engine, name, tell=tell)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine, name)


def _check_file(url: URL, name: str, *, create: bool) -> None:
    path = Path(url.database or "")
    try:
        if path.is_dir():
            raise LedgerError(f"{name} is a directory, and a ledger is a file: {OTHER}")
        if not path.exists():
            if not create:
                raise _missing(name)
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise LedgerError(f"{name} cannot be opened ({problem.strerror}): {OTHER}") from problem


def _missing(name: str) -> LedgerError:
    return LedgerError(f"there is no ledger at {name} yet: onrecord add makes one, or {OTHER}")
