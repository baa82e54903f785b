"""Rows of a record, and the record of rows."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pyarrow as pa
import pytest

from onrecord import extract
from onrecord.bulk.rows import ARTICLES, ATTRIBUTIONS, article_row, attribution_rows, day_of, record_from
from onrecord.ledger.table_rows import schema_of_rows
from onrecord.reading import read_inputs
from onrecord.record import Published, Record, Time
from tests.support.made import made


def _rows(record: Record) -> tuple[dict, list[dict]]:
    """The rows of a record as they come out of a table."""
    (article,) = pa.Table.from_pylist([article_row(record, input="x", number=1)], schema=ARTICLES).to_pylist()
    rows = pa.Table.from_pylist(attribution_rows(record, input="x", number=1), schema=ATTRIBUTIONS).to_pylist()
    return article, rows


def test_nothing_is_lost_between_a_record_and_its_rows():
    articles = read_inputs([str(files("onrecord") / "samples" / "articles.jsonl")])
    records = [extract(article) for article in articles]
    assert sum(len(record.attributions) for record in records) > 100
    assert any(item.parent for record in records for item in record.attributions)
    for record in records:
        assert record_from(*_rows(record)) == record


def test_what_is_unknown_stays_unknown():
    record = made(1)
    bare = replace(record.article, published=Published(), url=None, title=None, id="mine")
    item = replace(record.attributions[0], said_on=Time(span=(0, 3), value=None), act=None)
    record = replace(record, article=bare, attributions=(item,), times=(Time(span=(0, 3), value=None),))
    article, rows = _rows(record)
    assert (article["given_id"], article["published"], article["published_first"], article["place"]) == ("mine",) + (
        None,
    ) * 3
    assert rows[0]["said_characters"] == {"start": 0, "end": 3}
    assert record_from(article, rows) == record


def test_columns_that_a_ledger_has_too_have_its_names_and_types():
    for field in schema_of_rows():
        if field.name not in ("statement", "review"):
            assert ATTRIBUTIONS.field(field.name).equals(field)


def test_a_text_that_was_altered_is_told():
    article, rows = _rows(made(1))
    with pytest.raises(ValueError, match="does not fit its text"):
        record_from({**article, "text": article["text"] + "."}, rows)
    with pytest.raises(ValueError, match="has 7 attributions, not 8"):
        record_from(article, rows[1:])


@pytest.mark.parametrize(
    ("published", "day"), [("2031-03-04", date(2031, 3, 4)), ("2031-03", None), ("2031", None), (None, None)]
)
def test_a_day_is_known_only_where_the_date_has_one(published, day):
    record = made(1)
    article = replace(record.article, published=Published(value=published, certainty=published and "given"))
    assert day_of(replace(record, article=article)) == day
