"""Pairs of statements to be judged, drawn by PolNeAR's marks: `python -m benchmarks.marked_pairs DATA > pairs.json`.

Only articles of which no pair was read before are drawn from (those of `checked/statement_pairs.json`), and nothing of
ours has read them: speakers are the last capitalised word of the source that people marked. Strata are as in
`statement_pairs`, but for *paraphrase*: one surname, two days at most, two stems in common and three in ten of the
shorter wording's. The words stay out of the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.statement_pairs import CHECKED, LONG, SHORT, with_runs
from onrecord.matching.statements.said import Said

EACH = {"long run": 80, "short run": 20, "paraphrase": 80}
DAYS, STEMS, SHARE = 2, 2, 0.3


def marked(data: Path) -> dict[int, tuple[dict[str, Any], dict[str, Any], Said]]:
    """The marked attributions of unread articles, each with its article, by number."""
    pairs = json.loads(CHECKED.read_text(encoding="utf-8"))
    read = {pair[side]["id"] for pair in pairs for side in ("one", "other")}
    found = {}
    article = 0
    for name in ("dev", "train"):
        for row in map(json.loads, (data / "polnear" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            if row["id"] in read:
                continue
            article += 1
            day = date.fromisoformat(row["published"])
            for number, item in enumerate(row["attributions"], 1):
                if item["content"] and item["source"]:
                    source, content = (
                        " ".join(row["text"][start:end] for start, end in item[role]) for role in ("source", "content")
                    )
                    body = {"kind": "direct", "negated": False, "said_on": None, "speaker": {"name": _surname(source)}}
                    said = Said(
                        seq=article * 1000 + number, article_seq=article, body=body, content=content, dated=(day, day)
                    )
                    found[said.seq] = row, item, said
    return found


def _surname(source: str) -> str | None:
    capitals = [word.strip(".,'’“”\"") for word in source.split() if word[0].isupper()]
    name = capitals[-1].removesuffix("'s").removesuffix("’s") if capitals else ""
    return name if name.lower() not in ("", "he", "she", "they", "we", "i", "it", "who", "that", "you") else None


def near(items: list[Said]) -> set[tuple[int, int]]:
    """Pairs of one surname within days that have stems in common."""
    of: dict[str, list[Said]] = defaultdict(list)
    for item in items:
        if item.surname:
            of[item.surname].append(item)
    return {
        (one.seq, other.seq)
        for some in of.values()
        for one, other in combinations(sorted(some, key=lambda item: item.seq), 2)
        if one.article_seq != other.article_seq and one.dated and other.dated
        and abs((one.dated[0] - other.dated[0]).days) <= DAYS
        and len(one.stems & other.stems) >= max(STEMS, SHARE * min(len(one.stems), len(other.stems)))
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--seed", type=int, default=29)
    options = parser.parse_args()
    of = marked(options.data)
    items = [said for _, _, said in of.values()]
    long = with_runs(items, LONG)
    short = with_runs(items, SHORT) - long
    choice = random.Random(options.seed)
    drawn = []
    for stratum, pool in (("long run", long), ("short run", short), ("paraphrase", near(items) - long - short)):
        pairs = sorted(pool)
        choice.shuffle(pairs)
        seen: set[tuple[int, int]] = set()
        for one, other in pairs:
            articles = one // 1000, other // 1000
            if articles not in seen and len(seen) < EACH[stratum]:
                seen.add(articles)
                drawn.append({"stratum": stratum, "one": _side(*of[one]), "other": _side(*of[other])})
    json.dump(drawn, sys.stdout, ensure_ascii=False, indent=1)


def _side(row: dict[str, Any], item: dict[str, Any], said: Said) -> dict[str, Any]:
    return {"id": row["id"], "published": row["published"], "content": item["content"], "words": said.content}


if __name__ == "__main__":
    main()
