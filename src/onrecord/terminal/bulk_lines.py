"""What a bulk run says while it goes on, and at its end."""

from __future__ import annotations

import time
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from onrecord.safe import safe
from onrecord.terminal.output import remarks

if TYPE_CHECKING:
    from onrecord.bulk import Progress as Far
    from onrecord.bulk import Tally

# So many bad inputs are told one by one; all of them are in the log.
NAMED = 20
# Seconds between two lines where nobody watches a bar.
EVERY = 60.0


class BulkReporter:
    """A bar with rate and time left where somebody is looking, else a line a minute."""

    def __init__(self) -> None:
        self.console = remarks()
        self._bar = Progress(
            SpinnerColumn(),
            BarColumn(),
            TextColumn("{task.fields[far]}"),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=self.console,
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("", total=None, far="cutting the inputs into chunks")
        self._told = 0
        self._begun = self._line = time.monotonic()

    def __enter__(self) -> BulkReporter:
        if self.console.is_terminal:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar.live.is_started:
            self._bar.stop()
        if self._told > NAMED:
            self.console.print(f"{self._told - NAMED} more were bad; all of them are in the log.", style="red")

    def tell(self, far: Far) -> None:
        """What `bulk` tells."""
        now = time.monotonic()
        rate = (far.read - far.before) / max(now - self._begun, 0.001)
        words = f"{far.read:,} of {far.total:,} read, {rate:,.1f} a second"
        if far.total:
            self._bar.update(self._task, completed=far.read, total=far.total, far=words)
        if far.sentence:
            self._told += 1
            if self._told <= NAMED:
                self.console.print(safe(far.sentence), style="red")
        if not self.console.is_terminal and now - self._line >= EVERY:
            self._line = now
            left = f", {(far.total - far.read) / rate / 60:,.0f} minutes left" if rate else ""
            self.console.print(f"{words}{left}")


def print_sum(tally: Tally, *, out: str) -> None:
    """What came in and what became of it; the figures add up."""
    parts = [f"{tally.recorded:,} recorded"]
    for word, causes in (("skipped", tally.skipped), ("failed", tally.failed)):
        if causes:
            parts.append(f"{causes.total():,} {word} ({_why(causes)})")
    if tally.refused:
        parts.append(f"{tally.refused:,} input{'' if tally.refused == 1 else 's'} not read")
    before = f" {tally.before:,} of them were read before." if tally.before else ""
    remarks().print(safe(f"{tally.read:,} in: {', '.join(parts)}.{before}"))
    remarks().print(safe(f"{tally.recorded:,} articles with {tally.attributions:,} attributions are in {out}."))


def _why(causes: Counter[str]) -> str:
    return ", ".join(f"{count:,} {cause}" for cause, count in causes.most_common())
