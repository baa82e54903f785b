"""RSS, Atom and JSON Feed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import islice
from typing import Any

import feedparser

from onrecord.reading.dates import printed_day
from onrecord.reading.errors import InputError
from onrecord.reading.feed import MAX_ENTRIES, Feed, FeedEntry, FeedKind
from onrecord.reading.json_values import parse, string


def read_xml(data: bytes, *, kind: FeedKind, name: str, url: str | None) -> Feed:
    """The entries of RSS (all versions) or Atom. What is damaged is read as far as it goes.

    feedparser asks nothing of the network for bytes, and expands no external entities.
    """
    headers = {"content-type": "application/xml"} | ({"content-location": url} if url else {})
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as problem:  # other people's code on hostile feeds may raise anything
        sort = type(problem).__name__
        raise InputError(name, f"cannot be read as a feed ({sort}); check it", cause="no feed") from problem
    language = string(found.feed.get("language"), most=20)
    entries = tuple(
        FeedEntry(
            url=entry["link"],
            title=string(entry.get("title")),
            outlet=string((entry.get("source") or {}).get("title")),
            language=language,
            published=printed_day(dict.get(entry, "published")),
            # By its own get, feedparser gives `published` where nothing was updated, with a warning.
            version=string(dict.get(entry, "updated")) or string(dict.get(entry, "published")),
        )
        for entry in islice(found.entries, MAX_ENTRIES)
        if isinstance(entry.get("link"), str)
    )
    return Feed(kind=kind, title=string(found.feed.get("title")), entries=entries)


def read_json(data: bytes, *, name: str) -> Feed:
    """The entries of a JSON Feed (https://www.jsonfeed.org, 1.0 and 1.1)."""
    found = parse(data.removeprefix(b"\xef\xbb\xbf"), name=name)
    items = found.get("items") if isinstance(found, Mapping) else None
    if not isinstance(items, list):
        raise InputError(name, "is a JSON feed without items; check that it was not cut", cause="no feed")
    language = string(found.get("language"), most=20)
    entries = tuple(_entry(item, language) for item in items[:MAX_ENTRIES] if _address(item))
    return Feed(kind="JSON feed", title=string(found.get("title")), entries=entries)


def _address(item: Any) -> str | None:
    value = item.get("url") or item.get("external_url") if isinstance(item, Mapping) else None
    return value if isinstance(value, str) else None


def _entry(item: Mapping[str, Any], language: str | None) -> FeedEntry:
    return FeedEntry(
        url=_address(item) or "",
        title=string(item.get("title")),
        language=string(item.get("language"), most=20) or language,
        published=printed_day(item.get("date_published")),
        version=string(item.get("date_modified")) or string(item.get("date_published")),
    )
