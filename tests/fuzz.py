"""Damaged documents for the readers: `make fuzz`, or `python -m tests.fuzz --inputs 20000 --seed 7`.

Each input is a document of some form with bytes changed, taken out and put in, or two of them run together. It must be
read, or refused in one sentence (InputError), and within SLOW seconds. What is neither is printed with the number that
makes it again (`--only READER NUMBER`), and the exit status is 1. tests/reading/test_damaged_documents.py runs the
first few hundred of each reader.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.reading import InputError, read_inputs
from onrecord.reading.anchoring import StoredPage
from onrecord.reading.document import read_bytes
from onrecord.reading.feeds import read_feed
from onrecord.reading.following import feeds_of_page
from onrecord.reading.saved import page_of_mhtml
from onrecord.reading.stated import stated_page
from onrecord.reading.wire import read_wire
from tests.reading import test_feeds as feeds
from tests.reading import test_saved_and_wire as saved
from tests.support import archives

SLOW = 10.0  # seconds, of processor time
MARKS = b'\r\n\0:;,=\xff%[]\\/{}"0129abc<>&!-'
OFFERS = (
    "<html><head><link rel='alternate' type='application/rss+xml' href='http://[::1]/feed'>"
    "<link rel='canonical' href='http://[2001:db8::1]/story'></head><body><p>No article.</p></body></html>"
)
TABLE = "text,title,outlet,published\n" + '"“We stay,” Ilse Marrow said.","A, B",Velm,2031-03-04\n' * 3
LINES = json.dumps({"id": "one", "text": "“We stay,” Ilse Marrow said.", "published": "2031-03-04"}) + "\n"
WARC = b"".join(archives.record(archives.page(number), number=number) for number in (1, 2, 3))
DOCUMENTS = (
    *(text.encode() for text in (feeds.RSS, feeds.ATOM, feeds.RDF, feeds.JSON_FEED, feeds.SITEMAP, feeds.INDEX)),
    *(text.encode() for text in (feeds.OPML, feeds.GDELT, feeds.GDELT_CSV, feeds.GAL, saved.NEWSML % "usable")),
    *(text.encode() for text in (saved.NITF, json.dumps(saved.NINJS), saved.PAGE, OFFERS, TABLE, LINES * 2)),
    saved.mhtml(),
    archives.page(),
    WARC,
)


def _file(data: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"it{suffix}"
        path.write_bytes(data)
        list(read_inputs([str(path)]))


READERS: dict[str, Callable[[bytes], Any]] = {
    "feed": lambda data: read_feed(data, name="it", url="https://p.example/"),
    "feeds of a page": lambda data: feeds_of_page(data, url="https://p.example/"),
    "wire": lambda data: list(read_wire(data, name="it")),
    "mhtml": lambda data: page_of_mhtml(data, name="it"),
    "bytes": lambda data: read_bytes(data, name="it"),
    "inputs": lambda data: list(read_inputs(["-"], stdin=io.BytesIO(data))),
    "stored page": lambda data: StoredPage(data.decode("latin-1").replace("\0", "")).find("table"),
    "stated": lambda data: stated_page(data.decode("latin-1").replace("\0", ""), name="it"),
    "warc": lambda data: _file(data, ".warc"),
    "warc.gz": lambda data: _file(archives.packed([data]), ".warc.gz"),
    "csv": lambda data: _file(data, ".csv"),
    "jsonl": lambda data: _file(data, ".jsonl"),
}


def damaged(reader: str, number: int, seed: int = 0) -> bytes:
    """The document that a number stands for, the same each time."""
    chance = random.Random(f"{reader} {seed} {number}")
    data = bytearray(chance.choice(DOCUMENTS))
    if chance.random() < 0.1:
        other = chance.choice(DOCUMENTS)
        data[chance.randrange(len(data)) :] = other[chance.randrange(len(other)) :]
    for _ in range(chance.randint(1, 10)):
        place = chance.randrange(len(data) + 1)
        put = chance.choices(MARKS, k=chance.randint(0, 10))
        data[place : place + chance.randint(0, 15)] = bytes(put)
    return bytes(data)


def broken(reader: str, numbers: range, seed: int = 0) -> Iterator[tuple[int, str]]:
    """The numbers whose documents are neither read nor refused in a sentence, or take too long, and what happens."""
    for number in numbers:
        data, start = damaged(reader, number, seed), time.process_time()
        try:
            READERS[reader](data)
        except InputError:
            pass
        except Exception:
            yield number, traceback.format_exc()
        if (spent := time.process_time() - start) > SLOW:
            yield number, f"it took {spent:.0f} seconds\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=2000, help="so many for each reader")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs=2, metavar=("READER", "NUMBER"), help="this one")
    given = parser.parse_args()
    readers = [given.only[0]] if given.only else list(READERS)
    numbers = range(int(given.only[1]), int(given.only[1]) + 1) if given.only else range(given.inputs)
    bad = 0
    for reader in readers:
        start = time.process_time()
        for number, what in broken(reader, numbers, given.seed):
            bad += 1
            print(f"--only {reader!r} {number} --seed {given.seed}\n{what}", flush=True)
        print(f"{reader}: {len(numbers)} inputs, {time.process_time() - start:.0f} s", file=sys.stderr, flush=True)
    print(f"{len(readers) * len(numbers):,} inputs, {bad} neither read nor refused in a sentence")
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
