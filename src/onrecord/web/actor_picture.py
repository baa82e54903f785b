"""An actor's statements over time, and the offices that articles give them, as a picture in SVG.

Columns are months (or years, where there are many), as high as there are statements dated in them; below them each
office is a line from the first statement that is dated and gives it to the last, broken off where it says *former*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from onrecord.record import Actor, Tenure
from onrecord.web.dates import date_words
from onrecord.web.escaping import clip, label_text

OFFICES = 6
_WIDEST, _NARROWEST, _COLUMN = 760, 300, 64
_LEFT, _TOP, _HIGH, _OFFICE = 4, 18, 90, 30
_MONTHS = 60  # columns; of more months, years are shown


def actor_picture(actor: Actor, days: Sequence[tuple[date, int]]) -> Markup:
    """The picture; empty where no statement is dated."""
    if not days:
        return Markup("")
    first, last = days[0][0], days[-1][0]
    yearly = (last.year - first.year) * 12 + last.month - first.month >= _MONTHS
    columns = _columns(days, yearly=yearly)
    axis = _Axis(columns[0][0], columns[-1][1], min(_WIDEST, max(_NARROWEST, len(columns) * _COLUMN)))
    offices = [tenure for tenure in actor.offices if tenure.first or tenure.former_from][:OFFICES]
    base = _TOP + _HIGH
    parts = [
        *_bars(columns, axis, base, yearly=yearly),
        *_ticks(columns, axis, base, yearly=yearly),
        *(_office(tenure, axis, base + 34 + at * _OFFICE) for at, tenure in enumerate(offices)),
    ]
    dated = f"{date_words(first.isoformat())} to {date_words(last.isoformat())}"
    told = f"{actor.statements} statements, dated {dated}"
    return Markup(
        '<svg class="actor" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-labelledby="actor-title">'
        '<title id="actor-title">{2}</title>{3}</svg>'
    ).format(axis.width, base + 30 + len(offices) * _OFFICE, told, Markup("").join(parts))


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days from `start` to `end` on so many pixels."""

    start: date
    end: date
    width: int

    def x(self, day: date) -> float:
        share = (day - self.start).days / (self.end - self.start).days
        return round(_LEFT + min(1.0, max(0.0, share)) * (self.width - 2 * _LEFT), 1)


def _columns(days: Sequence[tuple[date, int]], *, yearly: bool) -> list[tuple[date, date, int]]:
    """First day, the day after the last, and statements of each month or year from the first to the last."""
    counts: dict[date, int] = {}
    for day, count in days:
        begin = day.replace(month=1, day=1) if yearly else day.replace(day=1)
        counts[begin] = counts.get(begin, 0) + count
    found, begin, last = [], min(counts), max(counts)
    while begin <= last:
        until = begin.replace(year=begin.year + 1) if yearly else (begin + timedelta(days=32)).replace(day=1)
        found.append((begin, until, counts.get(begin, 0)))
        begin = until
    return found


def _bars(columns: Sequence[tuple[date, date, int]], axis: _Axis, base: int, *, yearly: bool) -> Iterator[Markup]:
    """A bar for each month or year, and how many the highest stands for."""
    most = max(count for _, _, count in columns)
    yield Markup('<path class="axis" d="M{} {} H{}"/>').format(_LEFT, base, axis.width - _LEFT)
    for begin, until, count in columns:
        if not count:
            continue
        high, left = max(2, round(_HIGH * count / most)), axis.x(begin) + 0.5
        name = date_words(f"{begin:%Y}" if yearly else f"{begin:%Y-%m}")
        yield Markup('<rect class="column" x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>').format(
            left, base - high, max(1, round(axis.x(until) - left - 0.5, 1)), high, name, count
        )
    yield Markup('<text x="{}" y="12">{} at most in a {}</text>').format(_LEFT, most, "year" if yearly else "month")


def _ticks(columns: Sequence[tuple[date, date, int]], axis: _Axis, base: int, *, yearly: bool) -> Iterator[Markup]:
    """Labels below the columns, as many as have room."""
    every = max(1, -(-len(columns) * _COLUMN // (axis.width + _COLUMN // 2)))
    for begin, until, _ in columns[::every]:
        middle = (axis.x(begin) + axis.x(until)) / 2
        anchor, at = "middle", middle
        if middle < _COLUMN / 2:
            anchor, at = "start", _LEFT
        elif middle > axis.width - _COLUMN / 2:
            anchor, at = "end", axis.width - _LEFT
        yield Markup('<text class="tick" x="{}" y="{}" text-anchor="{}">{}</text>').format(
            at, base + 16, anchor, str(begin.year) if yearly else f"{begin:%b %Y}"
        )


def _office(tenure: Tenure, axis: _Axis, y: int) -> Markup:
    """A line for an office, and its name below it."""
    begin = date.fromisoformat(tenure.first or tenure.former_from or "")
    left = axis.x(begin)
    right = max(axis.x(date.fromisoformat(tenure.last)) if tenure.last else left, left + 4)
    former = f", former from {date_words(tenure.former_from)}" if tenure.former_from else ""
    name = f"{clip(label_text(tenure.office), 60)}{former}"
    late = left > axis.width * 0.6
    return Markup('<g><path class="office" d="M{} {} H{}"/><text x="{}" y="{}" text-anchor="{}">{}</text></g>').format(
        left, y, right, axis.width - _LEFT if late else left, y + 15, "end" if late else "start", name
    )
