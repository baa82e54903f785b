"""Notes by which an article owns up to an edit: corrections, clarifications, updates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.folding import fold
from onrecord.record import Span

NoteKind = Literal["correction", "clarification", "update"]
LONGEST = 1200  # characters of a paragraph that can be a note

_ARTICLE = r"(?:article|story|report|piece|post|page|item|column|dispatch|headline|caption|version of th(?:is|e) \w+)"
_HAS = r"(?:was|has been|is|have been|were)"
# After the opening word: nothing, something in brackets, or words with a figure in them, as a date or a time has.
_WHEN = r"(?: \([^)]{1,60}\)|,? [^:\d]{0,30}\d[^:]{0,30}(?::\d\d)?)?(?:\s?:| ?- |$)"
_MENDED = r"(?:corrected|amended|edited|revised|changed)"
# Each at the beginning of a paragraph, in the folded text: no curly quotes, no capitals.
_OPENINGS: tuple[tuple[NoteKind, str], ...] = (
    ("correction", r"(?:correction|corrections|corrected|erratum|errata|corrigendum|corrections? & clarifications?)\b"
                   + _WHEN),
    ("clarification", r"clarifications?\b" + _WHEN),
    ("correction", r"corrects\b"),
    ("correction", rf"this {_ARTICLE} (?:{_HAS} )?(?:\w+ ){{0,2}}(?:{_MENDED}|corrects)\b"),
    ("correction", r"an? (?:earlier|previous|original|prior) (?:version|headline|edition|photo caption|caption)\b"),
    ("correction", r"the (?:original|earlier|previous) version of this\b"),
    ("correction", r"because of an? (?:\w+ )?(?:error|mistake)\b"),
    ("correction", r"we (?:have )?(?:corrected|amended) th(?:is|e)\b"),
    ("clarification", rf"this {_ARTICLE} (?:{_HAS} )?(?:\w+ ){{0,2}}clarif(?:ied|ies)\b"),
    ("update", rf"this {_ARTICLE} {_HAS} (?:\w+ ){{0,2}}updated\b"),
    ("update", r"(?:update|updates|updated)\b" + _WHEN),
    ("correction", rf"(?:editors?'?s?|publisher's)'? notes?\s?[:.-].*\b(?:{_MENDED}|correct(?:s|ion)|error|"
                   r"(?:earlier|previous|original) version)\b"),
    ("clarification", r"(?:editors?'?s?|publisher's)'? notes?\s?[:.-].*\bclarif"),
    ("update", r"(?:editors?'?s?|publisher's)'? notes?\s?[:.-].*\bupdate"),
)  # fmt: skip
_NOTES = tuple((kind, re.compile(rf"[^\w\"']*(?:{opening})")) for kind, opening in _OPENINGS)
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A paragraph that says the article was edited: which kind of edit, where it stands, and its words."""

    kind: NoteKind
    span: Span
    text: str


def notes(text: str) -> tuple[Note, ...]:
    """The notes in an article, in their order. A word of an edit inside a sentence is none: it may be the news."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        words = match[0].strip()
        if not words or len(words) > LONGEST:
            continue
        folded = fold(words)
        kind = next((kind for kind, pattern in _NOTES if pattern.match(folded)), None)
        if kind:
            start = match.start() + match[0].index(words)
            found.append(Note(kind=kind, span=(start, start + len(words)), text=words))
    return tuple(found)
