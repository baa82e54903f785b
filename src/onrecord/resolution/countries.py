"""Countries by all their names: short names, aliases, demonyms, capitals and seats of government.

The table is `data/countries.csv`, a plain file of names, with `|` between several in one field.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# US states that share the name of a country or capital: a governor or senator beside it means the state.
ALSO_STATES = {"Georgia", "Washington"}
OF_A_STATE = re.compile(r"\b(?:Gov|Sen|Rep|Governor|Senator|Mayor|[Ss]tate(?! Department))\b")
NOT_DEMONYMS = {"Republican", "Christian", "Democrat", "Guardian", "Muslim", "European", "Asian", "African"}


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


def country_of_demonym(word: str) -> str | None:
    """The short name of the country whose people or manner `word` names ("Kenyans"), or None."""
    return _by("demonyms").get(word)
