"""Notices: the ways in which an alert tells its news. Each either succeeds or raises NoticeError with a sentence."""

from __future__ import annotations

import hashlib
import os
import smtplib
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from onrecord.reading.errors import InputError
from onrecord.safe import json_text, one_line
from onrecord.whole_file import whole_file

if TYPE_CHECKING:
    from onrecord.reading.fetch import Fetcher
    from onrecord.watching.news import News

SMTP = "ONRECORD_SMTP"
"""Environment variable: the mail server, `smtp://USER:PASSWORD@HOST:PORT`, or `smtps://…` for TLS from the start."""

MAIL_FROM = "ONRECORD_MAIL_FROM"
"""Environment variable: the sender of mails; the user of the mail server where it is not set."""

MOST = 50
"""News that one webhook call or mail holds; the count of the others is told."""

_ATOM = "http://www.w3.org/2005/Atom"
_SECONDS = 30


class NoticeError(ValueError):
    """A notice that did not go out; `str()` is one sentence."""


def send(way: str, alert: str, news: Sequence[News], *, fetcher: Fetcher) -> None:
    """Tell `news` of an alert by a way: `https://…` (a webhook) or `mailto:ADDRESS`."""
    if way.startswith("mailto:"):
        _mail(way.removeprefix("mailto:"), alert, news)
    else:
        _call(way, alert, news, fetcher)


def check_way(way: str) -> None:
    """Raise NoticeError where a way cannot be gone."""
    from onrecord.reading.url import address_of

    if way.startswith("mailto:"):
        address = way.removeprefix("mailto:")
        if "@" not in address or not address.isprintable() or any(sign in address for sign in " ,;<>"):
            raise NoticeError(f"{address} is no address for mail; give one such as desk@paper.example")
    elif way.startswith("feed:"):
        folder = Path(way.removeprefix("feed:")).absolute().parent
        if not folder.is_dir():
            raise NoticeError(f"there is no folder {folder}; make it first")
    else:
        try:
            address_of(way)
        except InputError as problem:
            raise NoticeError(str(problem)) from None


def write_feed(path: str, alert: str, entries: Sequence[tuple[float, dict[str, Any]]]) -> None:
    """Write an Atom feed (RFC 4287) of an alert's last news, each with the time it was found; the newest first."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    identity = f"urn:sha256:{hashlib.sha256(alert.encode()).hexdigest()}"
    _child(feed, "id", identity)
    _child(feed, "title", alert)
    _child(feed, "updated", _moment(max((at for at, _ in entries), default=0.0)))
    _child(_child(feed, "author"), "name", "onrecord")
    for at, item in entries:
        entry = _child(feed, "entry")
        _child(entry, "id", f"urn:onrecord:{item['key']}")
        _child(entry, "title", item["title"])
        _child(entry, "updated", _moment(at))
        if item["url"]:
            etree.SubElement(entry, f"{{{_ATOM}}}link", href=_xml(item["url"]))
        _child(entry, "content", item["text"]).set("type", "text")
    try:
        with whole_file(path) as file:
            file.write(etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    except OSError as problem:
        raise NoticeError(f"{path} cannot be written ({problem.strerror}); check its folder") from None


def _call(url: str, alert: str, news: Sequence[News], fetcher: Fetcher) -> None:
    """A webhook: JSON by POST. `id` is the same where a notice is sent again, since nobody knows whether it arrived."""
    identity = hashlib.sha256("".join(sorted(item.key for item in news)).encode()).hexdigest()[:32]
    body = {
        "id": identity,
        "alert": alert,
        "count": len(news),
        "news": [
            {name: getattr(item, name) for name in ("key", "kind", "title", "text", "url", "about")}
            for item in news[:MOST]
        ],
    }
    try:
        fetcher.post(url, json_text(body).encode("utf-8"), content_type="application/json")
    except InputError as problem:
        raise NoticeError(f"the webhook {problem.problem}") from None  # its address may hold a secret


def _mail(address: str, alert: str, news: Sequence[News]) -> None:
    try:
        server = urlsplit(os.environ.get(SMTP, ""))
    except ValueError:  # brackets without an IPv6 address
        server = urlsplit("")
    if server.scheme not in ("smtp", "smtps") or not server.hostname:
        raise NoticeError(f"mail needs a server; set {SMTP} to smtp://USER:PASSWORD@HOST:PORT")
    user = unquote(server.username or "")
    message = EmailMessage()
    message["From"] = os.environ.get(MAIL_FROM) or (user if "@" in user else f"onrecord@{server.hostname}")
    message["To"] = address
    message["Subject"] = one_line(f"{alert}: {len(news)} new")[:200]
    lines = [f"{one_line(item.title)}\n{one_line(item.text)[:1000]}\n{item.url or ''}".rstrip() for item in news[:MOST]]
    more = f"\n\nand {len(news) - MOST} more" if len(news) > MOST else ""
    message.set_content("\n\n".join(lines) + more + "\n")
    try:
        context = ssl.create_default_context()
        if server.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.hostname, server.port or 465, timeout=_SECONDS, context=context
            )
        else:
            smtp = smtplib.SMTP(server.hostname, server.port or 25, timeout=_SECONDS)
        with smtp:
            if server.scheme == "smtp" and (user or (smtp.ehlo() and smtp.has_extn("starttls"))):
                smtp.starttls(context=context)  # a password goes over no open line
            if user:
                smtp.login(user, unquote(server.password or ""))
            smtp.send_message(message)
    except (smtplib.SMTPException, OSError) as problem:
        raise NoticeError(
            f"the mail to {address} was not taken by {server.hostname} ({type(problem).__name__})"
        ) from None


def _child(parent: Any, name: str, text: str | None = None) -> Any:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        child.text = _xml(text)
    return child


def _xml(text: str) -> str:
    """`text` without what XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n\r"
        or (ord(sign) >= 32 and not 0xD800 <= ord(sign) <= 0xDFFF and ord(sign) not in (0xFFFE, 0xFFFF))
    )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
