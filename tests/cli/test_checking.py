import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    assert run("add", str(articles)).exit_code == 0
    return run


def test_a_quotation_is_checked(filled: Run) -> None:
    said = filled("check", "We will sit at that table", "--speaker", "Marrow").stdout
    assert said.startswith("altered")
    assert "will [-not-] sit" in said
    assert "Ilse Marrow → The Tarn Courier" in said


def test_json_and_csv_hold_the_same(filled: Run) -> None:
    data = json.loads(filled("check", "the water is ours", "--json").stdout)
    assert (data["verdict"], data["matches"][0]["statement"]["speaker"]["name"]) == ("verbatim", "Oren Halvik")
    head, row = filled("check", "the water is ours", "--csv").stdout.splitlines()
    assert head.startswith("words,speaker,verdict,statement")
    assert row.startswith("the water is ours,,verbatim,")


def test_a_draft_is_checked_quote_by_quote(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("“The water is ours,” Ilse Marrow said. “Never heard of it,” Oren Halvik said.")
    result = filled("check", "--file", "draft.txt")
    assert "other-speaker" in result.stdout
    assert "not-found" in result.stdout
    assert "2 quotations" in result.stderr
    data = json.loads(filled("check", "--file", "draft.txt", "--json").stdout)
    assert [item["checked"]["verdict"] for item in data] == ["other-speaker", "not-found"]


@pytest.mark.parametrize("arguments", [(), ("…",), ("a b", "--file", "x"), ("--file", "x", "--speaker", "y")])
def test_a_check_that_cannot_be_is_wrong_usage(filled: Run, arguments: tuple[str, ...]) -> None:
    assert filled("check", *arguments).exit_code == 2


def test_a_draft_that_is_not_there_is_one_sentence(filled: Run) -> None:
    result = filled("check", "--file", "nowhere.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "nowhere.txt" in result.stderr


def test_hostile_words_are_shown_harmless(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("“The \x1b[31mwater is ours now and then,” Ilse said.")
    assert "\x1b" not in filled("check", "--file", "draft.txt").stdout
