"""The party that a speaker speaks for: a country or an organisation, where the article tells; else null."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.record import SpeakerType
from onrecord.resolution.countries import countries, government_named, without_the
from onrecord.resolution.names import ORGANISED
from onrecord.resolution.places import Places, regions
from onrecord.resolution.roles import HONORIFICS, Token, head_of, is_person_noun, role_noun, tokens_in, word_set

# Who holds one of these speaks for a town or a court, not for the country that the role may name.
_LOCAL = word_set("mayor governor gov sheriff councilman councilwoman councillor councilor judge justice")
# These are named after where they are sent, not after who sends them.
_SENT = word_set("ambassador envoy representative consul consul-general mediator correspondent")
_STATE_BODY = re.compile(
    r"\b(?:Ministry|Department|Embassy|Parliament|Government|Army|Navy|Force|Forces|Senate|Congress|Administration|Military"
    r"|Security Council|National Guard|(?:foreign|defen[cs]e|interior|finance|justice|health|energy|trade) ministry)\b"
)
_PARTISAN = re.compile(r"^(?:Republican|Democratic|GOP|Conservative|Labour|Liberal|Green)\b")
_AFFILIATION = re.compile(r"(?:of|for|at|with|from|to)$")
_RUN = re.compile(r"[A-ZÀ-Þ][\w&.'’-]*(?: (?:(?:of|for|and|the|de) ){0,2}[A-ZÀ-Þ][\w&.'’-]*){0,6}")
_GROUP_HEADS = word_set("authorities forces troops military press-service government leadership delegation army")
_BRIEFS = word_set("state defense defence education energy labor foreign interior finance justice health trade")
# Who speaks for the body whose name follows, whatever its form.
_RUNNING = word_set(
    "president secretary manager spokesman spokeswoman spokesperson executive director founder co-founder "
    "head chief leader ceo chairman chairwoman chair secretary-general coordinator"
)
_NO_PARTIES = word_set("GOP CEO TV IT PR HR II III MP MEP TD PM VP AFL ACT LGBT IRA NYC DC LA")
# Who is one of these speaks against the state whose name stands beside it.
_AGAINST = re.compile(r"\b(?:opposition|rebels?|separatists?|dissidents?|exiled|insurgents?|militants?)\b", re.I)
_MODAL = re.compile(r"\bformer\b|\bex-", re.I)


def party_of(
    *,
    name: str | None,
    type: SpeakerType,
    roles: Iterable[str],
    places: Places,
    organizations: frozenset[str] = frozenset(),
    outlet_country: str | None = None,
) -> str | None:
    """The country's short name or the organisation that the speaker speaks for; None where the article does not say.

    `roles` are all that the article gives the speaker, nearest first; `organizations` the names of those in it.
    A bare office ("Prime Minister") is that of `outlet_country`, the home of the outlet, where that country has it.
    """
    roles = list(roles)
    if type == "outlet" or (type == "organization" and not name):
        return None
    if type == "government" and name:
        return places.named(name) or places.government(name) or places.within(name)
    if type == "organization" and name:
        noun = role_noun(name.lower())  # "Doe's office" and "Police" are nobody's party
        own = None if noun is not None or re.search(r"['’]s ", name) else name
        return country_of_body(name, places) or own
    if type == "group" and name:
        return _of_group(name, places)
    for role in sorted(roles, key=lambda role: bool(_MODAL.search(role))):
        found = party_of_role(role, places=places, organizations=organizations)
        if found:
            return found
    return home_office(roles, outlet_country)


def party_of_role(role: str, *, places: Places, organizations: frozenset[str] = frozenset()) -> str | None:
    """The party that the words of one role tell: "Kremlin spokesman", "spokesman for Acme". None where they don't."""
    tokens = tokens_in(role, 0, len(role))
    head = head_of(tokens, role)
    while 0 <= head < len(tokens) - 1 and not is_person_noun(tokens[head].word):
        return None
    noun = role_noun(tokens[head].word) if head >= 0 else None
    if noun is None or noun.kind != "official":
        return None
    before = role[: tokens[head].start]
    if _AGAINST.search(role):
        return None
    if any(token.word in _LOCAL for token in tokens[: head + 1]):
        return None
    return (
        places.of_office(role)
        or _of_modifiers(before, tokens[head], places, organizations)
        or _of_affiliation(role, tokens, head, places, organizations)
    )


def _of_modifiers(before: str, head: Token, places: Places, organizations: frozenset[str]) -> str | None:
    before = re.sub(r"^(?:[Ff]ormer|[Tt]hen|[Ee]x)[ -]", "", before.strip())
    campaign = re.search(r"((?:[A-Z][\w’'-]+ ){1,3}campaign)\b", before)
    if campaign:
        return re.sub(r"['’]s campaign", " campaign", campaign.group(1))
    runs = _RUN.findall(before)
    stem = re.sub(r"(?:\s+[a-z][a-z-]*){1,4}$", "", before.rstrip())  # "Acme Corp. chief", of its chief executive
    for run in runs:
        body = re.sub(r"['’]s?$|\.$", "", run)
        named = body in organizations or run in organizations or ORGANISED.search(body)
        if not named or places.named(body) or _STATE_BODY.search(body) or _PARTISAN.search(body):
            continue
        if government_named(body):
            return government_named(body)
        if stem.endswith(run) and not head.capital and (" " in body or places.within(body) is None):
            return body
    country = places.within(before)
    acronym = re.search(r"\b[A-Z]{2,6}\b", before)
    if acronym and country is None and head.word != "ambassador" and acronym.group() not in _NO_PARTIES:
        return acronym.group()
    # "United States" has the form of a body, and is none.
    others = [
        r
        for r in runs
        if ORGANISED.search(r) and not _STATE_BODY.search(r) and not (places.named(r) or government_named(r))
    ]
    if country and not others:
        return country
    return None


def _of_affiliation(
    role: str, tokens: list[Token], head: int, places: Places, organizations: frozenset[str]
) -> str | None:
    if head + 1 >= len(tokens) or not _AFFILIATION.match(tokens[head + 1].word):
        return None
    sent = tokens[head].word in _SENT
    if sent and tokens[head + 1].word not in ("of", "from"):
        return None
    if tokens[head].word in ("secretary", "minister") and head + 2 < len(tokens) and tokens[head + 2].word in _BRIEFS:
        return places.within(role[tokens[head + 2].end :])
    rest = role[tokens[head + 1].end :].strip()
    rest = re.split(r",|;| — | – |\b(?:in|on|under|during|after|before|who|which|that)\b", rest, maxsplit=1)[0].strip()
    plain = without_the(re.sub(r"^(?:a|an|its|his|her|their)\s+", "", rest))
    if not plain:
        return None
    former = _MODAL.search(role[: tokens[head].end])
    plain = re.sub(r"^(?:[a-z][a-z-]* ){1,2}(?=[A-Z])", "", plain)  # "the hawkish Doe Institute"
    run = _RUN.match(plain)
    if run:
        body = re.sub(r"['’]s?$", "", run.group())
        known = places.named(body) or (government_named(body) if not _capital_only(body) else None)
        if known:
            return known
        stated = _STATE_BODY.search(body) and (places.within(plain) or places.within(body))
        if stated:
            return str(stated)
        whole = run.end() == len(plain) and tokens[head + 1].word not in ("to", "from")
        if whole and not former and _speaks_for(body, tokens[head].word, organizations):
            return body
        if whole and " " in body and not _STATE_BODY.search(body):
            return None
        return None if ORGANISED.search(body) else places.within(plain)
    return places.within(plain)


def _speaks_for(body: str, head: str, organizations: frozenset[str]) -> bool:
    if "Committee" in body and "National" not in body:
        return False  # of a parliament, whose chairman speaks for himself
    if body.rsplit(" ", 1)[-1] in regions():
        return False
    known = body in organizations or ORGANISED.search(body) is not None
    return known or (" " in body and head in _RUNNING)


def _capital_only(words: str) -> bool:
    """Is it a city that stands for no government here ("the mayor of Paris")?"""
    return any(words in country.capitals for country in countries())


def country_of_body(name: str, places: Places) -> str | None:
    """The country of a state's body ("Russian Foreign Ministry"), or None."""
    return places.government(name) or (places.within(name) if _STATE_BODY.search(name) else None)


def _of_group(name: str, places: Places) -> str | None:
    tokens = tokens_in(name, 0, len(name))
    head = head_of(tokens, name)
    if head < 0:
        return None
    noun = role_noun(tokens[head].word)
    speaks = tokens[head].word in _GROUP_HEADS or (noun is not None and noun.kind in ("official", "government"))
    if not speaks or _AGAINST.search(name) or any(token.word.rstrip("s") in _LOCAL for token in tokens[: head + 1]):
        return None
    party = places.within(name[: tokens[head].start])
    if party or head + 1 >= len(tokens) or tokens[head + 1].word not in ("of", "from", "at", "in"):
        return party
    return places.within(name[tokens[head + 1].end :])


def home_office(roles: list[str], outlet_country: str | None) -> str | None:
    """`outlet_country`, where its press names one of `roles` without it ("the Home Secretary"); else None."""
    home = next((country for country in countries() if country.name == outlet_country), None)
    if home is None:
        return None
    for role in roles:
        plain = re.sub(r"^(?:[Ff]ormer|[Tt]hen) ", "", role)
        if plain in home.offices and role.rstrip(".").lower() not in HONORIFICS:
            return home.name
    return None
