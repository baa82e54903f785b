"""Positions from what was read: what several articles carry counts once, and what one party said on a day together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.positions.dates import dated, position_key
from onrecord.positions.readings import Whole
from onrecord.record import Carrier, Position, Span, Stance, Support
from onrecord.words import BETWEEN_SPANS

# Of one statement whose carriers tell different stances, the one that the fullest of them tells: a condition may have
# been cut off. Only one that opens and one that closes stay side by side, for they do not agree.
_FULLEST: Sequence[Stance] = ("mediating", "conditional", "closed", "open", "unclear")


def positions_of(told: Iterable[Whole]) -> list[Position]:
    """One position for each party, date and stance, by date; each statement supports it once."""
    groups: dict[tuple[str, str | None, bool, Stance], list[Support]] = defaultdict(list)
    for party, one, said_on in _once(told):
        groups[party, *_dated(one, said_on), _stance(one)].append(_support(one))
    found = []
    for (party, day, published, stance), each in groups.items():
        support = _outermost(each)
        conditions = [words_at(item.carrier, item.condition) for item in support if item.condition]
        found.append(
            Position(
                party=party,
                stance=stance,
                date=day,
                published=published,
                conditions=tuple(dict.fromkeys(conditions)),
                support=tuple(support),
            )
        )
    return sorted(found, key=position_key)


def _outermost(support: list[Support]) -> list[Support]:
    """Without what stands inside another one's words: "said that his country asks …" is one statement of a stance."""
    by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for item in support:
        by_article[item.carrier.article].append((item.carrier.spans[0][0], item.carrier.spans[-1][1]))

    def inside(item: Support) -> bool:
        start, end = item.carrier.spans[0][0], item.carrier.spans[-1][1]
        return any(
            first <= start and end <= last and (first, last) != (start, end)
            for first, last in by_article[item.carrier.article]
        )

    return [item for item in support if not inside(item)]


def _once(told: Iterable[Whole]) -> Iterator[tuple[str, Whole, str | None]]:
    """Each statement of a party once, as the first carrier has it that tells its stance, and a date of a carrier."""
    of: dict[tuple[str, str], list[Whole]] = defaultdict(list)
    for one in told:
        of[one.read.party, one.statement.id].append(one)
    for (party, _), carried in of.items():
        carried.sort(key=lambda one: one.place)
        said_on = next((one.read.item.said_on for one in carried if one.read.item.said_on), None)
        stances = {_stance(one) for one in carried}
        fullest = next(stance for stance in _FULLEST if stance in stances)
        kept = ("open", "closed") if {"open", "closed"} == stances - {"unclear"} else (fullest,)
        for stance in kept:
            yield party, next(one for one in carried if _stance(one) == stance), said_on


def _stance(one: Whole) -> Stance:
    assert one.read.reading.stance is not None
    return one.read.reading.stance


def _dated(one: Whole, said_on: str | None) -> tuple[str | None, bool]:
    """The date of the statement, or the one that a later carrier gives, and whether it is that of its publication."""
    if one.statement.said_on is None and said_on is not None:
        return said_on, False
    return dated(one.statement)


def _support(one: Whole) -> Support:
    reading, carrier = one.read.reading, one.carrier
    return Support(
        statement=one.statement,
        place=one.place,
        stance=_stance(one),
        words=tuple(span for words in reading.words for span in in_article(carrier, words)),
        condition=next(iter(in_article(carrier, reading.condition)), None) if reading.condition else None,
    )


def in_article(carrier: Carrier, span: Span) -> list[Span]:
    """The spans of the article that a stretch of a content stands in."""
    found, at = [], 0
    for start, end in carrier.spans:
        first, last = max(span[0], at), min(span[1], at + end - start)
        if first < last:
            found.append((start + first - at, start + last - at))
        at += end - start + len(BETWEEN_SPANS)
    return found


def words_at(carrier: Carrier, span: Span) -> str:
    """The words of a span of the article that stands in a content."""
    at = 0
    for start, end in carrier.spans:
        if start <= span[0] < end:
            return carrier.content[at + span[0] - start : at + min(span[1], end) - start]
        at += end - start + len(BETWEEN_SPANS)
    return ""
