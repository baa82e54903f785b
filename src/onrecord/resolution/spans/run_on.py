"""Contents that run on into words which another clause claims: “…,” Ann Lee told us. [The fall would end], she said."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.sentences.kinds import quoted_at

_WHO = (
    r"(?:he|she|they|I|(?:the|its|his|her|their) [a-z]+(?: [a-z]+)?|(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]{1,20}"
    r"|[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})"
)
_VERB = (
    r"(?:(?:has |had |later |then |also )?(?:said|says|added|adds|told|wrote|writes|replied|insisted|explained"
    r"|recalled|asked|ask))"
)
_AFTER = re.compile(
    rf"[”\"’']{{0,2}},?[”\"’']{{0,2}} (?P<source>{_WHO}) (?P<cue>{_VERB})(?=[.,;:]| [a-z“\"]|$)", re.MULTILINE
)
_BREAK = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?][”\"’']{0,2}\s+(?=[“\"‘A-Z0-9])")
# A comma parts the words from the clause, or what stands for it in a quotation.
_COMMA = re.compile(r"[,?!][”\"’']{0,2} $")
_AND = re.compile(r"(?:,|;) (?:and|but|while|whereas) $|; $")
_JOINT = re.compile(r"[,;]? (?:and|but|while|whereas) $|; $")  # without a comma: enough before an outlet
_SAYS = re.compile(r"\b(?:said|says|told|wrote|reported|reports|confirmed|announced|denied|insisted|claimed|warned)$")
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|who)")
_CALLS = re.compile(r"\b(?:call|describ|brand|label|dismiss|denounc|characteris|characteriz)\w*$")
_VERDICT = re.compile(r",? (?:as )?(?:an? )?[“\"][^“”\"]{2,50}[”\"]$")
# "pledged | funds and Elbonia is taxing tin"
_THING_AND = re.compile(
    r"(?P<thing>(?!that\b|whether\b)(?:[a-z-]{2,20} ){0,3}[a-z-]{2,20}) and [A-ZÀ-Þ][\w’'-]{1,20} "
    r"(?:is|are|has|have|had|was|were|will) "
)
_SHORTEST = 12
# How sure it is that the clause says them, against how sure the attribution was.
_SURENESS = 0.9


def without_run_on(text: str, marks: Marks) -> Marks:
    """`marks` where the last sentence of a content that a clause of its own follows is that clause's content.

    A content ends, too, before another's clause that is only joined to it: "said it was late, and the Post reported".
    """
    marks = replace(marks, attributions=_before_next_clause(text, _before_verdict(text, marks.attributions)))
    cues = sorted(span for item in marks.attributions for span in item.cue)
    found: list[SpanSet] = []
    for item in marks.attributions:
        content: list[Span] = []
        more: list[SpanSet] = []
        for start, end in item.content:
            clause = _clause_after(text, end, item)
            first = _last_sentence(text, start, end) if clause else start
            if clause is None or end - first < _SHORTEST or (first, end) == item.content[0]:
                content.append((start, end))  # two clauses may also share one content
                continue
            if first > start:
                content.append((start, start + len(text[start:first].rstrip())))
            source, cue = clause.span("source"), clause.span("cue")
            if not _has(cues, cue):
                confidence = round(item.confidence * _SURENESS, 4)
                more.append(SpanSet(source=(source,), cue=(cue,), content=((first, end),), confidence=confidence))
                insort(cues, cue)
        found += [replace(item, content=tuple(content)) if more or tuple(content) != item.content else item, *more]
    return replace(marks, attributions=tuple(found))


def _before_next_clause(text: str, items: Sequence[SpanSet]) -> tuple[SpanSet, ...]:
    """The attributions, each content cut before a clause of another that a comma and a conjunction join to it."""
    clauses = sorted(
        (item.source[0][0], item.cue[-1][1])
        for item in items
        if item.source
        and item.cue
        and 0 <= item.cue[0][0] - item.source[0][1] <= 2
        and (text[item.source[0][0] - 2 : item.source[0][0]] == "; " or _SAYS.search(text, *item.cue[0]))
        and _is_joined(text, item.source[0])
        and quoted_at(text, item.source[0][0]) is None
        and not _PRONOUN.fullmatch(text[slice(*item.source[0])])
    )
    items = [_thing_alone(text, item) for item in items]
    return tuple(_ended(text, item, clauses) for item in items) if clauses else tuple(items)


def _is_joined(text: str, source: Span) -> bool:
    """Whether a clause of this source is one beside the clause before it, and no part of what that one says."""
    joint = _JOINT if outlet_named(text[slice(*source)]) else _AND
    return joint.search(text, max(0, source[0] - 12), source[0]) is not None


def _before_verdict(text: str, items: Sequence[SpanSet]) -> tuple[SpanSet, ...]:
    """The attributions, each inside "called the charge that … “absurd”" ended before what it is called."""
    called = {
        item.content[-1][1]: item.cue[-1][1]
        for item in items
        if item.cue and _CALLS.search(text, *item.cue[-1]) and _VERDICT.search(text, *item.content[-1])
    }
    found = []
    for item in items:
        start, end = item.content[-1]
        verdict = _VERDICT.search(text, start, end) if end in called and start > called[end] + 4 and item.cue else None
        if verdict and verdict.start() > start and not _CALLS.search(text, *item.cue[-1]):
            item = replace(item, content=(*item.content[:-1], (start, verdict.start())))
        found.append(item)
    return tuple(found)


def _thing_alone(text: str, item: SpanSet) -> SpanSet:
    """The attribution whose content is only a thing, without the clause of another that follows it."""
    start, end = item.content[-1]
    match = _THING_AND.match(text, start, end)
    return item if match is None else replace(item, content=(*item.content[:-1], (start, match.end("thing"))))


def _ended(text: str, item: SpanSet, clauses: Sequence[Span]) -> SpanSet:
    content: list[Span] = []
    for start, end in item.content:
        at = bisect_left(clauses, (start + _SHORTEST, 0))
        if at < len(clauses) and clauses[at][1] < end and not any(a >= clauses[at][0] for a, _ in item.cue):
            joint = _JOINT.search(text, max(start, clauses[at][0] - 12), clauses[at][0])
            content.append((start, joint.start() if joint else end))
            break
        content.append((start, end))
    return replace(item, content=tuple(content)) if tuple(content) != item.content else item


def _clause_after(text: str, end: int, item: SpanSet) -> re.Match[str] | None:
    """The clause of saying that follows the words before `end`, where it is not the item's own; null in quotations."""
    if item.cue and quoted_at(text, item.cue[0][0]) is not None:
        return None
    clause = _AFTER.match(text, end)
    if clause is None or _own(item, clause) or quoted_at(text, clause.start("cue")):
        return None
    return clause if _COMMA.search(text[max(0, end - 3) : clause.start("source")]) else None


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of these words begins."""
    return max((match.end() for match in _BREAK.finditer(text, start, end)), default=start)


def _own(item: SpanSet, clause: re.Match[str]) -> bool:
    """Is it the clause that the attribution was read from?"""
    return any(a < clause.end() and clause.start("source") < b for a, b in item.cue + item.source)


def _has(cues: list[Span], cue: Span) -> bool:
    at = bisect_left(cues, (cue[0], 0))
    return any(a < cue[1] and cue[0] < b for a, b in cues[max(0, at - 2) : at + 2])
