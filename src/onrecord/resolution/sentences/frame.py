"""The sentence around an attribution without what is said in it: where cues, relays and negations stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.record import Span, SpanSet

OWN = "\ufffc"  # stands in a frame for a stretch of the attribution's own content
OTHER = "\ufffd"  # and for another attribution's content

_REACH = 600  # characters of one sentence that are looked at on either side
_NEAR = 160  # and of these so many first, in which most sentences begin
_BREAK = re.compile(r"[.!?…]{1,4}[\"”’»')\]]{0,3}(?=\s{1,8}[\"“‘«'(\[]{0,3}[^\W_a-z])|\n\s{0,8}\n")
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Jr|Sr|Rev|Hon|Prof|Pres|Maj|Capt|Adm|No|vs"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|(?:[A-Z]\.){1,3}[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """`words`: the sentence with a mark for each content. `pieces`: (place in `words`, start, end in the text)."""

    words: str
    pieces: tuple[tuple[int, int, int], ...]

    def in_words(self, offset: int) -> int | None:
        """Where in `words` this offset of the text stands; null where it is not in the frame."""
        return next((at + offset - start for at, start, end in self.pieces if start <= offset <= end), None)

    def in_text(self, at: int) -> int:
        """The offset in the text of this place in `words`."""
        first, start, _ = max((p for p in self.pieces if p[0] <= at), default=self.pieces[0])
        return start + at - first


def frame_of(text: str, item: SpanSet, others: Sequence[SpanSet] = ()) -> Frame:
    """The frame of `item`: its sentence, or sentences, at most 600 characters to either side of its spans.

    Contents of `others` are marked as such, but not those that hold this attribution's own source or cue.
    """
    own = item.source + item.cue + item.content
    first, last = min(a for a, _ in own), max(b for _, b in own)
    left, right = sentence_start(text, first), sentence_end(text, last)
    marks = [(a, b, OWN) for a, b in item.content]
    for other in others:
        if not _touch(other.content, item.source + item.cue + item.content):
            marks += [(a, b, OTHER) for a, b in other.content if b > left and a < right]
    words, pieces, length, at = [], [], 0, left
    for a, b, mark in [*sorted(marks), (right, right, "")]:
        for start, end in _shortened(at, a):
            pieces.append((length, start, end))
            words += [text[start:end], " "]
            length += end - start + 1
        words.append(mark)
        length += len(mark)
        at = max(at, b)
    return Frame(words="".join(words), pieces=tuple(pieces) or ((0, left, left),))


def _shortened(start: int, end: int) -> list[Span]:
    if end - start > 2 * _REACH:
        return [(start, start + _REACH), (end - _REACH, end)]
    return [(start, end)] if start < end else []


@lru_cache(maxsize=1024)  # the same sentences are asked for again and again
def sentence_end(text: str, last: int) -> int:
    """Where the sentence that holds `last` ends, at most 600 characters on."""
    base = max(0, last - 4)
    window = text[base : last + _REACH]
    for match in _BREAK.finditer(window):
        if base + match.end() >= last and not _is_abbreviated(window, match):
            return max(last, base + match.end())
    return min(len(text), last + _REACH)


@lru_cache(maxsize=1024)
def sentence_start(text: str, first: int) -> int:
    """Where the sentence that holds `first` begins, at most 600 characters back."""
    base = max(0, first - _REACH)
    window = text[base : first + 3]
    near = max(0, len(window) - _NEAR)
    while near and not window[near - 1].isalpha():
        near -= 1  # behind a letter, so that no break lies across
    for start in (near, 0) if near else (0,):
        for match in reversed(list(_BREAK.finditer(window, start))):
            if base + match.end() <= first and not _is_abbreviated(window, match):
                return base + match.end()
    return base


def _is_abbreviated(window: str, match: re.Match[str]) -> bool:
    return bool(_ABBREVIATION.search(window[max(0, match.start() - 12) : match.start() + 1]))


def _touch(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return any(s < f and e < t for s, t in a for e, f in b)
