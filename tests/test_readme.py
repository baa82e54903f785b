"""What the README shows can be done."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

import onrecord
from onrecord.cli import main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_python_snippet_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.S)
    page = files("onrecord") / "samples" / "14-courier-press-conference.html"
    (tmp_path / "article.html").write_bytes(page.read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "README.md", "exec"), {})
    assert "direct" in capsys.readouterr().out
    with onrecord.open_ledger("news.db") as ledger:
        assert ledger.counts()["articles"] == 1


def test_every_command_shown_is_a_command() -> None:
    blocks = "".join(re.findall(r"```\n(.*?)```", README, re.S))
    shown = set(re.findall(r"^onrecord (\w+)", blocks, re.M))
    assert shown
    assert shown <= set(main.commands)


def test_every_command_is_in_the_changelog() -> None:
    changelog = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in changelog for name in main.commands)
