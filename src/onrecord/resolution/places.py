"""The countries, capitals and towns of one article, also those that no table knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from onrecord.resolution.countries import (
    ALSO_STATES,
    NOT_DEMONYMS,
    OF_A_STATE,
    country_named,
    country_of_demonym,
    government_named,
    without_the,
)
from onrecord.resolution.roles import word_set

_WORD = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][^\W\d_]{2,30}(?:[-‑][A-ZÀ-Þ][^\W\d_]{1,30})?")
_PAIR = re.compile(r"(?<!\w)(?P<first>[A-ZÀ-Þ][^\W\d_]{0,30}\.?)[ \u00a0](?=(?P<second>[A-ZÀ-Þ][^\W\d_]{2,30}))")
_NAME = r"[A-ZÀ-Þ][^\W\d_]{2,30}(?:[- ][A-ZÀ-Þ][^\W\d_]{2,30})?"
_IN = re.compile(
    r"(?<![\w-])(?<!confidence )(?<!faith )(?<!trust )(?<!belief )(?<!believe )"
    rf"(?:[Ii]n|outside|near|across|through) ({_NAME})(?!['’]s|\w)"
)
_DATELINE = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,30})(?:, |\s[—–-]\s|\s\()", re.M)
# What only states have: beside a place or its people it shows a country.
_STATE = (
    r"(?:prime|foreign|interior|defen[cs]e|finance|justice|energy|agriculture|trade|health) minist(?:er|ry)|government"
    r"|embassy|ambassador|envoy|special envoy"
)
_OWNS = re.compile(rf"(?<!\w)({_NAME})['’]s (?:[a-z-]+ ){{0,2}}(?i:{_STATE})\b")
_LEADERS_TOO = re.compile(r"(?:government|ambassador|envoy)$")
_OF_STATE = re.compile(rf"\b(?i:{_STATE}|republic|kingdom) of ({_NAME})")
_NATIONAL = re.compile(
    rf"[ \u00a0](?:[a-z-]+ ){{0,2}}(?:{_STATE}|officials?|president\w*|army|military|troops|forces|soldiers|border"
    r"|envoys?|diplomats?|diplomatic|delegation|negotiators?|parliament|capital|authorities|king|queen|republic|navy"
    r"|cabinet|side|counterpart|lawmakers|opposition|intelligence|freight|state|minister\w*|premier)\b",
    re.I,
)
_CAPITAL = re.compile(
    rf"(?:(?P<whose>{_NAME})(?:['’]s)? capital,? (?:of |city,? (?:of )?)?(?P<city>{_NAME})"
    rf"|(?P<city2>{_NAME}), (?:the )?(?P<whose2>{_NAME})(?:['’]s)? capital\b"
    rf"|(?P<city3>{_NAME}), (?:the )?capital of (?:the )?(?P<whose3>{_NAME})"
    rf"|capital of (?P<whose4>{_NAME}), (?P<city4>{_NAME}))"
)
_ANY_CAPITAL = re.compile(rf"\b(?:the )(?P<whose>{_NAME}) capital\b")
_OFFICE = re.compile(
    r"\b(?:president|ambassador|king|queen|army|military|government|premier|chancellor|(?:special )?envoy|embassy"
    r"|(?:prime|foreign|interior|defen[cs]e|finance|justice) minist(?:er|ry))\b",
    re.I,
)
_OWNER = re.compile(rf"({_NAME})['’]s ")
_OF_OWNER = re.compile(rf" of ({_NAME})$")
OFFICES = word_set(
    "president minister chancellor secretary senator governor general premier king queen prince leader chief"
)
_MONTHS = word_set("January February March April May June July August September October November December")
_MANY = 3000  # capitalised words of an article that are weighed


@cache
def regions() -> frozenset[str]:
    """Words that have a regular adjective and are no country: states of a federation, continents, peoples."""
    table = files("onrecord.resolution").joinpath("data/regions.txt").read_text(encoding="utf-8")
    return frozenset(table.split())


class Places:
    """The countries that one article speaks of, those that no table knows included.

    A word of no table is a country where the article also has its demonym, formed regularly and used of a state
    ("Veldian troops" beside "Veldia"), or where it has what only states have ("Veldia's foreign minister").

    `places` are words that a model tagged as places, `people` those tagged as persons, `given` given names; `towns`
    words that the article uses as a place ("in Korva", a dateline).
    """

    def __init__(
        self, text: str, places: Iterable[str] = (), *, given: Iterable[str] = (), people: Iterable[str] = ()
    ) -> None:
        words = dict.fromkeys(match.group() for match in _WORD.finditer(text))
        self._words = frozenset(list(words)[:_MANY])
        self._personal = _personal(text, given)
        tagged = {without_the(place) for place in places}
        inside = {m[1] for m in _IN.finditer(text)}
        datelines = {m[1].title() for m in _DATELINE.finditer(text)}
        persons = set(people)
        self._tagged = tagged | inside
        self._demonyms: dict[str, str] = {}
        self._states: set[str] = set()
        self._find_states(text)
        self.towns = frozenset(
            word
            for word in (tagged - persons) | (inside & tagged) | (inside - persons) | datelines
            if not (" " in word or word in self._states or word in self._personal or word in _MONTHS)
            and not self.of_demonym(word)
        )
        self._capitals = self._find_capitals(text)

    def _find_states(self, text: str) -> None:
        for match in _OWNS.finditer(text):
            sure = match[1] in self._tagged or match[1].endswith(("ia", "land", "stan"))
            if sure or not _LEADERS_TOO.search(match.group()):  # "Doe's government" is a person's
                self._add(match[1])
        for match in _OF_STATE.finditer(text):
            self._add(match[1])
        for match in _WORD.finditer(text):
            word = match.group()
            if word in self._demonyms or country_of_demonym(word) or word in NOT_DEMONYMS:
                continue
            political = _NATIONAL.match(text, match.end())
            for stem in _stems(word):
                if stem in self._states or (political and stem in self._words and self._unknown(stem)):
                    if word.endswith(("i", "er")) and stem not in self._tagged:
                        continue
                    self._states.add(stem)
                    self._demonyms[word] = stem
                    break

    def _add(self, word: str) -> None:
        if self._unknown(word) and word[0].isupper():
            self._states.add(word)

    def _unknown(self, word: str) -> bool:
        """May the word be a country of no table?"""
        return not (
            len(word) < 4
            or word in regions()
            or word in self._personal
            or country_named(word)
            or government_named(word)
            or country_of_demonym(word)
            or f"{word}s" in self._words
            or " " in word
        )

    def _find_capitals(self, text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _CAPITAL.finditer(text):
            city = match["city"] or match["city2"] or match["city3"] or match["city4"]
            whose = match["whose"] or match["whose2"] or match["whose3"] or match["whose4"]
            country = self.named(whose) or self.of_demonym(whose)
            if country and city and not self.named(city) and city not in self._personal:
                found.setdefault(city, country)
        for match in _ANY_CAPITAL.finditer(text):  # "Korva repeated …, he said from the Veldian capital"
            country = self.named(match["whose"]) or self.of_demonym(match["whose"])
            floor = max(0, match.start() - 600)
            start = max(text.rfind("\n", floor, match.start()), floor)
            near = {w for w in _WORD.findall(text[start : match.start()]) if w in self.towns and not country_named(w)}
            if country in self._states and len(near) == 1 and not text[match.end() : match.end() + 3].startswith(", "):
                found.setdefault(near.pop(), country)
        return found

    def is_place(self, word: str) -> bool:
        """Is `word` a country, capital, town or people of the article, and no person's name there?"""
        plain = re.sub(r"['’]s$", "", without_the(word))
        if plain in self._personal:
            return False
        return bool(self.named(plain) or self.of_demonym(plain) or self.government(plain)) or plain in self.towns

    def government(self, words: str) -> str | None:
        """The country whose capital, seat or institution `words` are, by the table or by this article, or None."""
        return government_named(words) or self._capitals.get(without_the(words))

    def of_demonym(self, word: str) -> str | None:
        """The country whose people or manner `word` names, or None."""
        known = country_of_demonym(word)
        if known or word in NOT_DEMONYMS or len(word) < 5 or not word[0].isupper():
            return known
        if word in self._demonyms:
            return self._demonyms[word]
        return next((stem for stem in _stems(word) if stem in self._states), None)

    def named(self, words: str) -> str | None:
        """The country that `words` name: by the table, or as this article uses the word; or None."""
        plain = without_the(words)
        return country_named(plain) or (plain if plain in self._states else None)

    def of_office(self, words: str) -> str | None:
        """The country of "Veldia's president" or "king of Veldia": a place of the article that has a state's office."""
        owner = _OWNER.match(words) or _OF_OWNER.search(words)
        if owner is None or not _OFFICE.search(words):
            return None
        return self.named(owner[1]) or self.government(owner[1])

    def within(self, words: str) -> str | None:
        """The country that a phrase speaks of first: "Kremlin spokesman", "former British Prime Minister". Or None."""
        owner = self.of_office(words)
        if owner:
            return owner
        tokens = re.findall(r"(?:[A-Z]\.){2,5}|[^\W_]+(?:[.'’-][^\W_]+)*", re.sub(r"['’]s?\b", "", words))
        at = 0
        while at < len(tokens):
            for size in range(min(4, len(tokens) - at), 0, -1):
                phrase = " ".join(tokens[at : at + size])
                if not phrase[0].isupper() or (size == 1 and tokens[at] in NOT_DEMONYMS):
                    continue
                if phrase in ALSO_STATES and OF_A_STATE.search(words):
                    return None
                found = self.named(phrase) or self.of_demonym(phrase) or self.government(phrase)
                if found:
                    # "New Mexico", "West Virginia": not the country that ends a longer place name
                    return None if at and tokens[at - 1] in ("New", "West") else found
            at += 1
        return None


def _stems(demonym: str) -> Iterator[str]:
    """What the place may be called whose people are called `demonym`: "Veldia", "Veld", … of "Veldians"."""
    word = demonym[:-1] if demonym.endswith("s") and not demonym.endswith("ss") else demonym
    for ending, more in (
        ("ian", ("ia", "", "y", "e", "o")),
        ("ean", ("ea", "", "e")),
        ("ese", ("", "e", "a", "o", "ia")),
        ("ish", ("", "land", "ia", "e")),
        ("an", ("a", "", "e", "o")),
        ("i", ("", "a", "ia")),
        ("n", ("",)),
        ("er", ("", "e")),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            yield from (stem + end for end in more if stem + end not in (word, demonym))


def _personal(text: str, given: Iterable[str]) -> frozenset[str]:
    """The capitalised words that stand after a given name or a title, and given names."""
    firsts = set(given)
    titles = {"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Rep.", "Gov."}
    titles |= {title.capitalize() for title in OFFICES}
    after = {m["second"] for m in _PAIR.finditer(text) if m["first"] in firsts or m["first"] in titles}
    return frozenset(after | firsts)
