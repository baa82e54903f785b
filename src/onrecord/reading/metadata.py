"""What a page says of itself: title, byline, outlet, address, language and date of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

from onrecord.reading.bylines import byline_in
from onrecord.reading.cleaning import clean
from onrecord.reading.publication import published_of
from onrecord.record import Published

_SITES = ("og:site_name", "application-name", "dc.publisher")
_TITLES = ("og:title", "headline", "dc.title", "twitter:title", "parsely-title")
_DECKS = ("og:description", "description", "twitter:description")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ARTICLE_TYPES = re.compile(r"[A-Za-z]*(?:Article|BlogPosting|ReportageNews)|Report|LiveBlogPosting")
_PAGE_TYPES = re.compile(r"(?:Medical)?WebPage")
_MAX_LINKED_DATA = 500_000  # characters of one script
_MAX_NODES = 5000  # of one page's linked data; more is a catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the metadata of one page states. `deck` is only a candidate until it is found in the page itself.

    `canonical` is the address that the page gives itself, and `url` the given one or else that.
    """

    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    canonical: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)


def page_facts(tree: lxml_html.HtmlElement, *, url: str | None = None) -> PageFacts:
    """The facts of a parsed page, whose address is `url` if that is known. The tree is not altered."""
    tags = meta_tags(tree)
    linked = next(_articles(tree), {})
    other = extract_metadata(tree, default_url=url, date_config={"extensive_search": False, "original_date": True})
    outlet = (_first(tags, _SITES) or _name_of(linked.get("publisher")) or "").lstrip("@") or None
    return PageFacts(
        title=without_site(_string(linked.get("headline")) or _first(tags, _TITLES) or clean(other.title), outlet),
        deck=_first(tags, _DECKS),
        byline=byline_in(tree, tags, linked.get("author"), clean(other.author)),
        outlet=outlet,
        url=_address(url) or _address(other.url),
        canonical=_canonical(tree, url),
        language=_language(tree, linked),
        published=published_of(tree, tags, _string(linked.get("datePublished")), _address(url) or _address(other.url)),
    )


def without_site(title: str | None, outlet: str | None) -> str | None:
    """A page title without the name of its site at the end ("… | Example News")."""
    if not title or not outlet:
        return title
    for mark in (" | ", " - ", " – ", " — ", " :: ", " • "):
        head, found, tail = title.rpartition(mark)
        if found and _letters(tail) and (_letters(tail) in _letters(outlet) or _letters(outlet) in _letters(tail)):
            return head.strip() or title
    return title


def _letters(value: str) -> str:
    return "".join(letter for letter in value.casefold() if letter.isalnum())


def meta_tags(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by its name, property or itemprop in lower case."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = clean(element.get("content"))
        if key and value:
            tags.setdefault(key.strip().lower(), value)
    return tags


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def is_linked_data(script: lxml_html.HtmlElement) -> bool:
    """Whether a script is JSON-LD that can be parsed."""
    return _linked_data(script) is not None


def _linked_data(script: lxml_html.HtmlElement) -> Any:
    if script.tag != "script" or script.get("type", "").strip().lower() != "application/ld+json":
        return None
    if len(script.text or "") > _MAX_LINKED_DATA:
        return None
    try:
        return json.loads(script.text or "", strict=False)
    except (ValueError, RecursionError):
        return None


def linked_nodes(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects among the page's linked data (JSON-LD) that are about the page or what it holds."""
    for script in tree.iter("script"):
        waiting, seen = [_linked_data(script)], 0
        while waiting and seen < _MAX_NODES:
            node, seen = waiting.pop(0), seen + 1
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                yield node
                waiting.extend(
                    child for key, child in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")
                )


def _articles(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The articles among the page's linked data, and after them the page itself where that has a date."""
    yield from (node for node in linked_nodes(tree) if _is(node, _ARTICLE_TYPES))
    yield from (node for node in linked_nodes(tree) if _is(node, _PAGE_TYPES) and node.get("datePublished"))


def _is(node: Mapping[str, Any], types: re.Pattern[str]) -> bool:
    own = node.get("@type")
    return any(types.fullmatch(str(kind)) for kind in (own if isinstance(own, list) else [own]))


def _string(value: Any) -> str | None:
    return clean(value) if isinstance(value, str) else None


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _address(value: str | None) -> str | None:
    return value if value and re.match(r"https?://\S+$", value) else None


def _canonical(tree: lxml_html.HtmlElement, url: str | None) -> str | None:
    for place in (".//link[@rel='canonical']/@href", ".//meta[@property='og:url']/@content"):
        for value in tree.xpath(place)[:1]:
            try:
                found = _address(urljoin(url or "", str(value).strip()))
            except ValueError:
                continue
            if found:
                return found
    return None


def _language(tree: lxml_html.HtmlElement, linked: Mapping[str, Any]) -> str | None:
    for value in (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), linked.get("inLanguage")):
        tag = value.strip().replace("_", "-") if isinstance(value, str) else ""
        if _LANGUAGE.fullmatch(tag):
            return tag
    return None
