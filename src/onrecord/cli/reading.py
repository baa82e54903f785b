"""Inputs of a command, as articles; and remarks on them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.pipeline import name_of
from onrecord.record import Article

if TYPE_CHECKING:
    from onrecord.reading import InputError
    from onrecord.reading.files import InputFormat
    from onrecord.terminal.progress import Reporter

# So many articles without a date are named; the rest are counted.
NAMED = 5


def read(
    inputs: tuple[str, ...],
    *,
    input_format: InputFormat,
    outlet: str | None,
    published: str | None,
    url: str | None,
    columns: Mapping[str, str],
    follow: bool = False,
    limit: int | None = None,
) -> Iterator[Article | InputError]:
    """The articles of `inputs`, each bad one as an error in its place."""
    from onrecord.reading import read_inputs
    from onrecord.terminal.output import say

    if "-" in inputs and sys.stdin.isatty():
        say("Reading an article from the keyboard; end it with Ctrl-D.")
    return read_inputs(
        inputs,
        input_format=input_format,
        outlet=outlet,
        published=published,
        url=url,
        columns=columns,
        follow=follow,
        limit=limit,
    )


def total_of(inputs: tuple[str, ...], input_format: InputFormat) -> int | None:
    """How many articles `inputs` are, where that can be told without reading them."""
    from onrecord.reading.inputs import holds_one
    from onrecord.reading.url import is_address

    single = (is_address(name) or (Path(name).is_file() and holds_one(Path(name))) for name in inputs)
    return len(inputs) if input_format != "jsonl" and all(single) else None


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
