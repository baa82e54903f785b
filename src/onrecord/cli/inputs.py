"""Inputs of a command, as articles; and remarks on them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from onrecord.pipeline import name_of
from onrecord.record import Article

if TYPE_CHECKING:
    from onrecord.reading import InputError
    from onrecord.reading.files import InputFormat
    from onrecord.terminal.progress import Reporter

# So many articles without a date are named; the rest are counted.
NAMED = 5


class Given(TypedDict):
    """What `input_options` say of the inputs."""

    input_format: InputFormat
    outlet: str | None
    published: str | None
    url: str | None
    columns: Mapping[str, str]
    follow: bool
    limit: int | None


def read(inputs: tuple[str, ...], **given: Unpack[Given]) -> Iterator[Article | InputError]:
    """The articles of `inputs`, each bad one as an error in its place.

    Raises UsageError where something is said of one article, and there may be several.
    """
    from onrecord.reading import read_inputs
    from onrecord.terminal.output import say

    _check_one(inputs, published=given["published"], url=given["url"])
    if "-" in inputs and sys.stdin.isatty():
        say("Reading an article from the keyboard; end it with Ctrl-D.")
    return read_inputs(inputs, **given)


def _check_one(inputs: tuple[str, ...], **about: str | None) -> None:
    """Refuse what can only be said of one article where there may be several."""
    given = [f"--{name}" for name, value in about.items() if value]
    if given and any(Path(name).is_dir() for name in inputs):
        raise click.UsageError(f"{' and '.join(given)} can be said of one article only, and not of a directory.")
    if given and len(inputs) > 1:
        names = " and ".join(given)
        raise click.UsageError(f"{names} can be said of one article only, and there are {len(inputs)} inputs.")


def total_of(inputs: tuple[str, ...], given: Given) -> int | None:
    """How many articles `inputs` are, where that can be told without reading them."""
    from onrecord.reading.inputs import holds_one
    from onrecord.reading.url import is_address

    if given["follow"] or given["input_format"] == "jsonl":
        return None
    single = (is_address(name) or (Path(name).is_file() and holds_one(Path(name))) for name in inputs)
    return len(inputs) if all(single) else None


class Dates:
    """Says which articles have no publication date: without one, "today" in them means no date either."""

    def __init__(self, report: Reporter) -> None:
        self._report = report
        self._without = 0

    def see(self, article: Article) -> None:
        """Look at one article."""
        if article.published.value is None:
            self._without += 1
            if self._without <= NAMED:
                self._report.note(f"No publication date: {name_of(article)}")

    def tell(self) -> None:
        """Say how many there were beyond those that were named."""
        if self._without > NAMED:
            self._report.note(f"No publication date: {self._without - NAMED} more articles")
