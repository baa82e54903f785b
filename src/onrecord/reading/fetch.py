"""Polite fetching: the one place where anything comes over the network.

A site's robots.txt is obeyed, requests to one host keep a distance, every redirect is checked as the first address was,
and only public addresses are reached.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

from onrecord.reading.errors import InputError, Skipped
from onrecord.reading.exchange import Answer, FetchError, Limits, exchange
from onrecord.reading.network import Network
from onrecord.reading.robots import MAX_BYTES as ROBOTS_BYTES
from onrecord.reading.robots import Robots
from onrecord.reading.url import Address, address_of

AGENT = "onrecord"
"""The name that a robots.txt calls us by."""

CONTACT = "ONRECORD_CONTACT"
"""Environment variable: where the owner of a site can reach whoever runs this; sent with each request."""

DISTANCE = 1.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""

MOST_WAIT = 120.0
"""Seconds that a request waits for its turn; a host that asks for more is left out for now."""

MOST_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from an address.

    `url` is where it came from in the end and `asked` where it was asked for; `unchanged` says that it is as it was
    (`body` is empty then); `etag` and `modified` are what to ask with the next time; `retrieved` is in UTC, ISO 8601.
    """

    url: str
    asked: str
    body: bytes
    retrieved: str
    unchanged: bool = False
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches politely. Safe to share between threads; one for a whole run, since it remembers rules and distances.

    `network` and `sleep` are for tests.
    """

    def __init__(
        self,
        *,
        network: Network | None = None,
        limits: Limits = Limits(),  # noqa: B008 (frozen)
        distance: float = DISTANCE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._network = network or default_network()
        self._limits = limits
        self._distance = distance
        self._sleep = sleep
        self._turns: dict[str, float] = {}
        self._lock = Lock()
        self._robots = Robots(self._robots_text)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None, accept: str = _ACCEPT) -> Fetched:
        """What is at `url` now; with `etag` or `modified` of the last time, perhaps only that it is `unchanged`.

        Raises FetchError where it does not come, and Skipped where the site's rules forbid it.
        """
        headers = {"User-Agent": user_agent(), "Accept": accept, "Accept-Language": "en,*;q=0.5"}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        address = address_of(url)
        # Some sites send a reader round once to set a cookie. They are kept for this one request, each for its host.
        cookies: dict[str, dict[str, str]] = {}
        seen = {(str(address), str(None))}
        for _ in range(MOST_REDIRECTS + 1):
            self._take_turn(address, url)
            cookie = "; ".join(f"{name}={value}" for name, value in cookies.get(address.host, {}).items())
            sent = {**headers, "Cookie": cookie} if cookie else headers
            answer = exchange(address, network=self._network, limits=self._limits, headers=sent)
            for name, _, value in (one.partition("=") for one in answer.cookies):
                if _sendable(name) and _sendable(value):
                    cookies.setdefault(address.host, {})[name] = value
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                if answer.status == 304 and not (etag or modified):
                    raise _refused(url, answer)
                return self._fetched(url, address, answer)
            address = _redirected(url, address, answer)
            here = (str(address), str(cookies.get(address.host)))
            if here in seen:
                raise FetchError(url, "leads round in a circle of redirects; check the address", cause="redirects")
            seen.add(here)
        raise FetchError(url, f"leads on more than {MOST_REDIRECTS} times; check the address", cause="redirects")

    def post(self, url: str, content: bytes, *, content_type: str) -> int:
        """Send `content` to an address that its owner gave us, and return the status. Redirects are not followed.

        Raises FetchError where it is not reached or does not accept.
        """
        address = address_of(url)
        headers = {"User-Agent": user_agent(), "Content-Type": content_type}
        answer = exchange(
            address, network=self._network, limits=self._limits, headers=headers, method="POST", content=content
        )
        if not 200 <= answer.status < 300:
            raise _refused(str(address), answer)
        return answer.status

    def ready_at(self, url: str) -> float:
        """When the host of `url` may be asked again, on the clock of `time.monotonic`; 0 where it was not asked yet."""
        try:
            host = address_of(url).host
        except InputError:
            return 0.0
        with self._lock:
            return self._turns.get(host, 0.0)

    def _fetched(self, url: str, address: Address, answer: Answer) -> Fetched:
        if answer.status != 304 and not 200 <= answer.status < 300:
            error = _refused(url, answer)
            if error.retry_after:
                with self._lock:
                    self._turns[address.host] = time.monotonic() + error.retry_after
            raise error
        kind, _, rest = answer.headers.get("content-type", "").partition(";")
        charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
        return Fetched(
            url=str(address),
            asked=url,
            body=answer.body,
            retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            unchanged=answer.status == 304,
            content_type=kind.strip().lower(),
            charset=charset or None,
            etag=_sendable(answer.headers.get("etag")),
            modified=_sendable(answer.headers.get("last-modified")),
        )

    def _take_turn(self, address: Address, url: str) -> None:
        """Wait until the host may be asked again. Raises Skipped where its rules forbid it, or the wait is too long."""
        rules = self._robots.rules(address.origin)
        if isinstance(rules.problem, FetchError) and rules.problem.status is None:  # nor would the page come
            raise FetchError(url, rules.problem.problem, cause=rules.problem.cause)
        if not rules.allows(str(address), AGENT):
            why = f"{address.origin}/robots.txt " + ("cannot be read" if rules.problem else "forbids it")
            cause = "robots.txt failed" if rules.problem else "robots.txt"
            raise Skipped(url, f"is not fetched, because {why}", cause=cause)
        delay = max(self._distance, rules.delay(AGENT))
        with self._lock:
            now = time.monotonic()
            turn = max(self._turns.get(address.host, 0.0), now)
            wait = turn - now
            if max(wait, delay) <= MOST_WAIT:
                self._turns[address.host] = turn + delay
        if max(wait, delay) > MOST_WAIT:
            seconds = f"{max(wait, delay):,.0f}"
            raise Skipped(url, f"is left out, for its host asks to wait {seconds} seconds", cause="asked to wait")
        if wait > 0:
            self._sleep(wait)

    def _robots_text(self, url: str) -> str | None:
        """The text of a robots.txt; None where there is none. Redirects are followed, as RFC 9309 asks."""
        address = address_of(url)
        limits = Limits(seconds=min(self._limits.seconds, 15.0), size=ROBOTS_BYTES)
        headers = {"User-Agent": user_agent(), "Accept": "text/plain,*/*;q=0.5"}
        for _ in range(6):
            answer = exchange(address, network=self._network, limits=limits, headers=headers)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                address = _redirected(url, address, answer)
                continue
            if answer.status == 429 or answer.status >= 500:
                raise _refused(url, answer)
            return answer.body.decode("utf-8", "replace") if 200 <= answer.status < 300 else None
        return None


def _sendable(value: str | None) -> str | None:
    """What a server gave us to send back, if it can be sent."""
    return value if value and value.isascii() and value.isprintable() and len(value) <= 4096 else None


def default_network() -> Network:
    """The public internet. Tests put another in its place."""
    return Network()


def user_agent() -> str:
    """How we present ourselves to servers."""
    from onrecord import __version__

    contact = "".join(sign for sign in os.environ.get(CONTACT, "") if sign.isprintable() and sign.isascii())[:200]
    return f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")


def _redirected(url: str, address: Address, answer: Answer) -> Address:
    try:
        return address_of(answer.headers["location"], base=str(address))
    except InputError as problem:
        raise FetchError(
            url, f"leads to {problem.name}, which {problem.problem}", cause="redirects", status=answer.status
        ) from None


def _refused(url: str, answer: Answer) -> FetchError:
    """The sentence for an answer that is none of 2xx, 3xx."""
    status = answer.status
    words = {
        401: "asks for a password; save the page and give its file",
        402: "is for subscribers only",
        403: "is forbidden to programs",
        404: "is not there; check the address",
        410: "is gone for good",
        429: "asks us to come less often; try again later",
        451: "is withheld for legal reasons",
    }
    said = words.get(status) or (
        "cannot be given by its server now; try again later" if status >= 500 else "is not given"
    )
    return FetchError(
        url, f"{said} (status {status})", cause=f"status {status}", status=status, retry_after=_wait_of(answer.headers)
    )


def _wait_of(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After header, which has a number or a date."""
    value = headers.get("retry-after", "")
    if value.isdecimal():
        return float(value[:9])
    try:
        return max((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds(), 0.0) if value else None
    except (ValueError, TypeError):
        return None
