"""The countries, capitals and towns of one article, also those that no table knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from onrecord.record import Because, Span
from onrecord.resolution.known.capitals import capitals_in
from onrecord.resolution.known.countries import (
    ALSO_STATES,
    NOT_DEMONYMS,
    OF_A_STATE,
    country_named,
    country_of_demonym,
    government_named,
    sharers_of,
    without_the,
)
from onrecord.resolution.known.roles import word_set
from onrecord.resolution.known.states import MOST_WORDS, NAME, WORD, states_in, stems, strange_people
from onrecord.resolution.scene.names import NOT_NAMES

_PAIR = re.compile(r"(?<!\w)(?P<first>[A-ZÀ-Þ][^\W\d_]{0,30}\.?)[ \u00a0](?=(?P<second>[A-ZÀ-Þ][^\W\d_]{2,30}))")
_IN = re.compile(
    r"(?<![\w-])(?<!confidence )(?<!faith )(?<!trust )(?<!belief )(?<!believe )"
    rf"(?:[Ii]n|outside|near|across|through) ({NAME})(?!['’]s|\w)"
)
_DATELINE = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,30})(?:, |\s[—–-]\s|\s\()", re.M)
_OFFICE = re.compile(
    r"\b(?:president|ambassador|king|queen|army|military|government|premier|chancellor|(?:special )?envoy|embassy"
    r"|(?:prime|foreign|interior|defen[cs]e|finance|justice) minist(?:er|ry))\b",
    re.I,
)
_OWNER = re.compile(rf"({NAME})['’]s ")
_OF_OWNER = re.compile(rf" of ({NAME})$")
OFFICES = word_set(
    "president minister chancellor secretary senator governor general premier king queen prince leader chief"
)
_SHORT_WORD = re.compile(r"(?:[A-Z]\.){2,3}|[A-ZÀ-Þ][\w’'-]+")
_NAME_WORD = re.compile(r"(?:[A-Z]\.){2,5}|[^\W_]+(?:[.'’-][^\W_]+)*")
_OWNING, _POSSESSIVE, _POSSESSIVES = re.compile(r"['’]s$"), re.compile(r"['’]s?$"), re.compile(r"['’]s?\b")
_CONTINENT = re.compile(r"\b(?:North|South|Latin|Central|Pan|Inter)[ -]$")
_DAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS = word_set("January February March April May June July August September October November December")


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
        words = dict.fromkeys(match.group() for match in WORD.finditer(text))
        self._text = text
        self._words = frozenset(list(words)[:MOST_WORDS])
        self._personal = _personal(text, given)
        self._shared: dict[str, str | None] = {}
        self._home: str | None = None
        self._states: dict[str, Span] = {}
        self._demonyms: dict[str, str] = {}
        self._capitals: dict[str, tuple[str, Span]] = {}
        tagged = {without_the(place) for place in places}
        self._table: Counter[str] | None = None
        inside = {m[1] for m in _IN.finditer(text)}
        datelines = {m[1].title() for m in _DATELINE.finditer(text)}
        people = [re.split(r" (?:of|from|in|at) (?=the |[A-Z])", name, maxsplit=1)[0] for name in people]
        persons = set(people)
        # "TAMSK - Ardovia", a dateline tagged as one name, is no person.
        full = (name for name in persons if " " in name and not re.search(r"\s[-–—]\s", name))
        self._surnames = frozenset({name.rsplit(" ", 1)[-1] for name in full} - tagged - self._personal)
        self._personal |= self._surnames
        self._tagged = tagged | inside
        self._states, self._demonyms = states_in(text, self._words, self._tagged, self._unknown)
        self._personal -= self._states.keys() & self._surnames
        self.towns = frozenset(
            word
            for word in (tagged - persons) | (inside & tagged) | (inside - persons) | datelines
            if not (" " in word or word in self._states or word in self._personal or word in _MONTHS)
            and not self.of_demonym(word)
        )
        self._capitals = capitals_in(
            text,
            self._states,
            self.towns,
            lambda word: self.named(word) or self.of_demonym(word),
            self._may_be_city,
        )

    def _may_be_city(self, word: str) -> bool:
        named = word in self._personal or word in _MONTHS or word in regions()
        return not (named or " " in word or self.government(word))

    def _unknown(self, word: str, *, sure: bool = False) -> bool:
        """May the word be a country of no table? `sure`: so much shows it that a tag as a surname does not count."""
        return not (
            len(word) < 4
            or word.isupper()
            or word.lower() in NOT_NAMES
            or word in _MONTHS
            or word in _DAYS
            or word in regions()
            or (word in self._personal and not (sure and word in self._surnames))
            or self.named(word)
            or government_named(word)
            or country_of_demonym(word)
            or sharers_of(word)
            or word.endswith(("ish", "ist"))
            or f"{word}s" in self._words
            or " " in word
        )

    def _sharer(self, words: str) -> str | None:
        """The country that a shared name means here: the only one of its bearers that the article speaks of."""
        if words not in self._shared:
            found = [country.name for country in sharers_of(words) if country.spoken_of(self._text)]
            at_home = self._home if self._home in [country.name for country in sharers_of(words)] else None
            self._shared[words] = at_home or (found[0] if len(found) == 1 else None)
        return self._shared[words]

    def at_home(self, country: str | None) -> None:
        """Say that the article's outlet is at home in `country`, whose shared names then mean its own."""
        self._home = country
        self._shared.clear()

    @property
    def states(self) -> tuple[str, ...]:
        """The countries of no table that the article has."""
        return tuple(self._states)

    def tagged(self, word: str) -> bool:
        """Is `word` a place by its tag or as the article uses it, and no person?"""
        return word in self._tagged and word not in self._personal

    def times_named(self, country: str) -> int:
        """How often the article has one word for a country of the table or its people."""
        if self._table is None:
            words = Counter(
                m.group() for m in _SHORT_WORD.finditer(self._text) if not _continental(self._text, m.start())
            )
            self._table = Counter()
            for word, count in words.items():
                word = _OWNING.sub("", word)
                found = country_named(word) or country_of_demonym(word) or government_named(word)
                if found:
                    self._table[found] += count
        return self._table[country]

    def of_the_table(self) -> set[str]:
        """The countries of the table that the article speaks of by one word."""
        self.times_named("")
        return set(self._table or ())

    def has_strangers(self) -> bool:
        """Does the article speak of a state's people whose country it does not name?"""
        return strange_people(self._text, lambda word: self.of_demonym(word) or ("" if word in NOT_DEMONYMS else None))

    def countries_between(self, start: int, end: int) -> set[str]:
        """The countries that a stretch of the text speaks of by one word: by name, people, capital or seat."""
        return self.countries_in(self._text[start:end])

    def countries_in(self, words_of_text: str) -> set[str]:
        """The countries that some words, a title for one, speak of in the same ways."""
        words = {match.group() for match in _SHORT_WORD.finditer(words_of_text)}
        plain = {_POSSESSIVE.sub("", word) for word in words}
        found = {self.named(w) or self.of_demonym(w) or self.government(w) for w in plain}
        return {country for country in found if country}

    def shown(self, country: str, words: str) -> tuple[Because, ...]:
        """Why `words` mean `country` here: the table's row, or the place where the article itself shows it."""
        plain = without_the(words)
        steps = []
        if plain in self._capitals:
            steps.append(
                Because(
                    rule="a capital or seat, by the article", spans=(self._capitals[plain][1],), values=(plain, country)
                )
            )
        if country in self._states:
            return (
                *steps,
                Because(rule="a country, by the article", spans=(self._states[country],), values=(country,)),
            )
        return (*steps, Because(rule="the table of countries", values=(plain, country)))

    def is_place(self, word: str) -> bool:
        """Is `word` a country, capital, town or people of the article, and no person's name there?"""
        plain = _OWNING.sub("", without_the(word))
        if plain in self._personal:
            return False
        return bool(self.named(plain) or self.of_demonym(plain) or self.government(plain)) or plain in self.towns

    def government(self, words: str) -> str | None:
        """The country whose capital, seat or institution `words` are, by the table or by this article, or None."""
        plain = without_the(words)
        found = government_named(plain)
        if found is None and plain in self._capitals:
            found = self._capitals[plain][0]
        return found or (self._sharer(plain) if sharers_of(plain) else None)

    def of_demonym(self, word: str) -> str | None:
        """The country whose people or manner `word` names, or None."""
        known = country_of_demonym(word)
        if known is None and sharers_of(word.removesuffix("s")) and word.removesuffix("s").endswith(("n", "ese")):
            return self._sharer(word.removesuffix("s"))  # "Congolese"
        if known or word in NOT_DEMONYMS or len(word) < 5 or not word[0].isupper():
            return known
        if word in self._demonyms:
            return self._demonyms[word]
        return next((stem for stem in stems(word) if stem in self._states), None)

    def named(self, words: str) -> str | None:
        """The country that `words` name: by the table, or as this article uses the word; or None."""
        plain = without_the(words)
        found = country_named(plain) or (plain if plain in self._states else None)
        if found is None and any(country.name.endswith(plain) for country in sharers_of(plain)):
            found = self._sharer(plain)  # "Congo", where the article speaks of just one
        return found

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
        tokens = _NAME_WORD.findall(_POSSESSIVES.sub("", words))
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
                    before = tokens[max(0, at - 2) : at]
                    return None if before[-1:] in (["New"], ["West"]) or before == ["New", "South"] else found
            at += 1
        return None


def _continental(text: str, at: int) -> bool:
    """Does the word at `at` only end the name of a continent: "South America", "Pan American"?"""
    return _CONTINENT.search(text, max(0, at - 12), at) is not None


def _personal(text: str, given: Iterable[str]) -> frozenset[str]:
    """The capitalised words that stand after a given name or a title, and given names."""
    firsts = set(given)
    titles = {"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Rep.", "Gov."}
    titles |= {title.capitalize() for title in OFFICES}
    after = {m["second"] for m in _PAIR.finditer(text) if m["first"] in firsts or m["first"] in titles}
    return frozenset(after | firsts)
