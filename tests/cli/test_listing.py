import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    """The command line with two articles on record."""
    assert run("add", str(articles)).exit_code == 0
    return run


@pytest.mark.parametrize("command", [("statements",), ("articles",), ("show", "0123")])
def test_missing_ledger_is_one_sentence_that_says_what_to_do(
    run: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    result = run(*command)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "onrecord add" in result.stderr
    assert not (tmp_path / "ledger.db").exists()


def test_statements_are_a_table_by_default(filled: Run) -> None:
    table = filled("statements").stdout
    assert "SPEAKER" in table
    assert "“We will not sit at that table,”" in table


def test_statements_as_json_are_a_list(filled: Run) -> None:
    statements = json.loads(filled("statements", "--format", "json").stdout)
    assert {item["speaker"]["name"] for item in statements} == {"Ilse Marrow", "Oren Halvik"}
    assert statements[0]["carriers"][0]["outlet"] == "The Tarn Courier"


def test_no_statements_as_json_are_an_empty_list(filled: Run) -> None:
    assert json.loads(filled("statements", "--speaker", "Nobody", "--format", "json").stdout) == []


def test_statements_as_json_lines_are_one_a_line(filled: Run) -> None:
    lines = filled("statements", "--format", "jsonl").stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == 3


def test_statements_as_csv_have_a_header(filled: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("statements", "--format", "csv").stdout)))
    assert len(rows) == 3
    assert rows[0]["outlet"] == "The Tarn Courier"


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--speaker", "Marrow"), 1),
        (("--speaker", "Halvik"), 2),
        (("--speaker", "Halvik", "--outlet", "Radio Velm"), 1),
        (("--text", "table"), 1),
        (("--until", "2031-03-06", "--speaker", "Halvik"), 1),
        (("--since", "2031-03-07"), 1),
        (("--limit", "2"), 2),
        (("--limit", "0"), 3),
    ],
)
def test_filters_choose(filled: Run, options: tuple[str, ...], count: int) -> None:
    assert len(filled("statements", *options, "--format", "jsonl").stdout.splitlines()) == count


def test_table_says_that_there_are_more(filled: Run) -> None:
    assert "there are more" in filled("statements", "--limit", "2").stderr
    assert filled("statements", "--limit", "3").stderr == ""


def test_nothing_that_fits_is_said_so(filled: Run) -> None:
    result = filled("statements", "--speaker", "Nobody")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No statement" in result.stderr


@pytest.mark.parametrize("options", [("--since", "soon"), ("--since", "2032", "--until", "2031"), ("--speaker", "")])
def test_filter_that_cannot_be_is_wrong_usage(filled: Run, options: tuple[str, ...]) -> None:
    assert filled("statements", *options).exit_code == 2


def test_show_takes_the_id_that_the_table_gives(filled: Run) -> None:
    statements = json.loads(filled("statements", "--format", "json").stdout)
    reference = statements[0]["carriers"][0]["article"][:8]
    assert reference in filled("statements").stdout
    assert "[“We will not sit at that table,”]a1" in filled("show", reference).stdout


def test_show_takes_the_id_that_the_caller_gave(filled: Run) -> None:
    assert "Halvik hopes" in filled("show", "two").stdout


def test_show_as_json_is_the_record(filled: Run) -> None:
    record = json.loads(filled("show", "two", "--json").stdout)
    assert (record["id"], len(record["attributions"])) == ("two", 1)


def test_show_why_says_what_a_value_was_resolved_from(filled: Run) -> None:
    assert "speaker: " not in filled("show", "two").stdout
    assert "speaker: named in the source “Oren Halvik”" in filled("show", "two", "--why").stdout


def test_why_as_json_is_because(filled: Run) -> None:
    (item,) = json.loads(filled("show", "two", "--json", "--why").stdout)["attributions"]
    assert item["because"]["speaker"][0]["spans"] == item["source"]


def test_what_another_model_read_is_not_explained(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.conftest.FakeExtractor.model", "fake-2")
    result = filled("show", "two", "--why")
    assert result.exit_code == 1
    assert "was read by fake-1" in result.stderr


def test_show_of_an_unknown_article_is_one_sentence(filled: Run) -> None:
    result = filled("show", "three")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "three" in result.stderr


def test_articles_are_listed_with_the_number_of_their_statements(filled: Run) -> None:
    lines = filled("articles").stdout.splitlines()
    assert lines[1].split()[-4:] == ["Vessen", "stays", "away", "2"]


def test_articles_as_json_lines(filled: Run) -> None:
    rows = [json.loads(line) for line in filled("articles", "--json").stdout.splitlines()]
    assert [row["attributions"] for row in rows] == [2, 1]


def test_facts_of_a_page_say_what_is_taken_and_from_where(run: Run, tmp_path: Path) -> None:
    head = '<title>\x1b[2J</title><meta property="article:published_time" content="2031-03-05T10:00">'
    body = "<article><h1>Halvik hopes</h1><p>“There is time for it,” Oren Halvik said to us.</p></article>"
    (tmp_path / "page.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    shown = run("facts", "page.html").stdout
    assert "page.html: an article" in shown
    assert "published  2031-03-05 (stated)" in shown
    assert "article:published_time: 2031-03-05T10:00  [zone unknown]" in shown
    assert "\x1b" not in shown
    found = json.loads(run("facts", "page.html", "--json").stdout)
    assert (found["taken"]["title"], found["taken"]["outlet"], found["cause"]) == ("Halvik hopes", None, None)
    assert run("facts", "none.html").exit_code == 1
