"""An article's text with what was read from it marked in place.

The text is cut into blocks (a paragraph or line each) and the blocks into parts, a page each: a page has a largest
size, whatever an article holds. Within a block, each span is an element around its characters; where two spans cross,
the later one is closed and opened again, so that elements nest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from onrecord.record import Attribution, Span
from onrecord.web.escaping import text_html

Role = Literal["content", "source", "cue"]
ROLES: tuple[Role, ...] = ("content", "source", "cue")

# What one page holds at most, so that it stays under 300 kB: some 2,500 words of a usual article.
CHARACTERS, BLOCKS, MARKS = 15_000, 250, 240
_BLOCK = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of one role of an attribution. `number` is the attribution's in the record, from 1; `first` and `last`
    tell whether it is the first and the last span of that role."""

    span: Span
    role: Role
    number: int
    depth: int
    first: bool
    last: bool


def marks_of(text: str, attributions: Sequence[Attribution | None]) -> list[Mark]:
    """The marks of the attributions that stand (null: it was rejected), in the order of the text; outer ones first."""
    depths = _depths(attributions)
    found = [
        Mark(
            span=_without_breaks(text, start, end),
            role=role,
            number=number,
            depth=depths[number - 1],
            first=at == 0,
            last=at == len(spans) - 1,
        )
        for number, item in enumerate(attributions, 1)
        if item is not None
        for role in ROLES
        for spans in [getattr(item, role)]
        for at, (start, end) in enumerate(spans)
    ]
    return sorted(found, key=_order)


def _without_breaks(text: str, start: int, end: int) -> Span:
    """A span without the line breaks at its ends, which are in no block."""
    while end - 1 > start and text[end - 1] in "\r\n":
        end -= 1
    while start < end - 1 and text[start] in "\r\n":
        start += 1
    return start, end


def _depths(attributions: Sequence[Attribution | None]) -> list[int]:
    """How deep each attribution is nested in others."""
    parents = {item.id: item.parent for item in attributions if item is not None}

    def depth(id: str) -> int:
        seen: set[str] = set()
        while (parent := parents.get(id)) is not None and parent in parents and parent not in seen:
            seen.add(parent)
            id = parent
        return len(seen)

    return [depth(item.id) if item is not None else 0 for item in attributions]


def _order(mark: Mark) -> tuple[int, int, int, int]:
    return mark.span[0], -mark.span[1], ROLES.index(mark.role), mark.number


def blocks(text: str) -> list[Span]:
    """The paragraphs and lines of a text, none longer than a part may be; blank ones are left out."""
    found = []
    for match in _BLOCK.finditer(text):
        if not match[0].strip():
            continue
        start, end = match.span()
        while end - start > CHARACTERS:
            spaces = [space.end() for space in _BREAK.finditer(text, start + CHARACTERS // 2, start + CHARACTERS)]
            cut = spaces[-1] if spaces else start + CHARACTERS
            found.append((start, cut))
            start = cut
        found.append((start, end))
    return found


def parts(text: str, marks: Sequence[Mark]) -> list[list[Span]]:
    """The blocks of a text, page by page."""
    starts = sorted(mark.span[0] for mark in marks)
    found: list[list[Span]] = []
    here: list[Span] = []
    characters = marked = 0
    for start, end in blocks(text):
        more = bisect_right(starts, end - 1) - bisect_right(starts, start - 1)
        full = characters + end - start > CHARACTERS or marked + more > MARKS or len(here) == BLOCKS
        if here and full:
            found.append(here)
            here, characters, marked = [], 0, 0
        here.append((start, end))
        characters, marked = characters + end - start, marked + more
    return [*found, here] if here or not found else found


def part_with(found: Sequence[Sequence[Span]], offset: int) -> int:
    """The number, from 1, of the part that the character at `offset` is in."""
    starts = [part[0][0] for part in found if part]
    return max(1, bisect_right(starts, offset))


def marked_html(text: str, block: Span, marks: Sequence[Mark], *, numbered: bool = True) -> Markup:
    """The characters of `block`, with the marks that touch it; of very many only the first are shown.

    `numbered`: after each content stands its number, which leads to the note of this number.

    `marks` are in the order of `marks_of`.
    """
    here = [mark for mark in marks if mark.span[0] < block[1] and mark.span[1] > block[0]][:MARKS]
    pieces: list[Markup] = []
    opened: list[Mark] = []
    before = block[0]
    waiting = iter(here)
    following = next(waiting, None)
    for position in sorted({max(mark.span[0], block[0]) for mark in here} | {min(m.span[1], block[1]) for m in here}):
        pieces.append(text_html(text[before:position]))
        before = position
        pieces += _closed(opened, position, numbered=numbered)
        while following is not None and max(following.span[0], block[0]) == position:
            begins = following.first and following.span[0] >= block[0]
            pieces += _opened(opened, following, anchor=begins)
            following = next(waiting, None)
    pieces.append(text_html(text[before : block[1]]))
    pieces += _closed(opened, None, numbered=numbered)
    return Markup("").join(pieces)


def _closed(opened: list[Mark], position: int | None, *, numbered: bool) -> Iterator[Markup]:
    """Close what ends at `position`, and open again what stood inside it and goes on; null closes all."""

    def ends(mark: Mark) -> bool:
        return position is None or mark.span[1] <= position

    again: list[Mark] = []
    while any(map(ends, opened)):
        mark = opened.pop()
        yield Markup("</span>")
        if not ends(mark):
            again.append(mark)
        elif numbered and position is not None and mark.role == "content" and mark.last:
            yield _reference(mark)
    for mark in reversed(again):
        yield _start(mark, anchor=False)
        opened.append(mark)


def _opened(opened: list[Mark], mark: Mark, *, anchor: bool) -> Iterator[Markup]:
    """Open a mark; one that ends before it is closed and opened again inside, so that the shorter stands within."""
    again = []
    while opened and opened[-1].span[1] < mark.span[1]:
        again.append(opened.pop())
        yield Markup("</span>")
    yield _start(mark, anchor=anchor)
    opened.append(mark)
    for inner in reversed(again):
        yield _start(inner, anchor=False)
        opened.append(inner)


def _start(mark: Mark, *, anchor: bool) -> Markup:
    id = Markup(' id="t{}"').format(mark.number) if anchor and mark.role == "content" else Markup("")
    return Markup('<span class="{} d{}" data-n="{}"{}>').format(mark.role, min(mark.depth, 3), mark.number, id)


def _reference(mark: Mark) -> Markup:
    """The number after a content, which leads to what was made of it."""
    return Markup('<a class="ref" href="#n{0}" aria-label="note {0}">{0}</a>').format(mark.number)
