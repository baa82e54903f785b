"""What words have in common that mean one thing: the roots of nouns of action, and the words of a text with weight."""

from __future__ import annotations

from onrecord.positions.stance_phrases import stems_of
from onrecord.resolution.acts.words import words_in

# Words that make no two sentences alike.
_COMMON = stems_of("""
    a an the this that these those of to in on at by for from with without into over under and or but if as than then so
    it its he she they we i you his her their our my your him them us who which what when where there here not no nor
    be have do will would can could may might must should say tell all any some more most very also only just still
""")
_OF_ACTION, _ROOT = ("ion", "al", "ment"), 6  # endings, and the letters that have to stay


def root_of(found: str) -> str:
    """What a noun of action shares with its verb, as far as letters tell: "negotiat" for "negotiation"."""
    for ending in _OF_ACTION:
        if found.endswith(ending) and len(found) - len(ending) >= _ROOT:
            return found[: -len(ending)]
    return found


def weighty_words(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell what it is about."""
    stems = (word.stem for word in words_in(text, 0, len(text)))
    return frozenset(found for found in stems if found[0].isalpha() and found not in _COMMON)
