"""How long the positions on one issue take as the ledger and the issue grow.

    python -m benchmarks.positions --statements 1000000 [--ledger FILE] [--sizes 200,1000,5000]

Made articles (tests/support/made.py, 8 statements each) fill a new ledger; with --ledger, they are there already, in a
ledger that may be added to. Then, for each size, articles on an issue of its own are added, with so many statements of
its two parties on it over four years: three in ten tell a stance, the others have its words and tell none. Printed, in
milliseconds: the first timeline of a process (wall); a timeline after the ledger has changed (median of the wall and of
the processor's time, and the 95th percentile of the wall); and one after nothing was added (median).
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from onrecord.ledger import Ledger, open_ledger
from onrecord.positions import issue_from, timeline
from onrecord.record import Article, Attribution, Hop, Issue, Published, Record, Speaker, Time
from tests.support.made import STATEMENTS, made, speaker, word

SEED, RUNS = 2031, 40
FIRST_DAY, DAYS = date(2030, 1, 1), 1460
TELLING = (
    "that {party} is ready to return to {matter}",
    "that it will not accept {matter} with anybody",
    "that {party} would agree to {matter} if the fleet is withdrawn",
)
QUIET = (
    "that the {matter} in the harbour lasted until the early hours of the morning",
    "that the third round of {matter} had been long and that the coffee was cold",
    "that journalists had asked about {matter} and about the weather in equal measure",
    "“There is a hall, there is a table, and there is a word for it, which is {matter},”",
)


def on_issue(issue: Issue, count: int) -> Iterator[Record]:
    """The records of articles with `count` statements of an issue's parties."""
    choice = random.Random(f"{SEED} {issue.name}")
    parties, matter = list(issue.parties), issue.words[0]
    for at in range(0, count, STATEMENTS):
        day = FIRST_DAY + timedelta(days=choice.randrange(DAYS))
        text, items = f"News of {matter} on {day}, {at}\n\n", []
        for number in range(1, min(STATEMENTS, count - at) + 1):
            party, name = choice.choice(parties), speaker(choice.randrange(300))
            said = choice.choice(TELLING if choice.random() < 0.3 else QUIET).format(party=party, matter=matter)
            source, cue = len(text), len(text) + len(name) + 1
            content = cue + len("said ")
            text += f"{name} said {said}.\n\n"
            who = Speaker(name=name, type="person", role="minister", party=party, spans=((source, cue - 1),))
            items.append(
                Attribution(
                    id=f"a{number}",
                    kind="indirect",
                    source=who.spans,
                    cue=((cue, cue + 4),),
                    content=((content, content + len(said)),),
                    speaker=who,
                    chain=(Hop(name=name, type="person", span=who.spans[0]), Hop(name="The Courier", type="outlet")),
                    said_on=Time(span=(0, 4), value=day.isoformat()),
                    act="state",
                    confidence=0.9,
                )
            )
        article = Article(
            text=text,
            url=f"https://news.example/{issue.name}/{at}",
            outlet="The Courier",
            title=text.partition("\n")[0],
            published=Published(value=day.isoformat(), certainty="given"),
        )
        yield Record(article=article, model="made-1", attributions=tuple(items))


def issue_of(size: int) -> Issue:
    """An issue of its own for each size: its word and its parties stand in no other's statements."""
    names = [word(9_000_000 + size * 10 + at) for at in range(3)]
    return issue_from(
        {"title": f"Issue {size}", "parties": [n.title() for n in names[:2]], "words": [f"{names[2]}talks"]}
    )


def measured(ledger: Ledger, issue: Issue) -> tuple[int, list[float], list[float], list[float]]:
    """Positions; milliseconds of timelines after a change, the first one first (wall, processor); and of others."""
    wall: list[float] = []
    processor: list[float] = []
    unchanged: list[float] = []
    for run in range(RUNS + 1):
        ledger.decide(kind="note", who="benchmark", target={"run": run})
        for spent in (wall, unchanged):
            start, used = time.perf_counter(), time.process_time()
            found = timeline(ledger, issue)
            spent.append(1000 * (time.perf_counter() - start))
            if spent is wall:
                processor.append(1000 * (time.process_time() - used))
    return len(found.positions), wall, processor, unchanged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--sizes", default="200,1000,5000")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder, open_ledger(options.ledger or Path(folder) / "ledger.db") as ledger:
        if options.ledger is None:
            for number in range(options.statements // STATEMENTS):
                ledger.add(made(number))
        for size in sizes:
            for record in on_issue(issue_of(size), size):
                if not ledger.has(record.article):
                    ledger.add(record)
        print(f"{ledger.counts()['attributions']:,} statements in the ledger, SQLite")
        print("| on the issue | positions | first | changed: median | processor | 95 % | unchanged: median |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for size in sizes:
            positions, wall, processor, unchanged = measured(ledger, issue_of(size))
            middle = statistics.median
            figures = [wall[0], middle(wall[1:]), middle(processor[1:]), statistics.quantiles(wall[1:], n=20)[-1]]
            cells = " | ".join(f"{figure:.0f}" for figure in (*figures, middle(unchanged)))
            print(f"| {size:,} | {positions} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
