"""The party that a speaker speaks for: a country or an organisation, where the article tells; else null."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.record import SpeakerType
from onrecord.resolution.known.bodies import unqualified
from onrecord.resolution.known.countries import countries, government_named, titles, without_the
from onrecord.resolution.known.roles import (
    HONORIFICS,
    MODIFIERS,
    Token,
    head_of,
    is_person_noun,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.scene.names import ORGANISED
from onrecord.resolution.scene.places import Places, regions

# Who holds one of these speaks for a town or a court, not for the country that the role may name.
_LOCAL = word_set("mayor governor gov sheriff councilman councilwoman councillor councilor judge justice")
# These are named after where they are sent, not after who sends them.
_SENT = word_set("ambassador envoy representative consul consul-general mediator correspondent")
_STATE_BODY = re.compile(
    r"\b(?:Ministry|Department|Embassy|Parliament|Government|Army|Navy|(?:Air|Armed|Defen[cs]e|Security"
    r"|Special) Forces?|Senate"
    r"|Congress|Administration|Military|Security Council|National Guard"
    r"|[a-z]{3,14} ministry|army|navy|air force|[Dd]elegation|[Cc]onsulate|embassy|parliament|cabinet|armed forces)\b"
)
# Who fights a state, or for part of it, has its name too: "Free Syrian Army".
_IRREGULAR = re.compile(
    r"\b(?:Free|Democratic|Liberation|Resistance|Popular|People['’]s|National Army|Salvation|Revolutionary"
    r"|of (?:[A-ZÀ-Þ]\w+ )?(?:Workers|Labou?r|Trade Unions|Unions|Teachers|Students|Farmers|Journalists|Women"
    r"|Industry))\b"
)
_STATE_OF_US = re.compile(r"(?:New|North|South|West|Rhode) [A-Z]\w+$|.* state$")
_PARTISAN = re.compile(r"\b(?:Republican|Democratic|GOP|Conservative|Labour|Liberal|Green|Democrats?|Republicans?)\b")
_AREA = re.compile(r"\b(?:East|West|North|South|Coast|Region|Area|Asia|Africa|Europe|America|Americas|Pacific)$")
_CANDIDATE = re.compile(r"\b(?:candidate|nominee|hopeful|contender)\b", re.I)
_SCHOOL = re.compile(r"\b(?:University|College|School)\b")
# Of a parliament, where everybody speaks for himself or his party.
_CHAMBERS = frozenset({"House of Representatives", "House of Commons", "House of Lords", "National Assembly"})
_OF_SCHOOL = word_set(
    "president chancellor vice-chancellor rector provost principal spokesman spokeswoman spokesperson"
)
# What somebody is at the head of that is no body but a field of work.
_FIELD = re.compile(
    r"\b(?:Intelligence|Affairs|Studies|Operations|Communications|Relations|Policy|Research|Programs|Programmes|Security"
    r"|Services|Sales|Marketing|Finance|Engineering|Development|Strategy|Planning|Education|Resources)$"
)
# Bodies whose head is titled by their name: "Sel Central Bank President Ana Doe".
_BODY_OF_ITS_OWN = re.compile(
    r" (?:Bank|Union|Association|Federation|Institute|Foundation|Agency|Commission|Organi[sz]ation|Society|University"
    r"|League|Alliance|Programme|Program|Fund)$"
)
_CHAMBER_OR_TOWN = re.compile(r"(?:City|County|State|Supreme|Senate|House|National|Student)\b")
_POLICE = re.compile(r"\b[Pp]olice$")
# A party or movement by a name alone, as "Hearth", unlike a people, a chamber or a rank in it.
_LED = re.compile(
    r"(?!(?:Senate|House|Commons|Lords|Majority|Minority|Opposition|Council|Group|Team|Deputy|Church|Union|State|National"
    r"|Party|Committee|Assembly|Parliament)\b)[A-ZÀ-Þ][\w-]{2,20}(?<!ish)(?<!an)(?<!ese)(?<!ic)(?<!i)(?<!ist)(?<!ite)(?<!al)"
)
_BRANCH = re.compile(
    r" (?:in|at|of|for|with) (?P<body>[A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*){0,3})['’]s (?:[\w-]+ ){0,4}"
    r"(?:[Dd]irectorate|[Dd]ivision|[Dd]epartment|[Uu]nit|[Bb]ranch|[Bb]ureau|[Dd]esk|[Tt]eam|[Ss]ection)\b"
)
_DIVISION = re.compile(
    r"^(?:(?:(?:[Gg]lobal|[Nn]ational|[Ii]nternational|[Cc]orporate|[Pp]ublic|[Gg]overnment|[Ee]xternal|[Hh]uman|[Ii]nvestor"
    r"|[Bb]usiness|[Cc]ustomer|[Mm]edia) )?(?:[Ss]ales|[Mm]arketing|[Oo]perations|[Cc]ommunications|[Ee]ngineering"
    r"|[Ff]inance|[Rr]esearch|[Dd]evelopment|[Pp]roducts?|[Tt]echnology|[Pp]olicy|[Ss]trategy|[Dd]esign|[Ll]egal"
    r"|[Rr]esources|[Aa]ffairs|[Rr]elations|[Ss]ecurity|[Pp]lanning|[Pp]rogramming)(?:,? and |, | & )?)+"
    r" (?:for|at|of|with) (?:the )?(?=[A-ZÀ-Þ])"
)
_AFFILIATION = re.compile(r"(?:of|for|at|with|from|to)$")
_RUN = re.compile(r"[A-ZÀ-Þ][\w&.'’-]*(?: (?:(?:of|for|and|the|de) ){0,2}[A-ZÀ-Þ][\w&.'’-]*){0,6}")
_SENT_GROUPS = word_set("observers monitors inspectors peacekeepers delegates negotiators officials envoys lawyers")
_GROUP_HEADS = word_set(
    "guards soldiers police authorities forces troops military press-service government leadership delegation army"
)
# Who may be "for" a country and speak for it; a "director for Veldia" is sent there.
_FOR_STATES = word_set("spokesman spokeswoman spokesperson minister secretary negotiator delegate adviser attorney")
_BRIEFS = word_set("state defense defence education energy labor foreign interior finance justice health trade")
# Who speaks for the body whose name follows, whatever its form.
_RUNNING = word_set(
    "president secretary manager spokesman spokeswoman spokesperson executive director founder co-founder "
    "head chief leader ceo chairman chairwoman chair secretary-general coordinator"
)
# A body by its name and a common noun: "Korva harbour board".
_COMMON_BODY = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3}(?: [a-z-]{3,16}['’]?){0,2}(?<!['’]s) (?:board|council|guild|federation"
    r"|association|union|authority|society|trust|commission|cooperative|alliance|syndicate|foundation|league|club|company"
    r"|charity)"
)
NO_PARTIES = word_set("GOP CEO TV IT PR HR PAC II III MP MEP TD PM VP AFL ACT LGBT IRA NYC DC LA")
# Who is one of these speaks against the state whose name stands beside it.
_AGAINST = re.compile(r"\b(?:opposition|rebels?|separatists?|dissidents?|exiled|insurgents?|militants?)\b", re.I)
# Bodies that speak for themselves though a possessive stands in their names: "United People's Front", "UN's agency".
_OWNED_BODY = re.compile(
    r"['’]s (?:[\w-]+ ){0,3}(?:(?:Front|Party|Union|Alliance|Association|Institute|Council|Congress|Movement|League"
    r"|Federation|Committee|Commission|Society|Organi[sz]ation|Bank|Court)|(?:agency|committee|commission|council"
    r"|federation|association|bank)$)\b"
)
# "authorities in Veldia's northern province"
_PART_OF_COUNTRY = re.compile(
    r"['’]s (?:[\w-]+ ){0,3}(?:region|province|city|town|village|district|county|municipality|enclave|canton)\b"
)
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
        owned = re.search(r"(?<!People)(?<!omen)(?<!Men)(?<!hildren)['’]s ", name) and not _OWNED_BODY.search(name)
        own = None if noun is not None or owned else name
        return country_of_body(name, places) or own
    if type == "group" and name:
        return _of_group(name, places) or group_of_body(name, organizations)
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
    if noun is None or (noun.kind != "official" and tokens[head].word != "counterpart"):
        return None
    before = role[: tokens[head].start]
    if _AGAINST.search(role) or _CANDIDATE.search(role):
        return None
    owner = re.match(r"([A-ZÀ-Þ][\w-]{2,30})['’]s ", role)
    if owner and not (places.named(owner[1]) or places.government(owner[1])) and "campaign manager" not in role:
        return None  # whose it is, is not told by the role's own words alone: "Doe's envoy to Veldia"
    if any(token.word in _LOCAL for token in tokens[: head + 1]) and "Bank" not in role:
        return None
    sole = titles().get(role)
    if sole:
        return sole
    branch = _BRANCH.search(role, tokens[head].end)
    if branch and branch["body"] in organizations and not places.named(branch["body"]):
        return branch["body"]  # "administrator in Acme's River Directorate"
    affiliation = _of_affiliation(role, tokens, head, places, organizations)
    if affiliation and not places.named(affiliation) and tokens[head].word not in _SENT:
        return affiliation  # "Kenyan director of Save the Rivers"
    return places.of_office(role) or _of_modifiers(before, tokens[head], places, organizations) or affiliation


def _of_modifiers(before: str, head: Token, places: Places, organizations: frozenset[str]) -> str | None:
    before = re.sub(r"^(?:[Ff]ormer|[Tt]hen|[Ee]x)[ -]", "", before.strip())
    sender = re.match(r"([A-Z]{2,6})(?:['’]s)? ", before + " ")
    if sender and head.word in _SENT - {"ambassador"} and sender[1] not in NO_PARTIES and not places.named(sender[1]):
        return sender[1]  # "UN's special Syria envoy"
    campaign = re.search(r"((?:[A-Z][\w’'-]+ ){1,3}campaign)\b", before)
    if campaign:
        return re.sub(r"['’]s campaign", " campaign", campaign.group(1))
    led = _LED.fullmatch(before) if head.word in ("leader", "co-leader") else None
    if led and not head.capital and places.within(before) is None and not role_noun(before.lower()):
        return before  # "Hearth leader"
    runs = _RUN.findall(before)
    stem = re.sub(r"(?:\s+[a-z][a-z-]*){1,4}$", "", before.rstrip())  # "Acme Corp. chief", of its chief executive
    for run in runs:
        body = re.sub(r"['’]s?$|\.$", "", run)
        body = re.split(r"['’]s ", body)[0]
        if is_area(body) or head.word == "minister" or (" " not in body and body.endswith(("ish", "ese"))):
            continue
        named = body in organizations or run in organizations or ORGANISED.search(body)
        if " " not in body and (role_noun(body.lower()) or body.lower() in MODIFIERS):
            continue  # "Police spokesman", "Defence secretary"
        if _STATE_OF_US.match(body) or (head.word in _SENT and head.word == "ambassador") or _POLICE.search(before):
            continue
        state = _STATE_BODY.search(body) and not _IRREGULAR.search(body)
        if not named or places.named(body) or state or _PARTISAN.match(body):
            continue
        if government_named(body):
            return government_named(body)
        whose, _, office = body.partition(" ")
        if office.endswith("Office") and places.named(whose):
            return places.named(whose)  # "UK Foreign Office spokesperson"
        titled = head.capital and _BODY_OF_ITS_OWN.search(body) and not _CHAMBER_OR_TOWN.match(body)
        if (
            (stem.endswith(run) or "’s " in run or "'s " in run)
            and (not head.capital or titled)
            and (" " in body or places.within(body) is None)
        ):
            return body
    common = before != "Campaign" and ORGANISED.fullmatch(before) and _is_common_body(before)
    if len(runs) == 1 and before == runs[0] and common:
        longer = {name for name in organizations if name.endswith(f" {before}")}
        return longer.pop() if len(longer) == 1 else before  # "a Commission official"
    country = places.within(before)
    acronym = re.search(r"\b[A-Z]{1,5}&[A-Z]{1,5}\b|\b[A-Z]{2,6}\b", before)
    if acronym and country is None and head.word != "ambassador" and acronym.group() not in NO_PARTIES:
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
    if tokens[head].word == "minister" or (
        tokens[head].word == "secretary" and head + 2 < len(tokens) and tokens[head + 2].word in _BRIEFS
    ):
        return places.within(role[tokens[head + 1].end :])  # "Minister of Information"
    rest = role[tokens[head + 1].end :].strip()
    rest = re.split(r",|;| — | – |\b(?:in|on|under|during|after|before|who|which|that)\b", rest, maxsplit=1)[0].strip()
    plain = without_the(re.sub(r"^(?:a|an|its|his|her|their)\s+", "", rest))
    if not plain:
        return None
    former = _MODAL.search(role[: tokens[head].end])
    plain = re.sub(r"^(?:[a-z][a-z-]* ){1,2}(?=[A-Z])", "", plain)  # "the hawkish Doe Institute"
    plain = unqualified(re.sub(r"^PAC (?=[A-Z])", "", plain))
    plain, divided = _DIVISION.subn("", plain, count=1)  # "vice president of Sales for Acme"
    site = re.match(r"[A-Z][\w-]*\.(?:org|com|net)\b", plain)
    if site:
        return site.group()
    acronym = re.match(r"([A-Z]{2,6})\b", plain)
    if acronym and acronym[1] not in NO_PARTIES and not places.within(acronym[1]):
        return acronym[1]
    if _COMMON_BODY.fullmatch(plain) and tokens[head].word in _RUNNING and not former:
        return plain
    run = _RUN.match(plain)
    if run:
        body = re.sub(r"['’]s?$", "", run.group())
        known = places.named(body) or (government_named(body) if not _capital_only(body) else None)
        sent_there = tokens[head + 1].word == "for" and tokens[head].word not in _FOR_STATES and not divided
        if known:
            return None if sent_there else known
        stated = (
            _STATE_BODY.search(body) and not _IRREGULAR.search(body) and (places.within(plain) or places.within(body))
        )
        if stated:
            return str(stated)
        if sent_there:  # "coordinator for Veldia and Korva at Save the Rivers"
            at = re.search(r" (?:at|of|with) (?:the )?([A-ZÀ-Þ].*)$", plain)
            return at[1] if at and _RUN.fullmatch(at[1]) and not places.within(at[1]) else None
        whole = run.end() == len(plain) and tokens[head + 1].word not in ("to", "from")
        if places.of_demonym(body):
            return places.of_demonym(body)
        titles_before = [word.rstrip(".").lower() for word in body.split(" ")[:-1]]
        if titles_before and (titles_before[0] in HONORIFICS or _is_titled(titles_before, body)):
            return None  # "a spokesman for Ms. Doe", who speaks for whom she does
        if whole and not former and _speaks_for(body, tokens[head].word, organizations):
            return body
        if whole and " " in body and not _STATE_BODY.search(body):
            return None
        return None if ORGANISED.search(body) else places.within(plain)
    last = re.search(r"\bfor (?:the )?([A-ZÀ-Þ].*)$", plain)  # "president for policy for the Centre for River Progress"
    if last and (ORGANISED.search(last[1]) or _IRREGULAR.search(last[1])):
        body = last[1]
        return (
            body
            if _RUN.fullmatch(body) and _speaks_for(body, tokens[head].word, organizations) and not former
            else None
        )
    if (ORGANISED.search(plain) and not _STATE_BODY.search(plain)) or _IRREGULAR.search(plain):
        return None
    return places.within(plain) if tokens[head + 1].word != "for" or tokens[head].word in _FOR_STATES else None


def _is_common_body(word: str) -> bool:
    noun = role_noun(word.lower())
    return noun is not None and noun.kind == "organization" and word not in ("Party", "Court", "Office", "Church")


def _is_titled(before: list[str], body: str) -> bool:
    """Is it somebody with a title rather than a body: "House Speaker Ana Doe"?"""
    titled = any(
        (noun := role_noun(word)) is not None and noun.kind == "official" and not noun.plural for word in before
    )
    return titled and not ORGANISED.search(body.rsplit(" ", 1)[-1])


def is_area(words: str) -> bool:
    """Is it a stretch of land that nobody speaks for as a party: a state of a federation, "the Middle East"?"""
    last = words.rsplit(" ", 1)[-1]
    return (last in regions() and " of " not in words) or bool(
        _STATE_OF_US.match(words)
        or re.search(r"\bDistrict of\b", words)
        or (_AREA.search(words) and " of " not in words)
    )


def _speaks_for(body: str, head: str, organizations: frozenset[str]) -> bool:
    if "Committee" in body and "National" not in body:
        return False  # of a parliament, whose chairman speaks for himself
    if is_area(body) or body in _CHAMBERS:
        return False
    if _SCHOOL.search(body) and head not in _OF_SCHOOL:
        return False  # who teaches there speaks for himself
    if (" " not in body and ORGANISED.fullmatch(body)) or _FIELD.search(body):
        return False  # "Speaker of the House", "Director of National Intelligence"
    known = body in organizations or ORGANISED.search(body) is not None
    return known or (" " in body and head in _RUNNING)


def _capital_only(words: str) -> bool:
    """Is it a city that stands for no government here ("the mayor of Paris")?"""
    return any(words in country.capitals for country in countries())


def country_of_body(name: str, places: Places) -> str | None:
    """The country of a state's body ("Russian Foreign Ministry"), or None."""
    state = _STATE_BODY.search(name) and not _IRREGULAR.search(name)
    return places.government(name) or (places.within(name) if state else None)


def _of_group(name: str, places: Places) -> str | None:
    tokens = tokens_in(name, 0, len(name))
    head = head_of(tokens, name)
    if head < 0:
        return None
    noun = role_noun(tokens[head].word)
    speaks = tokens[head].word in _GROUP_HEADS or (noun is not None and noun.kind in ("official", "government"))
    if not speaks or _AGAINST.search(name) or any(token.word.rstrip("s") in _LOCAL for token in tokens[: head + 1]):
        return None
    if _PARTISAN.search(name) or not _of_one_country(name, places):
        return None
    party = places.within(name[: tokens[head].start])
    if tokens[head].word.removesuffix("s") in _SENT | {"diplomat", "journalist", "reporter"}:
        return party  # "a Western diplomat in Korva" is not Korva's
    if party or head + 1 >= len(tokens) or tokens[head + 1].word not in ("of", "from", "at", "in"):
        return party
    where = name[tokens[head + 1].end :]
    return None if _PART_OF_COUNTRY.search(where) else places.within(where)


def group_of_body(name: str, organizations: frozenset[str]) -> str | None:
    """The body that people speak for who are its own: "observers from the African Union", or None."""
    tokens = tokens_in(name, 0, len(name))
    head = head_of(tokens, name)
    if head < 0 or tokens[head].word not in _SENT_GROUPS or head + 1 >= len(tokens):
        return None
    body = without_the(name[tokens[head + 1].end :].strip()) if tokens[head + 1].word in ("of", "from", "for") else ""
    known = body in organizations or (ORGANISED.search(body) is not None and _RUN.fullmatch(body) is not None)
    return body if known and not is_area(body) and not _STATE_BODY.search(body) else None


def _of_one_country(name: str, places: Places) -> bool:
    """Is a group of one country, unlike "ministers from Veldia and Korva" or "the US military and Arab states"?"""
    parts = re.split(r",? (?:and|or|&) ", name)
    found = [places.within(part) for part in parts]
    return all(
        country == found[0] or (country is None and part.islower()) for country, part in zip(found, parts, strict=True)
    ) or (len(parts) == 2 and found[0] is None and parts[0].islower())


@cache
def _offices() -> dict[str, set[str]]:
    """The countries of the table that have an office by this name, in lower case."""
    found: dict[str, set[str]] = {}
    for country in countries():
        for office in country.offices:
            found.setdefault(office.lower(), set()).add(country.name)
    return found


def sole_office(role: str, spoken_of: Iterable[str]) -> str | None:
    """The one country whose press has an office by this name, where the article speaks of it ("foreign secretary")."""
    plain = role.lower().rstrip(".")
    having = _offices().get(plain, set())
    if len(having) != 1 or " " not in plain or plain.endswith(("president", "prime minister")):
        return None
    (country,) = having
    return country if country in spoken_of else None


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
