"""The value of one calendar expression, by the rule that found it.

Each rule has a function from the expression and the story so far to an EDTF value, to None where the text does not
tell it, or to `NO_DATE` where the expression is none (`the March on Washington`, `a 1500 mile march`).
"""

import re
from collections.abc import Callable
from datetime import date

from onrecord.edtf import is_valid
from onrecord.resolution.dates import times_relative
from onrecord.resolution.dates.times_grammar import NO_DATE, Found, expand
from onrecord.resolution.dates.times_relative import relative
from onrecord.resolution.dates.times_story import Story
from onrecord.resolution.dates.times_tense import tense
from onrecord.resolution.dates.times_words import DECADES, HOLIDAYS, MONTHS, SEASONS, number, ordinal

_SET = re.compile(r"(?:every|each|any|most|per|other)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|to|through|during|before|after|around|circa|and|or|between"
    r"|for|on|late|early"
    r"|mid|this|last|next|than|beginning|starting|about|back|past|per|midst|ending|ended|like|over|into|all|under|with"
    r"|throughout|spent)"
    r"|[(,–-])\s*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:a|an|the|its|his|her|their)\s(?:[a-z]{3,12}\s)?$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:on|for|of|to|in|from|against|and|or|through|is|was|that|with)\b)[a-z]{3}")
_MEASURE = re.compile(
    r"[\s-](?:[a-z]+\s+)?(?:people|men|women|troops|soldiers|miles|kilomet|km|meters|metres|feet|pounds"
    r"|tons|tonnes|acres"
    r"|yards|dollars|euros|votes|prisoners|casualties|hours|days|weeks|months|years|words|jobs|workers"
    r"|employees|members|homes|points|percent"
    r"|aircraft|tanks|vehicles|families|students|guns|ships|rounds|wounded|killed|dead|hrs|foot|mile|man"
    r"|page|meter|acre"
    r"|pound|square|member)"
)
_CHRIST = re.compile(r"\s?(?:B\.?\s?C\b|BCE)")
# ABC's "This Week", USA TODAY: names of programmes and papers
_NAMED = re.compile(r"(?:[a-z,]\s|['’][Ss]\s['\"“‘]?|\bUSA\s)$")
# A month whose year the one after it tells.
_JOINED = re.compile(
    expand(r"(?:,| and|,? or| to| through| until)(?: (?:early|mid|late))?(?:-| )(?P<m><month>),? (?P<y><year>)"),
    re.IGNORECASE,
)
_OTHER_WORDS = frozenset(
    ("MARCH", "March", "MAY", "May", "APRIL", "April", "JUNE", "June", "AUGUST", "August", "Jan", "Jun", "Mar")
)


def value_of(found: Found, story: Story) -> str | None:
    """The EDTF value of an expression, None where the text does not tell it, `NO_DATE` where it is no date."""
    match, text = found.match, story.text
    if _SET.search(text[max(0, match.start() - 9) : match.start()]) or _CHRIST.match(
        text[match.end() : match.end() + 6]
    ):
        return NO_DATE
    if found.rule in ("near_day", "unit", "weekday") and _is_name(found, text):
        return NO_DATE
    story.base = None
    value = _VALUES[found.rule](match, story)
    return value if not value or is_valid(value) else None


def _is_name(found: Found, text: str) -> bool:
    start, end = found.match.span()
    if found.rule == "weekday":
        return bool(re.match(r"\s(?:Night )?Live\b", text[end : end + 12]))
    return text[start].isupper() and bool(_NAMED.search(text[max(0, start - 5) : start]))


def _year_of(m: re.Match[str], story: Story) -> str | None:
    """The year named with a date: by its number, or as in `of that year` and `this year's`."""
    parts = m.groupdict()
    if parts.get("y"):
        return str(m["y"])
    words = parts.get("ref") or parts.get("own")
    return relative(words.rsplit(None, 1)[0], "year", m, story) if words else None


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".").casefold()]


def _iso(m: re.Match[str], story: Story) -> str | None:
    return f"{m['y']}-{m['m']}-{m['d']}"


def _numeric(m: re.Match[str], story: Story) -> str | None:
    """3/12/2022 is March here and December there: only what has one reading is resolved. Points put the day first."""
    a, b = int(m["a"]), int(m["b"])
    readings = [(b, a)] if m["sep"] == "." else [(b, a), (a, b)]
    days = {day for month, number in readings if is_valid(day := f"{m['y']}-{month:02}-{number:02}")}
    return days.pop() if len(days) == 1 else None if days else NO_DATE


def _day(m: re.Match[str], story: Story) -> str | None:
    month, day = _month_number(m["m"]), ordinal(m["d"])
    if m["y"] or m["ref"]:
        year = _year_of(m, story)
        start = f"{year}-{month:02}-{day:02}" if year else None
    else:
        start = story.dated(month, day, *m.span())
    return f"{start}/{start[:8]}{ordinal(m['d2']):02}" if start and m["d2"] else start


def _month_year(m: re.Match[str], story: Story) -> str | None:
    year = _year_of(m, story)
    if m["yy"] and (here := story.year):
        year = min((f"{century}{m['yy']}" for century in (17, 18, 19, 20)), key=lambda one: abs(int(one) - here))
    if not year:
        return None
    return f"{year}-{_month_number(m['m']):02}" + (f"/{year}-{_month_number(m['m2']):02}" if m["m2"] else "")


def _month(m: re.Match[str], story: Story) -> str | None:
    start = m.start("m")
    before, after = story.text[max(0, start - 24) : start], story.text[m.end() : m.end() + 40]
    if m["m"] in _OTHER_WORDS and m.start() == start and not _is_month(before, after):
        return NO_DATE
    if re.search(r"\b(?:Mr|Mrs|Ms|Sgt)\.?\s$", before):
        return NO_DATE
    month, this = _month_number(m["m"]), (m["this"] or "").casefold()
    if (joined := _JOINED.match(after)) and not this:
        # "April and June 1955"; "October to March 1945" begins in the year before
        year = int(joined["y"]) - (month > _month_number(joined["m"]))
        return f"{year:04}-{month:02}"
    story.base = "published" if this else None
    if this.endswith(("last", "past")) and story.year and story.month:
        return f"{story.year - (month >= story.month):04}-{month:02}"
    if this.endswith(("next", "coming")) and story.year and story.month:
        return f"{story.year + (month <= story.month):04}-{month:02}"
    return story.dated(month, None, *m.span())


def _is_month(before: str, after: str) -> bool:
    """Not June Carter, the March on Rome; yet "in May Berlin answered", "a June agreement"."""
    if _PREPOSITION.search(before):
        return not re.match(r"\s[A-Z]", after) or bool(re.search(r"\b(?:in|since|last|until|by)\s+$", before, re.I))
    return bool(_ARTICLE.search(before) and _NOUN.match(after))


def _season(m: re.Match[str], story: Story) -> str | None:
    if (m["this"] or "the").casefold() == "the" and not (m["y"] or m["ref"]) and not _after_preposition(m, story):
        return NO_DATE
    return times_relative.season(m, story, _year_of(m, story))


def _year_season(m: re.Match[str], story: Story) -> str | None:
    return f"{m['y']}-{SEASONS[m['s'].casefold()]}"


def _quarter(m: re.Match[str], story: Story) -> str | None:
    return times_relative.quarter(m, story, _year_of(m, story))


def _century(m: re.Match[str], story: Story) -> str | None:
    n = ordinal(m["n"])
    return f"{n - 1:02}XX" if n and 1 < n < 23 else NO_DATE


def _decade(m: re.Match[str], story: Story) -> str | None:
    """`the '90s` is of the twentieth century; `the '20s` has been told of two since 2020."""
    if m["d"]:
        return f"{m['d']}X"
    story.base = "published"
    tens = int(m["short"]) if m["short"] else DECADES[m["name"].casefold()]
    return f"19{tens}X" if story.year and story.year >= 1950 and (tens > 2 or story.year < 2020) else None


def _years(m: re.Match[str], story: Story) -> str | None:
    first, last = m["y"], m["y"][: 4 - len(m["y2"])] + m["y2"]
    if not int(first) < int(last) <= 2100 or (int(first) < 1700 and not _after_preposition(m, story)):
        return NO_DATE
    return f"{first}/{last}"


def _year(m: re.Match[str], story: Story) -> str | None:
    """A number of four digits is a year where the words around it let it be one."""
    year, before = int(m["y"]), story.text[max(0, m.start() - 12) : m.start()]
    after = story.text[m.end() : m.end() + 40]
    if _MEASURE.match(after) or (year < 1500 and re.match(r"\s[a-z]+s\b", after)):
        return NO_DATE
    named = m["edge"] or _after_preposition(m, story) or (year >= 1500 and re.search(r"\b(?:the|as)\s$", before))
    return str(m["y"]) if named or 1900 <= year <= 2050 else NO_DATE


def _spelled_year(m: re.Match[str], story: Story) -> str | None:
    n = number(m["n"])
    return f"{18 if m['c'].casefold() == 'eighteen' else 19}{n:02}" if n else NO_DATE


def _holiday(m: re.Match[str], story: Story) -> str | None:
    """The nearest one, or as the words say."""
    name, this = m["name"].casefold().replace("’", "'"), (m["this"] or "").casefold()
    if m["y"]:
        return _feast(name, int(m["y"])).isoformat()
    if story.narrative or story.day is None or not 1 < story.day.year < 9999:
        return None
    story.base = "published"
    today = story.day
    days = [_feast(name, today.year + years) for years in (-1, 0, 1)]
    if this == "next":
        days = [day for day in days if day > today]
    elif this == "last" or tense(story.text, *m.span()) == "past":
        days = [day for day in days if day < today or (day == today and not this)]
    return min(days, key=lambda day: abs((day - today).days)).isoformat()


def _feast(name: str, year: int) -> date:
    if name.startswith("thanksgiving"):  # the fourth Thursday of November
        return date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7)
    return date(year, *HOLIDAYS[name])


def _after_preposition(m: re.Match[str], story: Story) -> bool:
    return bool(_PREPOSITION.search(story.text[max(0, m.start() - 12) : m.start()]))


_VALUES: dict[str, Callable[[re.Match[str], Story], str | None]] = {
    "iso": _iso, "numeric": _numeric, "month_day": _day, "day_month": _day, "month_year": _month_year, "month": _month,
    "weekday": times_relative.weekday, "near_day": times_relative.near_day, "unit": times_relative.unit,
    "ago": times_relative.ago, "end": times_relative.end_of_unit, "season": _season,
    "year_season": _year_season, "quarter": _quarter,
    "short_quarter": _quarter, "that_quarter": times_relative.that_quarter, "century": _century, "decade": _decade,
    "years": _years, "year": _year, "spelled_year": _spelled_year, "holiday": _holiday,
}  # fmt: skip
