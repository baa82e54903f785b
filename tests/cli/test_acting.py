"""`onrecord actors` and `onrecord actor`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.ledger import open_ledger
from tests.support.speaking import minister, speaking

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _filled(run: Run) -> None:
    with open_ledger("ledger.db") as ledger:
        for number, name in enumerate(["Ilse Marrow", "Ilse Marrow", "Ilse B. Marrow"]):
            spoken = speaking(minister(name), "Oren Halvik", "Moss", url=f"https://courier.example/{number}")
            ledger.add(spoken)
        ledger.add(speaking(minister("=Ilse Marrow\x1b[31m", party="Velm"), url="https://courier.example/9"))


def test_each_person_is_listed_once(run: Run) -> None:
    lines = run("actors", "--type", "person").stdout.splitlines()
    assert [line for line in lines if "Ilse Marrow" in line and "+1" in line and "Osmar" in line]
    assert sum("Oren Halvik" in line for line in lines) == 1
    assert sum("Moss in " in line for line in lines) == 3
    assert "\x1b" not in "".join(lines)


def test_formats(run: Run) -> None:
    found = json.loads(run("actors", "--name", "marrow", "--format", "json").stdout)
    assert [item["statements"] for item in found] == [3, 1]
    assert [json.loads(line) for line in run("actors", "--name", "marrow", "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("actors", "--name", "marrow", "--format", "csv").stdout)))
    assert rows[0]["names"] == "Ilse Marrow | Ilse B. Marrow"
    assert rows[0]["offices"] == "foreign minister 2031-05-06/2031-05-06"
    assert rows[1]["name"].startswith("'=Ilse")
    assert run("actors", "--limit", "1", "--format", "jsonl").stdout.count("\n") == 1


def test_a_longer_list_says_so(run: Run) -> None:
    result = run("actors", "--limit", "1")
    assert result.stderr == "The first 1; there are more (--limit 0 shows all).\n"
    assert run("actors", "--name", "nobody").stderr == "No speaker on record fits.\n"
    assert run("actors", "--name", "…").exit_code == 2


def test_one_actor_shows_names_reasons_offices_and_statements(run: Run) -> None:
    text = run("actor", "oren halvik", "--limit", "2").stdout
    assert "3 statements" in text
    assert "2 of 3 statements: onrecord statements --thoughts --actor f" in text
    text = " ".join(run("actor", "f1").stdout.split())
    assert "the same name with a middle initial (0.96)" in text
    assert "foreign minister 2031-05-06" in text
    assert json.loads(run("actor", "f1", "--json").stdout)["party"] == "Osmar"


def test_several_or_nobody_is_one_sentence(run: Run) -> None:
    result = run("actor", "Marrow")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "may be any of f1 Ilse Marrow (Osmar)" in result.stderr
    assert "\x1b" not in result.stderr
    result = run("statements", "--actor", "nobody")
    assert (result.exit_code, result.stderr.startswith("Error: No speaker on record is called 'nobody'")) == (1, True)


def test_statements_of_an_actor_under_all_names(run: Run) -> None:
    found = json.loads(run("statements", "--actor", "f1", "--format", "json").stdout)
    assert [item["speaker"]["name"] for item in found] == ["Ilse Marrow", "Ilse Marrow", "Ilse B. Marrow"]


def test_candidates_are_listed_and_decided_on(run: Run) -> None:
    with open_ledger("ledger.db") as ledger:
        ledger.add(speaking(minister("Ilse Marrow", "judge", "Kenya"), url="https://courier.example/10"))
        ledger.add(speaking(minister("Ilse Marrow", "judge", "France"), url="https://courier.example/11"))
    pairs = json.loads(run("actors", "candidates", "--format", "json").stdout)
    assert "the same name, of which parties or callings contradict each other" in {item["rule"] for item in pairs}
    assert len(run("actors", "candidates", "--format", "csv").stdout.splitlines()) == len(pairs) + 1
    assert "Ilse Marrow" in run("actors", "candidates", "--limit", "1").stdout
    made = run("actors", "join", pairs[0]["one"]["id"], pairs[0]["other"]["id"], "--by", "Mara")
    assert made.stdout.startswith("Decision 1: ")
    assert "are the same (onrecord review --undo 1 takes it back)" in made.stdout
    assert len(json.loads(run("actors", "candidates", "--format", "json").stdout)) < len(pairs)
    assert run("review", "--undo", "1", "--by", "Mara").exit_code == 0
    assert json.loads(run("actors", "candidates", "--format", "json").stdout) == pairs
    made = run("actors", "split", pairs[0]["one"]["id"], pairs[0]["other"]["id"], "--json", "--by", "Mara")
    assert json.loads(made.stdout)["kind"] == "other-actor"
    assert run("actors", "candidates", "Oren Halvik").stderr == "No pair is left to decide on.\n"


def test_what_cannot_be_decided_is_one_sentence(run: Run) -> None:
    result = run("actors", "join", "f1", "f1")
    assert (result.exit_code, result.stderr) == (1, "Error: 'f1' and 'f1' are the same already.\n")
    assert run("actors", "join", "f1", "nobody").exit_code == 1
    assert run("actors", "join", "f1", "f2", "--by", " ").exit_code == 2


@pytest.mark.parametrize("command", ["candidates", "import", "join", "split"])
def test_help_of_what_is_below_has_an_example(run: Run, command: str) -> None:
    assert f"\n    onrecord actors {command}" in run("actors", command, "--help").stdout


def test_a_roster_is_imported_and_what_is_bad_is_told(run: Run, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("name,aliases\nOren Halvik,Ilse Halvik|Halvik\n,\n", encoding="utf-8")
    result = run("actors", "import", str(roster), "--by", "Mara")
    assert result.stdout == "2 entries: 1 new, 0 changed, 0 known, 1 bad.\n"
    assert "Line 3 of " in result.stderr
    assert "Left out, since they tell nobody from others: Halvik." in result.stderr
    assert result.exit_code == 1
    with open_ledger("ledger.db") as ledger:
        ledger.add(speaking("Ilse Halvik", url="https://courier.example/12"))
    assert len(json.loads(run("actor", "Ilse Halvik", "--json").stdout)["names"]) == 2
    assert run("actors", "import", "nowhere.csv").stderr.startswith("Error: nowhere.csv cannot be read")
    (tmp_path / "other.csv").write_text("surname\nMoss\n", encoding="utf-8")
    assert "is no roster" in run("actors", "import", str(tmp_path / "other.csv")).stderr
