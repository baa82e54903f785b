import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
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


@pytest.fixture
def filled(tmp_path: Path, make: Make) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for number in range(20):
            ledger.add(make(url=f"https://bulletin.example/{number}"))
        yield ledger


def test_nothing_but_the_backup_is_left(filled: Ledger, tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    filled.backup(tmp_path / "safe" / "copy.db")
    assert os.listdir(tmp_path / "safe") == ["copy.db"]


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(filled: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(LedgerError, match=r"is there already.*--replace"):
        filled.backup(target)
    assert target.read_text() == "mine"
    assert filled.backup(target, replace=True) == filled.head()
    with open_ledger(target, create=False) as copy:
        assert list(copy.entries()) == list(filled.entries())


def test_a_good_backup_never_gives_way_to_a_bad_one(filled: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    filled.backup(target)
    before = target.read_bytes()
    tamper(filled.name, "UPDATE articles SET outlet = 'Another'")
    with pytest.raises(LedgerError, match=r"copy\.db stays as it was: the new one does not fit"):
        filled.backup(target, replace=True)
    assert target.read_bytes() == before


def test_the_ledger_itself_is_never_written_over(filled: Ledger, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(filled.name)
    for target in (filled.name, tmp_path / "link.db"):
        with pytest.raises(LedgerError, match="is the ledger itself"):
            filled.backup(target, replace=True)


def test_a_ledger_in_use_is_not_replaced(filled: Ledger, tmp_path: Path, make: Make) -> None:
    with open_ledger(tmp_path / "copy.db") as other:
        other.add(make())
        with pytest.raises(LedgerError, match="is open in another program"):
            filled.backup(tmp_path / "copy.db", replace=True)
        assert other.counts()["articles"] == 1
    filled.backup(tmp_path / "copy.db", replace=True)


def test_a_folder_is_no_file(filled: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        filled.backup(tmp_path)


def test_a_full_disk_leaves_nothing(filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object, __: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.ledger.backup.os.replace", full)
    with pytest.raises(LedgerError, match=r"copy\.db cannot be written \(No space left"):
        filled.backup(tmp_path / "copy.db")
    assert not [name for name in os.listdir(tmp_path) if "copy" in name]


def test_a_damaged_ledger_gives_no_backup(filled: Ledger, tmp_path: Path) -> None:
    filled.close()
    with sqlite3.connect(filled.name) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with open(filled.name, "rb+") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    with pytest.raises(LedgerError, match="is damaged"), open_ledger(filled.name) as damaged:
        damaged.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_postgresql_has_its_own(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="pg_dump"):
        ledger.backup(tmp_path / "copy.db")
