"""The world's news outlets by name, and names that are an outlet's by their form.

`data/outlets.csv` holds name, aliases (semicolons between), country (English short name, or empty) and kind,
written from general knowledge. How a name is matched:

- Words are compared without regard to case, but a word that the list writes with a capital must have one in the
  text, and a name all in capitals (TIME, RT) must be all in capitals there: "time" and "Time" are no outlet.
- A name that the list writes only with "The" (The Sun, The Times of London) needs the determiner in the text.
- A bare last word ("the Post", "the Times") is an outlet only where the article has named one that ends so
  before: `outlet_by_last_word`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from onrecord.record import Span

_WORD = re.compile(r"\w+")
# What may stand between two words of one name; ". " only after an initial.
_GAP = re.compile(r" | & |! |['’/.&-]|")
# What shows that "the National" or "the Hindu" only begins a longer name: "the National Hurricane Center".
_LONGER = re.compile(r"-[a-z]| (?![A-Z][a-z]{2,5}day\b)[A-Z][a-z]+")
_PAPER = (
    "News Service|News Agency|Press Agency|Press Association|Broadcasting Corporation|Broadcasting Company|Daily News"
    "|Times|Post|Bulletin|Argus|Advertiser|Tribune|Gazette|Herald|News|Radio|TV|Television|Chronicle|Observer"
    "|Courier|Examiner|Inquirer|Dispatch|Telegraph|Sentinel|Journal|Daily"
)
_KIND = (
    "newspaper|daily|weekly|tabloid|magazine|broadcaster|news agency|news site|news website|news outlet|news channel"
    "|news portal|television station|television channel|TV station|TV channel|radio station|wire service|wire agency"
    "|the agency|state agency"
)
_RUN = r"[A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{0,30}|i|de|of|la|al|e)){0,3}"
_KIND_FIRST = re.compile(rf"\b(?:{_KIND}|(?:N|n)ews agency),? (?P<name>{_RUN})")
_KIND_LAST = re.compile(rf"\b(?P<name>{_RUN}) (?:{_KIND})\b")
_PAPER_NAME = re.compile(rf"\b(?P<name>[A-Z][\w’'-]{{1,30}}(?: [A-Z][\w’'-]{{0,30}}){{0,3}} (?:{_PAPER}))\b")
_PAPER_FIRST = re.compile(r"\b(?P<name>(?:Radio|Daily|Evening|Morning|Channel) (?:[A-Z][\w’'-]{1,30}|[1-9]\d?))\b")
# First words that make no name of what follows: "Good News", "The latest Times", "State Television".
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "the a an good bad breaking fake hard old big more no happy modern latest local state official national public "
        "government private command trading guard in on at for from but and when while as after before according",
    )
)
# What may stand beside such a name without being part of it.
_BESIDE = frozenset(re.findall(r"\w+", _KIND)) | {
    "the",
    "a",
    "an",
    "state",
    "run",
    "independent",
    "local",
    "online",
    "s",
}
# One word before "newspaper" that only says whose it is: "Russian", "British", "Israeli".
_DEMONYM = re.compile(r"(?:an|ish|ese|i|ch|eek|iss|ic)$")


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


def outlet_named(words: str) -> Outlet | None:
    """The listed outlet that these words name, all of them, with or without a determiner; else null."""
    found = list(_listed(words, 0, len(words)))
    return found[0].outlet if found and _is_whole(words, found[0].span) else None


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
    match = re.fullmatch(r"(?:the|The) ([A-Z]\w+)", words)
    if match:
        for name in earlier:
            outlet = outlet_named(name) or outlet_by_form(name)
            if outlet and " " in outlet.name and outlet.name.split()[-1] == match[1]:
                return outlet
    return None


def outlets_in(text: str, start: int, end: int) -> list[Mention]:
    """Every outlet named in `text[start:end]`, by list or else by form, in order and without overlap."""
    found = list(_listed(text, start, end))
    taken = [m.span for m in found]
    for mention in _formed(text, start, end):
        if all(mention.span[1] <= a or b <= mention.span[0] for a, b in taken):
            found.append(mention)
            taken.append(mention.span)
    return sorted(found, key=lambda m: m.span)


@lru_cache(maxsize=4)
def introduced_in(text: str) -> frozenset[str]:
    """The names that the text itself calls outlets: "the news agency X", "the X newspaper"."""
    found = (match["name"] for pattern in (_KIND_FIRST, _KIND_LAST) for match in pattern.finditer(text))
    return frozenset(name for name in found if not _only_says_whose(name) and name.casefold() not in _NO_NAME)


@cache
def _index() -> dict[str, list[_Entry]]:
    """First word, case-folded -> the names that begin with it, the longest first."""
    table: dict[tuple[str, ...], _Entry] = {}
    with (resources.files(__package__) / "data" / "outlets.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            outlet = Outlet(name=row["name"], country=row["country"] or None, kind=row["kind"])
            for name in [row["name"], *filter(None, row["aliases"].split(";"))]:
                words = tuple(_WORD.findall(name))
                needs_the = words[0] == "The"
                entry = _Entry(words=words[needs_the:], outlet=outlet, needs_the=needs_the)
                key = tuple(map(str.casefold, entry.words)) + (("",) if _shouts(entry.words) else ())
                if key not in table or table[key].needs_the or _capitals(entry) < _capitals(table[key]):
                    table[key] = entry
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(table.values(), key=lambda e: -len(e.words)):
        index.setdefault(entry.words[0].casefold(), []).append(entry)
    return index


def _capitals(entry: _Entry) -> int:
    return sum(word[0].isupper() for word in entry.words)


def _shouts(words: tuple[str, ...]) -> bool:
    return all(w.isupper() or w.isdigit() for w in words)


def _listed(text: str, start: int, end: int) -> Iterator[Mention]:
    tokens = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(tokens):
        entry = next((e for e in _index().get(tokens[at][0].casefold(), ()) if _stands(e, tokens, at, text)), None)
        if entry is None:
            at += 1
            continue
        after = at + len(entry.words)
        yield Mention(span=(tokens[at].start(), tokens[after - 1].end()), outlet=entry.outlet)
        at = after


def _stands(entry: _Entry, tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether the name stands at this token."""
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
    return bool(_GAP.fullmatch(gap)) or (gap == ". " and len(a[0]) == 1)


def _is_whole(words: str, span: Span) -> bool:
    before, after = words[: span[0]].strip(" “\"'‘("), words[span[1] :].strip(" ”\"'’).,")
    return before.casefold() in ("", "the") and after in ("", "s")


def _formed(text: str, start: int, end: int) -> Iterator[Mention]:
    for pattern in (_KIND_FIRST, _KIND_LAST, _PAPER_NAME, _PAPER_FIRST):
        for match in pattern.finditer(text, start, end):
            first, last = match.span("name")
            name = match["name"]
            while name.split(" ", 1)[0].casefold() in _NO_NAME and " " in name:
                first += name.index(" ") + 1
                name = text[first:last]
            if name.casefold() in _NO_NAME or (pattern in (_KIND_FIRST, _KIND_LAST) and _only_says_whose(name)):
                continue
            if pattern is _PAPER_NAME and re.fullmatch(_PAPER, name):
                continue
            yield Mention(span=(first, last), outlet=Outlet(name=name, country=None, kind="outlet"))


def _only_says_whose(name: str) -> bool:
    return " " not in name and bool(_DEMONYM.search(name) or name.endswith(("'s", "’s")))
