"""Who decided what, how far they agree, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.phrases import UNKNOWN
from onrecord.safe import json_text, one_line
from onrecord.terminal.review_lines import DONE

if TYPE_CHECKING:
    from onrecord.ledger import Opinion
    from onrecord.review import Agreement


def print_agreement(console: Console, found: Agreement) -> None:
    """Print a table of people, one of pairs of them, and the attributions on which they differ."""
    people = _table("REVIEWER", "ACCEPTED", "REJECTED", "CORRECTED")
    for who, counts in found.counts.items():
        people.add_row(one_line(who), *(str(counts[verdict]) for verdict in ("accept", "reject", "correct")))
    console.print(people)
    if found.pairs:
        pairs = _table("BETWEEN", "BOTH DECIDED ON", "AGREE", "KAPPA")
        for pair in found.pairs:
            share = UNKNOWN if pair.agreement is None else f"{pair.agreement:.0%}"
            kappa = UNKNOWN if pair.kappa is None else f"{pair.kappa:.2f}"
            pairs.add_row(f"{one_line(pair.a)}, {one_line(pair.b)}", str(pair.both), share, kappa)
        console.print()
        console.print(pairs)
    if found.differences:
        console.print()
        console.print(Text("They differ on:", style="bold"))
    for opinions in found.differences:
        console.print(Text(f"{opinions[0].article[:8]} {one_line(opinions[0].attribution)}", style="bold"))
        for opinion in opinions:
            console.print(Text(f"  {_opinion(opinion)}"), soft_wrap=not console.is_terminal)


def _table(*names: str) -> Table:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    for at, name in enumerate(names):
        table.add_column(name, justify="right" if at else "left")
    return table


def _opinion(opinion: Opinion) -> str:
    values = f" {one_line(json_text(dict(opinion.values)))}" if opinion.values else ""
    why = f": {one_line(opinion.why)}" if opinion.why else ""
    return f"{DONE[opinion.verdict]} by {one_line(opinion.who)} on {opinion.at[:10]}{values}{why}"
