"""Invented articles that carry the same statements: made from a text and marks in it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Article, Attribution, Hop, Kind, Published, Record, Span, Speaker, SpeakerType, Time

Mark = tuple[str, str]
"""A speaker (or "" for nobody named) and a content, each as it stands in the text."""


def carrying(
    text: str,
    *marks: Mark,
    outlet: str = "The Coast Bulletin",
    published: str | None = "2031-05-06",
    said_on: str | None = None,
    through: Sequence[str] = (),
    kind: Kind | None = None,
    model: str = "m1",
    url: str | None = None,
    negated: bool = False,
    type: SpeakerType = "person",
) -> Record:
    """The record of an article in which each of `marks` is said. A content in quotation marks is direct."""
    items = []
    for number, (speaker, content) in enumerate(marks, 1):
        span = (text.index(content), text.index(content) + len(content))
        told: tuple[Span, ...] = ()
        if speaker:
            told = ((text.index(speaker), text.index(speaker) + len(speaker)),)
        who = Speaker(name=speaker or None, type=type if speaker else "unnamed", spans=told)
        items.append(
            Attribution(
                id=f"a{number}",
                kind=kind or ("direct" if content[0] in '“"' else "indirect"),
                negated=negated,
                source=told,
                cue=(),
                content=(span,),
                speaker=who,
                chain=(
                    Hop(name=who.name, type=who.type, span=told[0] if told else None),
                    *(Hop(name=name, type="outlet") for name in (*through, outlet)),
                ),
                said_on=Time(span=(0, 1), value=said_on) if said_on else None,
                confidence=0.9,
            )
        )
    address = url or f"https://{outlet.lower().replace(' ', '-')}.example/{abs(hash(text)) % 10**8}"
    article = Article(
        text=text,
        url=address,
        outlet=outlet,
        title=text.partition(".")[0],
        published=Published(value=published, certainty="given" if published else None),
    )
    return Record(article=article, model=model, attributions=tuple(items))
