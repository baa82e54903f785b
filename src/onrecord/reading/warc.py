"""Web archives (WARC, ISO 28500) to captures, one in memory at a time; damage is told in its place and got past.

FastWARC reads the records. On 3,000 archives with bytes altered, cut or taken out it raised OSError and nothing else,
where warcio raised other things besides and read damaged gzip as text. Both stop at the first damage; what follows it
is found here, by looking for the next beginning of a record.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from onrecord.reading.errors import MAX_BYTES, InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

CAPTURES = ("response", "resource", "revisit")
_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/"
_STEP = 1024 * 1024
_SAMPLE = 4096  # bytes in which a packed record shows how it begins
_BEGINNING = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n[A-Za-z-]{4,40}:")
_SHORT = "it ends before its stated length"
_TIME = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?Z)?)?)?")
_DIGEST = re.compile(r"(?:sha-?(?:1|256|512)|md5):[0-9a-z]+=*", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One captured answer of a web server.

    `number` counts every record of the archive from 1, and `offset` is where its record begins, in bytes of the file.
    `captured` is in UTC, ISO 8601. `status` is HTTP's; null where the record holds no HTTP answer. `body` is what was
    stored after the HTTP header, still in its `encodings` (outermost last); null where it is over `MAX_BYTES`.
    `cut` says that the crawler stored only the beginning.
    """

    name: str
    number: int
    offset: int
    id: str
    kind: str
    url: str | None
    captured: str | None
    status: int | None
    content_type: str | None
    charset: str | None
    encodings: tuple[str, ...]
    cut: bool
    size: int
    body: bytes | None


class DamagedRecord(InputError):
    """A record that cannot be read; `number` is as that of a capture."""

    def __init__(self, archive: str, number: int, why: str) -> None:
        name = f"{archive}, record {number}"
        super().__init__(
            name, f"is damaged ({why[:100]}) and was left out; get the archive again", cause="damaged record"
        )
        self.number = number


@dataclass(frozen=True, slots=True)
class _Seen:
    """A record that was read, and what it gives: a capture, the sentence on its damage, or nothing.

    `proved` means that its digest fits, so that its length is right.
    """

    offset: int
    item: Capture | DamagedRecord | None
    proved: bool = False
    short: bool = False


def read_captures(
    stream: BinaryIO, *, name: str, offset: int = 0, number: int = 0
) -> Iterator[Capture | DamagedRecord]:
    """The captures of an archive from `offset` on, where a record begins; `number` is how many records stand before it.

    `stream` must be able to seek. Captures are the records `response`, `resource` and `revisit`; the others are only
    counted. A DamagedRecord stands in for each record that is damaged: cut short, of a wrong length, or altered.
    """
    from fastwarc.warc import ArchiveIterator

    beginning = _beginning(stream, offset, name)
    start: int | None = offset
    told = False  # whether the damage at `start` has been told already
    while start is not None:
        last: _Seen | None = None  # held back until what follows it begins well: only then was its length right
        damage = ""
        stream.seek(start)
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                if last and last.item:
                    yield last.item
                number, told = number + 1, False
                last = _see(record, name=name, number=number, offset=record.stream_pos)
                if last.short:
                    break
        except OSError as problem:
            damage = str(problem)
        if not damage:
            short = last is not None and last.short
            checked = beginning == _GZIP and not short
            rest = _packed_end(stream, last.offset if last else start, start) if checked else "whole"
            if rest == "cut":
                yield DamagedRecord(name, number if last else number + 1, _SHORT)
            elif last and last.item:
                yield last.item
            if rest == "after":
                yield DamagedRecord(name, number + 1, _SHORT)
            if not short:
                return
        elif last is None:
            if not told:
                number, told = number + 1, True
                yield DamagedRecord(name, number, damage)
        elif last.proved or "ompress" in damage:  # what does not unpack is not the record before
            if last.item:
                yield last.item
            number, told = number + 1, True
            yield DamagedRecord(name, number, damage)
        else:
            yield DamagedRecord(name, number, "its length is not the stated one")
        start = _next_beginning(stream, (last.offset if last else start) + 1, beginning)


def record_id_at(stream: BinaryIO, offset: int) -> str | None:
    """The id of the record that begins at `offset`, or None where none does."""
    from fastwarc.warc import ArchiveIterator

    stream.seek(offset)
    try:
        return next((str(record.record_id) for record in ArchiveIterator(stream, parse_http=False)), None)
    except OSError:
        return None


def _see(record: WarcRecord, *, name: str, number: int, offset: int) -> _Seen:
    stated, headers = record.content_length, record.headers
    kind = (headers.get("WARC-Type") or "").strip().lower()
    if not kind or "Content-Length" not in headers:
        return _Seen(offset, DamagedRecord(name, number, "it breaks off in its header"), short=True)
    large = stated > MAX_BYTES
    digest = (
        None if large or not _DIGEST.fullmatch(headers.get("WARC-Block-Digest") or "") else record.verify_block_digest()
    )
    if digest is False:
        short = len(record.reader.read(stated + 1)) < stated
        why = _SHORT if short else "its bytes do not fit their digest"
        return _Seen(offset, DamagedRecord(name, number, why), short=short)
    if kind in CAPTURES and (headers.get("Content-Type") or "").lower().startswith("application/http"):
        record.parse_http()
    stated = record.content_length
    if large or kind not in CAPTURES:
        body, size = None, 0
        while piece := record.reader.read(_STEP):
            size += len(piece)
    else:
        body = record.reader.read(stated + 1)
        size = len(body)
    if size < stated:
        return _Seen(offset, DamagedRecord(name, number, _SHORT), short=True)
    item = _capture(record, kind, body, size, name=name, number=number, offset=offset) if kind in CAPTURES else None
    return _Seen(offset, item, proved=bool(digest))


def _capture(
    record: WarcRecord, kind: str, body: bytes | None, size: int, *, name: str, number: int, offset: int
) -> Capture:
    headers, http = record.headers, record.http_headers if record.is_http_parsed else None
    captured = (headers.get("WARC-Date") or "").strip()
    own = http if http is not None else headers
    content_type, _, parameters = (own.get("Content-Type") or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", parameters, re.I)
    encodings = [http.get(key) or "" for key in ("Content-Encoding", "Transfer-Encoding")] if http is not None else []
    return Capture(
        name=f"{name}, record {number}",
        number=number,
        offset=offset,
        id=str(record.record_id),
        kind=kind,
        url=(headers.get("WARC-Target-URI") or "").strip().strip("<>") or None,
        captured=captured if _TIME.fullmatch(captured) else None,
        status=http.status_code if http is not None else None,
        content_type=content_type.strip().lower() or None,
        charset=charset[1].lower() if charset else None,
        encodings=tuple(part.strip().lower() for value in encodings for part in value.split(",") if part.strip()),
        cut="WARC-Truncated" in headers,
        size=size,
        body=body,
    )


def _beginning(stream: BinaryIO, offset: int, name: str) -> bytes:
    """How records of this file begin. InputError where it is no archive."""
    stream.seek(offset)
    start = stream.read(5)
    if not start:
        raise InputError(name, "is empty; give a web archive")
    for beginning in (_GZIP, _PLAIN):
        if start.startswith(beginning):
            return beginning
    raise InputError(name, "is no web archive, for it begins neither with WARC/ nor as a gzip file; check the file")


def _next_beginning(stream: BinaryIO, offset: int, beginning: bytes) -> int | None:
    """Where the next record from `offset` on seems to begin, or None."""
    for at in _found(stream, beginning, offset):
        stream.seek(at)
        sample = stream.read(_SAMPLE)
        if beginning == _GZIP:
            try:
                sample = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(sample, _SAMPLE)
            except zlib.error:
                continue
        if _BEGINNING.match(sample):
            return at
    return None


def _packed_end(stream: BinaryIO, offset: int, start: int) -> Literal["whole", "cut", "after"]:
    """How a packed archive ends: whole, cut within the record at `offset`, or cut in what stands after it.

    FastWARC takes the end of the file for the end of what is packed. Where a whole archive was packed as one, `offset`
    is no beginning, and it is unpacked again from `start`.
    """
    stream.seek(offset)
    if stream.read(len(_GZIP)) != _GZIP:
        offset = start
    stream.seek(offset)
    unpacker, members, data = zlib.decompressobj(zlib.MAX_WBITS | 16), 0, b""
    while data := data or stream.read(_STEP):
        if unpacker.eof:
            if not _GZIP.startswith(data[: len(_GZIP)]):
                return "whole"  # some programs fill the end up
            unpacker, members = zlib.decompressobj(zlib.MAX_WBITS | 16), members + 1
        try:
            unpacker.decompress(data, _STEP)
        except zlib.error:
            return "whole"
        data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    return "whole" if unpacker.eof else "after" if members else "cut"


def _found(stream: BinaryIO, sign: bytes, offset: int) -> Iterator[int]:
    """Everywhere that `sign` stands from `offset` on."""
    kept = b""
    while True:
        stream.seek(offset)
        piece = stream.read(_STEP)
        if not piece:
            return
        data, base = kept + piece, offset - len(kept)
        at = data.find(sign)
        while at >= 0:
            yield base + at
            at = data.find(sign, at + 1)
        kept, offset = data[len(data) - len(sign) + 1 :], offset + len(piece)
