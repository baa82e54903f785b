"""Connections to public addresses only: a name is resolved once, checked, and connected to as it was checked."""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from functools import cache
from threading import Thread
from typing import Any

import certifi
import httpcore

CONNECT = 10.0
"""Seconds that one connection may take to be made."""

# An IPv6-only network reaches IPv4 through this prefix (RFC 6052): what it carries must be public.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Other ways to write an IPv4 address as one of IPv6 (RFC 4291, 8215, 3056): no public site is there.
_DISGUISED = tuple(ipaddress.ip_network(prefix) for prefix in ("::/96", "64:ff9b:1::/48", "2002::/16"))


class ForbiddenAddress(OSError):
    """A host whose address is not public; nothing was sent to it."""


class TooSlow(TimeoutError):
    """The time that an exchange may take in all is used up."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet: not private, loopback, link-local, shared or reserved."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.teredo is not None or any(ip in network for network in _DISGUISED):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system knows them. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses, and which of them may be reached.

    Tests put their own here, so that they can use loopback; no option, variable or file of a user's does.
    """

    resolve: Callable[[str, int], Sequence[str]] = resolve
    allows: Callable[[str], bool] = is_public


class Deadline:
    """The time that an exchange has left, all its steps together."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, but not over `most`. Raises TooSlow when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooSlow(f"over {self.seconds:g} seconds")
        return left if most is None else min(left, most)


class CheckedBackend(httpcore.NetworkBackend):
    """The network under one exchange: checked addresses only, and nothing beyond its deadline."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the address that was checked: the name is not looked up again, by anybody."""
        addresses = _within(lambda: self._network.resolve(host, port), self._deadline.left())
        for address in addresses:
            if not self._network.allows(address):
                raise ForbiddenAddress(f"{host} is {address}")
        problem: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    address, port, self._deadline.left(CONNECT), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem


class _TimedStream(httpcore.NetworkStream):
    """A connection on which every step ends at the deadline, also where a byte comes each second."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@cache
def tls() -> ssl.SSLContext:
    """Whom we believe: the certificates that SSL_CERT_FILE or SSL_CERT_DIR name, or else Mozilla's list."""
    own = os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR")
    return ssl.create_default_context(cafile=None if own else certifi.where())


def _within(call: Callable[[], Sequence[str]], seconds: float) -> Sequence[str]:
    """What `call` gives, or TooSlow after so long: the system's look-up of a name knows no time limit."""
    answer: Future[Sequence[str]] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except BaseException as problem:
            answer.set_exception(problem)

    Thread(target=run, daemon=True).start()
    try:
        return answer.result(seconds)
    except FutureTimeout:
        raise TooSlow("the name was not found in time") from None
