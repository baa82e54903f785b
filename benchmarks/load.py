"""Many programs at once, while articles are being added: no error, nothing lost.

    python -m benchmarks.load [--statements 20000 | --ledger made.db] [--clients 50] [--seconds 60] [--no-verify]

A ledger of made articles is served by `onrecord serve`, a program of its own. For a minute, 50 clients ask for lists,
searches, articles, statements and how these are told, actors, outlets, contradictions and figures as fast as they are
answered, two of them walking through pages of the list, while another sends articles to be read by the model and added
(`POST /articles`), and a program of its own adds ready-made ones to the same ledger, as a crawler would. Afterwards
every article that was answered with 201 must be on record, the walks must have met every statement that was there when
they began, from where they began, exactly once and in order, and the ledger must verify (which takes minutes where it
has a million statements; --no-verify leaves it out). Printed: requests by status, requests a second, the median and the
95th percentile, of all and by what was asked. Articles are added to a ledger that is given: give a copy.
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
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import quote

from benchmarks.interface import drawn
from benchmarks.ledger import add_all
from benchmarks.served import Answer, Client, serving
from onrecord.ledger import Ledger, StatementPage, open_ledger
from onrecord.matching.statements import catch_up
from tests.support.made import STATEMENTS, made

WALKERS, BETWEEN = 2, 0.25  # seconds between two ready-made articles
DRAWN = 100  # statements, of which the clients know what they ask for
SENT, WRITTEN = 5_000_000, 6_000_000  # the numbers of made articles that are sent, and written by the other program


class Counted:
    """What was answered, from all clients."""

    def __init__(self) -> None:
        self.statuses: Counter[int] = Counter()
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.added: list[str] = []
        self.walks: list[tuple[str | None, list[str]]] = []
        """Where each walk began, and the ids that it met."""
        self._lock = threading.Lock()

    def take(self, kind: str, answer: Answer) -> None:
        with self._lock:
            self.statuses[answer.status] += 1
            self.times[kind].append(answer.milliseconds)


def ask(port: int, seed: int, until: float, known: list[dict[str, str]], counted: Counted) -> None:
    """One client that reads."""
    choice, client = random.Random(seed), Client(port)
    while time.perf_counter() < until:
        asked = choice.choice(known)
        kind, path, filters = choice.choice(
            [
                ("statements by speaker", "/statements", {"speaker": asked["name"]}),
                ("statements by party", "/statements", {"party": asked["party"]}),
                ("statements by outlet", "/statements", {"outlet": asked["outlet"]}),
                ("statements by actor", "/statements", {"actor": asked["id"]}),
                ("statements by words", "/statements", {"text": asked["row"]}),
                ("search", "/search", {"words": asked["words"]}),
                ("articles", "/articles", {"limit": 20}),
                ("one article", f"/articles/{asked['article']}", {}),
                ("one statement", f"/statements/{asked['id']}", {}),
                ("how it is told", f"/statements/{asked['id']}/tellings", {}),
                ("contradictions", "/contradictions", {}),
                ("outlets", "/outlets", {}),
                ("one outlet", f"/outlets/{quote(asked['outlet'])}", {}),
                ("counts", "/counts", {}),
                ("head", "/head", {}),
            ]
        )
        counted.take(kind, client.get(path, **filters))


def walk(port: int, seed: int, until: float, known: list[dict[str, str]], counted: Counted) -> None:
    """One client that goes through pages: from the beginning, and then again and again from somewhere else."""
    choice, client = random.Random(seed), Client(port)
    page: str | None = None
    while time.perf_counter() < until:
        seen: list[str] = []
        counted.walks.append((page, seen))
        while time.perf_counter() < until:
            answer = client.get("/statements", limit=1000, page=page)
            counted.take("a page of 1,000", answer)
            if answer.status != 200:
                return
            found = json.loads(answer.body)
            seen += [item["id"] for item in found["statements"]]
            page = found["next"]
            if page is None:
                break
        page = choice.choice(known)["deep"]


def check_walks(ledger: Ledger, there: int, counted: Counted) -> int:
    """How many statements the walks met. They are those that were there, in the order of the list."""
    for page, met in counted.walks:
        old = [id for id in met if int(id[1:]) <= there]
        expected: list[str] = []
        found = StatementPage(statements=(), next=page)
        while len(expected) < len(old):
            found = ledger.statement_page(limit=1000, page=found.next)
            expected += [item.id for item in found.statements if int(item.id[1:]) <= there]
            if found.next is None:
                break
        assert old == expected[: len(old)], f"a walk from {page} is not the list"
    return sum(len(met) for _, met in counted.walks)


def send(port: int, until: float, counted: Counted) -> None:
    """One client that sends articles, as fast as the model reads them."""
    client, number = Client(port), SENT
    while time.perf_counter() < until:
        article = made(number).article
        sent = {"text": article.text, "url": article.url, "outlet": article.outlet, "published": "2034-02-01"}
        answer = client.post("/articles", sent)
        counted.take("an article added", answer)
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


def run(store: str, *, clients: int, seconds: float, verify: bool) -> None:
    with open_ledger(store) as ledger:
        counts = ledger.counts()
    counted = Counted()
    with serving(store) as port:
        Client(port).post("/extract", {"text": "“We stay,” Ana Ruiz said."})  # loads the model
        known = list(drawn(Client(port), counts["articles"], DRAWN))
        Client(port).get("/statements", actor=known[0]["id"])  # catches up with who speaks
        until = time.perf_counter() + seconds
        threads = [
            threading.Thread(target=ask, args=(port, seed, until, known, counted)) for seed in range(clients - WALKERS)
        ]
        threads += [threading.Thread(target=walk, args=(port, n, until, known, counted)) for n in range(WALKERS)]
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
    everything = [one for times in counted.times.values() for one in times]
    for kind, times in (("all", everything), *sorted(counted.times.items())):
        tail = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"{kind:22} {len(times):6,}  median {statistics.median(times):7.0f} ms  95th percentile {tail:7.0f} ms")
    print(
        f"meanwhile {len(counted.added)} articles were sent, read and added, "
        f"and {len(written)} written by another program"
    )
    with open_ledger(store) as ledger:
        for id in counted.added + written:
            ledger.record(id)
        assert ledger.counts()["articles"] == counts["articles"] + len(counted.added) + len(written)
        met = check_walks(ledger, counts["attributions"], counted)
        print(f"{len(counted.walks)} walks through pages met {met:,} statements, each once and in order")
        assert set(counted.statuses) <= {200, 201, 429}, counted.statuses
        print("no error; every article that was added is on record")
        if verify:
            found = ledger.verify()
            assert found.fits, found.misfit
            print("the ledger verifies")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--ledger", help="a ledger of made articles; articles are added to it")
    parser.add_argument("--no-verify", action="store_true", help="do not verify the ledger afterwards")
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
        run(store, clients=arguments.clients, seconds=arguments.seconds, verify=not arguments.no_verify)


if __name__ == "__main__":
    main()
