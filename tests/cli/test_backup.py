import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_backup_has_the_head_that_is_printed(run: Run, articles: Path, fake_extractor: object) -> None:
    run("add", str(articles))
    result = run("backup", "copy.db")
    assert result.exit_code == 0
    assert json.loads(run("head", "--ledger", "copy.db").stdout)["digest"] in result.stdout


def test_a_file_that_is_there_is_not_overwritten(run: Run, articles: Path, fake_extractor: object) -> None:
    run("add", str(articles))
    result = run("backup", str(articles))
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert articles.read_text(encoding="utf-8").startswith("{")


def test_a_file_is_replaced_where_it_may_be(run: Run, articles: Path, fake_extractor: object) -> None:
    run("add", str(articles))
    Path("copy.db").write_text("mine")
    assert run("backup", "--replace", "copy.db").exit_code == 0
    assert run("verify", "--ledger", "copy.db").exit_code == 0
    result = run("backup", "--replace", "ledger.db")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
