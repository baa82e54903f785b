"""`onrecord issues` and `onrecord positions`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
DEFINED = ("issues", "add", "--title", "River talks", "--party", "Vessen=Ilse Marrow", "--word", "sit at that table")


@pytest.fixture
def held(run: Run, articles: Path, fake_extractor: object) -> Run:
    run("add", str(articles))
    assert run(*DEFINED).stderr == "river-talks: on record\n"
    return run


def test_issue_is_defined_listed_and_dropped(held: Run) -> None:
    assert held(*DEFINED).stderr == "river-talks: on record as it is already\n"
    assert "Vessen (Ilse Marrow)" in held("issues").stdout
    (issue,) = json.loads(held("issues", "--json").stdout)
    assert issue["parties"] == {"Vessen": ["Ilse Marrow"]}
    assert held("issues", "drop", "river").stderr == "1 version taken back.\n"
    assert "No issue is on record" in held("issues").stderr


def test_issue_comes_from_a_file(run: Run, tmp_path: Path, articles: Path, fake_extractor: object) -> None:
    run("add", str(articles))
    (tmp_path / "talks.toml").write_text('title = "T"\nwords = ["talks"]\nparties = ["Vessen"]\n', encoding="utf-8")
    assert run("issues", "add", "talks.toml").exit_code == 0
    assert run("issues", "add", "none.toml").stderr == "Error: none.toml cannot be read (No such file or directory).\n"
    assert run("issues", "add", "talks.toml", "--word", "x").exit_code == 2
    assert run("issues", "add").exit_code == 2
    assert "needs parties" in run("issues", "add", "--title", "T", "--word", "x").stderr


def test_positions_as_a_table(held: Run) -> None:
    text = held("positions", "river").stdout
    assert "● closed" in text
    assert "Ilse Marrow: said “We will not sit at that table,”" in " ".join(text.split())
    assert "by 2031-03-05" in text or "2031-03-04" in text


def test_positions_as_json_and_csv(held: Run) -> None:
    found = json.loads(held("positions", "river", "--format", "json").stdout)
    (position,) = found["positions"]
    assert position["stance"] == "closed"
    assert found["issue"]["name"] == "river-talks"
    (row,) = csv.DictReader(io.StringIO(held("positions", "river", "--format", "csv").stdout))
    assert (row["party"], row["stance"], row["outlet"]) == ("Vessen", "closed", "The Tarn Courier")
    start, end = map(int, row["words"].split("-"))
    article = json.loads(held("show", row["article"], "--json").stdout)
    assert article["text"][start:end] in article["text"]
    assert "sit at that table" in article["text"][start:end]


def test_unknown_issue_and_wrong_date_get_a_sentence(held: Run) -> None:
    unknown = held("positions", "harbour")
    assert (unknown.exit_code, unknown.stderr) == (1, "Error: No issue is called 'harbour'; on record: river-talks.\n")
    assert held("positions", "river", "--since", "June").exit_code == 2


def test_issue_without_a_position_says_so(held: Run) -> None:
    held("issues", "add", "--title", "Grain", "--party", "Vessen", "--word", "grain")
    assert "No position on record." in held("positions", "grain").stdout


def test_brief_as_markdown_and_html(held: Run) -> None:
    text = held("brief", "river", "--since", "2031").stdout
    assert text.startswith(
        "# River talks\n\nSince 2031\n\n## New statements\n\n### Vessen\n\n- *closed*: **Ilse Marrow**"
    )
    assert "<h1>River talks</h1>" in held("brief", "river", "--since", "2031", "--format", "html").stdout
    assert held("brief", "river").stderr.endswith("Error: Say since when, such as --since 2031-03.\n")
    assert held("brief", "harbour", "--since", "2031").exit_code == 1
