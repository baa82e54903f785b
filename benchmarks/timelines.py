"""Are the points of timelines borne out? Positions over real articles, beside verdicts of somebody who read them.

    python -m benchmarks.timelines DATA LEDGER [--missing]

DATA is the folder with `unlabelled/syria.jsonl` and `wikinews/*.csv`; LEDGER is made from it where it is not there.
The issues stand in `issues/`. `checked/positions.json` holds, for each statement that a position of theirs rested
on, the article's id, the offsets of its content, the party, the stance, a verdict (`right`, or what is wrong:
`party`, `stance`, `matter`) and a reason, and none of its text. Every point was read and none drawn, so there is no
seed. Printed: points and how many are right, by set of issues; points that nobody has read are counted.

    issues/            the rules were worked on with these before the eyes
    issues/fresh/ …    each written, run and read once, and then the rules mended: see issues/README.md
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord import extract, open_ledger, read_text
from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up
from onrecord.positions import read_issue, timeline
from onrecord.record import Article, Published

HERE = Path(__file__).parent
CHECKED = HERE / "checked" / "positions.json"


def articles(data: Path) -> Iterator[Article]:
    """The Syria articles, and those of Wikinews with their title on top."""
    with (data / "unlabelled" / "syria.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            published = Published(value=row["published"], certainty="given")
            yield Article(text=row["text"], id=row["id"], outlet=row["outlet"], published=published)
    csv.field_size_limit(sys.maxsize)
    for path in sorted((data / "wikinews").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                text = f"{row['title']}\n\n{row['text']}"
                yield read_text(
                    text, id=row["url"], url=row["url"], outlet="Wikinews", title=row["title"], published=row["date"]
                )


def points(ledger: Ledger, path: Path) -> Iterator[dict[str, Any]]:
    """What each position of an issue rests on, as verdicts are kept."""
    given = {item.id: item.given_id for item in ledger.articles()}
    for position in timeline(ledger, read_issue(path)).positions:
        for item in position.support:
            carrier = item.carrier
            yield {
                "issue": path.relative_to(HERE / "issues").with_suffix("").as_posix(),
                "article": given.get(carrier.article) or carrier.article,
                "content": [list(span) for span in carrier.spans],
                "party": position.party,
                "stance": position.stance,
                "date": f"{'by ' if position.published else ''}{position.date}",
            }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--missing", action="store_true", help="print the points that nobody has read, as JSON")
    options = parser.parse_args()
    verdicts = {_key(row): row["verdict"] for row in json.loads(CHECKED.read_text(encoding="utf-8"))}
    new = not options.ledger.exists()
    found: dict[str, Counter[str]] = {}
    with open_ledger(options.ledger) as ledger:
        for article in articles(options.data) if new else ():
            ledger.add(extract(article))
        catch_up(ledger)
        for path in sorted((HERE / "issues").rglob("*.toml")):
            for point in points(ledger, path):
                verdict = verdicts.get(_key(point), "not read")
                found.setdefault(path.parent.name, Counter())[verdict] += 1
                if options.missing and verdict == "not read":
                    print(json.dumps(point, ensure_ascii=False))
    print("| issues | points | right | wrong | not read |\n| --- | ---: | ---: | ---: | ---: |")
    for name, counts in sorted(found.items()):
        wrong = sum(counts.values()) - counts["right"] - counts["not read"]
        print(f"| {name} | {sum(counts.values())} | {counts['right']} | {wrong} | {counts['not read']} |")


def _key(row: dict[str, Any]) -> str:
    return json.dumps([row[name] for name in ("issue", "article", "content", "party", "stance")])


if __name__ == "__main__":
    main()
