"""Questions in what is printed turn by turn: interviews, briefings, hearings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from onrecord.record import Span, SpanSet

# "QUESTION (Radio Lund): …", "Q: …", "Ana Roe: …" at the start of a line; "((AB)) …", as some agencies print it.
_TURN = re.compile(
    r"^(?:\(\((?P<marked>[^()\n]{1,40})\)\)\s?"
    r"|(?P<label>[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3})(?: \([^()\n]{1,40}\))?:\s)",
    re.M,
)
_LABELS_OF_ASKERS = re.compile(
    r"(?:Q|question|questioner|interviewer|reporter|journalist|moderator|host|presenter|chair|audience)(?: \d+)?",
    re.IGNORECASE,
)
_FEWEST = 4  # turns
_YOU = re.compile(r"(?:you|your)\b", re.IGNORECASE)


def questions_in(text: str, outlet: str | None = None) -> Sequence[Span]:
    """The turns of those who ask, in order, each from its label on; none in a text that is not printed turn by turn.

    They ask whose label says so ("Q", "MODERATOR") or is the `outlet` that prints it, and whose turns mostly end in a
    question mark.
    """
    own = {outlet.casefold(), outlet.casefold().rsplit(" ", 1)[-1]} if outlet else set()
    starts = [(match.start(), (match["marked"] or match["label"]).casefold()) for match in _TURN.finditer(text)]
    if len(starts) < _FEWEST or len({label for _, label in starts}) < 2:
        return ()
    ends = [start for start, _ in starts[1:]] + [len(text)]
    turns = [(start, end, label) for (start, label), end in zip(starts, ends, strict=True)]
    asking = defaultdict(list)
    for start, end, label in turns:
        asking[label].append(text[start:end].rstrip(" \n”\"’'").endswith("?"))
    askers = {
        label
        for label, ends_so in asking.items()
        if label in own or _LABELS_OF_ASKERS.fullmatch(label) or sum(ends_so) > max(1, 0.6 * len(ends_so))
    }
    if len(askers) == len(asking):
        return ()
    return [(start, end) for start, end, label in turns if label in askers]


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
