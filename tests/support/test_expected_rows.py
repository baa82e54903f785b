"""The check of records against expected rows, itself checked."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

_SPEC = importlib.util.spec_from_file_location("expected_rows", Path(__file__).with_name("expected_rows.py"))
assert _SPEC
assert _SPEC.loader
expected_rows = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(expected_rows)

TEXT = "Reuters reported that Ada Brook had said on Monday morning that the bridge was safe."
REPORT = {
    "id": "a1",
    "parent": None,
    "kind": "indirect",
    "mode": "speech",
    "negated": False,
    "content": [[17, len(TEXT) - 1]],
    "speaker": {"name": "Reuters", "type": "outlet", "role": None, "party": None},
    "chain": [{"name": "Reuters"}, {"name": "The Example"}],
    "said_on": None,
    "act": None,
}
SAID = {
    **REPORT,
    "id": "a2",
    "parent": "a1",
    "content": [[TEXT.index("the bridge"), len(TEXT) - 1]],
    "speaker": {"name": "Ada Brook", "type": "person", "role": "the mayor", "party": None},
    "chain": [{"name": "Ada Brook"}, {"name": "Reuters"}, {"name": "The Example"}],
    "said_on": {"value": "2031-05-02"},
}
RECORD = {"id": "one", "text": TEXT, "attributions": [REPORT, SAID]}


def problems(**row: Any) -> list[str]:
    rows = [{"row": "report", "content": TEXT[17:-1]}, {"row": "it", **row}]
    wrong: list[str] = expected_rows.check_rows([{"id": "one", "rows": rows}], [RECORD])["one", "it"]
    return wrong


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("speaker", ["The Ada Brook"], "Reuters"),
        ("type", ["person"], "outlet"),
        ("role", "Mayor", "minister"),
        ("party", None, "Elbonia"),
        ("via", ["Reuters", "The Example"], ["The Example", "Reuters"]),
        ("not_via", "TASS", "Reuters"),
        ("said_on", "2031-05-02", None),
        ("kind", "indirect", "direct"),
        ("negated", False, True),
        ("within", "report", "it"),
    ],
)
def test_a_field_holds_or_is_named(name: str, right: Any, wrong: Any) -> None:
    assert problems(content="the bridge was safe", **{name: right}) == []
    assert [line.split(":")[0] for line in problems(content="the bridge was safe", **{name: wrong})] == [name]


def test_content_that_nobody_said_is_missed() -> None:
    assert problems(content="Reuters reported") == ["no attribution has this content"]


def test_what_must_be_absent_is_named() -> None:
    assert problems(absent="the bridge was safe") == ["is on record as said by 'Ada Brook'"]
    assert problems(absent="the bridge was safe", speaker="Reuters") == []


def test_an_article_that_is_not_on_record_fails_every_row() -> None:
    checked = expected_rows.check_rows([{"id": "two", "rows": [{"row": "it", "content": "x"}]}], [RECORD])
    assert checked == {("two", "it"): ["the article is not on record"]}


def test_expected_words_must_stand_in_the_article() -> None:
    with pytest.raises(ValueError, match="expected words are not in article 'one'"):
        problems(content="the moon")
