"""Sentences that open with a plain clause which a model left out: "The union said that …", "… has ruled out talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.frame import sentence_end
from onrecord.resolution.sentences.kinds import quoted_at
from onrecord.resolution.sentences.layout import no_prose

_VERBS = (
    r"(?:said|says|told|tells|wrote|testified|tweeted|stated|(?:announce|argue|claim|insist|warn|confirm|suggest|maintain"
    r"|complain|explain|predict|reveal|allege|declare|acknowledge|conclude|admit)t?(?:s|d|ed))"
)
_WORD = r"[\w’'-]{1,25}"
_TIME = (
    r"(?: (?:late |early |earlier |again |also )?(?:on \w{3,6}day|yesterday|today|this (?:week|month|morning|afternoon)"
    r"|last (?:week|month|night|\w{3,6}day)|in (?:a|an) (?:[a-z]+ ){0,2}(?:statement|interview|letter|speech|report)"
    r"|at (?:a|the) (?:[a-z]+ ){0,2}(?:conference|hearing|meeting|briefing|rally|summit)))"
)
_PLAIN_NEXT = r"(?:the|a|an|its|his|her|their|our|it|he|she|they|there|this|these|those|no|all|some|any|two|three|more)"
_START = (
    r"(?:^|(?<=[.!?] )|(?<=[.!?][”\"’] ))(?<!\b(?:Mr|Ms|Dr|St)\. )(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col)\. )"
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [\w .]{1,30})?(?: \([^()\n]{1,30}\))? ?[-–—]{1,2} )?"
    r"(?:[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3}: )?"  # whose turn it is, in an interview
    r"(?:(?:And|But|Meanwhile|Later|Earlier),? |[OL](?:n|ast) \w{3,6}day,? |In [A-Z][a-z]{2,8},? )?"
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col)\. )?[^\n“”\"«»()\[\];:.!?•|]{2,120}?)(?P<comma>,?) "
)
_OPENING = re.compile(
    rf"{_START}"
    rf"(?P<cue>(?:(?:has|have|had) )?(?:(?:also|later|then|again|repeatedly) )?{_VERBS})"
    rf"(?:(?:(?<=\btold) (?!that\b){_WORD}(?: {_WORD}){{0,4}}?)?{_TIME}{{0,2}} (?=that \S)"
    rf"|(?<=\bsaid|\bsays) (?={_PLAIN_NEXT} ))",
    re.M,
)
# Verbs that are themselves the act: "The president ruled out talks".
_ACTS = (
    r"(?:ruled out|rejected|denied|accused|condemned|denounced|called for|vowed to|pledged to|threatened to|promised to"
    r"|offered to|refused to|agreed to|demanded|urged|dismissed|apologi[sz]ed for|warned of"
    r"|(?:commend|prais|critici[sz]|welcom|blam|thank)ed|hailed|called on|appealed (?:for|to)|proposed"
    r"|threatened|vowed)"
)
_ACTING = re.compile(
    rf"{_START}(?P<cue>(?:(?:has|have|had) )?(?:(?:also|again|repeatedly|yesterday|today) )?{_ACTS}) (?=[\w“\"‘])", re.M
)
# The second thing that a subject did: "The ministers stood side by side and announced that …".
_SECOND = re.compile(
    rf"{_START}(?:[a-z]{{2,14}}ed|stood|met|went|took|came|left|held|spoke|sat|flew|gave|made|paid|began|rose|wrote|won|lost"
    rf"|visited|walked) [^\n“”\"«»();:.!?]{{3,160}}? and (?P<cue>(?:also |later |then )?{_VERBS})"
    rf"(?: (?:(?<=\btold) (?!that\b){_WORD}(?: {_WORD}){{0,4}}?)?{_TIME}{{0,2}})?(?= that \S)"
    rf"(?P<that> )",
    re.M,
)
# Who says it in the middle of the sentence: "The likeliest cause, it added, was the pumps".
_BETWEEN = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=[.!?][”\"’] ))(?<!\b(?:Mr|Ms|Dr|St)\. )(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col)\. )"
    r"(?P<first>[A-ZÀ-Þ][^\n“”\"«»();:!?,]{3,160}), (?P<who>he|she|it|they|the [a-z]{3,16}(?: [a-z]{3,16})?"
    r"|(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w’-]{1,20}|[A-Z][\w’-]{1,20}(?: [A-Z][\w’-]{1,20}){0,2}) "
    r"(?P<cue>(?:has |had |also |later )?(?:said|says|added|adds|wrote|writes|insisted|warned|explained|argued|noted"
    r"|claimed|went on|continued|recalled|told [\w’-]{1,20}(?: [\w’-]{1,20}){0,3}))(?: on \w{3,6}day| yesterday)?, "
    r"(?P<rest>[^\n“”\"«»]{6,400}?)"
    r"(?=[.!?]\s|[.!?]?$)",
    re.M,
)
_GOES_ON = re.compile(r",? (?:and|but|while|as) (?:also )?$")
_CONFIDENCE = 0.7
_SHORTEST = 4  # words of a content


def with_opening_clauses(text: str, marks: Marks) -> Marks:
    """`marks` with an attribution for each sentence that opens with a plain clause in which no span stands."""
    taken = sorted(span for item in marks.attributions for span in (*item.source, *item.cue, *item.content))
    sources = {span[0] for item in marks.attributions for span in item.source}
    added = [
        item
        for item in _clauses(text, taken)
        if not _touched(taken, item.cue[0][0] if item.source[0][0] in sources else item.source[0][0], item.cue[0][1])
    ]
    added += [item for item in _between(text) if not any(_touched(taken, *span) for span in item.content)]
    return replace(marks, attributions=(*marks.attributions, *added))


def _touched(taken: list[Span], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)


def _clauses(text: str, taken: list[Span]) -> Iterator[SpanSet]:
    for match in chain(_OPENING.finditer(text), _ACTING.finditer(text), _SECOND.finditer(text)):
        if (
            match["who"].endswith((" and", " but"))
            or not is_subject(match["who"], closed=bool(match["comma"]))
            or quoted_at(text, match.start("cue"))
        ):
            continue
        start, end = match.end(), sentence_end(text, match.end() + 1)
        line = text.find("\n", start, end)
        end = _before_another(text, start, line if line >= 0 else end, taken)
        end = start + len(text[start:end].rstrip(" .,\n"))
        if len(text[start:end].split()) >= _SHORTEST and not no_prose(text, (start, end)):
            source, cue = (match.start("who"), match.end("comma")), match.span("cue")
            yield SpanSet(source=(source,), cue=(cue,), content=((start, end),), confidence=_CONFIDENCE)


def _between(text: str) -> Iterator[SpanSet]:
    """Sentences that a clause of saying parts in two."""
    for match in _BETWEEN.finditer(text):
        if is_subject(match["who"].capitalize(), closed=False) and not quoted_at(text, match.start("cue")):
            source, cue, *content = (match.span(group) for group in ("who", "cue", "first", "rest"))
            yield SpanSet(source=(source,), cue=(cue,), content=tuple(content), confidence=_CONFIDENCE)


def _before_another(text: str, start: int, end: int, taken: list[Span]) -> int:
    """Where the content ends: before "and she denied …", whose spans are another's."""
    for first, _ in taken:
        if start < first < end and (link := _GOES_ON.search(text, start, first)):
            return link.start()
    return end
