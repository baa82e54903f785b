"""Reading a roster: who is who, as its maker knows it, in a CSV file or as FollowTheMoney entities in JSON Lines.

CSV has a header; of its columns `name` must be there, and `aliases` (several parted by |), `type`, `party` and `id` may
be. Of an entity, its `id`, its schema (Person, Organization, Company, PublicBody, …) and the properties `name`, `alias`
and `previousName` are taken; other schemas are no speakers, and are passed over.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from onrecord.english.telling import is_telling
from onrecord.ledger.folding import called
from onrecord.record import SpeakerType

SCHEMAS: Mapping[str, SpeakerType] = {
    "Person": "person",
    "Organization": "organization",
    "Company": "organization",
    "LegalEntity": "organization",
    "PublicBody": "government",
}
_NAMES = ("name", "alias", "previousName")
_SPEAKERS = tuple(kind for kind in get_args(SpeakerType) if kind not in ("group", "unnamed"))
_LARGEST = 64 * 2**20  # bytes
_LONGEST = 200  # characters of a name, as figures have them
_MOST = 100  # names of one entry


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """One person or body: `id` as the roster has it (else its name), all its names, and party where it has one.

    `left_out` are names that tell nobody from others, as a surname alone; they join nothing.
    """

    id: str
    names: tuple[str, ...]
    type: SpeakerType
    party: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that is no entry, and why."""

    line: int
    sentence: str


def read_roster(path: str | Path) -> Iterator[RosterEntry | BadLine]:
    """The entries of a file, and what is wrong with its other lines.

    Raises ValueError with a sentence for a file that is no roster at all, OSError for one that cannot be read.
    """
    data = Path(path).read_bytes()
    if len(data) > _LARGEST:
        raise ValueError(f"{path} is larger than {_LARGEST // 2**20} MiB: split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(f"{path} is not in UTF-8: save it so") from problem
    if text.lstrip().startswith("{"):
        return _entities(text)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if "name" not in (rows.fieldnames or ()):
        raise ValueError(f"{path} is no roster: the first line of a CSV file names its columns, and one must be name")
    return _rows(rows)


def _rows(rows: csv.DictReader[str]) -> Iterator[RosterEntry | BadLine]:
    try:
        for row in rows:
            names = [row.get("name") or "", *(row.get("aliases") or "").split("|")]
            kind = (row.get("type") or "person").strip()
            yield _entry(rows.line_num, row.get("id"), names, kind, row.get("party"))
    except csv.Error as problem:
        yield BadLine(line=rows.line_num, sentence=f"this is no CSV ({problem}), and nothing after it was read")


def _entities(text: str) -> Iterator[RosterEntry | BadLine]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = entity["schema"], entity["properties"]
            names = [str(name) for prop in _NAMES for name in properties.get(prop, [])]
        except (ValueError, KeyError, TypeError, AttributeError):
            yield BadLine(line=number, sentence="this is no entity: it needs a schema and properties, as JSON")
            continue
        if schema in SCHEMAS:
            yield _entry(number, entity.get("id"), names, SCHEMAS[schema], None)


def _entry(line: int, id: Any, given: list[str], kind: str, party: str | None) -> RosterEntry | BadLine:
    names = list(dict.fromkeys(name.strip() for name in given if name.strip()))
    if not names:
        return BadLine(line=line, sentence="it has no name")
    if kind not in _SPEAKERS:
        return BadLine(line=line, sentence=f"the type {kind!r} is none of {', '.join(_SPEAKERS)}")
    if len(names) > _MOST or max(map(len, names)) > _LONGEST:
        return BadLine(line=line, sentence=f"it has more than {_MOST} names, or one of more than {_LONGEST} characters")
    party = (party or "").strip() or None
    known = party is not None and called(party) != called(names[0])
    telling = [name for name in names if is_telling(called(name) or "", name, kind, party=known)]  # type: ignore[arg-type]
    if not telling:
        return BadLine(line=line, sentence=f"no name of {names[0]!r} tells who is meant: give a full name")
    return RosterEntry(
        id=str(id).strip() if id else names[0],
        names=tuple(telling),
        type=kind,  # type: ignore[arg-type]
        party=party,
        left_out=tuple(name for name in names if name not in telling),
    )
