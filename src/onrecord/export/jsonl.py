"""Everything on record as JSON Lines (https://jsonlines.org), in the order in which it makes the same ledger again.

A line is a reading: a record as `onrecord extract` writes it (see `onrecord schema`), and after it what only the ledger
knows:

    "revision"    1, 2, …: which text of its place it is
    "occurrence"  how often this text has stood there: 1 unless the place went back to it
    "previous"    the id of the revision before, or null
    "added_at"    when the article was put on record (UTC, ISO 8601)
    "read_at"     when this reading of it was

Lines with a "type" are something else: "removed" is a reading whose text was removed, with the fields of `Removed`;
"decision" has the fields of `Decision` and `Noted`.

Nothing is lost: `import_lines` makes the same ledger of it. Without texts, `text` is null and each attribution has the
words of its spans instead, as {"words": {"source": […], "cue": […], "content": […]}}; that cannot be imported.

Characters that steer a terminal, and lone surrogates, are written as JSON escapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from onrecord.ledger.history import Reading
from onrecord.ledger.removals import Removed
from onrecord.record import SCHEMA, plain
from onrecord.safe import json_text
from onrecord.words import words_of

if TYPE_CHECKING:
    from onrecord.ledger import Entry


def jsonl_lines(entries: Iterable[Entry], *, text: bool = True) -> Iterator[str]:
    """The lines, each with its line end; without `text`, the articles' full texts are left out."""
    for entry in entries:
        yield json_text(_line(entry, text=text)) + "\n"


def _line(entry: Entry, *, text: bool) -> dict[str, Any]:
    if isinstance(entry, Reading):
        return _reading(entry) if text else _without_text(entry)
    if isinstance(entry, Removed):
        return {"type": "removed", "schema": SCHEMA, **plain(entry)}
    noted = {"occurrence": entry.occurrence, "words": entry.words}
    return {"type": "decision", "schema": SCHEMA, **plain(entry.decision), **noted}


def _reading(reading: Reading) -> dict[str, Any]:
    names = ("revision", "occurrence", "previous", "added_at", "read_at")
    return {**reading.record.to_dict(), **{name: getattr(reading, name) for name in names}}


def _without_text(reading: Reading) -> dict[str, Any]:
    line, text = _reading(reading), reading.record.article.text
    for written, item in zip(line["attributions"], reading.record.attributions, strict=True):
        written["words"] = {role: words_of(text, getattr(item, role)) for role in ("source", "cue", "content")}
    return {**line, "text": None}
