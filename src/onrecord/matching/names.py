"""Is it the same speaker? What two articles call somebody, compared; they may both be right and still not tell."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.ledger.folding import fold, words
from onrecord.matching.bodies import body_of, country_apart
from onrecord.matching.words import listed
from onrecord.record import Speaker

_TITLES = listed(
    "mr mrs ms miss dr prof professor sir lord lady dame president minister chancellor senator secretary governor "
    "mayor general colonel judge justice king queen prince princess pope bishop father sen rep gov gen col hon the"
)
_CAMPAIGN = re.compile(r"(?:[Tt]he )?(.+?)(?:['’]s?)? (?:presidential |election )?[Cc]amp(?:aign)?")
_SMALL = listed("of and for the on in at to")
_ACRONYM = 3  # letters
_BODIES = frozenset(("organization", "government", "outlet"))


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's or body's: the same last word, and nothing before it that speaks against.

    *Moss*, *Ada Moss*, *A. Moss* and *Ada B. Moss* fit; *Ada Moss* and *Ian Moss* do not.
    """
    mine, its = _parts(one), _parts(other)
    if not mine or not its or mine[-1] != its[-1]:
        return False
    return _first_names_fit(mine[:-1], its[:-1])


def is_meant(name: str, speaker: Speaker) -> bool | None:
    """Whether `name` means this speaker, by their name, or as whom they speak for; null where nobody is named."""
    asked = words(name)
    if speaker.name and (same_name(name, speaker.name) or asked in words(speaker.name)):
        return True
    if asked and (asked in words(speaker.party or "") or asked in words(speaker.role or "")):
        return True
    return False if speaker.name else None


def same_speaker(one: Speaker, other: Speaker) -> bool | None:
    """Whether two articles name the same speaker.

    Null where they do not tell: where one names nobody, or a body for which the other's speaker may speak, or only what
    may be a first name.
    """
    if not one.name or not other.name:
        return None
    if "group" in (one.type, other.type):
        # The voters of one article are not those of another; but what has a name as bodies have may be one.
        return (_is_proper(one.name) and _is_proper(other.name) and _same_body(one, other)) or None
    if (one.type in _BODIES) != (other.type in _BODIES):
        person, body = (one, other) if other.type in _BODIES else (other, one)
        return None if _may_speak_for(person, body) else False
    if one.type in _BODIES:
        return _same_body(one, other) or None
    return same_name(one.name, other.name) or (None if _first_name_alone(one.name, other.name) else False)


def speaks_for(one: Speaker, other: Speaker) -> bool:
    """Whether one of two is a body, no country, and the other somebody who is told to speak for it, or is of it."""
    if not one.name or not other.name or "person" not in (one.type, other.type):
        return False
    person, body = (one, other) if one.type == "person" else (other, one)
    if body.type not in _BODIES | {"group"} or not person.party:
        return False
    if not (_is_proper(body.name or "") or candidate_of(body.name or "")):
        return False
    return _same_body(replace(body, name=person.party, party=None), replace(body, party=None))


def _may_speak_for(person: Speaker, body: Speaker) -> bool:
    """The ministry says what its spokesman says; whether he is its spokesman is not always told."""
    if body.type == "government" and (person.party is None or _whole(person.party) == _whole(body.name or "")):
        return True
    name = _whole(body.name or "")
    return any(name and f" {name} " in words(told or "") for told in (person.role, person.party)) or bool(
        person.party and body.party and fold(person.party) == fold(body.party)
    )


def candidate_of(name: str) -> str | None:
    """Whose campaign a body is: *Ada Moss* of *Ada Moss's campaign* or *the Ada Moss camp*; null where it is none."""
    found = _CAMPAIGN.fullmatch(name)
    return found[1] if found else None


def _same_body(one: Speaker, other: Speaker) -> bool:
    """*Harbour Board* and *the U.S. Harbour Board*, unless the other is another country's; *BHL* and its long form.

    And the campaigns of one candidate: *the Moss campaign*, *Ada Moss's campaign*.
    """
    candidate, rival = candidate_of(one.name or ""), candidate_of(other.name or "")
    if candidate and rival:
        return same_name(candidate, rival)
    if _whole(one.name or "") == _whole(other.name or ""):
        return True
    if body_of(one.name or "", one.party) == body_of(other.name or "", other.party):
        return True
    (country, mine), (another, its) = country_apart(one.name or ""), country_apart(other.name or "")
    country, another = country or one.party, another or other.party
    if country and another and fold(country) != fold(another):
        return False
    shorter, longer = sorted((mine, its), key=len)
    return (mine == its and " " in mine) or (len(shorter) >= _ACRONYM and shorter == _initials(longer))


def _is_proper(name: str) -> bool:
    """Whether all words of a name but the small ones have capitals: *Harbour Board of Velm*, *HBV*, not *Voters*."""
    capitals = [part[0].isupper() for part in name.split() if fold(part) not in _SMALL and part != "the"]
    return all(capitals) and (len(capitals) > 1 or (name.isupper() and len(name) >= _ACRONYM))


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split() if part not in _SMALL)


def _whole(name: str) -> str:
    return words(name).strip().removeprefix("the ")


def _first_name_alone(one: str, other: str) -> bool:
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    return len(shorter) == 1 and shorter[0] in longer


def _parts(name: str) -> list[str]:
    found = words(name.partition(",")[0]).split()  # "Ada Moss, M.P."
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    return found


def _first_names_fit(mine: list[str], its: list[str]) -> bool:
    if not mine or not its:
        return True
    shorter, longer = sorted((mine, its), key=len)
    return all(any(_same_first(a, b) for b in longer) for a in shorter)


def _same_first(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
