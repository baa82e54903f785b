"""Pages that a browser saved: MHTML (RFC 2557), and HTML with a note of where and when it was saved."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from onrecord.reading.errors import InputError
from onrecord.reading.url import is_address

MAX_MHTML = 50 * 1024 * 1024
"""Bytes of an MHTML file, which holds the page's pictures too."""

_HEAD = 4096
_MHTML = re.compile(rb"content-type:\s{0,5}multipart/related", re.I)
# What Chrome, Edge and Firefox's add-ons write above a page.
_SAVED_FROM = re.compile(r"<!--\s{0,5}saved from url=\(\d{1,5}\)(https?://\S{1,4000}?)\s{0,5}-->", re.I)
_SINGLE_FILE = re.compile(r"<!--\s{1,5}Page saved with SingleFile\s{1,5}url:\s{0,5}(https?://\S{1,4000})", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """The page in an MHTML file: its bytes, where it stood, and when it was saved (UTC, ISO 8601)."""

    data: bytes
    charset: str | None
    url: str | None
    retrieved: str | None


def is_mhtml(data: bytes) -> bool:
    """Whether `data` is MHTML: headers of a mail, of several related parts."""
    head = data[:_HEAD].lstrip()
    return re.match(rb"[A-Za-z-]{1,40}:\s", head) is not None and _MHTML.search(head) is not None


def page_of_mhtml(data: bytes, *, name: str) -> SavedPage:
    """The page in an MHTML file. InputError where there is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        place = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "").strip()
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        own = [part for part in pages if place and str(part.get("Content-Location", "")).strip() == place]
        page = next(iter([*own, *pages]), None)
        content = page.get_payload(decode=True) if page is not None else None
    except Exception as problem:  # the parser of mails raises all sorts of things on what is damaged
        raise InputError(name, f"is damaged MHTML ({type(problem).__name__}); save the page again") from None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise InputError(name, "is MHTML without a page; save the page again")
    place = place or str(page.get("Content-Location") or "").strip()
    return SavedPage(
        data=content,
        charset=page.get_content_charset(),
        url=place if is_address(place) else None,
        retrieved=_moment(message),
    )


def saved_from(page: str) -> str | None:
    """The address that a browser noted above the HTML of a page that it saved, or None."""
    found = _SAVED_FROM.search(page[:_HEAD]) or _SINGLE_FILE.search(page[:_HEAD])
    return found[1] if found else None


def _moment(message: EmailMessage) -> str | None:
    """When it was saved; null unless the header has its zone."""
    try:
        when = parsedate_to_datetime(str(message.get("Date") or ""))
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else None
    except (ValueError, TypeError, OverflowError):
        return None
