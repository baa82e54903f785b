"""Contents that break off within a phrase: "in the wake of | her illness", "a list, which | is long"."""

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
_GOES_ON = re.compile(r" [\w“\"‘$£€]")
_JOINED = re.compile(r" (?:and|or|but|when|while|whether|how|what|because|if|after|before)\b")
_JOINT = re.compile(r"[\s-]*(?:\s(?:and|or|but|while))?\s*$")
# To the end of the phrase, or of the sentence.
_SIGN = r"(?:[^.,;:!?()“”\"\n—–]|(?<=[A-Z])\.|(?<=[\d])[.,](?=\d))"
_PHRASE = re.compile(rf"{_SIGN}{{2,140}}")
_CLAUSE = re.compile(rf"(?:{_SIGN}|,(?= )){{2,240}}")


def with_endings(text: str, marks: Marks) -> Marks:
    """`marks` where no content ends before its phrase does: it goes on to the end of that, or ends before it.

    It goes on to a mark of punctuation, and never into what is another's source, cue or content, or its own. So does a
    source that ends within a word.
    """
    items = marks.attributions
    starts = sorted({start for item in items for spans in (item.source, item.cue, item.content) for start, _ in spans})
    return replace(marks, attributions=tuple(_ended(text, item, starts) for item in items))


def _ended(text: str, item: SpanSet, starts: list[int]) -> SpanSet:
    if item.source and text[item.source[-1][1] : item.source[-1][1] + 1] in ("-", "‑"):
        start, end = item.source[-1]  # "an analyst with the Lund|-based institute"
        at = bisect_right(starts, end)
        whole = _through(text, end, starts[at] if at < len(starts) else len(text), _PHRASE)
        item = replace(item, source=(*item.source[:-1], (start, whole)))
    if not item.content:
        return item
    *before, (start, end) = item.content
    new = _end(text, (start, end), starts)
    return replace(item, content=(*before, (start, new))) if new != end else item


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
    if last is None or last["word"] not in _OPEN or _JOINED.match(text, end):
        return end
    return _through(text, end, limit, _PHRASE)


def _through(text: str, end: int, limit: int, more: re.Pattern[str]) -> int:
    found = more.match(text, end, limit)
    return end + len(_JOINT.sub("", found.group())) if found else end
