"""Speech inside speech: which contents are read a second time, alone, and what is kept of what is found there.

One reading gives each word one role, so that it cannot nest, and the corpus that the model learned from does not nest
either. Read alone, as if it were the article, a content shows who speaks inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.english.cues import telling_word, tells_speech
from onrecord.record import Span, Spans, SpanSet

# Shorter contents hold no source, cue and content.
_WORDS = 5
# A second reading is surer to see what is not there than the first is: of what no word of saying tells, most of all.
_CONFIDENCE = 0.3
_CONFIDENCE_THOUGHT = 0.75
_CONFIDENCE_UNTOLD = 0.97
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PAST = re.compile(r"said|told|wrote|\w+ed")
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|got|gets)(?: \w+ly| also| now| then| not)? (?:\w+ed|told|said)\b"
)
# "We were called at eight to a fire": nobody is said to say that.
_SUMMONED = re.compile(r"called (?:at|to|out|in|away|up)\b")
_UNNAMED_SAYING = re.compile(
    r"(?:reports?|claims?|suggestions?|allegations?|accusations?|rumou?rs?|speculation|criticism|warnings?)(?: \w+)?"
)
_SELF = frozenset({"i", "we", "you", "one", "no one", "nobody", "who", "that", "it"})
# What speakers say of what they think themselves is on record with their words.
_PRONOUNS = _SELF | {"he", "she", "they", "this", "these", "those", "which"}
_NO_THINKER = _PRONOUNS | {"to", "not", "no", "don't", "don’t", "is", "are", "was", "were", "be", "would", "looks"}
# What may or will be said has not been said: "a country could demand", "he is free to disclose". What he would not say
# is another matter: that he refused.
_MAY_BE = frozenset(
    {"could", "would", "might", "may", "can", "should", "must", "will", "shall", "cannot", "ought", "free", "able"}
)
_REFUSED = re.compile(r"\b(?:would|will|could) not (?:say|tell|comment|confirm|answer|explain|discuss|disclose)\b")
# A source of one such word is a phrase cut off; "his" is not before what is his: "his claim that…".
_CUT_OFF = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "and", "of"})
_OWNING = frozenset({"his", "her", "its", "their"})
_CLOSERS = {"“": "”", "‘": "’", '"': '"', "'": "'"}


def insides(text: str, item: SpanSet) -> Iterator[Span]:
    """The stretches of the item's content that may hold speech, without the quotation marks around them."""
    for start, end in _runs(text, item.content):
        if closer := _CLOSERS.get(text[start]):
            start += 1
            end -= text[start:end].endswith(closer)
        words = _WORD.findall(text, start, end)
        if len(words) >= _WORDS and (any(map(tells_speech, words)) or _holds_thought(words)):
            yield start, end


def _holds_thought(words: Sequence[str]) -> bool:
    """Whether a word tells what somebody thinks who has a name: not "I hope", "want to", "not sure"."""
    return any(telling_word([word]) and before.casefold() not in _NO_THINKER for before, word in pairwise(words))


def _runs(text: str, content: Spans) -> list[Span]:
    """The spans of a content, those together that only spaces part: a clause of saying may lie across them."""
    runs: list[Span] = []
    for start, end in content:
        if runs and not text[runs[-1][1] : start].strip(" "):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _is_unnamed(text: str, cue: Spans) -> bool:
    """Whether the words say only who was told, or what is said: "was told", "is alleged", "reports that"."""
    passive = any(
        _PASSIVE.search(text[max(0, a - 20) : b]) and not _SUMMONED.search(text, max(a, b - len("called")), b + 6)
        for a, b in cue
    )
    return passive or any(_UNNAMED_SAYING.fullmatch(text[a:b]) for a, b in cue)


def _has_been_said(text: str, cue: Spans) -> bool:
    """Whether the cue tells what somebody has said, and not what he may or will say, or is asked "to say"."""
    told = " ".join(text[a:b] for a, b in cue).casefold().split()
    if not told:
        return True
    return told[0] != "to" and (not _MAY_BE & set(told) or bool(_REFUSED.search(" ".join(told))))


def nested(text: str, found: SpanSet, outer: SpanSet, start: int) -> SpanSet | None:
    """What was found in a content that begins at `start`, with offsets in the article; null where it is unsure.

    Kept is only what somebody says, not what he could or will say, and what somebody else is said to think. What the
    speaker says in these very words ("I urge you to…") is on record with them; what he says that he said before ("I
    told them in March that…") is another statement.
    """
    confidence = found.confidence * outer.confidence
    if confidence < _CONFIDENCE:
        return None
    source, cue, content = (
        tuple((a + start, b + start) for a, b in spans) for spans in (found.source, found.cue, found.content)
    )
    moved = replace(found, source=source, cue=cue, content=content, confidence=round(confidence, 4))
    told = [word for span in cue for word in _WORD.findall(text, *span)]
    if not _has_been_said(text, cue):
        return None
    if not source:
        return moved if any(map(tells_speech, told)) and _is_unnamed(text, cue) else None
    who = text[slice(*source[0])].casefold()
    if who in _CUT_OFF and not (who in _OWNING and cue and text[source[-1][1] : cue[0][0]] == " "):
        return None
    if any(map(tells_speech, told)):
        before = any(_PAST.fullmatch(word) and tells_speech(word) for word in told)
        return moved if who not in _SELF or before else None
    sure = confidence >= (_CONFIDENCE_THOUGHT if telling_word(told) else _CONFIDENCE_UNTOLD)
    return moved if told and sure and who not in _PRONOUNS else None
