"""The office that a role tells: "US foreign minister" and "minister of foreign affairs" are both *foreign minister*.

Roles are read from articles and noisy; an office is only what ends in one of a short list of nouns, with the words
before it that say which one it is. What is said of a past holder begins with *former*. Everything else has no office.
"""

from __future__ import annotations

import re

from onrecord.telling import word_set

_NOUNS = {
    noun: office
    for office, nouns in {
        "president": "president pres",
        "prime minister": "premier taoiseach",
        "minister": "minister",
        "chancellor": "chancellor",
        "secretary": "secretary",
        "under-secretary": "undersecretary under-secretary",
        "ambassador": "ambassador amb",
        "envoy": "envoy",
        "governor": "governor gov",
        "mayor": "mayor",
        "senator": "senator sen",
        "representative": "congressman congresswoman rep",
        "member of parliament": "mp",
        "speaker": "speaker",
        "spokesperson": "spokesman spokeswoman spokesperson",
        "leader": "leader",
        "chair": "chairman chairwoman chairperson chair",
        "commissioner": "commissioner",
        "director": "director",
        "chief": "chief",
        "head": "head",
        "chief executive": "ceo",
        "adviser": "adviser advisor",
        "general": "general gen",
        "admiral": "admiral adm",
        "commander": "commander",
        "judge": "judge",
        "justice": "justice",
        "prosecutor": "prosecutor",
        "sheriff": "sheriff",
        "pope": "pope",
        "king": "king",
        "queen": "queen",
        "prince": "prince",
        "princess": "princess",
        "candidate": "candidate",
        "nominee": "nominee",
        "executive": "executive",
        "negotiator": "negotiator",
        "coordinator": "coordinator",
        "rapporteur": "rapporteur",
    }.items()
    for noun in nouns.split()
}
# Words before the noun that say which office it is.
_WHICH = word_set(
    "prime vice deputy assistant acting shadow foreign defence home interior finance health education justice "
    "security national press trade energy transport environment agriculture labour culture economy economic "
    "housing emergencies information europe brexit northern attorney secretary director governor majority "
    "minority supreme special permanent presidential chief crown police army opposition general executive "
    "managing state internal external affairs communications science treasury commerce immigration development "
    "employment tourism technology"
)
_SPELLED = {"defense": "defence", "labor": "labour", "economics": "economy", "emergency": "emergencies"}
_PAST = frozenset(["former", "formerly", "ex", "then", "erstwhile", "onetime", "late", "past"])
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
    words = [_SPELLED.get(word, word) for word in _WORD.findall(text[:end])]
    if not words or words[-1] not in _NOUNS:
        return None
    last = words.pop()
    which: list[str] = []
    while words and words[-1] in _WHICH:
        which.insert(0, words.pop())
    noun = _NOUNS[last]
    if not which and (of := _OF.match(text[end:])):
        first = _SPELLED.get(of[1], of[1])
        if noun == "secretary" and first == "state":
            noun = "secretary of state"
        elif first in _WHICH:
            which = [first]
    which = [word for word in which if word != "affairs"]
    past = "former " if _PAST & set(words) else ""
    return f"{past}{' '.join([*which, noun])}"
