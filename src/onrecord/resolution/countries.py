"""Countries by all their names: short names, aliases, demonyms, capitals and seats of government.

The table is `data/countries.csv`, a plain file of names, with `|` between several in one field.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# US states that share the name of a country or capital: a governor or senator beside it means the state.
ALSO_STATES = {"Georgia", "Washington"}
_OF_A_STATE = re.compile(r"\b(?:Gov|Sen|Rep|Governor|Senator|Mayor|[Ss]tate(?! Department))\b")
_ENDINGS = ("ian", "ean", "ese", "ish", "an", "i", "n", "er")
_STEM_ENDINGS = ("", "a", "ia", "y", "e", "o", "land")
_NOT_DEMONYMS = {"Republican", "Christian", "Democrat", "Guardian", "Muslim", "European", "Asian", "African"}
# "Veldia's president": a place that has such an office or body is a country.
_OWNER = re.compile(r"([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2})['’]s? ")
_OF_OWNER = re.compile(r" of ([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2})$")
_NATIONAL = re.compile(
    r"\b(?:president|ambassador|king|queen|army|military|government|premier|chancellor"
    r"|(?:prime|foreign|interior|defen[cs]e|finance|justice) minist(?:er|ry))\b",
    re.I,
)
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]{2,30}")
_LOCATIVE = re.compile(r"\b(?:in|to|from|with|against|into|across|of|near|for) ([A-Z][^\W\d_]{2,30})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """`offices` are those that the country's own press names without the country ("the Prime Minister")."""

    name: str
    aliases: frozenset[str]
    demonyms: frozenset[str]
    capitals: frozenset[str]
    seats: frozenset[str]
    offices: frozenset[str]


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table."""
    table = files("onrecord.resolution").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return tuple(
        Country(
            name=row["name"],
            aliases=frozenset([row["name"], *_several(row["aliases"])]),
            demonyms=frozenset(_several(row["demonyms"])),
            capitals=frozenset(_several(row["capital"])),
            seats=frozenset(_several(row["seats"])),
            offices=frozenset(_several(row["offices"])),
        )
        for row in csv.DictReader(table.splitlines())
    )


def _several(field: str) -> list[str]:
    return [part for part in field.split("|") if part]


@cache
def _by(kind: str) -> dict[str, str]:
    names = {word: country.name for country in countries() for word in getattr(country, kind)}
    if kind == "demonyms":
        names |= {f"{word}s": name for word, name in names.items()}
    return names


def country_named(words: str) -> str | None:
    """The short name of the country that `words` name outright ("the US"), or None."""
    return _by("aliases").get(without_the(words))


def government_named(words: str) -> str | None:
    """The country whose capital, seat or institution `words` are ("Kremlin"), or None."""
    plain = without_the(words)
    return _by("seats").get(plain) or _by("capitals").get(plain)


def without_the(words: str) -> str:
    """`words` without a leading article and on one line."""
    return re.sub(r"^[Tt]he\s+", "", " ".join(words.split()))


class Places:
    """The countries that one article speaks of, those that no table knows included.

    A place that is not in the table is taken for a country where the article also has its demonym, formed regularly
    ("Veldian" beside "Veldia").
    """

    def __init__(self, text: str, places: Iterable[str] = ()) -> None:
        self._capitalised = set(_CAPITALISED.findall(text))
        self._places = {without_the(place) for place in places} | set(_LOCATIVE.findall(text))

    def of_demonym(self, word: str) -> str | None:
        """The country whose people or manner `word` names, or None."""
        known = _by("demonyms").get(word)
        if known or word in _NOT_DEMONYMS or len(word) < 5 or not word[0].isupper():
            return known
        singular = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        for ending in _ENDINGS:
            stem = singular.removesuffix(ending)
            if stem == singular or len(stem) < 3:
                continue
            for more in _STEM_ENDINGS:
                if stem + more in self._places and stem + more not in (word, singular):
                    return stem + more
        return None

    def named(self, words: str) -> str | None:
        """The country that `words` name: by the table, or a place of the article that has a demonym there, or None."""
        plain = without_the(words)
        known = country_named(plain)
        if known or plain not in self._places:
            return known
        stem = plain.rstrip("aeiouy") or plain
        forms = (plain + "n", plain + "an", plain + "ian", plain + "ese", plain + "i", plain + "ish", plain + "s")
        more = (stem + "ian", stem + "an", stem + "ese", stem + "ish", stem + "i", stem + "ean")
        return plain if any(form in self._capitalised for form in (*forms[:-1], *more) if form != plain) else None

    def of_office(self, words: str) -> str | None:
        """The country of "Veldia's president" or "king of Veldia": a place of the article that has a state's office."""
        owner = _OWNER.match(words) or _OF_OWNER.search(words)
        if owner is None or owner[1] not in self._places or not _NATIONAL.search(words):
            return None
        return self.named(owner[1]) or government_named(owner[1]) or owner[1]

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
                if not phrase[0].isupper() or (size == 1 and tokens[at] in _NOT_DEMONYMS):
                    continue
                if phrase in ALSO_STATES and _OF_A_STATE.search(words):
                    return None
                found = self.named(phrase) or self.of_demonym(phrase) or government_named(phrase)
                if found:
                    # "New Mexico", "West Virginia": not the country that ends a longer place name
                    return None if at and tokens[at - 1] in ("New", "West") else found
            at += 1
        return None
