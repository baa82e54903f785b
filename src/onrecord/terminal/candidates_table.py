"""Pairs of actors that may be the same, as a table for people who decide."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.matching.actors.candidates import Candidate
from onrecord.record import Actor
from onrecord.safe import one_line
from onrecord.terminal.actors_table import days

_LONGEST = 200
_OFFICES = 3


def print_candidates(console: Console, candidates: Sequence[Candidate]) -> int:
    """Print each pair: score, what is alike, and what is known of both; how many there were."""
    if not candidates:
        return 0
    table = Table(box=None, header_style="bold", padding=(0, 2, 1, 0), pad_edge=False, width=console.width)
    table.add_column("SCORE", width=5)
    table.add_column("ONE", ratio=2)
    table.add_column("OTHER", ratio=2)
    table.add_column("ALIKE", ratio=1)
    for item in candidates:
        one, other = (_known(actor, name) for actor, name in zip((item.one, item.other), item.values, strict=True))
        table.add_row(f"{item.score:.2f}", one, other, Text(item.rule, style="dim"))
    console.print(table)
    return len(candidates)


def _known(actor: Actor, name: str) -> Text:
    """An actor by the name that was compared, with what tells it from others."""
    text = Text(actor.id, style="dim").append(f" {one_line(name[:_LONGEST])}", style="bold cyan")
    offices = sorted(actor.offices, key=lambda tenure: -tenure.statements)[:_OFFICES]
    told = [one_line((actor.party or "")[:_LONGEST]), *(one_line(tenure.office) for tenure in offices)]
    if known := " · ".join(value for value in told if value):
        text.append(f"\n{known}", style="dim")
    count = f"{actor.statements:,} statement{'' if actor.statements == 1 else 's'}"
    return text.append(f"\n{count}, {days(actor.first, actor.last)}", style="dim")
