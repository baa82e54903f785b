"""What the dates of one text are relative to: its publication, and the last date that its story told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.edtf import bounds
from onrecord.resolution.dates.times_grammar import Found
from onrecord.resolution.dates.times_tense import clause_before, tense

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "other"]
_SPELT: tuple[tuple[str, Precision], ...] = (
    (r"\d{4}-\d\d-\d\d", "day"), (r"\d{4}-W\d\d", "week"), (r"\d{4}-(?:0\d|1[0-2])", "month"),
    (r"\d{4}-3[3-6]", "quarter"), (r"\d{4}-2[1-4]", "season"), (r"\d{4}", "year"), (r"\d{3}X", "decade"),
)  # fmt: skip
_SHAPES = [(re.compile(shape), name) for shape, name in _SPELT]
_RANK = {"day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "year": 4, "decade": 5, "other": 6}
# A text tells history where it names this many years at least two from its publication, one with its month or day;
# where these are most of its years; and where they are more than ten for each expression that looks from the day of
# publication. Tuned on TimeBank, AQUAINT, WikiWars and PolNeAR: the wars pass, of a thousand news articles three do.
_YEARS, _FAR, _MOST, _PER_NEWS = 4, 2, 0.6, 10
_GLANCE = 8  # years
_SOON, _NEAR = 9, 4  # months
_HEAD = 6  # words
_SAME = 200  # characters
_END = re.compile(r"[.!?]['\"”’)]{0,2}\s|\n")


def precision(value: str) -> Precision:
    """How much of the calendar a value covers; an interval is `other`."""
    return next((name for shape, name in _SHAPES if shape.fullmatch(value.rstrip("~?%"))), "other")


def cut(value: str | None, unit: str) -> str | None:
    """The day, week, month, quarter or year that `value` lies in; None where it is too coarse to tell."""
    if not value or _RANK[precision(value)] > _RANK.get(unit, 6):
        return None
    first, last = bounds(value)
    if unit == "week" and precision(value) == "week":
        return value
    return spell(first, unit) if spell(first, unit) == spell(last, unit) or precision(value) == "season" else None


def spell(day: date, unit: str) -> str:
    """The day, week, month, quarter, year, decade or century that `day` lies in."""
    if unit == "week":
        return "{:04}-W{:02}".format(*day.isocalendar())
    if unit == "quarter":
        return f"{day.year:04}-{33 + (day.month - 1) // 3}"
    text = day.isoformat()
    return {"day": text, "month": text[:7], "year": text[:4], "decade": text[:3] + "X", "century": text[:2] + "XX"}[
        unit
    ]


def shift(value: str | None, number: int, unit: str) -> str | None:
    """`value` moved by `number` units, to the precision of the unit; None where `value` is too coarse for that."""
    if not value or unit not in _RANK or not (start := cut(value, unit)):
        return None
    first = bounds(start)[0]
    try:
        if unit in ("day", "week"):
            return spell(first + timedelta(days=number * (7 if unit == "week" else 1)), unit)
        months = (
            first.year * 12 + first.month - 1 + number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        )
        return spell(date(months // 12, months % 12 + 1, 1), unit)
    except (ValueError, OverflowError):
        return None


@dataclass
class Story:
    """The state that resolving a text carries from one expression to the next. All values are EDTF or None."""

    text: str
    published: str | None
    narrative: bool = False
    last: str | None = None  # the last date told
    last_day: str | None = None  # the last one to the day
    last_at: int = 0  # where `last` ended
    glance: str | None = None  # a date far from `last`, which the story may or may not move to
    quarter: str | None = None  # the last quarter told
    business: bool | None = None  # whether the text speaks of business, once asked
    base: str | None = None  # what the value of the present expression was counted from: "published", "told" or nothing

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return int(self.published[:4]) if self.published else None

    @property
    def month(self) -> int | None:
        """The month of publication, where it is known."""
        return int(self.published[5:7]) if self.published and len(self.published) > 4 else None

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known."""
        return date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None

    def tell(self, value: str | None, rule: str, end: int) -> None:
        """Keep a date that the story told; a glance at another age (`in 1945` amid the sixties) does not move it."""
        if not value or (rule == "ago" and self.narrative and precision(value) == "year") or "~" in value:
            return
        kind = precision(value)
        if kind == "other":
            value = spell(bounds(value)[0], "month") if "/" in value and ".." not in value else None
        if self.narrative and rule == "year" and self.last and not self._leads(end - 4):
            return  # "the 1791 constitution" amid 1793: a year of a story stands at a sentence's head
        if value and kind != "decade" and value[:4].isdecimal():
            if self.narrative and _apart(value, self.last) and (not self.glance or _apart(value, self.glance)):
                self.glance = value
                return
            self.glance = None
            self.last, self.last_at = value.rstrip("~?%"), end
            if kind == "day":
                self.last_day = value

    def _leads(self, start: int) -> bool:
        """Whether an expression stands at the head of its sentence."""
        return len(clause_before(self.text, start).split()) <= _HEAD

    def elsewhere(self, start: int) -> bool:
        """Whether the story is just now in another year than that of publication: bare months are of that one."""
        if self.narrative:
            return True
        if not self.last or not self.year or abs(int(self.last[:4].replace("X", "0")) - self.year) < _FAR:
            return False
        # in news, only a year of the same sentence reaches so far
        return start - self.last_at < _SAME and not _END.search(self.text, self.last_at, start)

    def dated(self, month: int, day: int | None, start: int, end: int) -> str | None:
        """A month or a day of a month that was named without its year."""
        if self.elsewhere(start):
            self.base, year = "told", self._told_year(month)
        elif self.year and self.month:
            self.base = "published"
            year = self._near_year(month, day, self.year, self.month, tense(self.text, start, end))
        else:
            year = None
        return _valid(f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")) if year else None

    def _told_year(self, month: int) -> int | None:
        """Stories go forward: January after an October is of the next year."""
        if not self.last or not self.last[:4].isdecimal():
            return None
        year = int(self.last[:4])
        told = bounds(self.last)[0].month if precision(self.last) in ("day", "month", "week", "season") else 0
        if told - month >= 9:
            return year + 1
        return year

    def _near_year(self, month: int, day: int | None, year: int, here: int, when: str | None) -> int:
        """A month is of the year that the tense has it in; a day is mostly of the nearest one, whatever the tense:
        "declared a dividend payable Dec. 15"."""
        ahead = (month - here) % 12  # months until there is one again
        if day:
            to_come = when == "future" if _NEAR < ahead < 12 - _NEAR and when else ahead <= 6
        else:
            to_come = when == "future" and ahead < _SOON
        return year + (month < here) if to_come else year - (month > here)


def _apart(value: str, other: str | None) -> bool:
    return other is not None and abs(int(value[:4]) - int(other[:4])) > _GLANCE


def begin(text: str, published: str | None, found: Sequence[Found]) -> Story:
    """The story at its beginning. It tells history where most years that it names are far from its publication."""
    published = (
        published if published and precision(published) in ("day", "month", "year") and _valid(published) else None
    )
    story = Story(text, published)
    if story.year is None:
        story.narrative = True
        return story
    years = {f: int(y) for f in found if (y := f.match.groupdict().get("y"))}
    far = [f.rule for f, year in years.items() if abs(year - story.year) >= _FAR]
    dated = any(rule in ("month_day", "day_month", "month_year") for rule in far)
    # "yesterday", a bare weekday, "last week" and "two years ago" are the marks of news
    news = sum(
        f.rule in ("near_day", "weekday")
        or (f.rule == "unit" and f.match["this"].casefold() in ("this", "last", "next"))
        or (f.rule == "ago" and f.match["way"].casefold() == "ago")
        for f in found
    )
    story.narrative = dated and len(far) >= _YEARS and len(far) > max(_MOST * len(years), _PER_NEWS * news)
    return story


def _valid(value: str) -> str | None:
    try:
        bounds(value)
    except ValueError:
        return None
    return value
