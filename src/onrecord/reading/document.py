"""One document, as bytes, to its Article: text, a page, MHTML or NewsML-G2."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from onrecord.reading.decoding import decode
from onrecord.reading.errors import InputError, check_size
from onrecord.reading.files import HTML_SUFFIXES
from onrecord.reading.saved import is_mhtml, page_of_mhtml, saved_from
from onrecord.reading.sniff import binary_kind, has_tags, sniff
from onrecord.reading.text import given_date, text_article
from onrecord.reading.wire import is_wire, read_wire
from onrecord.record import Article, Published

_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<(?:\?xml|!DOCTYPE)\b")


def read_bytes(
    data: bytes,
    *,
    name: str,
    suffix: str = "",
    form: Literal["auto", "text", "html"] = "auto",
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    charset: str | None = None,
    fetched: bool = False,
) -> Article:
    """The Article in `data`. `name` is what an error sentence calls it; `form` auto lets suffix and bytes tell.

    `charset` is what the server says, and `fetched` that `url` is where the bytes came from (see `url.place_of`).
    """
    if form != "text" and is_mhtml(data):
        saved = page_of_mhtml(data, name=name)
        article = read_bytes(
            saved.data,
            name=name,
            form="html",
            url=url or saved.url,
            outlet=outlet,
            title=title,
            published=published,
            charset=saved.charset,
            fetched=url is None and saved.url is not None,
        )
        return replace(article, retrieved=saved.retrieved)
    check_size(name, len(data))
    if form == "auto" and is_wire(data):
        return only_one(list(read_wire(data, name=name, outlet=outlet, published=published)), name)
    content = sniff(data)
    if content == "empty":
        raise InputError(name, "is empty; give the text or the page of an article")
    if content == "binary":
        kind = binary_kind(data)
        what = "binary data" if kind in (None, "binary") else kind
        raise InputError(name, f"is {what}, not text; give the text or the page of an article")
    if form == "auto" and content == "text" and _XML_START.match(data):
        raise InputError(name, "is XML of a kind that is not read; give a page, NewsML-G2, NITF, or a feed")
    page = form == "html" or (form == "auto" and (content == "html" or (suffix in HTML_SUFFIXES and has_tags(data))))
    text = decode(data, name=name, html=page, charset=charset)
    if page:
        from onrecord.reading.html import read_html  # a text needs none of what it imports

        if url is None and (url := saved_from(text)):
            fetched = True
        return read_html(text, name=name, url=url, outlet=outlet, title=title, published=published, fetched=fetched)
    when = given_date(published, name=name) if published else Published()
    return text_article(text, name=name, url=url, outlet=outlet, title=title, published=when)


def only_one(found: list[Article | InputError], name: str) -> Article:
    """The one article of a document that may hold several. Raises InputError where it does, or where it is none."""
    if len(found) > 1:
        raise InputError(name, f"holds {len(found)} articles; read them with read_inputs")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]
