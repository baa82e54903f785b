import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    assert run("add", str(articles)).exit_code == 0
    return run


def test_what_was_found_is_a_table(filled: Run) -> None:
    table = filled("search", "TABLE", "sit").stdout
    assert "“We will not sit at that table,”" in table
    assert "Ilse Marrow" in table


def test_pages_follow_each_other(filled: Run) -> None:
    first = json.loads(filled("search", "halvik", "--limit", "1", "--format", "json").stdout)
    second = json.loads(filled("search", "halvik", "--page", first["next"], "--format", "json").stdout)
    found = [item["statement"]["id"] for item in first["found"] + second["found"]]
    assert (len(set(found)), second["next"]) == (2, None)
    assert f"--page {first['next']}" in filled("search", "halvik", "--limit", "1").stderr


def test_options_narrow(filled: Run) -> None:
    found = filled("search", "halvik", "--outlet", "Radio Velm", "--since", "2031-03-06", "--format", "csv").stdout
    assert len(found.splitlines()) == 2
    assert "There is time" not in filled("search", "halvik", "--without", "is time").stdout


def test_nothing_that_fits_is_said_so(filled: Run) -> None:
    result = filled("search", "unheard")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No statement" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("…",), ("table", "--page", "x"), ("table", "--since", "soon")])
def test_a_search_that_cannot_be_is_wrong_usage(filled: Run, arguments: tuple[str, ...]) -> None:
    assert filled("search", *arguments).exit_code == 2
