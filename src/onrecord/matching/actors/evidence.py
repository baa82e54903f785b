"""What is known of figures beside their names: whether parties and offices agree or contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.english.offices import FORMER, calling_of
from onrecord.english.telling import own_words, word_set
from onrecord.ledger.folding import fold, whole
from onrecord.matching.bodies import in_full
from onrecord.resolution.known.countries import Country, countries
from onrecord.resolution.known.roles import Gender

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
_SMALL = word_set("of the for and on in at to a de la du s")
_LETTERS = 3  # so many at least are the initials of one body


# A member of a party sits in the one and works for the other.
_OF_POLITICS = word_set("committee senate house congress parliament assembly caucus campaign administration cabinet")

_PLACES = word_set(
    "spokesperson director executive adviser chair head chief president leader coordinator owner commissioner "
    "secretary manager analyst fellow strategist scholar researcher professor lecturer lawyer student teacher "
    "driver engineer doctor nurse artist musician journalist editor host businessperson investor"
)
_ONE_OF_A_KIND = {
    f"{which}{office}"
    for which in ("", "deputy ")
    for office in ("national security adviser", "majority leader", "minority leader", "press secretary")
}  # places that one has at a time, in a government or a chamber
_SOLE = word_set("president king queen pope chancellor premier") | {
    "vice president", "prime minister", "secretary of state", "secretary general", "attorney general", "crown prince",
    "chief justice",
}  # fmt: skip
_MANY = word_set("deputy shadow assistant acting")  # of a minister: one of several
# What no son is expected to have after his father: neither won in an election nor handed down with a firm or a crown.
_NOT_INHERITED = word_set("director secretary ambassador adviser spokesperson commissioner minister justice chair")
_NEVER_INHERITED = {"vice president", "chief justice", "attorney general", "secretary general", "secretary of state"}


@cache
def _countries() -> dict[str, str]:
    return {key: country.name for country in countries() for name in country.aliases if (key := whole(name))}


def gender_of(name_keys: Iterable[str]) -> Gender | None:
    """Whose first name somebody has, a man's or a woman's, if all of the names agree and it is known."""
    found = {gender for key in name_keys if (own := own_words(key.split())) and (gender := given_names().get(own[0]))}
    return found.pop() if len(found) == 1 else None


@cache
def given_names() -> dict[str, Gender | None]:
    """The first names that reading knows, folded, each with whose it is; null where it may be anybody's."""
    from onrecord.resolution.scene.names import given_names as as_written

    return {fold(name): gender for name, gender in as_written().items()}


@cache
def _by_name() -> dict[str, Country]:
    return {country.name: country for country in countries()}


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
    """Whether the names of two bodies share a word, or one has the initials of the other, or is short for it."""
    mine, its = (frozenset(name.split()) - _SMALL for name in (a, b))
    if mine & its or _has_initials(a, b) or _has_initials(b, a):
        return True
    full = [{*own, *(word for one in own for word in in_full(one).split())} - _SMALL for own in (mine, its)]
    return bool(full[0] & full[1])


def _has_initials(short: str, body: str) -> bool:
    """Whether some letters, alone or with a word ("the IRC's Baltimore office"), are the initials of a body."""
    found = initials(body)
    return short.replace(" ", "") in found or any(
        len(word) >= _LETTERS and len(body.split()) >= _LETTERS and word in found for word in short.split()
    )


def tells(text: str, party: str) -> bool:
    """Whether a text tells a party: a country by any of its names, a body by its own or its people ("Republicans")."""
    country = _by_name().get(country_of(party) or "")
    if country is not None:
        return country.spoken_of(text)
    name = re.escape(party.removesuffix(" party"))
    return re.search(rf"\b{name}s?\b", fold(text)) is not None


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
    return {
        now
        for office in offices
        if (now := office.removeprefix(FORMER)) and (now in _ONE_OF_A_KIND or now.split()[-1] not in _PLACES)
    }


def not_inherited(offices: Iterable[str], *, public: bool) -> set[str]:
    """The offices, held or formerly, in which no father is followed by his son: of some, only if a country's."""
    held = {now for office in offices if (now := office.removeprefix(FORMER))}
    of_a_country = {now for now in held if now.split()[-1] in _NOT_INHERITED and now != "prime minister"}
    return {now for now in held if now in _NEVER_INHERITED} | (of_a_country if public else set())


def is_sole(office: str) -> bool:
    """Whether one person of a country or body holds an office at a time."""
    which, _, noun = office.rpartition(" ")
    if noun not in ("minister", "secretary") or not which or _MANY & set(which.split()):
        return office in _SOLE
    return office in _SOLE or calling_of(office) == "politics"
