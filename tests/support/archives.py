"""Web archives and pages made for tests, byte by byte, so that they can be damaged where it matters."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zipfile
from pathlib import Path

PARAGRAPHS = (
    "The ferry company said on Tuesday that it would run the night crossing again from June.",
    "“We have two boats and one of them is enough,” said Ilse Maar, who leads the company.",
    "The harbour council of Orrel rejected the plan, and said that the quay was not safe in the dark.",
)


def page(number: int = 1, *, day: str = "2031-03-04", paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    """The page of an invented article."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    title = f"Night ferry number {number} returns to Orrel"
    return (
        f"<html lang='en'><head><title>{title}</title><meta property='og:site_name' content='Orrel Courier'>"
        f"<meta property='article:published_time' content='{day}T08:00:00Z'></head>"
        f"<body><article><h1>{title}</h1>{body}<p>Report number {number} of the harbour desk was written in Orrel.</p>"
        "</article></body></html>"
    ).encode()


def record(
    body: bytes,
    *,
    number: int = 1,
    kind: str = "response",
    url: str | None = None,
    status: str = "200 OK",
    http: str = "Content-Type: text/html; charset=utf-8",
    length: int | None = None,
    extra: str = "",
    digest: bool = True,
) -> bytes:
    """One WARC record; with `length`, a stated length that may not be its own."""
    block = body if kind in ("resource", "warcinfo") else f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
    own = "text/html" if kind == "resource" else "application/http; msgtype=response"
    sum_ = f"WARC-Block-Digest: sha1:{base64.b32encode(hashlib.sha1(block).digest()).decode()}\r\n" if digest else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Target-URI: {url or f'https://courier.example/2031/{number}'}\r\n"
        f"WARC-Date: 2031-03-05T10:00:0{number % 10}Z\r\n"
        f"Content-Type: {own}\r\n{sum_}{extra}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: list[bytes]) -> bytes:
    """A .warc.gz: each record packed by itself."""
    return b"".join(gzip.compress(item, mtime=0) for item in records)


def write_warc(path: Path, records: list[bytes]) -> Path:
    """An archive at `path`, packed if its name says so."""
    path.write_bytes(packed(records) if path.suffix == ".gz" else b"".join(records))
    return path


def write_wacz(path: Path, members: dict[str, bytes]) -> Path:
    """A WACZ with these WARC files under archive/."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("datapackage.json", "{}")
        for name, data in members.items():
            file.writestr(f"archive/{name}", data)
    return path
