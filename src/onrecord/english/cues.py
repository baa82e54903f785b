"""The words that ascribe: which tell speech, and which thought.

`cues.csv` gives words of cues in their base form (and irregular forms) with the mode they speak for. Support,
opposition and preference are thought; agreeing, refusing, vowing, deciding in public by vote, gestures of speech
(a statement, a promise, a call for) and what documents and polls show are speech.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

from onrecord.record import Mode

_BEFORE_LIKE = frozenset(
    {"would", "to", "not", "also", "don't", "don’t", "didn't", "didn’t", "d", "'d", "’d", "do", "did", "always"}
)


def telling_word(words: Sequence[str]) -> tuple[int, Mode] | None:
    """The place of the first word that tells speech or thought, and which; null where none does."""
    for at, word in enumerate(words):
        lower = word.lower()
        if lower in ("like", "likes", "liked"):
            # "would like", "they really like", "he liked", but not "was like" and "looks like"
            if lower != "like" or at == 0 or words[at - 1].lower() in _BEFORE_LIKE or words[at - 1].endswith("ly"):
                return at, "thought"
            continue
        # "tried to warn": what was tried tells, if it tells anything
        tried = lower in ("tried", "try", "tries", "trying") and [w.lower() for w in words[at + 1 : at + 2]] == ["to"]
        if tried and (found := telling_word(words[at + 2 : at + 4])) is not None:
            return at + 2 + found[0], found[1]
        mode = _mode_of(lower)
        if mode:
            return at, mode
    return None


@lru_cache(maxsize=10_000)
def tells_speech(word: str) -> bool:
    """Whether a word by itself tells speech."""
    found = telling_word([word])
    return found is not None and found[1] == "speech"


@lru_cache(maxsize=10_000)
def _mode_of(word: str) -> Mode | None:
    """What a word in small letters tells by any of the words that it may be a form of."""
    return next((_modes()[form] for form in _forms(word) if form in _modes()), None)


@cache
def _modes() -> dict[str, Mode]:
    with (resources.files("onrecord.english") / "cues.csv").open(encoding="utf-8") as lines:
        return {row["word"]: "thought" if row["mode"] == "thought" else "speech" for row in csv.DictReader(lines)}


def _forms(word: str) -> Iterator[str]:
    """The word and what it may be a form of: "noting" of "note", "denied" of "deny", "begged" of "beg"."""
    word = re.sub(r"['’]s$", "", word)
    yield word
    for ending, bases in (("ies", ("y",)), ("es", ("", "e")), ("s", ("",))):
        if word.endswith(ending):
            yield from (word[: -len(ending)] + base for base in bases)
    for ending, bases in (("ied", ("y",)), ("ying", ("ie",)), ("ed", ("", "e")), ("ing", ("", "e"))):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1:
            yield from (stem + base for base in bases)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
