"""Which attribution stands inside which, and which are only another's relay."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.record import Hop, Spans, SpanSet, Speaker

# So many of the contents that begin before an attribution are looked at for one that holds it.
_BACK = 50


def parents_of(items: Sequence[SpanSet]) -> list[int | None]:
    """For each attribution the place of the one inside whose content it stands, the smallest such; null for most.

    Source, cue and content must all lie inside that content, and the content must be the shorter one, so that the
    parents form trees.
    """
    order = sorted(range(len(items)), key=lambda i: items[i].content[0])
    starts = [items[i].content[0][0] for i in order]
    sizes = [size(item.content) for item in items]
    parents: list[int | None] = []
    for at, item in enumerate(items):
        own = item.source + item.cue + item.content
        upto = bisect_right(starts, min(start for start, _ in own))
        holders = [
            place
            for place in order[max(0, upto - _BACK) : upto]
            if sizes[place] > sizes[at] and _holds(items[place].content, own)
        ]
        parents.append(min(holders, key=lambda place: sizes[place], default=None))
    return parents


def tails_of(items: Sequence[SpanSet], speakers: Sequence[Speaker], chains: Sequence[Sequence[Hop]]) -> set[int]:
    """The places of attributions that are only a tail of others: "…, Reuters reported" around "the mayor said …".

    The model may mark the outlet as a source too, of all that stands before. Such a one is left out where others'
    chains have its source as a relay already, its source stands behind its content, and those others hold at least
    half of that content.
    """
    carried: dict[int, list[int]] = {}
    for place, chain in enumerate(chains):
        for hop in chain[1:]:
            if hop.span:
                carried.setdefault(hop.span[0], []).append(place)
    starts = sorted(carried)
    tails = set()
    for place, (item, speaker) in enumerate(zip(items, speakers, strict=True)):
        if speaker.type != "outlet" or not item.source or item.source[0][0] <= item.content[0][0]:
            continue
        inner = {
            other
            for a, b in item.source
            for start in starts[bisect_left(starts, a) : bisect_left(starts, b)]
            for other in carried[start]
            if other != place
        }
        words = tuple(s for other in inner for s in items[other].source + items[other].cue + items[other].content)
        if 2 * _shared(item.content, words) >= size(item.content):
            tails.add(place)
    return tails


def size(spans: Spans) -> int:
    """The number of characters in these spans."""
    return sum(end - start for start, end in spans)


def _holds(outer: Spans, inner: Spans) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _shared(spans: Spans, others: Spans) -> int:
    """How many characters of `spans` lie in any of `others`."""
    shared, reached = 0, -1
    for start, end in sorted((max(a, c), min(b, d)) for a, b in spans for c, d in others if a < d and c < b):
        shared += max(0, end - max(start, reached))
        reached = max(reached, end)
    return shared
