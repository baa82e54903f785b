"""The tables of a ledger, the same for SQLite and PostgreSQL. Rows are added, and never changed or removed.

The migrations make them (a test compares the two); whoever changes this module writes a migration and
raises `VERSION`. The columns `*_key` hold folded text for searching; `body` holds an attribution as in
the record, from which the columns beside it were taken for queries.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

VERSION = "0001"
"""The newest migration; versions are compared as strings, so that a ledger of a later one is known as such."""

VERSION_TABLE = "onrecord_version"

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


# SQLite numbers rows by itself only where the type is INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# One row a revision. `id` is Article.identity; a place whose text goes back to an older one has it twice.
articles = Table(
    "articles",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", String(32), nullable=False),
    Column("given_id", Verbatim, index=True),  # the caller's id, where it is another
    Column("place", String(64)),
    Column("revision", Integer, nullable=False),  # 1, 2, … at one place; 1 where there is no place
    Column("sha256", String(64), nullable=False),
    Column("url", Verbatim),
    Column("outlet", Verbatim),
    Column("outlet_key", Text),
    Column("title", Verbatim),
    Column("byline", Verbatim),
    Column("language", Verbatim),
    Column("published_value", Verbatim),
    Column("published_certainty", Verbatim),
    Column("retrieved", Verbatim),
    Column("text", Verbatim, nullable=False),
    Column("added_at", String(32), nullable=False),  # UTC, ISO 8601
    UniqueConstraint("id", "revision"),
    UniqueConstraint("place", "revision"),
)

# One row for each model that has read an article.
readings = Table(
    "readings",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("article_seq", Key, ForeignKey("articles.seq"), nullable=False),
    Column("model", Verbatim, nullable=False),
    Column("schema", String(16), nullable=False),
    Column("times", JSON, nullable=False),
    Column("added_at", String(32), nullable=False),
    UniqueConstraint("article_seq", "model"),
)

# One row an attribution; `number` counts from 1 in the order of the record.
attributions = Table(
    "attributions",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("article_seq", Key, ForeignKey("articles.seq"), nullable=False),
    Column("reading_seq", Key, ForeignKey("readings.seq"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("speaker_name", Verbatim),
    Column("speaker_key", Text),
    Column("speaker_type", String(16), nullable=False),
    Column("speaker_role", Verbatim),
    Column("party", Verbatim),
    Column("party_key", Text),
    Column("kind", String(16), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("act", Verbatim),
    Column("said_on", Verbatim),  # EDTF
    # The days that `said_on` covers, or else those of the article's publication date, or else null.
    Column("dated_first", Date),
    Column("dated_last", Date),
    Column("cue", Verbatim, nullable=False),
    Column("content", Verbatim, nullable=False),
    Column("content_key", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("reading_seq", "number"),
    Index(None, "dated_first", "article_seq", "number"),
)
