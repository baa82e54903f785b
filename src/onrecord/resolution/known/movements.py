"""Movements, armed groups and parties that an article names by one word: by a list, or by what it calls them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

# What an article says of a name that is a movement's: "the opposition Velmo party", "Velmo rebels".
_CALLED = re.compile(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][^\W\d_]{2,20}(?: [A-ZÀ-Þ][^\W\d_]{2,20})?) "
    r"(?:party|movement|rebels|militia|militants|fighters|insurgents|guerrillas)\b"
)
_WORD = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,3}")


@cache
def movements() -> frozenset[str]:
    """The names of `data/movements.txt`: movements and armed groups that are no place's and no person's."""
    table = files("onrecord.resolution").joinpath("data/movements.txt").read_text(encoding="utf-8")
    return frozenset(line for line in table.splitlines() if not line.startswith("#"))


def movements_in(text: str, is_other: Callable[[str], bool]) -> frozenset[str]:
    """The movements that `text` names; `is_other` says of a word that it is a place's, a people's or a person's."""
    words = {match.group() for match in _WORD.finditer(text)}
    listed = {part for run in words for part in (run, *run.split(" ")) if part in movements()}
    called = {match["name"] for match in _CALLED.finditer(text)}
    return frozenset(listed | {name for name in called if not any(is_other(word) for word in name.split(" "))})
