"""What resolution adds to extraction, on one thread: `python -m benchmarks.resolution ARTICLES.jsonl [--rounds 5]`.

ARTICLES are JSON Lines with `text`. Printed are the median processor seconds of marking and of resolving all of them,
and the median of the ratios round by round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from onrecord import read_text
from onrecord.extraction import Extractor
from onrecord.resolution import resolve

WARM = 5  # articles that are read before the clock starts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines()
    articles = [
        read_text(json.loads(line)["text"], id=str(number), published="2016-10-10")
        for number, line in enumerate(lines, 1)
    ]
    extractor = Extractor.load(threads=1)
    extractor.mark(articles[:WARM])
    marking, resolving = [], []
    for _ in range(options.rounds):
        start = time.process_time()
        marks = extractor.mark(articles)
        middle = time.process_time()
        for article, found in zip(articles, marks, strict=True):
            resolve(article, found, model=extractor.model)
        marking.append(middle - start)
        resolving.append(time.process_time() - middle)
    ratio = statistics.median(b / a for a, b in zip(marking, resolving, strict=True))
    print(
        f"extraction {statistics.median(marking):.2f} s, resolution {statistics.median(resolving):.2f} s: {ratio:.3f}"
    )


if __name__ == "__main__":
    main()
