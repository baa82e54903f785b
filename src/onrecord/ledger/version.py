"""Which version a database's tables are of."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from onrecord.ledger.errors import OTHER, LedgerError
from onrecord.ledger.schema import VERSION_TABLE


def version_of(connection: Connection, name: str) -> str | None:
    """The version of the ledger's tables, or null for a database without any. Raises LedgerError if it is no ledger."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if VERSION_TABLE not in tables:
        raise LedgerError(f"{name} is a database, but not a ledger of onrecord: {OTHER}")
    version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if version is None:
        raise LedgerError(f"{name} is damaged: put a copy of it in its place, or {OTHER}")
    return str(version)
