"""JSON and JSON Lines of articles."""

import io
import json

import pytest

from onrecord.reading import InputError
from onrecord.reading import articles as room
from onrecord.reading.articles import read_json, read_lines
from onrecord.record import Article, Published, Record

TEXT = "  The bridge stays shut, the ministry said.\r\n "


def lines(*rows, **options):
    data = b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)
    return list(read_lines(io.BytesIO(data), name="f.jsonl", **options))


def refused(row):
    (problem,) = lines(row)
    assert isinstance(problem, InputError)
    assert str(problem).startswith("f.jsonl, line 1")
    return str(problem)


def test_text_and_id_are_kept():
    (article,) = lines({"id": "x1", "text": TEXT})
    assert (article.id, article.text) == ("x1", TEXT)


def test_a_number_serves_as_id():
    assert lines({"id": 7, "text": TEXT})[0].id == "7"


def test_an_article_without_an_id_gets_its_identity():
    (article,) = lines({"text": TEXT})
    assert article.id == article.identity


def test_all_fields_are_read():
    row = {"url": "https://h.example/1", "outlet": "Harbour Post", "title": "T", "byline": "Tom Wit", "language": "en",
           "retrieved": "2019-01-05T00:00:00Z"}  # fmt: skip
    (article,) = lines({"text": TEXT, **row})
    assert {key: getattr(article, key) for key in row} == row


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2019-01-04", Published(value="2019-01-04", certainty="given")),
        ("2019-01-04T10:00:00Z", Published(value="2019-01-04", certainty="given")),
        ({"value": "2019-01", "certainty": "stated"}, Published(value="2019-01", certainty="stated")),
        ({"value": None, "certainty": None}, Published()),
        (None, Published()),
    ],
)
def test_published(published, expected):
    assert lines({"text": TEXT, "published": published})[0].published == expected


def test_own_values_go_before_the_given_ones():
    first, second = lines(
        {"text": TEXT, "outlet": "Own", "published": "2018"}, {"text": TEXT}, outlet="Given", published="2019"
    )
    assert (first.outlet, first.published.value, second.outlet, second.published.value) == (
        "Own",
        "2018",
        "Given",
        "2019",
    )


def test_a_record_of_ours_is_read_as_its_article():
    article = Article(text=TEXT, title="T", published=Published(value="2019", certainty="read"))
    assert lines(Record(article=article, model="m", attributions=()).to_dict()) == [article]


def test_a_line_cut_in_half_costs_no_neighbour():
    found = lines({"id": "a", "text": TEXT}, b'{"id": "b", "text": "The bri\n', {"id": "c", "text": TEXT})
    assert [getattr(item, "id", None) for item in found] == ["a", None, "c"]
    assert str(found[1]).startswith("f.jsonl, line 2: is not complete JSON")
    assert " at at " not in str(found[1])


def test_blank_lines_are_passed_over_and_counted():
    found = lines({"text": TEXT}, b"\n", b"nonsense\n")
    assert str(found[1]).startswith("f.jsonl, line 3: ")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": "a"}, "has no text"),
        ({"text": None}, "has no text"),
        ({"text": "  "}, "is empty"),
        ({"text": "Half \ud800 a pair"}, "surrogate"),
        ({"text": "NUL \x00 here"}, "NUL"),
        ({"text": TEXT, "title": "a\x00"}, "NUL"),
        ({"text": TEXT, "title": ["a"]}, "its title is no string"),
        ({"text": TEXT, "id": {}}, "its id is no string"),
        ({"text": TEXT, "published": "2019-02-30"}, "is no date of publication, for the calendar has no such day"),
        ({"text": TEXT, "published": "3000"}, "is no date of publication, for its year is not in 1605"),
        ({"text": TEXT, "published": 2019}, "is no string"),
        ({"text": TEXT, "published": {"value": "2019", "certainty": "sure"}}, "certainty"),
        ([1, 2], "is no JSON object"),
        (b"\xff\xfe{}\n", "is not UTF-8"),
        (b"[" * 100_000, "is JSON that no article needs"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "is JSON that no article needs"),
    ],
)
def test_a_bad_line_is_refused(row, words):
    assert words in refused(row)


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(room, "MAX_LINE", 100)
    found = lines({"text": "a" * 500}, {"id": "next", "text": TEXT})
    assert "513 bytes are more than the 100" in str(found[0])
    assert found[1].id == "next"


def test_lines_are_read_one_at_a_time():
    stream = io.BytesIO(b'{"text": "The bridge stays shut."}\n' * 3)
    next(read_lines(stream, name="f"))
    assert stream.tell() < 50


def test_a_list_of_articles_is_read_with_its_bad_ones_named():
    found = list(read_json(json.dumps([{"text": TEXT}, {"text": 1}]).encode(), name="f.json"))
    assert isinstance(found[0], Article)
    assert str(found[1]).startswith("f.json, article 2: has no text")
