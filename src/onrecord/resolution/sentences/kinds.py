"""Is reported speech given word for word: direct, mixed or indirect?"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from onrecord.record import Kind, Span, Spans

# Nearly all: a content span may hold a stray word outside its marks ("that", a trailing "he").
DIRECT_SHARE = 0.9
MIXED_LEAD = 2  # words of the reporter's own before the quotation: “It was a …” is not: It was “a …”
# Before a quotation, no words of the reporter's own: as "…", them "…", only: "…".
_LEAD = re.compile(r"(?:(?:as|only|simply|just|it|them|him|her)[:,]? ){1,2}(?=[\"“„«'‘])")
OPENERS = "“„«"
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„«»\"‘’'‚]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s")


def kind_of(text: str, content: Spans) -> Kind:
    """`direct` when nearly all words of `content` stand in quotation marks, `indirect` when none does, else `mixed`.

    Marks are looked for around the spans too, so it does not matter whether a span starts inside or outside its marks.
    Words that a speaker quotes in turn count as quoted only where the content itself is more than a part of his quote.
    """
    outer, inner = quotations(text)
    words = quoted = led = 0
    for start, end in content:
        marks = inner if _inside_a_quoted_sentence(text, outer, start) else outer
        starts = [s for s, _ in marks]
        start = lead.end() if (lead := _LEAD.match(text, start, end)) else start
        for match in _WORD.finditer(text, start, end):
            words += 1
            at = bisect_right(starts, match.start()) - 1
            quoted += at >= 0 and match.end() <= marks[at][1]
            led += not quoted
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * words and led < MIXED_LEAD else "mixed"


def quoted_at(text: str, position: int) -> Span | None:
    """The quotation that `position` lies in, or None."""
    outer, _ = quotations(text)
    at = bisect_right(outer, (position, len(text) + 1)) - 1
    return outer[at] if at >= 0 and outer[at][0] <= position < outer[at][1] else None


@lru_cache(maxsize=8)
def quotations(text: str) -> tuple[Spans, Spans]:
    """All quotations of a text without their marks: the outer ones, and those in single marks within them.

    Works paragraph by paragraph, so an odd mark spoils one paragraph at most. A quotation that is still open at the end
    of its paragraph ends there: so do all but the last paragraph of a long quotation, and a lost closing mark. Newswire
    of the last century has ``…'' for “…”.
    """
    if "``" in text:
        text = text.replace("``", "`“").replace("''", "”`")
    outer: list[Span] = []
    inner: list[Span] = []
    end_of_text = len(text) + 1
    for paragraph in _PARAGRAPH.finditer(text):
        doubles, singles = _quotations_in(text, *paragraph.span())
        starts = [s for s, _ in doubles]
        for single in singles:
            at = bisect_right(starts, single[0]) - 1
            nested = at >= 0 and single[0] < doubles[at][1]
            (inner if nested else outer).append(single)
        for double in doubles:
            at = bisect_right(singles, (double[0], end_of_text)) - 1
            held = at >= 0 and double[1] < singles[at][1]
            (inner if held else outer).append(double)
    return tuple(sorted(outer)), tuple(sorted(inner))


def _quotations_in(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    doubles: list[Span] = []
    singles: list[Span] = []
    double = single = -1  # where the open quotation of each level starts
    around = -1  # and one in single marks that a quotation in double marks opens: ‘“Two hours,” I said, “and no more”’
    marks = list(_MARK.finditer(text, start, end))
    for number, match in enumerate(marks):
        at = match.start()
        mark = match.group()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark == "“" and double > 0 and text[double - 1] == "„":  # „…“ closes with the mark that opens “…”
            doubles.append((double, at))
            double, single = -1, around
        elif mark in OPENERS or (mark == '"' and double < 0 and not after.isspace()):
            if double < 0:
                around = single if single == at else around
                double, single = at + 1, -1
        elif mark in '”»"':
            if double >= 0:
                if single > double:
                    singles.append((single, at))
                doubles.append((double, at))
                double, single = -1, around
        elif _opens(mark, before, after):
            if single < 0 or mark == "‘":
                single = at + 1
        elif single >= 0 and not after.isalnum() and not before.isspace():
            follows = [m.group() for m in marks[number + 1 : number + 4]]
            plural = before in "sz" and after == " " and text[at + 2 : at + 3].islower()
            if plural and any(m in "'’" for m in follows) and "‘" not in follows:
                continue  # a possessive plural, as in officials' plans: the closing mark is still to come
            singles.append((single, at))
            single = around = -1
    if double >= 0:
        doubles.append((double, end))
    elif single > 0 and text[start:single].strip() in ("'", "‘"):
        singles.append((single, end))  # a paragraph that opens with a mark and goes on in the next one
    return [s for s in doubles if s[0] < s[1]], sorted(s for s in singles if s[0] < s[1])


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in "’" or not (after.isalnum() or after in "[(…$£€" or (mark == "‘" and after == "“")):
        return False
    if before.isalnum() or before in ".,!?":
        return False
    return not (mark == "'" and after.isdigit())  # '90s


def _inside_a_quoted_sentence(text: str, outer: Spans, start: int) -> bool:
    """Does the content begin amid a sentence of a quotation, so that the quotation is not its own?"""
    at = bisect_right(outer, (start, len(text) + 1)) - 1
    if at < 0 or not outer[at][0] < start < outer[at][1]:
        return False
    first = _WORD.search(text, start, min(start + 60, outer[at][1]))
    if first is None or not first.group()[0].islower():
        return False
    before = text[max(outer[at][0], start - 400) : start]
    return bool(_WORD.search(before)) and not _SENTENCE_END.search(before[-3:] + " ")
