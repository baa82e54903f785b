"""How long the pages take, how large they are, and how many requests a browser makes for one.

    python -m benchmarks.browsing [--statements 100000 | --ledger made.db] [--times 25]

A ledger of made articles (tests/support/made.py) is served by `onrecord serve`, a program of its own, and asked over
one connection that stays open. Each kind of page is asked for with speakers, words, outlets and articles of statements
drawn at random, so that frequent ones are asked for as often as they speak. Printed: the median and the 95th percentile
in milliseconds, the processor time of the server for each (where /proc tells it: on a busy machine that is what can be
compared), the largest page in kB as it is sent, and its requests (the page, its style, script, icon, pictures).
The first of each kind warm the caches and are not counted. --ledger takes a ledger that such a run,
benchmarks/ledger.py or benchmarks/interface.py has left.

The exit status is 1 if a median is over 150 ms, a page over 300 kB, or its requests over 12.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.ledger import add_all
from benchmarks.served import Answer, Client, serving
from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.actors import catch_up
from onrecord.positions import issue_from, put_issue
from tests.support.made import STATEMENTS, word

WARM = 5
MILLISECONDS, BYTES, REQUESTS = 150, 300_000, 12
ISSUE = {"title": "Made talks", "parties": [word(n).title() for n in range(3)], "words": [word(2000), word(3000)]}


def addresses(ledger: Ledger, count: int) -> dict[str, list[str]]:
    """The addresses to ask for, by kind of page, of statements drawn at random."""
    choice = random.Random(7)
    most = ledger.newest_statements(limit=1)[0]
    found: dict[str, list[str]] = {}
    while len(found.get("home", ())) < count + WARM:
        (drawn,) = ledger.statements_called([f"s{choice.randint(1, int(most.id[1:]))}"]) or (most,)
        carrier, speaker = drawn.carriers[0], drawn.speaker
        words = [word.strip("“”,.") for word in drawn.content.split()]
        surname, outlet = (speaker.name or "nobody").split()[-1], carrier.outlet or "none"
        article = f"/articles/{carrier.article}"
        for kind, address in {
            "home": "/",
            "search, all": "/search",
            "search by speaker": _query("/search", speaker=surname),
            "search by party": _query("/search", party=speaker.party or "none"),
            "search by outlet": _query("/search", outlet=outlet),
            "search for a word": _query("/search", q=choice.choice(words)),
            "search for two words": _query("/search", q=" ".join(choice.sample(words, 2)), since="2031"),
            "statement": f"/statements/{drawn.id}",
            "article": article,
            "article, to an attribution": f"{article}?at={carrier.attribution}",
            "articles": "/articles",
            "articles of an outlet": _query("/articles", outlet=outlet),
            "outlets": "/outlets",
            "outlet": f"/outlets/{quote(outlet)}",
            "actors": "/actors",
            "actors by name": _query("/actors", name=surname),
            "actor": f"/actors/{drawn.id}",
            "names of an actor": f"/actors/{drawn.id}/names",
            "issues": "/issues",
            "issue": "/issues/made-talks",
            "check a quotation": _query("/check", words=" ".join(words[:12])),
            "review": "/review",
            "review by speaker": _query("/review", speaker=surname),
            "review of one": f"/review/{drawn.id}",
            "add": "/add",
        }.items():
            found.setdefault(kind, []).append(address)
    return found


def _query(path: str, **asked: str) -> str:
    return f"{path}?{urlencode(asked)}"


def requests_of(html: bytes) -> int:
    """How many requests a browser makes for a page that it has never seen."""
    return 1 + len(set(re.findall(rb'<(?:link|script|img)\b[^>]*(?:href|src)="([^"]+)"', html)))


def measured(client: Client, asked: list[str]) -> list[Answer]:
    found = []
    for number, address in enumerate(asked):
        answer = client.page(address)
        assert answer.status in (200, 303), (address, answer.status, answer.body[:500])
        if number >= WARM:
            found.append(answer)
    return found


def processor_time() -> float:
    """The seconds of processor time that the server, the only child of this process, has taken; 0 where not known."""
    try:
        (child,) = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=25)
    parser.add_argument("--ledger", help="a ledger of made articles")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as folder:
        store = arguments.ledger or str(Path(folder) / "ledger.db")
        with open_ledger(store) as ledger:
            if arguments.ledger is None:
                add_all(ledger, arguments.statements // STATEMENTS)
            put_issue(ledger, issue_from(ISSUE), who="benchmark")
            catch_up(ledger)
            kinds, most = addresses(ledger, arguments.times), ledger.counts()["statements"]
        with serving(store) as port:
            client = Client(port)
            load = os.getloadavg()[0]
            print(f"{most:,} statements; {arguments.times} of each kind of page; load of the machine {load:.1f}\n")
            print(f"{'page':<28} {'median ms':>9} {'p95 ms':>7} {'cpu ms':>7} {'kB':>6} {'requests':>8}")
            over = []
            for kind, asked in kinds.items():
                before = processor_time()
                answers = measured(client, asked)
                spent = (processor_time() - before) * 1000 / len(asked)
                times = sorted(answer.milliseconds for answer in answers)
                median, late = statistics.median(times), times[int(0.95 * (len(times) - 1))]
                largest = max(answers, key=lambda answer: len(answer.body))
                count = requests_of(largest.body)
                print(f"{kind:<28} {median:9.1f} {late:7.1f} {spent:7.1f} {len(largest.body) / 1000:6.1f} {count:8}")
                if median > MILLISECONDS or len(largest.body) > BYTES or count > REQUESTS:
                    over.append(kind)
    if over:
        print(f"\nover the limits: {', '.join(over)}")
        sys.exit(1)


if __name__ == "__main__":
    main()
