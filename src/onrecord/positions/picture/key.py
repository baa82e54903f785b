"""The numbered key under the picture: on whose words each position rests, through whom, and what reports differ on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.phrases import relays, who
from onrecord.positions.conflicts import WHAT, Conflict
from onrecord.positions.formats import letter
from onrecord.positions.picture.layout import WIDTH, Layout, Mark
from onrecord.positions.picture.words import date_words, escaped, lines_of, when
from onrecord.positions.timelines import Timeline
from onrecord.record import Carrier, Statement
from onrecord.safe import one_line

_SIZE, _LINE = 13.0, 17.0
_COLUMNS, _MARGIN, _GUTTER = 2, 24.0, 36.0
_COLUMN = (WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
_INDENT = 28.0
_MOST_DIFFERING = 8

Entry = tuple[str, str, list[tuple[str, str]]]
"""A number or letter, a label for a screen reader, and lines, each with its class."""


def draw_key(found: Timeline, layout: Layout, top: float) -> tuple[list[str], float]:
    """The key from `top` down, and where the picture ends."""
    marks = sorted((m for lane in layout.lanes for m in lane.marks if m.number), key=lambda mark: mark.number or 0)
    entries = [_position(mark) for mark in marks]
    differing = [_conflict(conflict, at) for at, conflict in enumerate(found.conflicts[:_MOST_DIFFERING])]
    parts = [f'<path class="rule" d="M{_MARGIN:.0f} {top:.1f} H{WIDTH - _MARGIN:.0f}"/>']
    drawn, bottom = _in_columns(entries, top + 24)
    parts += (
        [f'<g class="key" role="graphics-object" aria-label="On whose words">{"".join(drawn)}</g>'] if drawn else []
    )
    if differing:
        parts.append(f'<text class="strong" x="{_MARGIN:.0f}" y="{bottom + 14:.1f}">≠ Reports that differ</text>')
        drawn, bottom = _in_columns(differing, bottom + 36)
        parts.append(f'<g class="key" role="graphics-object" aria-label="Reports that differ">{"".join(drawn)}</g>')
    total = len(found.positions)
    left = f" The {len(marks)} of {total} positions that tell most are numbered." if len(marks) < total else ""
    notes = [f"“By” a date: said by then; only the date of publication is known.{left}", *_sources(found)]
    for at, note in enumerate(notes):
        y = bottom + 16 + at * _LINE
        parts.append(f'<text class="source" x="{_MARGIN:.0f}" y="{y:.1f}">{escaped(note)}</text>')
    return parts, bottom + 20 + len(notes) * _LINE


def _sources(found: Timeline) -> list[str]:
    """What the picture was drawn from."""
    said = {item.statement.id: item.statement for position in found.positions for item in position.support}
    carriers = [carrier for statement in said.values() for carrier in statement.carriers]
    if not carriers:
        return []
    outlets = Counter(one_line(carrier.outlet) for carrier in carriers if carrier.outlet)
    named = ", ".join(outlet for outlet, _ in outlets.most_common(6)) + (" and others" if len(outlets) > 6 else "")
    counted = f"{len(said)} statement{'s'[: len(said) > 1]}"
    articles = len({carrier.article for carrier in carriers})
    text = f"Drawn from {counted} in {articles} article{'s'[: articles > 1]}{f' of {named}' if named else ''}."
    return lines_of(text, WIDTH - 2 * _MARGIN, _SIZE, most=2)


def _position(mark: Mark) -> Entry:
    position = mark.position
    head = f"{position.party}, {when(position)}: {position.stance}"
    if mark.moved:
        head += f" (was {' or '.join(mark.moved)})"
    first = position.support[0]
    more = len(position.support) - 1
    lines = [("who", line) for line in lines_of(head, (_COLUMN - _INDENT) / 1.07, _SIZE, most=2)]
    lines += [
        ("said", line) for line in lines_of(_said(first.statement, first.carrier), _COLUMN - _INDENT, _SIZE, most=3)
    ]
    via = f"via {relays(first.statement)}" + (f", and {more} more statement{'' if more == 1 else 's'}" if more else "")
    lines += [("via", line) for line in lines_of(via, _COLUMN - _INDENT, _SIZE, most=1)]
    return str(mark.number), head, lines


def _conflict(conflict: Conflict, at: int) -> Entry:
    head = f"{date_words(conflict.date) if conflict.date else 'date unknown'}: {WHAT[conflict.kind]}"
    lines = [("who", head)]
    for statement in conflict.statements[-3:]:
        told = _said(statement, statement.carriers[0])
        lines += [("said", line) for line in lines_of(told, _COLUMN - _INDENT, _SIZE, most=2)]
        lines += [("via", line) for line in lines_of(f"via {relays(statement)}", _COLUMN - _INDENT, _SIZE, most=1)]
    return letter(at), head, lines


def _said(statement: Statement, carrier: Carrier) -> str:
    cue = one_line(carrier.cue)
    words = f"{cue} {carrier.content}" if any(map(str.isalpha, cue)) else carrier.content
    return f"{who(statement.speaker)}: {words}"


def _in_columns(entries: list[Entry], top: float) -> tuple[list[str], float]:
    """Entries set in columns of about the same height, and where the longest column ends."""
    whole = sum(_height(entry) for entry in entries)
    columns: list[list[Entry]] = [[] for _ in range(_COLUMNS)]
    at, filled = 0, 0.0
    for entry in entries:
        if at < _COLUMNS - 1 and filled + _height(entry) / 2 > whole / _COLUMNS:
            at, filled = at + 1, 0.0
        columns[at].append(entry)
        filled += _height(entry)
    parts, bottom = [], top
    for number, column in enumerate(columns):
        y = top
        for entry in column:
            parts += list(_drawn(entry, _MARGIN + number * (_COLUMN + _GUTTER), y))
            y += _height(entry)
        bottom = max(bottom, y)
    return parts, bottom


def _height(entry: Entry) -> float:
    return len(entry[2]) * _LINE + 10


def _drawn(entry: Entry, x: float, y: float) -> Iterator[str]:
    number, label, lines = entry
    yield f'<g role="graphics-object" aria-label="{escaped(label)}">'
    yield f'<text class="who" x="{x:.1f}" y="{y:.1f}">{number}</text>'
    for at, (name, line) in enumerate(lines):
        yield f'<text class="{name}" x="{x + _INDENT:.1f}" y="{y + at * _LINE:.1f}">{escaped(line)}</text>'
    yield "</g>"
