"""Are actors joined rightly? Pairs of speakers of real articles that people compared.

    python -m benchmarks.actor_pairs LEDGER [--missed]          # how the checked pairs come out now
    python -m benchmarks.actor_pairs LEDGER --draw 200 --seed 11 > pairs.json
    python -m benchmarks.actor_pairs LEDGER --draw 100 --seed 29 --unread > pairs.json

LEDGER holds the articles of the corpora as `onrecord add` read them (docs/actors.md says which). `checked/actors.json`,
and the files beside it whose names begin so (`_unseen`, `_later` and `_last` were drawn when the rules stood, `_more`
while they were made), have, for each pair, where both speak: the article by the id or url that it has in its corpus,
and the offsets of the source in its text; then whether a person who read both articles found them to be the same, and
why. None of the text is in it. Looked up is who speaks at these offsets, or where a source overlaps them most; a pair
of which reading names nobody there any more is counted as such.

--draw draws N pairs that are joined and N that are not, with their words, for a person to compare; the words stay out
of the repository. Joined: half are steps between two names, parties or offices, the others two articles of an actor,
actors drawn at random. Not joined: two persons' names with one surname, or nearly alike, each pair of names once.
`--unread` leaves out the articles of which a pair was compared before.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio
from sqlalchemy import Connection, select

from onrecord.ledger import open_ledger
from onrecord.ledger.schema import articles, attributions, figures, spoken
from onrecord.matching.actors import catch_up
from onrecord.matching.actors.names import surname_of

SETS = [
    Path(__file__).parent / "checked" / f"actors{name}.json" for name in ("", "_unseen", "_later", "_more", "_last")
]
ALIKE = 85  # of 100, from where on two names are nearly alike
AROUND = 160  # characters of text before and after a source, for who compares

Row = dict[str, Any]


def speakers(connection: Connection) -> list[Row]:
    """Each article's first statement by each figure: where, who, and the actor."""
    query = (
        select(
            spoken.c.figure, spoken.c.article_seq, articles.c.given_id, articles.c.url, articles.c.text,
            articles.c.published_value, attributions.c.body, attributions.c.speaker_role, attributions.c.party,
            *(figures.c[name] for name in ("actor", "name", "name_key", "type", "rule", "via", "party_key")),
            figures.c.article_seq.label("single"),
        )
        .join(figures, figures.c.seq == spoken.c.figure)
        .join(attributions, attributions.c.seq == spoken.c.seq)
        .join(articles, articles.c.seq == spoken.c.article_seq)
        .order_by(spoken.c.seq)
    )  # fmt: skip
    found: dict[tuple[int, int], Row] = {}
    for row in connection.execute(query).mappings():
        found.setdefault((row["figure"], row["article_seq"]), dict(row))
    return list(found.values())


def draw_joined(rows: list[Row], count: int, choice: random.Random) -> Iterator[tuple[Row, Row]]:
    """Pairs of one actor in two articles."""
    by_figure: dict[int, list[Row]] = defaultdict(list)
    by_actor: dict[int, dict[int, Row]] = defaultdict(dict)
    for row in rows:
        by_figure[row["figure"]].append(row)
        by_actor[row["actor"]].setdefault(row["article_seq"], row)
    steps = [row for row in rows if row["via"] is not None and row["rule"] != "the same name"]
    first = {row["figure"]: row for row in steps}
    pairs = [(row, choice.choice(by_figure[row["via"]])) for row in first.values() if by_figure[row["via"]]]
    pairs = [pair for pair in pairs if pair[0]["article_seq"] != pair[1]["article_seq"]]
    choice.shuffle(pairs)
    yield from pairs[: count // 2]
    several = [list(found.values()) for found in by_actor.values() if len(found) > 1]
    for found in choice.sample(several, count - len(pairs[: count // 2])):
        one, other = choice.sample(found, 2)
        yield one, other


def draw_apart(rows: list[Row], count: int, choice: random.Random) -> Iterator[tuple[Row, Row]]:
    """Pairs of two actors whose names have one surname or are nearly alike."""
    people = [row for row in rows if row["type"] == "person"]
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in people:
        by_name[row["name_key"]].append(row)
    pairs = set()
    by_surname: dict[str, set[str]] = defaultdict(set)
    for key in by_name:
        by_surname[surname_of(key) or key].add(key)
    for keys in by_surname.values():
        pairs.update(combinations(sorted(keys), 2))
        pairs.update((key, key) for key in keys if len({row["actor"] for row in by_name[key]}) > 1)
    for a, b in combinations(sorted(by_name), 2):
        if a[0] == b[0] and ratio(a, b, score_cutoff=ALIKE):
            pairs.add((a, b))
    drawn = 0
    for a, b in choice.sample(sorted(pairs), len(pairs)):
        one = choice.choice(by_name[a])
        others = [
            row for row in by_name[b] if row["actor"] != one["actor"] and row["article_seq"] != one["article_seq"]
        ]
        if others and drawn < count:
            drawn += 1
            yield one, choice.choice(others)


def place(row: Row) -> Row:
    """Where a speaker stands, without any text."""
    return {"article": row["given_id"] or row["url"], "source": row["body"]["source"]}


def told(row: Row) -> Row:
    """What a person needs to compare."""
    start, end = min(row["body"]["source"] or row["body"]["content"])
    text = row["text"]
    said = {name: row[name] for name in ("name", "speaker_role", "party", "published_value")}
    return {**said, "words": f"{text[max(start - AROUND, 0) : start]}[{text[start:end]}]{text[end : end + AROUND]}"}


Sources = dict[str, list[tuple[list[list[int]], int]]]
"""The sources of each article, and the actor of each."""


def sources_in(connection: Connection) -> Sources:
    query = (
        select(articles.c.given_id, articles.c.url, attributions.c.body, figures.c.actor)
        .join(attributions, attributions.c.article_seq == articles.c.seq)
        .join(spoken, spoken.c.seq == attributions.c.seq)
        .join(figures, figures.c.seq == spoken.c.figure)
        .order_by(spoken.c.seq)
    )
    found: Sources = defaultdict(list)
    for id, url, body, actor in connection.execute(query):
        found[id or url].append((body["source"], actor))
    return found


def speaking_at(sources: Sources, end: Row) -> int | None:
    """The actor whose source in an article is at some offsets, or overlaps them most."""
    wanted = {at for span in end["source"] for at in range(*span)}
    best = max(
        ((len(own & wanted) / len(own | wanted), -number, actor)
         for number, (spans, actor) in enumerate(sources.get(end["article"], ()))
         if (own := {at for span in spans for at in range(*span)}) & wanted),
        default=None,
    )  # fmt: skip
    return best[2] if best else None


def outcome(pairs: list[Row], sources: Sources, *, missed: bool) -> None:
    """Print how the checked pairs come out."""
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        ends = [speaking_at(sources, pair[end]) for end in ("one", "other")]
        now = "not read so now" if None in ends else "joined" if ends[0] == ends[1] else "not joined"
        counts[pair["verdict"], now] += 1
        if missed and (pair["verdict"], now) in (("same", "not joined"), ("other", "joined")):
            print(pair["verdict"], now, pair["one"], pair["other"], pair["reason"])
    print("| people found | joined | not joined | not read so now |\n| --- | ---: | ---: | ---: |")
    for verdict in ("same", "other", "cannot tell"):
        numbers = " | ".join(str(counts[verdict, now]) for now in ("joined", "not joined", "not read so now"))
        print(f"| {verdict} | {numbers} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument(
        "--missed", action="store_true", help="name the pairs that come out otherwise than people found"
    )
    parser.add_argument("--draw", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unread", action="store_true", help="draw from articles of which no pair was compared")
    options = parser.parse_args()
    with open_ledger(options.ledger, create=False) as ledger:
        catch_up(ledger)
        with ledger.engine.connect() as connection:
            rows = speakers(connection) if options.draw else []
            sources = {} if options.draw else sources_in(connection)
    if not options.draw:
        for path in SETS:
            print(f"\n{path.stem}\n")
            outcome(json.loads(path.read_text(encoding="utf-8")), sources, missed=options.missed)
        return
    if options.unread:
        compared = [pair for path in SETS for pair in json.loads(path.read_text(encoding="utf-8"))]
        known = {pair[end]["article"] for pair in compared for end in ("one", "other")}
        rows = [row for row in rows if (row["given_id"] or row["url"]) not in known]
    # One source of chance for each, so that neither sample hangs on the other.
    joined, apart = (random.Random(f"{kind} {options.seed}") for kind in ("joined", "apart"))
    drawn = [("joined", pair) for pair in draw_joined(rows, options.draw, joined)]
    drawn += [("apart", pair) for pair in draw_apart(rows, options.draw, apart)]
    pairs = [
        {"drawn": kind, "one": place(one), "other": place(other), "verdict": None, "reason": None,
         "words": [told(one), told(other)]}
        for kind, (one, other) in drawn
    ]  # fmt: skip
    json.dump(pairs, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
