"""Following feeds: each article that one lists, fetched and read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from onrecord.reading.errors import InputError
from onrecord.reading.feed import Feed, FeedEntry
from onrecord.reading.feeds import feed_kind, read_feed
from onrecord.reading.fetch import Fetched, Fetcher
from onrecord.reading.inflating import CutShort, TooLarge, inflated
from onrecord.reading.remote import article_in
from onrecord.reading.url import is_address
from onrecord.record import Article, Published

MOST_FEEDS = 1000
"""Feeds that are read of one list of feeds, those that they list themselves among them."""

_SIZE = 50 * 1024 * 1024  # bytes of a sitemap that comes as a .gz file, as sitemaps.org has it
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def read_listed(
    feed: Feed,
    *,
    name: str,
    fetcher: Fetcher,
    outlet: str | None = None,
    published: str | None = None,
    limit: int | None = None,
) -> Iterator[Article | InputError]:
    """The articles that a feed lists, of each feed the first `limit`; an InputError stands in for each bad one.

    Where it lists feeds, each of those is read; an article that several list is fetched once.
    """
    seen: set[str] = set()
    for found in _feeds(feed, name, fetcher):
        if isinstance(found, InputError):
            yield found
            continue
        for entry in islice(found.entries, limit):
            if entry.url not in seen:
                seen.add(entry.url)
                yield _read(entry, fetcher, outlet, published)


def feed_in(fetched: Fetched) -> Feed:
    """The feed that was fetched; a sitemap may come as a .gz file. InputError where it is none."""
    return read_feed(unpacked(fetched.body, name=fetched.asked), name=fetched.asked, url=fetched.url)


def unpacked(data: bytes, *, name: str) -> bytes:
    """`data`, inflated where it is a gzip file."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return inflated([data], "gzip", limit=_SIZE)
    except TooLarge:
        raise InputError(name, f"inflates to more than {_SIZE:,} bytes", cause="too large") from None
    except CutShort as problem:
        raise InputError(name, f"is damaged or cut short ({problem})", cause="cut short") from None


def feeds_of_page(page: bytes, *, url: str) -> list[str]:
    """The addresses of the feeds that an HTML page offers in its head, in their order."""
    try:
        tree = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return []
    found = []
    for link in tree.iter("link"):
        offered = link.get("href") and "alternate" in link.get("rel", "").lower().split()
        if offered and link.get("type", "").strip().lower() in _FEED_TYPES:
            with suppress(ValueError):  # "http://[" is no address
                found.append(urljoin(url, link.get("href")))
    return list(dict.fromkeys(address for address in found if is_address(address)))


def filled(article: Article, entry: FeedEntry) -> Article:
    """`article` with the outlet and date of publication that its feed states, where the page tells none."""
    if article.published.value is None and entry.published:
        article = replace(article, published=Published(value=entry.published, certainty="stated"))
    return replace(article, outlet=article.outlet or entry.outlet)


def _read(entry: FeedEntry, fetcher: Fetcher, outlet: str | None, published: str | None) -> Article | InputError:
    try:
        return filled(article_in(fetcher.get(entry.url), outlet=outlet, published=published), entry)
    except InputError as problem:
        return problem


def _feeds(feed: Feed, name: str, fetcher: Fetcher) -> Iterator[Feed | InputError]:
    """`feed`, or those that it lists, which may list others."""
    yield feed
    waiting, seen = list(feed.feeds), {name}
    while waiting:
        address = waiting.pop(0)
        if address in seen:
            continue
        if len(seen) > MOST_FEEDS:
            yield InputError(name, f"lists more than {MOST_FEEDS:,} feeds; split it", cause="too large")
            return
        seen.add(address)
        try:
            found = feed_in(fetcher.get(address))
        except InputError as problem:
            yield problem
            continue
        waiting[:0] = found.feeds
        yield found


def listed(data: bytes, *, name: str, url: str | None = None) -> Feed | None:
    """The feed in a document, or None where it is none."""
    data = unpacked(data, name=name) if url else data
    return read_feed(data, name=name, url=url) if feed_kind(data) else None
