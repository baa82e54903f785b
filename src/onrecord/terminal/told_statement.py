"""One statement for people: what was said, then each article that carries it, what it makes of it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.phrases import ARROW, UNKNOWN, bearer, capacity, day, when, who
from onrecord.safe import one_line
from onrecord.terminal.review_lines import decision_line
from onrecord.terminal.word_pieces import words_of_pieces

if TYPE_CHECKING:
    from onrecord.ledger import Join
    from onrecord.matching.statements import Telling, Told
    from onrecord.record import Statement

_MEANING = {"changed": "the meaning differs", "kept": "the meaning is the same", None: "other words"}
_SHORT = 160  # characters of another statement


def print_told(console: Console, found: Told) -> None:
    """Print a statement, its carriers, what people decided on it, and what stands beside it."""
    statement = found.statement
    head = Text(who(statement.speaker), style="bold cyan" if statement.speaker.name else "italic cyan")
    if below := capacity(statement.speaker):
        head.append(f"  {below}", style="dim")
    head.append(f"  {when(statement)}  {statement.id}", style="dim")
    console.print(head)
    console.print(Text(f"{'not said: ' if statement.negated else ''}{one_line(statement.content)}"))
    console.print(Text(_sum(found), style="dim"))
    for number, telling in enumerate(found.tellings):
        console.print()
        lines = _lines(telling, first=number == 0, coloured=console.is_terminal)
        console.print(Padding(lines, (0, 0, 0, 2), expand=False))
    for title, others in (
        ("May be the same statement", found.candidates),
        ("The same words, credited to another speaker", found.sides),
        ("Denied by it, or denying it", found.denials),
    ):
        if others:
            console.print(Text(f"\n{title}:", style="bold"))
        for join, other in others:
            console.print(Padding(_other(join, other), (0, 0, 0, 2), expand=False))
    if found.decisions:
        console.print(Text("\nDecided by people:", style="bold"))
    for decision in found.decisions:
        console.print(Padding(Text(decision_line(decision)), (0, 0, 0, 2), expand=False))


def _sum(found: Told) -> str:
    articles = len({telling.told.carriers[0].article for telling in found.tellings})
    copied = len(found.tellings) - found.reports
    count = "1 article carries it" if articles == 1 else f"{articles} articles carry it"
    if not copied:
        return f"{count}."
    own = f"{found.reports} report{'' if found.reports == 1 else 's'} of {'its' if found.reports == 1 else 'their'} own"
    return f"{count}: {own}, and {copied} that {'copies' if copied == 1 else 'copy'} another."


def _lines(telling: Telling, *, first: bool, coloured: bool) -> Text:
    told = telling.told
    carrier = told.carriers[0]
    text = Text(day(carrier.published) if carrier.published else UNKNOWN)
    text.append(f"  {ARROW.join(bearer(hop) for hop in carrier.chain)}", style="bold")
    text.append(f"  {told.id}", style="dim")
    text.append(f"\n{one_line(carrier.title) if carrier.title else 'untitled'} · characters ", style="dim")
    spans = ", ".join(f"{start}–{end}" for start, end in carrier.spans)
    text.append(f"{spans} · {carrier.article[:8]} {one_line(carrier.attribution)}", style="dim")
    if not first:
        if all(piece.what == "same" for piece in telling.pieces):
            text.append("\nthe same words", style="green")
        else:
            text.append("\n").append_text(words_of_pieces(telling.pieces, coloured=coloured))
            text.append(f"  ({_MEANING[telling.meaning]})", style="yellow")
    if telling.copied is not None:
        copied = telling.copied
        how = f"credits {one_line(copied.what)}" if copied.what else f"{copied.share:.0%} of its own words are there"
        text.append(f"\ncopies {copied.article[:8]}: {how}", style="magenta")
    for join in telling.joins:
        other = join.one if join.other == told.id else join.other
        text.append(f"\njoined to {other}: {join.rule} ({join.score:.2f})", style="dim")
    return text


def _other(join: Join, other: Statement) -> Text:
    text = Text(who(other.speaker), style="bold cyan" if other.speaker.name else "italic cyan")
    text.append(f"  {when(other)}  {other.id}  {join.rule} ({join.score:.2f})", style="dim")
    words = one_line(other.content)
    return text.append("\n" + (words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"))
