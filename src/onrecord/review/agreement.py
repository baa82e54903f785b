"""How far people agree on the attributions that several of them decided on.

A person's verdict on an attribution is their last in force: accept, reject or correct. For two people and the n
attributions that both decided on:

    agreement   p = those with the same verdict / n
    by chance   e = the sum, over the three verdicts, of a's share of it times b's share of it
    kappa       (p - e) / (1 - e), Cohen's; null where e is 1 (both gave one and the same verdict throughout) or n is 0

Two corrections are the same verdict, also where their values differ; these are among the differences all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.ledger import Ledger, Opinion

VERDICTS = ("accept", "reject", "correct")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people: how many attributions both decided on (`both`), the share they agree on, and Cohen's kappa."""

    a: str
    b: str
    both: int
    agreement: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who decided what and where they differ.

    `counts` has each person's verdicts, `differences` the attributions on which verdicts or corrected values differ,
    each as the opinions on it, and `opinions` all of them.
    """

    counts: Mapping[str, Mapping[str, int]]
    pairs: tuple[Pair, ...]
    differences: tuple[tuple[Opinion, ...], ...]
    opinions: tuple[Opinion, ...]


def agreement(ledger: Ledger) -> Agreement:
    """Agreement on the newest readings of all articles."""
    opinions = ledger.opinions()
    on: dict[str, list[Opinion]] = {}
    counts: dict[str, Counter[str]] = {}
    for opinion in opinions:
        on.setdefault(opinion.statement, []).append(opinion)
        counts.setdefault(opinion.who, Counter(dict.fromkeys(VERDICTS, 0)))[opinion.verdict] += 1
    verdicts = {who: {item.statement: item.verdict for item in opinions if item.who == who} for who in counts}
    return Agreement(
        counts={who: dict(found) for who, found in sorted(counts.items())},
        pairs=tuple(_pair(a, b, verdicts[a], verdicts[b]) for a, b in combinations(sorted(verdicts), 2)),
        differences=tuple(tuple(found) for found in on.values() if _differ(found)),
        opinions=tuple(opinions),
    )


def kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Cohen's kappa of two people's verdicts on the same attributions, in the same order."""
    count = len(first)
    if not count:
        return None
    same = sum(a == b for a, b in zip(first, second, strict=True)) / count
    one, other = Counter(first), Counter(second)
    chance = sum(one[verdict] * other[verdict] for verdict in one) / count**2
    return (same - chance) / (1 - chance) if chance < 1 else None


def _pair(a: str, b: str, mine: Mapping[str, str], its: Mapping[str, str]) -> Pair:
    both = [statement for statement in mine if statement in its]
    first, second = [mine[statement] for statement in both], [its[statement] for statement in both]
    same = sum(x == y for x, y in zip(first, second, strict=True))
    return Pair(a=a, b=b, both=len(both), agreement=same / len(both) if both else None, kappa=kappa(first, second))


def _differ(opinions: Sequence[Opinion]) -> bool:
    return any((item.verdict, item.values) != (opinions[0].verdict, opinions[0].values) for item in opinions)
