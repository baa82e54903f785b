"""The words that calendar expressions are made of: what they stand for, and patterns that match them."""

import re

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "mon": 1, "tuesday": 2, "tues": 2, "tue": 2, "wednesday": 3, "wed": 3, "thursday": 4, "thurs": 4,
    "thur": 4, "thu": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 7, "sun": 7,
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _list(words: str) -> list[str]:
    return words.split()


_ONES = _list(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen"""
)
_TENS = {name: 10 * n for n, name in enumerate(_list("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
_TENS_AND_ONES = {f"{ten}-{one}": _TENS[ten] + n for ten in _TENS for n, one in enumerate(_ONES[:9], 1)}
NUMBERS = {name: n for n, name in enumerate(_ONES, 1)} | _TENS | _TENS_AND_ONES | {"a": 1, "an": 1}
_ORDINALS = _list(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"""
)
ORDINALS = {name: n for n, name in enumerate(_ORDINALS, 1)}
DECADES = {name[:-1] + "ies": tens // 10 for name, tens in _TENS.items()}
PARTS = ("morning", "afternoon", "evening", "night", "midday", "noon", "midnight")
HOLIDAYS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "halloween": (10, 31),
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
}  # fmt: skip


def number(words: str) -> int | None:
    """The whole number that digits or English words name; None for what is none (`several`)."""
    plain = re.sub(r"\s+", "-", words.casefold())
    return int(plain) if plain.isdecimal() and len(plain) < 5 else NUMBERS.get(plain)


def ordinal(words: str) -> int | None:
    """The number of an ordinal: `third`, `3rd`, `21st`."""
    digits = re.match(r"\d{1,2}", words)
    return int(digits[0]) if digits else ORDINALS.get(words.casefold())


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _cased(words: list[str]) -> str:
    """Each word with a capital, or all in capitals: `may`, `march` and `sun` are other words."""
    return "(?-i:" + _either([form for word in words for form in (word.capitalize(), word.upper())]) + ")"


def _title(holiday: str) -> str:
    return holiday.title().replace("'S", "['’]s")


# Each piece is a pattern for use inside a rule, written `<month>`. A blank stands for the space between two words.
PIECES = {
    "month": rf"(?:{_cased([m for m in MONTHS if len(m) > 4 or m in ('may', 'june', 'july')])}"
    rf"|{_cased([m for m in MONTHS if len(m) < 5 and m not in ('may', 'june', 'july')])}(?!\w)\.?)",
    "weekday": rf"(?:{_cased([d for d in WEEKDAYS if d.endswith('day')])}"
    rf"|{_cased([d for d in WEEKDAYS if not d.endswith('day')])}(?:\.(?= (?-i:[a-z0-9]))|(?=\.?,? <month>)))",
    "day": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])",
    "year": r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,][0-9])",
    "that_year": "(?:this|last|next|that|the same|the following|the next|the previous) year",
    "season": "(?:spring|summer|autumn|fall|winter)",
    "unit": "(?:day|night|week|weekend|month|quarter|year|decade)",
    "number": "(?:[0-9]{1,4}|" + _either(list(NUMBERS)).replace("-", r"[-\s]") + ")",
    "ordinal": rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_either(list(ORDINALS))})",
    "part": f"(?:{'|'.join(PARTS)})",
    "decade": f"(?:{_either(list(DECADES))})",
    "tens": "(?:" + _either([*_TENS, *_TENS_AND_ONES]).replace("-", r"[-\s]") + ")",
    "holiday": "(?:" + _cased(["thanksgiving"]) + "(?: Day)?|(?-i:" + _either([_title(h) for h in HOLIDAYS]) + "))",
    "to": "(?:-|–|—| to | - | – )",
    "edge": r"(?:(?:early|late|mid)[-\s](?:in (?:the )?)?|the (?:start|beginning|end|middle) of )",
    "this": "(?:this past|this coming|this|last|next|past|coming|that same|that"
    "|the (?:following|same|previous|preceding|next|coming|past|last)|the)",
}  # fmt: skip
SPACE = r"(?:[^\S\n]{1,4}|[^\S\n]?\n)"  # between the words of one expression: never an empty line

# An expression holds one of these words or numbers; nothing else needs a closer look.
_CORES = _list(
    """day days week weeks weekend month months quarter quarters year years decade decades century centuries today
    tonight yesterday tomorrow half nineteen eighteen Christmas Thanksgiving Halloween Eve"""
)
_CORES += [*SEASONS, *PARTS, *DECADES]
CORES = frozenset(
    {form for word in _CORES for form in (word, word.capitalize(), word.upper())}
    | {form for word in [*MONTHS, *WEEKDAYS] for form in (word.capitalize(), word.upper())}
    | {str(year) for year in range(1000, 2100)}
    | {str(tens) for tens in range(10, 100, 10)}
)
