"""Whom a text only describes, where a name might stand: "the minister", "a company man"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Span
from onrecord.resolution.known.roles import BREAKS, INDEFINITE, OPENERS, is_person_noun, role_noun, tokens_in
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.sentences.kinds import quoted_at

_THE_ROLE = re.compile(
    r"\b[Tt]he ((?:(?:prime|foreign|finance|interior|justice|health|defen[cs]e|chief|vice|deputy) )?[a-z-]{4,16})"
    r"(?=[ ,.;:])(?! [a-z]+(?:er|or|ist|man|woman)\b)"
)
_ENDS = OPENERS | BREAKS
_AHEAD = 400  # characters in which the name may follow its role


def bearers_told(scene: Scene, start: int, end: int) -> Iterator[tuple[Span, Person]]:
    """Whom "the minister" means in a stretch of text, where only one person of the article is called so."""
    text = scene.text
    for match in _THE_ROLE.finditer(text, start, end):
        noun = role_noun(match[1].rsplit(" ", 1)[-1])
        if noun is None or noun.kind != "official" or noun.plural or quoted_at(text, match.start()) is not None:
            continue
        called = [p for p in scene.people.persons if any(_ends_in(text, role, match[1]) for role in p.roles)]
        if len(called) == 1 and called[0].mentions[0].start < match.end() + _AHEAD:
            yield match.span(1), called[0]


def _ends_in(text: str, role: Span, noun: str) -> bool:
    return text[role[1] - len(noun) : role[1]].lower() == noun and role[1] - role[0] >= len(noun)


def persons_described(scene: Scene, start: int, end: int) -> list[Span]:
    """Phrases for one person that no name stands beside: "a company man", "the firm's accountant"; without "a"."""
    text = scene.text
    tokens = tokens_in(text, max(start, end - 800), end)
    found = []
    for number, token in enumerate(tokens):
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        gap = text[token.end : after.start] if after else " "
        if token.capital or token.possessive or not is_person_noun(token.word):
            continue
        if after is not None and after.capital and gap in (" ", ", "):
            continue
        if after is not None and gap == " " and is_person_noun(after.word):
            continue
        first = number
        while first and number - first < 4 and tokens[first - 1].word not in _ENDS:
            if text[tokens[first - 1].end : tokens[first].start] != " " or tokens[first - 1].possessive:
                break
            first -= 1
        if first and tokens[first - 1].word == "no":
            continue  # "There is no aide in the room"
        if first and (tokens[first - 1].word in OPENERS or tokens[first - 1].possessive):
            found.append((tokens[first].start, token.end, tokens[first - 1].word in INDEFINITE))
    named = [role for person in scene.people.persons for role in person.roles]
    borne = {token.word for role in named for token in tokens_in(text, *role)}
    ends = {mention.end for mention in scene.people.between(max(start, end - 860), end)}
    return [
        (first, last)
        for first, last, new in found
        if not any(a < last and first < b for a, b in named)
        and (new or text[first:last].rsplit(" ", 1)[-1].lower() not in borne)
        and not ends & set(range(first - 6, first))
    ]
