"""All that a page states of itself, place by place: what a value was taken from, and what stands against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lxml import html as lxml_html

from onrecord.reading.bylines import linked_authors
from onrecord.reading.cleaning import clean
from onrecord.reading.errors import InputError
from onrecord.reading.html import page_tree, read_html
from onrecord.reading.metadata import linked_nodes, meta_tags
from onrecord.record import Article

Fact = Literal["title", "byline", "outlet", "published", "language", "url"]

_META: Mapping[Fact, tuple[str, ...]] = {
    "title": ("og:title", "headline", "dc.title", "twitter:title", "parsely-title"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "twitter:creator"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "published": (
        "article:published_time", "datepublished", "parsely-pub-date", "og:published_time", "dc.date.issued",
        "dcterms.issued", "dc.date", "publish-date", "pubdate", "date",
    ),
    "language": ("og:locale", "dc.language", "content-language"),
    "url": ("og:url",),
}  # fmt: skip
_LINKED: Mapping[Fact, str] = {
    "title": "headline",
    "outlet": "publisher",
    "published": "datePublished",
    "language": "inLanguage",
    "url": "url",
}
_SHOWN: Mapping[Fact, str] = {
    "title": ".//h1",
    "byline": ".//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]",
    "published": ".//time",
}
_ARTICLES = re.compile(r"[A-Za-z]*(?:Article|BlogPosting)|Report|LiveBlogPosting")
_MOST = 5  # elements of one sort that show a fact
_LENGTH = 200
_ZONE = re.compile(r"[T ][0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:\.[0-9]+)?)?\s?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})$")
_TIMED = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One value that a page states: which fact, where (`JSON-LD headline`, `og:title`, `<h1>`), and as it stands there.

    `zone` is of a date of publication with a time: the zone that is printed (`UTC`, `+02:00`), `unknown` where none is;
    null where there is no time.
    """

    fact: Fact
    place: str
    value: str
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPage:
    """A page's article (null where it has none, and then why), and all that the page states of itself."""

    article: Article | None
    problem: str | None
    cause: str | None
    stated: tuple[Stated, ...]


def stated_page(page: str, *, name: str, url: str | None = None) -> StatedPage:
    """What a page states. Raises InputError where it is no page at all."""
    tree = page_tree(page, name=name)
    found = tuple(_stated(tree))
    try:
        article = read_html(page, name=name, url=url)
    except InputError as problem:
        return StatedPage(article=None, problem=problem.problem, cause=problem.cause, stated=found)
    return StatedPage(article=article, problem=None, cause=None, stated=found)


def zone_of(value: str) -> str | None:
    """The zone that a date with a time has: as it is printed, or `unknown`; null for a date without a time."""
    zone = _ZONE.search(value)
    if zone:
        return "UTC" if zone[1] in ("Z", "UTC", "GMT") else zone[1]
    return "unknown" if _TIMED.search(value) else None


def _stated(tree: lxml_html.HtmlElement) -> Iterator[Stated]:
    linked = next((node for node in linked_nodes(tree) if _is_article(node)), {})
    tags = meta_tags(tree)
    for fact, names in _META.items():
        value = linked_authors(linked.get("author")) if fact == "byline" else _plain(linked.get(_LINKED[fact]))
        if value:
            yield _one(fact, f"JSON-LD {'author' if fact == 'byline' else _LINKED[fact]}", value)
        for name in names:
            if name in tags:
                yield _one(fact, name, tags[name])
        if fact == "title" and (title := clean(tree.findtext(".//title"))):
            yield _one(fact, "<title>", title)
        if fact == "language" and (language := clean(tree.get("lang"))):
            yield _one(fact, "<html lang>", language)
        if fact == "url":
            for value in tree.xpath(".//link[@rel='canonical']/@href")[:1]:
                yield _one(fact, "rel=canonical", str(value))
        for element in tree.xpath(_SHOWN[fact])[:_MOST] if fact in _SHOWN else ():
            text = element.get("datetime") if fact == "published" else None
            if value := clean(text or element.text_content()):
                yield _one(fact, f"<{element.tag}{_class(element)}>" + (" datetime" if text else ""), value)


def _one(fact: Fact, place: str, value: str) -> Stated:
    value = value[:_LENGTH]
    return Stated(fact=fact, place=place, value=value, zone=zone_of(value) if fact == "published" else None)


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    return any(_ARTICLES.fullmatch(str(kind)) for kind in (types if isinstance(types, list) else [types]))


def _plain(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name")
    return clean(value) if isinstance(value, str) else None


def _class(element: lxml_html.HtmlElement) -> str:
    named = clean(element.get("class"))
    return f" class={named.split()[0][:40]}" if named else ""
