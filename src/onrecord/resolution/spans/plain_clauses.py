"""Clauses of the plainest form that a model leaves out: "According to X, …", "Elbonia's position is that …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.frame import sentence_end
from onrecord.resolution.sentences.kinds import quoted_at

_VIEW = (
    r"(?:(?:own|official|stated|public|best|latest|main|only) )?(?:position|view|stance|assessment|estimate"
    r"|argument|claim|contention|complaint|warning|message|belief|opinion|response|answer|reply|verdict|conclusion)"
)
_IS_THAT = r"(?:is|was|remains|has been|had been) (?=that )"
_VIEW_IS = re.compile(rf"['’]s? {_VIEW} {_IS_THAT}")  # to look for it first is much faster
_WHOSE = re.compile(
    rf"(?P<who>(?:[^\s,.;:“”\"]{{1,30}} ){{0,4}}[^\s,.;:“”\"]{{1,30}})['’]s? (?P<cue>{_VIEW} {_IS_THAT})"
)
_OF_WHOM = re.compile(
    rf"(?:[Tt]he|[Aa]n?) (?P<cue>{_VIEW}) (?:of|from) (?P<who>[^\n.;:“”\"]{{2,90}}?),? (?P<is>{_IS_THAT})"
)
_ACCORDING = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"’]\s)|(?<=\n))(?P<cue>According to) (?P<who>[^\n,.;:“”\"]{2,90}), (?=\S)", re.M
)
# "The bridge will open in May, the mayor said on Friday": a sentence of words said, and who said them behind.
_SAID_LAST = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"’]\s))"
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [\w .]{1,30})?(?: \([^()\n]{1,30}\))? ?[-–—]{1,2} )?"
    r"(?P<content>[A-ZÀ-Þ0-9][^\n“”\";:]{24,400}?,) (?P<who>[^\n“”\";:,]{2,90}?(?:, [^\n“”\";:,]{2,60},)?) "
    r"(?P<cue>(?:(?:has|have|had) )?(?:said|testified|announced|warned|claimed|insisted|admitted"
    r"|told(?= [\w’'-]{1,25}(?: [\w’'-]{1,25}){0,4}?(?: (?:on|in|at|during|yesterday|today|last|this) |[.,;]))))"
    r"(?=(?<=\btold)| (?:late |early )?(?:on|in|at|during|after|this|last|yesterday|today) |[.,;]| \w+day\b)",
    re.M,
)
_NO_CLAUSE = re.compile(
    r"(?:According|After|As|When|While|If|Although|Though|Because|Since|Before|Until|Unless|Asked|Speaking|In|On|At|For"
    r"|But when|But as|With|Despite|Once|Like|Unlike|Instead|Among)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)(?: \w+ly)? \w+(?:ed|id|ught|wn|en)(?: as saying| as| to)?$")
_QUOTED = re.compile(r"\b(?:quoted|cited)\b")
_BY = re.compile(
    r" by (?P<who>(?:(?:the|an?|his|her|its|their|several|two|some) )?[^\s,.;:“”\"]{1,30}(?: [^\s,.;:“”\"]{1,30}){0,6})"
    r"(?=[.,;]|$)",
    re.M,
)
# Officials and the like, without a determiner: "senior aid officials in Korva", "witnesses on Saturday".
_SOME = re.compile(r"(?:[a-z-]{2,20} ){0,3}[a-z-]{3,20}s(?: (?:in|on|at|from|of|close to|with) [\w -]{2,40})?")
_CONFIDENCE = 0.6
_SHORTEST = 3  # words of a content


def with_plain_clauses(text: str, marks: Marks) -> Marks:
    """`marks` with an attribution for each plain clause that no cue stands in.

    Who is told only at the end of a passive ("was named as Per Roe by a spokesman") is its source.
    """
    items = [_by_whom(text, item) for item in marks.attributions]
    cues = sorted(span for item in items for span in item.cue)
    added = [item for item in _clauses(text) if not touches(cues, item.cue[0])]
    return replace(marks, attributions=(*items, *added))


def _clauses(text: str) -> Iterator[SpanSet]:
    for match in _WHOSE.finditer(text) if _VIEW_IS.search(text) else ():
        yield from _clause(text, match.span("who"), match.span("cue"), match.end())
    for match in _OF_WHOM.finditer(text):
        start, end = match.span("who")
        comma = text.find(",", start, end)
        yield from _clause(text, (start, end if comma < 0 else comma), match.span("cue"), match.end())
    for match in _ACCORDING.finditer(text) if "According to" in text else ():
        yield from _clause(text, match.span("who"), match.span("cue"), match.end())
    for match in _SAID_LAST.finditer(text):
        closed = match["who"].endswith(",")
        plain = (match["who"], match["who"].replace(",", "", 1))
        if _NO_CLAUSE.match(match["content"]) or not any(is_subject(words, closed=closed) for words in plain):
            continue
        if quoted_at(text, match.start("cue")) is None:
            source, cue, content = match.span("who"), match.span("cue"), match.span("content")
            yield SpanSet(source=(source,), cue=(cue,), content=(content,), confidence=_CONFIDENCE)


def _clause(text: str, who: Span, cue: Span, start: int) -> Iterator[SpanSet]:
    if quoted_at(text, cue[0]) is not None:
        return
    end = sentence_end(text, start + 1)
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    end = start + len(text[start:end].rstrip(" .\n"))
    words = text[slice(*who)]
    named = is_subject(words, closed=False) or _SOME.fullmatch(words)
    if named and len(text[start:end].split()) >= _SHORTEST:
        cue = (cue[0], cue[0] + len(text[slice(*cue)].rstrip()))
        yield SpanSet(source=(who,), cue=(cue,), content=((start, end),), confidence=_CONFIDENCE)


def _by_whom(text: str, item: SpanSet) -> SpanSet:
    """The attribution with the one after "by" as its source, where a passive has none."""
    if item.source or not item.cue or not _PASSIVE.search(text, max(0, item.cue[-1][0] - 12), item.cue[-1][1]):
        return item
    if _QUOTED.search(text, *item.cue[-1]):
        return _who_is_quoted(text, item)
    after = max(b for _, b in item.cue + item.content)
    match = _BY.match(text, after, after + 160)
    if match is None or not is_subject(match["who"], closed=False):
        return item
    return replace(item, source=(match.span("who"),))


def _who_is_quoted(text: str, item: SpanSet) -> SpanSet:
    """The attribution with the one before "was quoted as saying by the Gazette" as its source."""
    end, first = max((b for _, b in item.content if b <= item.cue[0][0]), default=-1), item.cue[0][0]
    if not 0 < first - end < 160:
        return item
    start = end + len(text[end:first]) - len(text[end:first].lstrip(" ,”\"’'"))
    words = text[start:first].rstrip()
    apposed = words.rstrip(",").count(",") == 1 and words.endswith(",")
    if not is_subject(words.rstrip(","), closed=apposed):
        return item
    return replace(item, source=((start, start + len(words)),))


def touches(spans: Sequence[Span], span: Span) -> bool:
    """Does `span` share a character with one of `spans`, which are sorted and do not overlap by much?"""
    at = bisect_left(spans, (span[1], 0))
    return any(a < span[1] and span[0] < b for a, b in spans[max(0, at - 3) : at])
