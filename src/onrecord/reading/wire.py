"""What agencies deliver: NewsML-G2 (a news item, or a message of several) and NITF.

See https://iptc.org/standards/newsml-g2/ and https://iptc.org/standards/nitf/. The text is of our making (headline and
paragraphs), so that offsets hold in it and not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.reading.dates import printed_date, printed_day
from onrecord.reading.errors import InputError, Skipped
from onrecord.reading.json_values import string
from onrecord.reading.markup import article_text, local_name, paragraphs_of, xml_root
from onrecord.reading.sniff import PROLOG
from onrecord.reading.text import given_date, text_article
from onrecord.record import Article, Published

_ROOT = re.compile(PROLOG + rb"<(?:[\w.-]{1,30}:)?(newsMessage|newsItem|nitf)[\s>]", re.I | re.S)
_SNIFFED = 4096
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def is_wire(start: bytes) -> bool:
    """Whether a document that begins with `start` (4,096 bytes are enough) is NewsML-G2 or NITF."""
    return _ROOT.match(start[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")) is not None


def read_wire(
    data: bytes, *, name: str, outlet: str | None = None, published: str | None = None
) -> Iterator[Article | InputError]:
    """The articles of a NewsML-G2 or NITF document; an InputError stands in for each that is none or was withdrawn."""
    root = xml_root(data)
    if root is None:
        yield InputError(name, "is damaged XML; check that it was not cut")
        return
    items = [root] if local_name(root) == "nitf" else list(root.iter("{*}newsItem", "newsItem"))
    if not items:
        yield InputError(name, "holds no news item; give NewsML-G2 with one")
    given = given_date(published, name=name) if published else None
    for number, item in enumerate(items, 1):
        place = name if len(items) == 1 else f"{name}, item {number}"
        try:
            yield (_nitf if local_name(item) == "nitf" else _news_item)(item, place, outlet, given)
        except InputError as problem:
            yield problem


def _news_item(item: Any, name: str, outlet: str | None, given: Published | None) -> Article:
    status = _attribute(item, "pubStatus", "qcode").rpartition(":")[2]
    if status in _WITHDRAWN:
        raise Skipped(name, f"is a news item that was {status}", cause="withdrawn")
    bodies = [child for box in ("inlineXML", "inlineData") for child in _all(item, box)]
    headline = _text(item, "headline") or next((_text(body, "hl1") for body in bodies if _text(body, "hl1")), None)
    paragraphs = next((found for body in bodies if (found := _paragraphs(body))), None)
    if not paragraphs:
        raise InputError(name, "is a news item without text (a picture or a video, say); give one of a text")
    provider = next(iter(_all(item, "provider")), None)
    day = printed_day(_text(item, "firstCreated")) or printed_day(_text(item, "versionCreated"))
    return text_article(
        article_text(headline, paragraphs),
        name=name,
        id=string(item.get("guid")),
        title=headline,
        outlet=outlet or (None if provider is None else _text(provider, "name") or string(provider.get("literal"))),
        byline=_text(item, "by"),
        language=string(item.get("{http://www.w3.org/XML/1998/namespace}lang"), most=20)
        or string(_attribute(item, "language", "tag"), most=20),
        published=given or (Published(value=day, certainty="stated") if day else Published()),
    )


def _nitf(item: Any, name: str, outlet: str | None, given: Published | None) -> Article:
    headline = _text(item, "hl1") or _text(item, "title")
    paragraphs = next((found for body in _all(item, "body.content") if (found := paragraphs_of(body))), [])
    if not paragraphs:
        raise InputError(name, "is NITF without text; give one with a body.content")
    released = _attribute(item, "date.release", "norm") or _attribute(item, "date.issue", "norm")
    day = printed_day(released)
    byline = re.sub(r"^by:?\s+", "", _text(item, "byline") or "", flags=re.I) or None
    return text_article(
        article_text(headline, paragraphs),
        name=name,
        id=string(_attribute(item, "doc-id", "id-string")),
        title=headline,
        outlet=outlet or _text(item, "distributor"),
        byline=byline if byline and not printed_date(byline) else None,
        published=given or (Published(value=day, certainty="stated") if day else Published()),
    )


def _paragraphs(body: Any) -> list[str]:
    """Those of inline XHTML or NITF, or of plain text between blank lines."""
    if local_name(body) == "inlineData":
        text = "".join(body.itertext())
        return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    inner = next((part for part in _all(body, "body.content")), None)
    if inner is None:
        inner = next((part for part in _all(body, "body")), body)
    return paragraphs_of(inner)


def _all(element: Any, name: str) -> list[Any]:
    """The elements of that name inside, in any namespace."""
    return list(element.iter(f"{{*}}{name}", name))


def _text(element: Any, name: str) -> str | None:
    for found in _all(element, name):
        if text := string("".join(found.itertext())):
            return text
    return None


def _attribute(element: Any, name: str, attribute: str) -> str:
    return next((value for found in _all(element, name) if (value := found.get(attribute))), "")
