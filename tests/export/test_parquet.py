import builtins
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export import write_parquet
from onrecord.ledger.table_rows import COLUMNS, NoTables
from onrecord.record import Statement
from tests.terminal.conftest import _statement as build_statement

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

Make = Callable[..., Statement]


def written(*statements: Statement) -> Any:
    file = io.BytesIO()
    write_parquet(statements, file)
    return parquet.ParquetFile(io.BytesIO(file.getvalue()))


def test_a_row_holds_the_statement_with_its_types(make_statement: Make) -> None:
    (row,) = written(make_statement(relays=("Northern Wire",), said_on="2031-03", published=None)).read().to_pylist()
    assert row["speaker"] == "Ilse Marrow"
    assert (row["negated"], row["confidence"], row["act"], row["url"]) == (False, 0.91, None, None)
    assert row["characters"] == [{"start": 0, "end": 5}]
    assert [hop["name"] for hop in row["chain"]] == ["Ilse Marrow", "Northern Wire", "The Tarn Courier"]
    assert (row["said_on"], row["said_first"], row["said_last"]) == ("2031-03", date(2031, 3, 1), date(2031, 3, 31))
    assert (row["published"], row["published_first"], row["published_last"]) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-W10", date(2031, 3, 3), date(2031, 3, 9)),
        ("2031-03-04/..", date(2031, 3, 4), None),
        ("../2031", None, date(2031, 12, 31)),
        ("soon", None, None),
    ],
)
def test_days_are_those_that_a_date_covers(
    make_statement: Make, value: str, first: date | None, last: date | None
) -> None:
    (row,) = written(make_statement(said_on=value)).read().to_pylist()
    assert (row["said_on"], row["said_first"], row["said_last"]) == (value, first, last)


def test_columns_are_there_even_where_there_are_no_rows(make_statement: Make) -> None:
    empty, one = written(), written(make_statement())
    assert empty.metadata.num_rows == 0
    assert empty.schema_arrow == one.schema_arrow
    assert tuple(empty.schema_arrow.names) == COLUMNS


def test_rows_come_in_groups(make_statement: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.table_rows.AT_ONCE", 10)
    file = written(*[make_statement(id=f"s{number}") for number in range(25)])
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [10, 10, 5]
    assert file.read(["statement"]).column(0).to_pylist() == [f"s{number}" for number in range(25)]


def test_no_more_rows_are_read_than_a_group_holds(make_statement: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.table_rows.AT_ONCE", 10)
    file, asked = io.BytesIO(), []

    def statements() -> Any:
        for number in range(40):
            asked.append((number, file.tell()))
            yield make_statement()

    assert write_parquet(statements(), file) == 40
    assert asked[0][1] < asked[15][1] < asked[25][1] < asked[35][1]


@settings(deadline=None)
@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\x00\r\n=+-@\u202e\ufeff"), st.characters(categories=["Cs"])))
)
def test_every_character_but_a_surrogate_stays(text: str) -> None:
    statement = build_statement(content=text)
    (row,) = written(replace(statement, speaker=replace(statement.speaker, name=text))).read().to_pylist()
    assert row["content"] == row["speaker"] == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def test_without_pyarrow_it_says_what_to_install(make_statement: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def no_pyarrow(name: str, *arguments: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", no_pyarrow)
    with pytest.raises(NoTables, match=r"pip install 'onrecord\[tables\]'"):
        write_parquet([make_statement()], io.BytesIO())


def test_every_column_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in COLUMNS), json.dumps(COLUMNS)
