"""Sources that end where no phrase ends, amid a name, or behind an outlet that only carried what they said."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.record import Span, Spans
from onrecord.resolution.known.roles import MODIFIERS, role_noun

_HANGS = re.compile(r"(?:^|[^\W\d_][\w.’'-]* )(?P<last>[Tt]he|[Aa]n?|of|in|on|at|by|from|and)$")
_LEADS = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: [a-z-]+){1,3}$")
# "[as] many as thirty clerks", "[not] one of them"
_COUNTS = re.compile(r"(?:as (?:many|few) as|not (?:one|all|every\w*)) ", re.I)
# "[The Gazette in] March"
_DATE = re.compile(
    r" (?:(?:early|late|mid) )?(?:(?:19|20)\d\d\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|May \d)"
)
# "[Per Lund per Reuters] said": the outlet carried it, and is a hop of the chain.
_CARRIED_BY = re.compile(r",? (?:per|via) (?:the )?[A-ZÀ-Þ][\w.’&-]*(?: [A-ZÀ-Þ][\w.’&-]*){0,3}$")
_LAST_WORDS = 80  # characters of a source in which its last two words stand
_MOST_WORDS = 8
# What the rest may be followed by: a verb that opens, a clause about it, a mark.
_STOPS = re.compile(
    r"[,.;:]| [–—-] | (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|who|which"
    r"|that|also|later|then|[a-z]+ly)\b"
)
_WORD = re.compile(r" (?![–—-] )[^\s,;:.()“”\"]{1,24}(?:(?:(?<=\b[A-Z])|(?<= M[rs])|(?<= Mrs)|(?<= Dr))\.)?")
# What a phrase may stop short of, but that tells that a verb has gone by: "[The] bias begins to show when".
_PAST_A_VERB = re.compile(r" (?:to|when|while|because|if)\b")
# "With [the] acquisition Veldia said"
_OF_ANOTHER = re.compile(r"\b(?:[Ww]ith|[Aa]fter|[Ii]n|[Ii]n response to|[Bb]y|[Oo]n|[Aa]t|[Ff]or) $")
_SUBJECT = re.compile(r"^(?: [a-z][\w’-]*)+ (?P<who>[A-ZÀ-Þ][\w’.-]*(?: [A-ZÀ-Þ][\w’.-]*){0,3})$")


def unhung(text: str, source: Span, taken: Spans, names: Spans) -> Span | None:
    """The source with the rest of its phrase, or without what is no part of it; null where nothing is wrong with it.

    `names` are the places of the article's names, in order, and `taken` is the cue and the content. The rest goes to
    them, a mark, or a word that opens a verb or a clause, and is `_MOST_WORDS` at most.
    """
    start, end = source
    words = text[start:end].rstrip()
    end = start + len(words)
    if carried := _CARRIED_BY.search(words):
        return (start, start + carried.start())
    if words.lower() in ("as", "not") and _COUNTS.match(text, start):
        upto = _rest_ends(text, end, taken)
        return (start, upto) if upto else None
    if _LEADS.search(words) and words.rpartition(" ")[2] in MODIFIERS:
        after = _WORD.match(text, end)
        noun = role_noun(after[0].strip()) if after else None
        if not after or not noun or noun.kind == "thing" or any(a < after.end() and end < b for a, b in taken):
            return None
        return (start, after.end())  # "[The foreign] ministers of Veldia stood"
    if not (hangs := _HANGS.search(words, max(0, len(words) - _LAST_WORDS))):
        return _to_name_end(text, (start, end), taken, names)
    if hangs["last"] in ("in", "on", "from", "of") and _DATE.match(text, end):
        return (start, start + hangs.start("last") - 1) if hangs.start("last") else None
    upto = _rest_ends(text, end, taken)
    if upto is None:
        return None
    own = _SUBJECT.match(text[end:upto])
    if not hangs.start("last") and own and _OF_ANOTHER.search(text, max(0, start - 20), start):
        return (end + own.start("who"), upto)
    return (start, upto)


def _rest_ends(text: str, end: int, taken: Spans) -> int | None:
    """Where the rest of a phrase ends, from `end` on; null where it is none, or too long to be sure of."""
    following = min((a for a, _ in taken if a >= end), default=len(text))
    at = end
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if not word or word.end() > following or _PAST_A_VERB.match(text, at):
            break
        at = word.end()
        if at + 1 >= following or _STOPS.match(text, at):
            return at
    return None


def _to_name_end(text: str, source: Span, taken: Spans, names: Spans) -> Span | None:
    """The source to the end of the name that it ends within, unless another role has it: "[Ann] Lee {said}"."""
    start, end = source
    before = bisect_left(names, (end, 0)) - 1
    if before < 0:
        return None
    first, last = names[before]
    if not start <= first < end < last or "\n" in text[end:last] or any(a < last and end < b for a, b in taken):
        return None
    return (start, last)
