"""What some bytes are: nothing, binary, HTML or text."""

from __future__ import annotations

import re
from typing import Literal

Content = Literal["empty", "binary", "html", "text"]

# How files that are no text begin, and what to call them.
_SIGNATURES = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Control characters that no text has; tab, line ends, form feed and escape may occur.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x00"))
_SAMPLE = 65536
_CONTROL_SHARE = 0.01
PROLOG = rb"(?:(?><!--.*?-->)|(?><\?[^>]{0,500}>)|(?><!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,50000}\]\s{0,50})?>)|\s++)*+"
"""What may stand before the first element of XML, as a regular expression in atomic groups (use re.S and re.I)."""

# Atomic groups, for a start of many comments must not be tried in every other division.
_HTML_START = re.compile(
    rb"(?:(?><!--.*?-->)|(?><\?xml[^>]{0,200}>)|\s++)*+<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"<(?:article|body|div|h1|head|html|main|meta|p|section|title)(?:\s[^<>]{0,500})?>", re.I)


def sniff(data: bytes) -> Content:
    """What `data` is, by its bytes alone. Text in any encoding is `text`; a tag near the start makes it `html`."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        return "empty"
    if binary_kind(data):
        return "binary"
    start = data[:2048]
    if start.startswith(_WIDE_BOMS):
        start = start.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML_START.match(start) or (start.startswith(b"<") and _HTML_TAG.match(start)):
        return "html"
    return "text"


def has_tags(data: bytes) -> bool:
    """Whether any HTML tag stands in `data`: a file named .html without one is read as text."""
    return _HTML_TAG.search(data.replace(b"\x00", b"")) is not None


def binary_kind(data: bytes) -> str | None:
    """What to call `data` if it is no text ("a JPEG image"), or None."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(_WIDE_BOMS):
        return None
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        return "binary"
    return None
