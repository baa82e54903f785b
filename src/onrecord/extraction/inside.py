"""Speech inside speech: which contents are read a second time, alone, and what is kept of what is found there.

One reading gives each word one role, so that it cannot nest, and the corpus that the model learned from does not nest
either. Read alone, as if it were the article, a content shows who speaks inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.english.cues import tells_speech
from onrecord.record import Span, Spans, SpanSet

# Shorter contents hold no source, cue and content.
_WORDS = 5
# A second reading is surer to see what is not there than the first is.
_CONFIDENCE = 0.3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PAST = re.compile(r"said|told|wrote|\w+ed")
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|got|gets)(?: \w+ly| also| now| then| not)? (?:\w+ed|told|said)\b"
)
_SELF = frozenset({"i", "we", "you", "one", "no one", "nobody", "who", "that", "it"})
# What may or will be said has not been said: "a country could demand".
_MAY_BE = frozenset({"could", "would", "might", "may", "can", "should", "must", "will", "shall"})
# A source of one such word is a phrase cut off.
_CUT_OFF = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "and", "of"})
_CLOSERS = {"“": "”", "‘": "’", '"': '"', "'": "'"}


def insides(text: str, item: SpanSet) -> Iterator[Span]:
    """The stretches of the item's content that may hold speech, without the quotation marks around them."""
    for start, end in _runs(text, item.content):
        if closer := _CLOSERS.get(text[start]):
            start += 1
            end -= text[start:end].endswith(closer)
        words = _WORD.findall(text, start, end)
        if len(words) >= _WORDS and any(map(tells_speech, words)):
            yield start, end


def _runs(text: str, content: Spans) -> list[Span]:
    """The spans of a content, those together that only spaces part: a clause of saying may lie across them."""
    runs: list[Span] = []
    for start, end in content:
        if runs and not text[runs[-1][1] : start].strip(" "):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _is_passive(text: str, cue: Spans) -> bool:
    """Whether nobody is named because the words say only who was told, or what is said: "was told", "is alleged"."""
    return any(_PASSIVE.search(text[max(0, a - 20) : b]) for a, b in cue)


def nested(text: str, found: SpanSet, outer: SpanSet, start: int) -> SpanSet | None:
    """What was found in a content that begins at `start`, with offsets in the article; null where it is unsure.

    Kept is only what somebody says, not what he could or will say. What the speaker says in these very words ("I urge
    you to…") is on record with them; what he says that he said before ("I told them in March that…") is another
    statement.
    """
    confidence = found.confidence * outer.confidence
    if confidence < _CONFIDENCE:
        return None
    source, cue, content = (
        tuple((a + start, b + start) for a, b in spans) for spans in (found.source, found.cue, found.content)
    )
    moved = replace(found, source=source, cue=cue, content=content, confidence=round(confidence, 4))
    told = [word for span in cue for word in _WORD.findall(text, *span)]
    if not any(map(tells_speech, told)) or (_MAY_BE & set(told) and "not" not in told):
        return None
    if not source:
        return moved if _is_passive(text, cue) else None
    who = text[slice(*source[0])].casefold()
    if who in _CUT_OFF:
        return None
    if who in _SELF and not any(_PAST.fullmatch(word) and tells_speech(word) for word in told):
        return None
    return moved
