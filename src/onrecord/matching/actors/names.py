"""How two persons' names are alike: the same but for a spelling, a middle name, a short form, one letter.

Names come folded (`onrecord.ledger.folding.whole`): without letter case, accents and punctuation. What two names have
in common is a `Likeness`: a rule in words, with a score that says how rarely two different people's names are so
alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from onrecord.english.telling import own_words
from onrecord.matching.actors.evidence import given_names

_JUNIOR = {"jr": "jr", "junior": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_LEAST_EDITED = 5  # letters of a word of which one may be mistyped
# How the same sound is written, in names that come from other scripts. Nothing that tells English names apart.
_SPELLINGS = (
    (re.compile(r"(?:iy|yy|ii|ij|yi|iyy|y|i)$"), "y"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"q"), "k"),
    (re.compile(r"iya|ia"), "ya"),
    (re.compile(r"iyu|iu"), "yu"),
    (re.compile(r"(.)\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two names have in common, and how much that says."""

    rule: str
    score: float


PARTICLES = Likeness("the same name but for titles and particles", 0.98)  # as good as the same name
SPELLING = Likeness("another spelling of the same name", 0.95)
MIDDLE_INITIAL = Likeness("the same name with a middle initial", 0.96)
MIDDLE = Likeness("the same name with a middle name", 0.95)
SHORT = Likeness("a short form of the first name", 0.92)
LETTER = Likeness("the same name but for one letter", 0.85)
LONGER = Likeness("the same name with another word at its end", 0.8)
INITIAL = Likeness("an initial for the first name", 0.7)
SURNAME = Likeness("the surname alone", 0.6)
JUNIOR = Likeness("the same name, of which one is a junior", 0.5)


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """The first names that each first name may stand for."""
    lines = files(__package__).joinpath("data/first_names.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            for name in line.split():
                found.setdefault(spelling(name), set()).add(line.split()[0])
    return {name: frozenset(group) for name, group in found.items()}


@cache
def spelling(word: str) -> str:
    """A word of a name in the form that its spellings share."""
    for found, written in _SPELLINGS:
        word = found.sub(written, word)
    return word


def words_of(key: str) -> list[str]:
    """The words of a folded name that are the person's own, without the *U.S.* that a sentence before it ended in."""
    own = own_words(key.split())
    return own[1:] if len(own) > 2 and own[0] == "us" else own


def block_of(key: str) -> str | None:
    """What all spellings and forms of a name share: the surname, and the first letter of the full first name."""
    words = [word for word in words_of(key) if word not in _JUNIOR]
    if len(words) < 2:
        return None
    first = spelling(words[0])
    full = min(short_forms().get(first, (first,)))
    return f"{spelling(words[-1])} {spelling(full)[0]}"


def near_of(key: str) -> str | None:
    """What else a name is looked up by: what it shares with most that differ from it in one letter of the surname.

    Of a name with two full first names, the block of what it is without the first: some leave it out.
    """
    words = [word for word in words_of(key) if word not in _JUNIOR]
    if len(words) > 2 and len(words[1]) > 1:
        return block_of(" ".join(words[1:]))
    if len(words) < 2 or len(words[-1]) < _LEAST_EDITED:
        return None
    return f"{spelling(words[0])} {words[-1][0]}{words[-1][-1]}"


def middles_of(key: str) -> tuple[str, tuple[str, ...]] | None:
    """First name and surname in the forms that their spellings share, and the first letters of what stands between."""
    words = [word for word in words_of(key) if word not in _JUNIOR]
    if len(words) < 2:
        return None
    return f"{spelling(words[0])} {spelling(words[-1])}", tuple(word[0] for word in words[1:-1])


def surname_of(key: str) -> str | None:
    """The surname in the form that its spellings share; of one word alone, that word."""
    words = [word for word in words_of(key) if word not in _JUNIOR]
    return spelling(words[-1]) if words else None


def likeness(a: str, b: str) -> Likeness | None:
    """How two different persons' names, folded, are alike; null where they are not, or tell two people apart."""
    mine, its = words_of(a), words_of(b)
    juniors = [{_JUNIOR[word] for word in words if word in _JUNIOR} for words in (mine, its)]
    mine, its = ([word for word in words if word not in _JUNIOR] for words in (mine, its))
    if not mine or not its:
        return None
    found = _alike(mine, its)
    if found is None or juniors[0] == juniors[1]:
        return found
    return None if all(juniors) or found in (SURNAME, INITIAL, LETTER, LONGER) else JUNIOR


def _alike(mine: Sequence[str], its: Sequence[str]) -> Likeness | None:
    if min(len(mine), len(its)) == 1:
        one, full = sorted((mine, its), key=len)
        return SURNAME if len(full) > 1 and spelling(one[0]) == spelling(full[-1]) else None
    if mine == its:
        return PARTICLES
    same = [spelling(a) == spelling(b) for a, b in zip(mine, its, strict=False)]
    if len(mine) == len(its) and all(same):
        return SPELLING
    if spelling(mine[-1]) == spelling(its[-1]):
        return _by_first(mine, its)
    if len(mine) == len(its) and same.count(False) == 1:
        at = same.index(False)
        return LETTER if _one_letter(mine[at], its[at]) else None
    short, long = sorted((mine, its), key=len)
    return LONGER if len(short) < len(long) and list(short) == list(long[: len(short)]) else None


def _by_first(mine: Sequence[str], its: Sequence[str]) -> Likeness | None:
    """How two names with one surname are alike."""
    if not _middles_agree(mine[1:-1], its[1:-1]):
        return None
    first, second = spelling(mine[0]), spelling(its[0])
    if first == second:
        more = [*mine[1:-1], *its[1:-1]]
        return MIDDLE_INITIAL if all(len(word) == 1 for word in more) else MIDDLE
    if short_forms().get(first, frozenset()) & short_forms().get(second, frozenset()):
        return SHORT
    if min(len(mine[0]), len(its[0])) == 1:
        return INITIAL if mine[0][0] == its[0][0] else None
    # A first initial before the name that is used: "J Edgar Hoover" and "Edgar Hoover".
    short, long = sorted((mine, its), key=len)
    if len(long) == len(short) + 1 and spelling(long[1]) == spelling(short[0]):
        return MIDDLE
    slipped = _one_letter(mine[0], its[0]) or _is_slip(mine[0], its[0])
    return LETTER if len(mine) == len(its) and slipped else None


def _is_slip(a: str, b: str) -> bool:
    """Whether one of two short first names is no name, and one letter off the other: *Joh* for *Jon*, not for *Dan*."""
    known = [word for word in (a, b) if word in given_names() or spelling(word) in short_forms()]
    return len(known) == 1 and a[0] == b[0] and min(len(a), len(b)) > 2 and OSA.distance(a, b, score_cutoff=1) == 1


def _middles_agree(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether no middle name of one contradicts the other's; an initial stands for any name that it begins."""
    if not mine or not its:
        return True
    if len(mine) != len(its):
        return False
    return all(
        spelling(a) == spelling(b) or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(mine, its, strict=True)
    )


def _one_letter(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _LEAST_EDITED and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) == 1
