"""What docs/positions.md shows can be done, on the samples."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.positions import issue_from
from onrecord.positions.formats import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "positions.md").read_text(encoding="utf-8")


@pytest.fixture
def samples(sample_ledger: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the ledger of the samples."""
    shutil.copy(sample_ledger, tmp_path / "demo.db")
    return tmp_path


def test_the_python_snippet_runs(
    samples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(samples)
    exec(compile(snippet, "docs/positions.md", "exec"), {})
    assert "Karsovia moved from ['closed']" in capsys.readouterr().out


def test_the_file_shown_is_an_issue() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    assert issue_from(tomllib.loads(text)).name == "talks-over-the-harl-dam"


def test_all_columns_are_named() -> None:
    assert all(f"`{column}`" in PAGE for column in COLUMNS)


def test_the_demo_shows_who_moved(samples: Path) -> None:
    result = CliRunner().invoke(
        main, ["positions", "harl", "--ledger", str(samples / "demo.db")], env={"COLUMNS": "120"}
    )
    text = " ".join(result.stdout.split())
    assert "⟨if the filling stopped for 60 days⟩" in text
    assert "Karsovia: ○ open by 2025-05-27, moved 2 times" in text
    assert "Aurenne: ◇ mediating 2025-04-02" in text
