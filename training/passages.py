"""Our own passages as training rows: each whole, and the inside of its contents alone.

PolNeAR knows no speech inside speech and little but American politics. The passages of `training/data` are written for
this project, about invented people, in the record's own format (spans, and `parent` where one stands inside another).
A passage is read whole with the attributions that have no parent; each content that the extractor would read a second
time is a row of its own, with what stands inside it, so that the network learns from contents that hold no speech too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.extraction.inside import insides
from onrecord.extraction.labels import ROLES
from onrecord.record import Span, SpanSet, spans
from training.corpus import Row, lines_of

FOLDER = Path(__file__).parent / "data"


def passage_rows(folder: Path = FOLDER) -> list[Row]:
    """The rows of every file of passages in `folder`, those of each passage together."""
    passages = [row for path in sorted(folder.glob("passages-*.jsonl")) for row in lines_of(path)]
    return [row for passage in passages for row in rows_of(passage)]


def rows_of(passage: Row) -> Iterator[Row]:
    """The passage whole, then the inside of each content that is read a second time."""
    text, items = passage["text"], passage["attributions"]
    top = [item for item in items if item["parent"] is None]
    yield _row(text, top, (0, len(text)), heading=_is_headed(text))
    for item in items:
        outer = SpanSet(source=(), cue=(), content=spans(item["content"]), confidence=1.0)
        inner = [other for other in items if other["parent"] == item["id"]]
        for stretch in insides(text, outer):
            yield _row(text, inner, stretch, heading=False)


def _row(text: str, items: list[Row], stretch: Span, *, heading: bool) -> Row:
    start, end = stretch
    kept = [item for item in items if all(start <= a and b <= end for role in ROLES for a, b in item[role])]
    moved = [{role: [(a - start, b - start) for a, b in item[role]] for role in ROLES} for item in kept]
    return {"text": text[start:end], "attributions": moved, "names": None, "heading": heading}


def _is_headed(text: str) -> bool:
    """Whether the first line is a headline: it does not close as a sentence does."""
    return text.split("\n", 1)[0].rstrip()[-1:] not in set(".!?…”\"’'")
