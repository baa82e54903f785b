"""Interviews printed as questions and answers: who holds the floor at a place of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.resolution.scene.people import People, Person
from onrecord.resolution.sentences.titles import title_of

# "((Ana Doe)) …", as some agencies print it, or "DOE: …" at the start of a line.
_MARKED = re.compile(r"\(\(([^()\n]{1,40})\)\)")
_ANSWERS = ("A", "Answer", "ANSWER")
_LINE = re.compile(r"^[“\"]?([A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3}): (?=\S)", re.M)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody begins to speak, after the label, and who it is; null where the label names no known person.

    Up to `end` nobody else speaks. Behind it, where no label tells, the article may go on in its own voice.
    """

    start: int
    label: str
    person: Person | None
    end: int


def turns_in(text: str, people: People) -> list[Turn]:
    """The turns of an interview in their order; none where no label stands at least twice, beside another."""
    for pattern in (_MARKED, _LINE):
        matches = list(pattern.finditer(text))
        labels = {match[1] for match in matches}
        if 2 <= len(labels) <= 12 and len(matches) > len(labels):
            who = {label: _person(label, people) or _answering(label, people, matches[0].start()) for label in labels}
            if any(who.values()):
                return [
                    Turn(match.end(), match[1], who[match[1]], _end(text, match, after))
                    for match, after in zip_longest(matches, matches[1:])
                ]
    return []


def _end(text: str, turn: re.Match[str], after: re.Match[str] | None) -> int:
    """The next label; the end of its line for the last turn, and for a headline that looks like one."""
    line = text.find("\n", turn.end())
    line = len(text) if line < 0 else line
    headline = turn.start() == 0 and after is not None and "\n" in text[line : after.start()].strip()
    return line if after is None or headline else after.start()


def turn_at(turns: list[Turn], position: int) -> Turn | None:
    """The turn that `position` lies in, or None before the first."""
    at = bisect_right([turn.start for turn in turns], position) - 1
    return turns[at] if at >= 0 else None


def _answering(label: str, people: People, start: int) -> Person | None:
    """Who answers, where a label only says that somebody does: the one person named before the first turn at `start`.

    Of several, the one in the headline.
    """
    if label.rstrip(".") not in _ANSWERS:
        return None
    before = [person for person in people.persons if person.full and any(m.start < start for m in person.mentions)]
    if len(before) > 1 and (title := title_of(people.text)):
        before = [person for person in before if any(m.start < title[1] for m in person.mentions)]
    return before[0] if len(before) == 1 else None


def _person(label: str, people: People) -> Person | None:
    names = {label, label.title()} if label.isupper() else {label}
    found = [p for p in people.persons if {p.name, p.name.rsplit(" ", 1)[-1]} & names]
    full = [p for p in found if p.full] or found
    if not found and label.isupper() and 2 <= len(label) <= 3:  # "AM: …", of Ada Moss
        full = [p for p in people.persons if p.full and "".join(part[0] for part in p.name.split()).upper() == label]
    return full[0] if len(full) == 1 else None
