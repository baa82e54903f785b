"""How good predicted attributions are against those that people marked.

Spans are compared as sets of word positions (runs of `\\w`), so that quotation marks and punctuation at the edges never
decide. Inside an article gold and predicted attributions are paired one to one, the greatest overlap of content first.

    content        a pair whose contents have Jaccard >= 0.5
    content_exact  a pair whose contents are the same words
    attribution    a content pair whose source is right too: both absent, or half of the shorter one's words shared
    full           an attribution pair whose cues share a word, or are both absent
    exact          source, cue and content all the same words
    direct         `attribution` over those whose content stands mostly in quotation marks, on either side
    token_*        micro F1 over the words of one role, whoever they are linked to
    source_given_content   the share of content pairs whose source is right
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Row = Mapping[str, Any]
Words = frozenset[int]

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^”\"\n]{1,2000}[”\"]")
_ROLES = ("source", "cue", "content")
_ENOUGH = 0.5  # overlap from which two contents are the same one
_SEED = 0
_PAIRED = ("content", "content_exact", "attribution", "full", "exact")
_MEASURES = (*_PAIRED, "direct", *(f"token_{role}" for role in _ROLES))


class Tally(NamedTuple):
    """Of one measure: how many gold ones were found, how many predicted ones were right, and how many there were."""

    found: int = 0
    right: int = 0
    gold: int = 0
    predicted: int = 0


class Errors(NamedTuple):
    """An article and how its attributions came out."""

    id: str
    right: int
    gold: int
    predicted: int


@dataclass(frozen=True, slots=True)
class _Item:
    source: Words
    cue: Words
    content: Words
    direct: bool


@dataclass(slots=True)
class _Text:
    """A gold article: its text, where its words are, which are quoted, and its attributions."""

    length: int
    starts: list[int]
    ends: list[int]
    quoted: Words
    items: list[_Item] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> _Text:
        starts, ends = [], []
        for match in _WORD.finditer(text):
            starts.append(match.start())
            ends.append(match.end())
        quoted: set[int] = set()
        for match in _QUOTED.finditer(text):
            quoted.update(range(bisect_right(starts, match.start()), bisect_left(ends, match.end())))
        return cls(length=len(text), starts=starts, ends=ends, quoted=frozenset(quoted))

    def words(self, start: int, end: int) -> range:
        """The positions of the words that the span touches."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


@dataclass(slots=True)
class _Outcome:
    """One article's tallies, and of its content pairs how many have the right source."""

    tallies: dict[str, Tally]
    linked: int
    pairs: int


def evaluate(gold: Iterable[Row], predicted: Iterable[Row], *, rounds: int = 300) -> dict[str, dict[str, Any]]:
    """The figures of `predicted` against `gold`, by measure: precision, recall, f1 and both counts.

    A row is an article: `{"id", "text", "attributions": [{"source": [[start, end], ...], "cue", "content"}]}`, offsets
    in code points, half-open; only gold rows need the text. An article missing from `predicted` counts as predicted
    empty. Attributions with a `parent` or without content are left out. `attribution` also holds `f1_95`, the 95 %
    interval of a bootstrap over articles in so many `rounds` (0: none). Raises ValueError, in a sentence that names
    the article, for a row that is none, stands twice, is not in `gold`, or has a span outside its text.
    """
    outcomes, missing = _compare(gold, predicted)
    figures = _figures(outcomes.values())
    if rounds and outcomes:
        draw, pool = random.Random(_SEED), list(outcomes.values())
        spread = sorted(_rates(_total("attribution", draw.choices(pool, k=len(pool))))["f1"] for _ in range(rounds))
        cut = rounds // 40
        figures["attribution"]["f1_95"] = [spread[cut], spread[-1 - cut]]
    figures["articles"] = {"gold": len(outcomes), "missing_from_predicted": missing}
    return figures


def worst(gold: Iterable[Row], predicted: Iterable[Row], *, count: int = 10) -> list[Errors]:
    """The articles with most attributions missed or wrong, the worst first. Errors are raised as by `evaluate`."""
    outcomes, _ = _compare(gold, predicted)
    rows = [
        Errors(id=key, right=t.found, gold=t.gold, predicted=t.predicted)
        for key, t in ((key, outcome.tallies["attribution"]) for key, outcome in outcomes.items())
    ]
    return sorted(rows, key=lambda row: row.gold + row.predicted - 2 * row.right, reverse=True)[:count]


def judged(gold: Iterable[Row], predicted: Iterable[Row]) -> list[tuple[float, bool]]:
    """The confidence of each predicted attribution that `evaluate` counts, and whether it is right (`attribution`).

    Those without a confidence in 0..1 are left out. Errors are raised as by `evaluate`.
    """
    texts = _gold_texts(gold)
    found: list[tuple[float, bool]] = []
    for key, row in _articles(predicted, "predicted"):
        text = _text_for(key, texts)
        counted = [(item, given) for given in row["attributions"] for item in _items(key, _only(given), text)]
        pairs = _pairs(text.items, [item for item, _ in counted])
        right = {id(p) for g, p in pairs if _same_source(g, p)}
        for item, given in counted:
            sure = given.get("confidence")
            if isinstance(sure, int | float) and 0 <= sure <= 1:
                found.append((float(sure), id(item) in right))
    return found


def _only(attribution: Any) -> Row:
    return {"attributions": [attribution]}


def format_figures(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """The figures of `evaluate` as lines for a terminal."""
    articles = figures["articles"]
    lines = [f"{articles['gold']} articles, {articles['missing_from_predicted']} of them missing from the predictions"]
    for name, row in figures.items():
        if "f1" in row:
            lines.append(
                f"{name:15} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
                f"   ({row['gold']} gold, {row['predicted']} predicted)"
            )
    lines.append(f"{'source_given_content':15} {figures['source_given_content']['accuracy']:.3f}")
    if interval := figures["attribution"].get("f1_95"):
        lines.append(f"attribution F1, 95 % interval: {interval[0]:.3f} to {interval[1]:.3f}")
    return "\n".join(lines)


def _compare(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[dict[str, _Outcome], int]:
    """Each gold article's outcome, and how many of them were not predicted."""
    texts = _gold_texts(gold)
    guesses = {key: _items(key, row, _text_for(key, texts)) for key, row in _articles(predicted, "predicted")}
    outcomes = {key: _outcome(text.items, guesses.get(key, [])) for key, text in texts.items()}
    return outcomes, len(texts) - len(guesses)


def _gold_texts(gold: Iterable[Row]) -> dict[str, _Text]:
    texts: dict[str, _Text] = {}
    for key, row in _articles(gold, "gold"):
        if not isinstance(row.get("text"), str):
            raise ValueError(f"article {key!r} of the gold rows has no text")
        texts[key] = _Text.of(row["text"])
        texts[key].items = _items(key, row, texts[key])
    return texts


def _text_for(key: str, texts: Mapping[str, _Text]) -> _Text:
    if key not in texts:
        raise ValueError(f"article {key!r} of the predicted rows is not among the gold ones")
    return texts[key]


def _articles(rows: Iterable[Row], which: str) -> Iterable[tuple[str, Row]]:
    seen = set()
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or not isinstance(row.get("id"), str):
            raise ValueError(f"row {number} of the {which} ones has no id")
        key = row["id"]
        if key in seen:
            raise ValueError(f"article {key!r} stands twice among the {which} rows")
        if not isinstance(row.get("attributions"), Sequence) or isinstance(row["attributions"], str):
            raise ValueError(f"article {key!r} of the {which} rows has no list of attributions")
        seen.add(key)
        yield key, row


def _items(key: str, row: Row, text: _Text) -> list[_Item]:
    items = []
    for given in row["attributions"]:
        if not isinstance(given, Mapping):
            raise ValueError(f"article {key!r} has an attribution that is no object")
        if given.get("parent") is not None:
            continue
        source, cue, content = (_positions(key, given.get(role) or [], text) for role in _ROLES)
        if content:
            direct = len(content & text.quoted) > len(content) / 2
            items.append(_Item(source=source, cue=cue, content=content, direct=direct))
    return items


def _positions(key: str, spans: Any, text: _Text) -> Words:
    picked: set[int] = set()
    try:
        pairs = [(start, end) for start, end in spans]
    except (TypeError, ValueError):
        raise ValueError(f"article {key!r} has a role that is no list of [start, end] pairs: {spans!r}") from None
    for start, end in pairs:
        if type(start) is not int or type(end) is not int:
            raise ValueError(f"article {key!r} has a span whose ends are no whole numbers: [{start!r}, {end!r}]")
        if not 0 <= start <= end <= text.length:
            raise ValueError(f"article {key!r} has a span outside its text (0..{text.length}): [{start}, {end}]")
        picked.update(text.words(start, end))
    return frozenset(picked)


def _outcome(gold: list[_Item], predicted: list[_Item]) -> _Outcome:
    pairs = _pairs(gold, predicted)
    linked = [(g, p) for g, p in pairs if _same_source(g, p)]
    hits = {
        "content": len(pairs),
        "content_exact": sum(g.content == p.content for g, p in pairs),
        "attribution": len(linked),
        "full": sum(bool(g.cue & p.cue) or not (g.cue or p.cue) for g, p in linked),
        "exact": sum((g.source, g.cue, g.content) == (p.source, p.cue, p.content) for g, p in pairs),
    }
    tallies = {name: Tally(hits[name], hits[name], len(gold), len(predicted)) for name in _PAIRED}
    tallies["direct"] = Tally(
        sum(g.direct for g, _ in linked),
        sum(p.direct for _, p in linked),
        sum(g.direct for g in gold),
        sum(p.direct for p in predicted),
    )
    for role in _ROLES:
        ours: Words = frozenset().union(*(getattr(item, role) for item in gold))
        theirs: Words = frozenset().union(*(getattr(item, role) for item in predicted))
        shared = len(ours & theirs)
        tallies[f"token_{role}"] = Tally(shared, shared, len(ours), len(theirs))
    return _Outcome(tallies=tallies, linked=len(linked), pairs=len(pairs))


def _pairs(gold: list[_Item], predicted: list[_Item]) -> list[tuple[_Item, _Item]]:
    """One-to-one pairs, the greatest overlap of content first; ties go to the same source, then to the nearer cue.

    Taking the greatest first is near enough to the best assignment: from half on, few can compete for one partner.
    """
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            overlap = _jaccard(g.content, p.content)
            if overlap >= _ENOUGH:
                candidates.append((-overlap, -_same_source(g, p), -_jaccard(g.cue, p.cue), i, j))
    taken_gold, taken_predicted, pairs = set(), set(), []
    for *_, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def _jaccard(a: Words, b: Words) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _same_source(g: _Item, p: _Item) -> bool:
    if not g.source or not p.source:
        return not (g.source or p.source)
    return len(g.source & p.source) >= min(len(g.source), len(p.source)) / 2


def _figures(outcomes: Iterable[_Outcome]) -> dict[str, dict[str, Any]]:
    outcomes = list(outcomes)
    figures: dict[str, dict[str, Any]] = {}
    for name in _MEASURES:
        total = _total(name, outcomes)
        figures[name] = {**_rates(total), "gold": total.gold, "predicted": total.predicted}
    linked, pairs = sum(o.linked for o in outcomes), sum(o.pairs for o in outcomes)
    figures["source_given_content"] = {"accuracy": linked / pairs if pairs else 0.0, "pairs": pairs}
    return figures


def _total(name: str, outcomes: Iterable[_Outcome]) -> Tally:
    columns = zip(*(outcome.tallies[name] for outcome in outcomes), strict=True)
    return Tally(*(sum(column) for column in columns))


def _rates(tally: Tally) -> dict[str, float]:
    recall = tally.found / tally.gold if tally.gold else 0.0
    precision = tally.right / tally.predicted if tally.predicted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}
