"""When the words of each attribution were said."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Because, Span, SpanSet, Speaker, Time
from onrecord.resolution.dates.said_on_events import (
    count_before,
    counted,
    event_before,
    heading_date,
    is_turn,
    occasion,
)
from onrecord.resolution.dates.said_on_sentence import date_of_words, place_of
from onrecord.resolution.dates.said_on_words import ADVERB, JOINED, sentence_around
from onrecord.resolution.dates.times import ReadTime
from onrecord.resolution.sentences.posts import signature_end

# A verb with one of these tells of another time.
_ELSEWHEN = re.compile(r"\b(?:has|have|had|later|earlier|previously|repeatedly|once|often|always)\b")
# Cues by which the same speech goes on.
_GOES_ON = re.compile(r"(?:added|adding|continued|concluded|went on)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:said|warned|insisted|argued|stressed|noted|accused|urged|called|promised|described|denied|blamed)\b"
)
_THEN = re.compile(r" ?at the time\b")
_NEXT = 400  # characters from the end of one attribution to the cue of the next that goes on with it


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When words were said, null where the article does not tell, and what that was resolved from."""

    time: Time | None = None
    because: tuple[Because, ...] = ()


def dates_of(
    text: str,
    items: Sequence[SpanSet],
    speakers: Sequence[Speaker],
    times: Sequence[ReadTime],
    published: str | None,
) -> list[SaidOn]:
    """When the words of each of `items` were said: mostly one of `times`, or null where the article does not tell.

    The date stands in the sentence of the cue, outside the content: with the cue (`said on Thursday`, `On Thursday he
    said`), in what led to the words (`asked last week whether …`, `when he came in April, he said`), in the source, or
    in a report at the sentence's end (`…, Reuters reported on Thursday`). It holds for the other verbs of the same
    subject (`said on Thursday that …, and warned …`) and for what the speaker then `added`. Else it stands above the
    turns of a transcript, below a post, in what the sentence before tells of the same speaker (`On Friday she went
    there. … she said`), or is counted from that of the sentence (`…, a day after [Lee] said …`), and is then none of
    `times`. `times` are those of `read_times`, in the order of the text.
    """
    reasons = {one.time.span: one.because for one in times}
    dates = [one.time for one in times]
    told = [_in_sentence(text, item, dates, published, reasons) for item in items]
    heading = heading_date(text, dates, published)
    for number, item in enumerate(items):
        if (count := count_before(text, item)) is not None:
            told[number] = SaidOn()  # "two days before he said so" counts from another date than "two days before" does
            then = counted(text, count, item, items, [one.time for one in told], dates)
            if then:
                words = text[slice(*then.span)]
                step = Because(rule="counted from the date of the sentence", spans=(then.span,), values=(words,))
                told[number] = SaidOn(then, (step,))
        if told[number].time is not None:
            continue
        found = _elsewhere(text, item, dates, published, heading)
        if found:
            time, rule = found
            step = Because(rule=rule, spans=(time.span,), values=(text[slice(*time.span)],))
            told[number] = SaidOn(time, (step, reasons[time.span]))
    order = sorted((number for number in range(len(items)) if items[number].cue), key=lambda n: items[n].cue[0])
    for before, number in pairwise(order):
        if told[number].time or not told[before].time:
            continue
        if _same_subject(text, items[before], items[number]):
            rule = "another verb of the same subject as"
        elif speakers[before].name == speakers[number].name is not None and (
            _goes_on(text, items[before], items[number]) or _keeps_the_floor(text, items[before], items[number], dates)
        ):
            rule = "goes on with the words of"
        else:
            continue
        cue = items[before].cue[0]
        step = Because(rule=rule, spans=(cue,), values=(text[slice(*cue)],))
        told[number] = SaidOn(told[before].time, (step, *told[before].because))
    for number, item in enumerate(items):
        if told[number].time is None and (day := event_before(text, item, speakers[number], dates, published)):
            step = Because(rule="the day told before", spans=(day.span,), values=(text[slice(*day.span)],))
            told[number] = SaidOn(day, (step, reasons[day.span]))
    return told


def _in_sentence(
    text: str, item: SpanSet, times: Sequence[Time], published: str | None, reasons: Mapping[Span, Because]
) -> SaidOn:
    place = place_of(text, item)
    found = date_of_words(place, times, published) if place else None
    if not found:
        return SaidOn()
    time, rule = found
    step = Because(rule=rule, spans=(time.span,), values=(text[slice(*time.span)],))
    return SaidOn(time, (step, reasons[time.span]))


def _elsewhere(
    text: str, item: SpanSet, times: Sequence[Time], published: str | None, heading: tuple[int, Time] | None
) -> tuple[Time, str] | None:
    """A date that stands outside the clause of the words, and by which rule."""
    if then := _at_the_time(text, item, times, published):
        return then, "at the time told before"
    if heading and item.content[0][0] > heading[0] and is_turn(text, item):
        return heading[1], "the date above the turns"
    if then := occasion(text, item, times):
        return then, "the day of the occasion"
    if then := _of_post(text, item, times):
        return then, "the day of the post"
    return None


def _of_post(text: str, item: SpanSet, times: Sequence[Time]) -> Time | None:
    """`— Ana Doe (@anadoe) March 3, 2031`: the day below a post; else null."""
    if item.cue or not item.source or (end := signature_end(text, item.source[0])) is None:
        return None
    at = bisect_left(times, end, key=lambda time: time.span[0])
    return times[at] if at < len(times) and not text[end : times[at].span[0]].strip() else None


def _at_the_time(text: str, item: SpanSet, times: Sequence[Time], published: str | None) -> Time | None:
    """`In 2019 the bridge fell. He said {at the time} that …`: the date of the sentence before; else null."""
    if not item.cue:
        return None
    found = _THEN.match(text, item.cue[-1][1]) or _THEN.search(text, item.cue[0][0], item.cue[-1][1])
    if found is None or any(start <= found.start() < end for start, end in item.content):
        return None
    here = sentence_around(text, item.cue[0])[0]
    start = sentence_around(text, (max(0, here - 3), max(0, here - 3)))[0]
    told = [time for time in times if start <= time.span[0] < here and "\n\n" not in text[time.span[1] : here]]
    if not told:
        return None
    # What opens the sentence dates its clause: "In May they broke a truce that was signed in March."
    then = told[0] if ADVERB.fullmatch(text[start : told[0].span[0]]) else told[-1]
    return then if then.value and then.value[:4] <= (published or "9999")[:4] else None


def _same_subject(text: str, before: SpanSet, item: SpanSet) -> bool:
    """`[He] {told} her [on Monday] that …, and {warned} that …`."""
    first, cue = before.cue[-1], item.cue[0]
    return (
        bool(item.source)
        and item.source == before.source
        and item.source[-1][1] <= first[0]
        and first[1] <= cue[0] < sentence_around(text, first)[1]
        and bool(JOINED.search(text[max(0, cue[0] - 30) : cue[0]]))
        and not _ELSEWHEN.search(text[max(0, cue[0] - 12) : cue[1]])
    )


def _keeps_the_floor(text: str, before: SpanSet, item: SpanSet, times: Sequence[Time]) -> bool:
    """`[She] said on Monday that …. [She] {said} …`: the next sentence of the paragraph, without a date of its own.

    Another way or place of speaking ("told", "wrote") may be of another day, and so may a perfect.
    """
    first, cue = before.cue[-1], item.cue[0]
    end = sentence_around(text, first)[1]
    start, stop = sentence_around(text, (cue[0], item.cue[-1][1]))
    if cue[0] < end or "\n" in text[first[1] : cue[0]] or text[end:start].strip(" .”\"’'"):
        return False
    own = [time for time in times[bisect_left(times, start, key=lambda time: time.span[0]) :] if time.span[0] < stop]
    if any(not any(a <= time.span[0] < b for a, b in item.content) for time in own):
        return False
    lead = text[start : cue[0]] if all(last <= start or first >= cue[0] for first, last in item.content) else ""
    words = lead + text[cue[0] : item.cue[-1][1]]
    return bool(_SAYS.search(text[slice(*cue)])) and not _ELSEWHEN.search(words)


def _goes_on(text: str, before: SpanSet, item: SpanSet) -> bool:
    """`“…,” she said on Monday. “…,” she {added}.`"""
    cue, end = item.cue[0], max(last for _, last in (*before.cue, *before.content))
    return bool(_GOES_ON.match(text, *cue)) and cue[0] - min(end, cue[0]) < _NEXT
