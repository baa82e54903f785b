"""What people made of one attribution, in lines: who decided what, when and why, and what the machine had read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.phrases import path
from onrecord.record import Attribution, Decision
from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.ledger import ReviewedItem

DONE = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
FIELDS = ("source", "cue", "content", "speaker.name", "speaker.type", "speaker.role", "speaker.party", "chain",
          "said_on", "kind", "act", "mode", "negated", "parent")  # fmt: skip
_SHORT = 100


def review_lines(item: ReviewedItem, text: str) -> Iterator[Text]:
    """The decisions on an attribution, a line each, and each value that differs from what the machine read."""
    for decision in item.decisions:
        yield Text(f"      {decision_line(decision)}", style="green")
    if item.now is None:
        return
    for name in FIELDS:
        was, now = shown(item.machine, name, text), shown(item.now, name, text)
        if was != now:
            follows = "" if item.state != "follows" else f" (with {one_line(item.machine.parent or '')})"
            yield Text(f"      {name}: {now}; the machine read {was}{follows}", style="green")


def decision_line(decision: Decision) -> str:
    """A decision in a line: its number, who, when and why."""
    why = f": {one_line(decision.why)}" if decision.why else ""
    done = DONE.get(decision.kind, one_line(decision.kind))
    return f"{decision.number} {done} by {one_line(decision.who)} on {decision.at[:10]}{why}"


def shown(item: Attribution, name: str, text: str) -> str:
    """The value of a field as people read it."""
    if name in ("source", "cue", "content"):
        parts = [text[start:end] for start, end in getattr(item, name)]
        return f"“{_cut(' … '.join(parts))}”" if parts else "nothing"
    if name == "chain":
        return path(item.chain)
    if name == "said_on":
        return one_line(item.said_on.value) if item.said_on and item.said_on.value else "unknown"
    value = getattr(item.speaker, name.partition(".")[2]) if name.startswith("speaker.") else getattr(item, name)
    if isinstance(value, bool):
        return str(value).lower()
    return "unknown" if value is None else _cut(str(value))


def _cut(words: str) -> str:
    """Long words with their middle left out, so that both ends can be compared."""
    line = one_line(words)
    return line if len(line) <= _SHORT else f"{line[: _SHORT // 2]} … {line[-_SHORT // 2 :]}"
