"""What matching statements costs as a ledger grows: `python -m benchmarks.matching --articles 100000 [--ledger FILE]`.

Made articles (tests/support/made.py) of 8 statements each are added to a new SQLite ledger; half of them carry three
statements of an article before them. Then they are matched, in the order of adding. Printed: how much processor time
that took for the first eighth, quarter, half and all of them, and the ratio of each to the one before (2 is linear);
how many statements have several carriers; peak memory; and with the ledger full, milliseconds of matching one article
more, of one statement with its carriers, of how each tells it, and of checking a quotation: median and 95th percentile,
and the median of processor time, which a busy machine disturbs less.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.adding import append, prepare
from onrecord.ledger.chain import adding
from onrecord.matching import check
from onrecord.matching.statements import catch_up, match_again, tell
from tests.support.made import STATEMENTS, made_with_copies

MORE, WARM = 100, 10
AT_ONCE = 200


def fill(ledger: Ledger, articles: int) -> None:
    """Add made articles until there are as many, some hundred in one transaction."""
    for first in range(ledger.counts()["articles"], articles, AT_ONCE):
        with adding(ledger.engine, "add") as rows:
            for number in range(first, min(first + AT_ONCE, articles)):
                append(rows, prepare(made_with_copies(number)))


def match_all(ledger: Ledger, articles: int) -> None:
    """Match all of them anew, in the order they were added, and print how long each part of them took."""
    steps = iter([articles // 8, articles // 4, articles // 2, articles])
    step, before, done, start = next(steps), 0.0, 0, time.process_time()

    def told(count: int) -> None:
        nonlocal step, before, done
        done += count
        while step and done >= step * STATEMENTS:
            took = time.process_time() - start
            ratio = f"{took / before:.2f}" if before else ""
            print(f"| {step:,} | {took:.1f} | {ratio} |", flush=True)
            before, step = took, next(steps, 0)

    print("| articles | processor seconds of matching, in all | beside half as many |\n| ---: | ---: | ---: |")
    match_again(ledger)
    catch_up(ledger, tell=told)


def measured(ledger: Ledger, articles: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each thing that is asked, and those of the processor."""
    choice = random.Random(11)
    times: dict[str, list[tuple[float, float]]] = {}

    def timed(kind: str, run: Callable[[], object]) -> None:
        start, used = time.perf_counter(), time.process_time()
        run()
        passed = 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - used)
        times.setdefault(kind, []).append(passed)

    new = ledger.counts()["articles"]
    for number in range(new, new + MORE + WARM):
        ledger.add(made_with_copies(number))
        timed("matching one article more", lambda: catch_up(ledger))
    for _ in range(MORE + WARM):
        number = choice.randrange(articles)
        id = f"s{1 + number * STATEMENTS + choice.randrange(3)}"
        timed("a statement with its carriers", lambda id=id: ledger.statement(id))  # type: ignore[misc]
        timed("how each carrier tells it", lambda id=id: tell(ledger, id))  # type: ignore[misc]
        words = ledger.statement(id).content.split()
        quoted = " ".join([*words[:4], *words[5:11]])
        timed("checking a quotation", lambda quoted=quoted: check(ledger, quoted))  # type: ignore[misc]
    return {kind: found[WARM:] for kind, found in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="where to make the ledger; one that this made is filled up")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            fill(ledger, options.articles)
            match_all(ledger, options.articles)
            whole = sum(len(item.carriers) > 1 for item in ledger.statements())
            print(f"\n{whole:,} statements with several carriers; {path.stat().st_size / 1e6:,.0f} MB; peak memory "
                  f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")  # fmt: skip
            print("\n| milliseconds | median | 95th percentile | of the processor, median |")
            print("| --- | ---: | ---: | ---: |")
            for kind, found in measured(ledger, options.articles).items():
                passed, used = zip(*found, strict=True)
                high = statistics.quantiles(passed, n=20)[-1]
                print(f"| {kind} | {statistics.median(passed):.1f} | {high:.1f} | {statistics.median(used):.1f} |")


if __name__ == "__main__":
    main()
