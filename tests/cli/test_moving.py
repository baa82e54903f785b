import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.ledger import open_ledger

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    """The command line with two articles on record."""
    assert run("add", str(articles)).exit_code == 0
    return run


def on_record(run: Run, ledger: str) -> list[dict[str, object]]:
    """The lines of an export, but for when the rows were added."""
    lines = [json.loads(line) for line in run("export", "--ledger", ledger).stdout.splitlines()]
    return [{name: value for name, value in line.items() if name not in ("added_at", "read_at")} for line in lines]


def test_an_export_makes_the_same_ledger(filled: Run) -> None:
    filled("export", "-o", "a.jsonl")
    result = filled("import", "a.jsonl", "--ledger", "new.db")
    assert result.exit_code == 0
    assert result.stderr == "2 readings in: 2 added; 3 new statements.\n"
    assert on_record(filled, "new.db") == on_record(filled, "ledger.db")
    statements = [
        filled("statements", "--format", "jsonl", "--ledger", name).stdout for name in ("new.db", "ledger.db")
    ]
    assert statements[0] == statements[1]


def test_importing_again_changes_nothing(filled: Run) -> None:
    exported = filled("export").stdout
    before = on_record(filled, "ledger.db")
    result = filled("import", "-", input=exported)
    assert result.stderr == "2 readings in: 2 already on record; 0 new statements.\n"
    assert on_record(filled, "ledger.db") == before


def test_what_extract_writes_can_be_imported(filled: Run, articles: Path) -> None:
    records = filled("extract", str(articles)).stdout
    assert filled("import", "-", "--ledger", "new.db", input=records).exit_code == 0
    assert on_record(filled, "new.db") == on_record(filled, "ledger.db")


def test_a_bad_line_is_named_and_the_others_are_on_record(filled: Run, tmp_path: Path) -> None:
    good = filled("export").stdout.splitlines()
    (tmp_path / "a.jsonl").write_text(
        "\n".join(["\ufeff" + good[0], "nonsense", good[1][:900], good[1]]), encoding="utf-8"
    )
    result = filled("import", "a.jsonl", "--ledger", "new.db")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("a.jsonl, line 2: it is not JSON (")
    assert result.stderr.splitlines()[1].startswith("a.jsonl, line 3: it is not JSON (")
    assert result.stderr.splitlines()[-1] == "4 readings in: 2 added, 2 failed; 3 new statements."
    assert on_record(filled, "new.db") == on_record(filled, "ledger.db")


def test_bytes_that_are_no_text_are_refused(filled: Run) -> None:
    exported = filled("export").stdout.encode().replace("“".encode(), b"\xff", 1)
    result = filled("import", "-", "--ledger", "new.db", input=exported)
    assert result.exit_code == 1
    assert "does not fit its text" in result.stderr


def test_an_export_without_texts_is_refused(filled: Run) -> None:
    result = filled("import", "-", "--ledger", "new.db", input=filled("export", "--no-text").stdout)
    assert result.exit_code == 1
    assert "exported without its text" in result.stderr


def test_a_file_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("import", "absent.jsonl").exit_code == 2
    assert os.listdir(tmp_path) == []


def test_a_copy_has_the_same_on_record(filled: Run) -> None:
    result = filled("copy", "ledger.db", "new.db")
    assert (result.exit_code, result.stderr) == (0, "2 readings in: 2 added; 3 new statements.\n")
    assert on_record(filled, "new.db") == on_record(filled, "ledger.db")
    assert filled("copy", "ledger.db", "new.db").stderr == "2 readings in: 2 already on record; 0 new statements.\n"
    assert on_record(filled, "new.db") == on_record(filled, "ledger.db")


def test_a_copy_needs_a_ledger_to_copy(run: Run, tmp_path: Path) -> None:
    result = run("copy", "absent.db", "new.db")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert os.listdir(tmp_path) == []


def test_a_ledger_is_not_copied_into_itself(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("ledger.db")
    assert filled("copy", "ledger.db", "ledger.db").exit_code == 2
    assert filled("copy", "ledger.db", "link.db").exit_code == 2


def test_decisions_and_removals_move_along(filled: Run, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.decide(kind="accept", who="Mara", target={"content": [[1, 2]]}, article="two")
    assert filled("redact", "one", "--reason", "order 7", "--by", "Mara", "--yes").exit_code == 0
    filled("export", "-o", "a.jsonl")
    assert "will not sit" not in (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    told = "2 readings in: 2 added; 1 new statement.\n1 decision in: 1 added.\n"
    assert filled("import", "a.jsonl", "--ledger", "new.db").stderr == told
    assert filled("copy", "ledger.db", "other.db").stderr == told
    again = "2 readings in: 1 already on record, 1 removed for good before; 0 new statements.\n"
    assert filled("copy", "new.db", "ledger.db").stderr == again + "1 decision in: 1 already on record.\n"
    for name in ("new.db", "other.db"):
        assert on_record(filled, name) == on_record(filled, "ledger.db")
        result = filled("verify", "--ledger", name)
        assert result.exit_code == 0
        assert "because: order 7" in result.stdout


def test_a_removal_reaches_a_ledger_that_has_the_text(filled: Run) -> None:
    filled("copy", "ledger.db", "new.db")
    filled("redact", "one", "--reason", "order 7", "--by", "Mara", "--yes")
    result = filled("copy", "ledger.db", "new.db")
    assert result.stderr == (
        "2 readings in: 1 already on record, 1 removed for good, as they were there; 0 new statements.\n"
    )
    assert filled("verify", "--ledger", "new.db").exit_code == 0
    assert filled("show", "one", "--ledger", "new.db").exit_code == 1
