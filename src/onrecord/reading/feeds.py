"""Feeds: documents that list where articles stand. RSS, Atom, JSON Feed, sitemaps, GDELT's lists, and OPML of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.reading.errors import InputError
from onrecord.reading.feed import MAX_ENTRIES, Feed, FeedEntry, FeedKind
from onrecord.reading.sniff import PROLOG
from onrecord.reading.url import address_of

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
