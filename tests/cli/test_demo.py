import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.cli.demo import command_typed
from onrecord.cli.serving import serve

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("fake_extractor")


def test_demo_prints_statements_and_then_what_to_type_next(run: Run) -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert result.stdout.index(" statement") < result.stdout.index("What to type next")


def test_every_command_that_the_demo_names_works(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [".venv/bin/onrecord"])
    lines = [line.strip() for line in run("demo", "--ledger", "my demo.db").stdout.splitlines()]
    commands = [shlex.split(line)[1:] for line in lines if "--ledger" in line]
    assert len(commands) == 6
    assert commands[0] == ["serve", "--ledger", "my demo.db", "--open"]  # which does not end by itself
    for command in commands[1:]:
        result = run(*command)
        assert result.exit_code == 0, command
        assert len(result.stdout.splitlines()) > 2, command


def test_the_demo_opens_in_a_browser(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    served: dict[str, object] = {}
    monkeypatch.setattr(serve, "callback", lambda **given: served.update(given))
    assert run("demo", "--open").exit_code == 0
    assert (served["ledger"], served["browse"], served["host"]) == ("demo.db", True, "127.0.0.1")


def test_demo_again_changes_nothing(run: Run) -> None:
    run("demo")
    first = run("articles", "--ledger", "demo.db").stdout
    again = run("demo")
    assert again.exit_code == 0
    assert "on record in demo.db already" in again.stderr
    assert run("articles", "--ledger", "demo.db").stdout == first


def test_demo_leaves_the_ledger_of_the_user_alone(run: Run, tmp_path: Path) -> None:
    run("demo")
    assert not (tmp_path / "ledger.db").exists()
    assert (tmp_path / "demo.db").exists()


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        (".venv/bin/onrecord", ".venv/bin/onrecord"),
        ("my tools/onrecord", "'my tools/onrecord'"),
        ("/src/onrecord/__main__.py", "python -m onrecord"),
    ],
)
def test_command_is_named_as_it_was_typed(monkeypatch: pytest.MonkeyPatch, given: str, typed: str) -> None:
    monkeypatch.setattr(sys, "argv", [given])
    assert command_typed() == typed


def test_command_on_the_path_is_named_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "onrecord"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert command_typed() == "onrecord"
