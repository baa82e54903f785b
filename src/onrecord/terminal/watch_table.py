"""The feeds that are watched, as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.phrases import UNKNOWN
from onrecord.safe import one_line


class Watched(Protocol):
    """What the table needs of a feed (`onrecord.watching.WatchedFeed` has it)."""

    url: str
    title: str | None
    every: float
    due: float | None
    failures: int
    problem: str | None
    answered: float | None


def print_feeds(console: Console, feeds: Iterable[Watched], outcomes: Mapping[str, Mapping[str, int]]) -> None:
    """Print each feed: its name, its articles by outcome, when it last answered and is next asked, what is wrong."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("FEED", overflow="fold", min_width=20)
    for heading in ("RECORDED", "SKIPPED", "FAILED", "WAITING"):
        table.add_column(heading, justify="right")
    table.add_column("ANSWERED", width=16, no_wrap=True)
    table.add_column("NEXT", width=16, no_wrap=True)
    for feed in feeds:
        name = Text(one_line(feed.title or feed.url)[:200])
        if feed.title:
            name.append("\n" + one_line(feed.url)[:300], style="dim")
        if feed.problem:
            name.append(f"\n{feed.failures} in a row failed: {one_line(feed.problem)[:300]}", style="red")
        counts = outcomes.get(feed.url, {})
        figures = [counts.get(one, 0) for one in ("recorded", "skipped", "failed", "waiting")]
        after = moment(feed.due) if feed.due is not None else "never"
        table.add_row(name, *map(str, figures), moment(feed.answered), after)
    console.print(table)


def moment(seconds: float | None) -> str:
    """A time in UTC, to the minute."""
    if seconds is None:
        return UNKNOWN
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
