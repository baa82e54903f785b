"""Invented records, made from a text and marks in it."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.record import Article, Attribution, Hop, Record, Speaker

Mark = tuple[str, str, str]


def make_record(text: str, *marks: Mark, title: str = "Harbour talks", model: str = "m1", **changes: Any) -> Record:
    """A record of `text`; each mark is a source, a cue and a content, found in the text by their words."""

    def span(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    items = tuple(
        Attribution(
            id=f"a{number}",
            kind=changes.get("kind", "direct"),
            source=span(source),
            cue=span(cue),
            content=span(content),
            speaker=Speaker(name=source, type="person", role=changes.get("role"), spans=span(source)),
            chain=(Hop(name=source, type="person"), Hop(name="The Coast Bulletin", type="outlet")),
            negated=changes.get("negated", False),
            confidence=0.9,
        )
        for number, (source, cue, content) in enumerate(marks, 1)
    )
    article = Article(text=text, url=changes.get("url", "https://bulletin.example/talks"), title=title)
    return Record(article=article, model=model, attributions=items)


@pytest.fixture
def make() -> Callable[..., Record]:
    return make_record
