"""One request and its answer over HTTP, within a time and a size; no redirect is followed here."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpcore

from onrecord.reading.errors import InputError
from onrecord.reading.inflating import CutShort, TooLarge, inflated
from onrecord.reading.network import CheckedBackend, Deadline, ForbiddenAddress, Network, TooSlow, tls
from onrecord.reading.url import Address

_CODINGS = {"": "identity", "identity": "identity", "gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_COOKIES, _COOKIE = 50, 4096  # how many of one answer are kept, and characters of each; browsers keep as many


class FetchError(InputError):
    """Something that was asked for over the network and did not come; `str()` is one sentence.

    `status` is the server's answer, where there was one, and `retry_after` the seconds that it asks to be left alone.
    """

    def __init__(
        self, name: str, problem: str, *, cause: str, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(name, problem, cause=cause)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Limits:
    """What one exchange may cost: `seconds` in all, and `size` in bytes of the body, before and after inflating."""

    seconds: float = 30.0
    size: int = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. Names of `headers` are in lower case; `body` is inflated; `cookies` are name=value."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()


def exchange(
    address: Address,
    *,
    network: Network,
    limits: Limits,
    headers: Mapping[str, str],
    method: str = "GET",
    content: bytes | None = None,
) -> Answer:
    """Ask one server once. Raises FetchError where nothing whole comes back within `limits`, or the host is private."""
    name = str(address)[:200]
    try:
        return _exchange(address, network, limits, headers, method, content)
    except ForbiddenAddress as problem:
        raise FetchError(
            name, f"is not on the public internet ({problem}), and nothing else is fetched", cause="private address"
        ) from None
    except (TooSlow, httpcore.TimeoutException):
        raise FetchError(
            name, f"did not come within {limits.seconds:g} seconds; try again later", cause="too slow"
        ) from None
    except TooLarge:
        raise FetchError(
            name, f"has more than the {limits.size:,} bytes that are read of an address", cause="too large"
        ) from None
    except CutShort as problem:
        raise FetchError(name, f"came damaged or cut short ({problem}); try again", cause="cut short") from None
    except httpcore.RemoteProtocolError as problem:
        raise FetchError(name, f"came cut short or not as HTTP ({problem}); try again", cause="cut short") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as problem:
        if isinstance(problem.__cause__ or problem, ssl.SSLError) or "CERTIFICATE" in str(problem):
            raise FetchError(
                name, f"cannot be trusted ({_reason(problem)}); check the address", cause="certificate"
            ) from None
        raise FetchError(
            name, f"cannot be reached ({_reason(problem)}); check the address and the network", cause="unreachable"
        ) from None


def _exchange(
    address: Address,
    network: Network,
    limits: Limits,
    headers: Mapping[str, str],
    method: str,
    content: bytes | None,
) -> Answer:
    deadline = Deadline(limits.seconds)
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode("ascii"),
    )
    sent = {"Host": address.netloc, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
    if content is not None:
        sent["Content-Length"] = str(len(content))
    times = dict.fromkeys(("connect", "read", "write", "pool"), limits.seconds)
    with (
        httpcore.ConnectionPool(
            ssl_context=tls() if address.scheme == "https" else None,
            network_backend=CheckedBackend(network, deadline),
            max_connections=1,
        ) as pool,
        pool.stream(method, url, headers=list(sent.items()), content=content, extensions={"timeout": times}) as answer,
    ):
        found = {key.decode("latin-1").lower(): value.decode("latin-1").strip() for key, value in answer.headers}
        length = found.get("content-length", "")
        if length.isdecimal() and int(length) > limits.size:
            raise TooLarge(length)
        coding = found.get("content-encoding", "").lower()
        if coding not in _CODINGS:
            raise CutShort(f"it is encoded as {coding[:40]}, which was not asked for")
        body = inflated(_capped(answer.iter_stream(), limits.size), _CODINGS[coding], limit=limits.size)
        cookies = (value for key, value in answer.headers if key.lower() == b"set-cookie")
        return Answer(answer.status, found, body, tuple(_cookie(value) for value in list(cookies)[:_COOKIES]))


def _cookie(header: bytes) -> str:
    return header.decode("latin-1").partition(";")[0].strip()[:_COOKIE]


def _capped(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLarge(f"{size:,} bytes")
        yield chunk


def _reason(problem: BaseException) -> str:
    """The system's words for what went wrong, without its numbers."""
    said = getattr(problem.__cause__, "strerror", None) or getattr(problem, "strerror", None) or str(problem)
    return " ".join(str(said).split())[:150] or type(problem).__name__
