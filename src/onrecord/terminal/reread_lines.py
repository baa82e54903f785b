"""What reading an article again changed, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.phrases import who
from onrecord.safe import one_line
from onrecord.terminal.review_lines import decision_line

if TYPE_CHECKING:
    from onrecord.matching import Change
    from onrecord.review import Reread

_LONGEST = 80  # characters of a statement


def lines(found: Reread, *, quiet: bool = False) -> Iterator[str]:
    """A line for the article, and unless `quiet` one for each attribution that differs and each decision that waits."""
    head = f"{found.article[:8]}  {one_line(found.title or '(no title)')[:100]}"
    if found.outcome == "known":
        yield f"{head}: read by {one_line(found.models[1])} before"
        return
    changed = found.count("reworded") + found.count("changed")
    counts = f"{found.count('added')} added, {found.count('dropped')} dropped, {changed} changed, {found.same} the same"
    yield f"{head}: {counts}; decisions: {found.kept} kept, {len(found.queued)} waiting"
    if quiet:
        return
    for change in found.changes:
        yield f"  {change.what:8}  {_told(change)}"
    for decision in found.queued:
        yield f"  waiting   {decision_line(decision)}"


def _told(change: Change) -> str:
    item = change.new or change.old
    assert item is not None  # one of them is there
    words = " ".join(piece.words for piece in change.words if change.new is None or piece.what != "dropped")
    line = one_line(words)
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return f"{one_line(item.id):>4}  {who(item.speaker)}: {short}{fields}"
