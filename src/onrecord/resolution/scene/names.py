"""Where an article names persons: what a model tagged, mended, and what it missed."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

from onrecord.record import Name, Span
from onrecord.resolution.known.countries import country_named, country_of_demonym, government_named
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.known.roles import (
    BREAKS,
    HONORIFICS,
    MODIFIERS,
    Gender,
    Token,
    is_person_noun,
    role_before,
    role_noun,
    tokens_in,
    word_set,
)

PARTICLES = "de los las del della der den di da dos du van von bin ibn al el la le bint ben ter ten y"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|Maj|Sgt|Adm|Rev|Amb|Atty|Hon)\."
_CAP = rf"(?:{_TITLE}|[A-ZÀ-ÖØ-Þ]\.(?:[A-ZÀ-ÖØ-Þ]\.){{0,3}}|[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’‑-][^\W\d_]+){{0,3}})"
_LINK = rf"[ \u00a0](?:(?:{PARTICLES.replace(' ', '|')})[ \u00a0]){{0,2}}(?:(?:al|el|ul)[-‑])?"
RUN = re.compile(rf"(?<![\w]){_CAP}(?:{_LINK}{_CAP}){{0,5}}")
# "Oct. 23", "March 3": the month is nobody.
DAY_OF_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d")
_WORD = re.compile(r"\b([A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[^\W\d_]+)?)")
_CAPITAL_AFTER = re.compile(r"[ \u00a0-][A-Z]\w*(?!\.)")
# What stands before it: the end of a sentence, if any, and a capitalised word.
_CAPITAL_BEFORE = re.compile(r"([.!?\n“\"] ?)?\b([A-Z][\w’'-]*\.?)[ \u00a0]$")
# Given names with which a sentence may open as with a verb.
_VERBS_TOO = frozenset(("Will", "May", "Mark", "Grant", "Drew", "Sue", "Said", "Hope", "Rob", "Bill", "Don", "Art"))
_MOST = 40_000  # characters in which somebody's other name is looked for
_LONG = 4  # letters
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_HEADLINE, _CAPITALS = 160, 0.8  # characters at most; the share of its words
_REST = re.compile(rf"(?:{_LINK}{_CAP}|(?<=[ \u00a0-]al)-{_CAP}){{1,2}}")
_MIDWAY = re.compile(r"(?:[a-zà-ÿ],?|\bthe [a-z]+) ([A-ZÀ-Þ][a-zà-ÿ]{2,15})[ \u00a0]$")
_FORENAME = re.compile(r"(?<![\w’'-])([A-ZÀ-Þ][a-zà-ÿ]{1,15})[ \u00a0]$")
_HYPHENED = re.compile(r"[-‑][A-ZÀ-Þ][^\W\d_]+(?:[-‑][A-ZÀ-Þ][^\W\d_]+)?")
_HYPHEN_BEFORE = re.compile(r"(?<![\w’'-])(?:[A-ZÀ-Þ][a-zà-ÿ]{1,15}[ \u00a0])?[A-ZÀ-Þ][^\W\d_]{1,20}[-‑]$")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-ZÀ-Þ]\.[ \u00a0]?){1,4}$")
_INITIALS_ALONE = re.compile(r"[A-ZÀ-Þ]\.?")
_AFTER_ROLE = re.compile(r"\b(?P<role>[a-z-]{4,20}) (?P<first>[A-ZÀ-Þ][a-zà-ÿ]{1,15})[ \u00a0]$")
_APPOSITION = re.compile(r",? who\b|, (?:the|a|an|his|her|its|\d\d)\b")
# "Ana Doe [of Veldia]", of whom a model took the place along.
_OF_PLACE = re.compile(r"[ \u00a0](?:of|from|in|at)[ \u00a0](?:the[ \u00a0])?[A-ZÀ-Þ][^,;.]*$")
_LOOSE_END = re.compile(r"[ \u00a0](?:of|for|from|and|at|in|the)$")  # "[Ana Doe of] the Friends"
_HALF = re.compile(r"['’‘`][^\W\d_]{2,}")
_GIVEN_BEFORE = re.compile(r"\b([A-Z][^\W\d_]{1,15})[ \u00a0]$")
_POSSESSIVE = re.compile(r"['’]s?$")
NOT_NAMES = word_set(
    "the a an i he she it we they you who what when where why how this that these those his her its their our "
    "my your monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december but and or if in on at to for from by as with after before "
    "while since although though also then there here some many most others another one two three several all "
    "both not no yes so still yet even just only now later earlier meanwhile however asked according neither "
    "either each every such more much few republicans democrats nobody everybody everyone somebody someone anybody "
    "part parts nor until unlike like under despite during instead perhaps maybe whether because once when yesterday "
    "today tonight outside inside speaking asked pressed officials critics supporters"
)
ORGANISED = re.compile(
    r"\b(?:Ministry|Department|Party|University|College|School|Institute|Committee|Commission|Council"
    r"|Court|Bank|Agency|Bureau"
    r"|Foundation|Union|Association|Inc|Corp|Ltd|LLC|PAC|Group|Company|Center|Centre|House|Senate"
    r"|Congress|Parliament|Times"
    r"|Post|News|Journal|Press|Post|Herald|Tribune|Gazette|Office|Force|Army|Navy|Guard|Police|Service|Organization"
    r"|Organisation|Federation|League|Society|Club|Church|Network|Television|Radio|Nations|States"
    r"|Alliance|Movement|Front"
    r"|Brigades?|Guild|Coalition|Campaign|Administration|Government|Embassy|Authority|Trust|Fund|Board|Street|City|County"
    r"|Act|War|Day)\b"
)

_PLAIN_WORDS = NOT_NAMES | BREAKS | MODIFIERS


@cache
def given_names() -> dict[str, Gender | None]:
    table = files("onrecord.resolution").joinpath("data/people.csv").read_text(encoding="utf-8")
    return {
        name: row["gender"] or None  # type: ignore[misc]
        for row in csv.DictReader(table.splitlines())
        for name in row["names"].split()
    }


def person_spans(
    text: str, names: list[Name], sources: list[Span], is_other: Callable[[str], bool] = lambda word: False
) -> list[Span]:
    """The names of persons in `text`, titles maybe included, in order and without overlap; none that `is_other`.

    Beside those tagged in `names`: untagged ones in the `sources`, and a surname wherever it stands again. Without any
    tagged name all of the text is searched, for what something beside it says is a person.
    """
    tagged = sorted(name.span for name in names)
    starts = [start for start, _ in tagged]

    def free(start: int, end: int) -> bool:
        at = bisect_left(starts, end) - 1
        return at < 0 or tagged[at][1] <= start

    persons = [name.span for name in names if name.type == "person" and not outlet_named(text[slice(*name.span)])]
    spans = [_grown(text, span, free, is_other) for span in persons]
    stretches = [(start, end, True) for start, end in sources] + ([] if names else [(0, len(text), False)])
    for start, end, is_source in stretches:
        for match in RUN.finditer(text, start, end):
            if free(*match.span()):
                first = _after_role(text, *match.span())
                if is_other(match.group()):
                    continue
                if first != match.start() or _is_person(text, match, is_source):
                    spans.append((first, match.end()))
    # A surname that is known from elsewhere needs no tag of its own.
    known = {text[start:end].split()[-1] for start, end in spans if " " in text[start:end]}
    for match in _WORD.finditer(text):
        if match[1] in known and free(*match.span(1)):
            begin = _alone(text, match)
            if begin is not None and free(begin, match.end(1)):
                spans.append((begin, match.end(1)))
    said = {source[0] for source in sources}
    for name in names:  # a person's surname that a model took for a place or people, where it alone is a source
        start, end = name.span
        if name.type != "person" and start in said and _POSSESSIVE.sub("", text[start:end]) in known:
            spans.append(name.span)
    return _merged(text, spans)


def _alone(text: str, match: re.Match[str]) -> int | None:
    """Where the name begins that ends in a known surname; None where the surname is part of some other name."""
    if _CAPITAL_AFTER.match(text, match.end(1)):
        return None
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if before is None or is_title(before[2]) or before[2].lower() in NOT_NAMES:
        return match.start()
    if before[2] in given_names():
        return before.start(2)
    return match.start() if before[1] or before.start() == 0 else None


def _merged(text: str, spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        apart = joined and start > joined[-1][1] and is_title(text[start:end].split()[0])  # "At Korva" / "Mr Doe"
        if joined and not apart and start <= joined[-1][1] + 1 and text[joined[-1][1] : start] in ("", " ", "\u00a0"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    return joined


def _after_role(text: str, start: int, end: int) -> int:
    """Where the name begins in a run such as "Veldian Foreign Minister Ana Doe"; `start` where no role leads it."""
    tokens = tokens_in(text, start, end)
    for number in range(len(tokens) - 2, 0, -1):
        if is_title(tokens[number].text) and not _organised(tokens[number + 1 :]):
            return tokens[number + 1].start if len(tokens) - number <= 5 else start
    return start


def _organised(tokens: list[Token]) -> bool:
    return any(ORGANISED.search(token.text) or role_noun(token.word) for token in tokens)


def _grown(text: str, span: Span, free: Callable[[int, int], bool], is_other: Callable[[str], bool]) -> Span:
    """A tagged name with the rest of its capitalised words, which a model may have cut off."""
    start, end = span
    if half := _HALF.match(text, end):  # "Bashir Ja | ’ami"
        end = half.end()
    end = start + len(_LOOSE_END.sub("", text[start:end]))
    place = _OF_PLACE.search(text, start, end)
    end = place.start() if place else end
    headline = _in_capitals(text, start)
    if headline and " " in text[start:end]:
        return start, end
    before = _GIVEN_BEFORE.search(text, max(0, start - 20), start)
    if before and before[1] in given_names() and free(*before.span(1)) and not _is_verb(text, before, end):
        start = before.start(1)
    elif " " not in text[start:end] and _APPOSITION.match(text, end):
        first = _FORENAME.search(text, max(0, start - 18), start)  # "[Tove] Melk, who": an opening that is no word
        if first and free(*first.span(1)) and not _plain_word(text, first[1]):
            start = first.start(1)
    particle = _FORENAME.search(text, max(0, start - 18), start) if text[start].islower() else None
    if particle and free(*particle.span(1)) and not _plain_word(text, particle[1]):
        start = particle.start(1)  # "[Per] von Roe"
    first = _MIDWAY.search(text, max(0, start - 24), start)  # "his counterpart, [Recep] Tayyip Doe"
    longer = " " in text[start:end] or _CAPITAL_AFTER.match(text, end)
    if first and longer and free(*first.span(1)) and not _plain_word(text, first[1]):
        start = first.start(1) if not is_other(first[1]) else start
    if text[start - 1 : start] in ("-", "‑"):  # "[Ana Moe-]Roe"
        before = _HYPHEN_BEFORE.search(text, max(0, start - 40), start)
        start = before.start() if before and free(before.start(), start) else start
    hyphen = _HYPHENED.match(text, end)
    end = hyphen.end() if hyphen else end
    initials = _INITIALS.search(text, max(0, start - 16), start) or (_INITIALS_ALONE.fullmatch(text, start, end))
    if initials:
        start = initials.start()
    forename = _AFTER_ROLE.search(text, max(0, start - 40), start)  # "energy minister [Per] Roe"
    if forename and " " not in text[start:end] and is_person_noun(forename["role"]) and free(*forename.span("first")):
        start = forename.start("first")
    match = None if headline else _REST.match(text, end)
    if match and free(end + 1, match.end()) and end - start < 22:
        more = match.group().split()
        if not any(role_noun(word.lower()) or word.lower() in NOT_NAMES or word.isupper() for word in more):
            end = match.end()
    return start, end


def _in_capitals(text: str, at: int) -> bool:
    """Is a place in a headline that begins nearly all words with a capital: "Ana Doe Finally Signs the Treaty"?"""
    start, end = text.rfind("\n", max(0, at - _HEADLINE), at) + 1, text.find("\n", at, at + _HEADLINE)
    starts, capitals = _long_words(text)
    first, last = bisect_left(starts, start), bisect_right(starts, (end if end > 0 else at + _HEADLINE) - _LONG)
    return last - first > 3 and capitals[last] - capitals[first] >= _CAPITALS * (last - first)


@lru_cache(maxsize=4)
def _long_words(text: str) -> tuple[list[int], list[int]]:
    """Where the words of four letters and more begin, and how many of those before each have a capital."""
    starts = [match.start() for match in _LONG_WORD.finditer(text)]
    return starts, [0, *accumulate(text[start].isupper() for start in starts)]


def _is_verb(text: str, given: re.Match[str], end: int) -> bool:
    """Is a given name that is a verb too only that, before the surname of somebody with another: "Will Roe stay?"?"""
    surname = text[given.end() : end].strip()
    if given[1] not in _VERBS_TOO or not surname or " " in surname:
        return False
    firsts = re.findall(rf"\b([A-ZÀ-Þ][\w.’-]{{1,20}}) {re.escape(surname)}\b", text[:_MOST])
    return any(first in given_names() and first not in _VERBS_TOO for first in firsts)


def _plain_word(text: str, word: str) -> bool:
    """Is a capitalised word before a surname one that may open any sentence, or a title?"""
    lower = word.lower()
    if lower in _PLAIN_WORDS or is_title(word) or role_noun(lower) or lower.endswith(("ly", "ing")):
        return True
    return country_of_demonym(word) is not None or _also_lower(text, word)


def _is_person(text: str, match: re.Match[str], in_source: bool) -> bool:
    """Does an untagged run of capitalised words name a person?"""
    words = match.group().split()
    if words[0].lower() in NOT_NAMES or ORGANISED.search(match.group()) or DAY_OF_MONTH.match(text, match.start()):
        return False
    title = words[0].rstrip(".").lower()
    if title in HONORIFICS and len(words) > 1:
        return True
    if words[0] in given_names() and 2 <= len(words) <= 4:
        return True
    if role_before(text, match.start(), max(0, match.start() - 60)) is not None:
        return not role_noun(words[-1].lower())
    if len(words) > 1 and is_title(words[0]):
        return not role_noun(words[-1].lower())
    age = re.match(r", \d\d,", text[match.end() : match.end() + 5])
    if age and len(words) > 1:
        return True
    if country_named(match.group()) or government_named(match.group()) or outlet_named(match.group()):
        return False
    following = tokens_in(text, match.end(), match.end() + 24)[:1]
    if following and role_noun(following[0].word) and text[match.end() : following[0].start] == " ":
        return False  # "Palace spokesman"
    if not in_source or len(words) > 3 or match.group().isupper() or role_noun(words[-1].lower()):
        return False
    if text[max(0, match.start() - 4) : match.start()].lower() == "the ":
        return False
    return len(words) > 1 or not _also_lower(text, words[0])


def is_title(word: str) -> bool:
    """Is `word` one that stands before a name: Mr., Sen., President?"""
    plain = word.rstrip(".").lower()
    noun = role_noun(plain)
    return plain in HONORIFICS or (noun is not None and noun.kind == "official" and not noun.plural)


def _also_lower(text: str, word: str) -> bool:
    return word.endswith("s") or re.search(rf"\b{re.escape(word.lower())}\b", text[:20_000]) is not None
