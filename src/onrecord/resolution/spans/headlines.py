"""Headlines that a model left out: words of the article's quotations, "Tarn: no talks", "Elbonia vows to fight"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.kinds import quotations
from onrecord.resolution.sentences.titles import repeated_below, title_of
from onrecord.resolution.spans.plain_clauses import touches

# The first line, and the titles of a live page's updates: "5:10 p.m. Tarn: talks in June".
_TITLE = re.compile(
    r"(?:\A|(?<=\n))(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?[ ,:–—-]{1,3})?(?P<title>[^\n]{8,160})(?=\n|\Z)"
)
_TIMED = re.compile(r"\d{1,2}[:.]\d\d")
_SAYS = re.compile(r"(?P<who>[A-ZÀ-Þ][^\n“”\"‘:;,]{1,40}): (?=(?P<content>[^\s“\"‘'][^\n:]{10,}))")
_VOWS = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^\n“”\"‘:;,]{1,40}?) "
    r"(?P<cue>(?:[Oo]ffer|[Vv]ow|[Pp]ledge|[Pp]romise|[Tt]hreaten|[Rr]efuse|[Aa]gree)(?:s|ed)?) "
    r"(?P<content>[Tt]o [^\n;:“”\"]{6,140}?)(?=[.,]?(?:\n|\Z)|,)"
)
_CONFIDENCE = 0.7


def with_headlines(text: str, marks: Marks) -> Marks:
    """`marks` with an attribution for each headline of a plain form in which no other's words stand.

    What a headline quotes is a statement where a quotation of the article has just these words; whose, that one tells.
    """
    taken = sorted(span for item in marks.attributions for span in (*item.source, *item.cue, *item.content))
    added = [item for item in _found(text, marks) if not any(touches(taken, span) for span in item.content)]
    return replace(marks, attributions=(*marks.attributions, *added)) if added else marks


def _found(text: str, marks: Marks) -> Iterator[SpanSet]:
    for match in _TITLE.finditer(text):
        first = match.start() == 0
        if not first and not _TIMED.match(text, match.start()):
            continue
        start, end = match.span("title")
        said = _SAYS.match(text, start, end)
        if said and _speaks(text, said["who"], marks):
            yield SpanSet(
                source=(said.span("who"),),
                cue=((said.end("who"), said.end("who") + 1),),
                content=((said.start("content"), start + len(text[start:end].rstrip(" ."))),),
                confidence=_CONFIDENCE,
            )
        vows = _VOWS.match(text, start, end + 1)
        if vows and not vows["who"].endswith(("'s", "’s", "s’")) and is_subject(vows["who"], closed=False):
            source, cue, content = (vows.span(group) for group in ("who", "cue", "content"))
            yield SpanSet(source=(source,), cue=(cue,), content=(content,), confidence=_CONFIDENCE)
        if first and title_of(text):
            yield from _quoted(text, (start, end), marks)


def _speaks(text: str, words: str, marks: Marks) -> bool:
    """Is somebody whose name ends so a source of the article?"""
    last = words.rsplit(" ", 1)[-1]
    return len(last) > 2 and any(
        re.search(rf"\b{re.escape(last)}\b", text[a:b]) for item in marks.attributions for a, b in item.source
    )


def _quoted(text: str, title: Span, marks: Marks) -> Iterator[SpanSet]:
    """What the headline quotes of what a quotation in the article says."""
    outer, inner = quotations(text)
    for start, end in sorted({*outer, *inner}):
        inside = title[0] <= start < end <= title[1]
        if inside and repeated_below(text, ((start, end),), marks.attributions) is not None:
            span = (max(title[0], start - 1), min(title[1], end + 1))
            yield SpanSet(source=(), cue=(), content=(span,), confidence=_CONFIDENCE)
