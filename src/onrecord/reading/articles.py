"""JSON and JSON Lines of articles: `{"id", "text", "title"?, "outlet"?, …}`, our own records, or ninjs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, get_args

from onrecord.reading.errors import MAX_BYTES, InputError
from onrecord.reading.json_values import parse
from onrecord.reading.ninjs import is_ninjs, ninjs_article
from onrecord.reading.text import check_characters, given_date, text_article
from onrecord.record import Article, Certainty, Published

# One line of JSON Lines: its text may be escaped (six bytes a sign), and a record's attributions stand beside it.
MAX_LINE = 4 * MAX_BYTES
_CHUNK = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_PLAIN = ("url", "outlet", "title", "byline", "language", "retrieved")


def read_lines(
    stream: BinaryIO,
    *,
    name: str,
    first: bytes = b"",
    before: int = 0,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles of a JSON Lines stream, one line in memory at a time; an InputError stands in for each bad line.

    `first` is a line already taken from the stream, and `before` the number of those before it. `url`, `outlet` and
    `published` serve where a line names none.
    """
    for number, line in enumerate(bounded_lines(stream, first), before + 1):
        place = f"{name}, line {number}"
        if isinstance(line, int) or line.strip():
            try:
                value = line_value(line, name=place)
                yield article_from(value, name=place, url=url, outlet=outlet, published=published)
            except InputError as problem:
                yield problem


def line_value(line: bytes | int, *, name: str) -> Any:
    """The JSON value of one of the `bounded_lines`. InputError where it has none."""
    if isinstance(line, int):
        raise InputError(name, f"{line:,} bytes are more than the {MAX_LINE:,} that one line may have; split it")
    return parse(line.removeprefix(_BOM), name=name)


def read_json(
    data: bytes, *, name: str, url: str | None = None, outlet: str | None = None, published: str | None = None
) -> Iterator[Article | InputError]:
    """The articles of one JSON value, an object or a list of objects. InputErrors as in `read_lines`."""
    try:
        value = parse(data.removeprefix(_BOM), name=name)
    except InputError as problem:
        yield problem
        return
    items = value if isinstance(value, list) else [value]
    if not items:
        yield InputError(name, "holds no article; give a list of objects that have a text")
    for number, item in enumerate(items, 1):
        place = f"{name}, article {number}" if isinstance(value, list) else name
        try:
            yield article_from(item, name=place, url=url, outlet=outlet, published=published)
        except InputError as problem:
            yield problem


def article_from(
    data: Any, *, name: str, url: str | None = None, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article that a JSON object holds. Its text is never altered, and its own values go before the given ones."""
    if not isinstance(data, Mapping):
        raise InputError(name, "is no JSON object; give one that has a text")
    if is_ninjs(data):
        return ninjs_article(data, name=name, url=url, outlet=outlet, published=published)
    text = data.get("text")
    if not isinstance(text, str):
        raise InputError(name, "has no text; give an object whose text is a string")
    own: dict[str, str | None] = {key: _string(data, key, name) for key in _PLAIN}
    if published and not data.get("published"):
        when = given_date(published, name=name)
    else:
        when = _published(data.get("published"), name)
    own["url"] = own["url"] or url
    own["outlet"] = own["outlet"] or outlet
    return text_article(text, name=name, id=_id(data, name), published=when, **own)


def _string(data: Mapping[str, Any], key: str, name: str) -> str | None:
    value = data.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(name, f"its {key} is no string; give a string or null")
    check_characters(value, name=f"{name}, {key}")
    return value


def _id(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(data, "id", name)


def _published(value: Any, name: str) -> Published:
    certainty: Any = None
    if isinstance(value, Mapping):
        value, certainty = value.get("value"), value.get("certainty")
    if value is None or value == "":
        return Published()
    if not isinstance(value, str):
        raise InputError(name, 'its date of publication is no string; give "YYYY-MM-DD" or null')
    if certainty is not None and certainty not in get_args(Certainty):
        raise InputError(
            name, f"the certainty of its date is none of {', '.join(get_args(Certainty))}; name one or leave it out"
        )
    given = given_date(value, name=name)
    return Published(value=given.value, certainty=certainty or given.certainty)


def bounded_lines(stream: BinaryIO, first: bytes = b"") -> Iterable[bytes | int]:
    """The lines of `stream`; for one that is over `MAX_LINE`, its length alone."""
    line = first or stream.readline(MAX_LINE + 1)
    while line:
        if len(line) <= MAX_LINE:
            yield line
        else:
            size = len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
                size += len(line)
            yield size
        line = stream.readline(MAX_LINE + 1)
