"""When the words of an attribution were said."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.edtf import bounds, is_valid
from onrecord.record import Span, SpanSet, Time

_REACH = 600  # characters that a sentence may stretch to either side of its cue
_STOP = re.compile(r"(?<![A-Z])[.!?…]['\"”’)\]]{0,2}\s+(?=[A-Z\"“‘'(\[])|\n")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs)$"
)
# Words that begin another clause or another matter: a date beyond them does not tell when the words were said.
_OTHER = re.compile(
    r"\b(?:when|after|before|that|who|whom|whose|which|where|while|since|because|until|if|although|though|but|whether|"
    r"about|regarding|following|ahead|than|as|amid|despite|how|why|what|so|according|is|are|was|were|has"
    r"|had|have|will|would|"
    r"referring|citing|adding|noting)\b"
    r"|[;:()“”\"—–]|--|\s-\s",
    re.IGNORECASE,
)
_NOT_ON = re.compile(
    r"\b(?:since|until|till|before|after|by|for|from|through|than|of|about|between|to|a|an|the|his|her"
    r"|their|its|and|or|every|each|['’]s)\s*$",
    re.I,
)
_EVERY = re.compile(r"\b[Ee](?:very|ach) \w+ (?:in|on|during) $")
_OCCASION = (
    "statement|interview|briefing|conference|speech|letter|report|tweet|post|email|e-mail|memo|rally|hearing|debate|release|address|"
    "editorial|column|op-ed|article|story|poll|survey|filing|testimony|call|message|appearance|segment|broadcast|note|video|blog|ruling|decision|"
    "remarks|meeting|event|forum|town hall|show"
)
_OF_OCCASION = re.compile(rf"\s(?:[\w-]+\s){{0,2}}(?:{_OCCASION})\b", re.IGNORECASE)
_IN_OCCASION = re.compile(rf"\b(?:{_OCCASION})s?\b", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"['\"”’]?,?\s(?:(?:late|early|earlier|later|back)\s)?(?:(?:on|in|over|during|at)\s)?", re.IGNORECASE
)
# "Asked last week whether …, he said"; "when he was asked in March about …, he answered".
_ASKED = re.compile(
    r"\b(?:asked|questioned|pressed|interviewed|speaking|responding|appearing|writing)"
    r"(?: (?!and\b|but\b)[\w’'-]{1,20}){0,5}?(?: (?:on|in|during|late|early|earlier|again))*\s$",
    re.IGNORECASE,
)
_GOING_ON = re.compile(r"\b(?:was|were|is|are|been) (?:\w+ )?\w+ing\b")
_CLOSED = re.compile(r"[;:“”\"—–]|--|, (?:and|but)\b")
_SHORT = 40  # characters of content: too few for a clause with a date of its own
_TAIL = re.compile(
    r"^[\s,”\"’']*(?:(?:as\s+)?(?:[A-Z][^,;.]{0,50}?\s)?(?:reported|reports|wrote|announced|quoted|said)\b"
    r"|according to\b|in an?\b)[^,;]{0,80}$"
)


def said_on(text: str, item: SpanSet, times: Sequence[Time], published: str | None) -> Time | None:
    """The one of `times` that tells when the words of `item` were said, or None where the text does not tell.

    It stands in the sentence of the cue, outside the content, in the cue's own clause (`said on Thursday`, `On Thursday
    he said`); else in a report at the sentence's end (`…, Reuters reported on Thursday`). `times` are those of
    `find_times`, in the order of the text. Words are never said after `published`, and never by default on that day.
    """
    if not item.cue:
        return None
    cue = item.cue[0][0], item.cue[-1][1]
    start, end = _sentence(text, cue)
    first, beyond = (bisect_left(times, place, key=lambda time: time.span[0]) for place in (start, end))
    near = [
        time
        for time in times[first:beyond]
        if time.span[1] <= end
        and not any(_touch(time.span, span) for span in item.content)
        and not _later(time.value, published)
    ]
    found = [time for time in near if _is_of_cue(text, time.span, cue, item, start)]
    if not found:
        found = [time for time in near if _is_asked(text, time.span, cue, item, start)]
    if not found:
        found = [
            time
            for time in near
            if _is_after_content(text, time.span, cue, item)
            or _is_in_source(text, time.span, item)
            or _is_tail(text, time.span, cue, item)
        ]
    return min(found, key=lambda time: (_distance(time.span, cue), time.span)) if found else None


def _sentence(text: str, cue: Span) -> Span:
    # One character more, for a sentence is known by its capital
    before, after = text[max(0, cue[0] - _REACH) : cue[0] + 1], text[cue[1] : cue[1] + _REACH]
    starts = [
        stop.end()
        for stop in _STOP.finditer(before)
        if not _ABBREVIATION.search(before[max(0, stop.start() - 6) : stop.start()])
    ]
    ends = (
        stop.start()
        for stop in _STOP.finditer(after)
        if not _ABBREVIATION.search(after[max(0, stop.start() - 6) : stop.start()])
    )
    return max(0, cue[0] - _REACH) + (starts[-1] if starts else 0), cue[1] + next(ends, len(after))


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distance(one: Span, other: Span) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _later(value: str | None, published: str | None) -> bool:
    if not value or not published or not is_valid(published):
        return False
    return bounds(value)[0] > bounds(published)[1]


def _between(text: str, start: int, end: int, item: SpanSet) -> str | None:
    """The words from `start` to `end` that are not of the source; None where content lies between."""
    if any(_touch((start, end), span) for span in item.content if start < end):
        return None
    rest, at = [], start
    for first, last in sorted(item.source):
        if at <= first and last <= end:
            rest.append(text[at:first])
            at = last
    return " ".join([*rest, text[at:end]])


def _is_of_cue(text: str, time: Span, cue: Span, item: SpanSet, start: int) -> bool:
    if any(_touch(time, span) for span in item.source) or not (
        _is_adverb(text, time) or _is_begun(text, time, cue, start)
    ):
        return False
    if time[0] >= cue[0]:
        words = _between(text, min(cue[1], time[0]), time[0], item)
        return words is not None and len(words) < 120 and not _OTHER.search(words) and words.count(",") < 4
    words = _between(text, time[1], cue[0], item)
    if words is None or _OTHER.search(words) or len(words) > 100:
        return False
    # "Trump on Tuesday said", "Also on Tuesday, at a rally in Ohio, Trump said"; not "Trump, who won on Tuesday, said"
    head = text[max([start, *(last for _, last in item.source if last <= time[0])]) : time[0]]
    own = re.split(r", | and (?=(?:on |in |late |early )?$)", head)[-1]
    return len(head) < 120 and len(own) < 60 and not _OTHER.search(own)


def _is_asked(text: str, time: Span, cue: Span, item: SpanSet, start: int) -> bool:
    """`Asked last week whether he had a message, he said`: what the source was asked at some date it answered then."""
    if time[0] >= cue[0] or cue[0] - time[1] > 160 or not _ASKED.search(text[start : time[0]]):
        return False
    words = _between(text, time[1], cue[0], item)
    return words is not None and "," in words and not _CLOSED.search(words)


def _is_after_content(text: str, time: Span, cue: Span, item: SpanSet) -> bool:
    """`condemned the strike on Friday`, `said "no" on Friday`: the date follows content that cannot hold it."""
    start, end = item.content[-1] if item.content else cue
    if not cue[1] <= start < end <= time[0]:
        return False
    closed = end - start < _SHORT or text[end - 1 : end + 1].strip()[-1:] in ('"', "”")
    return closed and bool(_ADVERBIAL.fullmatch(text[end : time[0]])) and _is_adverb(text, time)


def _is_adverb(text: str, time: Span) -> bool:
    """Whether a date is alone: not `Thursday's attack`, `since 2014`, `the Monday vote`; yet `a Monday interview`."""
    after = text[time[1] : time[1] + 40]
    if _OF_OCCASION.match(after) or re.match(rf"['’]s{_OF_OCCASION.pattern}", after, re.IGNORECASE):
        return True
    return (
        not re.match(r"['’]s?\b", after)
        and not _NOT_ON.search(text[max(0, time[0] - 12) : time[0]])
        and not _EVERY.search(text[max(0, time[0] - 30) : time[0]])
    )


def _is_begun(text: str, time: Span, cue: Span, start: int) -> bool:
    """`By late April she was telling`: at a sentence's head, where the cue was going on by then."""
    return text[start : time[0]].strip().lower() == "by" and bool(_GOING_ON.search(text[slice(*cue)]))


def _is_in_source(text: str, time: Span, item: SpanSet) -> bool:
    """`according to a statement released Friday`: the occasion is the source."""
    for start, end in item.source:
        if start <= time[0] and time[1] <= end and _is_adverb(text, time):
            before = text[max(start, time[0] - 60) : time[0]]
            if not _OTHER.search(before) and (
                _IN_OCCASION.search(before) or _OF_OCCASION.match(text[time[1] : time[1] + 40])
            ):
                return True
    return False


def _is_tail(text: str, time: Span, cue: Span, item: SpanSet) -> bool:
    """`…, Reuters reported on Thursday`, `…, according to a statement released Friday`."""
    last = max(end for _, end in (*item.content, *item.source, cue))
    if time[0] < last or not _is_adverb(text, time):
        return False
    words = text[last : time[0]]
    return (
        len(words) < 160
        and bool(_TAIL.match(words))
        and not _OTHER.search(re.sub(r"(?i)\b(?:as|according)\b", "", words.strip(" ,”\"’'\n")))
    )
