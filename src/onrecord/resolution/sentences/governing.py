"""The words that govern what is said: the cue's, and before them those of its clause ("was expected | to say")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.english.cues import telling_word
from onrecord.record import Mode, Span, SpanSet
from onrecord.resolution.sentences.frame import frame_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[^,;:.!?()“”\"—–\ufffc\ufffd\n]*$")
# So many words, in so many characters, are looked at before a cue.
_LEAD = 6
_REACH = 80


@dataclass(frozen=True, slots=True)
class Word:
    """One word and where it stands; `form` is in lower case, with straight apostrophes."""

    form: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """`words`: the last ones of the clause before the cue, then, from place `cue`, the cue's own.

    `verb` is the place of the first word of the cue that tells speech or thought, and `mode` which; where none does,
    the last place before a comma, and null.
    """

    words: tuple[Word, ...]
    cue: int
    verb: int
    mode: Mode | None


@lru_cache(maxsize=8)  # both the negation and the mode of an attribution are read from it
def phrase_of(text: str, item: SpanSet) -> Phrase | None:
    """The phrase of an attribution; null where its cue has no words."""
    cue = [word for span in item.cue for word in words_in(text, *span)]
    if not cue:
        return None
    lead = _lead(text, item)
    telling = telling_word([text[word.start : word.end] for word in cue])
    if telling:
        verb, mode = telling
    else:
        comma = text.find(",", cue[0].start, cue[-1].end)
        verb, mode = max(0, sum(comma < 0 or word.start < comma for word in cue) - 1), None
    return Phrase(words=(*lead, *cue), cue=len(lead), verb=len(lead) + verb, mode=mode)


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of the text."""
    return [Word(match.group().lower().replace("’", "'"), *match.span()) for match in _WORD.finditer(text, start, end)]


def _lead(text: str, item: SpanSet) -> list[Word]:
    """The last words of the cue's clause before it, without what is said there."""
    frame = frame_of(text, item)
    at = frame.in_words(item.cue[0][0])
    clause = _CLAUSE.search(frame.words[max(0, at - _REACH) : at]) if at else None
    if at is None or clause is None:
        return []
    base = at - len(clause[0])
    found = list(_WORD.finditer(clause[0]))[-_LEAD:]
    return [
        Word(
            m[0].lower().replace("’", "'"), frame.in_text(base + m.start()), frame.in_text(base + m.start()) + len(m[0])
        )
        for m in found
    ]
