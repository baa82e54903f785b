"""A PostgreSQL server whose disk has no room left: one sentence, and nothing of what is on record is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ledger import LedgerError, open_ledger
from tests.ledger.postgres import find_programs, running
from tests.support.made import made

ROOT = Path(__file__).parents[2]
SIZE, MORE = "20m", "100m"  # an empty database takes 8 MB


def fill_and_check(disk: Path) -> None:
    """Run in a process that alone sees `disk`, which has `SIZE`: add until there is no room; make room; add more."""
    import psycopg

    programs = find_programs()
    assert programs is not None
    shutil.chown(disk, "postgres")
    with running(programs) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{disk}'".encode())
            connection.execute("CREATE DATABASE small TABLESPACE small")
        store, count = url.rpartition("/")[0] + "/small", 0
        with open_ledger(store) as ledger:
            try:
                while count < 10**5:
                    ledger.add(made(count))
                    count += 1
                print("the disk was never full")
            except LedgerError as problem:
                print(problem)
        with open_ledger(store) as ledger:
            assert ledger.verify().rows["articles"] == count > 0
            subprocess.run(["mount", "-o", f"remount,size={MORE}", disk], check=True)
            assert ledger.add(made(count)).outcome == "added"
            found = ledger.verify()
            assert (found.misfit, found.head.transactions) == (None, count + 1)


def test_a_full_disk(tmp_path: Path) -> None:
    if find_programs() is None:
        pytest.skip("a program is absent: PostgreSQL's initdb")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size={SIZE} onrecord {disk}"
    if os.geteuid() or not shutil.which("unshare") or subprocess.run(["unshare", "-m", "sh", "-c", mount]).returncode:
        pytest.skip("only root may mount a disk of its own")
    for folder in (tmp_path, *(above for above in tmp_path.parents if "pytest-" in str(above))):
        folder.chmod(0o755)  # the server is another user
    script = f"from pathlib import Path; from {__name__} import fill_and_check; fill_and_check(Path({str(disk)!r}))"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", f'{mount} && exec "$@"', "sh", sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no room is left on the disk of")
