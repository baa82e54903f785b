"""Contradictions as CSV: a row for each article that carries one of the two statements, the two numbered as a pair.

The columns: `pair` (1, 2, …), `kind` (denial or speakers), `rule`, `score`, `side` (one or other: in a denial, `other`
denies), then the statement's as in the CSV of statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.export.csv_rows import csv_rows
from onrecord.export.statements_csv import COLUMNS, cells_of

if TYPE_CHECKING:
    from onrecord.matching.statements import Contradiction


def contradictions_csv_lines(found: Iterable[Contradiction]) -> Iterator[str]:
    """The CSV text, a row at a time, with its line ends."""
    rows = (
        [str(number), item.kind, item.rule, f"{item.score:.3f}", side, *cells_of(statement, carrier)]
        for number, item in enumerate(found, 1)
        for side, statement in (("one", item.one), ("other", item.other))
        for carrier in statement.carriers
    )
    return csv_rows(("pair", "kind", "rule", "score", "side", *COLUMNS), rows)
