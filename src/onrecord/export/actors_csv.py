"""Actors as CSV: a header, then a row for each.

The columns, in this order: `actor` (its id), `name`, `type`, `party`, `statements` (how many), `first`, `last` (days),
`names` (all that were joined, separated by " | ") and `offices` (each with its first and last day, as `mayor
2031-01-02/2031-04-05`, and `former mayor 2031-06-01/`, separated by " | "). Unknown is the empty cell.
"""

from collections.abc import Iterable, Iterator

from onrecord.export.csv_rows import csv_rows
from onrecord.matching.actors.candidates import Candidate
from onrecord.record import Actor, Tenure

COLUMNS = ("actor", "name", "type", "party", "statements", "first", "last", "names", "offices")


def actor_lines(actors: Iterable[Actor]) -> Iterator[str]:
    """The CSV text, a row at a time, with its line ends (RFC 4180)."""
    return csv_rows(COLUMNS, map(_row, actors))


def _row(actor: Actor) -> list[str]:
    names = " | ".join(dict.fromkeys(alias.name for alias in actor.names))
    offices = " | ".join(told for tenure in actor.offices for told in _told(tenure))
    cells = [actor.id, actor.name, actor.type, actor.party, str(actor.statements), actor.first, actor.last]
    return [value or "" for value in [*cells, names, offices]]


def _told(tenure: Tenure) -> Iterator[str]:
    if tenure.first or not tenure.former_from:
        yield f"{tenure.office} {tenure.first or ''}/{tenure.last or ''}".removesuffix(" /")
    if tenure.former_from:
        yield f"former {tenure.office} {tenure.former_from}/"


CANDIDATE_COLUMNS = (
    "score", "rule", "one", "one_name", "one_party", "one_statements", "other", "other_name", "other_party",
    "other_statements",
)  # fmt: skip


def candidate_lines(candidates: Iterable[Candidate]) -> Iterator[str]:
    """Pairs of actors that may be the same, a row each; the highest score first."""
    return csv_rows(CANDIDATE_COLUMNS, map(_pair, candidates))


def _pair(candidate: Candidate) -> list[str]:
    cells = [f"{candidate.score:.3f}", candidate.rule]
    for actor, name in zip((candidate.one, candidate.other), candidate.values, strict=True):
        cells += [actor.id, name, actor.party or "", str(actor.statements)]
    return cells
