"""ninjs, the JSON of agencies (https://iptc.org/standards/ninjs/; 1.x and 2.x): an object to an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.reading.dates import printed_day
from onrecord.reading.errors import InputError, Skipped
from onrecord.reading.json_values import string
from onrecord.reading.markup import article_text, paragraphs_of_html
from onrecord.reading.text import given_date, text_article
from onrecord.reading.url import is_address
from onrecord.record import Article, Published

_BODIES = ("body_text", "body_html", "body_xhtml", "bodies")
_WITHDRAWN = frozenset({"canceled", "withheld"})


def is_ninjs(data: Mapping[str, Any]) -> bool:
    """Whether an object is ninjs: it has a uri and a body, and no text of ours."""
    return "text" not in data and isinstance(data.get("uri"), str) and any(name in data for name in _BODIES)


def ninjs_article(
    data: Mapping[str, Any],
    *,
    name: str,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Article:
    """The article of a ninjs object. Its own values go before the given ones. InputError where there is no text."""
    status = data.get("pubstatus") or data.get("pubStatus")
    if status in _WITHDRAWN:
        raise Skipped(name, f"is a news item that was {status}", cause="withdrawn")
    paragraphs = _paragraphs(data)
    if not paragraphs:
        raise InputError(name, "is ninjs without text (a picture or a video, say); give one of a text")
    headline = string(data.get("headline")) or _first(data.get("headlines"), "value")
    created = printed_day(data.get("firstcreated") or data.get("firstCreated"))
    day = created or printed_day(data.get("versioncreated") or data.get("versionCreated"))
    if day:
        when = Published(value=day, certainty="stated")
    else:
        when = given_date(published, name=name) if published else Published()
    sources = data.get("infosource") or data.get("infosources")
    uri = str(data["uri"])
    return text_article(
        article_text(headline, paragraphs),
        name=name,
        id=string(uri),
        url=url or (uri if is_address(uri) else None),
        title=headline,
        outlet=outlet or _first(sources, "name") or string(data.get("copyrightholder") or data.get("copyrightHolder")),
        byline=string(data.get("byline")) or string(data.get("by")),
        language=string(data.get("language"), most=20),
        published=when,
    )


def _paragraphs(data: Mapping[str, Any]) -> list[str]:
    bodies = data.get("bodies")
    parts = [item for item in bodies if isinstance(item, Mapping)] if isinstance(bodies, list) else []
    for text in (
        data.get("body_text"),
        *(part.get("value") for part in parts if part.get("contenttype") == "text/plain"),
    ):
        if isinstance(text, str) and text.strip():
            return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    for markup in (data.get("body_html"), data.get("body_xhtml"), *(part.get("value") for part in parts)):
        if isinstance(markup, str) and (found := paragraphs_of_html(markup)):
            return found
    return []


def _first(items: Any, field: str) -> str | None:
    if not isinstance(items, list):
        return None
    return next((value for item in items if isinstance(item, Mapping) and (value := string(item.get(field)))), None)
