"""Web archives to articles: WARC files, and WACZ, which packs them (https://specs.webrecorder.net/wacz/)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.reading.document import read_bytes
from onrecord.reading.errors import MAX_BYTES, InputError, PassedOver
from onrecord.reading.files import check_file
from onrecord.reading.inflating import CutShort, TooLarge, inflated
from onrecord.reading.warc import Capture, read_captures
from onrecord.record import Article

WACZ_SUFFIX = ".wacz"
ARCHIVE_SUFFIXES = frozenset({".warc", ".warc.gz", WACZ_SUFFIX})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_GZIP = frozenset({"gzip", "x-gzip"})
_MEMBER = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")
_CHUNK_SIZE = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\n]{0,200})?\r?\n")


def is_archive(path: Path) -> bool:
    """Whether a file's name is that of a web archive."""
    return path.name.lower().endswith(tuple(ARCHIVE_SUFFIXES))


def members_of(path: Path) -> list[str | None]:
    """The WARC files in a WACZ, by name; of a WARC file, itself as None. InputError where a WACZ cannot be read."""
    if path.suffix.lower() != WACZ_SUFFIX:
        return [None]
    check_file(path)
    try:
        with zipfile.ZipFile(path) as packed:
            names = sorted(name for name in packed.namelist() if _MEMBER.fullmatch(name))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as problem:
        raise InputError(str(path), f"is no whole WACZ ({problem}); get it again") from None
    if not names:
        raise InputError(str(path), "holds no WARC file under archive/, as a WACZ must; check it")
    return list(names)


@contextmanager
def opened(path: Path, member: str | None) -> Iterator[BinaryIO]:
    """The bytes of a WARC file, or of one in a WACZ; they can seek. InputError where the packing is damaged."""
    check_file(path)
    if member is None:
        with path.open("rb") as stream:
            yield stream
        return
    try:
        with zipfile.ZipFile(path) as packed, packed.open(member) as stream:
            yield stream  # type: ignore[misc]
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as problem:
        raise InputError(f"{path}/{member}", f"cannot be unpacked ({problem}); get the archive again") from None


def article_of(capture: Capture, *, outlet: str | None = None, published: str | None = None) -> Article:
    """The article of a captured page: its address, and as `retrieved` when it was captured.

    Raises PassedOver, with its cause, for what is no article: another kind of file, a redirect, a page without one.
    """
    _check(capture)
    try:
        article = read_bytes(
            _page(capture),
            name=capture.name,
            form="html",
            url=capture.url,
            outlet=outlet,
            published=published,
            charset=capture.charset,
            fetched=True,
        )
    except PassedOver:
        raise
    except InputError as problem:  # archives hold front pages and lists, and nobody can mend them
        cause = "no article" if problem.cause == "unreadable" else problem.cause
        raise PassedOver(problem.name, problem.problem, cause=cause) from None
    return replace(article, retrieved=capture.captured)


def _check(capture: Capture) -> None:
    """Raise Skipped unless a capture may be the page of an article."""
    if capture.kind == "revisit":
        raise PassedOver(capture.name, "is a capture of what was captured unchanged before", cause="unchanged")
    if not (capture.url or "").lower().startswith(("http://", "https://")):
        raise PassedOver(capture.name, "is not of a web page", cause="no page")
    if capture.kind == "response" and capture.status is None:
        raise PassedOver(capture.name, "holds no HTTP answer that can be read", cause="no page")
    if capture.status not in (None, 200):
        raise PassedOver(capture.name, f"is HTTP {capture.status}, and no page", cause=f"HTTP {capture.status}")
    if capture.content_type not in _PAGES:
        raise PassedOver(
            capture.name, f"is {(capture.content_type or 'of no stated type')[:80]}, and no page", cause="no page"
        )
    if capture.cut:
        raise PassedOver(capture.name, "was cut by its crawler", cause="cut by its crawler")
    if capture.body is None:
        limit = f"{capture.size:,} bytes are more than the {MAX_BYTES:,} that one article may have"
        raise PassedOver(capture.name, limit, cause="too large")


def _page(capture: Capture) -> bytes:
    """The page as its server meant it. Many archives name an encoding that was undone when they were written."""
    body = capture.body or b""
    for encoding in reversed(capture.encodings):
        if encoding == "chunked":
            body = _without_chunks(body)
        elif (encoding in _GZIP and body.startswith(b"\x1f\x8b")) or encoding == "deflate":
            try:
                body = inflated([body], "gzip" if encoding in _GZIP else "deflate", limit=MAX_BYTES)
            except TooLarge:
                limit = f"more than the {MAX_BYTES:,} bytes that one article may have come out of it"
                raise PassedOver(capture.name, limit, cause="too large") from None
            except CutShort:
                if encoding in _GZIP:
                    raise InputError(
                        capture.name, "is packed, and damaged in its packing", cause="damaged record"
                    ) from None
    return body


def _without_chunks(body: bytes) -> bytes:
    """`body` out of the chunks of HTTP/1.1 (RFC 9112, 7.1); as it is where it does not stand in such."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK_SIZE.match(body, at):
        size = int(found[1], 16)
        at = found.end() + size
        if size == 0:
            return b"".join(parts)
        if at > len(body):
            return body
        parts.append(body[found.end() : at])
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return body


def read_archive(
    path: Path, *, outlet: str | None = None, published: str | None = None
) -> Iterator[Article | InputError]:
    """The articles of a web archive, in its order; InputError or PassedOver in the place of what is none."""
    for member in members_of(path):
        with opened(path, member) as stream:
            name = str(path) if member is None else f"{path}/{member}"
            for item in read_captures(stream, name=name):
                yield read_capture(item, outlet=outlet, published=published)


def read_capture(
    item: Capture | InputError, *, outlet: str | None = None, published: str | None = None
) -> Article | InputError:
    """What one item of `read_captures` gives: an article, or why there is none."""
    if isinstance(item, InputError):
        return item
    try:
        return article_of(item, outlet=outlet, published=published)
    except InputError as problem:
        return problem
