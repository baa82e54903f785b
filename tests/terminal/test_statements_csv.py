import csv
import io
from collections.abc import Callable

import pytest

from onrecord.record import Statement
from onrecord.terminal.statements_csv import COLUMNS, csv_lines

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


def test_there_is_a_row_for_each_carrier(make_statement: Make) -> None:
    carriers = make_statement().carriers * 3
    assert len(rows(make_statement(carriers=carriers))) == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\n@", "＝"])
def test_formula_is_made_text(make_statement: Make, start: str) -> None:
    (row,) = rows(make_statement(content=f"{start}HYPERLINK(1)"))
    assert row["content"] == f"'{start}HYPERLINK(1)"


def test_dash_of_a_quotation_is_no_formula(make_statement: Make) -> None:
    (row,) = rows(make_statement(content="— We stay, “truly”, said\nshe"))
    assert row["content"] == "— We stay, “truly”, said\nshe"


def test_control_characters_become_visible(make_statement: Make) -> None:
    (row,) = rows(make_statement(content="a\x1b\x00b"))
    assert row["content"] == "a␛␀b"
