"""A user's own list of outlets."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.resolution.known.outlet_list import ENVIRONMENT, OutletListError
from onrecord.resolution.known.outlets import outlet_named


def listed(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv(ENVIRONMENT, str(path))


def test_its_names_are_known_beside_those_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(tmp_path / "own.csv", "name,aliases,country,kind\nKavra,Kavra Wire; Kw,Veldia,wire\n", monkeypatch)
    outlet = outlet_named("Kavra Wire")
    assert outlet is not None
    assert (outlet.name, outlet.country, outlet.kind) == ("Kavra", "Veldia", "wire")
    assert outlet_named("Reuters") is not None


def test_its_names_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(tmp_path / "own.csv", "name,aliases,country,kind\nReuters of Kalin,Reuters,,site\n", monkeypatch)
    outlet = outlet_named("Reuters")
    assert outlet is not None
    assert outlet.name == "Reuters of Kalin"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name,country\nKavra,Veldia\n", "has no column 'aliases'"),
        ("name,aliases,country,kind\nKavra,,,paper\n", "kind 'paper'"),
        ("name,aliases,country,kind\n,,,wire\n", "Line 2"),
    ],
)
def test_a_bad_file_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, why: str) -> None:
    listed(tmp_path / "own.csv", text, monkeypatch)
    with pytest.raises(OutletListError, match=why):
        outlet_named("Kavra")


def test_a_file_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“It is dry,” Ada Brook said.", encoding="utf-8")
    result = CliRunner().invoke(
        main, ["extract", str(tmp_path / "a.txt")], env={ENVIRONMENT: str(tmp_path / "none.csv")}
    )
    assert result.exit_code == 1
    assert "cannot be read" in result.stderr
    assert "Traceback" not in result.stderr
