"""The documentation as a site, and what its pages show the program to print."""

import re
from pathlib import Path

import pytest

from docs.generated import configuration_page
from docs.shown import renewed

DOCS = Path(__file__).parents[1] / "docs"
# Pages whose `console` blocks are what the program prints.
SHOWN = [page for page in sorted(DOCS.glob("*.md")) if "```console\n" in page.read_text(encoding="utf-8")]


def test_a_page_shows_commands() -> None:
    assert DOCS / "tutorial.md" in SHOWN


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_the_program_prints(page: Path) -> None:
    """If this fails, `make shown` writes it anew; read what changed."""
    text = page.read_text(encoding="utf-8")
    assert renewed(text) == text


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    from sphinx.cmd.build import main

    assert main(["-q", "-W", "--keep-going", "-d", str(tmp_path / "doctrees"), str(DOCS), str(tmp_path / "site")]) == 0
    site = tmp_path / "site"
    assert "onrecord positions" in (site / "commands.html").read_text(encoding="utf-8")
    assert "said_on" in (site / "record.html").read_text(encoding="utf-8")
    assert "GET /statements" in (site / "interface.html").read_text(encoding="utf-8")
    assert "dated_first" in (site / "tables.html").read_text(encoding="utf-8")
    listed = (site / "index.html").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        assert f'href="{page.stem}.html"' in listed or page.stem == "index", f"{page.name} is in no list of index.md"


def test_every_environment_variable_that_the_code_names_is_on_the_page() -> None:
    page = configuration_page()
    sources = (Path(__file__).parents[1] / "src" / "onrecord").rglob("*.py")
    named = {name for path in sources for name in re.findall(r'"(ONRECORD_\w+)"', path.read_text(encoding="utf-8"))}
    assert len(named) > 5
    assert all(f"| `{name}` |" in page for name in named)
    assert "`--ledger`" in page
