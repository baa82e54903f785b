"""What a feed is once it is read: the articles that it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FeedKind = Literal["RSS feed", "Atom feed", "JSON feed", "sitemap", "sitemap index", "GDELT list", "OPML list"]

MAX_ENTRIES = 50_000
"""Entries that are read of one feed; sitemaps may have as many, and no other feed has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One article that a feed lists: its address, and what the feed says of it. Dates are EDTF days.

    `version` is what changes when the article does, as far as the feed tells: the time of its update or publication.
    """

    url: str
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed lists: `entries`, or for an OPML list or a sitemap index the addresses of other `feeds`."""

    kind: FeedKind
    title: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    feeds: tuple[str, ...] = ()
