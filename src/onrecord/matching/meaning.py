"""Does another wording say something else? What can be told from the words alone, and null where it cannot.

A *not*, a number, a condition or a qualifier that only one of the two has changes what is said. A word that carries no
meaning (an article, *that*, *well*) does not. Of any other word nobody can tell without knowing the matter: null.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.matching.wording import Piece
from onrecord.matching.words import PLAIN, listed, words_of

AlterationKind = Literal["negation", "number", "condition", "qualifier", "name", "word"]
Meaning = Literal["kept", "changed"]

NEGATIONS = listed("not no never nor neither none nobody nothing nowhere without cannot")
_CONDITIONS = listed("if unless until provided providing except otherwise")
_QUALIFIERS = listed(
    "may might perhaps maybe probably possibly likely unlikely potentially presumably apparently allegedly reportedly "
    "supposedly seemingly some most many few fewer several all every each any only almost nearly about around "
    "approximately roughly least always sometimes often usually rarely seldom hardly barely scarcely partly partially "
    "mostly mainly largely fully completely entirely totally must should ought more less better worse"
)
# "One" is left out: it mostly stands for somebody or something.
_SMALL = (
    "zero", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNITS = {word: str(value) for value, word in enumerate(_SMALL) if word}
_TENS = {
    word: str(10 * value)
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_LARGE = {"hundred": "100", "thousand": "1000", "million": "10^6", "billion": "10^9", "trillion": "10^12"}
_NUMBERS = {**_UNITS, **_TENS, **_LARGE, "half": "1/2", "dozen": "12", "twice": "2 times"}
# What people put in, leave out or exchange without another meaning; auxiliaries change with the time they are told at.
_EMPTY = listed(
    "a an the that this these those and so well now just very really actually quite simply also then there here oh uh "
    "um er ah look listen you know mean of to in on at for as is are was were be been being am do does did have has "
    "had will would shall can could it its percent per cent mr mrs ms dr sir"
)
# "can't" is "can not": each part is looked at by itself.
_SHORT = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not"}
_ENDINGS = (("n't", " not"), ("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("'m", " am"), ("'d", " would"),
            ("'s", " is"))  # fmt: skip
_NAME = re.compile(r"[^\W\d_][^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One thing that differs: what kind of thing, and the words that only the one wording has, or the other."""

    kind: AlterationKind
    dropped: tuple[str, ...]
    added: tuple[str, ...]


def alterations(pieces: Sequence[Piece]) -> tuple[Alteration, ...]:
    """What differs between two wordings that may matter, by kind; empty where only empty words do."""
    dropped, added = (
        Counter(word for piece in pieces if piece.what == what for word in _spelled_out(piece.words))
        for what in ("dropped", "added")
    )
    gone, come = dropped - added, added - dropped
    names = _names(pieces)
    found = []
    for kind in ("negation", "number", "condition", "qualifier", "name", "word"):
        mine, its = (tuple(word for word in side.elements() if _kind(word, names) == kind) for side in (gone, come))
        if kind == "negation" and len(mine) == len(its):  # "not any" is "no", "won't" is "will not"
            continue
        if mine or its:
            found.append(Alteration(kind=kind, dropped=mine, added=its))
    return tuple(found)


def meaning_of(found: Iterable[Alteration]) -> Meaning | None:
    """Whether the meaning was kept or changed; null where that cannot be told from the words."""
    kinds = {item.kind for item in found}
    if kinds - {"word"}:
        return "changed"
    return None if kinds else "kept"


def bears_on(words: str) -> tuple[str, ...]:
    """The negations and conditions among the words that a quotation leaves out of its sentence."""
    return tuple(word for word in _spelled_out(words) if word in NEGATIONS or word in _CONDITIONS)


def _kind(word: str, names: frozenset[str]) -> AlterationKind | None:
    if word in NEGATIONS:
        return "negation"
    if word in _NUMBERS.values() or word[0].isdigit():
        return "number"
    if word in _CONDITIONS:
        return "condition"
    if word in _QUALIFIERS:
        return "qualifier"
    if word in _EMPTY:
        return None
    return "name" if word in names else "word"


def _spelled_out(text: str) -> list[str]:
    """The words of a text, short forms and numbers spelled in one way."""
    found = []
    for word in words_of(text):
        key = word.key
        key = _SHORT.get(key, key)
        for ending, full in _ENDINGS:
            if key.endswith(ending):
                key = key.removesuffix(ending) + full
                break
        found += [_NUMBERS.get(part, part) for part in key.split()]
    return found


def _names(pieces: Sequence[Piece]) -> frozenset[str]:
    """Capitalised words that stand in the place of other capitalised words: one name for another."""
    found: set[str] = set()
    for old, new in pairwise(pieces):
        if (old.what, new.what) != ("dropped", "added"):
            continue
        sides = [{m[0].casefold() for m in _NAME.finditer(piece.words) if m[0][0].isupper()} for piece in (old, new)]
        if all(sides):
            found |= sides[0] ^ sides[1]
    return frozenset(found - PLAIN)
