"""How answers are written: JSON with an ETag, or JSON Lines as they are read.

Nothing that is on record changes without a row being added or matched, so an answer's tag is made of the ledger's mark
and of what was asked: it is known before anything is looked up, and If-None-Match costs two rows (RFC 9110, section
13.1.2).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from onrecord import __version__
from onrecord.ledger import Ledger

JSON_LINES = "application/jsonl"
LINES = (JSON_LINES, "application/x-ndjson", "application/x-jsonlines")
_AT_ONCE = 64 * 1024  # characters that are sent together

Format = Literal["json", "jsonl", "csv"]


def tagged(request: Request, ledger: Ledger, make: Callable[[], Any]) -> Response:
    """What `make` gives, as JSON with its ETag; 304 if the caller has it already, and `make` is then not called."""
    headers = headers_of(request, ledger)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    return json_answer(make(), headers=headers)


def json_answer(value: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """An answer of plain JSON; characters outside of ASCII are escaped, so that lone surrogates come through."""
    return Response(json.dumps(value, separators=(",", ":")), status, media_type="application/json", headers=headers)


def headers_of(request: Request, ledger: Ledger) -> dict[str, str]:
    """The headers of an answer that can be asked for again: its ETag, and that it is to be checked each time."""
    told = [__version__, ledger.mark(), request.url.path, request.url.query, request.headers.get("accept", "")]
    tag = hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache", "Vary": "Accept"}


def fresh(request: Request, headers: dict[str, str]) -> bool:
    """Whether the caller holds the answer with these headers."""
    held = request.headers.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in held.split(",")}
    return "*" in tags or headers["ETag"] in tags


def format_of(request: Request, asked: Format | None) -> Format:
    """The form that is wanted: by `format`, or else by Accept."""
    accept = request.headers.get("accept", "")
    if asked is not None:
        return asked
    if any(name in accept for name in LINES):
        return "jsonl"
    return "csv" if "text/csv" in accept else "json"


def lines_of(values: Iterable[Any]) -> Iterator[str]:
    """Each value as a line of JSON."""
    return (json.dumps(value, separators=(",", ":")) + "\n" for value in values)


def streamed(lines: Iterable[str], *, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """An answer that is sent as it is read, some lines at a time."""
    return StreamingResponse(_together(lines), media_type=media_type, headers=headers)


def _together(lines: Iterable[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _AT_ONCE:
            yield "".join(held).encode("utf-8", "replace")
            held, size = [], 0
    if held:
        yield "".join(held).encode("utf-8", "replace")
