"""One article with its attributions marked in place, and a list of them below.

On a terminal the marks are colours, and a small number stands after each content. Elsewhere they are brackets, each
followed by the numbers of its attributions: {source}a1 <cue>a1 [content]a1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.text import Text

from onrecord.phrases import capacity, day, path, who
from onrecord.record import Article, Attribution, Because, Record, Span
from onrecord.safe import one_line, safe
from onrecord.terminal.review_lines import decision_line, review_lines

if TYPE_CHECKING:
    from onrecord.ledger import Reviewed

LONG = 200_000  # characters
NONE_FOUND = "No attributions were found in this article."

Role = Literal["source", "cue", "content"]
STYLES: dict[Role, str] = {"content": "underline", "source": "bold cyan", "cue": "yellow"}
BRACKETS: dict[Role, tuple[str, str]] = {"content": ("[", "]"), "source": ("{", "}"), "cue": ("<", ">")}


def print_article(console: Console, record: Record, review: Reviewed | None = None) -> None:
    """Print the article's head, its text with marks, and what was made of each attribution.

    With `review`, `record` is what stands of it, and beside each that people decided on stands what they made of it.
    """
    article = record.article
    console.print(_head(article, f"not read: {record.unread}" if record.unread else f"read by {record.model}"))
    text = _coloured(record) if console.is_terminal else _bracketed(record)
    # A pipe gets the lines as the article has them; and a terminal wraps millions of characters faster than we do.
    console.print(text, soft_wrap=not console.is_terminal or len(text) > LONG)
    console.print()
    console.print(_legend(record, coloured=console.is_terminal, rejected=bool(review and review.items)))
    for item, lines in _entries(record, review):
        console.print(item, soft_wrap=not console.is_terminal)
        for line in lines:
            console.print(line, soft_wrap=not console.is_terminal)


def _entries(record: Record, review: Reviewed | None) -> Iterator[tuple[Text, list[Text]]]:
    """Each attribution with the lines below it; those that were rejected too, as they were read."""
    text = record.article.text
    if review is None:
        yield from ((entry(item), list(_reasons(item, text))) for item in record.attributions)
        return
    for reviewed in review.items:
        item = reviewed.now or reviewed.machine
        head = entry(item)
        if reviewed.now is None:
            head.stylize("dim strike")
        yield head, [*review_lines(reviewed, text), *_reasons(item, text)]
    for decision in review.queued:
        yield Text(f"Waiting for a place in this reading: decision {decision_line(decision)}", style="dim"), []


def _head(article: Article, reading: str) -> Text:
    published = article.published.value
    how = f" ({article.published.certainty})" if article.published.certainty else ""
    facts = [article.outlet, f"{published}{how}" if published else "no publication date", article.byline]
    head = Text().append(one_line(article.title or "(no title)") + "\n", style="bold")
    head.append(" · ".join(one_line(fact) for fact in facts if fact) + "\n")
    if article.url:
        head.append(one_line(article.url) + "\n", style="dim")
    given = f" ({one_line(article.id)})" if article.id != article.identity else ""
    return head.append(f"{article.identity[:8]}{given} · {one_line(reading)}\n", style="dim")


def _coloured(record: Record) -> Text:
    """The text in colours, the number of each attribution after its content."""
    text = Text(safe(record.article.text))
    for role in ("content", "source", "cue"):
        for item in record.attributions:
            for start, end in getattr(item, role):
                text.stylize(STYLES[role], start, end)
    ends: defaultdict[int, list[str]] = defaultdict(list)
    for item in record.attributions:
        if item.content:
            ends[item.content[-1][1]].append(one_line(item.id))
    positions = sorted(ends)
    marked = Text()
    for piece, position in zip(text.divide(positions), [*positions, None], strict=False):
        marked.append_text(piece)
        if position is not None:
            marked.append(f"[{' '.join(ends[position])}]", style="dim magenta")
    return marked


def _bracketed(record: Record) -> Text:
    """The text with a bracket before and after each span, the numbers of its attributions behind."""
    return bracketed(record, (0, len(record.article.text)))


def bracketed(record: Record, within: Span) -> Text:
    """As `_bracketed`, a part of the text that holds all spans."""
    text = safe(record.article.text)
    pieces, before = [], within[0]
    for position, bracket in _brackets(record):
        pieces += [text[before:position], bracket]
        before = position
    return Text("".join([*pieces, text[before : within[1]]]))


def _brackets(record: Record) -> Iterator[tuple[int, str]]:
    """Where each bracket stands, in the order of the text: closing ones first, and inner ones inside outer ones."""
    marked: defaultdict[tuple[Span, Role], list[str]] = defaultdict(list)
    for item in record.attributions:
        for role in STYLES:
            for span in getattr(item, role):
                marked[span, role].append(one_line(item.id))
    found = []
    for ((start, end), role), ids in marked.items():
        opening, closing = BRACKETS[role]
        found.append((start, 1, -end, role, opening))
        found.append((end, 0, -start, role, closing + ",".join(ids)))
    for position, _, _, _, bracket in sorted(found):
        yield position, bracket


def _legend(record: Record, *, coloured: bool, rejected: bool = False) -> Text:
    if not record.attributions:
        return Text("No attributions stand in this article." if rejected else NONE_FOUND)
    legend = Text("Attributions (marked in the text:")
    roles: tuple[Role, ...] = ("source", "cue", "content")
    for role in roles:
        opening, closing = ("", "") if coloured else BRACKETS[role]
        legend.append(" ").append(f"{opening}{role}{closing}", style=STYLES[role])
    return legend.append(")")


def entry(item: Attribution) -> Text:
    """What was resolved of one attribution, in two lines."""
    speaker = item.speaker
    entry = Text().append(f"{one_line(item.id):>4}  ", style="magenta")
    entry.append(who(speaker), style="bold cyan" if speaker.name else "italic cyan")
    if known := capacity(speaker):
        entry.append(f", {known}")
    said = f"said on {day(item.said_on.value)}" if item.said_on and item.said_on.value else "date unknown"
    facts = [said, item.kind, f"confidence {item.confidence:.2f}"]
    if item.mode == "thought":
        facts.insert(1, "thought, not said")
    if item.negated:
        facts.insert(0, "reported NOT to have said it")
    if item.act:
        facts.append(item.act)
    if item.parent:
        facts.append(f"inside {one_line(item.parent)}")
    return entry.append(f"\n      {' · '.join([f'via {path(item.chain)}', *facts])}")


def _reasons(item: Attribution, text: str) -> Iterator[Text]:
    """What each value was resolved from, where that was asked for, a line a value."""
    for name, steps in (item.because or {}).items():
        line = Text().append(f"      {name}: ", style="dim cyan")
        yield line.append("; ".join(_step(step, text) for step in steps), style="dim")


def _step(step: Because, text: str) -> str:
    """One step in words: the rule, the words that show it, what was compared, and the score."""
    words = [step.rule]
    shown = [text[start:end] for start, end in step.spans]
    if shown:
        words.append(" … ".join(f"“{_short(part)}”" for part in shown[:3]))
    if step.values:
        words.append("(" + " / ".join(one_line(value) for value in step.values) + ")")
    if step.score is not None:
        words.append(f"{step.score:.2f}")
    return " ".join(words)


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= 60 else f"{line[:57]}…"
