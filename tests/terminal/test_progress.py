import io
import time
from typing import Any

import pytest

from onrecord.terminal import progress
from onrecord.terminal.output import remarks
from onrecord.terminal.progress import Reporter, Steps


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_said_where_nothing_happens(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(total=3) as report:
        report.step(3)
    assert capsys.readouterr() == ("", "")


def test_remarks_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter() as report:
        report.line("one")
        report.note("two")
        report.fail("three")
    assert capsys.readouterr() == ("", "one\ntwo\nthree\n")
    assert report.bad == 1


def test_quiet_leaves_lines_out(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(quiet=True) as report:
        report.line("one")
        report.note("two")
    assert capsys.readouterr().err == "two\n"


def test_escapes_and_markup_in_remarks_are_not_interpreted(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter() as report:
        report.fail("[bold]\x1b[2J" + "long " * 100)
    assert capsys.readouterr().err.startswith("[bold]␛[2Jlong")


@pytest.mark.parametrize(("isatty", "patience", "shown"), [(True, 0.01, True), (True, 60, False), (False, 0.01, False)])
def test_bar_is_shown_to_people_and_only_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, isatty: bool, patience: float, shown: bool
) -> None:
    stream: Any = Terminal() if isatty else io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with Reporter(total=2) as report:
        report.step()
        time.sleep(0.3)
        report.note("between")
    assert ("articles read" in stream.getvalue()) is shown
    assert "between" in stream.getvalue()


def test_bar_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    stream: Any = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)

    def work() -> None:
        with Reporter():
            time.sleep(0.1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert remarks().is_terminal


def test_bar_says_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with Reporter(label="entries copied", total=12) as report:
        report.step(3)
        time.sleep(0.3)
    assert "entries copied" in stream.getvalue()
    assert "3/12" in stream.getvalue()


@pytest.mark.parametrize(("total", "said"), [(999, ""), (1000, "Its 1,000 articles are read again.\n")])
def test_steps_are_told_where_they_are_many(capsys: pytest.CaptureFixture[str], total: int, said: str) -> None:
    with Steps(label="articles read again", note="Its {count} articles are read again.") as steps:
        steps.tell(0, total)
        steps.tell(total, total)
    assert capsys.readouterr() == ("", said)
