"""The values of expressions that are relative to the day of publication, or to the date that the story told last.

Each function gives an EDTF value, None where the text does not tell it, or `NO_DATE` where the expression is none.
"""

import re
from datetime import date

from onrecord.resolution.dates.times_grammar import NO_DATE
from onrecord.resolution.dates.times_story import Story, precision, shift
from onrecord.resolution.dates.times_tense import tense
from onrecord.resolution.dates.times_words import PARTS, SEASONS, WEEKDAYS, number, ordinal

_BACK = ("last", "past", "previous", "preceding")  # how "last", "this past", "the previous" end
_AHEAD = ("next", "coming", "following")
_DURING = re.compile(r"\b(?:over|within|in|for|during|through|throughout|of|across)\s+(?:all\s+)?$", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:profit|earnings|revenue|fiscal|net income|sales|economy|GDP|economic|shares?|budget|stock)\b"
)


def near_day(m: re.Match[str], story: Story) -> str | None:
    """Today, tomorrow, the day before yesterday."""
    days = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0}.get(m["word"].casefold())
    if days is None:
        days = -2 if m["word"].casefold().endswith("yesterday") else 2
    story.base = "published"
    return None if story.narrative else shift(story.published, days, "day")


def weekday(m: re.Match[str], story: Story) -> str | None:
    """The last such day, that of publication included; the next one where the words look ahead."""
    if story.narrative or story.day is None:
        return None
    story.base = "published"
    today, day = story.day, WEEKDAYS[m["w"].rstrip(".").casefold()]
    this, week = (m["this"] or "").casefold(), (m["week"] or "").casefold()
    if this in ("the following", "the previous"):
        return None
    if week or this == "this":
        week_of = day - today.isoweekday() + {"last": -7, "next": 7}.get(week[:4], 0)
        return _days_from(today, week_of)
    ahead, back = (day - today.isoweekday()) % 7, (today.isoweekday() - day) % 7
    if this.endswith(_AHEAD):
        return _days_from(today, ahead or 7)
    if this.endswith(_BACK):
        return _days_from(today, -(back or 7))
    return _days_from(today, ahead if tense(story.text, *m.span()) == "future" else -back)


def _days_from(today: date, days: int) -> str | None:
    return shift(today.isoformat(), days, "day")


def relative(this: str, unit: str, m: re.Match[str], story: Story) -> str | None:
    """`this week`, `last year`, `the following month`, `that day`, and `the end of the year`."""
    this = this.casefold()
    step = -1 if this.endswith(_BACK) else 1 if this.endswith(_AHEAD) else 0
    told = this in ("that", "that same", "the same", "the following", "the next", "the previous", "the preceding")
    told = told or (this == "the" and story.elsewhere(m.start())) or (story.narrative and step == 0)
    if unit in PARTS:
        if this == "the" or (this == "last" and unit != "night"):
            return NO_DATE
        unit = "day"
    if story.narrative and not told:
        return None
    story.base = "told" if told else "published"
    base = story.published if not told else story.last_day if unit == "day" else story.last
    if unit == "weekend":
        return _weekend(this, base, tense(story.text, *m.span()))
    if unit == "decade":
        year = shift(base, step * 10, "year")
        return year[:3] + "X" if year else None
    return shift(base, step, unit)


def _weekend(this: str, base: str | None, tense_here: str | None) -> str | None:
    """The ISO week whose Saturday and Sunday are meant: the last ones, unless the words look ahead."""
    if not base or precision(base) != "day":
        return None
    on_it = date.fromisoformat(base).isoweekday() >= 6
    if this.endswith(_AHEAD):
        weeks = 1 if on_it else 0
    elif this.endswith(_BACK):
        weeks = -1
    else:
        weeks = 0 if on_it or tense_here == "future" else -1
    return shift(base, weeks, "week")


def unit(m: re.Match[str], story: Story) -> str | None:
    """An expression of a pronoun and a unit: `earlier this month`, `the end of the year`, `the day before`."""
    this, what, way = m["this"].casefold(), m["u"].casefold(), (m["way"] or "").casefold()
    if way and this == "the":
        # "the day before the vote" is not ours to date; where the clause ends it is the day before the last date told
        if not re.match(r"\s*(?:[,.;:)–—]|$)", story.text[m.end() : m.end() + 3]):
            return None
        story.base = "told"
        return shift(story.last_day if what == "day" else story.last, -1 if way == "before" else 1, what)
    if this == "the" and what != "weekend" and (not m["edge"] or (what == "day" and m["edge"][:3].casefold() == "the")):
        return NO_DATE  # "the week"; "at the end of the day"
    if this == "this" and what == "day" and re.search(r"\bto\s$", _before(m, story, 4), re.IGNORECASE):
        return NO_DATE
    lasting = this in ("the past", "the last", "the coming", "past", "coming")  # a stretch of time, not a date
    if (lasting and what != "weekend") or (this == "the next" and _DURING.search(_before(m, story, 16))):
        return NO_DATE
    return relative(this, what, m, story)


def end_of_unit(m: re.Match[str], story: Story) -> str | None:
    """`year-end`, `month's end`: the year or the month."""
    return relative("the", (m["u"] or "year").casefold(), m, story)


def ago(m: re.Match[str], story: Story) -> str | None:
    """`two days ago` is from publication, `two days later` from the last date told."""
    n, what, way = number(m["n"]), m["u"].casefold().replace("night", "day"), m["way"].casefold()
    from_publication = way in ("ago", "from now")
    if n is None or (story.narrative and from_publication):
        return None
    story.base = "published" if from_publication else "told"
    n = n if way in ("later", "from now", "after that") else -n
    if what == "year" and n == -1 and story.quarter and not story.narrative:
        return f"{int(story.quarter[:4]) - 1:04}{story.quarter[4:]}"  # results are compared quarter by quarter
    base = story.published if from_publication else story.last_day if what == "day" else story.last
    if base is None and n < 0 and what != "day":
        base, story.base = story.published, "published"
    value = shift(base, 10 * n, "year") if what == "decade" else shift(base, n, what)
    return f"{value}~" if value and (m["about"] or what == "decade") else value


def season(m: re.Match[str], story: Story, year: str | None) -> str | None:
    """A season; `fall` and `spring` only where they cannot be another word."""
    value, this = SEASONS[m["s"].casefold()], (m["this"] or "").casefold()
    if m["y"] or m["ref"]:
        return f"{year}-{value}" if year else None
    if (not this and m["s"] in ("fall", "spring")) or re.match(r"\s+of\b", story.text[m.end() : m.end() + 5]):
        return NO_DATE
    if story.elsewhere(m.start()) or this.startswith("that"):
        story.base = "told"
        return f"{story.last[:4]}-{value}" if story.last and story.last[:4].isdecimal() else None
    if story.month is None or story.year is None:
        return None
    story.base = "published"
    begins, now = {21: 3, 22: 6, 23: 9, 24: 12}[value], story.year
    if this.endswith(_BACK):
        # "last summer" in July is that of the year before; "last winter" in February began before the last December
        return f"{now - (value == 24 or story.month < begins + 3):04}-{value}"
    if this.endswith(_AHEAD):
        return f"{now + (story.month >= begins):04}-{value}"
    return f"{now - (value == 24 and story.month <= 3):04}-{value}"


def quarter(m: re.Match[str], story: Story, year: str | None) -> str | None:
    """A quarter or half of a year. Without its year, in a text on business, the nearest one that the tense allows."""
    parts = m.groupdict()
    n, half = ordinal(m["n"]) or int(m["n"]), (parts.get("u") or "").casefold() == "half"
    if n > (2 if half else 4):
        return NO_DATE
    if year:
        value = f"{year}-{(39 if half else 32) + n}"
        story.quarter = story.quarter if half else value
        return value
    if half or story.narrative or story.year is None or story.month is None or not _is_business(story):
        return NO_DATE
    story.base = "published"
    here, when = (story.month + 2) // 3, tense(story.text, *m.span())
    years = 0
    if n > here and (when == "past" or n - here > 2):
        years = -1
    if n < here and when == "future" and here - n > 1:
        years = 1
    story.quarter = f"{story.year + years:04}-{32 + n}"
    return story.quarter


def that_quarter(m: re.Match[str], story: Story) -> str | None:
    """`the quarter`, `the latest period`: the quarter told last; `the year-earlier period`: that of the year before."""
    if not story.quarter:
        return NO_DATE
    story.base = "told"
    return f"{int(story.quarter[:4]) - bool(m['ago']):04}{story.quarter[4:]}"


def _is_business(story: Story) -> bool:
    """The fourth quarter may be that of a match, so the text must speak of business."""
    if story.business is None:
        story.business = sum(1 for _ in zip(range(2), _BUSINESS.finditer(story.text[:200_000]), strict=False)) == 2
    return story.business


def _before(m: re.Match[str], story: Story, characters: int) -> str:
    return story.text[max(0, m.start() - characters) : m.start()]
