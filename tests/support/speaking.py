"""Records in which somebody speaks: invented people, a sentence for each."""

from __future__ import annotations

from typing import Any

from onrecord.record import Article, Attribution, Hop, Published, Record, Speaker, Time

CALLED = {"name": None, "type": "person", "role": None, "party": None}


def speaking(*speakers: dict[str, Any] | str, url: str, day: str = "2031-05-06", model: str = "m1") -> Record:
    """A record with one statement of each speaker, given as fields of `Speaker`, or as a person's name alone."""
    text, items = "", []
    for number, given in enumerate(speakers, 1):
        who = Speaker(**{**CALLED, **({"name": given} if isinstance(given, str) else given)})
        start = len(text)
        source = (start, start + len(who.name or "Aides"))
        text += f"{who.name or 'Aides'} said word {number}.\n"
        items.append(
            Attribution(
                id=f"a{number}",
                kind="indirect",
                source=(source,),
                cue=((source[1] + 1, source[1] + 5),),
                content=((source[1] + 6, len(text) - 2),),
                speaker=who,
                chain=(Hop(name=who.name, type=who.type), Hop(name="The Coast Bulletin", type="outlet")),
                said_on=Time(span=source, value=day),
                confidence=0.9,
            )
        )
    article = Article(
        text=text, url=url, outlet="The Coast Bulletin", published=Published(value=day, certainty="given")
    )
    return Record(article=article, model=model, attributions=tuple(items))


def minister(name: str, role: str = "foreign minister", party: str | None = "Osmar") -> dict[str, Any]:
    """A person with an office."""
    return {"name": name, "role": role, "party": party}
