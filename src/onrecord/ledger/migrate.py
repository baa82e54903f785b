"""Making the tables, and bringing those of an older ledger up to date, with Alembic."""

from __future__ import annotations

from importlib.resources import as_file, files
from threading import Lock

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from onrecord.ledger import corrected, judged
from onrecord.ledger.engine import let_readers_by, writing
from onrecord.ledger.filling import Tell, fill
from onrecord.ledger.schema import VERSION
from onrecord.ledger.version import version_of

_one_at_a_time = Lock()  # Alembic keeps the connection of a run in a global


def migrate(engine: Engine, name: str, *, tell: Tell) -> None:
    """Run the migrations that are due, all in one transaction: after a failure the ledger is as it was.

    `tell` is told how far it has come with the articles, where what is made of them is made anew.
    """
    let_readers_by(engine)
    with _one_at_a_time, as_file(files("onrecord.ledger") / "migrations") as scripts, writing(engine) as connection:
        # Another process may have done it while we waited for the lock.
        if version_of(connection, name) == VERSION:
            return
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, VERSION)
        corrected.refresh_all(connection)
        fill(connection, tell=tell)
        judged.judge_all(connection)
