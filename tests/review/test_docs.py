"""What docs/review.md shows can be done."""

import re
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger

PAGE = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")


def test_the_python_snippet_runs(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(tmp_path)
    ledger.backup("news.db")
    exec(compile(snippet.replace("Solvat", "Solvay"), "docs/review.md", "exec"), {})
    assert "accepted Anna Solvay Anna Solvay" in capsys.readouterr().out
    with open_ledger("news.db") as copy:
        assert copy.verify().fits
