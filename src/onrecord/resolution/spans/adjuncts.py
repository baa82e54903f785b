"""Things said of without when and how they were: "ruled out [talks] on Tuesday, a day after …"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.record import Marks, SpanSet

_DAY = (
    r",? (?:(?:late |early )?on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|,? yesterday"
)
_HOW = r" (?:in|during|at) (?:an?|his|her|its|their) (?:[a-z]+ ){0,2}(?:statement|interview|speech|letter|tweet|email)"
# What is ruled out is seldom of the day that follows; what is called for or announced may well be: "a vote on Monday".
_SAID_THEN = re.compile(
    rf"(?:{_HOW}|{_DAY})(?=[.,]?$|, | (?:in|at|after|during|following|as|when|before|amid|and|on) )", re.MULTILINE
)
_SAID_SO = re.compile(rf"{_HOW}(?=[.,]?$|, | on )", re.MULTILINE)
_REFUSES = re.compile(r"\b(?:ruled out|rejected|denied|dismissed|rebuffed|defended|welcomed|praised)$")
_ASKS = re.compile(
    r"\b(?:called for|demanded|condemned|denounced|criticised|criticized|announced|confirmed|proposed|threatened)$"
)
# Words of a clause, which the day may belong to, and quotations.
_CLAUSE = re.compile(
    r"[“”\"«»:;]|\b(?:to|that|which|who|whom|where|when|is|are|was|were|will|would|has|have|had|can|could|should|may|might"
    r"|be|been|how|why|what|whether|if)\b"
)
_SHORTEST = 4


def without_adjuncts(text: str, marks: Marks) -> Marks:
    """`marks`, each content that is only a thing ended before the day and the occasion on which it was said."""
    items = tuple(_ended(text, item) for item in marks.attributions)
    return marks if items == marks.attributions else replace(marks, attributions=items)


def _ended(text: str, item: SpanSet) -> SpanSet:
    if len(item.content) != 1 or not item.cue or item.content[0][0] < item.cue[-1][1]:
        return item
    start, end = item.content[0]
    verb = text[slice(*item.cue[-1])]
    then = _SAID_THEN if _REFUSES.search(verb) else _SAID_SO if _ASKS.search(verb) else None
    found = then.search(text, start + _SHORTEST, end) if then else None
    if found is None or _CLAUSE.search(text, start, found.start()):
        return item
    return replace(item, content=((start, found.start()),))
