"""The expected articles are sound: their words stand in them, their kinds are known, and every kind is asked for."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord.edtf import is_valid
from tests.support.expected_rows import kinds_of

ARTICLES: list[dict[str, Any]] = [
    json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.rglob("*.json"))
]
KINDS = {
    "relay", "nesting", "pronoun", "role", "party", "unnamed", "group", "date", "act", "negation", "not-a-statement",
}  # fmt: skip
FEWEST = 25  # rows of one kind


def pieces(row: dict[str, Any]) -> list[str]:
    words = row["content"] if "content" in row else row["absent"]
    return words if isinstance(words, list) else [words]


def places(text: str, words: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]


def by_id(article: dict[str, Any]) -> str:
    return str(article["id"])


@pytest.mark.parametrize("article", ARTICLES, ids=by_id)
def test_the_words_of_every_row_stand_once(article: dict[str, Any]) -> None:
    counts = {piece: len(places(article["text"], piece)) for row in article["rows"] for piece in pieces(row)}
    assert {piece: count for piece, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("article", ARTICLES, ids=by_id)
def test_rows_have_a_name_of_their_own_and_known_kinds(article: dict[str, Any]) -> None:
    names = [row["row"] for row in article["rows"]]
    assert len(set(names)) == len(names)
    assert all(row["kinds"] and set(row["kinds"]) <= KINDS for row in article["rows"])


@pytest.mark.parametrize("article", ARTICLES, ids=by_id)
def test_a_nested_row_lies_inside_the_row_it_names(article: dict[str, Any]) -> None:
    rows = {row["row"]: row for row in article["rows"]}
    for row in article["rows"]:
        if "within" in row:
            outer = [span for piece in pieces(rows[row["within"]]) for span in places(article["text"], piece)]
            for piece in pieces(row):
                start, end = places(article["text"], piece)[0]
                assert any(first <= start and end <= last for first, last in outer), row["row"]


@pytest.mark.parametrize("article", ARTICLES, ids=by_id)
def test_dates_are_dates(article: dict[str, Any]) -> None:
    said = [row["said_on"] for row in article["rows"] if row.get("said_on")]
    values = [value for item in said for value in (item if isinstance(item, list) else [item])]
    assert [value for value in (article["published"], *values) if value and not is_valid(value)] == []


def test_every_kind_of_row_has_its_quota() -> None:
    counts = Counter(kind for article in ARTICLES for row in article["rows"] for kind in kinds_of(row))
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < FEWEST} == {}
