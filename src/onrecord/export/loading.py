"""JSON Lines of records into a ledger: what `jsonl_lines` wrote, and what `onrecord extract` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.export.fitting import check_types
from onrecord.export.merging import Merger
from onrecord.export.typed_lines import typed_entry
from onrecord.ledger.errors import LedgerError
from onrecord.record import Record

if TYPE_CHECKING:
    from onrecord.ledger import Added, Decided, Ledger


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be put on record, its number from 1, and why."""

    line: int
    why: str


def import_lines(lines: Iterable[str], ledger: Ledger) -> Iterator[Added | Decided | Refused]:
    """Put what each line holds on record, and tell what became of it, before the next is read; blank lines go by.

    Lines of an export are merged (`Ledger.merge`): into an empty ledger, they give the ledger that they came from; ids
    are the same. When a row was added is each ledger's own, and is not taken over; when somebody decided or removed
    something is. A text that was removed there goes from here too. Lines without `occurrence` (from `onrecord extract`)
    are added as new articles are (`Ledger.add`).

    A bad line is refused and the others go on. Raises LedgerError if the database fails.
    """
    merger = Merger(ledger)
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _put(line, ledger, merger)
            except LedgerError:
                raise
            except (ValueError, RecursionError) as problem:
                yield Refused(number, _why(problem))


def _put(line: str, ledger: Ledger, merger: Merger) -> Added | Decided:
    data: Any = json.loads(line)
    if not isinstance(data, dict):
        raise ValueError("this is not a record of onrecord, which is an object")
    if "type" in data:
        return merger.merge(typed_entry(data))
    record, occurrence = _record(data)
    return ledger.add(record) if occurrence is None else ledger.merge(record, occurrence=occurrence)


def _record(data: dict[str, Any]) -> tuple[Record, int | None]:
    if "schema" in data and data.get("text", "") is None:
        raise ValueError("it was exported without its text, and cannot be put on record")
    try:
        record = Record.from_dict(data)
        check_types(record)
    except (ValueError, TypeError) as problem:
        raise ValueError(f"it does not hold together: {problem}") from problem
    occurrence = data.get("occurrence")
    if occurrence is not None and (type(occurrence) is not int or not 1 <= occurrence < 2**31):
        raise ValueError(f"occurrence is {str(occurrence)[:40]!r}, and not a count")
    return record, occurrence


def _why(problem: Exception) -> str:
    if isinstance(problem, json.JSONDecodeError | RecursionError):
        return f"it is not JSON ({problem})"
    return str(problem)
