"""The articles on record as a table for people."""

from collections.abc import Iterable
from itertools import islice
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.phrases import UNKNOWN
from onrecord.record import UNREAD
from onrecord.safe import one_line

ID, PUBLISHED, OUTLET, COUNT, GAP = 8, 10, 20, 10, 2
PAGE = 500


class Listed(Protocol):
    """What the table needs of an article (`onrecord.ledger.Listed` has it)."""

    @property
    def id(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def revision(self) -> int: ...
    @property
    def model(self) -> str: ...
    @property
    def attributions(self) -> int: ...
    @property
    def removed(self) -> bool: ...


def print_articles(console: Console, articles: Iterable[Listed]) -> int:
    """Print one line for each article, in their order; how many there were."""
    rows = iter(articles)
    count = 0
    while page := list(islice(rows, PAGE)):
        table = Table(box=None, show_header=count == 0, header_style="bold", padding=(0, GAP, 0, 0), pad_edge=False)
        table.add_column("ID", width=ID, style="dim")
        table.add_column("PUBLISHED", width=PUBLISHED, no_wrap=True)
        table.add_column("OUTLET", width=OUTLET, no_wrap=True, overflow="ellipsis")
        title = max(console.width - ID - PUBLISHED - OUTLET - COUNT - 4 * GAP, 16)
        table.add_column("TITLE", width=title, no_wrap=True, overflow="ellipsis")
        table.add_column("STATEMENTS", width=COUNT, justify="right")
        for item in page:
            name = Text(one_line((item.title or item.url or UNKNOWN)[:500]))
            if item.removed:
                name = Text("(text removed) ", style="red") + name
            if item.model.startswith(UNREAD):
                name = Text(f"(not read: {one_line(item.model.removeprefix(UNREAD))}) ", style="yellow") + name
            if item.revision > 1:
                name = Text(f"(revision {item.revision}) ", style="yellow") + name
            outlet, published = (Text(one_line(value or UNKNOWN)[:200]) for value in (item.outlet, item.published))
            table.add_row(item.id[:ID], published, outlet, name, str(item.attributions))
        console.print(table)
        count += len(page)
    return count
