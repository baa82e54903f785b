"""What is known of figures beside their names: whether parties and offices agree or contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.english.offices import FORMER, calling_of
from onrecord.english.telling import word_set
from onrecord.ledger.folding import whole
from onrecord.resolution.known.countries import countries

# Offices that many hold at a time: two people of one name may both have one.
_COMMON = word_set(
    "spokesperson director executive adviser chair head chief candidate nominee judge prosecutor commander general "
    "coordinator commissioner representative leader negotiator sheriff minister secretary justice ambassador mayor "
    "envoy rapporteur councillor lawmaker"
) | {
    "",
    "chief executive",
    "communications director",
    "deputy chief",
    "deputy director",
    "deputy head",
    "executive director",
    "executive vice president",
    "managing director",
    "member of parliament",
    "national director",
    "police chief",
    "police spokesperson",
    "state director",
    "state representative",
    "state senator",
    "vice chair",
}
_SMALL = word_set("of the for and on in at to a de la du")


# A member of a party sits in the one and works for the other.
_OF_POLITICS = word_set("committee senate house congress parliament assembly caucus campaign administration cabinet")

_PLACES = word_set(
    "spokesperson director executive adviser chair head chief president leader coordinator owner commissioner "
    "secretary manager analyst fellow strategist scholar researcher professor lecturer lawyer student teacher "
    "driver engineer doctor nurse artist musician journalist editor host businessperson investor"
)


@cache
def _countries() -> dict[str, str]:
    return {key: country.name for country in countries() for name in country.aliases if (key := whole(name))}


def country_of(party: str) -> str | None:
    """The country that a folded party is, if it is one."""
    return _countries().get(party)


@cache
def contradict(a: str, b: str) -> bool:
    """Whether nobody is expected to speak for both parties: two countries, or two bodies with nothing in common."""
    if a == b:
        return False
    mine, its = country_of(a), country_of(b)
    if mine and its:
        return mine != its
    return not (mine or its or _related(a, b) or _in_politics(a, b) or _in_politics(b, a))


def _in_politics(party: str, body: str) -> bool:
    return party.split()[-1] == "party" and not _OF_POLITICS.isdisjoint(body.split())


def _related(a: str, b: str) -> bool:
    """Whether the names of two bodies share a word, or one is the initials of the other."""
    mine, its = (frozenset(name.split()) - _SMALL for name in (a, b))
    return bool(mine & its) or a.replace(" ", "") in initials(b) or b.replace(" ", "") in initials(a)


def initials(name: str) -> tuple[str, str]:
    """The initials of a body's name, with those of its small words and without."""
    words = name.split()
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)


def held(offices: Iterable[str]) -> set[str]:
    """The offices, held or formerly held, that few hold at a time."""
    return {
        now
        for office in offices
        if (now := office.removeprefix(FORMER)) not in _COMMON and calling_of(now) in (None, "politics")
    }


def telling(offices: Iterable[str]) -> set[str]:
    """The offices, held or formerly held, that are no mere place in some body: a senator, a pollster; no director."""
    return {now for office in offices if (now := office.removeprefix(FORMER)) and now.split()[-1] not in _PLACES}
