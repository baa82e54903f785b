"""One article, wherever it is: in a file, at an address, in bytes."""

from __future__ import annotations

from pathlib import Path

from onrecord.reading.articles import read_json
from onrecord.reading.document import only_one, read_bytes
from onrecord.reading.errors import MAX_BYTES
from onrecord.reading.files import JSON_SUFFIXES, LINES_SUFFIXES, MHTML_SUFFIXES, file_bytes
from onrecord.reading.saved import MAX_MHTML
from onrecord.reading.url import is_address
from onrecord.record import Article


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
        from onrecord.reading.remote import read_url  # what fetches takes long to import

        return read_url(source, url=url, outlet=outlet, title=title, published=published)
    if isinstance(source, bytes):
        return read_bytes(source, name="the bytes", url=url, outlet=outlet, title=title, published=published)
    path = Path(source)
    if path.suffix.lower() in JSON_SUFFIXES | LINES_SUFFIXES:
        found = list(read_json(file_bytes(path), name=str(path), outlet=outlet, published=published))
        return only_one(found, str(path))
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
