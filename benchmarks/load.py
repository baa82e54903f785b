"""Many programs at once, while articles are being added: no error, nothing lost.

    python -m benchmarks.load [--statements 20000 | --ledger made.db] [--clients 50] [--seconds 60]

A ledger of made articles is served by `onrecord serve`, a program of its own. For a minute, 50 clients ask for lists,
searches, articles and statements as fast as they are answered, two of them walking through all pages of the list again
and again, while another sends articles to be read by the model and added (`POST /articles`), and a program of its own
adds ready-made ones to the same ledger, as a crawler would. Afterwards every article that was answered with 201 must be
on record, the walks must have met every statement that was there when they began exactly once, and the ledger must
verify. Printed: requests by status, requests a second, the median and the 95th percentile.
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
import threading
import time
from collections import Counter
from pathlib import Path

from benchmarks.ledger import add_all, queries
from benchmarks.served import Answer, Client, serving
from onrecord.ledger import open_ledger
from onrecord.matching.statements import catch_up
from tests.support.made import STATEMENTS, made

WALKERS, BETWEEN = 2, 0.25  # seconds between two ready-made articles
SENT, WRITTEN = 5_000_000, 6_000_000  # the numbers of made articles that are sent, and written by the other program


class Counted:
    """What was answered, from all clients."""

    def __init__(self) -> None:
        self.statuses: Counter[int] = Counter()
        self.times: list[float] = []
        self.added: list[str] = []
        self.walks = 0
        self.problems: list[str] = []
        self._lock = threading.Lock()

    def take(self, answer: Answer) -> None:
        with self._lock:
            self.statuses[answer.status] += 1
            self.times.append(answer.milliseconds)


def ask(port: int, seed: int, until: float, articles: int, counted: Counted) -> None:
    """One client that reads."""
    choice, client = random.Random(seed), Client(port)
    drawn = list(queries(articles, 50))
    while time.perf_counter() < until:
        asked, number = choice.choice(drawn), choice.randrange(articles)
        path, filters = choice.choice(
            [
                ("/statements", {"speaker": asked["name"]}),
                ("/statements", {"party": asked["party"]}),
                ("/statements", {"text": asked["row"]}),
                ("/search", {"words": asked["words"]}),
                ("/articles", {"limit": 20}),
                (f"/articles/{made(number).article.identity}", {}),
                (f"/statements/s{number * STATEMENTS + 1}", {}),
                ("/head", {}),
            ]
        )
        counted.take(client.get(path, **filters))


def walk(port: int, until: float, there: frozenset[str], counted: Counted) -> None:
    """One client that goes through all pages; each statement that was `there` comes once, and in order."""
    client = Client(port)
    while time.perf_counter() < until:
        seen: list[str] = []
        page = None
        while time.perf_counter() < until:
            answer = client.get("/statements", limit=1000, page=page)
            counted.take(answer)
            found = json.loads(answer.body)
            seen += [item["id"] for item in found["statements"]]
            page = found["next"]
            if page is None:
                break
        if len(set(seen)) != len(seen):
            counted.problems.append("a walk met a statement twice")
        if page is None:
            counted.walks += 1
            if missed := there - set(seen):
                counted.problems.append(f"a walk missed {len(missed)} statements")


def send(port: int, until: float, counted: Counted) -> None:
    """One client that sends articles, as fast as the model reads them."""
    client, number = Client(port), SENT
    while time.perf_counter() < until:
        article = made(number).article
        sent = {"text": article.text, "url": article.url, "outlet": article.outlet, "published": "2034-02-01"}
        answer = client.post("/articles", sent)
        counted.take(answer)
        if answer.status == 429:
            time.sleep(float(answer.headers["retry-after"]))
            continue
        if answer.status == 201:
            counted.added.append(json.loads(answer.body)["id"])
        number += 1


def write(store: str, seconds: float) -> None:
    """The other program: adds ready-made articles, and prints the ids of those that are on record."""
    until, number = time.perf_counter() + seconds, WRITTEN
    with open_ledger(store) as ledger:
        while time.perf_counter() < until:
            print(ledger.add(made(number)).id, flush=True)
            number += 1
            time.sleep(BETWEEN)


def run(store: str, *, clients: int, seconds: float) -> None:
    with open_ledger(store) as ledger:
        counts = ledger.counts()
        there = frozenset(item.id for item in ledger.statements())
    counted = Counted()
    with serving(store) as port:
        Client(port).post("/extract", {"text": "“We stay,” Ana Ruiz said."})  # loads the model
        until = time.perf_counter() + seconds
        threads = [
            threading.Thread(target=ask, args=(port, seed, until, counts["articles"], counted))
            for seed in range(clients - WALKERS)
        ]
        threads += [threading.Thread(target=walk, args=(port, until, there, counted)) for _ in range(WALKERS)]
        threads.append(threading.Thread(target=send, args=(port, until, counted)))
        command = [sys.executable, "-m", "benchmarks.load", "--ledger", store, "--seconds", str(seconds), "--write"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            written = program.communicate()[0].split()
    told = ", ".join(f"{count:,} × {status}" for status, count in sorted(counted.statuses.items()))
    print(f"{clients} clients for {seconds:.0f} s: {sum(counted.statuses.values()):,} requests ({told}), ", end="")
    print(f"{sum(counted.statuses.values()) / seconds:.0f} a second")
    tail = statistics.quantiles(counted.times, n=20)[-1]
    print(f"milliseconds: median {statistics.median(counted.times):.0f}, 95th percentile {tail:.0f}")
    print(
        f"meanwhile {len(counted.added)} articles were sent, read and added, "
        f"and {len(written)} written by another program"
    )
    print(f"{counted.walks} walks through all pages")
    with open_ledger(store) as ledger:
        for id in counted.added + written:
            ledger.record(id)
        assert ledger.counts()["articles"] == counts["articles"] + len(counted.added) + len(written)
        found = ledger.verify()
    assert found.fits, found.misfit
    assert not counted.problems, counted.problems
    assert set(counted.statuses) <= {200, 201, 429}, counted.statuses
    print("no error; every article that was added is on record; the ledger verifies")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--ledger", help="a ledger of made articles; articles are added to it")
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments.ledger, arguments.seconds)
        return
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}; load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as folder:
        store = arguments.ledger or str(Path(folder) / "ledger.db")
        if arguments.ledger is None:
            with open_ledger(store) as ledger:
                add_all(ledger, arguments.statements // STATEMENTS)
                catch_up(ledger)
        run(store, clients=arguments.clients, seconds=arguments.seconds)


if __name__ == "__main__":
    main()
