"""Are the tables that are made from others what the rows and the rules give? What the chain of digests does not cover.

The ledger compares its own (`Ledger.compare_derived`); here are those that matching makes: which names are one actor's,
and which attributions carry one statement. All is compared that is there; whether there should be more joins, matching
again alone can tell (`match_again`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select, tuple_

from onrecord.ledger import Derived, Ledger, Misfit
from onrecord.ledger.deriving import GIVEN
from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.joined import portions
from onrecord.ledger.schema import joins, matched
from onrecord.matching.actors import catch_up
from onrecord.matching.actors.keeping import misplaced
from onrecord.matching.statements.judging import RULES, judge
from onrecord.matching.statements.keeping import read_said
from onrecord.matching.statements.said import Said

_AT_ONCE = 250  # joins; each has two attributions


def verify_derived(ledger: Ledger, *, tell: Callable[[int, int], None] = lambda done, total: None) -> Derived:
    """Compare every row of the tables that are made from others with what the rows and the rules give.

    `tell` is told of how many articles, of how many, who speaks was compared. Actors are brought up to date first, as
    whenever they are listed; statements are compared as far as they are matched.
    """
    catch_up(ledger)
    found = ledger.compare_derived(tell=tell)
    if found.misfit is not None:
        return found
    rows = {**found.rows, "joins": 0}
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        if (seq := misplaced(connection)) is not None:
            return Derived(
                rows=rows, misfit=Misfit(table="figures", seq=seq, what="stands with another actor than its own")
            )
        for wrong in _joins(connection):
            rows["joins"] += 1
            if wrong is not None:
                return Derived(rows=rows, misfit=wrong)
    return Derived(rows=rows, misfit=None)


def _joins(connection: Connection) -> Iterator[Misfit | None]:
    """For each join its misfit, or null. Those of other rules are made anew when matching goes on."""
    if connection.execute(select(matched.c.upto).filter_by(rules=RULES)).first() is None:
        return
    query = select(joins).order_by(joins.c.one, joins.c.other).limit(_AT_ONCE)
    after = (0, 0)
    while some := connection.execute(query.where(tuple_(joins.c.one, joins.c.other) > tuple_(*after))).all():
        said = _said(connection, {seq for row in some for seq in (row.one, row.other)})
        for row in some:
            one, other = said.get(row.one), said.get(row.other)
            made = judge(one, other) if one and other else None
            # What was joined before a text was removed says nothing that is still there to be compared.
            fits = not (one and other) or (
                made is not None and (made.relation, made.rule, round(made.score, 9)) == (
                    row.relation, row.rule, round(row.score, 9),
                )
            )  # fmt: skip
            what = f"(with row {row.one}) {GIVEN}"
            yield None if fits else Misfit(table="joins", seq=row.other, what=what)
        after = (some[-1].one, some[-1].other)


def _said(connection: Connection, seqs: set[int]) -> dict[int, Said]:
    return {said.seq: said for some in portions(seqs) for said in read_said(connection, some)}
