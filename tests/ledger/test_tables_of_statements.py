"""Statements as tables, for pandas, Polars and what else reads Arrow."""

from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.table_rows import COLUMNS
from onrecord.record import Record
from tests.support.made import made

pytest.importorskip("pyarrow")

Make = Callable[..., Record]


def test_a_table_has_a_row_for_each_article_that_carries_a_statement(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    ledger.add(made(1))
    table = ledger.to_table()
    assert tuple(table.column_names) == COLUMNS
    statements = list(ledger.statements())
    assert table["statement"].to_pylist() == [item.id for item in statements]
    assert table["content"].to_pylist() == [item.content for item in statements]
    assert table["speaker"].to_pylist()[0] == statements[0].speaker.name
    assert ledger.to_table(speaker="Solvay", thoughts=True).num_rows == 1
    assert ledger.to_table(party="Osmar", view="machine")["act"].to_pylist() == ["offer-talks"]


def test_batches_hold_the_same_rows(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(made(number))
    assert ledger.to_batches().read_all() == ledger.to_table()


def test_an_empty_ledger_gives_an_empty_table(ledger: Ledger) -> None:
    assert (ledger.to_table().num_rows, ledger.to_table().num_columns) == (0, len(COLUMNS))


def test_pandas_and_polars_take_it(ledger: Ledger, make: Make) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    ledger.add(make(said_on="2031-05"))
    frame = ledger.to_table().to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame.loc[0, "speaker"] == "Anna Solvay"
    assert polars.from_arrow(ledger.to_batches())["said_last"].to_list()[0].isoformat() == "2031-05-31"


def test_a_filter_that_cannot_be_is_refused_at_once(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="soon"):
        ledger.to_batches(since="soon")
