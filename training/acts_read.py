"""The labelled sentences that the model of acts is fitted on, each as the signs of its forms."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real import texts_in
from onrecord.record import Span, SpanSet, spans
from onrecord.resolution.acts.acts import TYPES
from onrecord.resolution.acts.network import Token, tokens_of
from onrecord.resolution.acts.signs import Sign, ascribed, marked, signs_of

OWN = Path(__file__).parent / "acts.tsv"
PASSAGES = Path(__file__).parent / "data"
CHECKED = Path(__file__).parent / "checked_acts.json"
_TAG = re.compile(r"</?([stck])>")


@dataclass(frozen=True)
class Example:
    """One labelled sentence: its forms, each as signs, with its type, and its act where that is known."""

    forms: tuple[list[Sign], ...]
    type: str
    act: str | None
    own: bool
    checked: bool = False
    """Whether it stands in a real article; such are `own` too, for we said which act they are."""
    tokens: tuple[Token, ...] = ()
    """Its words in their order, where source, cue and content are known."""
    article: str = ""
    """The real article that it stands in."""


def untagged(line: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """The text without its tags, and the spans by the tags' letters; one that opens twice is read to its first end."""
    pieces: list[str] = []
    opened: dict[str, int] = {}
    tags: dict[str, tuple[Span, ...]] = {}
    at = length = 0
    for match in _TAG.finditer(line):
        pieces.append(line[at : match.start()])
        length += match.start() - at
        at = match.end()
        name = match[1]
        if match[0][1] != "/":
            opened.setdefault(name, length)
        elif name in opened and (start := opened.pop(name)) < length:
            tags[name] = (*tags.get(name, ()), (start, length))
    return "".join((*pieces, line[at:])), tags


def plover_examples(path: Path) -> list[Example]:
    """PLOVER's sentences. What no words perform, and meeting, is the act `state`; which act else is not told."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, tags = untagged(row["marked_sentence"])
            source, target = (tags[name][0] if name in tags else None for name in "st")
            forms = signs_of(marked(text, source, target)), signs_of(marked(text, source))
            kind = row["gold_root"]
            found.append(Example(forms, kind, None if kind in TYPES.values() else "state", own=False))
    return found


def own_examples(path: Path = OWN) -> list[Example]:
    """Our own sentences, whose acts are known."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, tags = untagged(row["text"])
            item = SpanSet(source=tags.get("s", ()), cue=tags.get("c", ()), content=tags.get("k", ()), confidence=1)
            source = item.source[0] if item.source else None
            form, tokens = _in_order(text, item)
            forms = signs_of(marked(text, source)), form
            kind = (row["plover"] or "NONE").split("/")[0]
            found.append(Example(forms, kind, row["act"], own=True, tokens=tokens))
    return found


def _in_order(text: str, item: SpanSet) -> tuple[list[Sign], tuple[Token, ...]]:
    words, content = ascribed(text, item)
    return signs_of(words, content), tuple(tokens_of(text, item, words, content))


def passage_examples(path: Path) -> list[Example]:
    """The statements of our own annotated passages whose acts are known: JSON Lines with text and attributions."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for passage in map(json.loads, lines):
            for item in passage["attributions"]:
                if item.get("act") and item["mode"] == "speech":
                    role = {name: spans(item[name]) for name in ("source", "cue", "content")}
                    form, tokens = _in_order(passage["text"], SpanSet(**role, confidence=1))
                    kind = TYPES.get(item["act"], "NONE")
                    found.append(Example((form,), kind, item["act"], own=True, tokens=tokens))
    return found


def checked_examples(data: Path, path: Path = CHECKED) -> list[Example]:
    """Statements of real articles: `path` has where they stand and which act they are, `data` has the articles."""
    found = []
    for name, articles in json.loads(path.read_text(encoding="utf-8")).items():
        texts = texts_in(data / name)
        for key, statements in articles.items():
            _, text = texts[key]
            for act, *roles in statements:
                source, cue, content = (spans(role) for role in roles)
                form, tokens = _in_order(text, SpanSet(source=source, cue=cue, content=content, confidence=1))
                kind = TYPES.get(act, "NONE")
                found.append(Example((form,), kind, act, own=True, checked=True, tokens=tokens, article=key))
    return found


def all_examples(data: Path) -> list[Example]:
    """PLOVER's sentences, our own, the passages of this folder's `data`, and the statements of real articles."""
    passages = [example for path in sorted(PASSAGES.glob("passages-*.jsonl")) for example in passage_examples(path)]
    plover = plover_examples(data / "plover" / "PLV_train.tsv")
    return [*plover, *own_examples(), *passages, *checked_examples(data)]
