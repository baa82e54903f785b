import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, LedgerError, open_ledger
from onrecord.record import Record
from tests.ledger.tampering import tamper
from tests.support import writers

Make = Callable[..., Record]


def test_a_backup_is_a_ledger_with_the_same_rows(tmp_path: Path, make: Make) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(make())
        head = ledger.backup(tmp_path / "copy.db")
        assert head == ledger.head()
        with open_ledger(tmp_path / "copy.db", create=False) as copy:
            assert list(copy.statements(thoughts=True)) == list(ledger.statements(thoughts=True))
            assert copy.search("talk").found == ledger.search("talk").found
            assert copy.add(make(url=None)).outcome == "added"


def test_a_backup_is_whole_while_others_add(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with open_ledger(path) as ledger:
        child, reader = writers.start(path, range(10**9))
        try:
            while ledger.head().transactions < 5:
                pass
            heads = [ledger.backup(tmp_path / f"copy{number}.db") for number in range(3)]
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            writers.told(reader)
        assert heads[0].transactions < heads[2].transactions
        assert all(ledger.verify(head=head.digest).fits for head in heads)


def test_what_cannot_be_written_is_said_so(tmp_path: Path, make: Make) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(make())
        with pytest.raises(LedgerError, match=r"ledger\.db is there already"):
            ledger.backup(tmp_path / "ledger.db")
        with pytest.raises(LedgerError, match="there is no folder"):
            ledger.backup(tmp_path / "nowhere" / "copy.db")
        with pytest.raises(LedgerError, match=r"cannot be (opened|written)"):
            ledger.backup(tmp_path / ("x" * 250))
        assert [path.name for path in tmp_path.iterdir() if "xx" in path.name] == []


def test_a_backup_of_altered_rows_is_said_so(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make())
        tamper(str(path), "UPDATE articles SET outlet = 'Another'")
        with pytest.raises(LedgerError, match=r"copy\.db does not fit, and so .*ledger\.db may not: row 1 of articles"):
            ledger.backup(tmp_path / "copy.db")


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_postgresql_has_its_own(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="pg_dump"):
        ledger.backup(tmp_path / "copy.db")
