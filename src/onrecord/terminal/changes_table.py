"""The statements that an edit touched, as a table for people: what became of each, who said it, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.phrases import capacity, path, who
from onrecord.record import Attribution
from onrecord.safe import one_line
from onrecord.terminal.word_pieces import words_of_pieces

if TYPE_CHECKING:
    from onrecord.matching import Change, Difference

STYLES = {"added": "green", "dropped": "red", "reworded": "yellow", "changed": "yellow"}


def print_changes(console: Console, difference: Difference) -> None:
    """Print the head of a difference, and a row for each statement that differs."""
    head = Text().append(f"{difference.old[:8]} → {difference.new[:8]}", style="bold")
    head.append(f"  words −{difference.text_dropped} +{difference.text_added}, ")
    noted = "with a note" if difference.notes else "no note of an edit"
    head.append(f"{noted}, {_number(difference.same)} the same")
    console.print(head)
    if difference.unsteady:
        count = _number(difference.unsteady)
        console.print(Text(f"{count} on lines that nobody touched: the model read them otherwise.", style="dim"))
    for note in difference.notes:
        console.print(Text(f"{note.kind}: {one_line(note.text)}", style="italic"))
    if difference.title:
        console.print(Text("title: ").append_text(words_of_pieces(difference.title, coloured=console.is_terminal)))
    if not difference.changes:
        console.print("No statement differs.")
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 1, 0), pad_edge=False, width=console.width)
    table.add_column("WHAT", width=8)
    table.add_column("SPEAKER", width=min(26, max(console.width // 4, 12)))
    table.add_column("STATEMENT", ratio=1)
    for change in difference.changes:
        words = words_of_pieces(change.words, coloured=console.is_terminal)
        table.add_row(
            Text(change.what, style=STYLES[change.what]), _behind(change), Group(words, *_fields(change, difference))
        )
    console.print()
    console.print(table)


def _number(count: int) -> str:
    return f"{count} statement{'' if count == 1 else 's'}"


def _behind(change: Change) -> Group:
    """Who is behind it: name, role and party, and through whom."""
    item = change.new or change.old
    assert item is not None  # one of them is there
    lines = [Text(who(item.speaker), style="bold cyan" if item.speaker.name else "italic cyan")]
    if below := capacity(item.speaker):
        lines.append(Text(below, style="dim"))
    lines.append(Text(f"via {path(item.chain)}", style="dim"))
    return Group(*lines)


def _fields(change: Change, difference: Difference) -> list[Text]:
    """What else differs, as it was and as it is."""
    if change.old is None or change.new is None:
        return []
    return [
        Text(f"{name}: {_value(change.old, name)} → {_value(change.new, name)}", style="dim")
        for name in change.fields
        if name != "cue"  # the words of a cue are no change of what was said
    ]


def _value(item: Attribution, name: str) -> str:
    if name == "speaker":
        return who(item.speaker)
    if name in ("role", "party"):
        return one_line(getattr(item.speaker, name) or "unknown")
    if name == "chain":
        return path(item.chain)
    if name == "said_on":
        return one_line((item.said_on and item.said_on.value) or "unknown")
    value = getattr(item, name)
    return "unknown" if value is None else str(value).lower() if isinstance(value, bool) else one_line(str(value))
