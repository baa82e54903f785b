import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    assert run("add", str(articles)).exit_code == 0
    return run


def test_a_sound_ledger_is_said_to_fit(filled: Run) -> None:
    result = filled("verify")
    assert result.exit_code == 0
    assert "fits: 2 transactions, nothing altered" in result.stdout
    assert "2 articles" in result.stdout
    assert "onrecord head" in result.stderr


def test_an_altered_row_is_named_in_one_sentence(filled: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("DROP TRIGGER same_articles")
        connection.execute("DROP TRIGGER kept_articles")
        connection.execute("UPDATE articles SET title = 'Another' WHERE seq = 2")
    connection.close()
    result = filled("verify")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "does not fit: row 2 of articles" in result.stderr
    result = filled("verify", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["misfit"]["seq"] == 2


@pytest.mark.parametrize("as_file", [True, False])
def test_a_kept_head_is_checked(filled: Run, tmp_path: Path, as_file: bool) -> None:
    printed = filled("head").stdout
    assert json.loads(printed)["transactions"] == 2
    (tmp_path / "head.json").write_text(printed, encoding="utf-8")
    kept = "head.json" if as_file else json.loads(printed)["digest"].upper()
    filled("redact", "two", "--reason", "order 7", "--by", "Mara", "--yes")
    assert "in the chain, 1 transaction ago" in filled("verify", "--head", kept).stdout
    assert json.loads(filled("verify", "--head", kept, "--json").stdout)["since"] == 1


def test_what_is_made_from_the_rows_is_compared_and_mended(filled: Run, tmp_path: Path) -> None:
    result = filled("verify", "--derived")
    assert result.exit_code == 0
    assert "What is made from these fits: " in result.stdout
    assert " of spoken" in result.stdout
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("UPDATE figures SET statements = 9")
    connection.close()
    result = filled("verify", "--derived")
    assert result.exit_code == 1
    assert "of figures is not what the rows give; onrecord verify --derived --mend" in result.stderr
    assert filled("verify").exit_code == 0
    mended = filled("verify", "--derived", "--mend", "--json")
    assert mended.exit_code == 0
    told = json.loads(mended.stdout)
    assert (told["fits"], told["derived"]["mended"], told["derived"]["misfit"]["table"]) == (True, True, "figures")
    assert filled("verify", "--derived").exit_code == 0
    assert filled("verify", "--mend").exit_code == 2


def test_a_head_of_another_ledger_does_not_fit(filled: Run) -> None:
    result = filled("verify", "--head", "ab" * 32)
    assert result.exit_code == 1
    assert "does not follow on the head that was kept" in result.stderr


@pytest.mark.parametrize("content", [None, "", "[]", '{"digest": "abc"}', '{"digest": 7}'])
def test_what_is_no_head_is_wrong_usage(filled: Run, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "head.json").write_text(content, encoding="utf-8")
    result = filled("verify", "--head", "head.json")
    assert result.exit_code == 2
    assert "is no head of a ledger" in result.stderr


def test_a_removal_asks_first(filled: Run) -> None:
    refused = filled("redact", "two", "--reason", "order 7", input="n\n")
    assert refused.exit_code == 1
    assert "“Halvik hopes”" in refused.stderr
    assert filled("show", "two").exit_code == 0
    assert filled("redact", "two", "--reason", "order 7", "--by", "Mara", input="y\n").exit_code == 0
    shown = filled("show", "two")
    assert shown.exit_code == 1
    assert "removed on" in shown.stderr
    assert "because: order 7" in filled("verify").stdout
    assert "text removed" in filled("articles").stdout


def test_a_removed_article_is_not_added_again(filled: Run, articles: Path) -> None:
    filled("redact", "two", "--reason", "order 7", "--yes")
    again = filled("add", str(articles))
    assert again.exit_code == 0
    assert "2 already on record" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("three", "--reason", "x", "--yes"), 1), (("two", "--reason", " ", "--yes"), 2), (("two", "--yes"), 2)],
)
def test_what_cannot_be_removed_is_said_so(filled: Run, arguments: tuple[str, ...], status: int) -> None:
    result = filled("redact", *arguments)
    assert result.exit_code == status
    assert "Error: " in result.stderr
    assert filled("verify").stdout.count("Removed") == 0
