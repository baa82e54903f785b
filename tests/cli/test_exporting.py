import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import onrecord

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    """The command line with two articles on record."""
    assert run("add", str(articles)).exit_code == 0
    return run


def test_without_options_everything_is_json_lines(filled: Run) -> None:
    lines = [json.loads(line) for line in filled("export").stdout.splitlines()]
    assert [(line["id"], line["revision"], len(line["attributions"])) for line in lines] == [
        ("one", 1, 2),
        ("two", 1, 1),
    ]


def test_a_dash_is_standard_output(filled: Run) -> None:
    assert filled("export", "-o", "-").stdout == filled("export").stdout


def test_the_ending_of_the_file_tells_the_format(filled: Run, tmp_path: Path) -> None:
    beginnings = {
        "a.csv": b"statement,",
        "a.jsonld": b'{"@context"',
        "a.md": b"- **",
        "a.jsonl": b'{"schema"',
        "a": b"{",
    }
    for name, beginning in beginnings.items():
        result = filled("export", "-o", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert f"written to {name}." in result.stderr
        assert (tmp_path / name).read_bytes().startswith(beginning)


def test_parquet_is_written_to_a_file(filled: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert filled("export", "-o", "a.parquet", "--speaker", "Halvik").stderr == "2 statements written to a.parquet.\n"
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 2
    assert filled("export", "--format", "parquet").exit_code == 2


@pytest.mark.parametrize(
    ("form", "count"), [("csv", 3), ("markdown", 2), ("jsonld", 2), ("jsonl", 2)]
)  # csv has a header; jsonl has whole articles
def test_filters_choose(filled: Run, form: str, count: int) -> None:
    output = filled("export", "--format", form, "--speaker", "Halvik").stdout
    pieces = {
        "csv": output.splitlines(),
        "markdown": [line for line in output.splitlines() if line.startswith("- ")],
        "jsonld": output.split('"Quotation", "Entity"')[1:],
        "jsonl": output.splitlines(),
    }
    assert len(pieces[form]) == count


def test_csv_is_that_of_statements(filled: Run) -> None:
    output = filled("export", "--format", "csv").stdout
    assert output == filled("statements", "--format", "csv").stdout
    assert len(list(csv.DictReader(io.StringIO(output)))) == 3


@pytest.mark.parametrize("form", ["jsonl", "jsonld"])
def test_no_text_leaves_the_texts_out(filled: Run, form: str) -> None:
    output = filled("export", "--format", form, "--no-text").stdout
    assert "Vessen stays away from river talks" not in output
    assert "We will not sit at that table" in output


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown"])
def test_nothing_that_fits_is_said_so(filled: Run, form: str) -> None:
    result = filled("export", "--format", form, "--speaker", "Nobody")
    assert result.exit_code == 0
    assert result.stderr == "Nothing on record fits.\n"


def test_a_filter_that_cannot_be_is_wrong_usage(filled: Run) -> None:
    assert filled("export", "--since", "2032", "--until", "2031").exit_code == 2
    assert filled("export", "--since", "soon").exit_code == 2


def test_the_ledger_is_never_written_over(filled: Run, tmp_path: Path) -> None:
    before = (tmp_path / "ledger.db").read_bytes()
    assert filled("export", "-o", "ledger.db").exit_code == 2
    assert (tmp_path / "ledger.db").read_bytes() == before


def test_a_missing_ledger_is_one_sentence(run: Run, tmp_path: Path) -> None:
    result = run("export", "-o", "a.jsonl")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there_is_one_sentence(filled: Run) -> None:
    result = filled("export", "-o", "absent/a.jsonl")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_a_file_that_was_there_stays_until_the_new_one_is_whole(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text("before")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.export.jsonl_lines", full)
    result = filled("export", "-o", "a.jsonl")
    assert (result.exit_code, result.stderr) == (1, "Error: The system refused (No space left on device).\n")
    assert (tmp_path / "a.jsonl").read_text() == "before"
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


def test_a_closed_pipe_ends_quietly(filled: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(onrecord.__file__).parents[1])}
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        command = [sys.executable, "-m", "onrecord", "export", "--ledger", str(tmp_path / "ledger.db")]
        done = subprocess.run(command, env=environment, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")
