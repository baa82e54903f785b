"""Articles to records: one at a time, in order, a bad one never taking its neighbours with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from onrecord.record import Article, Record
from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.extraction import Extractor
    from onrecord.reading import InputError


@dataclass(frozen=True)
class Failed:
    """An input that gave no record, and why, in one sentence.

    `cause` is what it is counted under; `skipped` says that it was sound, and left out for what it is, and `silent`
    that it stood beside articles in an archive and need not be told.
    """

    sentence: str
    cause: str = "unreadable"
    skipped: bool = False
    silent: bool = False


def shipped() -> Extractor:
    """The extractor that comes with the package, loaded once, when an article is first read."""
    from onrecord.extraction import load_extractor

    return load_extractor()


def records(
    items: Iterable[Article | InputError], *, load: Callable[[], Extractor], because: bool = False
) -> Iterator[Record | Failed]:
    """The record of each article, or why there is none, in the order of `items`, each before the next is asked for.

    `load` gives the extractor; it is not called where there is nothing to extract.
    """
    for item in items:
        yield record_of(item, load(), because=because) if isinstance(item, Article) else failed(item)


def failed(problem: InputError) -> Failed:
    """An input that gave no article."""
    from onrecord.reading.errors import PassedOver, Skipped

    return Failed(str(problem), problem.cause, isinstance(problem, Skipped), isinstance(problem, PassedOver))


def record_of(article: Article, extractor: Extractor, *, because: bool = False) -> Record | Failed:
    """The record of one article, or that it could not be read."""
    from onrecord import extract

    try:
        record = extract(article, extractor=extractor, because=because)
        record.check()
        return record
    except Exception as problem:  # the article is at fault, or we are: either way the others go on
        return crashed(name_of(article), problem)


def crashed(name: str, problem: Exception) -> Failed:
    """An input that something of ours, or of a library, broke on."""
    place = extract_tb(problem.__traceback__)[-1]
    why = one_line(f"{type(problem).__name__} in {Path(place.filename).name}, line {place.lineno}: {problem}")
    return Failed(f"{name}: not read because of an error in onrecord, please report it ({why}).", "error")


def name_of(article: Article) -> str:
    """How remarks call an article: by its title, its address, the caller's id, or how it begins; on one line."""
    given = article.id if article.id != article.identity else None
    name = article.title or article.url or given
    return one_line(name)[:100] if name else f"“{one_line(article.text[:80])[:50]}…”"
