"""A sentence as words that can be looked up: their stems, and the phrases of `data/acts.csv` among them.

`data/acts.csv` holds phrases of news English with the sense they speak for (accuse, refuse, meet, talks, attack, …),
written from general knowledge and PLOVER's codebook. A phrase is written in base forms and matched by stems: "turn
down" is found in "turned down". Where phrases overlap the longest is taken; one phrase may have several senses.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from onrecord.record import Span

SOURCE, TARGET = "«s»", "«t»"

_TOKEN = re.compile(
    r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|['’](?:s|ll|d|ve|re|m)\b|[^\W\d_]+(?:[-.][^\W\d_]+)*|\d[\d,.]*|[,;:()?!.—–-]"
)
_IRREGULAR = {
    form: base
    for base, *forms in (
        line.split()
        for line in """
        be is are was were been being am 's|have has had having 've|do did does done|will 'll wo|would 'd|not n't
        say said|tell told|meet met|hold held|give gave given|seek sought|go went gone goes|begin began begun|send sent
        bring brought|fight fought|withdraw withdrew withdrawn|speak spoke spoken|break broke broken|strike struck
        shoot shot|take took taken|make made|find found|think thought|leave left|lead led|win won|pay paid|lay laid
        write wrote written|swear swore sworn|foresee foresaw foreseen|forgive forgave forgiven|steal stole|lose lost
        become became|get got|know knew known|see saw seen|stand stood|throw threw thrown|draw drew drawn|fly flew flown
        drive drove|come came|run ran|keep kept|beat beaten|sit sat|hear heard|choose chose chosen|build built
        buy bought|overthrow overthrew overthrown|uphold upheld|withhold withheld|undertake undertook undertaken
        spend spent|sell sold|feel felt|mean meant|deny denied denies|rise rose risen|fall fell fallen
        """.replace("\n", "|").split("|")
        if line.strip()
    )
    for form in forms
}
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""))
_VOWEL = re.compile(r"[aeiouy]")


class Word(NamedTuple):
    """One token: its stem (or `SOURCE`, `TARGET`), whether it is written small, and its span in the text."""

    stem: str
    small: bool
    span: Span


class Phrase(NamedTuple):
    """An entry of the list that stands in a sentence: words `start` to `end`, and its senses."""

    start: int
    end: int
    senses: tuple[str, ...]


def words_in(text: str, start: int, end: int) -> Iterator[Word]:
    """The words and marks of `text[start:end]`; quotation marks are left out, and figures stand as "#"."""
    for match in _TOKEN.finditer(text, start, end):
        yield Word(*_read(match[0]), match.span())


@lru_cache(maxsize=50_000)
def _read(form: str) -> tuple[str, bool]:
    """The stem of a token, and whether it is written small."""
    return "#" if form[0].isdigit() else stem(form.replace("’", "'")), form[0].islower()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the forms of a word share: "agr" for agree, agrees and agreed; an irregular form's base ("met": "meet")."""
    word = word.lower()
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        base = word[: -len(ending)] + instead
        if not word.endswith(ending) or len(base) < 2 or (ending == "s" and word.endswith(("ss", "us", "is"))):
            continue
        if ending in ("ing", "ed"):
            if not _VOWEL.search(base):
                continue
            if (
                len(base) > 3
                and base[-1] == base[-2]
                and (base[-1] not in "lsez" or (len(base) > 4 and base[-1] == "l"))
            ):
                base = base[:-1]
        word = base
        break
    bare = word.rstrip("e")
    return bare if len(bare) > 1 else word


def forms_of(base: str) -> tuple[str, ...]:
    """The irregular forms of a verb ("met" for "meet"); none for a regular one."""
    return tuple(form for form, its_base in _IRREGULAR.items() if its_base == base)


def phrases_in(words: Sequence[Word]) -> list[Phrase]:
    """The phrases of the list, from left to right, none over another."""
    listed, longest = _phrases()
    stems = [word.stem for word in words]
    found, at = [], 0
    while at < len(stems):
        for size in range(min(longest.get(stems[at], 0), len(stems) - at), 0, -1):
            senses = listed.get(tuple(stems[at : at + size]))
            if senses:
                found.append(Phrase(at, at + size, senses))
                at += size - 1
                break
        at += 1
    return found


@cache
def _phrases() -> tuple[dict[tuple[str, ...], tuple[str, ...]], dict[str, int]]:
    """Senses by phrase, and by its first stem how long the longest phrase is."""
    listed: dict[tuple[str, ...], tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    with (resources.files("onrecord.resolution") / "data" / "acts.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            phrase = row["phrase"]
            key = tuple(word.stem for word in words_in(phrase, 0, len(phrase)))
            listed[key] = (*listed.get(key, ()), row["sense"])
            longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return listed, longest
