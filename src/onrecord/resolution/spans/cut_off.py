"""Contents that break off within a phrase: "in the wake of | her illness", "says half of them | have left"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.known.roles import word_set

# What opens a phrase or belongs to a verb behind it, so that no content ends with it.
_OPEN = word_set(
    "a an the of to in at by for from with into onto than not as on its his her their our my your between under over "
    "about against during through without within towards toward per via is are was were be been being has have had "
    "will would could should may might must does did do"
)
_LAST = re.compile(r"(?:^|[\s“\"‘(])(?P<word>[a-z]+)$")
_SUBORDINATE = re.compile(r"\b(?:if|because|unless|although|though)$")
# What stands for a noun before a clause that is not told: ", which", "from which", "many of whom", "who were".
_RELATIVE = re.compile(
    r",?\s(?:(?:from|in|of|to|for|by|with|on|at) |(?:many|most|some|all|one|both|several|none) of )?"
    r"(?:which|who|whom|whose|that)(?:(?: \w+)? (?:is|are|was|were|has|had|have))?$"
)
# Words that tell a clause, which has a verb of its own.
_TELLS_CLAUSE = re.compile(
    r"\b(?:say|claim|hope|suggest|report|warn|believe|think|argue|insist|add|fear|expect|predict|state|maintain"
    r"|acknowledge|conclude)(?:s|d|ed)?$|\b(?:said|thought)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:has|have|had|is|are|was|were|will|would|could|can|may|might|should|must|did|does|do|(?:is|are|was|were|wo|has"
    r"|have|had|do|does|did|could|would|should|ca)n['’]t)\b"
)
_ANY_VERB = re.compile(
    _VERB.pattern + r"|\w+ed\b|\b(?:it|he|she|that|there|who|we|they|you|I)['’](?:s|re|m|d|ll|ve)\b", re.IGNORECASE
)
_NO_CLAUSE = re.compile(r"(?:to|not|so|how|what|why|whether|if|when|where|who)\b", re.IGNORECASE)
_OWN = re.compile(r"(?:['’]s?|^(?:his|her|its|their|our|my|your))$", re.IGNORECASE)
_OPEN_SOURCE = re.compile(r" (?:of|from|in|by|with|the|an?)$")
_LOOSE_SOURCE = re.compile(r"(?:,| [–—-])? (?:who|which|that|for|to)$")
_GOES_ON = re.compile(r" [\w“\"‘$£€]")
# What no clause begins with in mid-sentence: "to redeem | its bonds", and not "left | this week".
_OBJECT = re.compile(
    r" (?:its|his|her|their|the|an?|these|those|some|several|many|all"
    r"|this(?! (?:\w+ing\b|week|weekend|month|year|spring|summer|autumn|fall|winter|quarter|time)\b))\b"
)
_JOINED = re.compile(r" (?:and|or|but|when|while|whether|how|what|because|if|after|before)\b")
_JOINT = re.compile(r"[\s-]*(?:\s(?:and|or|but|while))?\s*$")
# To the end of the phrase, or of the sentence.
_SIGN = r"(?:[^.,;:!?()“”\"\n—–]|(?<=[A-Z])\.|(?<=[\d])[.,](?=\d))"
_PHRASE = re.compile(rf"{_SIGN}{{2,140}}")
_CLAUSE = re.compile(rf"(?:{_SIGN}|,(?= )){{2,240}}")


def with_endings(text: str, marks: Marks) -> Marks:
    """`marks` where no content ends before its phrase does: it goes on to the end of that, or ends before it.

    It goes on to a mark of punctuation, and never into what is another's source, cue or content, or its own. So does a
    source that ends within a word or with "of", and one that ends with "who" ends before that.
    """
    items = marks.attributions
    starts = sorted({start for item in items for spans in (item.source, item.cue, item.content) for start, _ in spans})
    return replace(marks, attributions=tuple(_ended(text, item, starts) for item in items))


def _ended(text: str, item: SpanSet, starts: list[int]) -> SpanSet:
    if item.source:
        start, end = item.source[-1]
        new = _end_of_source(text, (start, end), starts)
        item = item if new == end else replace(item, source=(*item.source[:-1], (start, new)))
    if not item.content:
        return item
    *before, (start, end) = item.content
    new = _end(text, (start, end), starts)
    if new == end:
        new = _with_verb(text, item, starts)
    return replace(item, content=(*before, (start, new))) if new != end else item


def _end_of_source(text: str, span: Span, starts: list[int]) -> int:
    """Past the end of a word, "[an analyst with the Lund]-based institute", or phrase; before "who" and "for"."""
    start, end = span
    within = text[end : end + 1] in ("-", "‑")
    open_ended = _OPEN_SOURCE.search(text, start, end) and _GOES_ON.match(text, end)
    if within or open_ended:
        at = bisect_right(starts, end)
        return _through(text, end, starts[at] if at < len(starts) else len(text), _PHRASE)
    loose = _LOOSE_SOURCE.search(text, start, end)
    return loose.start() if loose and loose.start() > start else end


def _with_verb(text: str, item: SpanSet, starts: list[int]) -> int:
    """Where the clause ends that a verb of saying tells, if the content is only its subject: "says | half of them"."""
    start, end = item.content[-1]
    if not item.source or not item.cue or len(item.content) > 1 or not 0 <= start - item.cue[-1][1] <= 1:
        return end
    told, subject = text[slice(*item.cue[-1])], text[start:end]
    if not _TELLS_CLAUSE.search(told) or _OWN.search(text[slice(*item.source[-1])]):
        return end
    if not _VERB.match(text, end + 1) or text[end] != " " or _ANY_VERB.search(subject) or _NO_CLAUSE.match(subject):
        return end
    at = bisect_right(starts, end)
    return _through(text, end, starts[at] if at < len(starts) else len(text), _CLAUSE)


def _end(text: str, span: Span, starts: list[int]) -> int:
    start, end = span
    at = bisect_right(starts, end)
    limit = starts[at] if at < len(starts) else len(text)
    if text[end - 1] in "-‑" and text[end : end + 1].isalnum():
        return _through(text, end, limit, _PHRASE)
    if not _GOES_ON.match(text, end) or limit <= end + 1 or limit == end:
        return end
    relative = _RELATIVE.search(text, start, end)
    if relative:
        return relative.start() if relative.start() > start else end
    if _SUBORDINATE.search(text, start, end):
        return _through(text, end, limit, _CLAUSE)
    last = _LAST.search(text, start, end)
    open_ended = last is not None and last["word"] in _OPEN and not _JOINED.match(text, end)
    if not open_ended and not (text[end - 1].isalnum() and _OBJECT.match(text, end)):
        return end
    return _through(text, end, limit, _PHRASE)


def _through(text: str, end: int, limit: int, more: re.Pattern[str]) -> int:
    found = more.match(text, end, limit)
    return end + len(_JOINT.sub("", found.group())) if found else end
