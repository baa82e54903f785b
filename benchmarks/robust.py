"""How far the record depends on an article's typography and layout.

    python -m benchmarks.robust DEV.jsonl ["wrapped at 72"]

Each marked article is read as it is, and then changed in ways that no reader would mind: quotation marks and
apostrophes straight or curly, lines wrapped hard at 72 characters, in capitals, without its headline, and behind a few
paragraphs of our own, so that windows begin elsewhere. Attribution F1 of each, over the same articles.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import onrecord
from onrecord.evaluation.scoring import evaluate

Row = Mapping[str, Any]
BEFORE = (
    "The harbour was quiet in the morning, and the ferries lay at the pier.\n\n"
    "A market was held in the old square, where rain had fallen since the night before. The road to the north stayed "
    "closed, and the trains ran an hour apart.\n\n"
)


class Variant(NamedTuple):
    """A text, and where each of its characters was in the text that it was made from; `start` comes off all offsets."""

    text: str
    start: int = 0
    cut: int = 0


def straight(text: str) -> Variant:
    return Variant(text.translate(str.maketrans("“”‘’", "\"\"''")))


def curly(text: str) -> Variant:
    text = re.sub(r"(?<![\w.,!?…’'”])\"", "“", text).replace('"', "”")
    return Variant(re.sub(r"(?<![\w.,!?…])'(?=\w)", "‘", text).replace("'", "’"))


def wrapped(text: str) -> Variant:
    """Lines of 72 characters at most; a space becomes a line break, so that every offset stays."""
    out = []
    for line in text.split("\n"):
        lines = textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False, replace_whitespace=False,
                              drop_whitespace=True, expand_tabs=False)  # fmt: skip
        joined = "\n".join(lines)
        out.append(joined if len(joined) == len(line) else line)
    return Variant("\n".join(out))


def capitals(text: str) -> Variant:
    return Variant("".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text))


def without_headline(text: str) -> Variant:
    head = re.match(r"[^\n]+\n+", text)
    return Variant(text[head.end() :], cut=head.end()) if head else Variant(text)


def elsewhere(text: str) -> Variant:
    return Variant(BEFORE + text, start=len(BEFORE))


VARIANTS: dict[str, Callable[[str], Variant]] = {
    "as it is": Variant,
    "straight quotation marks": straight,
    "curly quotation marks": curly,
    "wrapped at 72": wrapped,
    "in capitals": capitals,
    "without its headline": without_headline,
    "windows elsewhere": elsewhere,
}


def read(row: Row, variant: Variant) -> dict[str, Any]:
    """What is read from a variant, its offsets moved to the article's own."""
    record = onrecord.extract(onrecord.read_text(variant.text, id=row["id"])).to_dict()
    move = variant.cut - variant.start
    moved = []
    for item in record["attributions"]:
        spans = {
            role: [[start + move, end + move] for start, end in item[role]] for role in ("source", "cue", "content")
        }
        if all(start >= 0 for ends in spans.values() for start, _ in ends):
            moved.append({**item, **spans})
    return {"id": row["id"], "attributions": moved}


def kept(row: Row, variant: Variant) -> Row:
    """The marked article without what stands in the part that was cut off."""
    items = [
        item
        for item in row["attributions"]
        if all(start >= variant.cut for role in ("source", "cue", "content") for start, _ in item[role])
    ]
    return {**row, "attributions": items}


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    print(f"| {len(rows)} articles | attribution F1 | direct | as it is, over the same ones |")
    print("| --- | ---: | ---: | ---: |")
    plain = [read(row, Variant(row["text"])) for row in rows]
    for name, change in VARIANTS.items():
        if sys.argv[2:] and name not in sys.argv[2:]:
            continue
        variants = [change(row["text"]) for row in rows]
        gold = [kept(row, variant) for row, variant in zip(rows, variants, strict=True)]
        found = (
            [read(row, variant) for row, variant in zip(rows, variants, strict=True)] if name != "as it is" else plain
        )
        same = [kept(row, variant) for row, variant in zip(plain, variants, strict=True)]
        figures, before = evaluate(gold, found, rounds=0), evaluate(gold, same, rounds=0)
        print(
            f"| {name} | {figures['attribution']['f1']:.3f} | {figures['direct']['f1']:.3f} "
            f"| {before['attribution']['f1']:.3f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
