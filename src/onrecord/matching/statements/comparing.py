"""What two attributions have in common: the words, how much they tell alike, and how far apart in time they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from onrecord.matching.meaning import NEGATIONS, alterations
from onrecord.matching.quotation import pieces_between
from onrecord.matching.statements.said import Said, stem

Places = tuple[int, int]
"""Where a word stands among the words of the one, and where among those of the other."""

_BEARING = 6  # words after a negation that it may deny
_REFUSING = ("refus", "fail", "declin")  # not to do, in other words


def meaning(one: Said, other: Said) -> tuple[float, float]:
    """How much the stems tell that both have, and what share that is of all that the shorter wording tells."""
    shared = one.weights.keys() & other.weights.keys()
    told = sum(max(one.weights[key], other.weights[key]) for key in shared)
    return told, told / max(min(sum(one.weights.values()), sum(other.weights.values())), 0.01)


def overlap(one: Said, other: Said) -> bool:
    return any(a < end and start < b for a, b in one.item.content for start, end in other.item.content)


def days_apart(one: Said, other: Said) -> int | None:
    """How many days lie between them at least; 0 where they may be the same day, and null where one is unknown."""
    if one.dated is None or other.dated is None:
        return None
    return max(_gap(one.dated, other.dated), _gap(other.dated, one.dated), 0)


def _gap(earlier: tuple[date, date], later: tuple[date, date]) -> int:
    return (later[0] - earlier[1]).days


def negations_differ(one: Said, other: Said) -> bool:
    """Whether one has a negation more than the other."""
    pieces = pieces_between(one.content, one.words, other.content, other.words)
    return any(item.kind == "negation" for item in alterations(pieces))


def shared_words(one: Said, other: Said) -> list[Places]:
    """The places of the words that both have in the same order, without those that stand alone far off."""
    mine, its = one.keys, other.keys
    matcher = SequenceMatcher(None, mine, its, autojunk=max(len(mine), len(its)) > 200)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, start = 0.0, 0
    for at, block in enumerate(blocks):
        if at:
            before = blocks[at - 1]
            gap = max(block.a - before.a - before.size, block.b - before.b - before.size)
            score -= gap / 2
        if score <= 0:
            score, start = 0.0, at
        score += block.size
        if score > best[0]:
            best = (score, start, at + 1)
    return [(block.a + n, block.b + n) for block in blocks[best[1] : best[2]] for n in range(block.size)]


def in_a_row(shared: Sequence[Places]) -> int:
    """How many words in a row are the same at most."""
    run = longest = 0
    for at, (a, b) in enumerate(shared):
        run = run + 1 if at and shared[at - 1] == (a - 1, b - 1) else 1
        longest = max(longest, run)
    return longest


def negates_of(one: Said, other: Said) -> bool:
    """Whether `one` has a negation before a word that the other has too: it bears on what both speak of."""
    bearing = [
        {stem(key) for key in one.keys[at + 1 : at + 1 + _BEARING]}
        for at, key in enumerate(one.keys)
        if key in NEGATIONS or key.endswith("n't") or key.startswith(_REFUSING)
    ]
    return any(stems & other.stems for stems in bearing)
