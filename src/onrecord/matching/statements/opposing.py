"""Do two wordings say opposite things? Words that exclude each other, which vectors take for near ones."""

from __future__ import annotations

from collections.abc import Set
from itertools import combinations

from onrecord.matching.words import listed

# Each line: words of the one side / words of the other.
_OPPOSITES = """
open reopen / close shut
start begin resume / stop end halt suspend
rise increase raise grow up / fall decrease cut drop shrink down lower
support back endorse favor favour / oppose
accept agree approve / reject refuse decline
win / lose
north northern / south southern
east eastern / west western
more / less fewer
before / after
arrive enter join / leave exit quit
allow permit legal / ban forbid bar illegal
guilty / innocent
true / false untrue
attack / defend
buy / sell
first / last
alive / dead
friend ally / enemy
success succeed / failure fail
left / right
hire / fire sack
confirm / deny
release free / arrest detain
able / unable
likely / unlikely
fair / unfair
possible / impossible
qualified / unqualified
safe / unsafe dangerous
public / private
"""
# Of these, one excludes all others of its line.
_EXCLUDING = """
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
"""


def _sides() -> list[tuple[frozenset[str], frozenset[str]]]:
    found = []
    for line in _OPPOSITES.strip().splitlines():
        one, other = line.split("/")
        found.append((listed(one), listed(other)))
    for line in _EXCLUDING.strip().splitlines():
        found += [(frozenset((one,)), frozenset((other,))) for one, other in combinations(line.split(), 2)]
    return found


_SIDES = _sides()
_WORDS = frozenset(word for sides in _SIDES for side in sides for word in side)
# What is left of a regular form, so that "closed" and "rising" are found; a stemmer cuts too much ("bar", "barring").
_ENDINGS = ("", "s", "es", "ed", "d", "ing")


def opposed(one: Set[str], other: Set[str]) -> bool:
    """Whether the words of one have a side of an opposition that the other lacks, and the other its other side."""
    mine, its = _plain(one), _plain(other)
    return any(
        (a & mine and not b & mine and b & its and not a & its)
        or (b & mine and not a & mine and a & its and not b & its)
        for a, b in _SIDES
    )


def _plain(words: Set[str]) -> frozenset[str]:
    """Those of the words that oppose anything, in their plain forms."""
    found = set()
    for word in words:
        for ending in _ENDINGS:
            if word.endswith(ending):
                stump = word[: len(word) - len(ending)]
                found |= {stump, f"{stump}e"} & _WORDS
    return frozenset(found)
