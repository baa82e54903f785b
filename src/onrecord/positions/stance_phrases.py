"""Words that tell a stance: the phrases of `data/stances.csv`, found by their stems.

for, against    the subject wants what follows, or does not ("ready to", "rule out")
ought           somebody should do it ("must", "need to"): whoever says so is for it
will, can       a modal verb, which tells a stance only beside a verb or under a negation
weak            tells none, and leads from one that does to what it is about ("return to" talks)
perhaps         not settled ("consider", "not rule out")
mediate         what a third party offers;  mediation: the same as a noun
report          speech or thought inside speech: what follows is somebody else's, or of another day
void            what follows is no stance ("failed to", "accusation of")
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.resolution.acts.words import Word, stem, words_in


class Told(NamedTuple):
    """A phrase of the list that stands in a sentence: words `start` to `end`, and its sense."""

    start: int
    end: int
    sense: str


def phrases_in(words: Sequence[Word], names: Collection[int] = ()) -> list[Told]:
    """The phrases of the list, from left to right, the longest first, none over another; `names` are part of none."""
    listed, longest = _phrases()
    stems = ["" if at in names else word.stem for at, word in enumerate(words)]
    found, at = [], 0
    while at < len(stems):
        for size in range(min(longest.get(stems[at], 0), len(stems) - at), 0, -1):
            if sense := listed.get(tuple(stems[at : at + size])):
                found.append(Told(at, at + size, sense))
                at += size - 1
                break
        at += 1
    return found


def stems_of(words: str) -> frozenset[str]:
    """The stems of words with spaces between them."""
    return frozenset(map(stem, words.split()))


@cache
def _phrases() -> tuple[dict[tuple[str, ...], str], dict[str, int]]:
    """Senses by phrase, and by its first stem how long the longest phrase is."""
    listed: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = {}
    with (files(__package__) / "data" / "stances.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            key = tuple(word.stem for word in words_in(row["phrase"], 0, len(row["phrase"])))
            listed.setdefault(key, row["sense"])
            longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return listed, longest
