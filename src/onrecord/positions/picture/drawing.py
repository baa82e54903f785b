"""The picture itself, from the headline down to the numbered key, as one SVG that needs no script and no network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from onrecord.phrases import who
from onrecord.positions.dates import days
from onrecord.positions.formats import letter, moved_from
from onrecord.positions.picture.key import draw_key
from onrecord.positions.picture.layout import (
    HEADLINE,
    LEFT,
    MARK,
    RIGHT,
    UNDATED,
    WIDTH,
    Lane,
    Layout,
    Mark,
    layout_of,
    said_of,
)
from onrecord.positions.picture.marks import STANCES, STYLE, bar, patterns, shape
from onrecord.positions.picture.words import cut, date_words, escaped, lines_of, when, width_of
from onrecord.positions.timelines import Timeline
from onrecord.record import Position


def svg(found: Timeline, *, address: Callable[[Position], str] | None = None, headline: bool = True) -> str:
    """A timeline as an SVG document, for a page or a file of its own; `address` gives each position a link.

    Without a `headline` it begins under it: for a page that has the issue's title itself.

    It follows the reader's light or dark scheme, prints in black, and names its parts for a screen reader
    (https://www.w3.org/TR/graphics-aria-1.0/). What articles say in it is escaped.
    """
    prefix = "t" + hashlib.sha256(found.issue.name.encode()).hexdigest()[:8]
    layout = layout_of(found)
    key, height = draw_key(found, layout, layout.axis + 56)
    top = 0.0 if headline else HEADLINE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="onrecord-timeline"'
        f' viewBox="0 {top:.0f} {WIDTH:.0f} {height - top:.0f}"'
        f' role="graphics-document document" aria-roledescription="timeline" lang="en"'
        f' aria-labelledby="{prefix}-title {prefix}-desc">',
        f'<title id="{prefix}-title">{escaped(found.issue.title)}</title>',
        f'<desc id="{prefix}-desc">{escaped(_summary(found))}</desc>',
        f"<style>{STYLE}</style><defs>{patterns(prefix)}</defs>",
        f'<rect class="paper" width="{WIDTH:.0f}" height="{height:.0f}"/>',
        *(_headline(found) if headline else ()),
        *_head(),
        *_lanes(found, layout, prefix, address or (lambda _: "")),
        *_differences(found, layout),
        *_axis(layout),
        *key,
        "</svg>\n",
    ]
    return "\n".join(parts)


def _summary(found: Timeline) -> str:
    """What the picture shows, for who does not see it."""
    if not found.positions:
        return "No position is on record."
    count = len(found.positions)
    told = [f"{count} position{'s'[: count > 1]} of {len(found.issue.parties)} parties by date."]
    for party in found.issue.parties:
        theirs = [position for position in found.positions if position.party == party]
        told.append(
            f"{party}: {theirs[0].stance} {when(theirs[0])}, last {theirs[-1].stance} {when(theirs[-1])}."
            if theirs
            else f"{party}: no position on record."
        )
    told += [
        f"{move.party} moved from {' or '.join(moved_from(move.before))} to {move.after.stance} {when(move.after)}."
        for move in found.moves
    ]
    if found.conflicts:
        told.append(f"Reports differ on {', '.join(date_words(conflict.date) for conflict in found.conflicts)}.")
    return " ".join(told)


def _headline(found: Timeline) -> Iterator[str]:
    yield f'<text class="headline" x="24" y="42">{escaped(cut(found.issue.title, 1130, 27, bold=True))}</text>'


def _head() -> Iterator[str]:
    deck = "Where each party stood, by what it is on record as saying. A bar: a date known to the month or so."
    yield f'<text class="deck" x="24" y="66">{deck}</text>'
    x = 24.0
    yield '<g role="graphics-object" aria-label="Legend">'
    for stance in STANCES:
        yield shape(stance, x + 9, 92, 16)
        yield f'<text x="{x + 24:.0f}" y="96.5">{stance}</text>'
        x += 24 + width_of(stance, 13) + 26
    yield "</g>"


def _lanes(found: Timeline, layout: Layout, prefix: str, address: Callable[[Position], str]) -> Iterator[str]:
    for at, lane in enumerate(layout.lanes):
        label = f"{lane.party}: {len(lane.marks)} position{'' if len(lane.marks) == 1 else 's'}"
        yield f'<g role="graphics-object" aria-label="{escaped(label)}">'
        if at % 2 == 0:
            height = lane.bottom - lane.top
            yield f'<rect class="band" x="0" y="{lane.top:.1f}" width="{WIDTH:.0f}" height="{height:.1f}"/>'
        middle = (lane.top + lane.bottom) / 2 + 5
        names = lines_of(lane.party, (LEFT - 32) / 1.07, 15, most=2)
        for at_line, name in enumerate(names):
            y = middle + (at_line - (len(names) - 1) / 2) * 18
            yield f'<text class="party" x="24" y="{y:.1f}">{escaped(name)}</text>'
        if not lane.marks:
            yield f'<text class="none" x="{LEFT + 14:.0f}" y="{middle:.1f}">no position on record</text>'
        for mark in lane.marks:
            yield _linked(_mark(lane, mark, prefix), address(mark.position))
        yield "</g>"


def _linked(mark: str, address: str) -> str:
    return f'<a href="{escaped(address)}">{mark}</a>' if address else mark


def _mark(lane: Lane, mark: Mark, prefix: str) -> str:
    position = mark.position
    told = [f"{lane.party}, {when(position)}: {position.stance}"]
    if mark.moved:
        told.append(f"moved, was {' or '.join(mark.moved)}")
    told += position.conditions[:1]
    first = position.support[0]
    told.append(f"{who(first.statement.speaker)}: {first.carrier.content[:240]}")
    label = escaped(". ".join(told))
    parts = [f'<g role="graphics-symbol img" aria-label="{label}"><title>{label}</title>']
    if mark.moved:
        left, foot = mark.callout
        parts.append(f'<path class="flag" d="M{mark.x:.1f} {foot - 9:.1f} V{mark.y - MARK / 2:.1f}"/>')
        parts.append(f'<text class="moved" x="{left:.1f}" y="{foot:.1f}">{escaped(said_of(mark.moved))}</text>')
    if mark.bar:
        parts.append(bar(position.stance, *mark.bar, mark.y, prefix))
    parts.append(shape(position.stance, mark.x, mark.y, MARK))
    if mark.number:
        on = " on-closed" if position.stance == "closed" else ""
        x, y = (mark.x, mark.y + 4) if position.stance != "conditional" else (mark.x, mark.y + MARK / 2 + 11)
        parts.append(f'<text class="number{on}" x="{x:.1f}" y="{y:.1f}">{mark.number}</text>')
    return "".join([*parts, "</g>"])


def _differences(found: Timeline, layout: Layout) -> Iterator[str]:
    """A dotted line through the lanes at each date on which reports differ."""
    for at, conflict in enumerate(found.conflicts):
        covered = days(conflict.date)
        if covered is None or not layout.lanes:
            continue
        x = (layout.scale.x(covered[0]) + layout.scale.x(covered[1])) / 2
        yield (
            f'<g role="graphics-symbol img" aria-label="Reports differ, {escaped(date_words(conflict.date))}">'
            f'<path class="differ" d="M{x:.1f} {layout.lanes[0].top:.1f} V{layout.axis + 30:.1f}"/>'
            f'<text class="number" x="{x:.1f}" y="{layout.axis + 42:.1f}">≠ {letter(at)}</text></g>'
        )


def _axis(layout: Layout) -> Iterator[str]:
    right = RIGHT - (UNDATED if layout.undated else 0)
    yield f'<path class="axis" d="M{LEFT:.0f} {layout.axis:.1f} H{right:.0f}"/>'
    for x, label, strong in layout.scale.ticks():
        yield f'<path class="axis" d="M{x:.1f} {layout.axis:.1f} v6"/>'
        name = "tick strong" if strong else "tick"
        yield f'<text class="{name}" x="{x:.1f}" y="{layout.axis + 21:.1f}" text-anchor="middle">{label}</text>'
    if layout.undated:
        x = RIGHT - UNDATED / 2
        yield f'<text class="tick" x="{x:.1f}" y="{layout.axis + 21:.1f}" text-anchor="middle">undated</text>'
