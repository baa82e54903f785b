"""New ledgers for tests in a tenth of the time: what the migrations did once is done again, statement for statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from onrecord.ledger import migrate as migrations
from onrecord.ledger.engine import let_readers_by, writing
from onrecord.ledger.schema import VERSION
from onrecord.ledger.version import version_of

Statement = tuple[str, Any]
_READS = ("SELECT", "PRAGMA", "SHOW", "BEGIN", "SET")

_migrate: Callable[..., None] = migrations.migrate
_done: dict[str, list[Statement]] = {}  # what made a new ledger, by the name of the database system


def migrate(engine: Engine, name: str, *, tell: Any) -> None:
    """Instead of `onrecord.ledger.migrate.migrate`: its statements again where a ledger is new, else itself."""
    kind = engine.dialect.name
    with engine.connect() as connection:
        new = version_of(connection, name) is None
    if not new:
        _migrate(engine, name, tell=tell)
    elif kind not in _done:
        _done[kind] = _recorded(engine, name, tell)
    else:
        let_readers_by(engine)
        with writing(engine) as connection:
            if version_of(connection, name) != VERSION:  # another thread may have done it while we waited for the lock
                for statement, parameters in _done[kind]:
                    connection.exec_driver_sql(statement, parameters)


def _recorded(engine: Engine, name: str, tell: Any) -> list[Statement]:
    found: list[Statement] = []

    def record(_: Any, __: Any, statement: str, parameters: Any, *more: Any) -> None:
        if not statement.lstrip().upper().startswith(_READS):
            found.append((statement, parameters or None))

    event.listen(engine, "before_cursor_execute", record)
    try:
        _migrate(engine, name, tell=tell)
    finally:
        event.remove(engine, "before_cursor_execute", record)
    # What takes no parameters goes to PostgreSQL as one script: a tenth of the round trips.
    return _joined(found) if engine.dialect.name == "postgresql" else found


def _joined(statements: list[Statement]) -> list[Statement]:
    joined: list[Statement] = []
    for statement, parameters in statements:
        if joined and parameters is None and joined[-1][1] is None:
            joined[-1] = (f"{joined[-1][0]};\n{statement}", None)
        else:
            joined.append((statement, parameters))
    return joined
