"""Processes that add made records to one ledger, and are killed at any moment. Forked, so that each starts at once."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable

from onrecord.ledger import open_ledger
from tests.support.made import made

AGAIN = 3  # records before the last one told that a new process adds once more
MOST_LATER = 2.0  # seconds


def add_range(store: str, numbers: range, tell: Callable[[int], None]) -> None:
    """Add made records, telling of each once it is on record."""
    with open_ledger(store) as ledger:
        for number in numbers:
            ledger.add(made(number))
            tell(number)


def start(store: str, numbers: range) -> tuple[int, int]:
    """A process that does so: its id, and where it tells (8 bytes a record)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    status = 1
    try:
        os.close(reader)
        add_range(store, numbers, lambda number: os.write(writer, number.to_bytes(8)) and None)
        status = 0
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(status)  # nothing of the parent's (its fixtures, its buffers) is cleaned up here


def told(reader: int) -> list[int]:
    """All that a process told until it ended."""
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    return [int.from_bytes(said[at : at + 8]) for at in range(0, len(said), 8)]


def _first(store: str) -> tuple[float, int]:
    """How many seconds a process takes to its first article; and how many are on record when it was killed then."""
    began = time.monotonic()
    child, reader = start(store, range(10**9))
    os.read(reader, 8)
    took = time.monotonic() - began
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)
    with open_ledger(store) as ledger:
        return took, ledger.counts()["articles"]


def kill_and_check(store: str, rounds: int, *, seed: int, longest: float) -> int:
    """Kill a process that adds, `rounds` times at random moments, and go on after each; how many articles are there.

    The moments are up to `longest` seconds after a process, alone on this machine, has its first article on record;
    later ones, after each process that a busy machine let add none.
    Raises AssertionError where after a kill an article is lost or doubled, or the ledger does not verify.
    """
    choice = random.Random(seed)
    first, done = _first(store)
    later = 0.0
    for _ in range(rounds):
        child, reader = start(store, range(max(done - AGAIN, 0), 10**9))
        time.sleep(choice.uniform(0, first + longest + later))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        numbers = told(reader)
        new = bool(numbers) and numbers[-1] >= done
        done = numbers[-1] + 1 if new else done
        later = later if new else min(later + 0.1, MOST_LATER)
        with open_ledger(store) as ledger:
            found = ledger.verify()
            assert found.misfit is None, found.misfit
            # One may have been committed and not yet told.
            assert found.rows["articles"] in (done, done + 1), (found.rows, done)
            assert found.rows["attributions"] == 8 * found.rows["articles"]
            done = found.rows["articles"]
            assert len({item.url for item in ledger.articles()}) == done
    return done
