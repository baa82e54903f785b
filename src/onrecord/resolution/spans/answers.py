"""What is said in a turn of an interview or a briefing: all of it, by the one whose label opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.record import Marks, Span, Spans, SpanSet
from onrecord.resolution.sentences.interviews import Turn, turns_in

_CONFIDENCE = 0.9
_LONGEST = 700  # characters of an answer that is one statement
_LONGEST_UNREAD = 4_000  # and of one of which the model gives nothing to its label
_SHORTEST = 3  # words of a statement


def with_answers(text: str, marks: Marks, outlet: str | None = None) -> Marks:
    """`marks` with one attribution for each answer, in place of the parts that the model gave its label as a source.

    What the model read across a label ("Partial transcript as follows: BELL: …") is nobody's statement and is left out.

    An answer of many sentences stays as the model read it, unless it gives nothing of it to the label.
    """
    turns = turns_in(text, outlet)
    items = [item for item in marks.attributions if not any(_covers(item, turn.label) for turn in turns)]
    for turn in turns:
        content = tuple(_paragraphs(text, turn))
        if turn.asks or not content or len(text[content[0][0] : content[-1][1]].split()) < _SHORTEST:
            continue
        size = content[-1][1] - content[0][0]
        if size > _LONGEST_UNREAD or (size > _LONGEST and any(_holds(turn, item) for item in items)):
            continue
        label, mark = turn.label, (turn.label[1], turn.label[1] + 1)
        cue = (mark,) if text[slice(*mark)] == ":" else ()
        items = [item for item in items if not _within(item.source, label)]
        items.append(SpanSet(source=(label,), cue=cue, content=content, confidence=_CONFIDENCE))
    return replace(marks, attributions=tuple(items))


def _holds(turn: Turn, item: SpanSet) -> bool:
    return _within(item.source, turn.label) and any(turn.start <= start < turn.end for start, _ in item.content)


def _paragraphs(text: str, turn: Turn) -> Iterator[Span]:
    at = turn.start
    for line in text[turn.start : turn.end].split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def _covers(item: SpanSet, label: Span) -> bool:
    return any(start <= label[0] and label[1] <= end for start, end in item.content)


def _within(source: Spans, label: Span) -> bool:
    return bool(source) and label[0] <= source[0][0] and source[-1][1] <= label[1] + 1
