"""Progress and remarks on standard error, which never mix with the results."""

from __future__ import annotations

from threading import Timer
from types import TracebackType

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.terminal.output import remarks
from onrecord.terminal.safe import safe

# Work shorter than this many seconds needs no bar.
PATIENCE = 1.5


class Reporter:
    """Says what happens to inputs: remarks at once, and a bar when the work takes long and somebody is looking.

    `total` is the number of inputs, where it is known beforehand; `label` says what they are. `bar` is false where
    results go to the same terminal.
    """

    def __init__(
        self, *, total: int | None = None, quiet: bool = False, bar: bool = True, label: str = "articles read"
    ) -> None:
        self.console = remarks()
        self.bad = 0
        self._quiet = quiet
        self._wanted = bar and self.console.is_terminal
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

    def line(self, text: str) -> None:
        """One line about one article, unless they were asked to be left out."""
        if not self._quiet:
            self.console.print(safe(text))

    def note(self, sentence: str) -> None:
        """A remark that the user should see."""
        self.console.print(safe(sentence))

    def fail(self, sentence: str) -> None:
        """One bad input, in one sentence; the exit status will be 1."""
        self.bad += 1
        self.console.print(safe(sentence), style="red")
