import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("fake_extractor")


def test_add_says_what_became_of_each_article_and_the_sum(run: Run, articles: Path) -> None:
    result = run("add", str(articles))
    assert result.exit_code == 0
    assert "2 articles in: 2 added; 3 new statements." in result.stderr
    assert "Vessen stays away" in result.stderr


def test_add_writes_nothing_to_standard_output(run: Run, articles: Path) -> None:
    assert run("add", str(articles)).stdout == ""


def test_adding_again_changes_nothing_and_extracts_nothing(run: Run, articles: Path, fake_extractor: Any) -> None:
    run("add", str(articles))
    seen = sum(fake_extractor.calls)
    result = run("add", str(articles))
    assert "2 articles in: 2 already on record; 0 new statements." in result.stderr
    assert sum(fake_extractor.calls) == seen


def test_other_text_at_the_same_url_is_a_revision(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "story.txt"
    for text in ("A story\n\n“No,” Ilse Marrow said.", "A story\n\n“Perhaps,” Ilse Marrow said."):
        page.write_text(text, encoding="utf-8")
        result = run("add", str(page), "--url", "https://example.org/a")
    assert "1 article in: 1 revised; 1 new statement." in result.stderr


def test_text_that_goes_back_within_one_run_is_two_revisions(run: Run, tmp_path: Path) -> None:
    rows = [
        {"text": text, "title": "T", "outlet": "O", "published": "2031-03-05"}
        for text in ("“No,” Ilse Marrow said.", "“Perhaps,” Ilse Marrow said.", "“No,” Ilse Marrow said.")
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert "3 articles in: 1 added, 2 revised;" in run("add", str(path)).stderr


def test_bad_input_is_one_sentence_and_its_neighbours_are_kept(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("add", "empty.txt", str(articles), "absent.txt")
    assert result.exit_code == 1
    assert "4 articles in: 2 added, 2 failed; 3 new statements." in result.stderr
    assert [line for line in result.stderr.splitlines() if "empty.txt" in line]
    assert [line for line in result.stderr.splitlines() if "absent.txt" in line]


def test_article_without_a_date_is_read_and_said_so(run: Run, tmp_path: Path) -> None:
    rows = [{"id": f"n{number}", "text": f"“No {number},” Ilse Marrow said.", "title": "T"} for number in range(8)]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run("add", str(path))
    assert result.exit_code == 0
    assert result.stderr.count("No publication date: T") == 5
    assert "No publication date: 3 more articles" in result.stderr


def test_quiet_leaves_the_sum(run: Run, articles: Path) -> None:
    assert run("add", "--quiet", str(articles)).stderr.splitlines() == ["2 articles in: 2 added; 3 new statements."]


@pytest.mark.parametrize("option", [("--published", "2031-03-05"), ("--url", "https://example.org/a")])
def test_what_is_said_of_one_article_is_refused_for_two(run: Run, option: tuple[str, str]) -> None:
    result = run("add", "a.txt", "b.txt", *option)
    assert result.exit_code == 2
    assert f"{option[0]} can be said of one article only" in result.stderr


def test_date_that_is_none_is_wrong_usage(run: Run) -> None:
    result = run("add", "a.txt", "--published", "yesterday")
    assert result.exit_code == 2
    assert "'yesterday' is not a date" in result.stderr


def test_no_input_is_wrong_usage(run: Run) -> None:
    assert run("add").exit_code == 2


def test_one_article_that_breaks_the_model_takes_no_other_with_it(
    run: Run, articles: Path, fake_extractor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = fake_extractor.mark

    def broken(batch: Any) -> Any:
        if any(article.id == "one" for article in batch):
            raise RuntimeError("no memory\nleft")
        return mark(batch)

    monkeypatch.setattr(fake_extractor, "mark", broken)
    result = run("add", str(articles))
    assert result.exit_code == 1
    assert "Vessen stays away: not read because of an error in onrecord" in result.stderr
    assert "(RuntimeError in test_adding.py, line " in result.stderr
    assert "2 articles in: 1 added, 1 failed; 1 new statement." in result.stderr


def test_ledger_that_is_none_is_one_sentence(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "not.db").write_text("not a database " * 100, encoding="utf-8")
    result = run("add", str(articles), "--ledger", "not.db")
    assert result.exit_code == 1
    assert "not.db is not a ledger" in result.stderr


def test_extract_writes_a_record_a_line_and_keeps_ids(run: Run, articles: Path) -> None:
    result = run("extract", str(articles))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["one", "two"]
    assert [len(record["attributions"]) for record in records] == [2, 1]
    assert result.stderr == ""


def test_extract_reads_json_lines_from_standard_input(run: Run, articles: Path) -> None:
    result = run("extract", "--input-format", "jsonl", "-", input=articles.read_bytes())
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["one", "two"]


def test_extract_goes_on_after_a_line_cut_in_half(run: Run, articles: Path) -> None:
    lines = articles.read_text(encoding="utf-8").splitlines()
    data = "\n".join([lines[0][:40], lines[1]]).encode()
    result = run("extract", "--input-format", "jsonl", "-", input=data)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["two"]
    assert len(result.stderr.splitlines()) == 1


def test_extract_touches_no_ledger(run: Run, articles: Path, tmp_path: Path) -> None:
    run("extract", str(articles))
    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.usefixtures("fake_extractor")
def test_foreign_article_is_stored_and_said_to_be_unread(run: Run, tmp_path: Path) -> None:
    text = (
        "Der Rat von Tarn teilte am Montag mit, dass der Damm oberhalb der Stadt noch vor dem Frühjahr geleert wird und"
        " dass niemand sein Haus verlassen muss. Das Wasser steht höher als je zuvor, sagten die Ingenieure.\n"
    )
    (tmp_path / "rat.txt").write_text(text, encoding="utf-8")
    first = run("add", "rat.txt")
    assert "Stored, and not read: 1 article in another language than English (1 de)." in first.stderr
    assert "1 article in: 1 added; 0 new statements." in first.stderr
    assert "1 already on record" in run("add", "rat.txt").stderr
    assert "(not read: de)" in run("articles").stdout
    assert "0 read again" in run("reread").stderr
