"""Where a statement speaks of an issue's matter itself, and not of another thing that has its words in the name."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.positions.clauses import Said
from onrecord.positions.matter import Matter
from onrecord.positions.stance_phrases import stems_of

# "The talks committee" is nobody's talks.
_BODIES = stems_of("committee commission team delegation council body office chief bloc group coordinator secretary")
# Of what such a noun is made, is another thing: "a chemical weapons attack", "the election victory".
_OTHER_THINGS = stems_of(
    "attack strike victory defeat winner victim crime criminal violation breach violator guard fraud charge suspect"
    " entity result outcome crisis scandal row survivor coverage"
)
# Whose they are whom somebody meets, and who they are if they are of the other side.
_OWNING = stems_of("my our your his her their its")
_OPPOSITE = stems_of(
    "counterpart neighbour neighbor rival opponent enemy adversary foe opposite colleague envoy negotiator"
)


def mentions_in(words: Said, matter: Matter, others: frozenset[str], *, named: bool) -> list[tuple[int, int]]:
    """The stretches of `words` that speak of the matter, from its verb on; `others` names the other parties.

    `named`: what the issue is about stands in the statement.
    """
    inside = words.words[words.begin :]
    return [
        _after_modal(words, start + words.begin, end + words.begin)
        for start, end in matter.mentions(inside)
        if not matter.is_elsewhere(inside, start, end, named=named)
        and (end + words.begin == len(words.stems) or words.stems[end + words.begin] not in _BODIES | _OTHER_THINGS)
        and not _meets_ones_own(words.stems, end + words.begin, others)
    ]


def _meets_ones_own(stems: Sequence[str], end: int, others: frozenset[str]) -> bool:
    """Are those whom somebody meets, behind `end`, nobody of another party: "meet my students"?"""
    whom = set(stems[end + 1 : end + 4])
    owned = end < len(stems) and stems[end] in _OWNING
    return stems[end - 1] == "meet" and owned and not whom & (_OPPOSITE | others)


def _after_modal(words: Said, start: int, end: int) -> tuple[int, int]:
    """The matter from its verb on, where a modal verb stands in it: "fighters can return"."""
    inside = [p.end for p in words.phrases if start < p.start and p.end < end and p.sense in ("will", "can", "ought")]
    return (max(inside), end) if inside else (start, end)
