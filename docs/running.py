"""Runs what the pages show, in a folder: the commands of a block, as a shell would, and snippets of Python.

A page has blocks of these kinds:

- `sh`: commands, one a line (`\\` at the end goes on), with what follows a `#` as a remark.
- `console`: commands after `$ `, each with what it prints (shown.py writes that anew).
- `python`: a snippet; all snippets of a page share their names.
- any other kind: something to look at; where its first line is `# name`, a file that commands and snippets find.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from onrecord.cli import main

BLOCK = re.compile(r"^```(?P<kind>[^\s`]*)\n(?P<body>.*?)^```$", re.M | re.S)
FILE = re.compile(r"# (?P<name>[\w.-]+\.\w+)\n")
COMMANDS = "sh"
WIDTH = "100"


class Failed(Exception):
    """A command or snippet that a page shows does not run; the message has its line and what it printed."""


@dataclass(frozen=True)
class Block:
    """A block of a page: its kind, and what stands in it."""

    kind: str
    body: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page, in order."""
    for found in BLOCK.finditer(page):
        yield Block(found["kind"], found["body"])


def commands(block: Block) -> list[str]:
    """The commands of a block, one a string, without remarks."""
    lines = block.body.replace("\\\n", " ").splitlines()
    if block.kind == "console":
        return [line[2:] for line in lines if line.startswith("$ ")]
    return [line for line in lines if line.split("#")[0].strip()] if block.kind == COMMANDS else []


Program = Callable[["Folder", list[str]], str]
"""What runs a command other than onrecord's: it is given the folder and the words, and gives what is printed."""


@dataclass
class Folder:
    """A folder in which a page is gone through from its beginning to its end."""

    path: Path
    programs: Mapping[str, Program] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    means: Callable[[str], str] = str
    """What a command or snippet is run as: tests put addresses of this machine for those of others."""
    names: dict[str, object] = field(default_factory=dict)

    def keep(self, block: Block) -> None:
        """Keeps the file that a block is, if it is one."""
        if block.kind not in (COMMANDS, "console", "python") and (name := FILE.match(block.body)):
            (self.path / name["name"]).write_text(block.body[name.end() :], encoding="utf-8")

    def through(self, block: Block) -> None:
        """Runs what a block shows. Raises Failed."""
        if block.kind == "python":
            self.snippet(block.body)
        for line in commands(block):
            self.run(line)

    def run(self, line: str) -> str:
        """What a command prints, its results before its remarks. Raises Failed where its exit status is not 0."""
        words = shlex.split(self.means(line), comments=True)
        given = {}
        while words and (setting := re.fullmatch(r"([A-Z_]+)=(.*)", words[0])):
            given[setting[1]] = setting[2]
            words = words[1:]
        target = None
        if ">" in words:
            words, target = words[: words.index(">")], words[words.index(">") + 1]
        if words[0] == "export":
            self.environment.update(word.split("=", 1) for word in words[1:])
            return ""
        with self._inside(given):
            if words[0] in ("onrecord", ".venv/bin/onrecord"):
                printed, remarks = self._onrecord(words[1:])
            elif words[0] in self.programs:
                printed, remarks = self.programs[words[0]](self, words), ""
            else:
                raise Failed(f"{line}\nis a command that nothing here runs")
        if target:
            (self.path / target).write_text(printed, encoding="utf-8")
            return remarks
        return printed + remarks

    def snippet(self, code: str) -> None:
        """Runs a snippet of Python, with the names of those before it. Raises Failed."""
        with self._inside({}):
            try:
                exec(compile(self.means(code), "snippet", "exec"), self.names)
            except Exception as problem:
                raise Failed(f"{code}\n{problem!r}") from problem

    def _onrecord(self, words: list[str]) -> tuple[str, str]:
        for named in (" ".join(["onrecord", *words[:2]]), f"onrecord {words[0]}"):
            if program := self.programs.get(named):
                return program(self, words), ""
        return self.plainly(words)

    def plainly(self, words: list[str]) -> tuple[str, str]:
        """What a command of onrecord prints: results, remarks. Raises Failed."""
        done = CliRunner().invoke(main, words, prog_name="onrecord", input="y\n")
        if done.exit_code:
            raise Failed(f"onrecord {shlex.join(words)}\nends with {done.exit_code}: {done.output}") from done.exception
        return done.stdout, done.stderr

    @contextmanager
    def _inside(self, given: Mapping[str, str]) -> Iterator[None]:
        environment = {"COLUMNS": WIDTH, "XDG_DATA_HOME": str(self.path), **self.environment, **given}
        with chdir(self.path), patch.dict(os.environ, environment):
            yield
