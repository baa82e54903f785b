"""The digests that make a ledger provable. All are SHA-256, as 64 hexadecimal digits, over canonical JSON.

Canonical JSON: keys sorted, no white space, everything but ASCII escaped (`\\\\uXXXX`), dates as ISO 8601. That is what
`json.dumps(value, sort_keys=True, separators=(",", ":"))` writes, in every version of Python that runs onrecord.

    words of a row    the object of its columns in WORDS: what `redact` can remove, and whose digest then stays
    row               the object of its columns in KEPT, and "words", the digest above
    transaction       {"at", "form", "kind", "previous", "rows", "seq"}: `rows` lists [table, seq, digest of the row]
                      in the order they were added; `previous` is the digest of the transaction before, and GENESIS
                      for the first

A ledger holds rows digested by old versions for good: what is here never changes. A new column needs a new form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    Row = Mapping[str, Any] | RowMapping

FORM = 1
GENESIS = "0" * 64

KEPT: Mapping[str, tuple[str, ...]] = {
    "articles": (
        "seq", "id", "given_id", "place", "revision", "sha256", "url", "outlet", "outlet_key", "language",
        "published_value", "published_certainty", "retrieved", "added_at",
    ),
    "readings": ("seq", "article_seq", "model", "schema", "times", "added_at"),
    "attributions": (
        "seq", "article_seq", "reading_seq", "number", "speaker_type", "kind", "mode", "negated", "act", "said_on",
        "dated_first", "dated_last", "confidence",
    ),
    "decisions": ("seq", "kind", "who", "at", "article_seq", "undoes"),
    "redactions": ("seq", "article_seq", "who", "why", "at", "words"),
}  # fmt: skip

WORDS: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "byline", "text"),
    "attributions": (
        "speaker_name", "speaker_key", "speaker_role", "party", "party_key", "cue", "content", "content_key", "body",
    ),
    "decisions": ("why", "target", "value"),
}  # fmt: skip

REMOVED: Mapping[str, Mapping[str, Any]] = {
    "articles": {"title": None, "byline": None, "text": ""},
    "attributions": {
        **dict.fromkeys(("speaker_name", "speaker_key", "speaker_role", "party", "party_key")),
        "cue": "",
        "content": "",
        "content_key": "",
        "body": {},
    },
    "decisions": {"why": None, "target": {}, "value": {}},
}
"""What stands in the columns of WORDS once a row's words were removed."""


def words_digest(table: str, row: Row) -> str | None:
    """The digest of a row's words, or null for a table that has none."""
    return _sha256({name: row[name] for name in WORDS[table]}) if table in WORDS else None


def row_digest(table: str, row: Row, *, words: str | None = None) -> str:
    """The digest of a row with all columns of its table; `words` is that of its words, where they were removed."""
    kept = {name: row[name] for name in KEPT[table]}
    if "confidence" in kept:
        kept["confidence"] = float(kept["confidence"])  # 1 goes into a database and comes out as 1.0
    # Two names of the same meaning: `words` is a column of redactions, which has no words to remove.
    return _sha256(kept if table not in WORDS else {**kept, "words": words or words_digest(table, row)})


def transaction_digest(row: Row) -> str:
    """The digest of a row of `transactions`, over all its columns but `digest`."""
    return _sha256({name: row[name] for name in ("at", "form", "kind", "previous", "rows", "seq")})


def _sha256(value: Mapping[str, Any]) -> str:
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), default=_iso)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a row holds {type(value).__name__}, which has no canonical form")
