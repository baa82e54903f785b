"""Invented statements and articles to print."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.record import (
    Article,
    Attribution,
    Carrier,
    Hop,
    Published,
    Record,
    Speaker,
    Statement,
    Time,
)


def _statement(**changes: Any) -> Statement:
    speaker = Speaker(name="Ilse Marrow", type="person", role="Foreign Minister", party="Vessen")
    values: dict[str, Any] = {
        "id": "s1",
        "speaker": speaker,
        "content": "“We will not sit at that table,”",
        "kind": "direct",
        "mode": "speech",
        "negated": False,
        "said_on": "2031-03-04",
        "act": None,
        "plover": None,
        **{key: value for key, value in changes.items() if key not in ("carriers", "cue", "published", "relays")},
    }
    chain = (
        Hop(name=values["speaker"].name, type=values["speaker"].type),
        *(Hop(name=name, type="outlet") for name in changes.get("relays", ())),
        Hop(name="The Tarn Courier", type="outlet"),
    )
    carrier = Carrier(
        article="0123456789abcdef0123456789abcdef",
        attribution="a3",
        outlet="The Tarn Courier",
        title="Vessen stays away",
        url=None,
        published=changes.get("published", "2031-03-05"),
        cue=changes.get("cue", ""),
        content=values["content"],
        spans=((0, 5),),
        chain=chain,
        confidence=0.91,
    )
    return Statement(**values, carriers=changes.get("carriers", (carrier,)))


def _record(text: str, *marks: tuple[str, str, str], **changes: Any) -> Record:
    """A record of `text`; each mark is a source, a cue and a content, found in the text by their words."""

    def span(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    speaker_of = {"name": None, "type": "unnamed"}
    items = [
        Attribution(
            id=f"a{number}",
            kind="direct",
            source=span(source),
            cue=span(cue),
            content=span(content),
            speaker=Speaker(name=source, type="person") if source else Speaker(**speaker_of),
            chain=(Hop(name=source or None, type="person"), Hop(name="The Tarn Courier", type="outlet")),
            said_on=Time(span=(0, 1), value="2031-03-04"),
            confidence=0.9,
        )
        for number, (source, cue, content) in enumerate(marks, 1)
    ]
    article = Article(
        text=text,
        title=changes.get("title", "A title"),
        outlet="The Tarn Courier",
        published=Published(value="2031-03-05", certainty="given"),
    )
    return Record(article=article, model="fake-1", attributions=tuple(items))


@pytest.fixture
def make_statement() -> Callable[..., Statement]:
    return _statement


@pytest.fixture
def make_record() -> Callable[..., Record]:
    return _record
