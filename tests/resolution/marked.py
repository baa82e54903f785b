"""Texts with marks written into them, for tests of what mends marks: [source], {cue} and <content>."""

from __future__ import annotations

import re

from onrecord.record import Span, SpanSet

_MARKS = re.compile(r"[\[\]{}<>](\d?)")
_ROLES = {"[": "source", "{": "cue", "<": "content"}


def marked(text: str) -> tuple[str, tuple[SpanSet, ...]]:
    """The plain text, and its attributions by the digit behind the opening mark ("[1Ana Doe]"); without one, by 0."""
    plain, stack = "", []
    found: dict[str, dict[str, list[Span]]] = {}
    last = 0
    for match in _MARKS.finditer(text):
        plain += text[last : match.start()]
        last = match.end()
        if match[0][0] in _ROLES:
            stack.append((_ROLES[match[0][0]], match[1] or "0", len(plain)))
        else:
            last = match.start() + 1
            role, number, start = stack.pop()
            found.setdefault(number, {}).setdefault(role, []).append((start, len(plain)))
    plain += text[last:]
    return plain, tuple(
        SpanSet(**{role: tuple(spans.get(role, ())) for role in ("source", "cue", "content")}, confidence=0.9)
        for _, spans in sorted(found.items())
    )


def words(text: str, items: tuple[SpanSet, ...]) -> list[tuple[str, str, str]]:
    """Each attribution as its words, spans joined by " … "."""
    return [
        (
            " … ".join(text[slice(*span)] for span in item.source),
            " … ".join(text[slice(*span)] for span in item.cue),
            " … ".join(text[slice(*span)] for span in item.content),
        )
        for item in items
    ]
