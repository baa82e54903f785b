"""Wire copy told from independent reporting: which carriers of a statement took it from an earlier one.

A carrier that names an earlier carrier's outlet, or the agency that this one names, passes on the same report. So does
one whose own sentences are largely an earlier article's, word for word: two reporters may quote the same words, but do
not find the same ones of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.folding import words
from onrecord.matching.words import words_of
from onrecord.record import Carrier

LONGEST = 20_000  # characters of an article that are compared
MOST = 200  # carriers that are compared; of what more articles carry, the first ones tell enough
RUN = 8  # words in a row
SHARED = 0.3  # of the shorter article's runs of a reporter's own words
FEWEST = 5  # runs that both must have


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """From which earlier carrier (its article's id) one was taken, how that shows, and in what.

    `credit`: `what` is the outlet that both name. `text`: so much (`share`) of the shorter one's own words is in both.
    """

    article: str
    how: Literal["credit", "text"]
    what: str | None = None
    share: float | None = None


def copies(carriers: Sequence[Carrier], texts: Sequence[str]) -> list[Copied | None]:
    """For each carrier, the earliest first, from which other it was taken; null where that does not show."""
    own = [_own_runs(text) for text in texts[:MOST]]
    found: list[Copied | None] = []
    for at, carrier in enumerate(carriers):
        earlier = range(min(at, MOST))
        found.append(
            next((one for before in earlier if (one := _credited(carriers[before], carrier)) is not None), None)
            or next(
                (
                    one
                    for before in earlier
                    if at < MOST and (one := _taken(carriers[before], own[before], own[at])) is not None
                ),
                None,
            )
        )
    return found


def _credited(before: Carrier, carrier: Carrier) -> Copied | None:
    """Whether both name one outlet that the words came through, or one the other's outlet."""
    if before.article == carrier.article:
        return None
    mine = {words(hop.name or ""): hop.name for hop in carrier.chain[1:-1] if hop.type == "outlet" and hop.name}
    its = {words(hop.name or "") for hop in before.chain[1:-1] if hop.type == "outlet" and hop.name}
    shared = [name for key, name in mine.items() if key in its or key == words(before.outlet or "")]
    return Copied(article=before.article, how="credit", what=shared[0]) if shared else None


def _taken(before: Carrier, its: frozenset[tuple[str, ...]], mine: frozenset[tuple[str, ...]]) -> Copied | None:
    shared, shorter = len(mine & its), min(len(mine), len(its))
    if shared < FEWEST or shared < SHARED * shorter:
        return None
    return Copied(article=before.article, how="text", share=round(shared / shorter, 3))


def _own_runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words that stand outside of quotation marks."""
    from onrecord.resolution.sentences.kinds import quotations

    text = text[:LONGEST]
    own, last = [], 0
    for start, end in quotations(text)[0]:
        own.append(text[last:start])
        last = max(last, end)
    runs: set[tuple[str, ...]] = set()
    for part in [*own, text[last:]]:
        keys = [word.key for word in words_of(part)]
        runs.update(tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1))
    return frozenset(runs)
