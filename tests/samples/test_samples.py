"""The sample articles are sound, and the words expected on record stand in them verbatim."""

import datetime
import html
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "src" / "onrecord" / "samples"
ARTICLES: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLES / "articles.jsonl").read_text(encoding="utf-8").splitlines()
]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.html"))}
EXPECTED: list[dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))

FIELDS = {"id", "url", "outlet", "title", "byline", "published", "text"}
ROW_FIELDS = {
    "row", "content", "absent", "occurrence", "speaker", "type", "role", "party", "via", "not_via", "said_on", "kind",
    "within", "act", "negated",
}  # fmt: skip


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, whatever white space is between them."""
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]


def pieces(row: dict[str, Any]) -> list[str]:
    """The words that a row quotes from its article, in pieces."""
    words = row["content"] if "content" in row else row["absent"]
    return words if isinstance(words, list) else [words]


def by_id(article: dict[str, Any]) -> str:
    return str(article["id"])


def test_twelve_lines_and_two_pages() -> None:
    assert (len(ARTICLES), len(PAGES)) == (12, 2)


def test_every_sample_has_expected_rows_once() -> None:
    assert sorted(map(by_id, EXPECTED)) == sorted({by_id(article) for article in ARTICLES} | set(PAGES))


def test_pages_are_expected_by_their_file_stem() -> None:
    assert set(PAGES) <= set(map(by_id, EXPECTED))


@pytest.mark.parametrize("article", ARTICLES, ids=by_id)
def test_a_line_has_the_fields_of_an_article(article: dict[str, Any]) -> None:
    assert set(article) == FIELDS
    assert article["text"].startswith(article["title"] + "\n\n")
    datetime.date.fromisoformat(article["published"])


@pytest.mark.parametrize("article", EXPECTED, ids=by_id)
def test_an_article_is_150_to_500_words_long(article: dict[str, Any]) -> None:
    assert 150 <= len(article["text"].split()) <= 500


@pytest.mark.parametrize("article", ARTICLES, ids=by_id)
def test_expected_text_is_the_text_of_the_line(article: dict[str, Any]) -> None:
    expected = next(other for other in EXPECTED if other["id"] == article["id"])
    assert {name: expected[name] for name in ("title", "outlet", "published", "text")} == {
        name: article[name] for name in ("title", "outlet", "published", "text")
    }


@pytest.mark.parametrize("stem", PAGES)
def test_every_paragraph_expected_of_a_page_stands_in_it(stem: str) -> None:
    expected = next(article for article in EXPECTED if article["id"] == stem)
    page = html.unescape(PAGES[stem])
    assert [paragraph for paragraph in expected["text"].split("\n\n") if paragraph not in page] == []


def test_exactly_one_url_stands_twice_with_another_text() -> None:
    texts = defaultdict(list)
    for article in ARTICLES:
        texts[article["url"]].append(article["text"])
    twice = [found for found in texts.values() if len(found) > 1]
    assert len(twice) == 1
    assert len(twice[0]) == len(set(twice[0])) == 2


def test_the_wire_report_is_copied_whole_once_and_trimmed_once() -> None:
    paragraphs = {article["id"]: article["text"].split("\n\n")[1:] for article in ARTICLES}
    wire = paragraphs["01-transmer-talks-ruled-out"]
    assert paragraphs["02-radio-wire-copy"] == wire
    trimmed = " ".join(paragraphs["03-lantern-wire-copy-trimmed"])
    assert len(trimmed) < len(" ".join(wire))
    assert wire[1] in trimmed


@pytest.mark.parametrize("article", EXPECTED, ids=by_id)
def test_rows_have_a_name_of_their_own_and_known_fields(article: dict[str, Any]) -> None:
    names = [row["row"] for row in article["rows"]]
    assert len(set(names)) == len(names)
    for row in article["rows"]:
        assert ("content" in row) != ("absent" in row)
        assert set(row) <= ROW_FIELDS


@pytest.mark.parametrize("article", EXPECTED, ids=by_id)
def test_the_words_of_every_row_stand_once_in_its_article(article: dict[str, Any]) -> None:
    counts = {piece: len(places(article["text"], piece)) for row in article["rows"] for piece in pieces(row)}
    assert {piece: count for piece, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("article", EXPECTED, ids=by_id)
def test_a_nested_row_lies_inside_the_row_it_names(article: dict[str, Any]) -> None:
    rows = {row["row"]: row for row in article["rows"]}
    for row in article["rows"]:
        if "within" not in row:
            continue
        outer = [span for piece in pieces(rows[row["within"]]) for span in places(article["text"], piece)]
        for piece in pieces(row):
            start, end = places(article["text"], piece)[0]
            assert any(first <= start and end <= last for first, last in outer), row["row"]
