"""Clusters that grow by new joins are those that all joins together give."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.engine import writing
from onrecord.ledger.joined import all_clusters, bring_together, clusters_of
from onrecord.ledger.schema import clusters, joins
from tests.support.made import STATEMENTS, made

COUNT = 5 * STATEMENTS
seqs = st.integers(1, COUNT)
pairs = st.tuples(seqs, seqs).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: (max(pair), min(pair)))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    path: Path = tmp_path_factory.mktemp("clusters") / "ledger.db"
    with open_ledger(path) as ledger:
        for number in range(COUNT // STATEMENTS):
            ledger.add(made(number))
    return open_ledger(path)


@given(st.lists(st.lists(pairs, min_size=1, max_size=8, unique=True), max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_joined_some_at_a_time_they_are_what_all_joins_give(
    ledger: Ledger, batches: list[list[tuple[int, int]]]
) -> None:
    with writing(ledger.engine) as connection:
        connection.execute(delete(joins))
        connection.execute(delete(clusters))
        known: set[tuple[int, int]] = set()
        for batch in batches:
            new = [pair for pair in batch if pair not in known]
            known |= set(new)
            if new:
                rows = [
                    {"one": one, "other": other, "relation": "same", "rule": "a test", "score": 1.0}
                    for one, other in new
                ]
                connection.execute(insert(joins), rows)
                assert bring_together(connection, new, ())
        found = {(row.seq, row.statement) for row in connection.execute(select(clusters.c.seq, clusters.c.statement))}
        assert found == {(row["seq"], row["statement"]) for row in all_clusters(connection)}


def test_nothing_is_done_where_people_decided_on_what_it_would_reach(ledger: Ledger) -> None:
    with writing(ledger.engine) as connection:
        connection.execute(delete(joins))
        connection.execute(delete(clusters))
        assert bring_together(connection, [(2, 1), (9, 8)], ())
        assert not bring_together(connection, [(3, 2)], (1,))
        assert not bring_together(connection, [(4, 3)], (4,))
        assert clusters_of(connection, range(1, COUNT)) == {1: 1, 2: 1, 8: 8, 9: 8}
        assert bring_together(connection, [(9, 2)], (5,))
        assert clusters_of(connection, range(1, COUNT)) == {1: 1, 2: 1, 8: 1, 9: 1}
