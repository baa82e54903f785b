"""Files: which are of which form, and what is in one."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Literal

from onrecord.reading.decoding import decode
from onrecord.reading.errors import MAX_BYTES, InputError, check_size
from onrecord.reading.saved import MAX_MHTML, is_mhtml, page_of_mhtml
from onrecord.reading.sniff import has_tags, sniff

InputFormat = Literal["auto", "text", "html", "jsonl"]
"""What inputs are read as, whatever they look like; auto lets name and content tell."""

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
MHTML_SUFFIXES = frozenset({".mhtml", ".mht"})
XML_SUFFIXES = frozenset({".xml"})
JSON_SUFFIXES = frozenset({".json"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})


def file_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """What is in a file, or InputError where it is none, cannot be read or has more than `limit` bytes."""
    check_file(path)
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(
                str(path),
                f"{size:,} bytes are more than the {limit:,} that one article may have; split it into articles",
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)  # it may have grown
    except OSError as problem:
        raise unreadable(path, problem) from None
    check_size(str(path), len(data) if limit == MAX_BYTES else 0)
    return data


def check_file(path: Path) -> None:
    """Raise InputError unless `path` is a regular file; opening a pipe would wait for ever."""
    name = os.fspath(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise unreadable(path, problem) from None
    if stat.S_ISDIR(mode):
        raise InputError(name, "is a directory; name a file in it")
    if not stat.S_ISREG(mode):
        raise InputError(name, "is a pipe or a device, not a file; give a file, or - for standard input")


def unreadable(path: Path | str, problem: Exception) -> InputError:
    """The sentence for a file that the system does not let us read."""
    name = os.fspath(path).replace("\x00", "\\0") or "an empty name"
    if isinstance(problem, FileNotFoundError):
        return InputError(name, "there is no such file; check the name")
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return InputError(name, f"cannot be read ({reason.lower()}); check the file and its permissions")


def page_in(path: Path) -> str:
    """The HTML in a file of a page, MHTML too. Raises InputError where there is none."""
    data = file_bytes(path, limit=MAX_MHTML if path.suffix.lower() in MHTML_SUFFIXES else MAX_BYTES)
    charset = None
    if is_mhtml(data):
        saved = page_of_mhtml(data, name=str(path))
        data, charset = saved.data, saved.charset
    if sniff(data) != "html" and not has_tags(data):
        raise InputError(str(path), "is no HTML; give the file of the page")
    return decode(data, name=str(path), html=True, charset=charset)
