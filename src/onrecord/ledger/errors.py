"""What goes wrong with a ledger, in sentences that a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

OTHER = "name another one with --ledger or ONRECORD_LEDGER"


class LedgerError(ValueError):
    """A ledger that cannot be opened, read or written; `str()` is one sentence that says what to do."""


class TextRemoved(LookupError):
    """The text that is asked for was removed by law or request; `str()` says when and why."""


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Within it, an error of the database under ledger `name` becomes a LedgerError."""
    try:
        yield
    except DBAPIError as problem:
        raise LedgerError(_sentence(name, problem)) from problem


_FULL = "no room is left on the disk of {name}, and nothing of this article was written: make room, try again"
_LOCKED = "another program keeps {name} locked: try again when it is done"
_UNWRITTEN = (
    "{name} could not be written to (no room, a quota, or a failing disk), and nothing of this article was: "
    "make room, try again"
)
_BROKE_OFF = (
    "the server of {name} broke off, and nothing of this article was written: see that it runs and that its disk has "
    "room, try again"
)

# What tells errors apart (SQLite's name for one, or part of a message), and what we say instead.
_SENTENCES = (
    ("SQLITE_IOERR_WRITE", _UNWRITTEN),
    ("SQLITE_IOERR_FSYNC", _UNWRITTEN),
    ("file is not a database", "{name} is not a ledger of onrecord: {other}"),
    ("malformed", "{name} is damaged: put a copy of it in its place, or {other}"),
    ("disk I/O error", "{name} is damaged or its disk fails: put a copy of it in its place, or {other}"),
    ("is full", _FULL),
    ("No space left on device", _FULL),
    ("is locked", _LOCKED),
    ("lock timeout", _LOCKED),
    ("readonly", "{name} may not be written to: change its permissions, or {other}"),
    ("server closed the connection", _BROKE_OFF),
    ("terminating connection", _BROKE_OFF),
    ("connection is lost", _BROKE_OFF),
    ("connection failed", "{name} cannot be reached: see that its server runs and the address is right, or {other}"),
    ("unable to open", "{name} cannot be opened or written to: check the permissions of its folder, or {other}"),
)


def _sentence(name: str, problem: DBAPIError) -> str:
    said = str(problem.orig).strip()
    known_by = f"{getattr(problem.orig, 'sqlite_errorname', '')} {said}"
    for part, sentence in _SENTENCES:
        if part in known_by:
            return sentence.format(name=name, other=OTHER)
    # PostgreSQL's messages run over lines; the first one says what happened.
    return f"the database of {name} refused: {said.splitlines()[0] if said else type(problem.orig).__name__}"
