"""Web addresses: taken apart for a request, and written so that one page has one address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from onrecord.reading.errors import InputError

SCHEMES = {"http": 80, "https": 443}
_MAX_LENGTH = 4096  # characters; browsers and servers give up at about twice that
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_USER = re.compile(r"//[^/?#]*@")
_HOST = re.compile(r"[a-z0-9._:-]{1,253}")
# What newsletters, networks and campaigns add to an address. It says where a reader came from, and not what is there.
_TRACKING = re.compile(
    r"utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_ga|cmpid|ito|smid|smtyp|at_(?:medium|campaign|"
    r"link_[a-z_]+|format|ptr_name|bbc_team|custom[0-9])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Address:
    """One web address, as a request needs it. `host` is in lower case and in ASCII; `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: whose rules hold."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == SCHEMES[self.scheme] else f":{self.port}")

    @property
    def netloc(self) -> str:
        """Host and port as the Host header has them."""
        return self.origin.partition("://")[2]

    def __str__(self) -> str:
        return self.origin + self.target


def is_address(value: str) -> bool:
    """Whether an input is the address of something on the web, and not a file."""
    return value[:8].lower().startswith(("http://", "https://"))


def address_of(url: str, *, base: str | None = None) -> Address:
    """The address that `url` is, in relation to `base` if that is given. InputError where it is none to be fetched."""
    name = _USER.sub("//", url[:200], count=1)  # a password is not repeated
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(joined)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise InputError(name, "is no web address that can be read; check it", cause="address") from None
    if len(joined) > _MAX_LENGTH:
        raise InputError(name, f"is an address of over {_MAX_LENGTH:,} characters; shorten it", cause="address")
    if parts.scheme not in SCHEMES:
        raise InputError(name, "is no web address; only http:// and https:// are fetched", cause="address")
    if parts.username is not None or parts.password is not None:
        raise InputError(name, "had a user or password in its address; leave it out", cause="address")
    if not _HOST.fullmatch(host.lower()) or _CONTROLS.search(joined):
        raise InputError(name, "has no host that can be reached; check the address", cause="address")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._[]")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|{}")
    return Address(parts.scheme, host.lower(), port or SCHEMES[parts.scheme], target)


def place_of(url: str, *, canonical: str | None = None) -> str:
    """The address under which a fetched page goes on record: without fragment and without what only tracks readers.

    `canonical` is the address that the page gives itself. It is taken where it differs in no more than its scheme, a
    www. and its query: pages are known to name their site's front page, or another article. An address that is none,
    as a damaged archive may have, stays as it is.
    """
    own, theirs = _parts(url), _parts(canonical)
    if own is None:
        return url
    if theirs and theirs.scheme in SCHEMES and _bare(theirs) == _bare(own):
        return urlunsplit(theirs._replace(fragment=""))
    kept = [pair for pair in parse_qsl(own.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    same = len(kept) == len(parse_qsl(own.query, keep_blank_values=True))
    return urlunsplit(own._replace(query=own.query if same else urlencode(kept), fragment=""))


def _parts(url: str | None) -> SplitResult | None:
    """The parts of an address, or None where it has none: brackets without an IPv6 address in them."""
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None


def _bare(parts: SplitResult) -> tuple[str, str]:
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
