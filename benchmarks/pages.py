"""How well the main text of news pages is found: `python -m benchmarks.pages FOLDER [--worst N]`.

FOLDER has `text.json` (the main text and the url of each page, by its digest) and a `DIGEST.html.gz` each, as the
article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark) does. The measure is its own:
shingles of four words, each page counting alike; precision and recall are means over the pages, F1 is theirs.

    onrecord     the text of `onrecord.read`, with the headline and the deck that it puts first: the benchmark's texts
                 have none, so that each page has some words too many
    trafilatura  its default options

Below, how many titles, dates and bylines are those that the page shows (`checked/pages.json`: every page was looked at;
the file has digests of the right values, dates, and why some are wrong now).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

import trafilatura

from onrecord.reading import InputError, read
from onrecord.reading.decoding import decode

_WORD = re.compile(r"\w+")
SHINGLE = 4
CHECKED = Path(__file__).parent / "checked" / "pages.json"


class Score(NamedTuple):
    """Means over the pages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each four words stand in a row; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def precision_and_recall(wanted: str, found: str) -> tuple[float, float]:
    """The shares of shingles that are right, and that are found; of nothing wanted or found, all."""
    true, mine = shingles(wanted), shingles(found)
    common = (true & mine).total()
    return common / mine.total() if mine else 1.0, common / true.total() if true else 1.0


def pages_in(folder: Path) -> dict[str, Mapping[str, Any]]:
    """The pages of the benchmark: `html`, `url` and `articleBody`, by their digests."""
    wanted = json.loads((folder / "text.json").read_text(encoding="utf-8"))
    return {
        key: {**about, "html": gzip.decompress((folder / f"{key}.html.gz").read_bytes())}
        for key, about in sorted(wanted.items())
    }


def own_text(page: Mapping[str, Any], *, headline: bool = True) -> str:
    """What onrecord reads of a page; nothing where it finds no article."""
    try:
        article = read(page["html"], url=page["url"])
    except InputError:
        return ""
    first, _, rest = article.text.partition("\n\n")
    return rest if not headline and first == article.title else article.text


def plain_trafilatura(page: Mapping[str, Any]) -> str:
    """What trafilatura finds by itself."""
    return trafilatura.extract(decode(page["html"], name="the page", html=True)) or ""


READERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "onrecord": own_text,
    "onrecord, without the headline": partial(own_text, headline=False),
    "trafilatura": plain_trafilatura,
}


def score(texts: Mapping[str, str], pages: Mapping[str, Mapping[str, Any]]) -> Score:
    """The means over all pages."""
    each = [precision_and_recall(pages[key]["articleBody"], text) for key, text in texts.items()]
    return Score(mean(precision for precision, _ in each), mean(recall for _, recall in each))


def facts_right(pages: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    """Of the titles, dates and bylines that pages show or state: how many are right, and how many there are."""
    checked = {row["page"]: row for row in json.loads(CHECKED.read_text(encoding="utf-8"))}
    right: Counter[str] = Counter()
    for key, row in checked.items():
        article = read(pages[key]["html"], url=pages[key]["url"])
        right["title"] += _digest(article.title) == row["title"]
        right["byline"] += _digest(article.byline) == row["byline"]
        right["published"] += article.published.value == row["published"]
    return {name: (right[name], len(checked)) for name in ("title", "published", "byline")}


def _digest(value: str | None) -> str | None:
    """What `checked/pages.json` holds of a title or byline: a digest of its letters and digits, and not its words."""
    letters = "".join(letter for letter in (value or "").casefold() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:16] if letters else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N pages that onrecord reads worst")
    options = parser.parse_args()
    pages = pages_in(options.folder)
    print(f"{len(pages)} pages                   precision  recall     F1")
    for name, reader in READERS.items():
        texts = {key: reader(page) for key, page in pages.items()}
        found = score(texts, pages)
        print(f"{name:31}{found.precision:6.3f}  {found.recall:6.3f}  {found.f1:5.3f}")
        if reader is own_text:
            worst = sorted(pages, key=lambda key: sum(precision_and_recall(pages[key]["articleBody"], texts[key])))
    for name, (right, count) in facts_right(pages).items():
        print(f"{name:12}{right} of {count} right")
    for key in worst[: options.worst]:
        precision, recall = precision_and_recall(pages[key]["articleBody"], own_text(pages[key]))
        print(f"  {key[:8]}  precision {precision:.2f}  recall {recall:.2f}  {pages[key]['url']}")


if __name__ == "__main__":
    main()
