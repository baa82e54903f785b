"""The revisions of an article as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.phrases import UNKNOWN
from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.matching import Difference, Step


def print_revisions(console: Console, steps: Iterable[Step]) -> None:
    """Print one row for each revision: number, id, when it came on record, and what it changed."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 1, 0), pad_edge=False, width=console.width)
    table.add_column("REVISION", width=8, justify="right")
    table.add_column("ID", width=8, style="dim")
    table.add_column("ON RECORD", width=16)
    table.add_column("EDIT", ratio=1)
    for step in steps:
        item = step.revision
        edit = Text("text removed", style="red") if item.removed else _edit(step.difference, first=item.revision == 1)
        if item.revision == 1 and not item.removed:
            edit = Text(one_line(item.title or UNKNOWN)[:300])
        table.add_row(str(item.revision), item.id[:8], item.added_at[:16].replace("T", " "), edit)
    console.print(table)


def _edit(difference: Difference | None, *, first: bool) -> Text:
    if difference is None:
        return Text("" if first else UNKNOWN)
    counts = {"added": 0, "dropped": 0, "reworded": 0, "changed": 0}
    for change in difference.changes:
        counts[change.what] += 1
    told = [f"{count} {what}" for what, count in counts.items() if count]
    text = Text("silent" if difference.silent else "noted" if difference.notes else "no words changed", style="bold")
    text.append(f": statements {', '.join(told)}" if told else ": no statement differs", style="not bold")
    text.append(f"; words −{difference.text_dropped} +{difference.text_added}", style="not bold dim")
    for note in difference.notes:
        text.append(f"\n{note.kind}: {one_line(note.text)[:300]}", style="not bold italic")
    return text
