"""Compressed bytes to plain ones, never more than are asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_STEP = 64 * 1024


class TooLarge(ValueError):
    """More bytes than may come out, which a small input can hold (a "zip bomb")."""


class CutShort(ValueError):
    """Compressed bytes that end before their end, or are damaged."""


def inflated(chunks: Iterable[bytes], coding: str, *, limit: int) -> bytes:
    """The bytes that `chunks` hold in `coding` (`gzip`, `deflate`, or `identity` for plain ones).

    Raises TooLarge as soon as there are more than `limit`, and CutShort where the end is absent or damaged. Memory
    stays under the limit.
    """
    out = bytearray()
    for piece in chunks if coding == "identity" else _inflate(chunks, raw=coding == "deflate"):
        out += piece
        if len(out) > limit:
            raise TooLarge(f"more than {limit:,} bytes")
    return bytes(out)


def _inflate(chunks: Iterable[bytes], *, raw: bool) -> Iterator[bytes]:
    decoder, started = zlib.decompressobj(zlib.MAX_WBITS | 32), False
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if decoder.eof:  # gzip may have several members; some servers put zeros after the last
                if not waiting.strip(b"\0"):
                    break
                decoder = zlib.decompressobj(zlib.MAX_WBITS | 32)
            try:
                piece = decoder.decompress(waiting, _STEP)
            except zlib.error as problem:
                if not raw or started:
                    raise CutShort(str(problem)) from None
                decoder = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" of servers that leave its header out
                started = True
                continue
            started = True
            waiting = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
            yield piece
    if started and not decoder.eof:
        rest = decoder.flush(_STEP)
        yield rest
        if not decoder.eof:
            raise CutShort("its end is absent")
