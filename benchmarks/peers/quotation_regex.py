"""What one writes in an afternoon: words in quotation marks, and a name beside a verb of speech."""

from __future__ import annotations

import re
from typing import Any

NAME = r"(?:[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|de|van|von|al|bin))*|[Hh]e|[Ss]he|[Tt]hey)"
VERB = r"(?:said|says|told|added|asked|wrote|tweeted|claimed|argued|insisted|warned|explained|noted|announced|stated)"
QUOTE = r"[“\"](?P<content>[^“”\"\n]{2,1000})[”\"]"
PATTERNS = [
    re.compile(rf"{QUOTE},? (?P<cue>{VERB}) (?P<source>{NAME})"),
    re.compile(rf"{QUOTE},? (?P<source>{NAME}) (?P<cue>{VERB})"),
    re.compile(rf"(?P<source>{NAME}) (?P<cue>{VERB})(?: \w+){{0,3}}[,:]? {QUOTE}"),
]


def attributions(text: str) -> list[dict[str, Any]]:
    """The attributions of a text: each quotation once, by the first pattern that has it."""
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            content = match.span("content")
            found.setdefault(
                content, {"content": [content], "source": [match.span("source")], "cue": [match.span("cue")]}
            )
    return list(found.values())
