"""Contradictions for people: two statements beside each other, each with who said it, through whom, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.phrases import ARROW, bearer, capacity, when, who
from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.matching.statements import Contradiction
    from onrecord.record import Statement

_SHORT = 300  # characters of a statement
_CARRIERS = 3  # that are shown of each


def print_contradictions(console: Console, found: Iterable[Contradiction]) -> int:
    """Print each contradiction; how many there were."""
    count = 0
    for item in found:
        count += 1
        console.print(Text(f"{item.rule} ({item.score:.2f})", style="bold yellow"))
        for statement in (item.one, item.other):
            console.print(Padding(_side(statement), (0, 0, 0, 2), expand=False))
        console.print()
    return count


def _side(statement: Statement) -> Text:
    text = Text(who(statement.speaker), style="bold cyan" if statement.speaker.name else "italic cyan")
    if below := capacity(statement.speaker):
        text.append(f"  {below}", style="not bold dim")
    text.append(f"  {when(statement)}  {statement.id}\n", style="not bold dim")
    words = one_line(statement.content)
    if statement.negated:
        text.append("not said: ", style="bold red")
    text.append(f"{one_line(statement.carriers[0].cue)} ", style="not bold dim")
    text.append(words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…", style="not bold")
    for carrier in statement.carriers[:_CARRIERS]:
        chain = ARROW.join(bearer(hop) for hop in carrier.chain)
        text.append(f"\n{chain} · {carrier.article[:8]} {one_line(carrier.attribution)}", style="not bold dim")
    if len(statement.carriers) > _CARRIERS:
        text.append(f"\nand {len(statement.carriers) - _CARRIERS} more articles", style="not bold dim")
    return text
