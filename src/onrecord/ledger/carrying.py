"""Finding the attribution that a decision is about, in the reading it was made on or in any other of the same text.

A decision hangs on the content that it was made about, and on what the content was corrected to. In another reading it
applies to the attribution whose content overlaps one of these by half or more: Jaccard, the words of the text that
stand in both over those that stand in either. The best overlap goes first, and no attribution takes the decisions on
two of one reading. What finds no place waits.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from onrecord.record import Attribution, Decision, Spans, spans

LEAST = 0.5
_WORD = re.compile(r"\w+")

Placed = dict[str, list[Decision]]


class Words:
    """The words of a text by their places."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def under(self, places: Spans) -> frozenset[int]:
        """Which words some spans touch."""
        return frozenset(
            at for start, end in places for at in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def overlap(self, a: Spans, b: Spans) -> float:
        """Jaccard: the words under both, over those under either; 1 for the same spans."""
        if a == b:
            return 1.0
        mine, its = self.under(a), self.under(b)
        return len(mine & its) / len(mine | its) if mine | its else 0.0


def place(
    text: str, model: str, attributions: Sequence[Attribution], decisions: Sequence[Decision]
) -> tuple[Placed, list[Decision]]:
    """The decisions on each attribution of a reading by `model`, by its id, in order; and those without a place."""
    groups: dict[str, list[Decision]] = {}
    waiting: list[Decision] = []
    for decision in decisions:
        if _spans(decision.target.get("content")):
            groups.setdefault(_key(decision), []).append(decision)
        else:
            waiting.append(decision)
    words = Words(text)
    scored = []
    for key, group in groups.items():
        target = group[0].target
        anchors = [_spans(target["content"]), *(content for item in group if (content := _corrected(item)))]
        source = _spans(target.get("source"))
        for number, item in enumerate(attributions):
            exact = target.get("model") == model and target.get("attribution") == item.id
            score = max(words.overlap(anchor, item.content) for anchor in anchors)
            if score >= LEAST:
                scored.append((not exact, -score, -words.overlap(source, item.source), number, key))
    placed: Placed = {}
    done: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for *_, number, key in sorted(scored):
        id, read_by = attributions[number].id, str(groups[key][0].target.get("model"))
        if key not in done and (id, read_by) not in taken:
            done.add(key)
            taken.add((id, read_by))
            placed.setdefault(id, []).extend(groups[key])
    for key in groups.keys() - done:
        waiting += groups[key]
    for found in (*placed.values(), waiting):
        found.sort(key=lambda decision: decision.number)
    return placed, waiting


def _key(decision: Decision) -> str:
    names = ("model", "attribution", "source", "content")
    return json.dumps([decision.target.get(name) for name in names], sort_keys=True)


def _corrected(decision: Decision) -> Spans:
    return _spans(decision.value.get("content")) if isinstance(decision.value, dict) else ()


def _spans(value: Any) -> Spans:
    try:
        return spans(value or ())
    except (TypeError, ValueError):
        return ()
