"""How likely two attributions carry one statement: what speaks for it and against, weighed as judged pairs weigh it.

A logistic regression over the signs below. `data/likeness.csv` has what each weighs, fitted by `training/pairs.py` on
pairs of attributions of real articles of which somebody judged whether they are one statement.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path

from onrecord.ledger.folding import fold
from onrecord.matching.meaning import alterations
from onrecord.matching.names import same_speaker, speaks_for
from onrecord.matching.nearness import shares_near
from onrecord.matching.quotation import pieces_between
from onrecord.matching.statements.comparing import days_apart, in_a_row, meaning, negates_of, shared_words
from onrecord.matching.statements.opposing import opposed
from onrecord.matching.statements.said import Said, stem

FILE = Path(__file__).parents[1] / "data" / "likeness.csv"
BIAS = "bias"
_MOST_TOLD, _MOST_NAMES = 6.0, 4  # more than so much tells no more
_WEEK = 7


def likeness(one: Said, other: Said) -> float:
    """The probability that both carry one statement, 0..1; the same whichever of them is the one."""
    weights = _weights()
    score = weights[BIAS] + sum(weights[sign] * value for sign, value in signs_of(one, other).items())
    return 1 / (1 + math.exp(-score))


def signs_of(one: Said, other: Said) -> dict[str, float]:
    """What speaks for one statement and against it, by name; most are 0 or 1."""
    one, other = sorted((one, other), key=lambda said: (said.article_seq, said.seq))
    return {**_of_words(one, other), **_of_meaning(one, other), **_of_speakers(one, other), **_of_saying(one, other)}


def _of_words(one: Said, other: Said) -> dict[str, float]:
    shared = shared_words(one, other)
    quoted = [(a, b) for a, b in shared if one.quoted[a] and other.quoted[b]]
    return {
        "run": math.log1p(in_a_row(shared)),
        "quoted": len(quoted) / min(one.quoted_count, other.quoted_count) if quoted else 0.0,
        "both quoted": float(one.quoted_count > 0 and other.quoted_count > 0),
        "both direct": float(one.item.kind == other.item.kind == "direct"),
        "names": float(min(len(_names(one) & _names(other)), _MOST_NAMES)),
    }


def _of_meaning(one: Said, other: Said) -> dict[str, float]:
    told, contained = meaning(one, other)
    near = shares_near(one.vectors, other.vectors)
    found = alterations(pieces_between(one.content, one.words, other.content, other.words))
    return {
        "told": min(told, _MOST_TOLD),
        "contained": contained,
        "near": min(near),
        "one near": max(near),
        "another number": float(any(item.kind == "number" and item.dropped and item.added for item in found)),
        "negation": float(any(item.kind == "negation" for item in found)),
        "negates": float(negates_of(one, other) != negates_of(other, one)),
        "opposed": float(opposed(one.different, other.different)),
    }


def _of_speakers(one: Said, other: Said) -> dict[str, float]:
    mine, its = one.item.speaker, other.item.speaker
    carried = ({fold(hop.name or "") for hop in said.item.chain[1:-1]} - {""} for said in (one, other))
    return {
        "same speaker": float(same_speaker(mine, its) is True),
        "speaks for": float(speaks_for(mine, its)),
        "same surname": float(one.surname is not None and one.surname == other.surname),
        "not named": float((not mine.name) + (not its.name)),
        "same carrier": float(bool(set.intersection(*carried))),
    }


def _of_saying(one: Said, other: Said) -> dict[str, float]:
    days = days_apart(one, other)
    cues = ({stem(word) for word in fold(said.cue).split()} for said in (one, other))
    plover = one.body.get("plover")
    return {
        "days": float(days is not None and 2 <= days <= _WEEK),
        "long after": float(days is not None and days > _WEEK),
        "day told": float(one.explicit and other.explicit and days == 0),
        "same cue": float(bool(set.intersection(*cues))),
        "both state": float(one.body.get("act") == other.body.get("act") == "state"),
        "same type": float(plover is not None and plover == other.body.get("plover")),
    }


def _names(said: Said) -> set[str]:
    """The stems of its words with a capital."""
    return {stem(word.key) for word in said.words if said.content[word.start].isupper()} & said.stems


@cache
def _weights() -> dict[str, float]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(lines)}
