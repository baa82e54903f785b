"""Candidates' campaigns that an article names: "the Doe campaign", "Ana Doe's presidential campaign"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.record import Span
from onrecord.resolution.scene.people import People

CAMPAIGNS = frozenset({"campaign", "camp"})
_NAMED = re.compile(
    r"(?<![\w’'-])(?P<whose>(?P<who>[A-ZÀ-Þ][\w’'-]*?\w(?: [A-ZÀ-Þ][\w’'.-]*?){0,3})(?:['’]s|(?<=s)['’])?)"
    r" (?:(?:\d{4}|presidential|re-?election|election|general|Senate) ){0,3}(?P<noun>campaign|camp)\b"
    r"(?! (?:trail|finance|ad)\b)"
)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign where the article names it: its name there, the place, and the candidate's last name."""

    name: str
    span: Span
    surname: str


def campaigns_in(text: str, people: People) -> list[Campaign]:
    """The campaigns of people whom the article names, at each place where it names them."""
    return list(_found(text, people))


def _found(text: str, people: People) -> Iterator[Campaign]:
    for match in _NAMED.finditer(text) if " camp" in text else ():
        candidates = people.between(match.start(), match.end("who"))
        if candidates:
            start = candidates[-1].start
            last = surname(candidates[-1].person.name)
            yield Campaign(f"{text[start : match.end('whose')]} {match['noun']}", (start, match.end()), last)


def is_campaign(name: str) -> bool:
    """Is a name that of a candidate's campaign: "Doe campaign", "Ana Doe's camp"?"""
    return re.fullmatch(r"(?:[A-ZÀ-Þ][\w.’'-]* )+(?:campaign|camp)", name) is not None


def surname(name: str) -> str:
    """The last word of a name."""
    return name.rsplit(" ", 1)[-1]
