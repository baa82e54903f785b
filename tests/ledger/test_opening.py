import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from onrecord.ledger import Ledger, LedgerError, open_ledger
from onrecord.ledger.errors import telling
from onrecord.ledger.location import locate, name_of
from onrecord.record import Record

pytestmark = pytest.mark.real_migrations

Make = Callable[..., Record]


def test_what_was_added_is_there_when_opened_again(store: str, make: Make) -> None:
    with open_ledger(store) as ledger:
        ledger.add(make())
    with open_ledger(store, create=False) as ledger:
        assert ledger.counts()["articles"] == 1


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a" / "b" / "ledger.db") as ledger:
        assert ledger.name == str(tmp_path / "a" / "b" / "ledger.db")


def test_a_flag_beats_the_environment_beats_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    assert locate(None).database == os.path.join(tmp_path, "onrecord", "ledger.db") or sys.platform != "linux"
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "mine.db"))
    assert locate(None).database == str(tmp_path / "mine.db")
    assert locate(tmp_path / "given.db").database == str(tmp_path / "given.db")


def test_a_relative_path_stays_where_it_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_ledger("sqlite:///100% mine.db") as ledger:
        monkeypatch.chdir("/")
        assert ledger.counts()["articles"] == 0
    assert (tmp_path / "100% mine.db").is_file()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_postgresql_url_is_taken_and_its_password_not_told(scheme: str) -> None:
    url = locate(f"{scheme}://anna:secret@db.example:5433/news")
    assert url.drivername == "postgresql+psycopg"
    assert name_of(url) == "postgresql+psycopg://anna:***@db.example:5433/news"


@pytest.mark.parametrize(
    "url", ["mysql://localhost/x", "sqlite://", "sqlite:///:memory:", "://", "http://[::1", "a\0b"]
)
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(LedgerError):
        open_ledger(url)


def test_a_missing_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger at .*nowhere.db yet: onrecord add makes one"):
        open_ledger(tmp_path / "nowhere.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_is_a_missing_ledger(store: str, tmp_path: Path) -> None:
    if "://" not in store:
        Path(store).touch()
    with pytest.raises(LedgerError, match="onrecord add makes one"):
        open_ledger(store, create=False)
    open_ledger(store).close()


@pytest.mark.parametrize("content", [b"a few notes", b"a line of notes\n" * 4000, b"\xff\xd8\xff\xe0" * 300])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"notes.txt is not a ledger of onrecord"):
        open_ledger(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger of onrecord: name another one with --ledger"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a directory"):
        open_ledger(tmp_path)


def test_a_place_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(tmp_path / "file" / "ledger.db")
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(tmp_path / ("long" * 100))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(tmp_path / "ledger.db")


def test_a_later_version_is_refused(store: str) -> None:
    open_ledger(store).close()
    set_version(store, "9999")
    with pytest.raises(LedgerError, match="later version of onrecord: upgrade onrecord"):
        open_ledger(store)


def test_a_damaged_file_is_said_so(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for number in range(20):
            ledger.add(make(url=f"https://bulletin.example/{number}"))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match="damaged"), open_ledger(path) as ledger:
        list(ledger.statements())


def test_a_ledger_cut_short_is_said_so(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make())
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(LedgerError), open_ledger(path) as ledger:
        list(ledger.statements())


def test_a_failed_migration_leaves_no_ledger_behind(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic.operations import Operations

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("stopped")

    with monkeypatch.context() as patched:
        patched.setattr(Operations, "create_index", fail)
        with pytest.raises(RuntimeError, match="stopped"):
            open_ledger(store)
    with pytest.raises(LedgerError, match="onrecord add makes one"):
        open_ledger(store, create=False)
    with open_ledger(store) as ledger:
        assert ledger.counts()["articles"] == 0


def test_opening_an_up_to_date_ledger_does_not_import_alembic(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    code = f"import sys, onrecord; onrecord.open_ledger({str(path)!r}); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_postgresql_without_its_driver_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match="needs psycopg: run pip install"):
        open_ledger("postgresql://localhost/none")


def set_version(store: str, version: str) -> None:
    with open_ledger(store) as ledger:
        engine = create_engine(ledger_url(ledger, store))
    with engine.begin() as connection:
        connection.execute(text("UPDATE onrecord_version SET version_num = :version"), {"version": version})
    engine.dispose()


def ledger_url(ledger: Ledger, store: str) -> str:
    return locate(store).render_as_string(hide_password=False)


def test_a_server_that_cannot_be_reached_is_said_so() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match=r"postgresql\+psycopg://127\.0\.0\.1:1/none cannot be reached"):
        open_ledger("postgresql://127.0.0.1:1/none")


def end_other_connections(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        )


def break_off(ledger: Ledger, engine: Engine) -> None:
    with telling(ledger.name), ledger._engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        end_other_connections(engine)
        connection.execute(text("SELECT 1"))


def test_a_server_that_breaks_off_gets_its_sentence_and_one_that_is_back_is_used(postgres: str, make: Make) -> None:
    engine = create_engine(locate(postgres))
    with open_ledger(postgres) as ledger:
        before = ledger.counts()["articles"]
        end_other_connections(engine)
        ledger.add(make(url="https://bulletin.example/broken-off"))  # between two transactions: nobody notices
        with pytest.raises(LedgerError, match="broke off"):
            break_off(ledger, engine)
        assert ledger.counts()["articles"] == before + 1
    engine.dispose()
