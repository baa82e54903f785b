"""Bodies by all their names: *WHO* and *World Health Organisation*, *Ankara* and *the Turkish government*.

`data/bodies.csv`, written from general knowledge, has a name, the country whose body it is (or none) and other names,
with `|` between them. Letters that well-known bodies share stand for none of them there. Other names are compared by
what they say: whose a ministry is may stand before it, behind it, or be told elsewhere.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.english.telling import SHARED_LETTERS
from onrecord.ledger.folding import called
from onrecord.resolution.known.countries import countries
from onrecord.resolution.known.outlets import outlet_named

_OWN = re.compile(r"(?<=\w)['’‘ʼ`]s?(?= )")
# Words that are spelled in two ways, or left out.
_SPELLED = {
    "organisation": "organization",
    "defence": "defense",
    "centre": "center",
    "programme": "program",
    "and": "",
    "the": "",
    "inc": "",
    "ltd": "",
    "plc": "",
    "llc": "",
}
_GOVERNMENT = ("government", "regime")
_MINISTRY = re.compile(
    r"(?:(?P<kind>ministry|department) (?:of|for) (?P<matter>.+)|(?P<matter2>.+) (?P<kind2>ministry|department))"
)
_SAME_MATTER = {"foreign affairs": "foreign", "external affairs": "foreign", "internal affairs": "interior"}


@lru_cache(maxsize=8192)
def body_of(name: str, party: str | None) -> str:
    """What all names of one body have in common, for a name and the party that is told with it; no name to be shown.

    Two bodies of one name that belong to different countries have nothing in common, as far as it is told.
    """
    key = _plain(name)
    outlet = None if key in SHARED_LETTERS else outlet_named(name)
    if outlet:
        return f"outlet: {outlet.name}"
    told = _countries().get(_plain(party or ""))
    known = _known().get(key)
    if known and (known[1] is None or told in (None, known[1])):
        key, told = _plain(known[0]), known[1]
    if key in _countries() and told in (None, _countries()[key]):
        return f"{_countries()[key]}: government"
    country, rest = _whose(key)
    if country and told in (None, country):
        key, told = rest, country
    if told and (key in _GOVERNMENT or key in _capitals(told)):
        key = "government"
    elif told and (match := _MINISTRY.fullmatch(key)):
        matter = match["matter"] or match["matter2"]
        key = f"{match['kind'] or match['kind2']}: {_SAME_MATTER.get(matter, matter)}"
    return f"{told}: {key}" if told else key


def in_full(letters: str) -> str:
    """What letters stand for, folded, if one body alone is known by them; else the letters."""
    known = _known().get(letters)
    return _plain(known[0]) if known and letters not in SHARED_LETTERS else letters


def country_apart(name: str) -> tuple[str | None, str]:
    """The country with which a name begins, or that it ends with, and the rest of the name, as it is compared."""
    return _whose(_plain(name))


def _plain(name: str) -> str:
    words = (called(_OWN.sub("", name)) or "").replace("united nations", "un").split()
    plain = [word for one in words if (word := _SPELLED.get(one, one))]
    return " ".join(plain or words)


@cache
def _known() -> dict[str, tuple[str, str | None]]:
    """The name and the country of each body, by all its names."""
    table = files("onrecord.matching").joinpath("data/bodies.csv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(table.splitlines()):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found[_plain(name)] = row["name"], row["country"] or None
    return found


@cache
def _countries() -> dict[str, str]:
    return {_plain(name): one.name for one in countries() if one.kind != "organization" for name in one.aliases}


@cache
def _peoples() -> dict[str, str]:
    return {_plain(name): one.name for one in countries() if one.kind != "organization" for name in one.demonyms}


@cache
def _capitals(country: str) -> frozenset[str]:
    return frozenset(_plain(name) for one in countries() if one.name == country for name in one.capitals)


def _whose(key: str) -> tuple[str | None, str]:
    """The country that a name begins or ends with, and the rest of it."""
    words = key.split()
    for count in (3, 2, 1):
        if len(words) > count:
            first, last = " ".join(words[:count]), " ".join(words[-count:])
            if country := _countries().get(first) or _peoples().get(first):
                return country, " ".join(words[count:])
            if words[-count - 1] in ("of", "in") and (country := _countries().get(last)):
                return country, " ".join(words[: -count - 1])
    return None, key
