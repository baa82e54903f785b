"""The two ways out: standard output for results, standard error for everything said about them."""

import os
import sys

import click
from rich.console import Console

from onrecord.safe import json_text, safe

# A pipe has no width. This one fits a mail or a wide terminal, and the environment's COLUMNS beats it.
PIPE_WIDTH = 100


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let the command line end it, as for any other output; rich would exit with a status of its own."""
        raise BrokenPipeError


def results() -> Console:
    """The console for what people asked to read, on standard output."""
    console = _Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPE_WIDTH
    return console


def remarks() -> Console:
    """The console for notes, warnings and progress, on standard error."""
    return _Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(sentence: str) -> None:
    """One remark on standard error."""
    click.echo(safe(sentence), err=True)


def write_text(text: str) -> None:
    """Machine output, now, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def write_json(value: object, *, indent: int | None = None) -> None:
    """One JSON value and a newline on standard output."""
    write_text(json_text(value, indent=indent) + "\n")
