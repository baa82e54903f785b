"""News outlets by name, and names that are an outlet's by their form or by what the article calls them.

A bare last word ("the Post", "the Times") is an outlet only where the article has named one that ends so before:
`outlet_by_last_word`.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.record import Span
from onrecord.resolution.known.outlet_list import ENVIRONMENT, Mention, Outlet, listed_in

__all__ = [
    "STATE_MEDIA",
    "Mention",
    "Outlet",
    "introduced_in",
    "kind_of_noun",
    "outlet_by_form",
    "outlet_by_last_word",
    "outlet_named",
    "outlets_in",
    "state_media_named",
]

_WORD = re.compile(r"\w+")
_THE, _THE_NAME = re.compile(r"^[Tt]he "), re.compile(r"(?:the|The) ([A-Z]\w+)")
# The common nouns that say what an outlet is, by its kind; they stand before or behind its name, or alone for it.
_NOUNS = {
    "newspaper": "newspaper|paper|daily|weekly|tabloid|broadsheet|daily newspaper|weekly newspaper",
    "magazine": "magazine|weekly magazine|news magazine|newsmagazine|journal",
    "broadcaster": (
        "broadcaster|television station|television channel|television network|TV station|TV channel|TV network"
        "|radio station|news channel|news network|satellite channel|cable channel|cable network|channel|station"
        "|network|radio|television"
    ),
    "wire": "news agency|press agency|state agency|news wire|newswire|wire service|wire agency|the agency|agency",
    "site": "news site|news website|news outlet|news portal|website|site|outlet|portal|publication|blog|newsletter",
}
_KINDS = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split("|")}
# Those that tell an outlet wherever a name stands beside them; "the network Plaza" may be anything.
_KIND = (
    "newspaper|newsletter|daily|weekly|tabloid|broadsheet|magazine|broadcaster|news agency|press agency|news site"
    "|news website|news outlet|news channel|news network|news portal|television station|television channel"
    "|television network"
    "|TV station|TV channel|TV network|radio station|satellite channel|wire service|wire agency|the agency|state agency"
)
_ADJECTIVAL = r"(?:daily|weekly)"
_CAP = r"[A-ZÀ-Þ][\w’'-]{0,30}"
_RUN = (
    rf"(?:[ae]l-)?{_CAP}(?: (?:{_CAP}|(?:i|de|of|la|al|e|del|di|do|da)(?= [A-ZÀ-Þ]))){{0,3}}"
    r"(?: \d{1,2}(?!\w|[.,]\d))?"
)
# A name behind its noun; behind "daily" and "weekly", which may be adjectives, only where nothing goes on from it.
_KIND_FIRST = re.compile(
    rf"\b(?P<noun>{_KIND}|(?:N|n)ews agency),? (?P<the>[Tt]he )?(?P<name>{_RUN})"
    rf"(?P<more> (?!(?:reported|reports?|said|says|wrote|writes|quoted|cited|asked|called|has|had|was|is|that|on|in"
    rf"|which|last|this|earlier"
    r"|published|and|as|at|by|for|but|before|after)\b)[a-z])?"
)
# A name before it: "the Vremya newspaper", "Kavra, the state news agency,", "The Pier, an Ithane daily".
_KIND_LAST = re.compile(rf"\b(?P<name>{_RUN}) (?P<noun>{_KIND})\b(?!,? (?:[Tt]he )?[A-ZÀ-Þ])")
_KIND_AFTER = re.compile(
    rf"\b(?P<name>{_RUN}), (?:an?|the|its|one of the|[A-Z][\w-]{{1,20}}['’]s) (?:[\w’'-]{{1,20}} ){{0,4}}?"
    rf"(?P<noun>{_KIND}|news agency|state broadcaster)s?"
    r"(?=[,.;)]| (?:in|based|owned|that|which|published|said|reported|close|run|linked)\b)"
)
_PAPER = (
    "News Service|News Agency|Press Agency|Press Association|Broadcasting Corporation|Broadcasting Company|Daily News"
    "|FM|Times|Post|Bulletin|Argus|Advertiser|Tribune|Gazette|Herald|News|Radio|TV|Television|Chronicle|Observer"
    "|Courier|Examiner|Inquirer|Dispatch|Telegraph|Sentinel|Journal|Daily|Broadcasting|Ledger|Echo|Free Press|Weekly"
    "|Today|Quarterly|Monthly|Courant|Rádió|Radyo|Televisión|Televízió|Rundfunk|Televizija"
)
_PAPER_NAME = re.compile(
    rf"\b(?P<name>(?:[ae]l-)?[A-Z][\w’'-]{{1,30}}(?: [A-Z][\w’'-]{{0,30}}){{0,3}} (?P<noun>{_PAPER}))\b"
)
_PAPER_FIRST = re.compile(
    r"\b(?P<name>(?P<noun>Radio|Rádio|Daily|Evening|Morning|Channel|Canal|Kanal|TV|Jornal|Diario|Diário|Gazeta|Correio"
    r"|Correo|Journal) (?:(?:de|do|da|del) )?"
    r"(?:[A-ZÀ-Þ][\w’'-]{1,30}|[1-9]\d?)(?: (?:FM|News|TV))?)\b"
)
# "Channel Nine Korva", a channel's station in a town
_NUMBERED = re.compile(
    r"\b(?P<name>(?P<noun>Channel|Canal|Kanal) (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|[1-9]\d?) "
    r"(?!\w+day\b)[A-ZÀ-Þ][a-z]{3,15})(?= (?:that|on|in|reported|said|by)\b|[.,])"
)
# "News 12", "Action News 5": stations by their channel
_NEWS_NUMBER = re.compile(
    r"\b(?P<name>(?:(?:Action|Eyewitness|Local|Channel|Fox|FOX|ABC|CBS|NBC) )?(?P<noun>News)(?:[Cc]hannel)? [1-9]\d?)"
    r"(?= (?:that|on|in|has|had|also|first|reported|reports|said|says|by)\b|[.,'’]|$)"
)
# "BBC [Radio Scotland]", of which a list knows only the house.
_ITS_STATION = re.compile(
    r" (?:Radio|Television|TV|World Service|Arabic|Persian|Russian)(?: [A-ZÀ-Þ0-9]\w*)?(?![\w’'-])"
)
_JOINED_UP = re.compile(r"(?<![\w-])(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,20}(?P<noun>raadio|radio|rádió))(?![\w-])")
# One of these stands in every name that is found by its form; to look for one first is much faster.
_ANY_NOUN = re.compile(
    rf"{_KIND}|[Nn]ews agency|{_PAPER}|Evening|Morning|Channel|Canal|Kanal|Jornal|Diario|Diário|Gazeta|Correio|Correo"
    "|raadio|radio|rádió"
)
# One of these stands in all that a pattern matches; to look for them first is much faster.
_KIND_WORDS = (*_KIND.split("|"), "News agency")
_ANY_OF: dict[re.Pattern[str], tuple[str, ...]] = {
    _KIND_FIRST: _KIND_WORDS,
    _KIND_LAST: _KIND_WORDS,
    _KIND_AFTER: _KIND_WORDS,
    _NEWS_NUMBER: ("News",),
    _NUMBERED: ("Channel", "Canal", "Kanal"),
    _JOINED_UP: ("raadio", "radio", "rádió"),
}
# Names that many other things bear: an outlet's where the article has it report, or hold an interview.
_OTHERS = (
    "Star|Sun|Mail|Express|Standard|Record|Review|Register|Mirror|Globe|Monitor|Press|Magazine|Digest|Voice|Blade|Banner"
    "|Beacon|Bee|Eagle|Enquirer|Enterprise|Item|Leader|Patriot|Dealer|Republic|Reporter|Statesman|Union|World|Insider"
    "|Intelligencer|Messenger|Mercury|Packet|Pioneer|Recorder|Spectator|Transcript|Witness|Citizen|Nation|Independent"
)
_REPORTING = re.compile(
    rf"\b(?:[Tt]he )?(?P<name>{_CAP}(?: {_CAP}){{0,2}} (?P<noun>{_OTHERS})) "
    r"(?:(?:has |had )?(?:also |first |later )?(?:reported|reports)\b)"
)
_INTERVIEWING = re.compile(
    rf"\b(?:told|interview with|interview in|quoted by|reported by|according to) (?:[Tt]he )?"
    rf"(?P<name>{_CAP}(?: {_CAP}){{0,2}} (?P<noun>{_OTHERS}))\b(?! [A-Z])"
)
_AIR = ("broadcaster", "state media")
_BROADCASTS = re.compile(r"Radio|\bF[Mm]$|Raadio|Rádi|Rundfunk|TV|Television|Broadcasting|Channel|Canal|Kanal")
_AGENCY = re.compile(r"Agency|Service|Association")
# "the Kalinor News Agency (KNA)": the letters stand for it from there on.
_LETTERS = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{0,30}|of|and|for|the)){0,6})"
    r" \((?:the |or )?[“\"]?(?P<letters>[A-Z][A-Za-z-]{1,11})[”\"]?\)"
)
# The press of a place, by these words: a carrier of others' words, but nobody's outlet.
PRESS = re.compile(
    r"\b(?P<name>(?:local|national|regional|domestic|foreign|[A-ZÀ-Þ][a-z]+(?:an|ish|ese|i|ch|ic))"
    r" (?:media(?: outlets| reports)?|news (?:outlets|sites|reports)|newspapers|press reports|press))\b(?![-’'])"
)
STATE_MEDIA = re.compile(
    r"\b(?P<name>(?:[A-Z][a-z]+(?:(?:an|ish|ese|i|ean)|['’]s) )?(?:[Ss]tate|official|government)(?:-run)? "
    r"(?:television|TV|radio|media|broadcaster|news agency))\b"
    r"(?!,? [A-ZÀ-Þ]| (?:channel|station|agency|network|outlet))"
)
"""State media without a name of their own: "state television", "Elbonian state TV"."""
# First words that make no name of what follows: "Good News", "The latest Times", "State Television".
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "the a an good bad breaking fake hard old big more no happy modern latest local state official national public "
        "government private command trading guard in on at for from but and when while as after before according "
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december he she it they we i this that his her its their our one some last first",
    )
)
# What may stand beside such a name without being part of it.
_BESIDE = frozenset(
    re.findall(r"\w+", _KIND + "|the|a|an|state|run|independent|local|online|s|financial"),
)
# One word before "newspaper" that only says whose it is: "Russian", "British", "Israeli".
_DEMONYM = re.compile(r"(?:an|ish|ese|i|ch|eek|iss|ic)$")
_WHOSE = re.compile(r"[^ ]{1,30}['’]s (?=[^ ]{1,30} [^ ])")
# What follows where "X Journal" and "X Times" are a part of something else: "Post Office", "Times Square".
_NOT_PAPER = re.compile(
    r" of [A-Z]| (?:Office|Square|Corp|Corporation|Inc|Ltd|Company|Street|Road|Building|Tower|Group)\b"
)


def outlet_named(words: str) -> Outlet | None:
    """The listed outlet that these words name, all of them, with or without a determiner; else null."""
    return _outlet_named(words, os.environ.get(ENVIRONMENT))


@lru_cache(maxsize=2048)  # the same names are asked about again and again
def _outlet_named(words: str, _own_list: str | None) -> Outlet | None:
    found = next(listed_in(words, 0, len(words)), None)
    return found.outlet if found and _is_whole(words, found.span) else None


def outlet_by_form(words: str) -> Outlet | None:
    """The outlet that these words name by their form ("the newspaper X", "X News Agency", "X Gazette"); else null.

    A person may be called so too (a Ms. Post): ask only where the words are not tagged as a person's name.
    """
    for mention in _formed(words, 0, len(words)):
        rest = _WORD.findall(words[: mention.span[0]] + " " + words[mention.span[1] :])
        if all(w.casefold() in _BESIDE or _DEMONYM.search(w) for w in rest):
            return mention.outlet
    return None


def outlet_by_last_word(words: str, earlier: Iterable[str]) -> Outlet | None:
    """The outlet among `earlier` names (nearest first) that "the Post" or "The Times" stands for; else null."""
    match = _THE_NAME.fullmatch(words)
    if match:
        for name in earlier:
            outlet = outlet_named(name) or outlet_by_form(name)
            if outlet and " " in outlet.name and outlet.name.split()[-1] == match[1]:
                return outlet
    return None


def state_media_named(words: str) -> str | None:
    """The state media that these words are, all of them, without a determiner: "Elbonian state TV"; else null."""
    plain = _THE.sub("", words.strip())
    return plain if len(plain) < 60 and STATE_MEDIA.fullmatch(plain) else None


def outlets_in(text: str, start: int, end: int) -> list[Mention]:
    """Every outlet named in `text[start:end]`, by list or else by form, in order and without overlap."""
    found = [_with_station(text, mention, end) for mention in listed_in(text, start, end)]
    for mention in _formed(text, start, end):
        if all(mention.span[1] <= m.span[0] or m.span[1] <= mention.span[0] for m in found):
            found.append(mention)
    return sorted(found, key=lambda m: m.span)


def outlets_before(text: str, at: int, far: int) -> list[Mention]:
    """The outlets named in the `far` characters before `at`, the nearest first; all of a text are looked for once."""
    found = _all_outlets(text)
    first = bisect_left(found, max(0, at - far), key=_begin)
    return [mention for mention in found[first : bisect_left(found, at, key=_begin)] if mention.span[1] <= at][::-1]


@lru_cache(maxsize=4)
def _all_outlets(text: str) -> list[Mention]:
    return outlets_in(text, 0, len(text))


def _begin(mention: Mention) -> int:
    return mention.span[0]


def _with_station(text: str, mention: Mention, end: int) -> Mention:
    """The mention of a house with the station that the list does not know: "BBC Radio Scotland"."""
    station = _ITS_STATION.match(text, mention.span[1], end) if mention.outlet.kind in _AIR else None
    if station is None:
        return mention
    span = (mention.span[0], station.end())
    return Mention(span=span, outlet=Outlet(text[slice(*span)], mention.outlet.country, "broadcaster"))


def kind_of_noun(noun: str) -> str | None:
    """The kind of outlet that a common noun ("newspaper", "station") stands for; null where it stands for none."""
    return _KINDS.get(noun if noun in _KINDS else noun.casefold())


def introduced_in(text: str) -> dict[str, Outlet]:
    """The outlets that the text itself introduces, by name: "the news agency X", "the X newspaper", "X, a daily,".

    Letters that it gives a longer outlet name stand for that outlet: "Kalinor News Agency (KNA)".
    """
    return _introduced(text)


@lru_cache(maxsize=4)
def _introduced(text: str) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for pattern in (_KIND_FIRST, _KIND_LAST, _KIND_AFTER, _REPORTING, _INTERVIEWING):
        for match in matches(pattern, text, 0, len(text)):
            if named := _name_of(pattern, match):
                found.setdefault(named.outlet.name, named.outlet)
    for match in _LETTERS.finditer(text):
        words, letters = match["name"], match["letters"]
        outlet = outlet_named(words) or outlet_by_form(words)
        if outlet and outlet_named(letters) is None and letters[0] in (w[0] for w in words.split()):
            found[letters] = outlet
    return found


def _is_whole(words: str, span: Span) -> bool:
    before, after = words[: span[0]].strip(" “\"'‘("), words[span[1] :].strip(" ”\"'’).,")
    return before.casefold() in ("", "the") and after in ("", "s")


def _formed(text: str, start: int, end: int) -> Iterator[Mention]:
    taken: list[Span] = []
    whole = start == 0 and end == len(text)
    if not (_ANY_NOUN.search(text) if whole else _may_have_noun(text, start, end)):
        return
    for pattern in (_KIND_FIRST, _KIND_LAST, _NEWS_NUMBER, _PAPER_NAME, _NUMBERED, _PAPER_FIRST, _JOINED_UP):
        for match in matches(pattern, text, start, end):
            mention = _name_of(pattern, match)
            if mention and all(mention.span[1] <= a or b <= mention.span[0] for a, b in taken):
                taken.append(mention.span)
                yield mention


def matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterable[re.Match[str]]:
    """`pattern.finditer(text, start, end)`, which is not begun where none of its words is there."""
    may = any(text.find(word, start, end) >= 0 for word in _ANY_OF.get(pattern, ("",)))
    return pattern.finditer(text, start, end) if may else ()


def _may_have_noun(text: str, start: int, end: int) -> bool:
    """May one of the nouns stand in `text[start:end]`? Never false where one does."""
    found = _nouns(text)
    at = bisect_right(found, start, key=_end)  # the first that ends behind `start`
    return at < len(found) and found[at][0] < end


@lru_cache(maxsize=4)
def _nouns(text: str) -> list[Span]:
    return [match.span() for match in _ANY_NOUN.finditer(text)]


def _end(span: Span) -> int:
    return span[1]


def _name_of(pattern: re.Pattern[str], match: re.Match[str]) -> Mention | None:
    """The outlet of a match, without first words and a possessive that are no part of its name; else null."""
    (first, last), name, noun = match.span("name"), match["name"], match["noun"]
    if pattern is _KIND_LAST and match.string[:first].endswith((", a ", ", an ")):
        return None  # "the Velden Post, a Korva newspaper", of the town
    if pattern is _KIND_FIRST and re.fullmatch(_ADJECTIVAL, noun) and match["more"] and not match["the"]:
        return None
    if (
        pattern is _KIND_FIRST
        and match.string[match.end("noun")] == ","
        and not re.match(r"[,.;:)]|$", match.string[match.end("name") :])
    ):
        return None  # "in a draft seen by this newspaper, Veldia had offered", unlike "the newspaper, Vremya, said"
    while name.split(" ", 1)[0].casefold() in _NO_NAME and " " in name:
        first += name.index(" ") + 1
        name = name[name.index(" ") + 1 :]
    if name.endswith(("'s", "’s")):
        last, name = last - 2, name[:-2]
    if whose := _WHOSE.match(name):  # "Iowa's Cedar Rapids Gazette"
        first, name = first + whose.end(), name[whose.end() :]
    by_noun = pattern in (_KIND_FIRST, _KIND_LAST, _KIND_AFTER)
    if len(name) < 2 or name.casefold() in _NO_NAME or (by_noun and _only_says_whose(name)):
        return None
    if pattern is _PAPER_NAME and (re.fullmatch(_PAPER, name) or _NOT_PAPER.match(match.string, last)):
        return None
    known = outlet_named(name) if by_noun else None
    kind = (kind_of_noun(noun) or "outlet") if by_noun else _kind_of_form(noun)
    return Mention(span=(first, last), outlet=known or Outlet(name=name, country=None, kind=kind))


def _kind_of_form(word: str) -> str:
    return "broadcaster" if _BROADCASTS.search(word.capitalize()) else "wire" if _AGENCY.search(word) else "outlet"


def _only_says_whose(name: str) -> bool:
    return " " not in name and bool(_DEMONYM.search(name) or name.endswith(("'s", "’s")))
