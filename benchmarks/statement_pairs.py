"""Does matching find the same statement in two articles? `python -m benchmarks.statement_pairs DATA [--wrong]`.

`checked/statement_pairs.json` and its like (`_unseen`, `_later`, `_aside`) hold pairs of statements of real articles as
ids and offsets, and whether they are one statement, with a reason, as somebody judged who read both; and none of their
text (`same` is null where it cannot be told: such pairs do not count). DATA is the folder with `polnear/*.jsonl`,
`unlabelled/syria.jsonl`, `wikinews/*.csv` and `timeml/newswire.jsonl`. The articles are extracted anew, or taken from
`--records FILE` (of `onrecord extract`) where they stand there. A pair of which a statement is not read any more, or
read otherwise by half, counts as missed if it is one statement.

The pairs were drawn, one at most of two articles, from three strata: those with eight words in a row in common or more
("long run"), with five to seven ("short run"), and of one surname within three days with a quarter of their stems
in common ("paraphrase"). `--draw RECORDS.jsonl` draws others from records (`onrecord extract`), to be judged.
Of the unseen ones, those of newswire were drawn so with the seed 29 (from all but the Wall Street Journal's articles),
and the others by `marked_pairs`; no rule was fitted on them before they were measured once.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord import extract, read_text
from onrecord.ledger.carrying import Words
from onrecord.ledger.rows import attribution_row, days_of
from onrecord.matching.statements.judging import judge
from onrecord.matching.statements.said import Said
from onrecord.matching.words import PLAIN
from onrecord.record import Record, spans

SETS = CHECKED, UNSEEN, LATER, ASIDE = tuple(
    Path(__file__).parent / "checked" / f"statement_pairs{name}.json" for name in ("", "_unseen", "_later", "_aside")
)
FILES = ("polnear/dev.jsonl", "polnear/train.jsonl", "unlabelled/syria.jsonl", "wikinews/wikinews_2019.csv",
         "wikinews/wikinews_2020.csv", "timeml/newswire.jsonl")  # fmt: skip
LONG, SHORT = 8, 5
EACH = {"long run": 80, "short run": 50, "paraphrase": 70}
_MOST = 12  # attributions with the same run: more is a phrase that all use


def articles_in(data: Path) -> Iterator[dict[str, Any]]:
    """All articles, each with `file`, `id`, `text`, `outlet`, `published` and `title`."""
    for name in FILES:
        with (data / name).open(encoding="utf-8", newline="") as lines:
            if name.endswith(".csv"):
                csv.field_size_limit(sys.maxsize)
                for row in csv.DictReader(lines):
                    text = f"{row['title']}\n\n{row['text']}"
                    known = {"outlet": "Wikinews", "published": row["date"], "title": row["title"]}
                    yield {"file": name, "id": row["url"], "text": text, **known}
            else:
                for row in map(json.loads, lines):
                    outlet = row.get("outlet") or row.get("publisher") or row["id"][:3]  # of newswire: "APW", "NYT"
                    known = {"outlet": outlet, "published": row.get("published")}
                    yield {"file": name, "id": row["id"], "text": row["text"], "title": row.get("title"), **known}


def said_in(record: Record, article_seq: int) -> list[Said]:
    """The speech of a record as matching compares it."""
    published = days_of(record.article.published.value)
    found = []
    for number, item in enumerate(record.attributions, 1):
        if item.mode == "speech":
            row = attribution_row(item, record.article.text, published)
            first, last = row["dated_first"], row["dated_last"]
            dated = (first, last) if first and last else None
            found.append(
                Said(seq=article_seq * 1000 + number, article_seq=article_seq, body=row["body"],
                     content=row["content"], dated=dated, cue=row["cue"])
            )  # fmt: skip
    return found


def measure(data: Path, *, wrong: bool, records: Path | None) -> None:
    """Print precision and recall over the checked pairs, by stratum and in all, for each of the sets."""
    sets = {path.stem: _judged(path) for path in SETS}
    wanted = {pair[name]["id"] for pairs in sets.values() for pair in pairs for name in ("one", "other")}
    read = read_wanted(data, wanted, records)
    for name, pairs in sets.items():
        print(f"\n{name}\n")
        _table(pairs, read, wrong=wrong)


def _judged(path: Path) -> list[dict[str, Any]]:
    return [pair for pair in json.loads(path.read_text(encoding="utf-8")) if pair["same"] is not None]


def read_wanted(data: Path, wanted: set[str], records: Path | None) -> dict[str, tuple[Words, list[Said]]]:
    """The speech of the articles that are wanted, and their words."""
    found: dict[str, Record] = {}
    if records:
        with records.open(encoding="utf-8") as lines:
            found = {row["id"]: Record.from_dict(row) for row in map(json.loads, lines) if row["id"] in wanted}
    for row in articles_in(data):
        if row["id"] in wanted and row["id"] not in found:
            known = {name: row[name] for name in ("id", "outlet", "published", "title")}
            found[row["id"]] = extract(read_text(row["text"], **known))
    return {id: (Words(record.article.text), said_in(record, seq)) for seq, (id, record) in enumerate(found.items(), 1)}


def _table(pairs: list[dict[str, Any]], read: Mapping[str, tuple[Words, list[Said]]], *, wrong: bool) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        one, other = (found_in(read, pair[name]) for name in ("one", "other"))
        found = judge(one, other) if one is not None and other is not None else None
        joined = found is not None and found.relation == "same"
        outcome = {(True, True): "right", (True, False): "wrong", (False, True): "missed", (False, False): "apart"}[
            joined, pair["same"]
        ]
        for name in (pair["stratum"], "all"):
            counts[name][outcome] += 1
        if wrong and outcome in ("wrong", "missed"):
            print(outcome, pair["stratum"], pair["one"], pair["other"], pair["reason"], found)
    print(
        "| stratum | pairs | one statement | joined | precision | recall |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for name in (*dict.fromkeys((*EACH, *sorted(counts.keys() - {"all"}))), "all"):
        count = counts[name]
        joined_of, same = count["right"] + count["wrong"], count["right"] + count["missed"]
        precision = f"{count['right'] / joined_of:.3f}" if joined_of else "—"
        recall = f"{count['right'] / same:.3f}" if same else "—"
        print(f"| {name} | {count.total()} | {same} | {joined_of} | {precision} | {recall} |")


def found_in(read: Mapping[str, tuple[Words, list[Said]]], side: Mapping[str, Any]) -> Said | None:
    words, items = read[side["id"]]
    content = spans(side["content"])
    scored = [(words.overlap(content, item.item.content), -item.seq, item) for item in items]
    best = max(scored, default=(0.0, 0, None))
    return best[2] if best[0] >= 0.5 else None


def draw(
    records: Path, *, seed: int, each: Mapping[str, int], unread: bool, unjudged: bool
) -> Iterator[dict[str, Any]]:
    """Pairs to be judged, with their text, which is not to be committed; at most `each` of a stratum."""
    with records.open(encoding="utf-8") as lines:
        read = [Record.from_dict(json.loads(line)) for line in lines]
    judged = [pair for path in SETS for pair in json.loads(path.read_text(encoding="utf-8"))]
    known = {frozenset((pair["one"]["id"], pair["other"]["id"])) for pair in judged}
    if unread:
        ids = frozenset[str]().union(*known)
        read = [record for record in read if record.article.id not in ids]
    items = {item.seq: item for seq, record in enumerate(read, 1) for item in said_in(record, seq)}
    long, short = with_runs(items.values(), LONG), with_runs(items.values(), SHORT)
    strata = {"long run": long, "short run": short - long, "paraphrase": paraphrases(items.values()) - long - short}
    choice = random.Random(seed)
    for stratum, pool in strata.items():
        pairs = sorted(pool)
        choice.shuffle(pairs)
        seen: set[tuple[int, int]] = set()
        for one, other in pairs:
            of = (items[one].article_seq, items[other].article_seq)
            if unjudged and frozenset(read[seq - 1].article.id for seq in of) in known:
                continue
            if of not in seen and len(seen) < each[stratum]:
                seen.add(of)
                yield {"stratum": stratum, "pool": len(pairs), **{
                    name: side(read[items[seq].article_seq - 1], items[seq])
                    for name, seq in (("one", one), ("other", other))
                }}  # fmt: skip


def side(record: Record, item: Said) -> dict[str, Any]:
    start = max(item.item.content[0][0] - 200, 0)
    return {
        "id": record.article.id,
        "content": [list(span) for span in item.item.content],
        "outlet": record.article.outlet,
        "published": record.article.published.value,
        "said_on": item.item.said_on and item.item.said_on.value,
        "speaker": item.item.speaker.name or item.item.speaker.role,
        "kind": item.item.kind,
        "words": item.content,
        "around": record.article.text[start : item.item.content[-1][1] + 150],
    }


def with_runs(items: Iterable[Said], length: int) -> set[tuple[int, int]]:
    """Pairs of two articles that share so many words in a row, two of them with a meaning of their own."""
    of: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for item in items:
        for run in {tuple(item.keys[at : at + length]) for at in range(len(item.keys) - length + 1)}:
            if len(set(run) - PLAIN) >= 2:
                of[run].append(item)
    return _pairs(some for some in of.values() if len(some) <= _MOST)


def paraphrases(items: Iterable[Said]) -> set[tuple[int, int]]:
    of: dict[str, list[Said]] = defaultdict(list)
    for item in items:
        if item.surname and item.dated:
            of[item.surname].append(item)
    near = (
        (one, other)
        for some in of.values()
        for one, other in combinations(some, 2)
        if abs((one.dated[0] - other.dated[0]).days) <= 3  # type: ignore[index]
        and len(one.stems & other.stems) >= max(3, 0.25 * len(one.stems | other.stems))
    )
    return _pairs(near)


def _pairs(groups: Iterable[Iterable[Said]]) -> set[tuple[int, int]]:
    return {
        (one.seq, other.seq)
        for some in groups
        for one, other in combinations(sorted(some, key=lambda item: item.seq), 2)
        if one.article_seq != other.article_seq
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA|RECORDS")
    parser.add_argument("--wrong", action="store_true", help="name every pair that is joined wrongly or missed")
    parser.add_argument("--records", type=Path, help="records of some of the articles, which are not extracted again")
    parser.add_argument("--draw", action="store_true", help="draw pairs from records")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--each", type=int, metavar="N", help="draw N pairs of each stratum")
    parser.add_argument("--unread", action="store_true", help="draw from articles of which no pair was judged")
    parser.add_argument("--unjudged", action="store_true", help="draw from pairs of articles of which none was judged")
    options = parser.parse_args()
    if options.draw:
        each = dict.fromkeys(EACH, options.each) if options.each else EACH
        for pair in draw(options.data, seed=options.seed, each=each, unread=options.unread, unjudged=options.unjudged):
            print(json.dumps(pair, ensure_ascii=False))
    else:
        measure(options.data, wrong=options.wrong, records=options.records)


if __name__ == "__main__":
    main()
