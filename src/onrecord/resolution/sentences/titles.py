"""The headline of an article, and the words that it takes from the article's quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.record import Span, Spans, SpanSet

_LONGEST = 160
_SHORTEST = 3  # words that are looked for
_BODY = 40_000
_WORD = re.compile(r"[^\W_]+")


def title_of(text: str) -> Span | None:
    """The first line, if it is as short as a headline."""
    end = text.find("\n")
    return (0, end) if 0 < end <= _LONGEST else None


def repeated_below(text: str, words: Spans, items: Sequence[SpanSet]) -> int | None:
    """The place of the first attribution below the headline whose content has these words, three or more, in a row."""
    title, sought = title_of(text), _words(text, words)
    if title is None or sought.count(" ") + 1 < _SHORTEST:
        return None
    for place, item in enumerate(items):
        if (
            item.content
            and title[1] < item.content[0][0] < _BODY
            and f" {sought} " in f" {_words(text, item.content)} "
        ):
            return place
    return None


def _words(text: str, spans: Spans) -> str:
    return " ".join(_WORD.findall(" ".join(text[a:b] for a, b in spans).casefold()))
