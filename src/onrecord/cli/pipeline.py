"""Articles to records: a few at a time, in order, a bad one never taking its neighbours with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from onrecord.record import Article, Marks, Record
from onrecord.terminal.safe import one_line

if TYPE_CHECKING:
    from onrecord.extraction import Extractor
    from onrecord.reading import InputError

# Articles run together keep the processor busy; the second bound holds memory down where they are long.
BATCH_ARTICLES = 16
BATCH_CHARACTERS = 200_000


@dataclass(frozen=True)
class Failed:
    """An input that gave no record, and why, in one sentence."""

    sentence: str


def records(items: Iterable[Article | InputError], *, load: Callable[[], Extractor]) -> Iterator[Record | Failed]:
    """The record of each article, or why there is none, in the order of `items`.

    `load` gives the extractor; it is not called where there is nothing to extract.
    """
    for batch in _batches(items):
        articles = [item for item in batch if isinstance(item, Article)]
        marks = _marks(articles, load()) if articles else iter(())
        for item in batch:
            yield _record(item, next(marks), model=load().model) if isinstance(item, Article) else Failed(str(item))


def _batches(items: Iterable[Article | InputError]) -> Iterator[list[Article | InputError]]:
    """`items` in lists small enough to hold and large enough to be quick."""
    batch: list[Article | InputError] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(batch) >= BATCH_ARTICLES or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _marks(articles: Sequence[Article], extractor: Extractor) -> Iterator[Marks | Exception]:
    """The marks of each article; where one of them cannot be read, each is read alone, and it alone fails."""
    try:
        yield from extractor.mark(articles)
    except Exception:
        for article in articles:
            try:
                (marks,) = extractor.mark([article])
            except Exception as problem:
                yield problem
            else:
                yield marks


def _record(article: Article, marks: Marks | Exception, *, model: str) -> Record | Failed:
    from onrecord.resolution import resolve

    try:
        if isinstance(marks, Exception):
            raise marks
        record = resolve(article, marks, model=model)
        record.check()
        return record
    except Exception as problem:  # the article is at fault, or we are: either way the others go on
        place = extract_tb(problem.__traceback__)[-1]
        why = one_line(f"{type(problem).__name__} in {Path(place.filename).name}, line {place.lineno}: {problem}")
        return Failed(f"{name_of(article)}: not read because of an error in onrecord, please report it ({why}).")


def name_of(article: Article) -> str:
    """How remarks call an article: by its title, its address, the caller's id, or how it begins; on one line."""
    given = article.id if article.id != article.identity else None
    name = article.title or article.url or given
    return one_line(name)[:100] if name else f"“{one_line(article.text[:80])[:50]}…”"
