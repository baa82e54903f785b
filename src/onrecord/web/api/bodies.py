"""What programs send: articles in the body of a request, within bounds, and who decides."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from fastapi import Request
from pydantic import Field

from onrecord.reading import MAX_BYTES, InputError
from onrecord.reading.articles import read_json, read_lines
from onrecord.reading.document import read_bytes
from onrecord.record import Article
from onrecord.web.api.answers import LINES
from onrecord.web.api.asked import Asked
from onrecord.web.api.problems import Refused

_NAME = "the body"
_PAGES = ("text/html", "application/xhtml+xml")

CONTENT: dict[str, Any] = {
    "application/json": {"schema": {"$ref": "#/components/schemas/NewArticle"}},
    "application/jsonl": {"schema": {"type": "string", "description": "Articles, one a line."}},
    "text/plain": {"schema": {"type": "string", "description": "The text, which is not altered."}},
    "text/html": {"schema": {"type": "string", "description": "The page; its main text is read."}},
}
"""The bodies that are taken, for the OpenAPI document."""

_TEXT = {"type": ["string", "null"]}
NEW_ARTICLE: dict[str, Any] = {
    "title": "NewArticle",
    "description": "An article, as a line of JSON Lines has it for `onrecord add`. What is not known is left out.",
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": {"type": "string", "minLength": 1, "description": "The text, which is not altered."},
        "id": {**_TEXT, "description": "The caller's own id."},
        "url": {**_TEXT, "description": "Where it stands. Other text at the same url is a revision."},
        "outlet": {**_TEXT, "description": "Who published it."},
        "title": {**_TEXT, "description": "Its headline."},
        "byline": {**_TEXT, "description": "Who wrote it, as printed."},
        "language": {**_TEXT, "description": "A BCP 47 tag."},
        "published": {**_TEXT, "description": "An EDTF date: 2031, 2031-03, 2031-03-04."},
        "retrieved": {**_TEXT, "description": "When the text was fetched."},
    },
}
"""The schema of an article that is sent, for the OpenAPI document."""


LONGEST = 10_000  # characters of a name or a reason


class NewDecisionBy(Asked):
    """Who decides, and why."""

    who: str = Field(min_length=1, max_length=LONGEST, description="Who decides; it stays on record.")
    why: str | None = Field(None, max_length=LONGEST, description="Why; it stays on record.")


def refusing_nobody(sent: NewDecisionBy) -> None:
    """Refuse a decision that nobody answers for."""
    if not sent.who.strip():
        raise Refused(422, "a decision needs somebody who decided")


class AskedArticle(Asked):
    """What is said of an article beside its text; it goes before what a page says, and after a line of JSON."""

    url: str | None = Field(None, description="Where the article stands (one article only).")
    outlet: str | None = Field(None, description="Who published it.")
    title: str | None = Field(None, description="Its headline (text and pages).")
    published: str | None = Field(None, description="When it was published: an EDTF date.")


async def body_of(request: Request) -> bytes:
    """The body of a request. Refuses what is larger than one article may be, however it is sent."""
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > MAX_BYTES:
            raise Refused(413, f"the body has more than {MAX_BYTES:,} bytes: send one article at a time")
    return bytes(held)


def media_type_of(request: Request) -> str:
    """The type of the body, without its parameters; refuses one that is not read."""
    found = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if found in LINES:
        return LINES[0]
    if found in CONTENT or found in _PAGES:
        return found
    raise Refused(415, f"the type of the body is {found or 'not said'}: send one of {', '.join(CONTENT)}")


def articles_in(data: bytes, media_type: str, about: AskedArticle) -> Iterator[Article | InputError]:
    """The articles of a body: one, or of JSON Lines as many as there are, with an InputError for each bad line."""
    if media_type == LINES[0]:
        yield from read_lines(BytesIO(data), name=_NAME, outlet=about.outlet, published=about.published)
        return
    try:
        yield _article(data, media_type, about)
    except InputError as problem:
        yield problem


def _article(data: bytes, media_type: str, about: AskedArticle) -> Article:
    if media_type == "application/json":
        given = {"url": about.url, "outlet": about.outlet, "published": about.published}
        found = list(read_json(data, name=_NAME, **given))
        if len(found) != 1:
            raise InputError(_NAME, f"holds {len(found)} articles; send several as application/jsonl, one a line")
        if isinstance(found[0], InputError):
            raise found[0]
        return found[0]
    return read_bytes(
        data,
        name=_NAME,
        form="html" if media_type in _PAGES else "text",
        url=about.url,
        outlet=about.outlet,
        title=about.title,
        published=about.published,
    )
