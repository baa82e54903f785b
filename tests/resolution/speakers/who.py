"""Who says what is marked last in a text, for tests of speakers."""

from __future__ import annotations

from onrecord.record import Article, Marks, Name, Speaker
from onrecord.resolution import resolve
from tests.resolution.marked import marked

SAID = "{said} <that the vote in the valley was a fair one>."


def speaker(text: str, *people: str, bodies: tuple[str, ...] = ()) -> Speaker:
    """The speaker of "[Ana Doe]" at the end of `text`, which says something; names are tagged at first mention."""
    plain, items = marked(f"{text} {SAID}")
    tags = [Name(span=(plain.index(p), plain.index(p) + len(p)), type="person") for p in people if p in plain]
    tags += [Name(span=(plain.index(b), plain.index(b) + len(b)), type="organization") for b in bodies if b in plain]
    marks = Marks(attributions=items, names=tuple(sorted(tags, key=lambda tag: tag.span)))
    return resolve(Article(text=plain), marks, model="none").attributions[-1].speaker
