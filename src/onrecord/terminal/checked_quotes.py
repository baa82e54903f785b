"""What the record has on quotations, for people: the verdict, then each statement that answers with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.phrases import ARROW, UNKNOWN, bearer, day, when, who
from onrecord.safe import one_line
from onrecord.terminal.word_pieces import words_of_pieces

if TYPE_CHECKING:
    from onrecord.matching.checking import Checked, Match
    from onrecord.record import Carrier

SHOWN = 200  # characters of the quotation that is repeated
_REST = 120  # characters of what else the sentence says
_STYLES = {"verbatim": "bold green", "not-found": "bold red", "denied": "bold red"}
_SENTENCES = {
    "verbatim": "word for word on record",
    "altered": "on record in other words",
    "paraphrase": "on record only as a reporter's words, not as a quotation",
    "other-speaker": "on record by somebody else",
    "denied": "on record only as what was denied, or not said",
    "not-found": "in no statement on record",
}
_MEANING = {
    "changed": "the meaning differs",
    "kept": "the meaning is the same",
    None: "whether the meaning differs cannot be told",
}


def print_checked(console: Console, checked: Checked, *, repeat: bool = False) -> None:
    """Print the verdict and the matches; with `repeat`, the quotation and its speaker above them."""
    if repeat:
        console.print(Text(f"“{_short(checked.words, SHOWN)}”", style="bold"))
        console.print(Text(f"— {one_line(checked.speaker) if checked.speaker else 'nobody is named'}", style="dim"))
    verdict = Text(checked.verdict, style=_STYLES.get(checked.verdict, "bold yellow"))
    verdict.append(f"  {_SENTENCES[checked.verdict]}", style="not bold")
    if checked.verdict != "denied" and (checked.denials or any(match.contradicted_by for match in checked.matches)):
        verdict.append("; and something on record stands against it", style="bold red")
    console.print(verdict)
    for match in checked.matches:
        console.print(Padding(_lines(match, coloured=console.is_terminal), (0, 0, 0, 2), expand=False))
    console.print()


def _lines(match: Match, *, coloured: bool) -> Text:
    statement = match.statement
    text = Text().append(who(statement.speaker), style="bold cyan" if statement.speaker.name else "italic cyan")
    text.append(f"  {when(statement)}  {statement.id}", style="dim")
    marks = [] if match.quoted else ["a reporter's words"]
    marks += ["denied or not said"] if match.denied else []
    marks += [] if match.verbatim else [_MEANING[match.meaning]]
    if marks:
        text.append(f"  {'; '.join(marks)}", style="yellow")
    text.append("\n").append_text(_wording(match, coloured=coloured))
    for carrier in statement.carriers:
        text.append("\n").append(_citation(carrier), style="dim")
    for other in match.contradicted_by:
        words = f"{one_line(other.carriers[0].cue)} {one_line(other.content)}"
        text.append(f"\nagainst it: {who(other.speaker)}, {when(other)}, {other.id}: ", style="red")
        text.append(_short(words, _REST), style="red")
    return text


def _wording(match: Match, *, coloured: bool) -> Text:
    """The words with what differs, and what else their sentence says."""
    text = Text()
    if match.before:
        text.append(f"{_short(match.before, _REST, end=True)} ", style="dim")
    text.append("“").append_text(words_of_pieces(match.pieces, coloured=coloured)).append("”")
    if match.after:
        text.append(f" {_short(match.after, _REST)}", style="dim")
    if match.left_out:
        text.append(f"  (the quotation leaves out: {', '.join(match.left_out)})", style="yellow")
    return text


def _citation(carrier: Carrier) -> str:
    """By which chain, in which outlet and article, when, and where in its text."""
    facts = [
        ARROW.join(bearer(hop) for hop in carrier.chain),
        one_line(carrier.title) if carrier.title else "untitled",
        day(carrier.published) if carrier.published else UNKNOWN,
        "characters " + ", ".join(f"{start}–{end}" for start, end in carrier.spans),
        f"{carrier.article[:8]} {one_line(carrier.attribution)}",
    ]
    return " · ".join(facts)


def _short(text: str, most: int, *, end: bool = False) -> str:
    line = one_line(text)
    if len(line) <= most:
        return line
    return f"…{line[1 - most :]}" if end else f"{line[: most - 1]}…"
