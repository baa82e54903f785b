"""The inputs of a command line: files, directories, globs, addresses and standard input, one article at a time."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from onrecord.reading.archives import ARCHIVE_SUFFIXES, is_archive, read_archive
from onrecord.reading.articles import MAX_LINE, read_json, read_lines
from onrecord.reading.document import read_bytes
from onrecord.reading.errors import MAX_BYTES, InputError
from onrecord.reading.feed import Feed
from onrecord.reading.feeds import feed_kind, read_feed
from onrecord.reading.files import (
    HTML_SUFFIXES,
    JSON_SUFFIXES,
    LINES_SUFFIXES,
    MHTML_SUFFIXES,
    TEXT_SUFFIXES,
    XML_SUFFIXES,
    InputFormat,
    check_file,
    file_bytes,
    unreadable,
)
from onrecord.reading.json_values import parse
from onrecord.reading.saved import MAX_MHTML
from onrecord.reading.tables import CSV_SUFFIXES, PARQUET_SUFFIXES, Given, read_csv, read_parquet
from onrecord.reading.url import is_address
from onrecord.reading.wire import is_wire, read_wire
from onrecord.record import Article

if TYPE_CHECKING:
    from onrecord.reading.fetch import Fetcher

STANDARD_INPUT = "standard input"
_KNOWN = tuple(
    sorted(
        HTML_SUFFIXES
        | TEXT_SUFFIXES
        | JSON_SUFFIXES
        | LINES_SUFFIXES
        | MHTML_SUFFIXES
        | XML_SUFFIXES
        | ARCHIVE_SUFFIXES
        | CSV_SUFFIXES
        | PARQUET_SUFFIXES
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    form: InputFormat
    url: str | None
    outlet: str | None
    published: str | None
    columns: Mapping[str, str]
    follow: bool
    limit: int | None
    fetcher: Callable[[], Fetcher]


def read_inputs(
    inputs: Sequence[str],
    *,
    input_format: InputFormat = "auto",
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    follow: bool = False,
    limit: int | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Article | InputError]:
    """Every article of `inputs`, in their order; an InputError stands in for each that cannot be read.

    An input is a file, a directory (read in depth, sorted by name; hidden files and unknown suffixes are passed over),
    a glob, an address (https://…), or `-` for `stdin` (a binary stream; by default the process's own). `url`, `outlet`
    and `published` serve where an article of JSON Lines or a table has none of its own, and go before what a page says.
    `columns` says which columns of a table hold what (see `tables`). Memory does not grow. `fetcher` fetches the
    addresses; without one, a new `Fetcher`.

    With `follow`, an input that is a feed (see `feeds`), or a page that offers one, stands for the articles that it
    lists, of each feed the first `limit`.
    """
    options = _Options(
        form=input_format,
        url=url,
        outlet=outlet,
        published=published,
        columns=columns or {},
        follow=follow,
        limit=limit,
        fetcher=cache(lambda: fetcher or _fetcher()),
    )
    for name in inputs:
        try:
            if name == "-":
                yield from _read_stdin(stdin, options)
                continue
            if is_address(name):
                yield from _read_address(name, options)
                continue
            for found in _paths(name, _KNOWN):
                if isinstance(found, InputError):
                    yield found
                else:
                    yield from _read_file(found, options)
        except InputError as problem:
            yield problem


def _fetcher() -> Fetcher:
    from onrecord.reading.fetch import Fetcher  # who reads files needs no network

    return Fetcher()


def _read_address(address: str, options: _Options) -> Iterator[Article | InputError]:
    from onrecord.reading.following import feeds_of_page, listed
    from onrecord.reading.remote import article_in

    fetched = options.fetcher().get(address)
    if options.form == "auto":
        feed = listed(fetched.body, name=address, url=fetched.url)
        if feed is None and options.follow:
            offered = feeds_of_page(fetched.body, url=fetched.url)
            feed = Feed(kind="OPML list", feeds=tuple(offered[:1])) if offered else None
        if feed is not None:
            yield from _follow(feed, address, options)
            return
    yield article_in(
        fetched, input_format=options.form, url=options.url, outlet=options.outlet, published=options.published
    )


def _follow(feed: Feed, name: str, options: _Options) -> Iterator[Article | InputError]:
    """The articles that a feed lists, if they are wanted."""
    from onrecord.reading.following import read_listed

    if not options.follow:
        count = f"{len(feed.entries)} articles" if feed.entries or not feed.feeds else f"{len(feed.feeds)} feeds"
        article = "an" if feed.kind[0] in "AO" or feed.kind.startswith("RSS") else "a"
        problem = f"is {article} {feed.kind} of {count} and no article; say --follow to read what it lists"
        raise InputError(name, problem, cause="a feed")
    yield from read_listed(
        feed,
        name=name,
        fetcher=options.fetcher(),
        outlet=options.outlet,
        published=options.published,
        limit=options.limit,
    )


def holds_one(path: Path) -> bool:
    """Whether a file of this name holds one article, and not a number of them that only reading it tells."""
    several = (*JSON_SUFFIXES, *LINES_SUFFIXES, *ARCHIVE_SUFFIXES, *CSV_SUFFIXES, *PARQUET_SUFFIXES)
    return not path.name.lower().endswith(several)


def paths_of(names: Sequence[str], known: tuple[str, ...]) -> Iterator[Path | InputError]:
    """The files that inputs name; of a directory, those whose names end as one of `known`."""
    for name in names:
        yield from _paths(name, known)


def _paths(name: str, known: tuple[str, ...]) -> Iterator[Path | InputError]:
    """The files that an input names. A name that exists is itself, even with a star or a bracket in it."""
    if os.path.isdir(name):
        yield from _directory(name, known)
    elif os.path.lexists(name) if "\x00" not in name else False:
        yield Path(name)
    elif glob.has_magic(name):
        matches = sorted(glob.iglob(name, recursive=True))
        if not matches:
            yield InputError(name, "matches no file; check the pattern")
        for match in matches:
            # With ** the files of a directory match by themselves.
            if not os.path.isdir(match):
                yield Path(match)
            elif "**" not in name:
                yield from _directory(match, known)
    else:
        yield Path(name)


def _directory(name: str, known: tuple[str, ...]) -> Iterator[Path | InputError]:
    found = False
    problems: list[OSError] = []
    for folder, folders, files in os.walk(name, onerror=problems.append):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and file.lower().endswith(known):
                found = True
                yield Path(folder, file)
    for problem in problems:
        yield unreadable(problem.filename or name, problem)
    if not found and not problems:
        yield InputError(name, f"the directory holds no articles; it needs files named {', '.join(known)}")


def _read_file(path: Path, options: _Options) -> Iterator[Article | InputError]:
    suffix = path.suffix.lower()
    try:
        check_file(path)
        if options.form == "auto" and _is_feed(path):
            feed = read_feed(file_bytes(path), name=str(path))
            yield from _follow(feed, str(path), options)
        elif options.form == "jsonl" or (options.form == "auto" and suffix in LINES_SUFFIXES | JSON_SUFFIXES):
            with path.open("rb") as stream:
                yield from _read_json(stream, str(path), options, one_value=suffix in JSON_SUFFIXES)
        elif options.form == "auto" and is_archive(path):
            yield from read_archive(path, outlet=options.outlet, published=options.published)
        elif options.form == "auto" and suffix in CSV_SUFFIXES | PARQUET_SUFFIXES:
            given = Given(columns=options.columns, outlet=options.outlet, published=options.published)
            yield from (read_csv if suffix in CSV_SUFFIXES else read_parquet)(path, given)
        else:
            data = file_bytes(path, limit=MAX_MHTML if suffix in MHTML_SUFFIXES else MAX_BYTES)
            if options.form == "auto" and is_wire(data):
                yield from read_wire(data, name=str(path), outlet=options.outlet, published=options.published)
            else:
                yield _read_bytes(data, str(path), suffix, options)
    except OSError as problem:
        yield unreadable(path, problem)
    except InputError as problem:
        yield problem


def _is_feed(path: Path) -> bool:
    with path.open("rb") as stream:
        return feed_kind(stream.read(4096)) is not None


def _read_stdin(stdin: BinaryIO | None, options: _Options) -> Iterator[Article | InputError]:
    stream = stdin or getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(STANDARD_INPUT, "is closed; pipe an article into it")
    try:
        if options.form == "jsonl":
            yield from _read_json(stream, STANDARD_INPUT, options, one_value=False)
            return
        blank: list[bytes] = []  # lines before the first that holds something: they belong to a text
        first = stream.readline(MAX_LINE + 1)
        while first and not first.strip() and len(blank) < MAX_BYTES:
            blank.append(first)
            first = stream.readline(MAX_LINE + 1)
        if options.form == "auto" and first.lstrip(b"\xef\xbb\xbf \t")[:1] in (b"{", b"["):
            yield from _read_json(stream, STANDARD_INPUT, options, one_value=True, first=first, before=len(blank))
        else:
            data = b"".join([*blank, first, stream.read(MAX_BYTES + 1)])
            yield _read_bytes(data, STANDARD_INPUT, "", options)
    except OSError as problem:
        yield unreadable(STANDARD_INPUT, problem)


def _read_json(
    stream: BinaryIO, name: str, options: _Options, *, one_value: bool, first: bytes = b"", before: int = 0
) -> Iterator[Article | InputError]:
    """JSON Lines; with `one_value`, one object or list over several lines if the first line is not whole in itself."""
    given = {"url": options.url, "outlet": options.outlet, "published": options.published}
    if one_value:
        first = first or stream.readline(MAX_LINE + 1)
        if not _is_object(first):
            data = first + stream.read(MAX_LINE + 1)
            if len(data) > MAX_LINE:
                yield InputError(
                    name, f"is over {MAX_LINE:,} bytes of one JSON value; give JSON Lines, an article a line"
                )
                return
            yield from read_json(data, name=name, **given)
            return
    empty = True
    for article in read_lines(stream, name=name, first=first, before=before, **given):
        empty = False
        yield article
    if empty:
        yield InputError(name, "is empty; give an article a line, as JSON")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(parse(line.removeprefix(b"\xef\xbb\xbf"), name=""), dict)
    except InputError:
        return False


def _read_bytes(data: bytes, name: str, suffix: str, options: _Options) -> Article:
    form: Literal["auto", "text", "html"] = "auto" if options.form == "jsonl" else options.form
    return read_bytes(
        data, name=name, suffix=suffix, form=form, url=options.url, outlet=options.outlet, published=options.published
    )
