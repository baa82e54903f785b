"""What stands around a statement and makes it no position: a supposition, a day gone by, a former office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.ledger.folding import fold, tokens
from onrecord.ledger.gathering import stands_in
from onrecord.ledger.index import Phrase
from onrecord.record import Carrier

_REACH = 160  # characters before the content that are looked at
_NEAR = 300  # characters before and after it that are near: two sentences or three
_LONGEST_NAME = 100
# "if Lund orders a strike", "when Lund ordered one", "they agree", "one option is that Lund would order one": supposed,
# told of another day, or anybody's.
_OPENED = (
    r"(?:\b(?:if|when|unless|whether|should|in case)\s+(?:[\w’'.,-]+\s+){0,7}?"
    r"|\b(?:they|who|which)\s+(?:\w+\s+){0,2}?"
    r"|\b(?:option|possibility|idea|scenario|hope|fear|worry|danger|risk|rumou?r)s?\b(?:\s+[\w’'-]+){0,4}?\s+"
    r"(?:is|was|are|were)\s+that\s+(?:[\w’'.,-]+\s+){1,5}?)"
)
_FORMER = r"\b(?:former|ex-|retired|ousted|then-)[\s-]?(?:[\w’',-]+\s+){0,6}?"
_FORMER_WORD = re.compile("former|ex-|retired|ousted|then-", re.IGNORECASE)
# A day before the one that the article was published on.
_EARLIER = re.compile(
    r"\b(?:ago|previously|in the past|earlier this \w+"
    r"|last (?:year|month|spring|summer|autumn|fall|winter|\w+ber|january|february|march|april|may|june|july|august))\b"
    r"|\b(?:before|previously|earlier)\W*$",
    re.IGNORECASE,
)


def is_about(carrier: Carrier, text: str, about: Sequence[Phrase]) -> bool:
    """Whether one of `about` stands in the article's title, in the statement, or near it in the article's text."""
    first, last = carrier.spans[0][0], carrier.spans[-1][1]
    known = tokens(fold(f"{carrier.title or ''} . {text[max(0, first - _NEAR) : last + _NEAR]}"))
    return any(stands_in(phrase, known) for phrase in about)


def is_position(carrier: Carrier, text: str, *, said_on: str | None, name: str | None, type: str) -> bool:
    """Whether what stands around a statement leaves it a stance of its date and its party.

    `text` is its article's; `name` and `type` are its speaker's.
    """
    start = carrier.spans[0][0]
    if _opened_by(carrier.cue).search(text[max(0, start - _REACH) : start]):
        return False
    if said_on is None and _EARLIER.search(carrier.content):
        return False
    if name and type == "person" and len(name) <= _LONGEST_NAME and _FORMER_WORD.search(text):
        return not re.search(_FORMER + re.escape(name), text, re.IGNORECASE)
    return True


@lru_cache(maxsize=1024)
def _opened_by(cue: str) -> re.Pattern[str]:
    return re.compile(_OPENED + re.escape(cue) + r"\W*$", re.IGNORECASE)
