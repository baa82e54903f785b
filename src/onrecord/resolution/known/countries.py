"""Countries by all their names: short names, aliases, demonyms, capitals and seats of government.

The table is `data/countries.csv`, a plain file of names, with `|` between several in one field. Its `shared` names are
those that several countries bear ("Congo", "Brussels"): an article that speaks of just one of them means that one.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# US states that share the name of a country or capital: a governor or senator beside it means the state.
ALSO_STATES = {"Georgia", "Washington"}
_LETTERS = re.compile(r"(?:[A-Z]\.){3,6}")
OF_A_STATE = re.compile(r"\b(?:Gov|Sen|Rep|Governor|Senator|Mayor|[Ss]tate(?! Department))\b")
NOT_DEMONYMS = {"Republican", "Christian", "Democrat", "Guardian", "Muslim", "European", "Asian", "African"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A row of the table.

    `offices` are those that the country's own press names without the country ("the Prime Minister"), `titles` those
    that no other country has ("Taoiseach"). `kind` is "organization" for a union of countries.
    """

    name: str
    aliases: frozenset[str]
    demonyms: frozenset[str]
    capitals: frozenset[str]
    seats: frozenset[str]
    shared: frozenset[str]
    offices: frozenset[str]
    titles: frozenset[str]
    kind: str

    def spoken_of(self, text: str) -> bool:
        """Does `text` have a name of the country that is no other's, its capital, its people or its government?"""
        return _own_words(self).search(text) is not None


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table."""
    table = files("onrecord.resolution").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return tuple(
        Country(
            name=row["name"],
            aliases=frozenset([row["name"], *_several(row["aliases"])]) - frozenset(_several(row["shared"])),
            demonyms=frozenset(_several(row["demonyms"])),
            capitals=frozenset(_several(row["capital"])),
            seats=frozenset(_several(row["seats"])),
            shared=frozenset(_several(row["shared"])),
            offices=frozenset(_several(row["offices"])),
            titles=frozenset(_several(row["titles"])),
            kind=row["kind"],
        )
        for row in csv.DictReader(table.splitlines())
    )


@cache
def _own_words(country: Country) -> re.Pattern[str]:
    words = country.aliases | country.demonyms | country.capitals | country.seats
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?<!Democratic )(?<!New )(?<!Equatorial )(?<!American )(?:{either})s?(?![\w-])")


def _several(field: str) -> list[str]:
    return [part for part in field.split("|") if part]


@cache
def _by(kind: str) -> dict[str, str]:
    names = {word: country.name for country in countries() for word in getattr(country, kind)}
    if kind == "demonyms":
        names |= {f"{word}s": name for word, name in names.items()}
    return names


@cache
def _sharers() -> dict[str, tuple[Country, ...]]:
    found: dict[str, tuple[Country, ...]] = {}
    for country in countries():
        for word in country.shared:
            found[word] = (*found.get(word, ()), country)
    return found


def sharers_of(words: str) -> tuple[Country, ...]:
    """The countries that share the name, people's name, seat or institution `words`; none for any other word."""
    return _sharers().get(without_the(words), ())


def titles() -> dict[str, str]:
    """The offices that one country alone has, with that country's name."""
    return _by("titles")


def country_named(words: str) -> str | None:
    """The short name of the country that `words` name outright ("the US"), or None."""
    return _by("aliases").get(without_the(words))


def government_named(words: str) -> str | None:
    """The country whose capital, seat or institution `words` are ("Kremlin"), or None."""
    plain = without_the(words)
    if "." in plain and _LETTERS.fullmatch(plain):  # "F.B.I.", unlike "U.S."
        plain = plain.replace(".", "")
    return _by("seats").get(plain) or _by("capitals").get(plain)


@lru_cache(maxsize=4096)  # the same names are asked about again and again
def without_the(words: str) -> str:
    """`words` without a leading article and on one line."""
    plain = " ".join(words.split())
    return plain[4:] if plain.startswith(("the ", "The ")) else plain


def country_of_demonym(word: str) -> str | None:
    """The short name of the country whose people or manner `word` names ("Kenyans"), or None."""
    return _by("demonyms").get(word)
