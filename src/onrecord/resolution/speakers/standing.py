"""How a name stands in the words of a source: as their head, or only beside another noun."""

from __future__ import annotations

import re

from onrecord.record import Span
from onrecord.resolution.known.roles import (
    BREAKS,
    DETERMINERS,
    HONORIFICS,
    RANKS,
    head_of,
    is_person_noun,
    role_noun,
    tokens_in,
)
from onrecord.resolution.scene.people import Mention

_NO_NOUN = BREAKS | frozenset({"a", "an", "the", "nor", "himself", "herself", "itself", "also", "now", "once", "then"})
_SUBORDINATING = BREAKS - {"according", "and", "or"}
_STYLES = DETERMINERS | RANKS | HONORIFICS.keys()
_BRACKETED = re.compile(r" \([^()\n]{1,80}\)")
_POSSESSIVE = re.compile(r"(?:['’]s?|['’]s)[ \u00a0]+\w")


def modifies(text: str, at: int, stop: int, end: int, mention: Mention | None) -> bool:
    """Does a name only modify the noun that follows it ("Doe's aides", "FBI director")?"""
    if _POSSESSIVE.match(text, stop, end) or (
        text[stop - 2 : stop] in ("'s", "’s") and text[stop : stop + 1].isspace()
    ):
        return stop + 2 < end
    if re.match(r"-[a-z]", text[stop : stop + 2]):
        return True  # "the Velm-based thinktank"
    if text[stop : stop + 1] == "." and text[stop - 4 : stop].endswith(("Corp", "Inc", "Co", "Ltd")):
        stop += 1
    following = tokens_in(text, stop, min(end, stop + 40))
    if not following or text[stop : following[0].start] not in (" ", "\u00a0", "-", "–", "/"):
        return False
    word = following[0]
    if word.word in _NO_NOUN:
        return False
    if mention is not None:
        return not word.capital or role_noun(word.word) is not None
    return True


def subordinate(text: str, start: int, at: int) -> bool:
    """Does a name at `at` stand in a phrase that depends on another noun ("an aide to Mr. Doe")?"""
    lead = re.split(r",\s|\s[—–]\s", _BRACKETED.sub("", text[start:at]))
    words = {token.word for token in tokens_in(lead[-1], 0, len(lead[-1]))}
    if len(lead) == 1:
        return bool(words & _SUBORDINATING)
    if words & BREAKS:
        return True
    first = tokens_in(lead[0], 0, len(lead[0]))
    head = head_of(first, lead[0])
    if head < 0 or not any(role_noun(token.word) for token in first):
        return False
    if len(lead) > 2 or not (lead[-1].strip() in ("", "the", "a", "an") or _described_again(lead[-1])):
        return True
    # "The owner, Harrel Lines" is Harrel Lines, unlike "a spokesman for the king, Per Roe".
    if first[-2:-1] and first[-2].capital and not first[-1].capital:
        return False  # "a Department of State spokesperson, Per Roe"
    return head < len(first) - 1 and is_person_noun(first[-1].word)


def _described_again(words: str) -> bool:
    """Are these only an article and styles before a name: "the novelist", "Brigadier"?"""
    tokens = tokens_in(words, 0, len(words))
    return all(t.word in _STYLES or is_person_noun(t.word) for t in tokens)


def first_of_two(text: str, start: int, at: int) -> Span | None:
    """The first of two descriptions before a name: "Doe's husband" of "Doe's husband, the novelist Per Roe"."""
    first, comma, second = text[start:at].partition(", ")
    tokens = tokens_in(first, 0, len(first)) if comma and second.startswith(("the ", "a ")) else []
    if not tokens or not is_person_noun(tokens[-1].word):
        return None
    opens = tokens[0].word in DETERMINERS and len(tokens) > 1
    return start + tokens[opens].start, start + tokens[-1].end


def with_style(text: str, start: int, at: int) -> int:
    """Where a name at `at` begins with the styles before it: "Sir", "Mr."."""
    for token in reversed(tokens_in(text, max(start, at - 24), at)):
        if token.word not in HONORIFICS or not token.capital or text[token.end : at].strip(" .\u00a0"):
            break
        at = token.start
    return at


def is_rank(text: str, role: Span) -> bool:
    return all(token.word in RANKS for token in tokens_in(text, *role))
