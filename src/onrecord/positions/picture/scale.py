"""The axis of time: where a day stands, and which ticks to write under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROOM = 62.0  # pixels that a tick's label takes


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins; days outside the axis stand at its ends."""
        share = (min(max(day, self.first), self.last) - self.first).days / max((self.last - self.first).days, 1)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> Iterator[tuple[float, str, bool]]:
        """Place, label and whether a year begins there (or the axis does)."""
        span = (self.last - self.first).days
        most = max(int((self.right - self.left) / _ROOM), 2)
        if span <= 45:
            yield from self._days(max(1, -(-span // most)))
            return
        months = span / 30.4
        step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 600, 12_000) if months / step <= most)
        year, month = self.first.year, self.first.month
        named = False
        while (day := date(year, month, 1)) <= self.last:
            if day >= self.first and (
                (month - 1) % step == 0 if step < 12 else month == 1 and year % (step // 12) == 0
            ):
                starts = month == 1 or not named
                yield (
                    self.x(day),
                    str(year) if month == 1 else f"{_MONTHS[month - 1]} {year}" if starts else _MONTHS[month - 1],
                    starts,
                )
                named = True
            month += 1
            if month > 12:
                if year == date.max.year:
                    return
                year, month = year + 1, 1

    def _days(self, step: int) -> Iterator[tuple[float, str, bool]]:
        day, month = self.first, None
        while day <= self.last:
            label = f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if month is None else "")
            yield self.x(day), label if day.month != month else str(day.day), day.month != month
            month = day.month
            day += timedelta(days=step)


def scale_of(covered: Iterable[tuple[date, date]], *, left: float, right: float) -> Scale:
    """An axis that holds all of these days, with a little room at both ends."""
    ends = [day for pair in covered for day in pair if day not in (date.min, date.max)]
    first, last = (min(ends), max(ends)) if ends else (date(2000, 1, 1), date(2000, 1, 31))
    room = timedelta(days=max(4, (last - first).days // 30))
    return Scale(max(first, date.min + room) - room, min(last, date.max - room) + room, left, right)
