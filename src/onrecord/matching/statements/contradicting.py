"""Two sides of one fact: a claim and its denial, words said and not said, the same words credited to two speakers.

What is found stands side by side with both chains. Which side is right is nobody's to settle here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onrecord.ledger import Join, Ledger
from onrecord.matching.names import is_meant
from onrecord.matching.statements.said import is_denial
from onrecord.record import Statement

_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two statements that do not agree. `kind`: `denial` (`other` denies `one`, or has it that `one` was not said) or
    `speakers` (the same words of two speakers). `rule` and `score` are as in `Join`.
    """

    kind: Literal["denial", "speakers"]
    rule: str
    score: float
    one: Statement
    other: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionPage:
    """Some contradictions of a list. `next` is the mark of the page after, and null on the last one."""

    contradictions: tuple[Contradiction, ...]
    next: str | None


def contradictions(
    ledger: Ledger,
    *,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    page: str | None = None,
) -> Iterator[Contradiction]:
    """The contradictions on record, those that were added last first; each pair of statements once.

    speaker: who is one of the two, by name, or on whose behalf one speaks.
    since, until: as for `Ledger.statements`; one of the two must be dated so.
    page: from there on: the `next` of a `contradiction_page`.

    Raises ValueError with a sentence, at once, for a date or mark that cannot be.
    """
    return (item for _, item in _found(ledger, speaker=speaker, since=since, until=until, page=page))


def contradiction_page(
    ledger: Ledger,
    *,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    page: str | None = None,
) -> ContradictionPage:
    """A page of `contradictions`, with at most `limit`. `page` is the `next` of the page before.

    What is added meanwhile shifts no page: it comes before the first one. Raises ValueError with a sentence for a date
    or a mark that cannot be.
    """
    found = list(islice(_found(ledger, speaker=speaker, since=since, until=until, page=page), limit + 1))
    shown = found[:limit]
    more = len(found) > limit and shown
    return ContradictionPage(
        contradictions=tuple(item for _, item in shown), next=".".join(shown[-1][0]) if more else None
    )


_Pair = tuple[str, str]
_MARK = re.compile(r"(s\d{1,18})\.(s\d{1,18})", re.ASCII)


def _pair_of(mark: str) -> _Pair:
    found = _MARK.fullmatch(mark)
    if found is None:
        raise ValueError(f"{mark[:100]!r} is no mark of a page: take the one that the page before gave as next")
    return found[1], found[2]


def _found(
    ledger: Ledger, *, speaker: str | None, since: str | None, until: str | None, page: str | None
) -> Iterator[tuple[_Pair, Contradiction]]:
    """Contradictions, each with the join that it is listed for: the first one whose both sides are listed."""
    after = _pair_of(page) if page is not None else None
    first = ledger.contrary(since=since, until=until, after=after, limit=_AT_ONCE)

    def rows(some: list[Join]) -> Iterator[tuple[_Pair, Contradiction]]:
        while some:
            beside = ledger.contrary_beside(some, since=since, until=until)
            whole = ledger.whole_statements([id for join in (*some, *beside) for id in (join.one, join.other)])
            shown: dict[frozenset[str], Join] = {}
            for join in (*some, *beside):
                pair = _statements(whole, join)
                if pair not in shown or _place(join) > _place(shown[pair]):
                    shown[pair] = join
            for join in some:
                pair = _statements(whole, join)
                # Of less than two, one was rejected, removed or revised since, or a person joined both.
                if len(pair) < 2 or shown[pair] is not join:
                    continue
                one, other = whole[join.one], whole[join.other]
                if not speaker or any(is_meant(speaker, item.speaker) for item in (one, other)):
                    yield (join.one, join.other), _contradiction(join, one, other)
            last = some[-1]
            some = ledger.contrary(since=since, until=until, after=(last.one, last.other), limit=_AT_ONCE)

    return rows(first)


def _statements(whole: Mapping[str, Statement], join: Join) -> frozenset[str]:
    """The ids of the statements that a join puts beside each other, of those that lists show."""
    return frozenset(whole[id].id for id in (join.one, join.other) if id in whole)


def _place(join: Join) -> tuple[int, int]:
    """Where a join is listed: the highest come first."""
    return int(join.other[1:]), int(join.one[1:])


def contradicted(ledger: Ledger, ids: Iterable[str]) -> list[Contradiction]:
    """The contradictions of which one side is one of these statements (*s12*), in the order they were added.

    Each pair of statements once, whichever of their carriers do not agree.
    """
    found: dict[frozenset[str], Contradiction] = {}
    some = ledger.contrary_to(ids)
    whole = ledger.whole_statements([id for join in some for id in (join.one, join.other)])
    for join in some:
        pair = _statements(whole, join)
        if len(pair) == 2 and pair not in found:
            found[pair] = _contradiction(join, whole[join.one], whole[join.other])
    return list(found.values())


def _contradiction(join: Join, one: Statement, other: Statement) -> Contradiction:
    if join.relation == "sides":
        return Contradiction(kind="speakers", rule=join.rule, score=join.score, one=one, other=other)
    if is_denial(one.carriers[0].cue, one.carriers[0].content, negated=one.negated):
        # The claim goes first, whichever was added first.
        one, other = other, one
    return Contradiction(kind="denial", rule=join.rule, score=join.score, one=one, other=other)
