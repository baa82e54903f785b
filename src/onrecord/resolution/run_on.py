"""Contents that run on into words which another clause claims: “…,” Ann Lee told us. [The fall would end], she said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.kinds import quoted_at

_WHO = (
    r"(?:he|she|they|I|(?:the|its|his|her|their) [a-z]+(?: [a-z]+)?|(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]{1,20}"
    r"|[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})"
)
_VERB = r"(?:(?:has |had |later |then |also )?(?:said|says|added|adds|told|wrote|writes|replied|insisted|explained|recalled|asked|ask))"
_AFTER = re.compile(
    rf"[”\"’']{{0,2}},?[”\"’']{{0,2}} (?P<source>{_WHO}) (?P<cue>{_VERB})(?=[.,;:]| [a-z“\"]|$)", re.MULTILINE
)
_BREAK = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?][”\"’']{0,2}\s+(?=[“\"‘A-Z0-9])")
_COMMA = re.compile(r"[,?!][”\"’']{0,2} $")
_SHORTEST = 12


def without_run_on(text: str, marks: Marks) -> Marks:
    """`marks` where the last sentence of a content that a clause of its own follows is that clause's content."""
    cues = sorted(span for item in marks.attributions for span in item.cue)
    found: list[SpanSet] = []
    for item in marks.attributions:
        if item.cue and quoted_at(text, item.cue[0][0]) is not None:
            found.append(item)
            continue
        content: list[Span] = []
        for at, (start, end) in enumerate(item.content):
            clause = _AFTER.match(text, end)
            if (
                clause is None
                or _own(item, clause)
                or not _parted(text, end, clause)
                or quoted_at(text, clause.start("cue"))
            ):
                content.append((start, end))
                continue
            breaks = list(_BREAK.finditer(text, start, end))
            first = breaks[-1].end() if breaks else start
            if first == start and at == 0:
                content.append((start, end))  # all that it says: two clauses share one content
                continue
            if first > start:
                content.append((start, start + len(text[start:first].rstrip())))
            if not _has(cues, clause.span("cue")) and end - first >= _SHORTEST:
                confidence = round(item.confidence * 0.9, 4)
                new = SpanSet(
                    source=(clause.span("source"),),
                    cue=(clause.span("cue"),),
                    content=((first, end),),
                    confidence=confidence,
                )
                found.append(new)
                cues.insert(bisect_left(cues, clause.span("cue")), clause.span("cue"))
        found.append(replace(item, content=tuple(content)))
    return replace(marks, attributions=tuple(found))


def _own(item: SpanSet, clause: re.Match[str]) -> bool:
    """Is it the clause that the attribution was read from?"""
    return any(a < clause.end() and clause.start("source") < b for a, b in item.cue + item.source)


def _parted(text: str, end: int, clause: re.Match[str]) -> bool:
    """Does a comma part the words from the clause, or what stands for it in a quotation?"""
    return bool(_COMMA.search(text[max(0, end - 3) : clause.start("source")]))


def _has(cues: list[Span], cue: Span) -> bool:
    at = bisect_left(cues, (cue[0], 0))
    return any(a < cue[1] and cue[0] < b for a, b in cues[max(0, at - 2) : at + 2])
