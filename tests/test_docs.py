"""What the pages in docs/ show can be typed."""

import re
from pathlib import Path

import click
import pytest

from onrecord.cli import main

PAGES = sorted((Path(__file__).parents[1] / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_shown_is_there(page: Path) -> None:
    for block in re.findall(r"```\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        for line in re.findall(r"^onrecord (.*)$", block, re.M):
            name, *words = line.partition("#")[0].split()
            command = main.commands[name]
            if words and isinstance(command, click.Group) and words[0] in command.commands:
                command = command.commands[words[0]]
            known = {option for parameter in command.params for option in parameter.opts}
            assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line
