"""Questions in what is printed turn by turn: interviews, briefings, hearings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import Span, SpanSet

# "QUESTION (Radio Lund): …", "Q: …", "Ana Roe: …" at the start of a line, which a mark may open; "((AB)) …", as some
# agencies print it.
_TURN = re.compile(
    r"^[“\"]?(?:\(\((?P<marked>[^()\n]{1,40})\)\)\s?"
    r"|(?P<label>[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3})(?: \([^()\n]{1,40}\))?:\s)",
    re.M,
)
_LABELS_OF_ASKERS = re.compile(
    r"(?:Q|question|questioner|interviewer|reporter|journalist|moderator|host|presenter|chair|audience)(?: \d+)?",
    re.IGNORECASE,
)
_FEWEST = 4  # turns
_YOU = re.compile(r"(?:you|your)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says at a stretch: the `label` it opens with, and where its words go; `asks`: is it a question?"""

    opening: int  # of the label with its brackets
    label: Span
    start: int
    end: int
    asks: bool


def turns_in(text: str, outlet: str | None = None) -> Sequence[Turn]:
    """The turns of a text that is printed turn by turn, in order; none where nobody in it asks, or everybody does.

    They ask whose label says so ("Q", "MODERATOR") or is the `outlet` that prints it, and whose turns mostly end in a
    question mark. Of the last turn only the first line is sure to be of it.
    """
    own = {outlet.casefold(), outlet.casefold().rsplit(" ", 1)[-1]} if outlet else set()
    heads = list(_TURN.finditer(text))
    if len(heads) > 1 and heads[0].start() == 0 and "\n" in text[heads[0].end() : heads[1].start()].strip():
        heads.pop(0)  # a headline: "Lund: ‘I like it’"
    if len(heads) < _FEWEST or len({_label(head) for head in heads}) < 2:
        return ()
    ends = [head.start() for head in heads[1:]] + [text.find("\n", heads[-1].end())]
    ends[-1] = ends[-1] if ends[-1] >= 0 else len(text)
    asking = defaultdict(list)
    for head, end in zip(heads, ends, strict=True):
        asking[_label(head)].append(text[head.end() : end].rstrip(" \n”\"’'").endswith("?"))
    shares = {label: sum(ends_so) / len(ends_so) for label, ends_so in asking.items()}
    askers = {
        label
        for label, ends_so in asking.items()
        if label in own
        or _LABELS_OF_ASKERS.fullmatch(label)
        or (sum(ends_so) > 1 and shares[label] > min(0.6, 3 * max(shares[o] for o in shares if o != label)))
    }
    if not askers or len(askers) == len(asking):
        return ()
    return [
        Turn(head.start(), head.span("marked" if head["marked"] else "label"), head.end(), end, _label(head) in askers)
        for head, end in zip(heads, ends, strict=True)
    ]


def _label(head: re.Match[str]) -> str:
    return str(head["marked"] or head["label"]).casefold()


def questions_in(text: str, outlet: str | None = None) -> Sequence[Span]:
    """The turns of those who ask (see `turns_in`), each from its label on."""
    return tuple((turn.opening, turn.end) for turn in turns_in(text, outlet) if turn.asks)


def is_asked(text: str, item: SpanSet, questions: Sequence[Span]) -> bool:
    """Is it a question of one of these turns, or what its asker says of "you"; not what they relay of somebody else."""
    at = item.content[0][0]
    place = bisect_right(questions, at, key=lambda span: span[0]) - 1
    if place < 0 or at >= questions[place][1]:
        return False
    start = questions[place][0]
    if not item.source:
        return True
    first, last = item.source[0]
    if _YOU.fullmatch(text, first, last):
        return True
    head = _TURN.match(text, start)
    return head is not None and start <= first and last <= head.end()
