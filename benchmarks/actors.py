"""What actors cost as a ledger grows: `python -m benchmarks.actors --statements 1000000 [--ledger FILE]`.

Made articles (tests/support/made.py: 8 statements each of 20,000 speakers) are added to a new SQLite ledger, and their
actors brought up to date. Printed: how long that took for all of them, and then, with the ledger full, milliseconds of
one article more (adding it, and bringing the actors up to date), of the first fifty actors, of finding one by name, and
of the first page of what one said: the median and the 95th percentile. With --ledger, a file that is there is used as
it is.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import catch_up, find_actor, list_actors
from tests.support.made import STATEMENTS, made

PAGE, MORE, WARM = 50, 200, 10


def fill(ledger: Ledger, articles: int) -> None:
    """Add made articles and join their speakers."""
    start = time.perf_counter()
    for number in range(articles):
        ledger.add(made(number))
    print(f"{articles:,} articles added in {time.perf_counter() - start:.0f} s")
    start = time.perf_counter()
    catch_up(ledger)
    print(f"actors brought up to date in {time.perf_counter() - start:.0f} s")


def measured(ledger: Ledger, articles: int) -> dict[str, list[float]]:
    """Milliseconds of each thing that is done."""
    choice = random.Random(11)
    times: dict[str, list[float]] = {}

    def timed(kind: str, run: Callable[[], object]) -> object:
        start = time.perf_counter()
        result = run()
        times.setdefault(kind, []).append(1000 * (time.perf_counter() - start))
        return result

    for number in range(MORE + WARM):
        record = made(articles + number)
        timed("one more article: adding it", lambda record=record: ledger.add(record))  # type: ignore[misc]
        timed("one more article: its actors", lambda: catch_up(ledger))
    for _ in range(MORE + WARM):
        name = choice.choice(made(choice.randrange(articles)).attributions).speaker.name or ""
        found = timed("an actor by name", lambda name=name: find_actor(ledger, name))  # type: ignore[misc]
        number = int(found.id[1:])  # type: ignore[attr-defined]
        said = lambda number=number: list(islice(ledger.statements(actor=number), PAGE))  # noqa: E731
        timed("the first 50 statements of an actor", said)
    for _ in range(10 + WARM):
        timed("the first 50 actors", lambda: list(islice(list_actors(ledger), PAGE)))
    return {kind: found[WARM:] for kind, found in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    options = parser.parse_args()
    articles = options.statements // STATEMENTS
    print(f"{options.statements:,} statements; {os.cpu_count()} cores, Python {platform.python_version()}", end="")
    print(f"; load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory(prefix="onrecord-actors-") as folder:
        path = options.ledger or Path(folder) / "ledger.db"
        there = path.exists()
        with open_ledger(path) as ledger:
            if not there:
                fill(ledger, articles)
            # What an earlier run added is left out of account.
            articles = max(articles, ledger.counts()["articles"] if there else 0)
            print("\n| milliseconds | median | 95th percentile |\n| --- | ---: | ---: |")
            for kind, times in measured(ledger, articles).items():
                print(f"| {kind} | {statistics.median(times):.1f} | {statistics.quantiles(times, n=20)[-1]:.1f} |")


if __name__ == "__main__":
    main()
