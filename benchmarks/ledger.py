"""How a ledger does as it grows.

    python -m benchmarks.ledger --statements 100000 [--url postgresql://…] [--kills 200]

Made articles (tests/support/made.py: 8 statements each, words and names by Zipf's law) are added to a new ledger, one
transaction each. Printed: articles added a second, from the first tenth to the last; bytes a statement; then, with the
ledger full, the first page (50) of `statements` by speaker, by party and by text, and the first page (20) of `search`,
each over queries drawn from the articles themselves, so that frequent speakers and words are asked for as often as they
speak; the median and the 95th percentile. The first queries warm the cache and are not counted.

Without --url: SQLite, and PostgreSQL too where its server programs are installed (a server of the benchmark's own).
--kills: SIGKILL at that many random moments while ready-made records are added; after each the ledger must verify.
--full-kills: the same during a full `onrecord add` of the sample articles, model and all (SQLite).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from importlib.resources import files
from itertools import islice
from pathlib import Path

from sqlalchemy import create_engine, text

from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.location import locate
from tests.ledger.postgres import find_programs, running
from tests.support.made import STATEMENTS, made
from tests.support.writers import kill_and_check

TENTHS, WARM, PAGE, EACH = 10, 10, 50, 25


def add_all(ledger: Ledger, articles: int) -> list[float]:
    """Add made articles; how many a second, of each tenth. Making them is not counted."""
    rates = []
    for tenth in range(TENTHS):
        spent, numbers = 0.0, range(articles * tenth // TENTHS, articles * (tenth + 1) // TENTHS)
        for number in numbers:
            record = made(number)
            start = time.perf_counter()
            ledger.add(record)
            spent += time.perf_counter() - start
        rates.append(len(numbers) / spent)
    return rates


def queries(articles: int, count: int) -> Iterator[dict[str, str]]:
    """A speaker, a party, two words in a row and two words, of statements drawn at random."""
    choice = random.Random(11)
    for _ in range(count):
        record = made(choice.randrange(articles))
        item = choice.choice(record.attributions)
        ((start, end),) = item.content
        words = record.article.text[start + 1 : end - 2].split()
        at = choice.randrange(len(words) - 1)
        yield {
            "name": item.speaker.name or "",
            "surname": (item.speaker.name or "").split()[-1],
            "first name": (item.speaker.name or "").split()[0],
            "party": item.speaker.party or "",
            "row": f"{words[at]} {words[at + 1]}",
            "word": choice.choice(words),
            "words": " ".join(choice.sample(words, 2)),
        }


def measured(ledger: Ledger, articles: int, count: int) -> dict[str, list[float]]:
    """Milliseconds of each query, by what was asked."""

    def page(**filters: str) -> Callable[[], object]:
        return lambda: list(islice(ledger.statements(**filters), PAGE))  # type: ignore[arg-type]

    times: dict[str, list[float]] = {}
    for number, asked in enumerate(queries(articles, count + WARM)):
        kinds = {
            "statements by full name": page(speaker=asked["name"]),
            "statements by surname": page(speaker=asked["surname"]),
            "statements by first name": page(speaker=asked["first name"]),
            "statements by party": page(party=asked["party"]),
            "statements by two words in a row": page(text=asked["row"]),
            "statements by one word": page(text=asked["word"]),
            "search for one word": lambda word=asked["word"]: ledger.search(word),
            "search for two words": lambda words=asked["words"]: ledger.search(words),
            "search for a word of a speaker": lambda asked=asked: ledger.search(
                asked["word"], speaker=asked["surname"]
            ),
        }
        for kind, ask in kinds.items():
            start = time.perf_counter()
            ask()
            if number >= WARM:
                times.setdefault(kind, []).append(1000 * (time.perf_counter() - start))
    return times


def kill_full_adds(store: str, rounds: int, folder: Path) -> int:
    """Kill `onrecord add` of the samples at random moments; then let one end. How many articles are on record."""
    lines = (files("onrecord") / "samples" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    # Each address once: of two texts at one, the first would be a revision again when all are added again.
    once = {json.loads(line).get("url") or line: line for line in lines}
    inputs = folder / "articles.jsonl"
    inputs.write_text("\n".join(once.values()) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "add", "--quiet", "--ledger", store, str(inputs)]
    choice = random.Random(5)
    before = 0
    for _ in range(rounds):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
            with suppress(subprocess.TimeoutExpired):
                program.wait(choice.uniform(0.5, 8))
            program.kill()
        with open_ledger(store) as ledger:
            found = ledger.verify()
        assert found.fits, found.misfit
        assert found.rows["articles"] >= before
        before = found.rows["articles"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    with open_ledger(store) as ledger:
        found = ledger.verify()
        assert found.fits, found.misfit
        assert found.rows["articles"] == found.rows["readings"] == ledger.counts()["articles"] == len(once)
    return len(once)


def size_of(store: str) -> int:
    """Bytes on disk, write-ahead logs left out."""
    if "://" not in store:
        with open_ledger(store) as ledger, ledger._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(store).stat().st_size
    engine = create_engine(locate(store))
    with engine.connect() as connection:
        size = int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    engine.dispose()
    return size


def benchmark(store: str, name: str, *, statements: int, count: int, kills: int) -> None:
    print(f"\n## {name}\n")
    if kills:
        start = time.perf_counter()
        # Every kill is followed by a walk over the whole ledger, so SQLite's is begun anew now and then.
        parts = [min(EACH, kills - done) for done in range(0, kills, EACH)] if "://" not in store else [kills]
        articles = sum(
            kill_and_check(f"{store}{number or ''}", part, seed=number, longest=0.3)
            for number, part in enumerate(parts)
        )
        spent = time.perf_counter() - start
        print(f"{kills} kills: {articles} articles, none lost, none doubled, verified after each ({spent:.0f} s)")
        return
    articles = statements // STATEMENTS
    empty = 0
    if "://" in store:
        open_ledger(store).close()
        empty = size_of(store)
    with open_ledger(store) as ledger:
        rates = add_all(ledger, articles)
        print("articles added a second, by tenths: " + ", ".join(f"{rate:.0f}" for rate in rates))
        print(f"last tenth against the first: {rates[-1] / rates[0]:.2f}")
        print(f"bytes a statement: {(size_of(store) - empty) / (articles * STATEMENTS):.0f}")
        start = time.perf_counter()
        found = ledger.verify()
        assert found.fits, found.misfit
        print(f"verify: {time.perf_counter() - start:.1f} s\n")
        print("| milliseconds | median | 95th percentile |\n| --- | ---: | ---: |")
        for kind, times in measured(ledger, articles, count).items():
            print(f"| {kind} | {statistics.median(times):.1f} | {statistics.quantiles(times, n=20)[-1]:.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--full-kills", type=int, default=0)
    parser.add_argument("--url", help="an empty PostgreSQL database of yours, and no SQLite")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    arguments = parser.parse_args()
    print(f"{arguments.statements:,} statements; {os.cpu_count()} cores, Python {platform.python_version()}", end="")
    print(f"; load {os.getloadavg()[0]:.1f} at the start")
    options = {"statements": arguments.statements, "count": arguments.queries, "kills": arguments.kills}
    with ExitStack() as stack:
        if arguments.url:
            benchmark(arguments.url, "PostgreSQL", **options)
            return
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-benchmark-"))
        if arguments.full_kills:
            count = kill_full_adds(f"{folder}/full.db", arguments.full_kills, Path(folder))
            print(f"{arguments.full_kills} kills during a full add: {count} articles, none lost, none doubled")
            return
        if arguments.only != "postgresql":
            benchmark(f"{folder}/ledger.db", "SQLite", **options)
        programs = find_programs()
        if arguments.only != "sqlite" and programs is None:
            print("\nPostgreSQL: its server programs are not installed, so it was not measured.")
        elif arguments.only != "sqlite" and programs:
            benchmark(stack.enter_context(running(programs)), "PostgreSQL", **options)


if __name__ == "__main__":
    main()
