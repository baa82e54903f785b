import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.statements_csv import COLUMNS, csv_lines
from onrecord.record import Statement
from tests.terminal.conftest import _statement as build_statement

Make = Callable[..., Statement]


def rows(*statements: Statement) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(statements)), newline="")))


def test_header_stands_even_where_there_are_no_rows() -> None:
    assert "".join(csv_lines([])) == ",".join(COLUMNS) + "\r\n"


def test_row_holds_the_statement_flat(make_statement: Make) -> None:
    (row,) = rows(make_statement(relays=("Northern Wire",)))
    assert row["speaker"] == "Ilse Marrow"
    assert row["chain"] == "Ilse Marrow > Northern Wire > The Tarn Courier"
    assert (row["negated"], row["confidence"], row["act"]) == ("false", "0.9100", "")


def test_characters_are_those_of_the_content(make_statement: Make) -> None:
    carrier = replace(make_statement().carriers[0], spans=((0, 5), (9, 12)))
    (row,) = rows(make_statement(carriers=(carrier,)))
    assert row["characters"] == "0-5 9-12"


def test_there_is_a_row_for_each_carrier(make_statement: Make) -> None:
    carriers = make_statement().carriers * 3
    assert len(rows(make_statement(carriers=carriers))) == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\n@", "＝", "\u3000=", "\xa0\t-"])
def test_formula_is_made_text(make_statement: Make, start: str) -> None:
    (row,) = rows(make_statement(content=f"{start}HYPERLINK(1)"))
    assert row["content"] == f"'{start}HYPERLINK(1)"


def test_dash_of_a_quotation_is_no_formula(make_statement: Make) -> None:
    (row,) = rows(make_statement(content="— We stay, “truly”, said\nshe"))
    assert row["content"] == "— We stay, “truly”, said\nshe"


def test_control_characters_become_visible(make_statement: Make) -> None:
    (row,) = rows(make_statement(content="a\x1b\x00b"))
    assert row["content"] == "a␛␀b"


@given(st.text(st.one_of(st.characters(), st.sampled_from("\x00\r\n\t\ud800\u202e=+-@＝＋－＠,;\"'"))))
def test_no_cell_of_odd_text_is_a_formula_or_breaks_the_table(text: str) -> None:
    statement = build_statement(content=text, published=text, cue=text)
    statement = replace(statement, speaker=replace(statement.speaker, name=text, role=text, party=text))
    data = "".join(csv_lines([statement, statement]))
    data.encode("utf-8")
    table = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert [len(row) for row in table] == [len(COLUMNS)] * 3
    assert table[1] == table[2]
    for cell in table[1]:
        assert not cell.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), cell
        assert not set(cell) & set("\r\x00\x1b")
