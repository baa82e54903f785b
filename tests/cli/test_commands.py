"""What holds for the command line as a whole, run as a program of its own where that matters."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import Result

import onrecord
from onrecord.cli import main

Run = Callable[..., Result]

PROGRAM = [sys.executable, "-m", "onrecord"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(onrecord.__file__).parents[1])}


@pytest.mark.parametrize("command", [*main.commands.values()], ids=lambda command: command.name)
def test_command_has_help_with_an_example(run: Run, command: object) -> None:
    name = str(getattr(command, "name", ""))
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"\n    onrecord {name}" in result.stdout


def test_help_names_every_command_once_under_its_task(run: Run) -> None:
    text = run("--help").stdout
    assert all(text.count(f"\n  {name} ") == 1 for name in main.commands)
    assert text.index("To look things up:") < text.index("\n  statements ") < text.index("Proof and removal:")


@pytest.mark.parametrize("arguments", [("--nonsense",), ("nonsense",), ("statements", "--format", "xml")])
def test_wrong_usage_has_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_schema_is_the_published_one(run: Run) -> None:
    published = json.loads((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))
    assert json.loads(run("schema").stdout) == published


@pytest.mark.usefixtures("fake_extractor")
def test_version_names_package_model_and_schema(run: Run) -> None:
    text = run("version").stdout
    assert onrecord.__version__ in text
    assert "fake-1" in text
    assert onrecord.SCHEMA in text


@pytest.mark.parametrize("code", ["import onrecord", "import onrecord.cli; onrecord.cli.main(['--help'])"])
def test_heavy_parts_are_not_loaded_until_they_are_needed(code: str) -> None:
    heavy = "{'numpy', 'onnxruntime', 'trafilatura', 'sqlalchemy', 'alembic', 'rich', 'tokenizers'}"
    script = (
        f"import sys, atexit\natexit.register(lambda: print({heavy} & sys.modules.keys(), file=sys.stderr))\n{code}"
    )
    done = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"


def test_closed_pipe_ends_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run([*PROGRAM, "schema"], env=ENVIRONMENT, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_interrupt_is_one_line(
    run: Run, articles: Path, fake_extractor: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fake_extractor, "mark", interrupted)
    result = run("extract", str(articles))
    assert (result.exit_code, result.stderr) == (130, "Interrupted.\n")


def test_narrow_locale_is_no_reason_to_stop(tmp_path: Path) -> None:
    environment = {**ENVIRONMENT, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [*PROGRAM, "statements", "--ledger", "größe.db"]
    done = subprocess.run(command, env=environment, capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_full_disk_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, "schema"], env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"Error: The system refused (No space left on device).\n")


def test_extract_answers_a_line_before_the_next_is_written(tmp_path: Path) -> None:
    article = {"id": "one", "text": "“No,” Ilse Marrow said.", "published": "2031-03-05"}
    command = [*PROGRAM, "extract", "--input-format", "jsonl", "-"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for name in ("one", "two"):
            program.stdin.write(json.dumps({**article, "id": name}).encode() + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == name
