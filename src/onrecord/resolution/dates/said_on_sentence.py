"""The date in a sentence that tells when the words of one attribution were said."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.edtf import bounds, is_valid
from onrecord.record import Span, SpanSet, Time
from onrecord.resolution.dates.said_on_words import (
    ACCORDING,
    ADJUNCTS,
    ADVERB,
    ADVERBIAL,
    ALONE_AFTER,
    APPOSITION,
    ASKED,
    AT_ONCE,
    BRACKETED,
    BY_THEN,
    CLAUSE_HEAD,
    CLOCK,
    CLOSED,
    CUT_SHORT,
    DETERMINER,
    EVERY,
    GOING_ON,
    HEARSAY,
    IN_OCCASION,
    IT,
    JOINED,
    LEAD,
    NEW_CLAUSE,
    NOT_ON,
    OF_OCCASION,
    OPENING,
    OTHER,
    PARTICIPLE,
    PERFECT,
    RAISED,
    RELEASED,
    SAID,
    SEVERED,
    SUBORDINATE,
    TAIL,
    THEN,
    TOLD,
    WHEN,
    sentence_around,
)

_SHORT = 40  # characters of content: too few for a clause with a date of its own
_ASIDE = 120  # characters between a cue and its date


class Place(NamedTuple):
    """One attribution where its date is looked for: the sentence of its cue."""

    text: str
    item: SpanSet
    cue: Span
    sentence: Span


def place_of(text: str, item: SpanSet) -> Place | None:
    """Where the date of `item` is looked for: around its cue, or without one where its source ends; else null."""
    if item.cue:
        cue = item.cue[0][0], item.cue[-1][1]
    elif item.source:
        cue = item.source[-1][1], item.source[-1][1]
    else:
        return None
    return Place(text, item, cue, sentence_around(text, cue))


def date_of_words(place: Place, times: Sequence[Time], published: str | None) -> tuple[Time, str] | None:
    """The one of `times` that tells when the words were said, and by which rule; null where the sentence does not tell.

    `times` are those of the text, in its order. A date of the content is none of the words, except at its very head
    ("told [workers last week that …]"). Words are never said after `published`, and never by default on that day.
    """
    cue = place.text[slice(*place.cue)]
    if HEARSAY.fullmatch(cue):
        return None
    raised = not place.item.source and RAISED.search(cue) and not IT.search(place.text[: place.cue[0]][-4:])
    start, end = place.cue[1] if raised else place.sentence[0], place.sentence[1]
    first, beyond = (bisect_left(times, at, key=lambda time: time.span[0]) for at in (start, end))
    near = [time for time in times[first:beyond] if time.span[1] <= end and not _later(time.value, published)]
    outside = [time for time in near if not any(_touch(time.span, span) for span in place.item.content)]
    for rule, test in _RULES:
        found = [time for time in (near if test is _is_head else outside) if test(place, time.span)]
        if found:
            return min(found, key=lambda time: (_distance(time.span, place.cue), time.span)), rule
    return None


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distance(one: Span, other: Span) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _later(value: str | None, published: str | None) -> bool:
    if not value or not published or not is_valid(published):
        return False
    return bounds(value)[0] > bounds(published)[1]


def _gap(place: Place, start: int, end: int) -> str | None:
    """The words from `start` to `end` without the source and what stands in apposition to it, content that is short or
    quoted and has an adverbial behind it, and times of day; null where other content lies between."""
    text, item = place.text, place.item
    rest, at = [], start
    for first, last in sorted((*item.source, *item.content)):
        if last <= start or end <= first:
            continue
        if (first, last) in item.content and not (
            (last - first < _SHORT or text[last - 1] in '"”') and ADVERBIAL.match(text, last, end)
        ):
            return None
        if at <= first and last <= end:
            rest.append(text[at:first])
            at = last
    tail = text[at:end]
    words = " ".join([*rest, APPOSITION.sub(" ", tail, count=1) if rest else tail])
    return CLOCK.sub(" ", BRACKETED.sub(" ", words))


def _is_of_cue(place: Place, time: Span) -> bool:
    """`said on Thursday`, `On Thursday he said`, `asked Ann Lee on Thursday for help`."""
    text, item, cue = place.text, place.item, place.cue
    start = place.sentence[0]
    if any(_touch(time, span) for span in item.source) or not (_is_adverb(text, time) or _is_begun(place, time)):
        return False
    if time[0] >= cue[0]:
        words = _gap(place, min(cue[1], time[0]), time[0])
        words = words and BY_THEN.sub("", words)
        return words is not None and len(words) < _ASIDE and not OTHER.search(words) and words.count(",") < 4
    words = _gap(place, time[1], cue[0])
    if words is None or OTHER.search(words) or len(words) > _ASIDE:
        return False
    if TOLD.search(words) and PERFECT.search(text[slice(*cue)]):
        return False
    subject = next((first for first, _ in item.source if time[1] <= first < cue[0]), time[1])
    if NEW_CLAUSE.search(text[time[1] : subject]):
        return False
    # "Trump on Tuesday said", "Also on Tuesday, at a rally in Ohio, Trump said"; not "Trump, who won on Tuesday, said"
    last_source = max([start, *(last for _, last in item.source if last <= time[0])])
    head = LEAD.sub("", text[last_source : time[0]], count=1)
    if last_source > start and PARTICIPLE.match(head) and not RELEASED.search(head):
        return False
    held = next((text[first:last] for first, last in item.source if last == last_source), "")
    if CUT_SHORT.search(held) and text[time[1] : time[1] + 1] == ",":
        return False
    own = re.split(r", | and (?=(?:on |in |late |early )?$)", head)[-1]
    if (
        last_source == start
        and subject > time[1]
        and CLAUSE_HEAD.match(own)
        and AT_ONCE.fullmatch(text, time[1], subject)
    ):
        return False
    begun = _is_begun(place, time)
    return len(head) < 160 and len(own) < 100 and (begun or not OTHER.search(own))


def _is_opening(place: Place, time: Span) -> bool:
    """`On Friday, in a brief but official statement, she said`: a date at the head, and adjuncts before who speaks."""
    text, item, cue = place.text, place.item, place.cue
    subject = next(((first, last) for first, last in item.source if time[1] <= first and last <= cue[0]), None)
    if subject is None or not _is_adverb(text, time):
        return False
    if not OPENING.fullmatch(LEAD.sub("", text[place.sentence[0] : time[0]], count=1)):
        return False
    words = _gap(place, subject[1], cue[0])
    if words is None or OTHER.search(words) or len(words) > _SHORT:
        return False
    return bool(ADJUNCTS.fullmatch(text, time[1], subject[0]))


def _is_asked(place: Place, time: Span) -> bool:
    """`Asked last week whether he had a message, he said`: what the source was asked at some date it answered then."""
    text, cue, start = place.text, place.cue, place.sentence[0]
    if time[0] >= cue[0] or cue[0] - time[1] > 160 or not ASKED.search(text[start : time[0]]):
        return False
    words = _gap(place, time[1], cue[0])
    return words is not None and "," in words and not CLOSED.search(words)


def _is_occasion(place: Place, time: Span) -> bool:
    """`when he went to Lund back in April, he told`, `she said when I called on her on Tuesday`."""
    text, item, cue = place.text, place.item, place.cue
    if not _is_adverb(text, time):
        return False
    if time[0] >= cue[1]:
        words = text[cue[1] : time[0]]
        when = WHEN.search(words)
        if not when or len(words) > 200 or any(_touch((cue[1], time[0]), span) for span in item.content):
            return False
        lead = _gap(place, cue[1], cue[1] + when.start()) or ""
        return not OTHER.search(lead) and not SUBORDINATE.search(words, when.end())
    # the clause ends with a comma, and who speaks or the cue follows
    subject = min([cue[0], *(first for first, _ in item.source if time[1] <= first < cue[0])])
    before = text[place.sentence[0] : time[0]]
    whens = list(WHEN.finditer(before))
    if not whens or not re.search(r",\s*$", text[time[1] : subject]) or subject - time[1] > 160:
        return False
    clause = (before[whens[-1].end() :] + text[time[1] : subject]).rstrip(" ,")
    return not SUBORDINATE.search(clause) and "," not in clause and not (_gap(place, subject, cue[0]) or "").strip()


def _is_of_first_verb(place: Place, time: Span) -> bool:
    """`Officials on Monday ordered a recall, and told parents`: the date stands beside the subject of both verbs,
    or behind the first of them (`summoned the envoy on Monday over the lights, and demanded`)."""
    text, cue = place.text, place.cue
    if len(place.item.source) != 1 or not _is_adverb(text, time) or cue[0] - time[1] > 300:
        return False
    (first, last), start = place.item.source[0], place.sentence[0]
    leads = time[1] <= first and ADVERB.fullmatch(text[start : time[0]]) and not text[time[1] : first].strip(" ,")
    follows = last <= time[0] and ADVERB.fullmatch(text[last : time[0]])
    ends = first < time[0] and time[1] == last and not re.search(r",|\b(?:in|of)\s$", text[first : time[0]])
    between = text[max(time[1], last) : cue[0]]
    said = SAID.search(text[slice(*cue)]) and not PERFECT.search(between[-20:])
    whole = said and not CUT_SHORT.search(text[first:last])
    behind = last < time[0] and whole and _is_of_plain_clause(text, last, time[0])
    joined = JOINED.search(between) and not SEVERED.search(between)
    return bool((leads or follows or ends or behind) and last <= cue[0] and joined)


def _is_of_plain_clause(text: str, start: int, end: int) -> bool:
    """Whether these words are one clause, from its verb on: without another one, and without a comma."""
    words = text[start:end]
    return len(words) < _ASIDE and "," not in words and not OTHER.search(words) and not TOLD.search(words)


def _is_in_source(place: Place, time: Span) -> bool:
    """`according to a statement released Friday`, `according to officials on Friday`, `police late on Friday said`."""
    text, cue = place.text, place.cue
    for start, end in place.item.source:
        if start <= time[0] and time[1] <= end and _is_adverb(text, time):
            before = text[max(start, time[0] - 60) : time[0]]
            if OTHER.search(before):
                continue
            if IN_OCCASION.search(before) or OF_OCCASION.match(text[time[1] : time[1] + 40]):
                return True
            if time[1] != end or (PARTICIPLE.search(before) and not RELEASED.search(before)):
                continue
            # "the winner in 2016 said" may be said to have won then
            if ACCORDING.search(text[slice(*cue)]) or (cue[0] - end in (0, 1) and not before.endswith(" in ")):
                return True
    return False


def _is_tail(place: Place, time: Span) -> bool:
    """`…, Reuters reported on Thursday`, `…, according to a statement released Friday`."""
    item = place.item
    last = max(end for _, end in (*item.content, *item.source, place.cue))
    if time[0] < last or not _is_adverb(place.text, time):
        return False
    words = place.text[last : time[0]]
    return (
        len(words) < 160
        and bool(TAIL.match(words))
        and not OTHER.search(re.sub(r"(?i)\b(?:as|according)\b", "", words.strip(" ,”\"’'\n")))
    )


def _is_head(place: Place, time: Span) -> bool:
    """`told [workers last week that …]`, of which the model took all for content."""
    text, cue = place.text, place.cue
    for start, end in place.item.content[:1]:
        head = text[start : time[0]] if start <= time[0] and time[1] <= end else None
        if head is not None and 0 <= start - cue[1] <= 2 and len(head.split()) < 5 and not OTHER.search(head):
            alone = not head and time[1] == end and len(place.item.content) > 1
            return (alone or bool(re.match(r",?\s+that\b", text[time[1] : time[1] + 8]))) and _is_adverb(text, time)
    return False


def _is_adverb(text: str, time: Span) -> bool:
    """Whether a date is alone: not `Thursday's attack`, `since 2014`, `the Monday vote`; yet `a Monday interview`."""
    after = text[time[1] : time[1] + 40]
    if OF_OCCASION.match(after) or re.match(rf"['’]s{OF_OCCASION.pattern}", after, re.IGNORECASE):
        return True
    return (
        not ALONE_AFTER.match(after)
        and not NOT_ON.search(text[max(0, time[0] - 12) : time[0]])
        and not (text[time[0]] not in "elnty" and DETERMINER.search(text[max(0, time[0] - 12) : time[0]]))
        and not EVERY.search(text[max(0, time[0] - 30) : time[0]])
    )


def _is_begun(place: Place, time: Span) -> bool:
    """`By late April she was telling`, `As of Friday, police reported`: what was going on, or was said, by then."""
    text, start = place.text, place.sentence[0]
    if BY_THEN.search(text[max(0, time[0] - 7) : time[0]]) is None or ALONE_AFTER.match(text[time[1] : time[1] + 4]):
        return False
    if text[time[0] - 2] in "fF":
        return True
    return text[start : time[0]].strip().lower() == "by" and bool(GOING_ON.search(text[slice(*place.cue)]))


def _is_told_then(place: Place, time: Span) -> bool:
    """`after Monday, when [Lee] {told} …`, `a report of 3 March in which [they] {said}`: the date opens the clause."""
    text, cue = place.text, place.cue
    subject = min([cue[0], *(first for first, _ in place.item.source if time[1] <= first < cue[0])])
    if not THEN.fullmatch(text, time[1], subject) or ALONE_AFTER.match(text[time[1] : time[1] + 4]):
        return False
    words = _gap(place, subject, cue[0])
    plain = words is not None and not OTHER.search(words) and len(words) < _SHORT
    return plain and bool(SAID.search(text[slice(*cue)]))


# In the order in which they are tried; the name is what the record says of it.
_RULES: tuple[tuple[str, Callable[[Place, Span], bool]], ...] = (
    ("the date of the cue", _is_of_cue),
    ("the date that opens the sentence", _is_opening),
    ("the date of the clause", _is_told_then),
    ("the date of the question", _is_asked),
    ("the date of the occasion", _is_occasion),
    ("the date of the subject's first verb", _is_of_first_verb),
    ("the date of the source", _is_in_source),
    ("the date of the report", _is_tail),
    ("the date before the words", _is_head),
)
