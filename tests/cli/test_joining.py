import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
QUOTE = "“We will not open the locks before the river has thawed,” Ilse Marrow said."


@pytest.fixture
def filled(run: Run, tmp_path: Path, fake_extractor: object) -> Run:
    rows = [
        {"id": f"{number}", "text": f"{QUOTE} {number}", "outlet": f"Paper {number}", "published": f"2031-03-0{number}"}
        for number in range(1, 4)
    ]
    (tmp_path / "three.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run("add", "three.jsonl").exit_code == 0
    return run


def test_a_statement_is_listed_once_and_each_on_request(filled: Run) -> None:
    assert filled("statements").stdout.count("We will not") == 1
    assert "(+2 more)" in filled("statements").stdout
    assert filled("statements", "--each").stdout.count("We will not") == 3
    assert len(filled("statements", "--format", "csv").stdout.splitlines()) == 4


def test_one_statement_is_shown_with_its_carriers_and_why(filled: Run) -> None:
    shown = filled("statement", "s2").stdout
    assert "3 articles carry it" in shown
    assert shown.index("Paper 1") < shown.index("Paper 2") < shown.index("Paper 3")
    assert "the same quotation (1.00)" in shown
    data = json.loads(filled("statement", "s3", "--json").stdout)
    assert (data["statement"]["id"], len(data["tellings"])) == ("s1", 3)


def test_people_split_join_and_undo(filled: Run) -> None:
    assert "Decision 1: s1 and s3 are two statements, says Mara." in filled("split", "s1", "s3", "--by", "Mara").stdout
    assert filled("statements").stdout.count("We will not") == 2
    assert "1 other-statement by Mara" in filled("statement", "s3").stdout
    assert filled("review", "--undo", "1", "--by", "Mara").exit_code == 0
    assert filled("statements").stdout.count("We will not") == 1
    again = filled("join", "s1", "s2")
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)


def test_matching_can_be_done_again(filled: Run) -> None:
    assert "All attributions are matched." in filled("match").stderr
    assert "3 attributions matched." in filled("match", "--again").stderr
    assert "(+2 more)" in filled("statements").stdout


@pytest.mark.parametrize("id", ["s9", "x", "3f2a"])
def test_a_statement_that_is_not_there_is_one_sentence(filled: Run, id: str) -> None:
    result = filled("statement", id)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_contradictions_are_listed_in_each_form(run: Run, tmp_path: Path, fake_extractor: object) -> None:
    rows = [
        {"text": QUOTE, "outlet": "Paper 1", "published": "2031-03-01"},
        {"text": QUOTE.replace("Ilse Marrow", "Oren Halvik"), "outlet": "Paper 2", "published": "2031-03-01"},
    ]
    (tmp_path / "two.jsonl").write_text(
        "".join(json.dumps({"id": str(at), **row}) + "\n" for at, row in enumerate(rows))
    )
    assert run("add", "two.jsonl").exit_code == 0
    shown = run("contradictions").stdout
    assert "another speaker" in shown
    assert "Ilse Marrow" in shown
    assert "Oren Halvik → Paper 2" in shown
    assert json.loads(run("contradictions", "--json").stdout)["kind"] == "speakers"
    sides = [row[4] for row in csv.reader(run("contradictions", "--csv").stdout.splitlines())]
    assert sides == ["side", "one", "other"]
    assert "No contradiction" in run("contradictions", "--since", "2032").stderr
    assert run("contradictions", "--since", "soon").exit_code == 2
