"""The office or profession that a role tells: "US foreign minister" and "minister of foreign affairs" are one.

Roles are read from articles and noisy; an office is only what ends in one of a list of nouns, with the words before it
that say which one it is. What is said of a past holder begins with *former*. Everything else has no office.
"""

from __future__ import annotations

import re

from onrecord.english.telling import TITLES, word_set

FORMER = "former "

# Nouns by what they are called here. Those on one line with a calling, after the colon, are of people of this calling.
_OFFICES = {
    "president": "president pres",
    "prime minister": "premier taoiseach",
    "minister": "minister",
    "chancellor": "chancellor",
    "secretary": "secretary",
    "under-secretary": "undersecretary under-secretary",
    "spokesperson": "spokesman spokeswoman spokesperson",
    "leader": "leader",
    "chair": "chairman chairwoman chairperson chair",
    "commissioner": "commissioner",
    "director": "director",
    "chief": "chief",
    "head": "head",
    "adviser": "adviser advisor",
    "king": "king",
    "queen": "queen",
    "prince": "prince",
    "princess": "princess",
    "executive": "executive",
    "chief executive": "ceo",
    "owner": "owner",
    "commander": "commander",
    "negotiator": "negotiator",
    "coordinator": "coordinator",
    "rapporteur": "rapporteur",
    "speaker": "speaker",
    "host": "host co-host",
    "player": "player",
}
_OF_CALLING = {
    "politics": {
        "ambassador": "ambassador amb",
        "envoy": "envoy",
        "governor": "governor gov",
        "mayor": "mayor",
        "senator": "senator sen",
        "representative": "representative congressman congresswoman congressperson rep",
        "member of parliament": "mp",
        "councillor": "councillor councilor councilman councilwoman alderman",
        "lawmaker": "lawmaker legislator parliamentarian",
        "whip": "whip",
        "candidate": "candidate",
        "nominee": "nominee",
    },
    "law": {
        "lawyer": "lawyer attorney solicitor barrister",
        "judge": "judge",
        "justice": "justice",
        "prosecutor": "prosecutor",
    },
    "police": {"sheriff": "sheriff", "detective": "detective", "inspector": "inspector", "sergeant": "sergeant"},
    "forces": {
        "general": "general gen",
        "admiral": "admiral adm",
        "colonel": "colonel col",
        "captain": "captain capt",
        "soldier": "soldier",
    },
    "church": {
        "pope": "pope",
        "bishop": "bishop archbishop",
        "cardinal": "cardinal",
        "priest": "priest",
        "pastor": "pastor reverend rev preacher",
        "rabbi": "rabbi",
        "imam": "imam",
        "cleric": "cleric",
    },
    "learning": {
        "professor": "professor prof",
        "lecturer": "lecturer",
        "economist": "economist",
        "historian": "historian",
        "scientist": "scientist",
        "researcher": "researcher",
        "scholar": "scholar",
        "analyst": "analyst",
        "strategist": "strategist",
        "pollster": "pollster",
        "sociologist": "sociologist",
        "psychologist": "psychologist",
        "fellow": "fellow",
    },
    "medicine": {
        "physician": "physician",
        "doctor": "doctor",
        "surgeon": "surgeon neurosurgeon",
        "nurse": "nurse",
        "psychiatrist": "psychiatrist",
    },
    "sport": {"coach": "coach", "athlete": "athlete", "boxer": "boxer", "golfer": "golfer"},
    "arts": {
        "actor": "actor actress",
        "singer": "singer rapper",
        "musician": "musician composer",
        "comedian": "comedian",
        "filmmaker": "filmmaker film-maker",
        "novelist": "novelist playwright poet",
        "artist": "artist painter sculptor",
    },
    "media": {
        "journalist": "journalist reporter correspondent",
        "columnist": "columnist",
        "anchor": "anchor co-anchor",
        "editor": "editor",
        "broadcaster": "broadcaster",
        "blogger": "blogger",
    },
    "business": {
        "banker": "banker",
        "broker": "broker",
        "trader": "trader",
        "investor": "investor",
        "businessperson": "businessman businesswoman businessperson entrepreneur",
        "developer": "developer",
    },
    "work": {
        "student": "student",
        "teacher": "teacher",
        "farmer": "farmer",
        "driver": "driver",
        "engineer": "engineer",
        "pilot": "pilot",
        "mechanic": "mechanic",
    },
}
_ALL = {**_OFFICES, **{office: nouns for group in _OF_CALLING.values() for office, nouns in group.items()}}
_NOUNS = {noun: office for office, nouns in _ALL.items() for noun in nouns.split()}
_CALLINGS = {office: calling for calling, group in _OF_CALLING.items() for office in group}
# What ends in one of these nouns and is of no calling by that, or of another.
_OTHERWISE = {
    "attorney general": None,
    "secretary general": None,
    "director general": None,
    "prime minister": "politics",
    "secretary of state": "politics",
    "police chief": "police",
}
_PORTFOLIOS = word_set(
    "foreign defence home interior finance health education justice security trade energy transport environment "
    "agriculture labour culture economy housing emergencies information europe brexit treasury commerce immigration "
    "development employment tourism science deputy shadow"
)

# Words before the noun that say which office it is.
_WHICH = _PORTFOLIOS | word_set(
    "prime vice assistant acting national press economic northern attorney secretary director governor majority "
    "minority supreme presidential chief crown police army opposition general executive managing "
    "state internal external affairs communications technology"
)
_SENT = word_set("envoy ambassador representative")  # who may be special, permanent, or a president's
_SPECIAL = word_set("special permanent presidential")
_SPELLED = {"defense": "defence", "labor": "labour", "economics": "economy", "emergency": "emergencies"}
_PAST = word_set("former formerly ex then erstwhile onetime late past retired")
_ENDS = re.compile(r"(?:,| (?:of|for|at|in|on|to|from|and|who|with|under|that|by)\b)")
_OF = re.compile(r"^ (?:of|for) (?:the )?([\w-]+)(?: ([\w-]+))?")
_PREFIXED = re.compile(r"\b(ex|then|secretary|director|attorney)-(?=\w)")
_WORD = re.compile(r"[\w-]+")
_LONGEST = 300


def office_of(role: str | None) -> str | None:
    """The office that a role names, in lower case, or null: of "ex-US defense secretary" *former defence secretary*."""
    if not role or len(role) > _LONGEST:
        return None
    text = _PREFIXED.sub(r"\1 ", role.lower().replace("’", "'").replace("'s", "").replace(".", ""))
    end = found.start() if (found := _ENDS.search(text)) else len(text)
    words = _up_to_noun([_SPELLED.get(word, word) for word in _WORD.findall(text[:end])])
    if not words or words[-1] not in _NOUNS:
        return None
    last = words.pop()
    noun = _NOUNS[last]
    which: list[str] = []
    while words and words[-1] in (_WHICH if noun not in _SENT else _SPECIAL):
        which.insert(0, words.pop())
    if noun in _SENT:
        which = []
    if not which and (of := _OF.match(text[end:])):
        first = _SPELLED.get(of[1], of[1])
        if noun == "secretary" and first == "state":
            noun = "secretary of state"
        elif first in _WHICH:
            which = [first]
    which = [word for word in which if word != "affairs"]
    past = FORMER if _PAST & set(words) else ""
    return f"{past}{' '.join([*which, noun])}"


def _up_to_noun(words: list[str]) -> list[str]:
    """The words up to the noun: "lawyer representing Moss", and the title after it in "candidate Dr"."""
    for at, word in enumerate(words[1:], 1):
        if word.endswith("ing") and words[at - 1] in _NOUNS:
            return words[:at]
    while len(words) > 1 and words[-1] not in _NOUNS and words[-1] in TITLES:
        words = words[:-1]
    return words


def calling_of(office: str) -> str | None:
    """The walk of life that an office or profession is of, or null where it is of any (a chair, a president)."""
    now = office.removeprefix(FORMER)
    if now in _OTHERWISE:
        return _OTHERWISE[now]
    which, _, noun = now.rpartition(" ")
    if noun in ("minister", "secretary") and _PORTFOLIOS & set(which.split()):
        return "politics"
    return _CALLINGS.get(now) or _CALLINGS.get(noun)
