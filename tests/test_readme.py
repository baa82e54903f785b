"""What the README shows can be done: test_docs.py runs it, and the commands of make are there."""

import re

from onrecord.cli import main
from tests.support.pages import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_LINES = 80


def test_every_target_named_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"(?:^|`)make (\w+)", README, re.M))
    assert {"demo", "test"} <= named <= targets


def test_every_file_named_is_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", README):
        assert (ROOT / name).exists(), name


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES


def test_every_command_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in changelog for name in main.commands)
