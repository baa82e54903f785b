"""What the pages in docs/ and the README show can be done: all commands and snippets are run."""

import re
from pathlib import Path

import click
import pytest

from docs.running import COMMANDS, blocks, commands
from onrecord.cli import main
from tests.ledger.conftest import postgres
from tests.support.pages import ROOT, workshop

__all__ = ["postgres"]

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = [page for page in PAGES if any(block.kind in (COMMANDS, "python") for block in blocks(page.read_text("utf-8")))]
# Blocks to look at, which are no commands.
LOOKED_AT = {"text", "json", "toml", "csv", "yaml", "mermaid"}


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_all_that_a_page_shows_runs(
    page: Path, tmp_path: Path, sample_ledger: Path, request: pytest.FixtureRequest
) -> None:
    text = page.read_text(encoding="utf-8")
    database = request.getfixturevalue("postgres") if "postgresql://" in text else None
    with workshop(tmp_path, sample_ledger, database) as folder:
        for block in blocks(text):
            folder.keep(block)
        for block in blocks(text):
            if block.kind != "console":  # test_site.py runs these, and looks at what they print
                folder.through(block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {COMMANDS, "console", "python", *LOOKED_AT}
    for block in blocks(text):
        assert block.kind in known or block.kind.startswith("{"), block
        if block.kind in LOOKED_AT:
            assert not re.search(r"^(onrecord|curl|pip|make) ", block.body, re.M), "commands stand in `sh`, and are run"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_sentences_name_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for line in re.findall(r"`onrecord ([^`]+)`", text):
        check_command(line)
    for block in blocks(text):
        for line in commands(block):
            if found := re.match(r"onrecord (.*)", line):
                check_command(found[1])


def check_command(line: str) -> None:
    name, *words = line.partition(" #")[0].split()
    if name.isupper() or name.startswith("-"):
        return
    command: click.Command = main.commands[name]
    if words and isinstance(command, click.Group) and words[0] in command.commands:
        command = command.commands[words[0]]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_programs_that_measure_are_there(page: Path) -> None:
    for line in re.findall(r"`python (?:-m )?((?:benchmarks|training|docs)[^`]+)`", page.read_text(encoding="utf-8")):
        name, *words = line.split()
        path = ROOT / (name if name.endswith(".py") else name.replace(".", "/") + ".py")
        if not path.exists():
            path = path.with_suffix("") / "__main__.py"
        source = path.read_text(encoding="utf-8")
        for option in (word for word in words if word.startswith("--")):
            assert f'"{option}"' in source, line
