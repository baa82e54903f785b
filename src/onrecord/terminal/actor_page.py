"""One actor for people: names with why they were joined, offices over time, and some statements."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.phrases import UNKNOWN
from onrecord.record import Actor, Alias, Statement, Tenure
from onrecord.safe import one_line
from onrecord.terminal.actors_table import days
from onrecord.terminal.statements_table import print_statements

_LONGEST = 200


def print_actor(console: Console, actor: Actor, statements: Iterable[Statement], *, total: int) -> None:
    """Print what is known of an actor, and `statements` of the `total` that there are."""
    head = Text(_short(actor.name), style="bold cyan")
    told = [actor.type, *([_short(actor.party)] if actor.party else [])]
    head.append(f"  {' · '.join(told)}", style="dim")
    console.print(head)
    console.print(Text(f"{actor.id}, {_count(total)}, {days(actor.first, actor.last)}", style="dim"))
    if actor.single:
        console.print(Text(f"Known by this name in article {one_line(actor.single)[:8]} only.", style="dim"))
    console.print()
    _print_names(console, actor.names)
    if actor.offices:
        console.print()
        _print_offices(console, actor.offices)
    console.print()
    shown = print_statements(console, statements)
    if shown < total:
        console.print(
            Text(f"{shown} of {_count(total)}: onrecord statements --thoughts --actor {actor.id}", style="dim")
        )


def _print_names(console: Console, names: Iterable[Alias]) -> None:
    table = _table()
    table.add_column("NAME")
    table.add_column("PARTY")
    table.add_column("STATEMENTS", justify="right")
    table.add_column("JOINED BECAUSE")
    for alias in names:
        why = Text(UNKNOWN, style="dim")
        if alias.because:
            score = f" ({alias.because.score:.2f})" if alias.because.score is not None else ""
            why = Text(f"{alias.because.rule}{score}: {' = '.join(map(_short, alias.because.values))}")
        table.add_row(_short(alias.name), _short(alias.party), str(alias.statements), why)
    console.print(table)


def _print_offices(console: Console, offices: Iterable[Tenure]) -> None:
    table = _table()
    table.add_column("OFFICE")
    table.add_column("FROM – TO")
    table.add_column("FORMER FROM")
    table.add_column("STATEMENTS", justify="right")
    for tenure in offices:
        held = days(tenure.first, tenure.last)
        table.add_row(_short(tenure.office), held, tenure.former_from or UNKNOWN, str(tenure.statements))
    console.print(table)


def _table() -> Table:
    return Table(box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)


def _short(value: str | None) -> str:
    return one_line((value or UNKNOWN)[:_LONGEST])


def _count(number: int) -> str:
    return f"{number:,} statement{'' if number == 1 else 's'}"
