"""Does a record show what an editor expects of its article? For the gate on the sample articles.

An expected row names `content` (words of the article, or a list of pieces) or `absent`, and what else must hold:
speaker, type, role, party, via, not_via, said_on, kind, negated, act, within. See `src/onrecord/samples/README.md`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
Words = frozenset[int]

_WORD = re.compile(r"\w+")
_ENOUGH = 0.5


def kinds_of(row: Row) -> list[str]:
    """What a row tests: its own `kinds`, or else what its fields ask for."""
    if "kinds" in row:
        return list(row["kinds"])
    asks = {
        "relay": "via" in row or "not_via" in row,
        "nesting": "within" in row,
        "pronoun": "(pronoun)" in row["row"],
        "role": "role" in row,
        "party": row.get("party") is not None,
        "unnamed": row.get("type") == "unnamed",
        "group": row.get("type") == "group",
        "date": "said_on" in row,
        "act": "act" in row,
        "negation": "negated" in row,
        "not-a-statement": "absent" in row,
    }
    return [kind for kind, asked in asks.items() if asked]


def check_rows(expected: Iterable[Row], records: Iterable[Row]) -> dict[tuple[str, str], list[str]]:
    """What is wrong with each expected row, by article and row; an empty list where it holds.

    `expected` are articles with `id` and `rows`; `records` what `Record.to_dict` gives.
    """
    by_id = {record["id"]: record for record in records}
    problems: dict[tuple[str, str], list[str]] = {}
    for article in expected:
        record = by_id.get(article["id"])
        for row, wrong in _check_article(article["rows"], record):
            problems[article["id"], row["row"]] = wrong
    return problems


def _check_article(rows: list[Row], record: Row | None) -> Iterable[tuple[Row, list[str]]]:
    if record is None:
        yield from ((row, ["the article is not on record"]) for row in rows)
        return
    found: dict[str, Row] = {}
    for row in rows:
        matches = _matches(row, row["content"], record) if "content" in row else []
        if matches:
            loose = {name: value for name, value in row.items() if name != "within"}
            found[row["row"]] = min(matches, key=lambda item: len(_wrong(loose, item, {})))
    for row in rows:
        if "absent" in row:
            yield row, _present(row, record)
        elif row["row"] in found:
            yield row, _wrong(row, found[row["row"]], found)
        else:
            yield row, ["no attribution has this content"]


def _present(row: Row, record: Row) -> list[str]:
    """What is on record although it must not be, as said by the row's speaker, or by anyone where it names none."""
    for item in _matches(row, row["absent"], record):
        named = "speaker" not in row or _same(item["speaker"]["name"], row["speaker"])
        if item["mode"] == "speech" and named:
            return [f"is on record as said by {item['speaker']['name']!r}"]
    return []


def _wrong(row: Row, item: Row, found: Mapping[str, Row]) -> list[str]:
    """The fields of the row that the attribution does not show."""
    parent = found.get(row.get("within", ""), {}).get("id")
    got = {
        **{name: item["speaker"][name] for name in ("type", "role", "party")},
        **{name: item[name] for name in ("kind", "act", "negated")},
        "speaker": item["speaker"]["name"],
        "via": [hop["name"] for hop in item["chain"][1:]],
        "not_via": [hop["name"] for hop in item["chain"]],
        "said_on": item["said_on"] and item["said_on"]["value"],
        "within": parent is not None and item["parent"] == parent,
    }
    return [
        f"{name}: expected {row[name]!r}, got {value!r}"
        for name, value in got.items()
        if name in row and not _holds(name, value, row[name])
    ]


def _holds(name: str, got: Any, want: Any) -> bool:
    match name:
        case "speaker" | "party":
            return _same(got, want)
        case "role":
            return _plain(want) in _plain(got)
        case "via":
            hops = iter(got)
            return all(any(_same(hop, outlet) for hop in hops) for outlet in want)
        case "not_via":
            return not any(_same(hop, want) for hop in got)
        case "within":
            return bool(got)
        case _:
            return got in _list(want)


def _matches(row: Row, content: Any, record: Row) -> list[Row]:
    """The attributions whose content overlaps these words by half or more, the nearest first."""
    index = [match.span() for match in _WORD.finditer(record["text"])]
    wanted: set[int] = set()
    for piece in _list(content):
        places = list(re.finditer(r"\s+".join(map(re.escape, piece.split())), record["text"]))
        if not places:
            raise ValueError(f"expected words are not in article {record['id']!r}: {piece!r}")
        wanted |= _words([places[min(row.get("occurrence", 1), len(places)) - 1].span()], index)
    scored = [(_overlap(wanted, _words(item["content"], index)), item) for item in record["attributions"]]
    return [item for score, item in sorted(scored, key=lambda pair: -pair[0]) if score >= _ENOUGH]


def _words(spans: Iterable[Iterable[int]], index: list[tuple[int, int]]) -> Words:
    return frozenset(i for start, end in spans for i, (a, b) in enumerate(index) if a < end and b > start)


def _overlap(a: Iterable[int], b: Iterable[int]) -> float:
    a, b = set(a), set(b)
    return len(a & b) / len(a | b) if a | b else 0.0


def _same(got: str | None, want: Any) -> bool:
    if want is None:
        return not got
    return any(_plain(got) == _plain(name) for name in _list(want))


def _plain(name: str | None) -> str:
    """Letters without accents or case, without "the"."""
    folded = unicodedata.normalize("NFKD", name or "").casefold()
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(word for word in _WORD.findall(letters) if word != "the")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
