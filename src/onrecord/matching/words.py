"""A wording as words that can be compared: without letter case, accents, punctuation or the shape of marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.ledger.folding import fold

_WORD = re.compile(r"\d[\d.,:]*\d|[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_NUMBER = re.compile(r"\d[\d.,:]*")


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(words.split())


# Words that carry no meaning of their own; that two wordings share them says nothing.
PLAIN = listed(
    "a an the this that these those there here and or but so as at by for from in into of off on onto out over to up "
    "with i me my we us our you your he him his she her it its they them their who whom which what whose when where "
    "is are was were be been being am do does did done have has had having will would shall can could may might must "
    "should 's also just very well too then than i'm we're it's that's you're they're he's she's i've we've they've "
    "i'll we'll he'll they'll it'll i'd we'd he'd they'd about if not no said says say mr mrs ms"
)


class Word(NamedTuple):
    """One word of a text: what is compared of it, and where it stands."""

    key: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, in order. A number is compared without the commas of its thousands, a word without 's."""
    return [Word(_key(match[0]), *match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    folded = fold(word).removesuffix("'s")
    return folded.replace(",", "") if _NUMBER.fullmatch(folded) else folded


def keys_of(words: Sequence[Word]) -> list[str]:
    """What is compared of each word."""
    return [word.key for word in words]


def telling(keys: Sequence[str]) -> int:
    """How many different words there are that carry a meaning of their own."""
    return len(set(keys) - PLAIN)
