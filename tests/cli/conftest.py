"""A command line to run, and invented articles to run it on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

STORY = """Vessen stays away from river talks

“We will not sit at that table,” Ilse Marrow said on Tuesday. Oren Halvik said “the water is ours” on Monday.
"""
OTHER = "Halvik hopes\n\n“There is time,” Oren Halvik said.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in an empty directory, with a ledger of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=input, catch_exceptions=True)
        unexpected = result.exception and not isinstance(result.exception, SystemExit)
        assert not unexpected, result.exception
        return result

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A JSON Lines file of two articles."""
    path = tmp_path / "articles.jsonl"
    rows = [
        {
            "id": "one",
            "text": STORY,
            "title": "Vessen stays away",
            "outlet": "The Tarn Courier",
            "published": "2031-03-05",
        },
        {"id": "two", "text": OTHER, "title": "Halvik hopes", "outlet": "Radio Velm", "published": "2031-03-07"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
