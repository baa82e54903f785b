"""Do the tables that are made from others hold what these give? They are no part of the chain: so they are made again,
in memory, and compared.

`corrected` is compared whenever the chain is walked (`verifying.py`); here are `spoken`, `figures`, `judged` and
`clusters`, and how to make all of them anew. `joins` and the actors in `figures` are made above the ledger and compared
there (`onrecord.matching.verifying`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.ledger import corrected, joined
from onrecord.ledger.figures import IDENTITY, identified
from onrecord.ledger.filling import AT_ONCE, current_articles, refresh_all, speaking
from onrecord.ledger.folding import called, whole
from onrecord.ledger.judged import judge_all, pointers
from onrecord.ledger.schema import articles, clusters, figures, judged, spoken
from onrecord.ledger.verifying import Misfit

GIVEN = "is not what the rows give"
Tell = Callable[[int, int], None]
"""Is told how many articles were compared, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What a comparison found: how many rows of each table were compared, and the first misfit, or null."""

    rows: Mapping[str, int]
    misfit: Misfit | None

    @property
    def fits(self) -> bool:
        """Whether every row is what the rows of the chain give."""
        return self.misfit is None


def make_anew(connection: Connection, *, tell: Tell = lambda done, total: None) -> None:
    """Make `corrected`, `figures`, `spoken`, `judged` and `clusters` anew; `joins` stay as they are."""
    corrected.refresh_all(connection)
    refresh_all(connection, tell=tell)
    judge_all(connection)
    joined.recluster_all(connection)


def compare(connection: Connection, *, tell: Tell = lambda done, total: None) -> tuple[dict[str, int], Misfit | None]:
    """How many rows of each table were compared, and the first that is not what the rows give, or null."""
    counts = {"spoken": 0, "figures": 0, "judged": 0, "clusters": 0}
    checks = (
        ("spoken", _spoken(connection, tell)),
        ("figures", _figures(connection)),
        ("judged", _judged(connection)),
        ("clusters", _clusters(connection)),
    )
    for table, found in checks:
        for misfit in found:
            counts[table] += 1
            if misfit is not None:
                return counts, misfit
    return counts, None


Found = Iterator[Misfit | None]
"""For each row that was compared its misfit, or null."""


def _spoken(connection: Connection, tell: Tell) -> Found:
    """Who speaks in each attribution that lists show, and nobody in others."""
    article_seqs = connection.execute(current_articles()).scalars().all()
    for at in range(0, len(article_seqs), AT_ONCE):
        tell(at, len(article_seqs))
        some = article_seqs[at : at + AT_ONCE]
        made: dict[int, tuple[Any, ...]] = {}
        for article_seq, rows in groupby(speaking(connection, some), key=itemgetter("article_seq")):
            for identity, row in identified(article_seq, rows):
                made[row["seq"]] = (article_seq, row["dated_first"], *identity)
        there = {row[0]: tuple(row[1:]) for row in connection.execute(_THERE.where(spoken.c.article_seq.in_(some)))}
        for seq in sorted(made.keys() | there.keys()):
            fits = made.get(seq) == there.get(seq)
            yield None if fits else _misfit(connection, "spoken", seq, (made.get(seq) or there[seq])[0])
    tell(len(article_seqs), len(article_seqs))
    others = select(spoken.c.seq, spoken.c.article_seq).where(spoken.c.article_seq.not_in(current_articles()))
    for seq, article_seq in connection.execute(others.order_by(spoken.c.seq).limit(1)):
        yield _misfit(connection, "spoken", seq, article_seq)


_THERE = select(
    spoken.c.seq, spoken.c.article_seq, spoken.c.dated_first, *(figures.c[name] for name in IDENTITY)
).select_from(spoken.outerjoin(figures, figures.c.seq == spoken.c.figure))


def _figures(connection: Connection) -> Found:
    """A figure speaks as often as it says, and is called by its name."""
    said = select(spoken.c.figure, func.count().label("said")).group_by(spoken.c.figure).subquery()
    query = select(*(figures.c[name] for name in ("seq", "name", "name_key", "party", "party_key", "statements")))
    query = query.add_columns(said.c.said).select_from(figures.outerjoin(said, said.c.figure == figures.c.seq))
    for row in connection.execution_options(yield_per=10 * AT_ONCE).execute(query.order_by(figures.c.seq)):
        fits = row.statements == row.said and called(row.name) == row.name_key
        # The party of a figure is spelled as the first of its statements has it.
        yield None if fits and (whole(row.party) or "") == row.party_key else _misfit(connection, "figures", row.seq)


def _judged(connection: Connection) -> Found:
    """At whom decisions on two speakers point."""
    made = {number: sorted(map(_pointer, rows), key=str) for number, rows in pointers(connection)}
    there: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(select(judged)).mappings():
        there.setdefault(row["decision"], []).append(_pointer(row))
    for number in sorted(made.keys() | there.keys()):
        fits = made.get(number, []) == sorted(there.get(number, []), key=str)
        yield None if fits else _misfit(connection, "judged", number)


def _pointer(row: Any) -> tuple[Any, ...]:
    return row["side"], row["article_seq"], row["figure"]


def _clusters(connection: Connection) -> Found:
    """Which attributions carry one statement, by the joins and by what people decided."""
    made = {row["seq"]: row["statement"] for row in joined.all_clusters(connection)}
    there = {row[0]: row[1] for row in connection.execute(select(clusters.c.seq, clusters.c.statement))}
    for seq in sorted(made.keys() | there.keys()):
        yield None if made.get(seq) == there.get(seq) else _misfit(connection, "clusters", seq)


def _misfit(connection: Connection, table: str, seq: int, article_seq: int | None = None) -> Misfit:
    id = connection.execute(select(articles.c.id).where(articles.c.seq == article_seq)).scalar()
    return Misfit(table=table, seq=seq, what=GIVEN, article=id)
