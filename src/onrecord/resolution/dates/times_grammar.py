"""Where a text has a calendar expression, and by which rule. What its value is, `times_values` tells.

The rules are one alternation of bounded patterns, tried only around the words that every expression holds, so the
time is linear in the length of the text, whatever the text.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.resolution.dates.times_words import CORES, PIECES, SPACE

# In the order in which they are tried at one place. A blank is the space between words, `<name>` a piece.
_RULES = {
    "iso": r"(?P<y>[0-9]{4})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?:T[0-9:.]{2,16}Z?)?(?![-\w])",
    "numeric": r"(?P<a>[0-9]{1,2})(?P<sep>[/.])(?P<b>[0-9]{1,2})[/.](?P<y>(?:1[5-9]|20)[0-9]{2})(?![\w/]|\.[0-9])",
    "month_day": r"(?:<weekday>,? )?(?:the <part> of )?(?:(?:early|late|this|last|next) )?"
    r"(?P<m><month>) ?(?:the )?(?P<d><day>)(?:<to>(?P<d2><day>)(?! <month>))?"
    r"(?:(?:,? ?|, of )(?P<y><year>)|,? (?:of )?(?P<ref><that_year>))?",
    "day_month": r"(?:<weekday>,? )?(?:the )?(?P<d><day>)(?:<to>(?P<d2><day>))? (?:of )?(?P<m><month>)"
    r"(?:,? (?P<y><year>)|,? (?:of )?(?P<ref><that_year>))?",
    "month_year": r"<edge>?(?P<m><month>)(?:[-–/](?P<m2><month>))?"
    r"(?:,? (?:of )?(?P<y><year>)| ['’](?P<yy>[0-9]{2})(?!\w)|,? (?:of )?(?P<ref><that_year>))",
    "month": r"(?:(?P<this>this past|this coming|this|last|past|next|the following|the previous) )?"
    r"<edge>?(?P<m><month>)",
    "weekday": r"(?:(?:earlier|later|early|late) )?(?:(?P<this>this past|this coming|this|last|past|next|coming"
    r"|the following|the previous) )?(?P<w><weekday>)(?: (?:of )?(?P<week>(?:this|last|next) week))?(?: <part>)?",
    "near_day": r"(?:(?:earlier|later|early|late) )?"
    r"(?P<word>the day before yesterday|the day after tomorrow|today|tonight|tomorrow|yesterday)(?: <part>)?",
    "quarter": r"(?:the )?(?:(?P<own>(?:this|last|next) year)['’]s )?(?:fiscal )?"
    r"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[-\s](?:fiscal )?(?P<u>quarter|half)"
    r"(?: (?:of )?(?:the )?(?:fiscal )?(?:year )?(?P<y><year>)| (?:of )?(?P<ref><that_year>))?",
    "short_quarter": r"(?-i:Q)(?P<n>[1-4])(?: (?:of )?(?P<y><year>))?",
    "that_quarter": r"(?:the )?year[-\s](?P<ago>ago|earlier)(?: (?:<ordinal> )?(?:quarter|period))?"
    r"|(?:the )?(?:latest|current) (?:quarter|period)|the quarter",
    "year_season": r"(?P<y><year>) (?P<s>spring|summer|autumn|winter)",
    "season": r"(?:(?P<this><this>) )?<edge>?(?P<s><season>)(?: months)?"
    r"(?:(?: of|,)? (?P<y><year>)(?:[-–/](?P<y2>[0-9]{2,4}))?|(?: of|,)? (?P<ref><that_year>))?",
    "ago": r"(?P<about>(?:(?:about|almost|nearly|around|some|roughly|over|under|more than|less than|a little) ){0,2})"
    r"(?:(?:exactly|just|only) )?"
    r"(?P<n><number>|several|a few|a couple of|many)[-\s](?P<u><unit>)s? "
    r"(?P<way>ago|earlier|later|before|previously|prior|from now|after that)",
    "century": r"(?:the )?<edge>?(?P<n><ordinal>)[-\s]century",
    "decade": r"(?:the )?<edge>?(?:the )?(?:(?P<d>1[0-9]{2}|20[0-9])0['’]?s|['’](?P<short>[1-9])0s)"
    r"|the (?:early |late |mid-)?(?P<name><decade>)",
    "end": r"(?:the )?(?P<u>year|month)(?:['’]s)?[-\s]end|mid-year",
    "unit": r"(?P<edge>(?:earlier|later) (?:in )?|<edge>)?(?P<this><this>) (?P<u><unit>|<part>)"
    r"(?: (?P<way>before|after))?",
    "years": r"(?P<y>(?:1[0-9]|20)[0-9]{2})[-–/](?P<y2>[0-9]{4}|[0-9]{2})(?![\w%]|[-–/.,][0-9])",
    "year": r"(?P<edge>(?:fiscal|calendar|the year|<edge>) ?)?(?P<y><year>)",
    "spelled_year": r"(?:the year )?(?P<c>eighteen|nineteen)[-\s](?:hundred(?: and)? )?"
    r"(?P<n><tens>)",
    "holiday": r"(?:(?P<this>this|last|next) )?(?P<name><holiday>)(?:,? (?P<y><year>))?",
}  # fmt: skip


# What a reader calls the expressions of each rule.
NAMES = {
    "iso": "a date in figures", "numeric": "a date in figures", "month_day": "a day of a month",
    "day_month": "a day of a month", "month_year": "a month of a year", "month": "a month", "weekday": "a weekday",
    "near_day": "a day near this one", "quarter": "a part of a year", "short_quarter": "a part of a year",
    "that_quarter": "a part of a year", "year_season": "a season", "season": "a season",
    "ago": "so long before or after", "century": "a century", "decade": "a decade",
    "end": "the end of a year or month", "unit": "a day, week, month or year", "years": "years", "year": "a year",
    "spelled_year": "a year in words", "holiday": "a holiday",
}  # fmt: skip


NO_DATE: Final = ""  # the value of what looks like an expression and is none


class Found(NamedTuple):
    """One expression: the rule that took it, and its parts by the names that the rule gives them."""

    rule: str
    match: re.Match[str]


def expand(rule: str) -> str:
    """The pattern of a rule, with its pieces and spaces put in."""
    for _ in range(2):  # a piece may hold pieces
        rule = re.sub(r"(?<!P)<(\w+)>", lambda name: PIECES[name[1]], rule)
    return rule.replace(" ", SPACE)


_EXPANDED = {name: expand(rule) for name, rule in _RULES.items()}
_EACH = {name: re.compile(rf"(?:{rule})(?!\w)", re.IGNORECASE) for name, rule in _EXPANDED.items()}
_ANY = re.compile(
    r"(?<![\w$€£#])(?<![0-9][.,/:-])(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule)})" for name, rule in _EXPANDED.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_BEFORE, _AFTER = 56, 88  # how far an expression may reach to the left and right of the word it was found by


def candidates(text: str) -> Iterator[Found]:
    """The expressions of `text` in order, none overlapping; some will turn out to be no dates (`a 1500 mile march`)."""
    for start, end in _windows(text):
        at = start
        while match := _ANY.search(text, at, end):
            rule = str(match.lastgroup)
            again = _EACH[rule].match(text, match.start(), end)
            if again:
                yield Found(rule, again)
            at = max(match.end(), again.end() if again else 0)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for word in _WORD.finditer(text):
        if word[0] in CORES:
            if word.start() - _BEFORE > end:
                if end >= 0:
                    yield start, end
                start = max(0, word.start() - _BEFORE)
            end = word.end() + _AFTER
    if end >= 0:
        yield start, end
