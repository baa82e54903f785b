"""CSV and Parquet tables, a row an article."""

from datetime import date, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from onrecord.reading import read_inputs
from onrecord.reading.errors import InputError, Skipped
from onrecord.record import Article


def read(path, **given):
    return list(read_inputs([str(path)], **given))


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_a_row_is_an_article(tmp_path):
    table = 'id,title,published,text,extra\n7,The ferry,2031-03-04,"“It runs,” said Ilse Maar.",x\n'
    (article,) = read(write(tmp_path / "a.csv", table))
    assert (article.id, article.title, article.published.value) == ("7", "The ferry", "2031-03-04")
    assert article.text == "“It runs,” said Ilse Maar."


def test_columns_may_have_other_names(tmp_path):
    path = write(tmp_path / "a.csv", "headline,body,source\nThe ferry,It runs.,Courier\n")
    (article,) = read(path, columns={"text": "body", "title": "headline", "outlet": "source"})
    assert (article.title, article.text, article.outlet) == ("The ferry", "It runs.", "Courier")


def test_what_the_caller_says_serves_where_a_row_says_nothing(tmp_path):
    path = write(tmp_path / "a.csv", "text,outlet\nIt runs.,\nIt stops.,Post\n")
    assert [article.outlet for article in read(path, outlet="Courier")] == ["Courier", "Post"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_shows_what_stands_between_cells(tmp_path, delimiter):
    rows = [["title", "text", "url"], ["The ferry", "It runs.", "https://courier.example/1"]]
    path = write(tmp_path / "a.csv", "".join(delimiter.join(row) + "\r\n" for row in rows))
    assert read(path)[0].url == "https://courier.example/1"


def test_a_text_may_have_lines_and_quotation_marks(tmp_path):
    path = write(tmp_path / "a.csv", '\ufefftext,title\n"One, ""two"".\n\nThree.",A\nFour.,B\n')
    assert [article.text for article in read(path)] == ['One, "two".\n\nThree.', "Four."]


def test_a_bad_row_does_not_take_its_neighbours_with_it(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"text,published\nGood.,2031\nBad.,yesterday\nBad\xff.,2031\na,b,c\n,2031\nGood too.,2031\n")
    items = read(path)
    assert [type(item) for item in items] == [Article, InputError, InputError, InputError, Skipped, Article]
    assert str(items[1]).startswith(f"{path}, row 2: 'yesterday'")
    assert "not UTF-8" in str(items[2])
    assert "has 3 cells for 2 columns" in str(items[3])


def test_a_quotation_mark_that_nothing_closes_is_said(tmp_path):
    path = write(tmp_path / "a.csv", 'text\nGood.\n"Bad\n' + "x\n" * 30)
    items = read(path)
    assert isinstance(items[0], Article)
    assert len(items) == 2


def test_a_table_without_the_column_is_said(tmp_path):
    (item,) = read(write(tmp_path / "a.csv", "title,body\nA,B\n"))
    assert "has no column 'text' for the text; its columns are title, body (see --column)" in str(item)
    (item,) = read(write(tmp_path / "a.csv", "title,body\nA,B\n"), columns={"text": "body", "url": "link"})
    assert "has no column 'link' for the url" in str(item)


def test_an_empty_table_is_said(tmp_path):
    (item,) = read(write(tmp_path / "a.csv", ""))
    assert "is empty" in str(item)


def test_parquet_has_dates_and_numbers(tmp_path):
    table = pa.table(
        {
            "text": ["It runs.", None, "It stops."],
            "published": [date(2031, 3, 4), None, date(2031, 3, 5)],
            "retrieved": [datetime(2031, 3, 6, 10), None, None],
            "id": [1, 2, 3],
            "vector": [[0.1], [0.2], [0.3]],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    first, none, last = read(tmp_path / "a.parquet")
    assert (first.id, first.published.value, first.retrieved) == ("1", "2031-03-04", "2031-03-06T10:00:00")
    assert isinstance(none, Skipped)
    assert last.text == "It stops."


def test_a_damaged_parquet_file_is_said(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing")
    (item,) = read(tmp_path / "a.parquet")
    assert "is no whole Parquet file" in str(item)


def test_a_carriage_return_among_the_names_is_a_sentence(tmp_path):
    (problem,) = read(write(tmp_path / "a.csv", "text,ti\rtle\nIt runs.,A\n"))
    assert isinstance(problem, InputError)
    assert "has no line of column names that can be read" in str(problem)
