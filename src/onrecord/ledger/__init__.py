"""The ledger: what was read, kept as rows that are only ever added. One schema for SQLite and PostgreSQL."""

from __future__ import annotations

from onrecord.ledger.errors import LedgerError, TextRemoved
from onrecord.ledger.filters import Filters
from onrecord.ledger.joined import Join
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.store import (
    Added,
    ArticlePage,
    Decided,
    Derived,
    Entry,
    Found,
    Head,
    Ledger,
    Listed,
    Misfit,
    Noted,
    Opinion,
    Outcome,
    Page,
    Reading,
    Redacted,
    Removed,
    Reviewed,
    ReviewedItem,
    Revision,
    StatementPage,
    Verified,
)

__all__ = [
    "Added",
    "ArticlePage",
    "Decided",
    "Derived",
    "Entry",
    "Filters",
    "Found",
    "Head",
    "Join",
    "Ledger",
    "LedgerError",
    "Listed",
    "Misfit",
    "Noted",
    "Opinion",
    "Outcome",
    "Page",
    "Reading",
    "Redacted",
    "Removed",
    "Reviewed",
    "ReviewedItem",
    "Revision",
    "StatementPage",
    "TextRemoved",
    "Verified",
    "open_ledger",
]
