"""Whether the words around a date speak of what was or of what is to come."""

import re
from functools import lru_cache
from typing import Literal

_REACH, _WORDS = 140, 14  # characters and words on either side; clauses that tell are shorter
_STOP = re.compile(r"[.!?…]['\"”’)]{0,2}\s+(?=[A-Z\"“'‘(])|\n|[;:“”]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[ap]\.m)$"
)
_AT = re.compile(r"\b(?:at|in|during)\s$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]{1,3})?")
_UNTIL = re.compile(
    r"\b(?:until|till|as (?:soon|early) as|no later than|starting|for)\s+(?:[0-9][^\s]* (?:[ap]\.?m\.? )?)?$",
    re.I,
)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FUTURE = _words(
    "will shall won't won’t would scheduled slated expires expire going next upcoming planned due",
)
_PAST = _words(
    """said told was were had did has have been went came took made met held began ran won lost left led sent spoke
    spent gave got saw rose fell hit struck shot broke wrote found put set cut read thought brought fought became grew
    drew flew knew threw beat chose paid bought sold stood hold gone quoted urged says"""
)
_NOT_PAST = _words(
    "united hundred indeed need exceed proceed succeed speed sacred naked wicked hatred kindred embed wicked"
)
_LEADS = _words(  # "plans to meet": what looks ahead before `to` and a verb
    """plan plans planned planning expect expects expected schedule scheduled set due agree agreed agrees intend intends
    hope hopes hoped vow vowed vows promise promised want wants wanted ready prepare preparing prepared ask asked invite
    invited order ordered urge urged call called calls try trying aim aims need needs decide decided going is are were
    was supposed likely slated meeting return returns continue"""
)


def clause_before(text: str, start: int) -> str:
    """What stands between `start` and the beginning of its sentence or quotation, at most 140 characters."""
    before = text[max(0, start - _REACH) : start + 1]  # one more, for a sentence is known by its capital
    cut = 0
    for stop in _STOP.finditer(before):
        if not (before[stop.start()] == "." and _ABBREVIATION.search(before[: stop.start()])):
            cut = stop.end()
    return before[cut : len(before) - 1]


def clause_after(text: str, end: int) -> str:
    """What stands between `end` and the end of its sentence or quotation, at most 140 characters."""
    after = text[end : end + _REACH]
    for stop in _STOP.finditer(after):
        if not (after[stop.start()] == "." and _ABBREVIATION.search(after[: stop.start()])):
            return after[: stop.start()]
    return after


def tense(text: str, start: int, end: int) -> Literal["past", "future"] | None:
    """The tense of the verb nearest before the expression, else of the first one after it; None where none tells."""
    # "Wednesday's ruling": what was done about it is another matter; not so "agreed at Tuesday's meeting"
    possessive = text[end : end + 2] in ("'s", "’s") and not _AT.search(text[max(0, start - 8) : start])
    return _tense("" if possessive else clause_before(text, start), clause_after(text, end))


@lru_cache(maxsize=1024)  # an article asks for the same clause several times, and a hostile one does little else
def _tense(clause: str, after: str) -> Literal["past", "future"] | None:
    if _UNTIL.search(clause):
        return "future"
    before = _WORD.findall(clause.casefold())[-_WORDS:]
    for place in range(len(before) - 1, -1, -1):
        if found := _of(before, place):
            return found
    rest = _WORD.findall(after.casefold())[:_WORDS]
    return next((found for place in range(len(rest)) if (found := _of(rest, place))), None)


def _of(words: list[str], place: int) -> Literal["past", "future"] | None:
    """What the word at this place tells, with the two before it."""
    word = words[place]
    previous = words[place - 1] if place else ""
    following = words[place + 1] if place + 1 < len(words) else ""
    if word == "next" and following == "to":  # "standing next to her"
        return None
    if word in _FUTURE or word[-3:] in ("'ll", "’ll"):
        return "future"
    if word == "set" and following in ("for", "to"):
        return "future"
    past = word in _PAST or (word[-2:] == "ed" and len(word) > 4 and word not in _NOT_PAST)
    if past:
        # "could not be reached"
        if previous == "be" and "could" in words[max(0, place - 4) : place]:
            return "past"
        # "will be held", "to be released": the auxiliary tells, not the participle
        return "future" if previous in ("be", "to") and word != "been" else "past"
    return "future" if previous == "to" and place > 1 and words[place - 2] in _LEADS else None
