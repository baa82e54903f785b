"""One file or some bytes to Article."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Literal

from onrecord.reading import articles
from onrecord.reading.decoding import decode
from onrecord.reading.errors import MAX_BYTES, InputError, check_size
from onrecord.reading.saved import MAX_MHTML, is_mhtml, page_of_mhtml, saved_from
from onrecord.reading.sniff import binary_kind, has_tags, sniff
from onrecord.reading.text import given_date, text_article
from onrecord.reading.url import is_address
from onrecord.reading.wire import is_wire, read_wire
from onrecord.record import Article, Published

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
MHTML_SUFFIXES = frozenset({".mhtml", ".mht"})
XML_SUFFIXES = frozenset({".xml"})
JSON_SUFFIXES = frozenset({".json"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<(?:\?xml|!DOCTYPE)\b")


def read(
    source: str | Path | bytes,
    *,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Article:
    """The Article in one file (a path), at one address (https://…) or in bytes: text, a page, JSON, MHTML or NewsML-G2.

    What is given goes before what the file says. `published` is an EDTF day, month or year, or an ISO time. InputError,
    with a sentence that begins with the file's name, where there is no article in it. How an address is fetched is
    `fetch.Fetcher`'s to say.
    """
    if isinstance(source, str) and is_address(source):
        from onrecord.reading.remote import read_url

        return read_url(source, url=url, outlet=outlet, title=title, published=published)
    if isinstance(source, bytes):
        return read_bytes(source, name="the bytes", url=url, outlet=outlet, title=title, published=published)
    path = Path(source)
    if path.suffix.lower() in JSON_SUFFIXES | LINES_SUFFIXES:
        found = list(articles.read_json(file_bytes(path), name=str(path), outlet=outlet, published=published))
        return _only(found, str(path))
    limit = MAX_MHTML if path.suffix.lower() in MHTML_SUFFIXES else MAX_BYTES
    return read_bytes(
        file_bytes(path, limit=limit),
        name=str(path),
        suffix=path.suffix.lower(),
        url=url,
        outlet=outlet,
        title=title,
        published=published,
    )


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
        return _only(list(read_wire(data, name=name, outlet=outlet, published=published)), name)
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
        if url is None and (url := saved_from(text)):
            fetched = True
        from onrecord.reading.html import read_html  # what reads pages takes longer to import than a text to read

        return read_html(text, name=name, url=url, outlet=outlet, title=title, published=published, fetched=fetched)
    when = given_date(published, name=name) if published else Published()
    return text_article(text, name=name, url=url, outlet=outlet, title=title, published=when)


def page_in(path: Path) -> str:
    """The HTML in a file of a page, MHTML too. Raises InputError where there is none."""
    data = file_bytes(path, limit=MAX_MHTML if path.suffix.lower() in MHTML_SUFFIXES else MAX_BYTES)
    charset = None
    if is_mhtml(data):
        saved = page_of_mhtml(data, name=str(path))
        data, charset = saved.data, saved.charset
    if sniff(data) != "html" and not has_tags(data):
        raise InputError(str(path), "is no HTML; give the file of the page")
    return decode(data, name=str(path), html=True, charset=charset)


def _only(found: list[Article | InputError], name: str) -> Article:
    """The one article of a document that may hold several."""
    if len(found) > 1:
        raise InputError(name, f"holds {len(found)} articles; read them with read_inputs")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def file_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """What is in a file, or InputError where it is none, cannot be read or has more than `limit` bytes."""
    check_file(path)
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(
                str(path),
                f"{size:,} bytes are more than the {limit:,} that one article may have; split it into articles",
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)  # it may have grown
    except OSError as problem:
        raise unreadable(path, problem) from None
    check_size(str(path), len(data) if limit == MAX_BYTES else 0)
    return data


def check_file(path: Path) -> None:
    """Raise InputError unless `path` is a regular file; opening a pipe would wait for ever."""
    name = os.fspath(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise unreadable(path, problem) from None
    if stat.S_ISDIR(mode):
        raise InputError(name, "is a directory; name a file in it")
    if not stat.S_ISREG(mode):
        raise InputError(name, "is a pipe or a device, not a file; give a file, or - for standard input")


def unreadable(path: Path | str, problem: Exception) -> InputError:
    """The sentence for a file that the system does not let us read."""
    name = os.fspath(path).replace("\x00", "\\0") or "an empty name"
    if isinstance(problem, FileNotFoundError):
        return InputError(name, "there is no such file; check the name")
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return InputError(name, f"cannot be read ({reason.lower()}); check the file and its permissions")
