"""onrecord beside what else can be installed, on the same marked articles: `python -m benchmarks.peers GOLD.jsonl`.

A table of precision, recall and F1 by `onrecord evaluate`, and words a second on one thread. textacy needs
`pip install -e '.[bench]'`, and is left out, saying so, where it is not there.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.peers import quotation_regex, textacy_quotations
from onrecord import extract, read_text
from onrecord.evaluation.scoring import evaluate
from onrecord.extraction import Extractor

Peer = Callable[[str], list[dict[str, Any]]]


def onrecord_peer() -> Peer:
    extractor = Extractor.load(threads=1)
    return lambda text: list(extract(read_text(text), extractor=extractor).to_dict()["attributions"])


PEERS: dict[str, Callable[[], Peer]] = {
    "onrecord": onrecord_peer,
    "textacy on spaCy's small pipeline": textacy_quotations.load,
    "a regular expression": lambda: quotation_regex.attributions,
}


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    words = sum(len(row["text"].split()) for row in rows)
    print(f"| {len(rows)} articles | attribution P | R | F1 | direct speech P | R | F1 | words a second |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, load in PEERS.items():
        try:
            peer = load()
        except ImportError as problem:
            print(f"{name} is left out: {problem}", file=sys.stderr)
            continue
        peer(rows[0]["text"])
        start = time.perf_counter()
        found = [{"id": row["id"], "attributions": peer(row["text"])} for row in rows]
        spent = time.perf_counter() - start
        figures = evaluate(rows, found, rounds=0)
        cells = [
            f"{figures[kind][rate]:.2f}" for kind in ("attribution", "direct") for rate in ("precision", "recall", "f1")
        ]
        print(f"| {name} | {' | '.join(cells)} | {words / spent:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
