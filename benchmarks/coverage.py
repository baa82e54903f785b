"""What share of the record is filled in, and ten attributions to judge by eye.

    benchmarks/coverage.py ARTICLES… [--draw 10] [--seed 2031]

ARTICLES are CSV tables with the columns url, date, title and text, or records that `onrecord extract` wrote. A figure
on quality is worth nothing without this one: a record that says null everywhere is never wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord import extract, read_text
from onrecord.record import Attribution, Record

FILLED = {
    "a source in the text": lambda item: bool(item.source),
    "a named speaker": lambda item: item.speaker.name is not None,
    "a named person": lambda item: item.speaker.type == "person" and item.speaker.name is not None,
    "a role": lambda item: item.speaker.role is not None,
    "a party": lambda item: item.speaker.party is not None,
    "a date of saying": lambda item: item.said_on is not None and item.said_on.value is not None,
    "a relay in the chain": lambda item: len(item.chain) > 2,
    "direct or mixed quotation": lambda item: item.kind != "indirect",
    "mode thought": lambda item: item.mode == "thought",
}


def records(paths: Iterable[Path]) -> Iterator[Record]:
    csv.field_size_limit(sys.maxsize)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            if path.suffix == ".csv":
                for row in csv.DictReader(lines):
                    yield extract(read_text(row["text"], url=row["url"], title=row["title"], published=row["date"]))
            else:
                yield from (Record.from_dict(json.loads(line)) for line in lines)


def shares(found: Iterable[Attribution]) -> str:
    """A Markdown table of how many attributions have each value."""
    items = list(found)
    lines = ["| of attributions | share |", "| --- | ---: |", f"| all ({len(items):,}) | 100 % |"]
    for name, holds in FILLED.items():
        lines.append(f"| {name} | {100 * sum(map(holds, items)) / max(len(items), 1):.0f} % |")
    return "\n".join(lines)


def described(record: Record, item: Attribution) -> str:
    """One attribution on one line, its words as they stand in the text."""
    text = record.article.text

    def words(spans: Iterable[tuple[int, int]]) -> str:
        return " … ".join(" ".join(text[start:end].split()) for start, end in spans) or "–"

    who = item.speaker
    values = {
        "chain": " → ".join(hop.name or "?" for hop in item.chain),
        "role": who.role,
        "party": who.party,
        "said on": item.said_on and item.said_on.value,
        "kind": item.kind,
        "mode": item.mode,
        "negated": item.negated,
        "confidence": item.confidence,
    }
    return (
        f"{record.article.title or record.article.id} / {item.id}:\n"
        f"    [{words(item.source)}] <{words(item.cue)}> {words(item.content)}\n"
        f"    {who.type} {who.name} | " + " | ".join(f"{name} {value}" for name, value in values.items())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--draw", type=int, default=10, help="how many attributions to print")
    parser.add_argument("--seed", type=int, default=2031)
    options = parser.parse_args()
    found = [(record, item) for record in records(options.articles) for item in record.attributions]
    print(shares(item for _, item in found))
    for record, item in random.Random(options.seed).sample(found, min(options.draw, len(found))):
        print(f"\n{described(record, item)}")


if __name__ == "__main__":
    main()
