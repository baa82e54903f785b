"""What somebody can do who may write to a ledger's database past onrecord."""

from sqlalchemy import create_engine, event, text

from onrecord.ledger.location import locate


def tamper(store: str, *statements: str) -> None:
    """Run SQL on the database of a ledger, its triggers and foreign keys switched off."""
    engine = create_engine(locate(store))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = OFF"))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
            for name in triggers.all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
