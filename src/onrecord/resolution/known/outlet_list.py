"""The list of the world's news outlets, and where a text has one of its names.

`data/outlets.csv` holds name, aliases (semicolons between), country (English short name, or empty) and kind,
written from general knowledge. A user's own file of the same columns, named in `ONRECORD_OUTLETS`, is read after it:
its names win. How a name is matched:

- Words are compared without regard to case, but a word that the list writes with a capital must have one in the
  text, and a name all in capitals (TIME, RT) must be all in capitals there: "time" and "Time" are no outlet.
- A name that the list writes only with "The" (The Sun, The Times of London) needs the determiner in the text.
"""

from __future__ import annotations

import csv
import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from pathlib import Path

from onrecord.record import Span

ENVIRONMENT = "ONRECORD_OUTLETS"
"""Environment variable: a CSV file of outlets of your own, beside the list that ships (outlets.md)."""
KINDS = ("agency", "broadcaster", "magazine", "newspaper", "site", "state media", "wire")

_BACK = 5_000  # characters before a short name in which the longer one is looked for
_ITS_AGENCY = re.compile(r" (?:News Agency|Press Agency|News Service)\b")
# "BBC Radio Scotland": not only the house.
_STATION = re.compile(r" (?:Radio|Television|TV|World Service|Arabic|Persian)(?: [A-ZÀ-Þ0-9]\w*)?$")
_COLUMNS = ("name", "aliases", "country", "kind")
_WORD = re.compile(r"\w+")
# What may stand between two words of one name; ". " only after an initial and "St".
_GAP = re.compile(r" | & |! |['’/.&+-]|")
# What shows that "the National" or "the Hindu" only begins a longer name: "the National Hurricane Center".
_LONGER = re.compile(r"-[a-z]| (?![A-Z][a-z]{2,5}day\b)[A-Z][a-z]+")


class OutletListError(ValueError):
    """A user's list of outlets cannot be read; its text is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `country` is null where the list has none or the form alone told; `kind` as in the list."""

    name: str
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an outlet is named: the span of its name, without a determiner."""

    span: Span
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    outlet: Outlet
    needs_the: bool


Index = dict[str, list[_Entry]]


def name_here(text: str, mention: Mention, words: str | None = None) -> str:
    """The outlet's name as `text` has it: the list's full name where that stands there, else the mention's `words`.

    Of a last word alone ("the Post") it is the longer name before.
    """
    if _STATION.search(text, *mention.span):
        return " ".join(text[slice(*mention.span)].split())
    longer = _ITS_AGENCY.match(text, mention.span[1])
    if longer:
        return text[mention.span[0] : longer.end()]
    name, words = mention.outlet.name, words or " ".join(text[slice(*mention.span)].split())
    if mention.span[0] and text[mention.span[0] - 1].isalnum():
        return name  # "ThePrint"
    if name in words and len(words) > len(name) and not re.search(r" [a-z]", words):
        return words
    if name in text or (short := name.removeprefix("The ")) in text:
        return name if name in text else short
    if short.endswith(f" {words}"):
        found = (m for m in listed_in(text, max(0, mention.span[0] - _BACK), mention.span[0]) if m.outlet.name == name)
        return max((text[slice(*m.span)] for m in found), key=len, default=name)
    return words


def listed_in(text: str, start: int, end: int) -> Iterator[Mention]:
    """The listed outlets named in `text[start:end]`, in order, the longest name at each place.

    Raises OutletListError where the user's file cannot be read.
    """
    whole = start == 0 and end == len(text)
    if not whole and not _may_name_one(text, start, end):
        return
    index, tokens, at = outlet_index(), list(_WORD.finditer(text, start, end)), 0
    while at < len(tokens):
        begin = index.get(tokens[at][0].casefold())
        entry = next((e for e in begin if _stands(e, tokens, at, text)), None) if begin else None
        if entry is None:
            at += 1
            continue
        after = at + len(entry.words)
        yield Mention(span=(tokens[at].start(), tokens[after - 1].end()), outlet=entry.outlet)
        at = after


def _may_name_one(text: str, start: int, end: int) -> bool:
    """May one of the list's names begin in `text[start:end]`? Never false where one does."""
    own = os.environ.get(ENVIRONMENT) or None
    begins = _begins(text, own)
    at = bisect_left(begins, start)
    if at < len(begins) and begins[at] < end:
        return True
    # A word that the stretch cuts off may be another there: "Sun" in "Sunday".
    first = _WORD.match(text, start, end) if _is_cut(text, start) else None
    last = end
    while last > start and _is_cut(text, end) and _WORD.match(text, last - 1):
        last -= 1
    return (first is not None and _may_begin(first[0], own)) or (last < end and _may_begin(text[last:end], own))


@lru_cache(maxsize=4)
def _begins(text: str, own: str | None) -> list[int]:
    """Where the words stand with which names may begin."""
    return [match.start() for match in _WORD.finditer(text) if _may_begin(match[0], own)]


@lru_cache(maxsize=10_000)
def _may_begin(word: str, own: str | None) -> bool:
    return any(
        not word[0].islower() or not entry.words[0][0].isupper() for entry in _index(own).get(word.casefold(), ())
    )


def _is_cut(text: str, at: int) -> bool:
    return 0 < at < len(text) and _WORD.match(text, at - 1) is not None and _WORD.match(text, at) is not None


def outlet_index() -> Index:
    """First word, case-folded -> the names that begin with it, the longest first. Raises OutletListError."""
    return _index(os.environ.get(ENVIRONMENT) or None)


@cache
def _index(own: str | None) -> Index:
    with (resources.files("onrecord.resolution") / "data" / "outlets.csv").open(encoding="utf-8") as lines:
        table = _table(csv.DictReader(lines))
    if own:
        table |= _table(_own_rows(own))
    index: Index = {}
    for entry in sorted(table.values(), key=lambda e: -len(e.words)):
        index.setdefault(entry.words[0].casefold(), []).append(entry)
    return index


def _table(rows: Iterable[dict[str, str]]) -> dict[tuple[str, ...], _Entry]:
    """The entries of these rows by their words; of two with the same words, the one that asks less of the text."""
    table: dict[tuple[str, ...], _Entry] = {}
    for row in rows:
        outlet = Outlet(name=row["name"], country=row["country"] or None, kind=row["kind"])
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]:
            words = tuple(_WORD.findall(name))
            needs_the = words[0] == "The" and len(words) > 1
            entry = _Entry(words=words[needs_the:], outlet=outlet, needs_the=needs_the)
            key = tuple(map(str.casefold, entry.words)) + (("",) if _shouts(entry.words) else ())
            if key not in table or table[key].needs_the or _capitals(entry) < _capitals(table[key]):
                table[key] = entry
    return table


def _own_rows(path: str) -> Iterator[dict[str, str]]:
    """The rows of a user's file, checked. Raises OutletListError."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, strict=True)
            if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
                raise OutletListError(
                    f"The list of outlets {path} ({ENVIRONMENT}) has no column {missing[0]!r}: "
                    f"its first line must be {','.join(_COLUMNS)}."
                )
            for row in rows:
                clean = {name: (row[name] or "").strip() for name in _COLUMNS}
                clean["aliases"] = ";".join(filter(_WORD.search, map(str.strip, clean["aliases"].split(";"))))
                where = f"Line {rows.line_num} of the list of outlets {path} ({ENVIRONMENT})"
                if not _WORD.search(clean["name"]):
                    raise OutletListError(f"{where} has no name.")
                if clean["kind"] not in KINDS:
                    raise OutletListError(
                        f"{where} has the kind {clean['kind']!r}, which is none of {', '.join(KINDS)}."
                    )
                yield clean
    except OSError as problem:
        raise OutletListError(
            f"The list of outlets {path} ({ENVIRONMENT}) cannot be read: {problem.strerror or problem}."
        ) from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise OutletListError(f"The list of outlets {path} ({ENVIRONMENT}) is no CSV in UTF-8: {problem}.") from problem


def _capitals(entry: _Entry) -> int:
    return sum(word[0].isupper() for word in entry.words)


def _shouts(words: tuple[str, ...]) -> bool:
    return all(w.isupper() or w.isdigit() for w in words)


def _stands(entry: _Entry, tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether the name stands at this token."""
    if tokens[at][0][0].islower() and entry.words[0][0].isupper():
        return False  # as most are, so it is asked first
    here = tokens[at : at + len(entry.words)]
    if len(here) < len(entry.words):
        return False
    if entry.needs_the and not (at and tokens[at - 1][0] in ("the", "The", "THE")):
        return False
    if entry.needs_the and _LONGER.match(text, here[-1].end()):
        return False
    for word, token in zip(entry.words, here, strict=True):
        if word.casefold() != token[0].casefold() or (word[0].isupper() and token[0][0].islower()):
            return False
    if _shouts(entry.words) and [t[0] for t in here] != list(entry.words):
        return False
    return all(_joined(text, a, b) for a, b in pairwise(here))


def _joined(text: str, a: re.Match[str], b: re.Match[str]) -> bool:
    gap = text[a.end() : b.start()] if b.start() - a.end() <= 3 else "\n"
    return bool(_GAP.fullmatch(gap)) or (gap == ". " and (len(a[0]) == 1 or a[0] == "St"))
