"""Sitemaps, with what Google's news extension says of each article, and OPML lists of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from onrecord.reading.dates import printed_day
from onrecord.reading.errors import InputError
from onrecord.reading.feed import MAX_ENTRIES, Feed, FeedEntry, FeedKind
from onrecord.reading.json_values import string
from onrecord.reading.markup import local_name, xml_root


def read(data: bytes, *, kind: FeedKind, name: str) -> Feed:
    """The addresses in a sitemap, a sitemap index or an OPML list."""
    root = xml_root(data)
    if root is None:
        raise InputError(name, f"is a damaged {kind}; check that it was not cut", cause="no feed")
    if kind == "OPML list":
        return Feed(kind=kind, title=_text(root, "head/title"), feeds=tuple(islice(_outlines(root), MAX_ENTRIES)))
    if kind == "sitemap index":
        places = (_text(item, "loc") for item in _children(root, "sitemap"))
        return Feed(kind=kind, feeds=tuple(islice((place for place in places if place), MAX_ENTRIES)))
    return Feed(kind=kind, entries=tuple(islice(_pages(root), MAX_ENTRIES)))


def _pages(root: etree._Element) -> Iterator[FeedEntry]:
    for item in _children(root, "url"):
        place = _text(item, "loc")
        if place:
            yield FeedEntry(
                url=place,
                title=_text(item, "news/title"),
                outlet=_text(item, "news/publication/name"),
                language=_text(item, "news/publication/language"),
                published=printed_day(_text(item, "news/publication_date")),
                version=_text(item, "lastmod"),
            )


def _outlines(root: etree._Element) -> Iterator[str]:
    for outline in root.iter("{*}outline", "outline"):
        names = {str(key).lower(): value for key, value in outline.items()}
        if names.get("xmlurl"):
            yield str(names["xmlurl"])


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name in any namespace: sitemaps name theirs in many ways."""
    return (child for child in element if local_name(child) == name)


def _text(element: etree._Element, path: str) -> str | None:
    for name in path.split("/"):
        found = next(_children(element, name), None)
        if found is None:
            return None
        element = found
    return string("".join(element.itertext()), most=4096)
