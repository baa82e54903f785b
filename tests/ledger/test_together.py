"""Several processes on one ledger at once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ledger import LedgerError, open_ledger
from onrecord.ledger.engine import writing
from onrecord.record import Record
from tests.support import writers
from tests.support.made import made

HERE = Path(__file__).parent
ADD = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from conftest import make_record
from onrecord.ledger import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    for number in range(int(sys.argv[3])):
        url = f"https://bulletin.example/{{sys.argv[2]}}/{{number}}"
        print(ledger.add(make_record(url=url)).outcome, flush=True)
"""


def start(store: str, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", ADD, store, name, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_processes_make_a_ledger_and_add_to_it_at_once(store: str) -> None:
    processes = [start(store, str(number), 40) for number in range(3)]
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        assert out.split() == ["added"] * 40
    with open_ledger(store) as ledger:
        assert ledger.counts()["articles"] == 120
        assert ledger.counts()["attributions"] == 240


def test_the_same_article_from_two_processes_is_there_once(store: str) -> None:
    processes = [start(store, "same", 30) for _ in range(2)]
    outcomes = [word for process in processes for word in process.communicate(timeout=120)[0].split()]
    assert sorted(outcomes) == ["added"] * 30 + ["known"] * 30
    with open_ledger(store) as ledger:
        assert ledger.counts()["articles"] == 30


def test_ten_processes_add_at_once(store: str) -> None:
    open_ledger(store).close()
    adding = [writers.start(store, range(20 * number, 20 * number + 25)) for number in range(10)]  # 5 are another's
    for child, reader in adding:
        assert len(writers.told(reader)) == 25
        assert os.waitpid(child, 0)[1] == 0
    with open_ledger(store) as ledger:
        found = ledger.verify()
    assert found.misfit is None
    assert (found.head.transactions, found.rows["articles"], found.rows["attributions"]) == (205, 205, 205 * 8)


def test_killed_at_any_moment_nothing_is_lost_or_doubled(store: str) -> None:
    assert writers.kill_and_check(store, 20, seed=7, longest=0.15) > 20


def test_killed_while_the_ledger_is_made_it_can_be_made_again(store: str) -> None:
    for wait in (0.0, 0.01, 0.03, 0.06, 0.1):
        child, reader = writers.start(store, range(1))
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        writers.told(reader)
    with open_ledger(store) as ledger:
        ledger.add(made(0))
        assert ledger.verify().fits


def test_a_ledger_that_stays_locked_is_said_so(
    store: str, make: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ledger.engine.PATIENCE", 0.1)
    with open_ledger(store) as ledger:
        with writing(ledger._engine), pytest.raises(LedgerError, match=r"another program keeps .* locked: try again"):
            ledger.add(make())
        assert ledger.counts()["articles"] == 0
        assert ledger.add(make()).outcome == "added"
        assert ledger.verify().fits


def test_reading_goes_on_while_another_writes(store: str, make: Callable[..., Record]) -> None:
    with open_ledger(store) as ledger:
        ledger.add(make())
        with writing(ledger._engine):
            assert ledger.counts()["articles"] == 1
            assert ledger.verify().fits
