"""A disk without room: one sentence, and nothing of what is on record is lost."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ledger import open_ledger
from tests.support.made import made

ROOT = Path(__file__).parents[2]
FILL = """
import sys
from onrecord.ledger import LedgerError, open_ledger
from tests.support.made import made
with open_ledger(sys.argv[1]) as ledger:
    done = 0
    try:
        for number in range(10**6):
            ledger.add(made(number))
            done += 1
    except LedgerError as problem:
        print(done, problem)
"""


def fill(path: Path, *, before: list[str] | None = None, largest: int | None = None) -> tuple[int, str]:
    """Add to a ledger until it says that it cannot: how many articles are on record, and what it said."""
    done = subprocess.run(
        [*(before or []), sys.executable, "-c", FILL, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(ROOT)])},
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))) if largest else None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    count, _, said = done.stdout.strip().partition(" ")
    return int(count), said


def check(path: Path, count: int) -> None:
    """All that was told is on record, and with room again there can be more."""
    with open_ledger(path) as ledger:
        assert ledger.verify().rows["articles"] == count
        assert ledger.add(made(count)).outcome == "added"
        found = ledger.verify()
    assert (found.misfit, found.head.transactions) == (None, count + 1)


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    count, said = fill(path, largest=1_000_000)
    assert count > 0
    assert "could not be written to" in said
    assert "nothing of this article was" in said
    check(path, count)


def test_a_full_disk(tmp_path: Path) -> None:
    """On a disk of 2 MB in memory, in a process that alone sees it."""
    copy, disk = tmp_path / "copy.db", tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=2m onrecord {disk}"
    if os.geteuid() or not shutil.which("unshare") or subprocess.run(["unshare", "-m", "sh", "-c", mount]).returncode:
        pytest.skip("only root may mount a disk of its own")
    # The disk goes when its process does; so the ledger and its log are copied out by the same one.
    script = (
        f'{mount} && "$@" && for file in {disk}/ledger.db*; do cp $file {tmp_path}/copy${{file#{disk}/ledger}}; done'
    )
    count, said = fill(disk / "ledger.db", before=["unshare", "-m", "sh", "-c", script, "sh"])
    assert count > 0
    assert said.startswith("no room is left on the disk of")
    check(copy, count)
