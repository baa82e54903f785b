"""What stands in front of every page and door: who may ask, from where, how much, and what a browser may do with it.

Articles are hostile, and so is any other site that is open in the same browser. So:

- only names that the application answers to are accepted as Host, or a site could point its own name at this machine
  (DNS rebinding) and read the ledger;
- a request that changes something is refused if another site made it (Sec-Fetch-Site, Origin), and pages send a form's
  own key besides (`forms.py`);
- with a token, nothing is answered without it;
- a body has a largest size, whatever its header says;
- pages may load our style sheet and our script, and nothing else; they cannot be framed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.reading.errors import MAX_BYTES

LARGEST_BODY = MAX_BYTES + 64 * 1024  # one article, and the fields of a form around it
SHORTEST_TOKEN = 16
LOOPBACK = ("localhost", "127.0.0.1", "::1")
COOKIE = "onrecord_token"
_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # Not no-referrer: with that, browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may ask: the names that the application answers to (null: any), and the token that is wanted, if one is.

    Without a token `hosts` must be given: the check of the name is then all that keeps other sites out.
    """

    hosts: frozenset[str] | None = frozenset(LOOPBACK)
    token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise ValueError(f"a token has {SHORTEST_TOKEN} characters or more, or it could be guessed")
        if self.token is None and self.hosts is None:
            raise ValueError("without a token, say which host names are answered to")


class _TooLarge(Exception):
    """More came than a body may have."""


class Guard:
    """The ASGI application within, with all of the above around it."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access
        # What the browser keeps is not the token itself, so that it cannot be read out of a cookie.
        self._kept = _digest(access.token) if access.token else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if refused := self._refused(scope, headers):
            await _refuse(scope, send, *refused)
        elif self._access.token is None or self._has_token(headers):
            await self._pass_on(scope, receive, send)
        else:
            await self._let_in(scope, send)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """The status and the sentence for a request that is not passed on."""
        host = headers.get("host", "")
        if self._access.hosts is not None and host_name(host) not in self._access.hosts:
            return 421, "This address is not one that onrecord answers to; use the one that `onrecord serve` printed."
        if scope["method"] not in _SAFE and (problem := _from_elsewhere(headers, host)):
            return 403, problem
        if scope["path"].endswith("\n"):  # patterns of addresses would take it for one without
            return 404, "There is no page at this address."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, f"More than {LARGEST_BODY:,} bytes were sent; send one article at a time."
        return None

    def _has_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(_digest(given.strip()), self._kept):
            return True
        return hmac.compare_digest((cookie(headers, COOKIE) or "").encode(), self._kept.encode())

    async def _let_in(self, scope: Scope, send: Send) -> None:
        """With the token in the address: keep it in a cookie, and go on to the page without it, for histories' sake."""
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        given = dict(asked).get("token", "")
        if scope["method"] not in _SAFE or not hmac.compare_digest(_digest(given), self._kept):
            sentence = "This is not the token" if given else "A token is needed"
            await _refuse(scope, send, 401, f"{sentence}: open the address that `onrecord serve` printed.")
            return
        query = urlencode([pair for pair in asked if pair[0] != "token"])
        # One slash in front: two would be the address of another site.
        location = "/" + scope["path"].lstrip("/\\") + (f"?{query}" if query else "")
        await _answer(
            send,
            303,
            b"",
            [
                (b"location", location.encode("ascii", "ignore")),
                (b"set-cookie", f"{COOKIE}={self._kept}; Path=/; HttpOnly; SameSite=Strict".encode()),
            ],
        )

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        received, started, too_large = 0, False, False

        async def bounded() -> Message:
            nonlocal received, too_large
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > LARGEST_BODY:
                    too_large = True
                    raise _TooLarge
            return message

        async def with_headers(message: Message) -> None:
            nonlocal started
            if too_large and not started:
                return  # what the application makes of a body that broke off
            if message["type"] == "http.response.start":
                started = True
                found = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    found.setdefault(name, value)
            await send(message)

        with suppress(_TooLarge):
            await self._app(scope, bounded, with_headers)
        if too_large and not started:
            await _refuse(scope, send, 413, f"More than {LARGEST_BODY:,} bytes were sent; send one article at a time.")


def host_name(host: str) -> str:
    """The name in a Host header, without the port and brackets, in small letters; empty if it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def cookie(headers: Headers, name: str) -> str | None:
    """The value of a cookie; null where it is not there or the header cannot be read."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _from_elsewhere(headers: Headers, host: str) -> str | None:
    """Why a request that changes something is taken to come from another site; null where it does not."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    # Programs send neither header; browsers send Origin with every request of this kind, and most both.
    if (site is not None and site not in ("same-origin", "none")) or (
        origin is not None and urlsplit(origin).netloc.lower() != host.lower()
    ):
        return "This request came from another site, so nothing was changed; use onrecord's own pages."
    return None


def _digest(token: str) -> str:
    return hashlib.sha256(b"onrecord token\0" + token.encode("utf-8", "surrogatepass")).hexdigest()


async def _refuse(scope: Scope, send: Send, status: int, sentence: str) -> None:
    """A refusal: for programs as RFC 9457 has it, for people as a sentence."""
    if scope["path"].startswith("/api/"):
        told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": sentence}
        body = json.dumps(told).encode()
        kind = b"application/problem+json"
    else:
        body, kind = sentence.encode() + b"\n", b"text/plain; charset=utf-8"
    asked = [(b"www-authenticate", b"Bearer")] if status == 401 else []
    # What was not read of the body would be taken for the next request.
    await _answer(send, status, body, [(b"content-type", kind), (b"connection", b"close"), *asked])


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    ours = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
    length = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length, *ours]})
    await send({"type": "http.response.body", "body": body})
