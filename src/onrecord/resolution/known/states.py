"""The countries that no table knows, found in an article by what only states have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from onrecord.record import Span
from onrecord.resolution.known.countries import NOT_DEMONYMS, country_of_demonym

WORD = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][^\W\d_]{2,30}(?:[-‑][A-ZÀ-Þ][^\W\d_]{1,30})?")
NAME = r"[A-ZÀ-Þ][^\W\d_]{2,30}(?:[- ][A-ZÀ-Þ][^\W\d_]{2,30})?(?!\w)"
_LANDS = ("ia", "land", "stan")  # the ends of names of lands
# What only states have: beside a place or its people it shows a country.
_STATE = (
    r"(?!first )[a-z]{3,14} minist(?:er|ry)"
    r"|(?:presidential|general|parliamentary) (?:election|run-?off|race|vote|ballot)"
    r"|government|parliament|embassy|ambassador|(?:special )?envoy|central bank"
    r"|general staff|border guards?|armed forces|air force|army|navy|state (?:oil|gas) company|state (?:news )?agency"
    r"|ruling party|secret police|head of state|president|king|queen|opposition|presidential election|palace"
)
_LEADER = (
    r"(?:prime|foreign|interior|defen[cs]e|finance|justice|energy|health|environment|transport|trade|education"
    r"|agriculture|fisheries|economy|labou?r|climate) minist(?:er|ry)|government|parliament|embassy"
    r"|ambassador|president|king|queen"
)
_OWNS = re.compile(rf"(?<!\w)({NAME})['’]s (?:[a-z-]+ ){{0,2}}(?i:{_STATE})\b")
# Persons have these too ("Doe's government"), so that the word must be a place by other evidence.
_PERSONS_TOO = re.compile(
    r"(?:[Pp]alace|government|ambassador|envoy|army|party|navy|police|president|king|queen|opposition)$"
)
_OF_STATE = re.compile(
    rf"\b(?i:{_LEADER}|presidency|republic|kingdom|sultanate|emirate|national bank) of (?:the )?({NAME})"
    r"(?!['’]|[ -][A-ZÀ-Þ])"
)
# "President Ana Doe of Velden", of whom no club has so many.
_TITLED_OF = re.compile(
    rf"\b(?:President|(?:Prime|Foreign|Interior|Defen[cs]e|Finance|Justice) Minister|King|Queen|Chancellor) "
    rf"(?:[A-ZÀ-Þ][\w.’'-]{{0,20}} ){{1,4}}of ({NAME})(?!['’]|[ -][A-ZÀ-Þ])"
)
# A name before what only states have: "the Velden ambassador". It must be a place by other evidence.
_BESIDE = re.compile(
    rf"(?:\b[Tt]he|\b[Aa]n?|[Ss]enior|[Ff]ormer|\n) ?({NAME}) "
    r"(?:(?!first )[a-z]{3,14} minist(?:er|ry)|ministry|prime minister|premier|parliament|capital|embassy|ambassador"
    r"|consulate?|diplomats?|envoys?|border guards?|armed forces)\b"
)
# "Velden will tax sawn pine from Korva, its trade minister said"
_SAID_ITS = re.compile(
    rf"(?:^|[.!?][”\"]? |[-–—] )(?:Neighbou?ring )?({NAME})(?!['’,]|[ -][A-ZÀ-Þ])"
    r"[^.!?\n“”\"]{5,220}, its (?:[a-z-]+ ){0,2}"
    r"(?:minist(?:er|ry)|premier|ambassador|parliament|army|navy|government)\b(?:, [^,\n]{3,40},)?"
    r" (?:said|says|told|warned|announced|insisted|confirmed|claimed)\b",
    re.M,
)
# Who comes from a state: "negotiators from Velden and Korva".
_SENT = re.compile(
    rf"\b(?:[Nn]egotiators|[Tt]roops|[Ss]oldiers|[Mm]inisters|[Ee]nvoys|[Dd]iplomats|[Dd]elegations)"
    rf" (?:from|of) (?:the )?({NAME})"
    rf"(?: and (?:the )?({NAME}))?(?!['’]|[ -][A-ZÀ-Þ])"
)
_MINISTERS_IN = re.compile(rf"\b[Mm]inisters in ({NAME})(?!['’]|[ -][A-ZÀ-Þ])")
_AS_A_PLACE = r"\b(?:[Ii]n|[Ff]rom|[Ww]ith|[Bb]etween|[Aa]cross|[Ii]nto) "
# What shows that an article is about a state's affairs, so that "the presidency of Velden" is no club's.
_AFFAIRS = re.compile(
    r"\b(?:prime|foreign|interior|defen[cs]e|finance|justice) minist(?:er|ry)\b|\bhead of state\b"
    r"|\belectoral commission\b|\b(?:presidential|general|parliamentary) elections?\b|\bparliament\b"
)
_OF_PEOPLE = re.compile(r"(?:ian|ean|ese|ish|[^aeiou]i)$")
_GOVERNED = re.compile(rf"\b[Tt]he ({NAME})(?<!an)(?<!ese)(?<!ish) (?:government|army|president|opposition)\b")
_THEN_ITS = re.compile(
    rf"(?:^|[.!?][”\"]? )(?:Neighbou?ring )?({NAME})(?!['’]|[ -][A-ZÀ-Þ])[^.!?\n]{{5,240}}[.!?][”\"]? "
    rf"Its (?:[a-z-]+ ){{0,2}}(?:{_STATE})\b",
    re.M,
)
_HEADS = re.compile(r"presiden|king|queen|ambassador", re.I)  # of companies and of much else too
_LAND = r"(?:country|republic|kingdom|nation|neighbou?r|sultanate|emirate|island state|archipelago)"
_IS_LAND = re.compile(rf"(?<!\w)({NAME}), (?:an? |the |our )(?:[a-z-]+ ){{0,3}}{_LAND}\b")
_BORDERS = re.compile(rf"\b(?:border|frontier) with ({NAME})(?! (?:[a-z]+ )?(?:province|county|region|district))")
_ITS = re.compile(rf"(?<!\w)({NAME}), (?:its|whose) (?:[a-z-]+ ){{0,2}}(?:{_STATE})\b")
_DEALS = re.compile(rf"\b(?:talks|treaty|relations|war|negotiations) (?:with|between) ({NAME})(?: and ({NAME}))?")
# What a town or a country does as a speaker.
SPEAKS = re.compile(
    r"['’]?(?: (?:also|now|then|has|had|have|again|yesterday|today|repeatedly|on \w+day)){0,3} "
    r"(?:said|says|say|denied|denies|deny|accused?s?|began|called|calls|vow(?:s|ed)|warn(?:s|ed)?"
    r"|insist(?:s|ed)?|responded"
    r"|respond|repeated|repeats|rejected|rejects|speaks|spoke|demand(?:s|ed)?|wants|replied|refus(?:es"
    r"|ed)|agreed|agrees"
    r"|answered|offered|offers|announced|announces|dismissed|retorted|call|claims|claimed|maintains|complained|was the "
    r"first to|was first to|threatens|threatened|will|would|imposed|imposes|recalled|expelled|summoned|shut|signed"
    r"|(?:is|was) (?:ready|willing|prepared) to)\b"
)
_ISLANDS = re.compile(r"\b((?:[A-ZÀ-Þ][^\W\d_]{2,30} ){1,2}(?:Islands|Republic|Federation|Emirates|Kingdom))\b")
_NATIONAL = re.compile(
    rf"[ \u00a0](?:[a-z-]+ ){{0,2}}(?:{_STATE}|officials?|president\w*|military|troops|forces|soldiers|border"
    r"|envoys?|diplomats?|diplomatic|delegation|negotiators?|capital|authorities|republic|cabinet|side|counterpart"
    r"|lawmakers|opposition|intelligence|freight|state|minister\w*|premier|citizens|mothers|ship|ships|aircraft"
    r"|consul|consulate|exporters|voters|economy|currency|territory|waters|soil|customs)\b",
    re.I,
)
_FIRM = (
    r"Minerals|Mining|Mines|Oil|Energy|Steel|Rail(?:ways?)?|Air(?:lines|ways)?|Motors|Holdings|Industries|Group|Bank"
    r"|Capital|Partners|Foods|Pharma\w*|Shipping|Lines|Ferries|Power|Gas|Water|Telecom|Media|Insurance|Inc|Ltd|Corp"
    r"|Logistics|Systems|Securities|Properties|Homes|Stores|& "
)
# One of these stands in all that a pattern matches; to look for them first is much faster.
_ANY_OF: dict[re.Pattern[str], tuple[str, ...]] = {
    _BESIDE: (
        "minist", "premier", "parliament", "capital", "embassy", "ambassador", "consul", "diplomat", "envoy",
        "border guard", "armed forces",
    ),
    _SAID_ITS: (", its ",),
    _THEN_ITS: (" Its ",),
    _ITS: (", its ", ", whose "),
    _SENT: ("egotiators", "roops", "oldiers", "inisters", "nvoys", "iplomats", "elegations"),
    _MINISTERS_IN: ("inisters in ",),
    _BORDERS: ("border with ", "frontier with "),
    _DEALS: ("talks ", "treaty ", "relations ", "war ", "negotiations "),
    _ISLANDS: ("Islands", "Republic", "Federation", "Emirates", "Kingdom"),
}  # fmt: skip
_OF_NAME = re.compile(r" of (?:the )?[A-ZÀ-Þ]")
_OFFICE_BEFORE = re.compile(rf"(?i:{_LEADER}|presidency|republic|kingdom|sultanate|emirate|national bank)$")
MOST_WORDS = 3000  # capitalised words of an article that are weighed


class Unknown(Protocol):
    """May a word be a country of no table at all? `sure` where no tag as a surname speaks against it."""

    def __call__(self, word: str, *, sure: bool = False) -> bool: ...


def states_in(
    text: str, words: frozenset[str], tagged: set[str], unknown: Unknown
) -> tuple[dict[str, Span], dict[str, str]]:
    """The countries of no table with the place that shows each, and their peoples ("Veldian") with the country.

    `words` are the capitalised words of `text`, `tagged` those that are places by other evidence; `unknown` says of a
    word whether it may be a country at all.
    """
    states: dict[str, Span] = {}
    peoples: dict[str, str] = {}

    def add(word: str, span: Span, *, sure: bool = False) -> None:
        if unknown(word, sure=sure):
            states.setdefault(word, span)

    for match in _OWNS.finditer(text):
        own = not _PERSONS_TOO.search(match.group())
        if own or match[1] in tagged or match[1].endswith(_LANDS):
            add(match[1], match.span(), sure=own)
    affairs = _AFFAIRS.search(text) is not None
    for pattern in (_OF_STATE, _TITLED_OF, _IS_LAND, _BORDERS, _ITS, _THEN_ITS, _SAID_ITS):
        for match in matches(pattern, text):
            sure = match[1] in tagged or match[1].endswith(_LANDS)
            of_a_firm = (pattern in (_OF_STATE, _TITLED_OF) and _HEADS.match(match.group())) or (
                pattern is _THEN_ITS and _PERSONS_TOO.search(match.group())
            )
            if sure or not of_a_firm or (affairs and pattern in (_OF_STATE, _TITLED_OF)):
                add(match[1], match.span())
    for match in matches(_BESIDE, text):
        of_people = _OF_PEOPLE.search(match[1]) or any(stem in words for stem in stems(match[1]))
        placed = match[1] in tagged or re.search(rf"{_AS_A_PLACE}{re.escape(match[1])}\b", text)
        if placed and not of_people:
            add(match[1], match.span())
    for match in _GOVERNED.finditer(text):
        if match[1] in tagged and not any(stem in words for stem in stems(match[1])):
            add(match[1], match.span())
    for match in matches(_SENT, text):
        for word in filter(None, match.groups()):
            if affairs or word in tagged:
                add(word, match.span())
    for match in matches(_MINISTERS_IN, text):
        if match[1].endswith(_LANDS) and match[1] in tagged:
            add(match[1], match.span())
    for match in matches(_DEALS, text):
        for word in match.groups():
            if word in tagged and word.endswith(_LANDS):
                add(word, match.span())
    _add_islands(text, states)
    for match in WORD.finditer(text):
        word = match.group()
        if word.endswith(_LANDS) and SPEAKS.match(text, match.end()) and not _of_a_body(text, word):
            add(word, match.span())
        if word in peoples or country_of_demonym(word) or word in NOT_DEMONYMS:
            continue
        for stem in stems(word):
            political = stem in words and _NATIONAL.match(text, match.end())
            if stem in states or (political and unknown(stem)):
                if word.endswith("er") and stem not in tagged and stem not in states:
                    continue  # "Parker officials" beside a "Park"
                states.setdefault(stem, match.span())
                peoples[word] = stem
                break
    return states, peoples


def matches(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """`pattern.finditer(text)`, which is not begun where none of its words is in the text."""
    if pattern is _OF_STATE:
        ends = (found.start() for found in _OF_NAME.finditer(text))
        may = any(_OFFICE_BEFORE.search(text, max(0, end - 40), end) for end in ends)
    else:
        may = any(word in text for word in _ANY_OF.get(pattern, ("",)))
    return pattern.finditer(text) if may else ()


def _of_a_body(text: str, word: str) -> bool:
    """Is a word the first of a firm's name: "Halland" of "Halland Minerals"?"""
    return re.search(rf"(?<![\w’'-]){re.escape(word)} (?:{_FIRM})\b", text) is not None


def strange_people(text: str, known: Callable[[str], str | None]) -> bool:
    """Does `text` speak of a state's people whose country it does not name ("Mezaran troops" without a "Mezara")?"""
    for match in WORD.finditer(text):
        word = match.group()
        if word.endswith(("an", "ese")) and len(word) > 5 and not known(word) and _NATIONAL.match(text, match.end()):
            return True
    return False


def _add_islands(text: str, states: dict[str, Span]) -> None:
    """Names of several words that say "state" themselves, where "the islands" or "the republic" has an office."""
    owned: dict[str, re.Match[str] | None] = {}
    for match in matches(_ISLANDS, text):
        kind = match[1].rsplit(" ", 1)[-1].lower()
        if kind not in owned:
            offices = re.finditer(rf"\b{kind}['’]s? (?i:{_STATE})\b", text)
            # Federations of sports and trades have presidents too.
            owned[kind] = next((o for o in offices if kind != "federation" or not _HEADS.search(o.group())), None)
        shown = owned[kind]
        if shown is not None:
            states.setdefault(match[1], shown.span())


def stems(demonym: str) -> Iterator[str]:
    """What the place may be called whose people are called `demonym`: "Veldia", "Veld", … of "Veldians"."""
    word = demonym[:-1] if demonym.endswith("s") and not demonym.endswith("ss") else demonym
    for ending, more in (
        ("ian", ("ia", "", "y", "e", "o")),
        ("ean", ("ea", "", "e")),
        ("ese", ("", "e", "a", "o", "ia")),
        ("ish", ("", "land", "and", "ia", "e")),
        ("an", ("a", "", "e", "o")),
        ("i", ("", "a", "ia")),
        ("n", ("",)),
        ("er", ("", "e")),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            yield from (stem + end for end in more if stem + end not in (word, demonym))
