"""Fit how likely two attributions carry one statement, on pairs that were judged; or draw such pairs.

    python -m training.pairs figures DATA [--records FILE]   figures in eight folds by week
    python -m training.pairs export DATA [--records FILE]    the same, then the weights into the package
    python -m training.pairs draw RECORDS                    pairs to be judged, with their text, as JSON Lines

`checked_pairs.json` has pairs of attributions of real articles as ids and offsets, the stratum that they were drawn
from, and whether they are one statement (null: it cannot be told). Those of one week in four are kept apart, in
`benchmarks/checked/statement_pairs_aside.json`, and nothing is fitted or chosen by them. DATA and FILE are as in
`benchmarks.statement_pairs`, and so are the strata, with two more: *near*, of one surname within three days and alike
in words or vectors, and *far*, within two days, of whom the surnames do not tell that they are one speaker or two.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.statement_pairs import LONG, SHORT, found_in, paraphrases, read_wanted, said_in, side, with_runs
from onrecord.matching.names import same_speaker, speaks_for
from onrecord.matching.nearness import nearness
from onrecord.matching.statements.comparing import days_apart, meaning
from onrecord.matching.statements.judging import LIKELY, PERHAPS, judge
from onrecord.matching.statements.likeness import BIAS, FILE, signs_of
from onrecord.matching.statements.said import Said
from onrecord.record import Record

CHECKED = Path(__file__).parent / "checked_pairs.json"
SEED, FOLDS = 20261130, 8
STRENGTH = 20.0  # of the penalty on the squares of the weights of signs brought to one scale
STEPS = 30  # of Newton's method
DRAWN = {"short run": 250, "far": 480}  # of the others all; of short runs, besides those of one surname or joined
Floats = NDArray[np.float64]


def fitted(signs: Floats, same: NDArray[np.bool_]) -> tuple[Floats, float]:
    """The weights of n signs [n] and the bias that are likeliest for these pairs [m, n], [m]; by Newton's method."""
    mean, scale = signs.mean(0), signs.std(0) + 1e-9
    rows = np.hstack([(signs - mean) / scale, np.ones((len(signs), 1))])
    penalty = np.full(rows.shape[1], STRENGTH)
    penalty[-1] = 0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - same) + penalty * weights
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    own = weights[:-1] / scale
    return own, float(weights[-1] - own @ mean)


def figures(pairs: Sequence[dict[str, Any]], signs: Floats, said: Sequence[tuple[Said, Said]]) -> None:
    """Print how right joins are, each fold by the weights that the others give; and how good the probabilities are."""
    same = np.array([pair["same"] for pair in pairs])
    strata = np.array([pair["stratum"] for pair in pairs])
    folds = np.array([crc32(pair["week"].encode()) % FOLDS for pair in pairs])
    chances = np.zeros(len(pairs))
    for fold in range(FOLDS):
        weights, bias = fitted(signs[folds != fold], same[folds != fold])
        chances[folds == fold] = 1 / (1 + np.exp(-(signs[folds == fold] @ weights + bias)))
    judged = (judge(*two, likely=lambda *_, at=at: chances[at]) for at, two in enumerate(said))
    joined = np.array([found is not None and found.relation == "same" for found in judged])
    print("| stratum | pairs | one statement | joined | precision | recall |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for stratum in (*dict.fromkeys(strata), "all"):
        of = strata == stratum if stratum != "all" else np.ones(len(pairs), bool)
        _row(stratum, joined[of], same[of])
    print("\nby the weights alone, joined where they give so much or more\n")
    print("| least | pairs | one statement | joined | precision | recall |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for least in (PERHAPS, 0.5, LIKELY, 0.7, 0.8):
        _row(f"{least}", chances >= least, same)
    bins = np.minimum((chances * 10).astype(int), 9)
    off = sum(abs(chances[bins == one].mean() - same[bins == one].mean()) * (bins == one).mean() for one in set(bins))
    print(f"\nprobabilities are off by {off:.3f} on average (ten bins)")


def _row(name: str, joined: NDArray[np.bool_], same: NDArray[np.bool_]) -> None:
    right = int((joined & same).sum())
    precision, recall = right / max(joined.sum(), 1), right / max(same.sum(), 1)
    print(f"| {name} | {len(same)} | {same.sum()} | {joined.sum()} | {precision:.3f} | {recall:.3f} |")


def export(signs: Floats, same: NDArray[np.bool_], names: Sequence[str]) -> None:
    """Write the weights of all pairs into the package."""
    weights, bias = fitted(signs, same)
    lines = ["sign,weight", f"{BIAS},{bias:.4f}", *(f"{n},{w:.4f}" for n, w in zip(names, weights, strict=True))]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def is_aside(week: str) -> bool:
    """Whether pairs of this week are kept apart."""
    return crc32(f"aside {week}".encode()) % 4 == 0


def week_of(*published: str | None) -> str:
    """The ISO week of the earlier of two days of publication."""
    year, week, _ = date.fromisoformat(min(day for day in published if day)).isocalendar()
    return f"{year}-{week}"


def draw(records: Path) -> Iterator[dict[str, Any]]:
    """Pairs to be judged, with their text, which is not to be committed."""
    with records.open(encoding="utf-8") as lines:
        read = [Record.from_dict(json.loads(line)) for line in lines]
    items = {item.seq: item for seq, record in enumerate(read, 1) for item in said_in(record, seq)}
    strata: dict[tuple[int, int], str] = {}
    for stratum, pool in (
        ("far", _far(list(items.values()))),
        ("near", _near(list(items.values()))),
        ("short run", with_runs(items.values(), SHORT)),
        ("paraphrase", paraphrases(items.values())),
        ("long run", with_runs(items.values(), LONG)),
    ):
        strata |= dict.fromkeys(pool, stratum)  # the last stratum counts
    pools: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pair in sorted(strata):
        one, other = (items[seq] for seq in pair)
        likely = (one.surname and one.surname == other.surname) or judge(one, other) is not None
        pools[strata[pair] if strata[pair] != "short run" or not likely else "likely"].append(pair)
    choice = random.Random(SEED)
    for stratum, pool in pools.items():
        for pair in choice.sample(pool, min(DRAWN.get(stratum, len(pool)), len(pool))):
            sides = [(read[items[seq].article_seq - 1], items[seq]) for seq in pair]
            week = week_of(*(record.article.published.value for record, _ in sides))
            one, other = (side(*each) for each in sides)
            yield {"stratum": strata[pair], "week": week, "one": one, "other": other}


def _near(items: Sequence[Said]) -> set[tuple[int, int]]:
    of: dict[str, list[Said]] = defaultdict(list)
    for item in items:
        if item.surname and item.dated:
            of[item.surname].append(item)
    return {_pair(one, other) for some in of.values() for one, other in combinations(some, 2) if _alike(one, other)}


def _alike(one: Said, other: Said) -> bool:
    days = days_apart(one, other)
    if one.article_seq == other.article_seq or days is None or days > 3:
        return False
    if len(one.weights.keys() & other.weights.keys()) < 2:
        return False
    return meaning(one, other)[1] >= 0.35 or nearness(one.vectors, other.vectors) >= 0.55


def _far(items: Sequence[Said]) -> set[tuple[int, int]]:
    of: dict[int, list[Said]] = defaultdict(list)
    for item in items:
        if item.dated and len(item.weights) >= 2:
            of[item.dated[0].toordinal()].append(item)
    found = set()
    for day in sorted(of):
        pool = [*of[day], *of.get(day + 1, ()), *of.get(day + 2, ())]
        for at, one in enumerate(of[day]):
            found |= {_pair(one, other) for other in pool[at + 1 :] if _may_be(one, other)}
    return found


def _may_be(one: Said, other: Said) -> bool:
    if one.article_seq == other.article_seq or (one.surname and one.surname == other.surname):
        return False
    told, contained = meaning(one, other)
    if len(one.weights.keys() & other.weights.keys()) < 2 or told < 0.7 or contained < 0.3:
        return False
    if contained < 0.5 and nearness(one.vectors, other.vectors) < 0.62:
        return False
    mine, its = one.item.speaker, other.item.speaker
    return bool(same_speaker(mine, its) is not False or speaks_for(mine, its))


def _pair(one: Said, other: Said) -> tuple[int, int]:
    return min(one.seq, other.seq), max(one.seq, other.seq)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("figures", "export", "draw"))
    parser.add_argument("data", type=Path, metavar="DATA|RECORDS")
    parser.add_argument("--records", type=Path, help="records of some of the articles, which are not extracted again")
    options = parser.parse_args()
    if options.what == "draw":
        for pair in draw(options.data):
            print(json.dumps(pair, ensure_ascii=False))
        return
    pairs = [pair for pair in json.loads(CHECKED.read_text(encoding="utf-8")) if pair["same"] is not None]
    read = read_wanted(options.data, {pair[name]["id"] for pair in pairs for name in ("one", "other")}, options.records)
    sides = [(pair, found_in(read, pair["one"]), found_in(read, pair["other"])) for pair in pairs]
    kept = [(pair, one, other) for pair, one, other in sides if one is not None and other is not None]
    print(f"{len(kept)} of {len(pairs)} judged pairs are read as they were when they were drawn\n")
    signs = [signs_of(one, other) for _, one, other in kept]
    rows = np.array([list(row.values()) for row in signs])
    if options.what == "export":
        export(rows, np.array([pair["same"] for pair, _, _ in kept]), list(signs[0]))
    figures([pair for pair, _, _ in kept], rows, [(one, other) for _, one, other in kept])


if __name__ == "__main__":
    main()
