"""How two wordings differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal

from onrecord.ledger.folding import fold
from onrecord.record import Span

LONG = 5000  # words

_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in a row that both wordings have (`same`), or one of them (`dropped`, `added`), as they stand there."""

    what: Literal["same", "dropped", "added"]
    words: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """What was dropped and added from `old` to `new`, in order; what is the same has the words of `new`.

    Letter case, accents and punctuation around a word make no difference.
    """
    before, after = tokens(old), tokens(new)
    found: list[Piece] = []

    def put(what: Literal["same", "dropped", "added"], words: Sequence[str]) -> None:
        if words:
            found.append(Piece(what=what, words=" ".join(words)))

    for tag, a, b, c, d in _matcher(keys(before), keys(after)).get_opcodes():
        if tag == "equal":
            put("same", after[c:d])
        else:
            put("dropped", before[a:b])
            put("added", after[c:d])
    return tuple(found)


def count_edits(old: str, new: str) -> tuple[int, int]:
    """How many words were dropped and added from one text to another; lines that are the same are not looked into."""
    before, after = old.splitlines(), new.splitlines()
    dropped = added = 0
    for tag, a, b, c, d in _matcher(before, after).get_opcodes():
        if tag != "equal":
            found = pieces(" ".join(before[a:b]), " ".join(after[c:d]))
            dropped += sum(len(tokens(piece.words)) for piece in found if piece.what == "dropped")
            added += sum(len(tokens(piece.words)) for piece in found if piece.what == "added")
    return dropped, added


def touched(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """The lines of each text that the other has not, as ranges of characters."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    in_old, in_new = ([0, *accumulate(map(len, lines))] for lines in (before, after))
    gone, come = [], []
    for tag, a, b, c, d in _matcher(before, after).get_opcodes():
        if tag != "equal":
            gone.append((in_old[a], in_old[b]))
            come.append((in_new[c], in_new[d]))
    return gone, come


def tokens(text: str) -> list[str]:
    """The words of a text with what stands at them."""
    return _TOKEN.findall(text)


def keys(words: Sequence[str]) -> list[str]:
    """What is compared of each word; a word that is punctuation alone is compared as it stands."""
    return [_EDGES.sub("", folded) or folded for folded in map(fold, words)]


def likeness(old: Sequence[str], new: Sequence[str], *, least: float = 0.0) -> float:
    """The share of words, of both together, that stand in both in the same order; 0 where it is below `least`."""
    matcher = _matcher(old, new)
    # The quick ones are upper bounds.
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    # From some thousand words on, words that stand everywhere ("the") are no anchors: else time grows with the square.
    return SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > LONG)
