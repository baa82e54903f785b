"""Several processes on one ledger at once."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ledger import LedgerError, open_ledger
from onrecord.record import Record

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


def test_a_killed_process_leaves_whole_articles(store: str) -> None:
    process = start(store, "killed", 5000)
    assert process.stdout
    told = sum(1 for _, _ in zip(range(10), process.stdout, strict=False))
    os.kill(process.pid, signal.SIGKILL)
    told += len(process.communicate(timeout=60)[0].split())
    with open_ledger(store) as ledger:
        counts = ledger.counts()
    assert counts["articles"] in (told, told + 1)  # one may have been committed and not yet told
    assert counts["attributions"] == 2 * counts["articles"]


def test_a_ledger_that_stays_locked_is_said_so(
    tmp_path: Path, make: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ledger.engine.PATIENCE", 0.1)
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"another program keeps .* locked: try again"):
            ledger.add(make())
        assert ledger.counts()["articles"] == 0  # reading goes on
        other.close()
        assert ledger.add(make()).outcome == "added"
