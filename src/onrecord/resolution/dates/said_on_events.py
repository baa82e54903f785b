"""Dates of saying that stand outside the clause of the words: counted from it, told just before, or in a heading."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.edtf import bounds, is_valid
from onrecord.record import Span, SpanSet, Speaker, Time
from onrecord.resolution.dates.said_on_words import ADVERB, DETERMINER, NOT_ON, sentence_around
from onrecord.resolution.dates.times_story import precision, shift
from onrecord.resolution.dates.times_words import NUMBERS, number
from onrecord.resolution.sentences.kinds import quoted_at

_NUMBER = "|".join(sorted((name.replace("-", "[- ]") for name in NUMBERS), key=len, reverse=True))
# "eleven weeks after [she] {had told} …"
_COUNTED = re.compile(
    rf"(?<!\w)(?P<n>the|[0-9]{{1,3}}|{_NUMBER})\s(?P<unit>day|week|month|year)s?\s(?P<way>after|before)\s$",
    re.IGNORECASE,
)
_TURN = re.compile(r"^(?:\(\([^()\n]{1,40}\)\)|[A-ZÀ-Þ][\w.’' -]{0,60}?(?: \([^()\n]{1,40}\))?:)(?=\s)", re.M)
_FEWEST = 4  # turns
_HEADING = 700  # characters
# What is met on a day and then named again: "told the hearing".
_OCCASION = re.compile(
    r"\s(?:the|that)\s(?:\w+\s)?(?P<noun>meeting|hearing|inquiry|court|tribunal|jury|session|rally|conference|committee"
    r"|council|congregation|panel|summit|forum|assembly|parliament|vigil|ceremony)\b(?! (?:on|last|in|earlier)\b)"
)
_RECENT = 31  # days
_BACK = 1500  # characters back from such a noun
_LATER = re.compile(r"\b(?:has|have|had|later|earlier|previously|repeatedly|once|often|always|now|since|then)\b")
_PLAIN = re.compile(
    r"\b(?:said|told|asked|replied|answered|declared|shouted|joked|remarked|explained|noted|stated|accused|urged|denied)\b"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:that|who|whom|whose|which|where|when|since|because|although|though|if|whether|after|before|while)\b|[;:()—–]"
)
_TO_COME = re.compile(
    r"\b(?:will|would|is|are|to be|due|set|scheduled|expected|plans?|planned|likely|until|since)\b|['’]ll\b"
)
_PRONOUN = re.compile(r"(?:he|she|they)\b", re.IGNORECASE)
_IN_PUBLIC = re.compile(
    r"\s(?:a|an|the)?\s?(?:\w+ )?(?:reporters|journalists|(?:news|press) conference|crowd|rally|audience|lawmakers)\b"
)
_NAME = re.compile(r"[^\W\d_]{3,}")


def count_before(text: str, item: SpanSet) -> re.Match[str] | None:
    """The words "two days after" right before who speaks, by which their words are dated; else null."""
    start = min((first for first, _ in (*item.source, *item.cue)), default=0)
    return _COUNTED.search(text, max(0, start - 40), start) if item.cue else None


def counted(
    text: str,
    count: re.Match[str],
    item: SpanSet,
    items: Sequence[SpanSet],
    told: Sequence[Time | None],
    times: Sequence[Time],
) -> Time | None:
    """`X resigned on Friday, two days after [Lee] {had said} …`: so long before the date of the clause around it.

    `count` is what `count_before` found, `told` are the dates of `items` that are known. The answer is null where the
    sentence tells no such date; its span is that of the words that count.
    """
    sentence = sentence_around(text, (count.start(), item.cue[-1][1]))
    clause = (count.start(), max(last for _, last in (*item.content, *item.cue)))
    base = _date_around(text, clause, sentence, items, told, times)
    n = 1 if count["n"].lower() == "the" else number(count["n"])
    if not base or n is None:
        return None
    value = shift(base.value, -n if count["way"].lower() == "after" else n, count["unit"].lower())
    return Time(span=(count.start(), count.end() - 1), value=value) if value else None


def _date_around(
    text: str,
    clause: Span,
    sentence: Span,
    items: Sequence[SpanSet],
    told: Sequence[Time | None],
    times: Sequence[Time],
) -> Time | None:
    """The date of what a sentence tells beside this clause: that of a statement, else the nearest one before it."""
    beside = (sentence[0], clause[0]), (clause[1], sentence[1])
    for item, time in zip(items, told, strict=True):
        if time and item.cue and any(first <= item.cue[0][0] < last for first, last in beside):
            return time
    inside = [time for time in times if sentence[0] <= time.span[0] and time.span[1] <= sentence[1] and time.value]
    before = [time for time in inside if time.span[1] < clause[0]]
    after = [time for time in inside if time.span[0] >= clause[1]]
    if before:
        return before[-1]
    alone = len(after) == 1 and not NOT_ON.search(text[max(0, after[0].span[0] - 12) : after[0].span[0]])
    return after[0] if alone else None


def heading_date(text: str, times: Sequence[Time], published: str | None) -> tuple[int, Time] | None:
    """Where the turns of a transcript begin, and the one day that stands in what is printed above them; else null."""
    turns = [match.start() for match in _TURN.finditer(text, text.find("\n") + 1)]
    if len(turns) < _FEWEST or turns[0] > _HEADING:
        return None
    days = [time for time in times if time.span[1] <= turns[0] and time.value and precision(time.value) == "day"]
    values = {time.value for time in days}
    if len(values) != 1 or (published and days[0].value and days[0].value > published):
        return None
    return turns[0], days[0]


def is_turn(text: str, item: SpanSet) -> bool:
    """Whether the words are those of a turn: "NAME: …", or nobody's in particular."""
    if not item.source:
        return not item.cue
    start = item.source[0][0]
    label = _TURN.match(text, text.rfind("\n", 0, start) + 1)
    return label is not None and start < label.end()


def occasion(text: str, item: SpanSet, times: Sequence[Time]) -> Time | None:
    """`Tuesday's meeting … [Lee] {told} the meeting`: the day of an occasion that was told before; else null."""
    if not item.cue or not (noun := _OCCASION.match(text, item.cue[-1][1])):
        return None
    if _LATER.search(text[max(0, item.cue[0][0] - 20) : item.cue[-1][1]]):
        return None
    here = item.cue[0][0]
    word = noun["noun"]
    for time in reversed(times[: bisect_left(times, here, key=lambda time: time.span[0])]):
        if here - time.span[0] > _BACK:
            break
        if not time.value or precision(time.value) != "day" or "\n\n" in text[time.span[1] : time.span[1] + 2]:
            continue
        if re.match(rf"['’]s (?:\w+ ){{0,3}}{word}\b", text[time.span[1] : time.span[1] + 50]) or re.search(
            rf"\b{word} (?:\w+ ){{0,4}}?(?:on )?$", text[max(0, time.span[0] - 60) : time.span[0]]
        ):
            return time
    return None


def event_before(
    text: str, item: SpanSet, speaker: Speaker, times: Sequence[Time], published: str | None
) -> Time | None:
    """`On Friday the minister met them. “…,” [he] {said}.`: the day of what the sentence before tells of who speaks.

    Only for words that were plainly said ("said", not "has said") in the same paragraph. That sentence has one day: it
    opens it, or is an adverb of its main clause and the words stand in quotation marks; and the sentence is of the same
    person, or the words were said to reporters, a crowd, a conference.
    """
    if not (item.cue and item.source and item.content and _PLAIN.search(text[slice(*item.cue[0])])):
        return None
    cue, start = item.cue[0], min(first for first, _ in (*item.content, *item.source, *item.cue))
    quoted = quoted_at(text, item.content[0][0] + 1) is not None and not text[item.content[0][0]].islower()
    if _LATER.search(text[max(0, cue[0] - 20) : item.cue[-1][1]]):
        return None
    at = len(text[:start].rstrip(" “\"‘'"))
    first, last = sentence_around(text, (at - 2, at - 2))
    if last > start or "\n" in text[at:start]:
        return None
    days = [time for time in times if first <= time.span[0] and time.span[1] <= last]
    if len(days) != 1 or not (value := days[0].value) or precision(value) != "day":
        return None
    day = days[0]
    before = text[first : day.span[0]]
    opens = bool(ADVERB.fullmatch(before))
    if not _is_news(value, published) or _is_no_adverb(text, day.span) or quoted_at(text, day.span[0]):
        return None
    if not opens and not quoted:
        return None
    if (not opens and _OTHER_CLAUSE.search(before)) or _TO_COME.search(text[first:last]):
        return None
    subject = (text[day.span[1] : last] if opens else before.rsplit(", ", 1)[-1]).lstrip(" ,")[:60]
    if not (_same_subject(speaker, subject, opens=opens) or (quoted and _IN_PUBLIC.match(text, item.cue[-1][1]))):
        return None
    return day


def _is_news(day: str, published: str | None) -> bool:
    """Whether a day lies in the month before publication: who looks back on another one may speak today."""
    if not published or not is_valid(published):
        return False
    return 0 <= (bounds(published)[1] - bounds(day)[0]).days <= _RECENT


def _is_no_adverb(text: str, time: Span) -> bool:
    before, after = text[max(0, time[0] - 12) : time[0]], text[time[1] : time[1] + 3]
    return bool(NOT_ON.search(before) or DETERMINER.search(before) or re.match(r"['’]s?\b|-", after))


def _same_subject(speaker: Speaker, subject: str, *, opens: bool) -> bool:
    """Whether who speaks is its subject, by name, or by a pronoun behind the day that opens the sentence."""
    if speaker.type != "person" or not speaker.name:
        return False
    names = {name for name in _NAME.findall(speaker.name) if name[0].isupper()}
    return bool(names & set(_NAME.findall(subject))) or (opens and bool(_PRONOUN.match(subject)))
