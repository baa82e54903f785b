"""What a page says of itself: title, byline, outlet, address, language and date of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urljoin

from htmldate import find_date
from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

from onrecord.reading.dates import date_value, printed_date
from onrecord.record import Published

# Names of meta tags, the most explicit first.
_DATES = ("article:published_time", "datepublished", "parsely-pub-date", "og:published_time", "dc.date.issued",
          "dcterms.issued", "dc.date", "publish-date", "pubdate", "date")  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher")
_TITLES = ("og:title", "headline", "dc.title", "twitter:title", "parsely-title")
_DECKS = ("og:description", "description", "twitter:description")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_URL_DAY = re.compile(r"/((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?![0-9])")
_SLASHES = re.compile(r"(?<![0-9])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{2}){1,2}(?![0-9])")
_DATE_START = re.compile(r"^|(?<![0-9A-Za-z])(?=[0-9A-Z])")
# Where pages show their date. htmldate looks in more places, and finds dates of other things there.
_DATE_ELEMENTS = (
    ".//time | .//*[self::p or self::span or self::div or self::li or self::h2 or self::h5 or self::h6 or self::em]"
    "[contains(@class, 'date') or contains(@class, 'byline') or contains(@class, 'publish')"
    " or contains(@class, 'posted') or contains(@class, 'timestamp')"
    " or contains(@id, 'date') or contains(@id, 'publish')]"
)
_DATE_PLACES = 30  # how many of them are tried: the article's own date stands before those of its neighbours
_DATE_LENGTH = 120
_ARTICLE_TYPES = re.compile(r"[A-Za-z]*(?:Article|BlogPosting|ReportageNews)|Report|LiveBlogPosting")
_MAX_LINKED_DATA = 500_000  # characters of one script
_UTC_TIME = re.compile(r"[0-9T:. -]{16,30}(?:Z|[+-]00:?00)")
_BYLINE_END = re.compile(
    r"\s+(?:published|updated|posted|january|february|march|april|may|june|july|august|september|october|november"
    r"|december)$",
    re.I,
)
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
        byline=_byline(_authors(linked.get("author")) or clean(other.author)),
        outlet=outlet,
        url=_address(url) or _address(other.url),
        canonical=_canonical(tree, url),
        language=_language(tree, linked),
        published=_published(tree, tags, linked, _address(url) or _address(other.url)),
    )


def clean(value: str | None) -> str | None:
    """`value` with its white space made single, or None where nothing is left."""
    return " ".join(value.split())[:500] or None if value else None


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
    for node in linked_nodes(tree):
        types = node.get("@type")
        if any(_ARTICLE_TYPES.fullmatch(str(kind)) for kind in (types if isinstance(types, list) else [types])):
            yield node


def _string(value: Any) -> str | None:
    return clean(value) if isinstance(value, str) else None


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _authors(value: Any) -> str | None:
    """ "Jane Doe, John Smith" of linked data's authors, which may be one or a list, an object or a string."""
    names = [_name_of(item) for item in (value if isinstance(value, list) else [value])]
    kept = dict.fromkeys(name for name in names if name and not name.startswith("http"))
    return ", ".join(kept)[:300] or None


def _byline(names: str | None) -> str | None:
    """The names without "By" before them and without what trafilatura takes along from the next element."""
    kept = _BYLINE_END.sub("", re.sub(r"^by:?\s+", "", names or "", flags=re.I))
    return kept if kept and kept.lower() not in ("admin", "administrator") else None


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


def _string_date(value: str | None) -> str | None:
    """The printed day of an ISO time, or of a date in English words."""
    day = _ISO_DAY.match(value or "")
    if day:
        return date_value(day[0])
    found = printed_date(value) if value else None
    return found[0] if found else None


def _published(
    tree: lxml_html.HtmlElement, tags: Mapping[str, str], linked: Mapping[str, Any], url: str | None
) -> Published:
    """The page's date: `stated` by its metadata or its address, else `read` in what it shows, else null."""
    marked = tree.xpath("string(.//*[@itemprop='datePublished']/@datetime)") or tree.xpath(
        "string(.//time[@pubdate]/@datetime)"
    )
    found = _URL_DAY.search(url or "")
    address = date_value("{}-{:0>2}-{:0>2}".format(*found.groups())) if found else None
    for value in (_string(linked.get("datePublished")), *(tags[name] for name in _DATES if name in tags), str(marked)):
        if value and (day := _string_date(value)):
            # A time in UTC may be another day than the printed, local one, which the address has.
            local = (
                address and _UTC_TIME.fullmatch(value) and abs(date.fromisoformat(day) - date.fromisoformat(address))
            )
            return Published(value=address if local == timedelta(days=1) else day, certainty="stated")
    if address:
        return Published(value=address, certainty="stated")
    for element in tree.xpath(_DATE_ELEMENTS)[:_DATE_PLACES]:
        value = element.get("datetime") or clean(element.text_content()) or ""
        if len(value) <= _DATE_LENGTH and (day := _visible_date(value)):
            return Published(value=day, certainty="read")
    return Published()


def _visible_date(text: str) -> str | None:
    """The date that `text`, some words of a page, shows. Held against them: htmldate fills in what is absent."""
    for start in _DATE_START.finditer(text):
        found = printed_date(text[start.end() :])
        if found:
            return found[0]
    both_ways = _SLASHES.search(text)
    if both_ways and int(both_ways[1]) <= 12 and int(both_ways[2]) <= 12:
        return None  # another day on either side of the Atlantic
    holder = lxml_html.Element("html")
    paragraph = lxml_html.Element("p", {"class": "date"})
    paragraph.text = text
    holder.append(paragraph)
    value = find_date(holder, extensive_search=False, original_date=True)
    numbers = {int(number) for number in re.findall(r"[0-9]{1,4}", text)}
    shown = value and int(value[:4]) in numbers and int(value[8:]) in numbers
    return date_value(value) if value and shown else None
