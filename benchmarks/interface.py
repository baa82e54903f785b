"""How long the HTTP interface takes to answer.

    python -m benchmarks.interface [--statements 100000 | --ledger made.db] [--queries 200]

A ledger of made articles (tests/support/made.py) is served by `onrecord serve`, a program of its own, and asked over
one connection that stays open: each kind of request over queries drawn from the articles, so that frequent speakers and
words are asked for as often as they speak. Printed: the median and the 95th percentile in milliseconds, and the size of
the median answer. The first queries warm the caches and are not counted. --ledger takes a ledger that such a run, or
benchmarks/ledger.py, has left.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.ledger import WARM, add_all
from benchmarks.served import Answer, Client, serving
from onrecord.ledger import open_ledger
from tests.support.made import DAYS, FIRST_DAY, STATEMENTS

LINES = 20_000  # of a streamed answer


def drawn(client: Client, articles: int, count: int) -> Iterator[dict[str, str]]:
    """What is known of statements drawn at random: whoever speaks often is drawn often, and so is a frequent word."""
    choice = random.Random(5)
    while count:
        day = (FIRST_DAY + timedelta(days=choice.randrange(DAYS))).isoformat()
        deep = f"{day}.{choice.randrange(articles)}.{choice.randrange(STATEMENTS)}"
        (item,) = json.loads(client.get("/statements", page=deep, limit=1).body)["statements"] or [None]
        if item is None:
            continue
        carrier, words = item["carriers"][0], item["content"].strip("“”,.").split()
        at = choice.randrange(len(words) - 1)
        count -= 1
        yield {
            "deep": deep,
            "article": carrier["article"],
            "id": item["id"],
            "since": carrier["published"],
            "outlet": carrier["outlet"],
            "name": item["speaker"]["name"],
            "surname": item["speaker"]["name"].split()[-1],
            "party": item["speaker"]["party"],
            "row": f"{words[at]} {words[at + 1]}",
            "word": choice.choice(words),
            "words": " ".join(choice.sample(words, 2)),
            "number": str(choice.randrange(articles)),
        }


def measured(client: Client, articles: int, count: int) -> dict[str, list[Answer]]:
    """The answers to each kind of request."""
    found: dict[str, list[Answer]] = {}
    for number, asked in enumerate(drawn(client, articles, count + WARM)):
        kinds: dict[str, tuple[str, dict[str, str | None]]] = {
            "statements, first page (50)": ("/statements", {}),
            "statements, a page in the middle": ("/statements", {"page": asked["deep"]}),
            "statements by full name": ("/statements", {"speaker": asked["name"]}),
            "statements by surname": ("/statements", {"speaker": asked["surname"]}),
            "statements by party": ("/statements", {"party": asked["party"]}),
            "statements by party, a page in the middle": (
                "/statements",
                {"party": asked["party"], "page": asked["deep"]},
            ),
            "statements by outlet": ("/statements", {"outlet": asked["outlet"]}),
            "statements since a day": ("/statements", {"since": asked["since"]}),
            "statements by two words in a row": ("/statements", {"text": asked["row"]}),
            "one statement": (f"/statements/{asked['id']}", {}),
            "search for one word (20)": ("/search", {"words": asked["word"]}),
            "search for two words": ("/search", {"words": asked["words"]}),
            "articles, first page (50)": ("/articles", {}),
            "articles, a page in the middle": ("/articles", {"page": asked["number"]}),
            "articles by outlet": ("/articles", {"outlet": asked["outlet"]}),
            "one article with its record": (f"/articles/{asked['article']}", {}),
            "its revisions": (f"/articles/{asked['article']}/revisions", {}),
            "what is to be reviewed (50)": ("/to-review", {}),
            "head": ("/head", {}),
        }
        for kind, (path, filters) in kinds.items():
            answer = client.get(path, **filters)
            assert answer.status == 200, (path, filters, answer.body)
            again = client.get(path, {"If-None-Match": answer.headers["etag"]}, **filters)
            assert again.status == 304, (path, again.status)
            if number >= WARM:
                found.setdefault(kind, []).append(answer)
                found.setdefault("any of these again (304)", []).append(again)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--ledger", help="a ledger of made articles")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as folder:
        store = arguments.ledger or str(Path(folder) / "ledger.db")
        with open_ledger(store, create=arguments.ledger is None) as ledger:
            if arguments.ledger is None:
                add_all(ledger, arguments.statements // STATEMENTS)
            counts = ledger.counts()
        articles = counts["articles"]
        print(f"{counts['attributions']:,} statements in {articles:,} articles; {os.cpu_count()} cores, ", end="")
        print(f"Python {platform.python_version()}; load {os.getloadavg()[0]:.1f} at the start\n")
        with serving(store) as port:
            client = Client(port)
            found = measured(client, articles, arguments.queries)
            print("| milliseconds | median | 95th percentile | kB |\n| --- | ---: | ---: | ---: |")
            for name, answers in found.items():
                times = [answer.milliseconds for answer in answers]
                size = statistics.median(len(answer.body) for answer in answers) / 1000
                print(
                    f"| {name} | {statistics.median(times):.1f} | {statistics.quantiles(times, n=20)[-1]:.1f} |", end=""
                )
                print(f" {size:.1f} |")
            print(f"\nstatements as JSON Lines: {Client(port).lines_a_second('/statements', LINES):,.0f} a second")


if __name__ == "__main__":
    main()
