"""Rows by their numbers, however many: one bound value, since thousands of them take long to bind one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Connection, any_, func, literal, select


def among(connection: Connection, column: ColumnElement[Any], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Whether a column has one of these numbers, in SQL."""
    wanted = list(numbers)
    if connection.dialect.name == "sqlite":
        return column.in_(select(func.json_each(json.dumps(wanted)).table_valued("value").c.value))
    return column == any_(literal(wanted, ARRAY(BigInteger)))
