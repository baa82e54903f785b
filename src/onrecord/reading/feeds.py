"""Feeds: documents that list where articles stand. RSS, Atom, JSON Feed, sitemaps, GDELT's lists, and OPML of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.reading.dates import date_value, printed_date
from onrecord.reading.errors import InputError
from onrecord.reading.sniff import PROLOG
from onrecord.reading.url import address_of

FeedKind = Literal["RSS feed", "Atom feed", "JSON feed", "sitemap", "sitemap index", "GDELT list", "OPML list"]

MAX_ENTRIES = 50_000
"""Entries that are read of one feed; sitemaps may have as many, and no other feed has."""

SNIFFED = 4096
"""Bytes at the start of a document that tell whether it is a feed."""

_ROOT = re.compile(PROLOG + rb"<(?:[\w.-]{1,30}:)?(rss|feed|rdf|opml|urlset|sitemapindex)[\s>/]", re.I | re.S)
_ROOTS: dict[bytes, FeedKind] = {
    b"rss": "RSS feed",
    b"rdf": "RSS feed",
    b"feed": "Atom feed",
    b"opml": "OPML list",
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap index",
}
_JSON_FEED = re.compile(rb'"version"\s{0,5}:\s{0,5}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_GDELT_JSON = re.compile(rb'\s{0,20}\{\s{0,20}"articles"\s{0,5}:\s{0,5}\[\s{0,20}(?:\]|\{\s{0,20}"url")')
_GDELT_CSV = re.compile(rb'"?URL"?,"?MobileURL"?,"?Date"?,"?Title"?\s', re.I)
# A line of the Global Article List: its address, and no text.
_GDELT_LINE = re.compile(
    rb'\{(?=[^\n]{0,3000}"url"\s{0,3}:)(?=[^\n]{0,3000}"(?:outletName|domain)"\s{0,3}:)(?![^\n]*"text")'
)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_COMPACT_DAY = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?[0-9]{6}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")


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


def feed_kind(start: bytes) -> FeedKind | None:
    """Which feed a document is that begins with `start` (`SNIFFED` bytes are enough), or None if it is none."""
    start = start[:SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\0", b"")[2:]
    root = _ROOT.match(start)
    if root:
        return _ROOTS[root[1].lower()]
    head = start.lstrip()
    if head.startswith(b"{") and _JSON_FEED.search(head):
        return "JSON feed"
    return "GDELT list" if any(form.match(head) for form in (_GDELT_JSON, _GDELT_CSV, _GDELT_LINE)) else None


def read_feed(data: bytes, *, name: str, url: str | None = None) -> Feed:
    """The feed in `data`, which came from `url` (addresses in it may be relative). InputError where it is none.

    Entries without an address of the web are left out, as is what is listed twice.
    """
    from onrecord.reading import feed_gdelt, feed_syndicated, feed_xml  # feedparser takes long to import

    kind = feed_kind(data)
    if kind is None:
        raise InputError(name, "is no feed, sitemap or list of feeds; give the address of one", cause="no feed")
    if kind in ("RSS feed", "Atom feed"):
        feed = feed_syndicated.read_xml(data, kind=kind, name=name, url=url)
    elif kind == "JSON feed":
        feed = feed_syndicated.read_json(data, name=name)
    elif kind == "GDELT list":
        feed = feed_gdelt.read(data, name=name)
    else:
        feed = feed_xml.read(data, kind=kind, name=name)
    return replace(feed, entries=_whole(feed.entries, url), feeds=tuple(_addresses(feed.feeds, url)))


def printed_day(value: object) -> str | None:
    """The EDTF day that a feed prints, in any of the forms that feeds have; its own day, whatever the zone."""
    text = value.strip()[:100] if isinstance(value, str) else ""
    if day := _ISO_DAY.match(text):
        return date_value(day[0])
    if compact := _COMPACT_DAY.fullmatch(text):
        return date_value("-".join(compact.groups()))
    found = printed_date(text)
    return found[0] if found and len(found[0]) == 10 else None


def string(value: object, *, most: int = 500) -> str | None:
    """`value` with its white space made single if it is a string that says something, or None."""
    return " ".join(value.split())[:most] or None if isinstance(value, str) else None


def _whole(entries: Iterable[FeedEntry], base: str | None) -> tuple[FeedEntry, ...]:
    kept: dict[str, FeedEntry] = {}
    for entry in entries:
        for url in _addresses((entry.url,), base):
            kept.setdefault(url, replace(entry, url=url))
        if len(kept) >= MAX_ENTRIES:
            break
    return tuple(kept.values())


def _addresses(values: Iterable[str], base: str | None) -> Iterable[str]:
    for value in values:
        try:
            yield str(address_of(value, base=base))
        except InputError:
            continue
