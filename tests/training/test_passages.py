"""The passages that the model learns from are sound: spans lie in the text, and what is nested in its parent."""

import json
from pathlib import Path
from typing import Any

import pytest

FILES = sorted((Path(__file__).parents[2] / "training" / "data").glob("*.jsonl"))
PASSAGES: list[dict[str, Any]] = [
    json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()
]


def by_id(passage: dict[str, Any]) -> str:
    return str(passage["id"])


def test_no_passage_stands_twice() -> None:
    assert len({passage["text"] for passage in PASSAGES}) == len({by_id(passage) for passage in PASSAGES}) == 340


@pytest.mark.parametrize("passage", PASSAGES, ids=by_id)
def test_every_span_is_words_of_the_text(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for item in passage["attributions"]:
        assert item["content"]
        for start, end in item["source"] + item["cue"] + item["content"]:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("passage", PASSAGES, ids=by_id)
def test_what_is_nested_lies_in_its_parents_content(passage: dict[str, Any]) -> None:
    items = {item["id"]: item for item in passage["attributions"]}
    for item in items.values():
        if item["parent"] is not None:
            outer = items[item["parent"]]["content"]
            assert all(any(a <= start and end <= b for a, b in outer) for start, end in item["content"])
