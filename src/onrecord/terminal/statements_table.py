"""Statements as a table for people: when, who, what, through whom."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.phrases import capacity, relays, when, who
from onrecord.record import Speaker, Statement
from onrecord.safe import one_line

WIDE = 96  # from here on the chain has a column of its own; below, it stands under the words
LINES = 4  # lines of content before it is cut
PAGE = 200  # rows laid out at once: the widths are fixed, so that a long list streams
SAID, SPEAKER, VIA, GAP = 13, 24, 18, 2  # SPEAKER: at most, and a quarter of a narrow console

# Between a speaker and the words a verb reads well ("Ruiz | said that …"), and these do not ("Ruiz | according to …").
_NO_VERB = frozenset(("according", "as", "by", "for", "from", "in", "of", "on", "per", "to", "via", "with"))


def print_statements(console: Console, statements: Iterable[Statement]) -> int:
    """Print `statements` in their order as one table as wide as `console`; how many there were."""
    rows = iter(statements)
    count, before = 0, ""
    while page := list(islice(rows, PAGE)):
        table = statements_table(console.width, header=count == 0)
        for statement in page:
            date = when(statement)
            table.add_row(*_cells(console, statement, date=Text(date, style="dim" if date == before else "")))
            before = date
        if count:
            console.print()  # the padding below the last row of a table is left out
        console.print(table)
        count += len(page)
    return count


def statements_table(width: int, *, header: bool, speaker: bool = True) -> Table:
    """An empty table of `width` for rows of `reference`, the speaker, and `said`."""
    table = Table(
        box=None, show_header=header, header_style="bold", padding=(0, GAP, 1, 0), pad_edge=False, width=width
    )
    table.add_column("SAID", width=SAID)
    if speaker:
        table.add_column("SPEAKER", width=_speaker_width(width))
    table.add_column("STATEMENT", width=_said_width(width, speaker=speaker))
    if width >= WIDE:
        table.add_column("VIA", width=VIA)
    return table


def _said_width(width: int, *, speaker: bool) -> int:
    taken = SAID + GAP + (_speaker_width(width) + GAP if speaker else 0) + (VIA + GAP if width >= WIDE else 0)
    return max(width - taken, 20)


def _speaker_width(width: int) -> int:
    return min(SPEAKER, max(width // 4, 12))


def _cells(console: Console, statement: Statement, *, date: Text) -> Iterator[Text | Group]:
    """What stands in one row, column by column."""
    yield reference(statement, date=date)
    yield _speaker(console, statement.speaker)
    yield from said(console, statement)


def reference(statement: Statement, *, date: Text) -> Group:
    """The date, below it what `onrecord show` takes, and whether people accepted or corrected it."""
    first = statement.carriers[0]
    called = Text(f"{one_line(first.article)[:8]} {one_line(first.attribution)}", style="dim")
    return Group(date, called, *([Text(statement.review, style="dim green")] if statement.review else []))


def said(console: Console, statement: Statement, *, speaker: bool = True, lines: int = LINES) -> Iterator[Text | Group]:
    """The words and the chain: in two columns, or on a narrow console in one. `speaker`: they have one before them."""
    wide, width = console.width >= WIDE, _said_width(console.width, speaker=speaker)
    words = _cut(console, _words(statement), width=width, lines=lines)
    via = relays(statement)
    yield words if wide else Group(words, _cut(console, Text(f"via {via}", style="dim"), width=width, lines=lines))
    if wide:
        yield _cut(console, Text(via, style="dim"), width=VIA, lines=lines)


def _speaker(console: Console, speaker: Speaker) -> Group:
    """The name, and role and party below it."""
    name = Text(who(speaker), style="bold cyan" if speaker.name else "italic cyan")
    width = _speaker_width(console.width)
    lines = [_cut(console, name, width=width)]
    if below := capacity(speaker):
        lines.append(_cut(console, Text(below, style="dim"), width=width))
    return Group(*lines)


def _words(statement: Statement) -> Text:
    """What was said, with the words that ascribe it, without which a denial would read as a claim."""
    text = Text()
    if statement.negated:
        text.append("not said: ", style="bold red")
    if statement.mode == "thought":
        text.append("thought: ", style="dim italic")
    cue, content = one_line(statement.carriers[0].cue), one_line(statement.content)
    if not any(letter.isalpha() for letter in cue):  # a colon or a dash
        return text.append(content)
    if cue.split()[0].casefold() in _NO_VERB:
        return text.append(content).append(f" ({cue})", style="dim")
    return text.append(f"{cue} ", style="dim").append(content)


def _cut(console: Console, text: Text, *, width: int, lines: int = LINES) -> Text:
    """At most `lines` lines of `text`, with an ellipsis where some of it is left out."""
    short = text[: (lines + 1) * width]  # a long text is not laid out only to be thrown away
    laid = short.wrap(console, width)
    if len(laid) <= lines:
        return short
    last = laid[lines - 1]
    last.rstrip()
    if last.cell_len >= width:
        space = last.plain.rfind(" ")
        last = last[: space if space > 0 else len(last) - 1]
    return Text("\n").join([*laid[: lines - 1], last + Text("…")])
