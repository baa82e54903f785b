"""Column types that SQLite and PostgreSQL treat alike; the tables and the migrations use them, so they never change."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text, TypeDecorator

# No database holds lone surrogates, and PostgreSQL no NUL; an escaped text begins with this mark.
_MARK = "\x01json:"
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")


class Verbatim(TypeDecorator[str]):
    """Text that comes back exactly as it went in; only what no database can hold is escaped (as JSON)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and (value.startswith(_MARK) or _UNHOLDABLE.search(value)):
            return _MARK + json.dumps(value)
        return value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        if value is not None and value.startswith(_MARK):
            return str(json.loads(value.removeprefix(_MARK)))
        return value


# SQLite numbers rows only where the type is INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")
