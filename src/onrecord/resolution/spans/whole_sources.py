"""Sources put right that the model cut off or took from afar: what stands right before the cue speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.record import Marks, Span, Spans, SpanSet
from onrecord.resolution.known.roles import is_person_noun, role_noun
from onrecord.resolution.sentences.frame import sentence_start
from onrecord.resolution.sentences.kinds import quoted_at
from onrecord.resolution.spans.hanging_sources import unhung

_NAME = r"(?:[A-ZÀ-Þ][\w.’-]{0,20} ){0,3}[A-ZÀ-Þ][\w’-]{1,20}"
# "[its] commander, Brigadier Per Lund, said", of which only the pronoun is marked.
_WHOSE = re.compile(r"(?:its|his|her|their|whose)", re.I)
# "[Mrs.] Doe's plan", of which only the title is marked.
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev)\.?")
_TITLED = re.compile(rf"\.? {_NAME}(?:['’]s [a-z-]{{3,20}}(?= [a-z]))?")
_ROLE_AFTER = re.compile(rf" (?:[a-z-]{{3,16}} ){{0,3}}(?P<noun>[a-z-]{{3,16}})(?:, {_NAME}(?=[,.;:]))?")
# "[Veldia] abstained, and its finance minister, Ana Doe, {said}"
_ITS_OWN = re.compile(
    rf"\b(?P<who>(?:its|their|whose) (?:[a-z-]{{3,16}} ){{0,3}}(?P<noun>[a-z-]{{3,16}})(?:, {_NAME},)?)"
    r" (?:(?:also|later|then|has|had) ){0,2}$"
)
# "Tarn, 61, has {denied}", at the head of a paragraph, whose source is marked in the one before.
_NAMED = re.compile(rf"(?P<who>{_NAME})(?:, \d\d)?,? (?:(?:also|later|then|has|had|have) ){{0,2}}")
# "After {saying} <he was ill>, [he] left", of which the source is marked in a sentence before.
_OPENS = re.compile(r" *(?:After|Before|While|When|By|Despite|Without|Since|In|Upon|On) ")
_DOING = re.compile(r"[a-z]+ing\b")
_DOER = re.compile(
    rf"(?:,[”\"’']?|[”\"’'],?) (?P<who>he|she|they|it(?! (?:seems|appears|is|was)\b)|{_NAME})(?= [a-z“])"
)
_CUT_OFF = re.compile(
    r"\b(?:[Tt]housands|[Hh]undreds|[Dd]ozens|[Ss]cores|[Mm]illions|[Tt]ens|[Mm]embers|[Rr]esidents|[Rr]elatives|[Ff]riends"
    r"|[Ss]upporters|[Oo]ne|[Ss]ome|[Mm]ost|[Mm]any|[Ss]everal|[Bb]oth|[Aa]ll|[Hh]alf|[Aa] (?:number|group|majority))"
    r" of$"
)
_REST = re.compile(r"(?: (?:the|his|her|its|their|these|those|thousands of|[a-z]+(?:al|an|ed|en|ic|ous|ive|ing)))*"
                   r" (?:[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+){0,2}|[\w’-]+)")  # fmt: skip
# What may stand between "[Residents of]" and the cue: "the lower town also".
_UP_TO = re.compile(r"(?P<rest>(?: [\w’'-]{1,20}){1,5}?)(?: (?:also|later|then|has|had|have))* ")


def with_whole_sources(text: str, marks: Marks) -> Marks:
    """`marks` with each source whole, where it is one span and nobody quotes it; the others as they were."""
    names = tuple(sorted(name.span for name in marks.names))
    items = tuple(_mended(text, item, names) for item in marks.attributions)
    return marks if items == marks.attributions else replace(marks, attributions=items)


def _mended(text: str, item: SpanSet, names: Spans) -> SpanSet:
    if len(item.source) != 1:
        return item
    source = item.source[0]
    if doer := _doer(text, item):
        return doer
    found = (
        _whole(text, source, item.cue)
        or _before_cue(text, item)
        or unhung(text, source, item.cue + item.content, names)
    )
    return replace(item, source=(found,)) if found else item


def _whole(text: str, source: Span, cue: Spans) -> Span | None:
    """A source that was cut off, with its rest: "[its] commander, …", "[Thousands of] people"; None for any other."""
    start, end = source
    words = text[start:end].rstrip()
    end = start + len(words)
    if _TITLE.fullmatch(words):
        named = _TITLED.match(text, end, end + 60)
        return (start, named.end()) if named else None
    if _WHOSE.fullmatch(words):
        role = _ROLE_AFTER.match(text, end, end + 100)
        return (start, role.end()) if role and is_person_noun(role["noun"]) else None
    if not _CUT_OFF.search(words):
        return None
    following = next((a for a, _ in cue if a >= end), None)
    whole = _UP_TO.fullmatch(text, end, following) if following else None
    if whole:
        return (start, whole.end("rest"))
    rest = _REST.match(text, end, end + 60)
    return (start, rest.end()) if rest and not any(a < rest.end() and end < b for a, b in cue) else None


def _doer(text: str, item: SpanSet) -> SpanSet | None:
    """The attribution of a clause that opens a sentence, with who does what follows: "After saying so, [she] left"."""
    if not item.cue or len(item.content) != 1 or not _DOING.match(text, item.cue[0][0]):
        return None
    opens = _OPENS.match(text, start := sentence_start(text, item.cue[0][0]))
    (first, last), source = item.content[0], item.source[0]
    if not opens or opens.end() != item.cue[0][0] or source[0] > start or first < item.cue[-1][1]:
        return None
    end = text.find("\n", first)
    found = _DOER.search(text, first, min(end if end >= 0 else len(text), last + 60))
    if not found or quoted_at(text, found.start("who")) is not None:
        return None
    upto = first + len(text[first : found.start("who")].rstrip(" ,"))
    return replace(item, source=(found.span("who"),), content=((first, min(last, upto)),))


def _before_cue(text: str, item: SpanSet) -> Span | None:
    """Who stands right before the cue, where the source that is marked is a country's name, or a paragraph before."""
    if not item.cue or item.source[0][1] >= item.cue[0][0] or quoted_at(text, item.cue[0][0]) is not None:
        return None
    end = item.source[0][1]
    cue = item.cue[0][0]
    if "\n" not in text[end:cue]:
        own = _ITS_OWN.search(text, end, cue)
        noun = role_noun(own["noun"]) if own else None
        official = noun is not None and noun.kind == "official" and not noun.plural
        return (own.start("who"), own.start("who") + len(own["who"].rstrip(","))) if own and official else None
    line = text.rfind("\n", 0, cue) + 1
    named = _NAMED.fullmatch(text, line, cue)
    content = item.content[0][0] if item.content else 0
    return named.span("who") if named and content > cue and text[content : content + 1] not in "“\"'‘" else None
