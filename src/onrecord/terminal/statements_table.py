"""Statements as a table for people: when, who, what, through whom."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.record import Speaker, Statement
from onrecord.terminal.phrases import capacity, relays, when, who
from onrecord.terminal.safe import one_line

WIDE = 96  # from here on the chain has a column of its own; below, it stands under the words
LINES = 4  # lines of content before it is cut
PAGE = 200  # rows laid out at once: the widths are fixed, so that a long list streams
SAID, SPEAKER, VIA, GAP = 13, 24, 18, 2


def print_statements(console: Console, statements: Iterable[Statement]) -> int:
    """Print `statements` in their order as one table as wide as `console`; how many there were."""
    rows = iter(statements)
    count, before = 0, ""
    while page := list(islice(rows, PAGE)):
        table = _table(console.width, header=count == 0)
        for statement in page:
            date = when(statement)
            table.add_row(*_cells(console, statement, date=Text(date, style="dim" if date == before else "")))
            before = date
        if count:
            console.print()  # the padding below the last row of a table is left out
        console.print(table)
        count += len(page)
    return count


def _table(width: int, *, header: bool) -> Table:
    table = Table(
        box=None, show_header=header, header_style="bold", padding=(0, GAP, 1, 0), pad_edge=False, width=width
    )
    table.add_column("SAID", width=SAID)
    table.add_column("SPEAKER", width=SPEAKER)
    table.add_column("STATEMENT", width=_content_width(width))
    if width >= WIDE:
        table.add_column("VIA", width=VIA)
    return table


def _content_width(width: int) -> int:
    taken = SAID + SPEAKER + 2 * GAP + (VIA + GAP if width >= WIDE else 0)
    return max(width - taken, 20)


def _cells(console: Console, statement: Statement, *, date: Text) -> Iterator[Text | Group]:
    """What stands in one row, column by column."""
    wide, width = console.width >= WIDE, _content_width(console.width)
    first = statement.carriers[0]
    yield Group(date, Text(f"{one_line(first.article)[:8]} {one_line(first.attribution)}", style="dim"))
    yield _speaker(console, statement.speaker)
    words = _cut(console, _words(statement), width=width)
    via = relays(statement)
    yield words if wide else Group(words, _cut(console, Text(f"via {via}", style="dim"), width=width))
    if wide:
        yield _cut(console, Text(via, style="dim"), width=VIA)


def _speaker(console: Console, speaker: Speaker) -> Group:
    """The name, and role and party below it."""
    name = Text(who(speaker), style="bold cyan" if speaker.name else "italic cyan")
    lines = [_cut(console, name, width=SPEAKER)]
    if below := capacity(speaker):
        lines.append(_cut(console, Text(below, style="dim"), width=SPEAKER))
    return Group(*lines)


def _words(statement: Statement) -> Text:
    """What was said; before it the words that ascribe it, without which a denial would read as a claim."""
    text = Text()
    if statement.negated:
        text.append("did not say: ", style="bold red")
    if statement.mode == "thought":
        text.append("thought: ", style="dim italic")
    if cue := one_line(statement.carriers[0].cue):
        text.append(f"{cue} ", style="dim")
    return text.append(one_line(statement.content))


def _cut(console: Console, text: Text, *, width: int) -> Text:
    """At most LINES lines of `text`, with an ellipsis where some of it is left out."""
    short = text[: (LINES + 1) * width]  # a long text is not laid out only to be thrown away
    lines = short.wrap(console, width)
    if len(lines) <= LINES:
        return short
    last = lines[LINES - 1]
    last.rstrip()
    if last.cell_len >= width:
        space = last.plain.rfind(" ")
        last = last[: space if space > 0 else len(last) - 1]
    return Text("\n").join([*lines[: LINES - 1], last + Text("…")])
