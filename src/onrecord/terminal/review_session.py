"""Reviewing in a terminal: one attribution at a time, marked in its context, and a key for what to make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from onrecord.record import Attribution, Record, Span
from onrecord.review.typed import values_from
from onrecord.safe import one_line, safe
from onrecord.terminal.marked_article import STYLES, bracketed, entry
from onrecord.terminal.review_lines import FIELDS, review_lines, shown

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, ReviewedItem

KEYS = "a accept · r reject · e edit · s skip · u undo · q quit"
AROUND = 400  # characters of context on either side, to the ends of their lines
_EDITED = (*(name for name in FIELDS if name != "parent"), "said_on.span")


def _prompt(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return answer.strip()


def _key() -> str:
    return click.getchar().lower()


@dataclass(frozen=True, slots=True)
class _Made:
    """A decision of this session: its number, and the place in the list that it was made at."""

    number: int
    at: int


class Session:
    """One sitting; `more` where the list is not all that there is to review.

    `key` gives the next key and `ask` the answer to a question; both may be exchanged.
    """

    def __init__(
        self,
        ledger: Ledger,
        ids: list[str],
        *,
        who: str,
        console: Console,
        more: bool = False,
        key: Callable[[], str] = _key,
        ask: Callable[[str], str] = _prompt,
    ) -> None:
        self._ledger, self._ids, self._who, self._console = ledger, ids, who, console
        self._key, self._ask = key, ask
        self._more = more
        self._made: list[_Made] = []

    def run(self) -> int:
        """Go through the list until its end or until it is left; how many decisions of this sitting stand."""
        at = 0
        try:
            while 0 <= at < len(self._ids):
                try:
                    following = self._one(at)
                except LookupError as problem:  # read again, revised or removed meanwhile
                    self._say(f"{problem.args[0]}; skipped.")
                    following = at + 1
                if following is None:
                    break
                at = following
        except (EOFError, click.Abort):  # the terminal is gone, or the reviewer pressed Ctrl-D at a question
            pass
        count = len(self._made)
        done = "There is more to review: begin anew" if self._more else "Nothing more is to be reviewed"
        end = done if at >= len(self._ids) else f"{len(self._ids) - at} are left"
        self._say(f"{count} decision{'' if count == 1 else 's'} made. {end}.")
        return count

    def _one(self, at: int) -> int | None:
        """Ask about the attribution at a place of the list; the place to go on at, or null to leave."""
        id = self._ids[at]
        found, name = self._ledger.reviewed_item(id)
        item = next(item for item in found.items if item.machine.id == name)
        self._show(found.machine, item, at)
        while True:
            pressed = self._key()
            if pressed == "q":
                return None
            if pressed == "s":
                return at + 1
            if pressed == "u":
                return self._undo(at)
            if pressed in ("a", "r"):
                self._decide(id, at, "accept" if pressed == "a" else "reject", None)
                return at + 1
            if pressed == "e":
                if self._edit(id, at, found.machine, item.now or item.machine):
                    return at + 1
                self._show(found.machine, item, at)

    def _decide(self, id: str, at: int, verdict: Any, values: dict[str, Any] | None) -> None:
        why = self._ask("Why (Enter: no reason)") or None
        made = self._ledger.review(id, verdict, who=self._who, why=why, values=values)
        self._made.append(_Made(made.number, at))

    def _undo(self, at: int) -> int:
        """Take the last decision of this sitting back, and go to what it was about."""
        if not self._made:
            self._say("There is no decision of this sitting to take back.")
            return at
        last = self._made.pop()
        self._ledger.undo(last.number, who=self._who)
        self._say(f"Decision {last.number} is taken back.")
        return last.at

    def _edit(self, id: str, at: int, record: Record, item: Attribution) -> bool:
        """Ask for fields and their values, and then correct; false where no field was named."""
        typed: dict[str, str] = {}
        self._say("Fields: " + ", ".join(_EDITED))
        while True:
            name = self._ask("Field (Enter: done)")
            if not name:
                break
            if name not in _EDITED:
                self._say(f"There is no field {name!r}.")
                continue
            if name != "said_on.span":
                self._say(f"  it is {shown(item, name, record.article.text)}")
            typed[name] = self._ask("  should be (Enter: unknown)")
        if not typed:
            return False
        try:
            values = values_from(record, item, [f"{name}={value}" for name, value in typed.items()])
            self._decide(id, at, "correct", values)
        except ValueError as problem:
            self._say(f"Not corrected: {problem.args[0]}.")
            return False
        return True

    def _show(self, record: Record, reviewed: ReviewedItem, at: int) -> None:
        item = reviewed.now or reviewed.machine
        article, print = record.article, self._console.print
        head = f"{at + 1} of {len(self._ids)} · {article.identity[:8]} {item.id} · {article.title or '(no title)'}"
        print()
        print(Text(one_line(head), style="bold"))
        print(context(record, item, coloured=self._console.is_terminal))
        print(entry(item))
        for line in review_lines(reviewed, article.text):
            print(line)
        self._say(KEYS)

    def _say(self, sentence: str) -> None:
        self._console.print(Text(safe(sentence), style="dim"), soft_wrap=True)


def context(record: Record, item: Attribution, *, coloured: bool) -> Text:
    """The lines that an attribution stands in, with its source, cue and content marked."""
    within = _around(record.article.text, item)
    if not coloured:
        return bracketed(replace(record, attributions=(item,)), within)
    text = Text(safe(record.article.text))
    for role in ("content", "source", "cue"):
        for start, end in getattr(item, role):
            text.stylize(STYLES[role], start, end)
    return text[slice(*within)]


def _around(text: str, item: Attribution) -> Span:
    spans = item.source + item.cue + item.content
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    start = text.rfind("\n", max(first - AROUND, 0), first) + 1 or max(first - AROUND, 0)
    end = text.find("\n", last, last + AROUND)
    return start, end if end >= 0 else min(last + AROUND, len(text))
