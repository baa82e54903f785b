"""Forms that only our own pages can send: each carries a key that is bound to a cookie of the browser it was made for.

The key is an HMAC of the cookie under a secret that lives as long as the process. Another site can neither read the
page that has the key nor set the cookie; `security.py` refuses its requests by their headers besides.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.refusing import Refused

COOKIE = "onrecord_form"
FIELD = "form_key"
_STALE = "This form is of another browser, or onrecord was started again since: reload its page and send it again."


@dataclass(frozen=True, slots=True)
class Forms:
    """Makes and checks the keys of forms."""

    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def key(self, request: Request) -> str:
        """The key for a form on the page that answers `request`; `remember` must be called with the answer."""
        return self._key(_browser(request))

    def remember(self, request: Request, response: Response) -> None:
        """Give the browser its cookie, if it has none."""
        if request.cookies.get(COOKIE) != (kept := _browser(request)):
            response.set_cookie(
                COOKIE, kept, httponly=True, samesite="strict", secure=request.url.scheme == "https", path="/"
            )

    def check(self, request: Request, key: str) -> None:
        """Raises Refused unless `key` was made for this browser."""
        kept = request.cookies.get(COOKIE)
        if not kept or not hmac.compare_digest(self._key(kept).encode(), key.encode("utf-8", "replace")):
            raise Refused(403, _STALE)

    def _key(self, browser: str) -> str:
        return hmac.new(self._secret, browser.encode("utf-8", "replace"), "sha256").hexdigest()


def _browser(request: Request) -> str:
    """What the browser is known by: its cookie, or a new one, the same throughout the request."""
    if not hasattr(request.state, "browser"):
        request.state.browser = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
    return str(request.state.browser)
