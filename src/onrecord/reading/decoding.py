"""Bytes to text: byte order mark, UTF-8, the charset that the server or the page declares, then the most likely one."""

from __future__ import annotations

import logging
import re

from charset_normalizer import from_bytes

from onrecord.reading.errors import InputError

_LOG = logging.getLogger(__name__)

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Charsets that pages declare. Only these are looked up: Python's table also holds codecs that are no charset
# (zlib, unicode_escape) or that take quadratic time (punycode).
_CHARSETS = re.compile(
    r"iso-?8859-?[0-9]{1,2}|windows-?(?:125[0-8]|874)|cp-?125[0-8]|koi8-?[ru]|latin-?1|us-ascii|macintosh|ibm866"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|euc-?(?:jp|kr)|shift[_-]?jis|iso-2022-jp|tis-620"
)
# What browsers do: pages that declare these mean the Windows charset, with its quotes and dashes.
_WINDOWS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
}
_DECLARED = re.compile(rb"""<meta\s[^<>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.I)
_HIGH = bytes(range(128, 256))
# Damage rather than Western letters: long runs, and bytes that no Western text uses.
_DAMAGE = re.compile(rb"[\x80-\xff]{3}|[\x81\x8d\x8f\x90\x9d\xfe\xff]")
_WESTERN_SHARE = 0.05  # of high bytes in French, German or Spanish; Cyrillic, Greek and Arabic text has over 0.3
_FEW = 20  # high bytes; so few are no sample to guess from, and short English texts have them in quotes and dashes
_SAMPLE = 65536  # bytes that the guess is made from


def decode(data: bytes, *, name: str, html: bool = False, charset: str | None = None) -> str:
    """The text of `data`, without its byte order mark.

    `charset`, and with `html` the one declared in a meta tag, are tried after UTF-8. Bytes that fit no charset become
    U+FFFD, and a warning is logged. InputError where there are NUL bytes (UTF-16 without a mark is read, though).
    """
    for mark, encoding in _BOMS:
        # Wide text has NUL in every space and line end; without one, these two bytes are damage, not a mark.
        if data.startswith(mark) and (encoding == "utf-8" or b"\x00" in data):
            return _without_nul(_replacing(data[len(mark) :], encoding, name), name)
    if b"\x00" in data:
        return _without_nul(_wide(data) or "\x00", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for declared in (python_charset(charset or ""), declared_charset(data) if html else None):
        if declared:
            try:
                return data.decode(declared)
            except (UnicodeDecodeError, LookupError):
                pass
    return _replacing(data, _likely(data), name)


def declared_charset(data: bytes) -> str | None:
    """The charset that the page's first meta tags declare, as Python names it, or None."""
    found = _DECLARED.search(data[:4096])
    return python_charset(found[1].decode("ascii")) if found else None


def python_charset(label: str) -> str | None:
    """What Python calls the charset that a page or a server names, or None where we do not know it."""
    label = label.lower()
    if not _CHARSETS.fullmatch(label):
        return None
    return _WINDOWS.get(label, label.replace("windows-", "cp").replace("macintosh", "mac-roman"))


def _likely(data: bytes) -> str:
    """The most likely encoding of bytes that are not valid UTF-8 throughout."""
    read = data.decode("utf-8", "replace")
    wrong = read.count("\ufffd")
    high = len(data) - len(data.translate(None, _HIGH))
    # Each wrong byte costs one sign; the other high bytes form whole UTF-8 characters, by chance only seldom.
    if high - wrong >= 2 * wrong:
        return "utf-8"
    damaged = _DAMAGE.search(data)
    if high <= max(_WESTERN_SHARE * len(data), _FEW):
        return "utf-8" if damaged else "cp1252"
    # The guess looks at a bounded stretch from the first high byte, so that its cost does not grow with the text.
    first = next(index for index, byte in enumerate(data) if byte > 127)
    best = from_bytes(data[max(0, first - 100) : first + _SAMPLE]).best()
    return best.encoding if best else "utf-8"


def _wide(data: bytes) -> str | None:
    """The text of UTF-16 without a mark: every other byte of Western text is NUL then."""
    sample = data[:_SAMPLE]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            len(data) % 2 == 0
            and sample[offset::2].count(0) > 0.4 * len(sample) / 2
            and sample[1 - offset :: 2].count(0) == 0
        ):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _replacing(data: bytes, encoding: str, name: str) -> str:
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    if wrong:
        _LOG.warning("%s: %d damaged characters are kept as U+FFFD (read as %s)", name, wrong, encoding)
    return text


def _without_nul(text: str, name: str) -> str:
    # PostgreSQL and many tools cannot hold NUL, and nobody writes it: such a file is damaged or no text.
    if "\x00" in text:
        raise InputError(name, "holds NUL bytes, so it is not text; give the article's text or its page")
    return text
