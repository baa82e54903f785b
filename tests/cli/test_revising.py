import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
URL = "https://courier.example/talks"
FIRST = "Talks\n\n“We will not sit at that table,” Ilse Marrow said.\n\n“There is time,” Oren Halvik said.\n"
SECOND = "Talks\n\n“We will sit at that table,” Ilse Marrow said.\n\nCorrection: Ms Marrow was misquoted.\n"


@pytest.fixture
def edited(run: Run, tmp_path: Path, fake_extractor: object) -> Run:
    rows = [{"id": name, "text": text, "url": URL} for name, text in (("one", FIRST), ("two", SECOND))]
    (tmp_path / "talks.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("add", "talks.jsonl").exit_code == 0
    return run


def test_revisions_say_what_was_edited_and_whether_it_was_noted(edited: Run) -> None:
    table = " ".join(edited("revisions", URL).stdout.split())
    assert "noted: statements 1 dropped, 1 reworded" in table
    assert "correction: Correction: Ms Marrow was misquoted." in table


def test_revisions_as_json_lines(edited: Run) -> None:
    first, second = (json.loads(line) for line in edited("revisions", "two", "--json").stdout.splitlines())
    assert (first["revision"], first["difference"], second["difference"]["silent"]) == (1, None, False)


def test_a_diff_shows_statements_word_by_word_and_who_said_them(edited: Run) -> None:
    table = " ".join(edited("diff", URL).stdout.split())
    assert "“We will [-not-] sit at that table,”" in table
    assert "Oren Halvik [-“There is time,”-]" in table


def test_a_diff_as_json(edited: Run) -> None:
    found = json.loads(edited("diff", "one", "two", "--json").stdout)
    assert [change["what"] for change in found["changes"]] == ["reworded", "dropped"]
    assert {"what": "dropped", "words": "not"} in found["changes"][0]["words"]
    assert found["changes"][1]["old"]["speaker"]["name"] == "Oren Halvik"


@pytest.mark.parametrize("command", [("diff", "one"), ("diff", "three"), ("diff", "one", "three"), ("revisions", "x")])
def test_what_cannot_be_compared_is_one_sentence(edited: Run, command: tuple[str, ...]) -> None:
    result = edited(*command)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Error: ")


def test_anchor_finds_statements_again_in_the_page(run: Run, tmp_path: Path, fake_extractor: object) -> None:
    words = "“There is <b>time</b> for it,” Oren Halvik said."
    page = f"<html><body><article><h1>Halvik hopes</h1><p>{words}</p></article></body>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "other.html").write_text(page.replace("time", "hope"), encoding="utf-8")
    run("add", "page.html", "--url", "https://p.example/hopes")
    done = run("anchor", "https://p.example/hopes", "page.html")
    assert done.exit_code == 0
    assert "/html/body/article/p" in done.stdout
    assert "https://p.example/hopes#:~:text=There%20is%20time%20for%20it" in done.stdout
    assert "1 places in the text: 1 found in the page, 0 not." in done.stderr
    other = run("anchor", "https://p.example/hopes", "other.html", "--json")
    assert (other.exit_code, '"found": null' in other.stdout) == (1, True)
    assert run("anchor", "nothing", "page.html").exit_code == 1
    assert run("anchor", "https://p.example/hopes", "none.html").exit_code == 1
