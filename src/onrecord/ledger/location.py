"""Where a ledger is: the file or database that a user means."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from onrecord.ledger.errors import OTHER, LedgerError

ENVIRONMENT = "ONRECORD_LEDGER"
"""Environment variable: the ledger, a file or the URL of a database; `--ledger` beats it."""


def locate(path_or_url: str | Path | None) -> URL:
    """The address of the ledger: what is given, else `ONRECORD_LEDGER`, else `ledger.db` in the platform's data folder.

    Raises LedgerError for a URL of anything but SQLite and PostgreSQL.
    """
    place = str(path_or_url or os.environ.get(ENVIRONMENT) or user_data_path("onrecord", appauthor=False) / "ledger.db")
    if "\0" in place:
        raise LedgerError(f"{place!r} is no name for a ledger: {OTHER}")
    if "://" not in place:
        return _of_file(place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as problem:  # the text may hold a password: it is not repeated
        raise LedgerError(f"the URL of the ledger cannot be read: {OTHER}") from problem
    if url.drivername == "sqlite":
        if not url.database or url.database == ":memory:":
            raise LedgerError(f"{place} names no file, and a ledger is kept in one: write sqlite:///FILE")
        return _of_file(url.database).update_query_dict(dict(url.query))
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise LedgerError(f"a ledger is kept in SQLite or PostgreSQL, and not in {url.drivername}: {OTHER}")


def _of_file(path: str) -> URL:
    # Absolute, because connections are opened later too, when the working directory may have changed.
    return URL.create("sqlite", database=os.path.abspath(os.path.expanduser(path)))


def name_of(url: URL) -> str:
    """How messages call it: the file, or the URL without its password."""
    return str(url.database) if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
