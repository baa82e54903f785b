"""Issues as files and as rows of the ledger."""

from pathlib import Path

import pytest

from onrecord.export import copy_ledger
from onrecord.ledger import Ledger, open_ledger
from onrecord.positions import IssueError, drop_issue, find_issue, issue_from, list_issues, put_issue, read_issue
from onrecord.record import Issue
from tests.positions.conftest import TALKS

FILE = """
title = "Talks on the strait"
words = ["talks", "negotiate", "ceasefire*", "sit down"]
[parties]
Osmar = ["Anna Solvay"]
Tarn = []
Velm = []
"""


def test_file_defines_the_same_issue_as_fields(tmp_path: Path, talks: Issue) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(FILE, encoding="utf-8")
    assert read_issue(path) == talks
    assert talks.name == "talks-on-the-strait"


def test_parties_may_be_a_list() -> None:
    assert issue_from({**TALKS, "parties": ["Osmar", "Tarn"]}).parties == {"Osmar": (), "Tarn": ()}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "needs a title"),
        ({"parties": []}, "needs parties"),
        ({"parties": {"Osmar": ["Tarn"], "Tarn": []}}, "cannot speak for"),
        ({"words": []}, "needs words or examples"),
        ({"words": "talks"}, "is a list"),
        ({"words": ["…"]}, "is a list"),
        ({"words": ["x" * 301]}, "at most 100 entries"),
        ({"word": ["talks"]}, "no field 'word'"),
    ],
)
def test_what_cannot_be_an_issue_gets_a_sentence(changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(IssueError, match=sentence):
        issue_from({**TALKS, **changed})


def test_file_that_is_not_there_or_not_toml_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(IssueError, match="cannot be read"):
        read_issue(tmp_path / "no.toml")
    (tmp_path / "bad.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(IssueError, match=r"bad\.toml is not TOML"):
        read_issue(tmp_path / "bad.toml")


def test_new_version_is_another_row_and_the_same_changes_nothing(ledger: Ledger, talks: Issue) -> None:
    assert put_issue(ledger, talks, who="ada")
    assert not put_issue(ledger, talks, who="ada")
    more = issue_from({**TALKS, "words": ["talks", "truce"]})
    assert put_issue(ledger, more, who="ben")
    assert list_issues(ledger) == [more]
    assert len(ledger.decisions(kind="issue")) == 2
    assert ledger.verify().misfit is None


def test_dropped_issue_is_no_longer_listed_and_stays_in_the_ledger(ledger: Ledger, talks: Issue) -> None:
    put_issue(ledger, talks, who="ada")
    assert drop_issue(ledger, "talks", who="ada") == 1
    assert list_issues(ledger) == []
    assert len(ledger.decisions(kind="issue", undone=True)) == 1
    assert put_issue(ledger, talks, who="ada")


def test_issue_is_found_by_words_of_its_title_if_they_mean_one(ledger: Ledger, talks: Issue) -> None:
    with pytest.raises(IssueError, match="none is on record"):
        find_issue(ledger, "talks")
    put_issue(ledger, talks, who="ada")
    put_issue(ledger, issue_from({**TALKS, "title": "Talks on fish"}), who="ada")
    assert find_issue(ledger, "Strait") == talks
    assert find_issue(ledger, "talks-on-the-strait") == talks
    with pytest.raises(IssueError, match="may mean talks-on-the-strait or talks-on-fish"):
        find_issue(ledger, "talks")
    with pytest.raises(IssueError, match="on record: talks-on-the-strait, talks-on-fish"):
        find_issue(ledger, "harbour")


def test_issue_goes_into_another_ledger(ledger: Ledger, talks: Issue, tmp_path: Path) -> None:
    put_issue(ledger, talks, who="ada")
    with open_ledger(tmp_path / "other.db") as other:
        for _ in range(2):
            list(copy_ledger(ledger, other))
        assert list_issues(other) == [talks]
        assert len(other.decisions(kind="issue")) == 1
