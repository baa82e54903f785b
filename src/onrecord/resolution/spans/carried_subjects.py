"""Whose words they are where a clause goes on without a subject of its own: "Doe said it was late, but warned that…".

The model often leaves such a verb without a source, or takes a noun that only stands nearer: the one who was urged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.english.cues import telling_word
from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.known.roles import role_noun
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.frame import sentence_end, sentence_start
from onrecord.resolution.sentences.kinds import quoted_at

_ADVERBS = r"(?:(?:also|then|later|instead|again|even|not|never|still|has|have|had|\w{2,20}ly) ){0,3}"
_JOINED = re.compile(rf"[,;]?[”\"’']?,? (?:but|and|yet|then|and then|but then|while) {_ADVERBS}$")
_COMMA = re.compile(rf"(?:[,;]|,?[”\"’']{{1,2}},?| [–—-]) {_ADVERBS}$")
_BARE = re.compile(r" $")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_FINITE = re.compile(
    r"(?:be|been|being|to|considered|known|believed|seen|described|hailed|labelled|dubbed|is|are|was|were)$"
)
# Verbs that take as their object the one who is to act: "urged the council to wait and warned".
_OBJECT = re.compile(
    r"(?:urg|accus|ask|call|press|lobb|implor|begg|order|command|advis|encourag|thank|prais|blam|criticis|criticiz"
    r"|condemn|attack|warn|told|tell|invit|plead|challeng)\w*(?: (?:on|for|with|upon))?$"
)
_TAIL = re.compile(r",? (?:on|in|at|by|to|and|or|but|also|has|have|had|the|a)$")
# The subject with which a sentence opens, up to its verb.
_OPENING = re.compile(
    r"(?:(?:On|Last|Late on|Earlier on) \w+,? |(?:But|And|Yet|Meanwhile|However|Still|Even|Also|Indeed),? )?"
    r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Mm]any) )?(?:[^\s,.;:()“”\"—–]{1,24} ){1,8}?)"
    r"(?:(?:has|have|had|is|was|were|are|will|would|also|did|does|said|says|told|made|gave|took|went)\b"
    r"|[a-z]{3,16}(?:ed|es)\b)"
)
_OPENING_CLAUSE = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|However|Still|Even|Also|Indeed),? )?"
    r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) )?"
    r"(?:[^\s,.;:()“”\"—–]{1,24} ){0,6}[^\s,.;:()“”\"—–]{1,24}),"
    r" [^.;\n“”\"]{2,200}, $"
)
# "…, and refugees have expressed fears": the plural before the verb is its subject.
_OWN_SUBJECT = re.compile(
    r"(?:^|, | and | but | while |; )"
    r"(?P<who>(?:(?:the|some|many|several|most|other) )?(?:[a-z-]{2,20} ){0,2}(?P<head>[a-z-]{4,20}s)) $"
)
# Words with which a sentence opens before its subject, or without one.
_NOT_OPENING = re.compile(
    r"(?:\w+ing|\w+ly|\w+['’]s?|As|In|On|At|For|With|By|From|To|More|Most|When|While|Although|Though|If|Once|Since|Because"
    r"|After|Before|During|Despite|Amid|Under|Over|Given|Here|There|It|This|That|These|Those|What|Who|Now|Then|So|Asked"
    r"|Until|Unlike|Like)\b(?! \w+['’]s\b)"
)
_GOVERNS = re.compile(r"\b(?:from|with|by|of|to|against|alongside|unlike|like|for) $")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}")
_BESIDE = 12


def with_subjects(text: str, marks: Marks) -> Marks:
    """`marks` where each verb that goes on a clause has that clause's subject as its source.

    A source that runs over the end of its sentence is cut there.
    """
    items = [_within_sentence(text, item) for item in marks.attributions]
    items = [_own_subject(text, item) for item in items]
    spoken = sorted((item.cue[0], at) for at, item in enumerate(items) if item.cue and item.source)
    for at, item in enumerate(items):
        if not item.cue or quoted_at(text, item.cue[0][0]) is not None or not _tells(text, item):
            continue
        source = _carried(text, items, spoken, at)
        if source is not None and source != item.source:
            items[at] = replace(item, source=source)
            if item.source:  # what the other said ends before the verb that goes on with his subject
                for number in _owners(spoken, item.cue[0], items, source):
                    items[number] = replace(items[number], content=_upto(text, items[number].content, item.cue[0][0]))
    return replace(marks, attributions=tuple(items))


def _owners(
    spoken: Sequence[tuple[Span, int]], cue: Span, items: Sequence[SpanSet], source: tuple[Span, ...]
) -> list[int]:
    """The attributions of this source whose content holds the cue."""
    upto = bisect_left(spoken, (cue, -1))
    near = [number for _, number in spoken[max(0, upto - _BESIDE) : upto]]
    return [
        n for n in near if items[n].source == source and any(a < cue[0] and cue[1] <= b for a, b in items[n].content)
    ]


def _upto(text: str, content: tuple[Span, ...], at: int) -> tuple[Span, ...]:
    kept = [(a, min(b, at)) for a, b in content if a < at]
    return tuple((a, a + len(re.sub(r"[\s,;]+(?:and|but)?\s*$", "", text[a:b]))) for a, b in kept)


def _tells(text: str, item: SpanSet) -> bool:
    words = _WORD.findall(text, *item.cue[0])
    return telling_word(words) is not None and not _NO_FINITE.match(words[0].lower())


def _within_sentence(text: str, item: SpanSet) -> SpanSet:
    """The attribution whose source is that of the sentence of its cue, without words that only lead on."""
    if not item.source or not item.cue:
        return item
    source = []
    for start, end in item.source:
        stop = sentence_end(text, start)
        if start < stop < end - 1:
            after = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
            if item.cue[0][0] >= end and after < end:
                start = after
            elif item.cue[0][1] <= start:
                end = start + len(text[start:stop].rstrip(" .!?\n"))
        comma = text.rfind(", ", start, end) if _GOVERNS.search(text, max(0, start - 10), start) else -1
        if comma > 0 and _NAME.fullmatch(text, comma + 2, end):
            start = comma + 2  # "with help from [Ana Doe, the mayor, Per Roe] demanded"
        tail = _TAIL.search(text, start, end)
        if tail and tail.start() > start and len(text[end : end + 1].strip()) == 0:
            end = tail.start()
        source.append((start, end))
    return replace(item, source=tuple(source)) if tuple(source) != item.source else item


def _own_subject(text: str, item: SpanSet) -> SpanSet:
    """The attribution with the plural right before its verb as the source, where the source stands farther off."""
    if not item.source or not item.cue or len(item.source) > 1:
        return item
    cue, end = item.cue[0][0], item.source[0][1]
    if not 2 < cue - end < 160 or text.find("\n", end, cue) >= 0:
        return item
    match = _OWN_SUBJECT.search(text, max(end, cue - 70), cue)
    noun = role_noun(match["head"]) if match else None
    if match is None or noun is None or not noun.plural or noun.kind not in ("official", "other"):
        return item
    return replace(item, source=(match.span("who"),))


def _carried(
    text: str, items: Sequence[SpanSet], spoken: Sequence[tuple[Span, int]], at: int
) -> tuple[Span, ...] | None:
    """The source of the clause that the verb of an attribution goes on with; null where it stands by itself."""
    item = items[at]
    cue = item.cue[0]
    start = sentence_start(text, cue[0])
    before = text[max(start, cue[0] - 60) : cue[0]]
    participle = text[slice(*cue)].split(" ")[0].endswith("ing")
    joined = _JOINED.search(before)
    goes_on = joined if not participle else (joined or _COMMA.search(before))
    if participle and not goes_on and item.source and text[slice(*cue)].startswith("adding"):
        goes_on = _BARE.search(before)
    if not goes_on:
        return _opening(text, start, cue[0]) if not item.source and before.endswith(", ") and not participle else None
    upto = bisect_left(spoken, (cue, -1))
    for _, number in reversed(spoken[max(0, upto - _BESIDE) : upto]):
        other = items[number]
        if other.cue[0][0] < start or other.source[0][0] < start:
            break
        if quoted_at(text, other.cue[0][0]) is not None or any(a < cue[0] < b for a, b in other.source):
            continue
        if item.source:
            return other.source if _is_object(text, other, item, cue) else None
        if any(_inside(other, items[n]) for _, n in spoken[max(0, upto - _BESIDE) : upto] if n != number):
            continue
        return other.source
    if item.source:
        return None
    return _opening(text, start, cue[0]) if participle else None


def _is_object(text: str, other: SpanSet, item: SpanSet, cue: Span) -> bool:
    """Is the source of `item` only whom the `other` speaker urged, so that the verb after it is that speaker's?"""
    start, end = item.source[0]
    verb = text[slice(*other.cue[-1])]
    gap = text[other.cue[-1][1] : start]
    if other.cue[-1][1] > start or len(gap) > 14 or "that" in gap or not _OBJECT.search(verb):
        return False
    apart = cue[0] > end and bool(text[end : cue[0]].strip())
    return apart or text[slice(*cue)].startswith("adding")


def _inside(inner: SpanSet, outer: SpanSet) -> bool:
    return any(a <= inner.cue[0][0] and inner.cue[0][1] <= b for a, b in outer.content)


def _opening(text: str, start: int, at: int) -> tuple[Span, ...] | None:
    """The subject with which the sentence opens that a verb at `at` goes on."""
    start += len(text[start:at]) - len(text[start:at].lstrip())
    for pattern in (_OPENING_CLAUSE, _OPENING):
        match = pattern.match(text, start, at)
        if match:
            first = match.start("who")
            words = match["who"].rstrip()
            if is_subject(words, closed=False) and not _NOT_OPENING.match(words):
                return ((first, first + len(words)),)
    return None
