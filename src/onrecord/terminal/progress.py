"""Progress and remarks on standard error, which never mix with the results."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Timer
from types import TracebackType
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.safe import json_text, safe
from onrecord.terminal.output import remarks

# Work shorter than this many seconds needs no bar.
PATIENCE = 1.5


class Reporter:
    """Says what happens to inputs: remarks at once, and a bar when the work takes long and somebody is looking.

    `total` is the number of inputs, where it is known beforehand; `label` says what they are. `bar` is false where
    results go to the same terminal. With `log_json` each remark is one line of JSON instead, for programs: `at` (UTC),
    `level` (info, note or error), `message`, and what the caller says of it by name.
    """

    def __init__(
        self,
        *,
        total: int | None = None,
        quiet: bool = False,
        bar: bool = True,
        label: str = "articles read",
        log_json: bool = False,
    ) -> None:
        self.console = remarks()
        self.bad = 0
        self._quiet = quiet
        self._log_json = log_json
        self._wanted = bar and self.console.is_terminal and not log_json
        columns = (SpinnerColumn(), TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        # Results go to standard output even while the bar stands, so it must not be redirected into the bar.
        self._bar = Progress(*columns, console=self.console, transient=True, redirect_stdout=False)
        self._task = self._bar.add_task("", total=total)
        self._timer = Timer(PATIENCE, self._bar.start)
        self._timer.daemon = True

    def __enter__(self) -> Reporter:
        if self._wanted:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._timer.ident is not None:
            self._timer.join()
        if self._bar.live.is_started:  # else it would print an empty line
            self._bar.stop()

    def step(self, count: int = 1) -> None:
        """`count` more inputs are done with."""
        self._bar.advance(self._task, count)

    def line(self, text: str, **about: Any) -> None:
        """One line about one article, unless they were asked to be left out."""
        if not self._quiet:
            self._say("info", text, about)

    def note(self, sentence: str, **about: Any) -> None:
        """A remark that the user should see."""
        self._say("note", sentence, about)

    def fail(self, sentence: str, **about: Any) -> None:
        """One bad input, in one sentence; the exit status will be 1."""
        self.bad += 1
        self._say("error", sentence, about, style="red")

    def _say(self, level: str, text: str, about: Mapping[str, Any], *, style: str | None = None) -> None:
        if self._log_json:
            at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            known = {name: value for name, value in about.items() if value is not None}
            message = " ".join(text.split())
            click.echo(json_text({"at": at, "level": level, "message": message, **known}), err=True)
        else:
            self.console.print(safe(text), style=style)


MANY = 1000  # articles; what is done with fewer takes no time worth a word


class Steps:
    """Shows how many articles of how many something is done with, where they are many; `note` is said of them first."""

    def __init__(self, *, label: str, note: str | None = None) -> None:
        self._label, self._note = label, note
        self._report: Reporter | None = None
        self._done = 0

    def __enter__(self) -> Steps:
        return self

    def __exit__(self, *raised: Any) -> None:
        if self._report is not None:
            self._report.__exit__(*raised)

    def tell(self, done: int, total: int) -> None:
        """`done` of `total` articles are done with."""
        if self._report is None and total >= MANY:
            self._report = Reporter(total=total, label=self._label).__enter__()
            if self._note:
                self._report.note(self._note.format(count=f"{total:,}"))
        if self._report is not None:
            self._report.step(done - self._done)
            self._done = done
