"""Where each mark of the picture stands: lanes of parties, marks stacked so that none hides another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.positions.dates import days
from onrecord.positions.formats import moved_from
from onrecord.positions.picture.scale import Scale, scale_of
from onrecord.positions.picture.words import width_of
from onrecord.positions.timelines import Timeline
from onrecord.record import Position

WIDTH, LEFT, RIGHT = 1200.0, 176.0, 1176.0
UNDATED = 70.0  # room at the right end for positions without a date
MARK, ROW = 20.0, 34.0  # the size of a mark, and the height of a row of them
CALLOUT, LINE = 7.0, 15.0  # above the rows, room for who moved: for none, and for a line of it
HEADLINE, TOP = 48.0, 120.0  # where the headline ends, and where the first lane begins
CALLOUT_SIZE = 12.0
_BAR = 12  # days: a date that covers more is drawn as a bar
MOST_NUMBERED = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """One position: its middle `x`, `y`, its bar from `start` to `end` if its date is coarse, and its number.

    `moved` is what its party moved from, `callout` where that is said: its left end, and the line's foot.
    """

    position: Position
    x: float
    y: float
    bar: tuple[float, float] | None
    number: int | None
    moved: tuple[str, ...]
    callout: tuple[float, float]


@dataclass(slots=True)
class Lane:
    """One party from `top` down to `bottom`."""

    party: str
    top: float
    bottom: float = 0.0
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is drawn above the key: `axis` is where the axis stands."""

    scale: Scale
    lanes: tuple[Lane, ...]
    axis: float
    undated: bool


def layout_of(found: Timeline) -> Layout:
    """Places for every position of a timeline."""
    undated = any(position.date is None for position in found.positions)
    covered = [span for position in found.positions if (span := days(position.date))]
    scale = scale_of(covered, left=LEFT + 14, right=RIGHT - (UNDATED if undated else 0) - 14)
    numbers = _numbers(found)
    moved = {id(move.after): tuple(moved_from(move.before)) for move in found.moves}
    lanes, y = [], TOP
    for party in found.issue.parties:
        lane = Lane(party=party, top=y)
        theirs = [position for position in found.positions if position.party == party]
        rows: list[list[tuple[float, float]]] = []
        movers = [(position, moved[id(position)]) for position in theirs if id(position) in moved]
        callouts, lines = _callouts(movers, scale, y)
        y += CALLOUT + lines * LINE
        # Who moved stands in the first row, under what is said of it.
        for position in sorted(theirs, key=lambda position: id(position) not in moved):
            x, bar = _place(position, scale, undated)
            half = MARK / 2 + 3
            start, end = (min(bar[0], x - half), max(bar[1], x + half)) if bar else (x - half, x + half)
            row = _free_row(rows, start, end)
            lane.marks.append(
                Mark(
                    position=position,
                    x=x,
                    y=y + MARK / 2 + row * ROW,
                    bar=bar,
                    number=numbers.get(id(position)),
                    moved=moved.get(id(position), ()),
                    callout=callouts.get(id(position), (x, y)),
                )
            )
        y += max(len(rows), 1) * ROW + 6
        lane.bottom = y
        lanes.append(lane)
    return Layout(scale=scale, lanes=tuple(lanes), axis=y, undated=undated)


def said_of(moved: Sequence[str]) -> str:
    """What is said above the mark of who moved."""
    return f"was {' or '.join(moved)}"


def _callouts(
    moved: Sequence[tuple[Position, tuple[str, ...]]], scale: Scale, top: float
) -> tuple[dict[int, tuple[float, float]], int]:
    """Where each callout of a lane from `top` down begins, by its position, and how many lines they take."""
    found: dict[int, tuple[float, float]] = {}
    rows: list[list[tuple[float, float]]] = []
    for position, before in moved:
        x, _ = _place(position, scale, False)
        room = width_of(said_of(before), CALLOUT_SIZE, bold=True) + 10
        left = x + 5 if x + room < RIGHT - 8 else x - room + 5
        row = _free_row(rows, min(left, x) - 4, max(left + room, x) + 4)
        found[id(position)] = (left, top + LINE * (row + 1))
    return found, len(rows)


def _place(position: Position, scale: Scale, undated: bool) -> tuple[float, tuple[float, float] | None]:
    """The middle of a mark, and its bar."""
    covered = days(position.date)
    if covered is None:
        return RIGHT - UNDATED / 2, None
    start, end = scale.x(covered[0]), scale.x(covered[1])
    if covered[0] == date.min or covered[1] == date.max or (covered[1] - covered[0]).days >= _BAR:
        return round((start + end) / 2, 1), (start, max(end, start + MARK))
    return round((start + end) / 2, 1), None


def _free_row(rows: list[list[tuple[float, float]]], start: float, end: float) -> int:
    """The first row with room from `start` to `end`, which is then taken."""
    for at, row in enumerate(rows):
        if all(end <= other[0] or start >= other[1] for other in row):
            row.append((start, end))
            return at
    rows.append([(start, end)])
    return len(rows) - 1


def _numbers(found: Timeline) -> dict[int, int]:
    """Numbers for the key, in the order of dates: all positions if they are few, else those that tell most."""
    chosen: Sequence[Position] = found.positions
    if len(chosen) > MOST_NUMBERED:
        telling = {id(move.after): 0 for move in found.moves}
        for party in found.issue.parties:
            theirs = [position for position in chosen if position.party == party]
            for position in (theirs[:1] + theirs[-1:]) if theirs else []:
                telling.setdefault(id(position), 1)
        for position in chosen:
            telling.setdefault(id(position), 2 if position.stance == "conditional" else 3)
        best = sorted(chosen, key=lambda position: telling[id(position)])[:MOST_NUMBERED]
        kept = {id(position) for position in best}
        chosen = [position for position in chosen if id(position) in kept]
    return {id(position): at for at, position in enumerate(chosen, 1)}
