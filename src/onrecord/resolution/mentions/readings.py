"""What one source is read as, before its role and party are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.known.countries import without_the
from onrecord.resolution.scene.people import Person

_EDGES = ' \t\n\u00a0,.;:—–-"“”'
_OPENED = _EDGES + "(["  # what a cut-off source may end in besides: "a single member ("
_ABBREVIATED = re.compile(r"\..\.$|\b[JS]r\.$")
NOBODY = Speaker(name=None, type="unnamed")


@dataclass(frozen=True, slots=True)
class Reading:
    """Who a source is, and the steps that told it.

    `person` is the one whom the article names, `role` the words that stand beside him here.
    """

    speaker: Speaker
    person: Person | None = None
    role: Span | None = None
    because: tuple[Because, ...] = ()


def trimmed(text: str, span: Span) -> Span:
    """The span without spaces and punctuation at its ends; empty where nothing else is in it."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _OPENED and not _ABBREVIATED.search(text, max(start, end - 4), end):
        end -= 1
    return start, end


def plain_words(words: str) -> str:
    """Words of the text as a name or role: on one line, without article, edges and a last possessive."""
    plain = without_the(words.strip(_EDGES).rstrip(_OPENED))
    return re.sub(r"['’]s$|(?<=s)['’]$", "", plain)
