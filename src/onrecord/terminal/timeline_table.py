"""The positions on an issue as a timeline for people: when, who, which stance, on whose words, and who moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.phrases import day, path, who
from onrecord.positions.conflicts import WHAT, Conflict
from onrecord.positions.dates import days
from onrecord.positions.formats import articles_of, moved_from, outlets_of
from onrecord.positions.timelines import Timeline
from onrecord.record import Carrier, Position, Stance, Statement, Support
from onrecord.safe import one_line

MARKS: dict[Stance, str] = {"open": "○", "conditional": "◐", "closed": "●", "mediating": "◇", "unclear": "?"}
_STYLES: dict[Stance, str] = {
    "open": "green", "conditional": "yellow", "closed": "red", "mediating": "cyan", "unclear": "dim",
}  # fmt: skip
_SHOWN = 2  # statements of one position
_LONG = 220  # characters of one
_GAP = 28  # days without a position on record that are worth a line


def print_timeline(console: Console, found: Timeline, *, every: bool = False) -> None:
    """Print a timeline; with `every`, all statements of each position."""
    console.print(Text(one_line(found.issue.title), style="bold"))
    console.print(_last(found))
    if not found.positions:
        console.print(f"No position on record. {_left_out(found)}".rstrip())
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 1, 0), pad_edge=False, width=console.width)
    table.add_column("DATE", width=13)
    table.add_column("PARTY", width=min(18, max(console.width // 6, 10)))
    table.add_column("STANCE", width=14)
    table.add_column("ON WHOSE WORDS", ratio=1)
    moved = {id(move.after): moved_from(move.before) for move in found.moves}
    until: date | None = None
    for position in found.positions:
        covered = days(position.date)
        if covered and until and (covered[0] - until).days > _GAP:
            table.add_row("", "", "", Text(f"{(covered[0] - until).days - 1} days with no position", style="dim"))
        if covered:
            until = max(until or covered[1], covered[1])
        table.add_row(
            Text(_when(position)),
            Text(one_line(position.party), style="bold"),
            _stance(position, moved.get(id(position))),
            _words(position, every=every),
        )
    console.print(table)
    for conflict in found.conflicts:
        _print_conflict(console, conflict)
    if left := _left_out(found):
        console.print(Text(left, style="dim"))


def _last(found: Timeline) -> Text:
    """Where each party last stood."""
    text = Text()
    for party in found.issue.parties:
        theirs = [position for position in found.positions if position.party == party]
        text.append(f"{one_line(party)}: ", style="bold")
        if not theirs:
            text.append("no position on record\n", style="dim")
            continue
        last = theirs[-1]
        text.append(f"{MARKS[last.stance]} {last.stance}", style=_STYLES[last.stance])
        text.append(f" {_when(last)}" if last.date else " at an unknown date")
        count = sum(move.party == party for move in found.moves)
        text.append(f", moved {count} time{'' if count == 1 else 's'}\n" if count else "\n")
    return text


def _when(position: Position) -> str:
    if position.date is None:
        return "—"
    return f"by {day(position.date)}" if position.published else day(position.date)


def _stance(position: Position, before: Sequence[str] | None) -> Group:
    lines = [Text(f"{MARKS[position.stance]} {position.stance}", style=_STYLES[position.stance])]
    if before:
        lines.append(Text(f"moved, was {' or '.join(before)}", style="bold"))
    return Group(*lines)


def _words(position: Position, *, every: bool) -> Group:
    lines = [Text(f"⟨{_short(words)}⟩", style="italic") for words in position.conditions]
    shown = position.support if every else position.support[:_SHOWN]
    for item in shown:
        lines.append(_said(item))
    if more := len(position.support) - len(shown):
        lines.append(Text(f"and {more} more (--all shows them)", style="dim"))
    return Group(*lines)


def _said(item: Support) -> Text:
    statement = item.statement
    text = Text(who(statement.speaker), style="bold cyan")
    if statement.speaker.name and statement.speaker.role:
        text.append(f", {one_line(statement.speaker.role)}", style="not bold dim")
    text.append(f": {_ascribed(item.carrier)}", style="not bold default")
    return text.append(f"  {_reference(statement, item.carrier)}", style="not bold dim")


def _ascribed(carrier: Carrier) -> str:
    cue = one_line(carrier.cue)
    return _short(f"{cue} {carrier.content}" if any(map(str.isalpha, cue)) else carrier.content)


def _reference(statement: Statement, carrier: Carrier) -> str:
    """Through whom, in which article, and which other outlets carry it."""
    via = f"via {path(carrier.chain)}, {one_line(carrier.article)[:8]} {one_line(carrier.attribution)}"
    count = articles_of(statement)
    return f"{via}; {count} articles: {one_line(', '.join(outlets_of(statement)))[:80]}" if count > 1 else via


def _print_conflict(console: Console, conflict: Conflict) -> None:
    date = day(conflict.date) if conflict.date else "at an unknown date"
    console.print(Text(f"{WHAT[conflict.kind].capitalize()}, {date}:", style="bold magenta"))
    for statement in conflict.statements:
        carrier = statement.carriers[0]
        text = Text("  ").append(who(statement.speaker), style="bold cyan")
        text.append(f": {_ascribed(carrier)}  ").append(_reference(statement, carrier), style="dim")
        console.print(text)
    console.print()


def _left_out(found: Timeline) -> str:
    """What has the issue's words and is no position here."""
    parts = []
    if found.quiet:
        parts.append(f"{found.quiet} statement{'' if found.quiet == 1 else 's'} of the parties on it tell no stance")
    if found.unsure:
        parts.append(f"{found.unsure} tell one, and are too uncertain to count")
    return f"Left out: {'; '.join(parts)}." if parts else ""


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONG else line[:_LONG].rsplit(" ", 1)[0] + " …"
