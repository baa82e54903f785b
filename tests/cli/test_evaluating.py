import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("fake_extractor")

TEXT = "“We stay away,” Ilse Marrow said."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    attribution = {"source": [[16, 27]], "cue": [[28, 32]], "content": [[0, 15]]}
    path.write_text(json.dumps({"id": "g1", "text": TEXT, "attributions": [attribution]}) + "\n", encoding="utf-8")
    return path


def test_texts_of_gold_are_extracted_and_scored(run: Run, gold: Path) -> None:
    figures = json.loads(run("evaluate", str(gold), "--format", "json").stdout)
    assert figures["attribution"]["f1"] == 1.0


def test_predicted_records_are_scored(run: Run, gold: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "records.jsonl"
    predicted.write_text(json.dumps({"id": "g1", "attributions": []}) + "\n", encoding="utf-8")
    figures = json.loads(run("evaluate", str(gold), "--predicted", str(predicted), "--format", "json").stdout)
    assert figures["attribution"]["f1"] == 0.0


def test_output_of_extract_can_be_scored(run: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(run("extract", str(gold)).stdout, encoding="utf-8")
    figures = json.loads(run("evaluate", str(gold), "--predicted", "records.jsonl", "--format", "json").stdout)
    assert figures["attribution"]["f1"] == 1.0


def test_figures_are_a_table_by_default(run: Run, gold: Path) -> None:
    result = run("evaluate", str(gold))
    assert result.exit_code == 0
    assert "attribution" in result.stdout


def test_worst_articles_are_named_on_standard_error(run: Run, gold: Path) -> None:
    result = run("evaluate", str(gold), "--worst", "1", "--format", "json")
    assert result.stderr == "g1: 1 right of 1 marked and 1 predicted\n"
    assert json.loads(result.stdout)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": "g1", "attributions": []}', "[" * 100_000])
def test_line_that_is_no_marked_article_is_one_sentence(run: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.jsonl").write_text(line, encoding="utf-8")
    result = run("evaluate", "bad.jsonl")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_missing_file_is_wrong_usage(run: Run) -> None:
    assert run("evaluate", "absent.jsonl").exit_code == 2


def test_a_file_keeps_its_name_in_the_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("nonsense\n", encoding="utf-8")
    assert run("evaluate", "gold.jsonl").stderr.startswith("Error: gold.jsonl, line 1 is not JSON")
