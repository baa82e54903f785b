"""Actors as a table for people."""

from collections.abc import Iterable
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.phrases import UNKNOWN
from onrecord.record import Actor
from onrecord.safe import one_line

ID, COUNT, DAYS, GAP = 7, 10, 24, 2
PAGE = 200
_LONGEST = 200


def print_actors(console: Console, actors: Iterable[Actor]) -> int:
    """Print one line for each actor, in their order; how many there were."""
    rows = iter(actors)
    count = 0
    while page := list(islice(rows, PAGE)):
        table = Table(box=None, show_header=count == 0, header_style="bold", padding=(0, GAP, 0, 0), pad_edge=False)
        left = max(console.width - ID - COUNT - DAYS - 4 * GAP, 30)
        table.add_column("ID", width=ID, style="dim")
        table.add_column("NAME", width=left * 3 // 5, no_wrap=True, overflow="ellipsis")
        table.add_column("PARTY", width=left - left * 3 // 5, no_wrap=True, overflow="ellipsis")
        table.add_column("STATEMENTS", width=COUNT, justify="right")
        table.add_column("FROM – TO", width=DAYS, no_wrap=True)
        for item in page:
            table.add_row(item.id, _name(item), _short(item.party), str(item.statements), days(item.first, item.last))
        console.print(table)
        count += len(page)
    return count


def _name(actor: Actor) -> Text:
    """The name, how many other spellings were joined to it, and that it stands in one article only."""
    text = Text(_short(actor.name), style="bold cyan")
    names = {alias.name for alias in actor.names}
    if len(names) > 1:
        text.append(f" +{len(names) - 1}", style="dim")
    if actor.single:
        text.append(f" in {one_line(actor.single)[:8]}", style="dim")
    return text


def _short(value: str | None) -> str:
    return one_line((value or UNKNOWN)[:_LONGEST])


def days(first: str | None, last: str | None) -> str:
    """From the first day to the last, as people read it."""
    if not first or not last:
        return UNKNOWN
    return first if first == last else f"{first} – {last}"
