"""Whom a surname alone means: *Moss*, in an article of which reading found no full name for who speaks.

Strict, as all joining is. The article's own text gives one full name with the surname, and no other; or an office that
one holds at a time is told, and whoever of this surname held it spoke in it about then. Whatever else the text gives
with the surname (another first name, a title that does not fit) leaves the name alone: then only a person can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english.offices import FORMER, calling_of, office_of
from onrecord.english.telling import PARTICLES, TITLES
from onrecord.ledger.folding import fold
from onrecord.matching.actors import evidence
from onrecord.matching.actors.joining import Figure
from onrecord.matching.actors.names import short_forms, spelling, words_of
from onrecord.matching.words import PLAIN, listed

NAMED_THERE = "the surname alone, and the full name elsewhere in the article"
SOLE_OFFICE = "the surname alone, and an office that one holds at a time"
SAME_OFFICE = "the surname alone, and an office of the only one of this surname about then"
MOST = "the surname alone, of which nearly all about then is one person's"

_SOLE_DAYS, _BETWEEN_DAYS = 180, 730  # from when somebody spoke in an office; from both, where it lies between them
_ABOUT_DAYS, _OFFICE_DAYS = 60, 10
_RIVAL = (
    0.1  # of a holder's statements: so much of what others are said to hold is an error of an article or of reading
)
_MOST, _LEAST_SAID = 0.95, 20  # of the statements of a surname about then, and how many they must be

_SOLE = listed("president king queen pope chancellor premier") | {
    "vice president", "prime minister", "secretary of state", "secretary general", "attorney general", "crown prince",
}  # fmt: skip
_MANY = listed("deputy shadow assistant acting")  # of a minister: one of several
_MR, _MRS = listed("mr"), listed("mrs ms miss")
# What stands before a surname with a capital and is no first name: the first word of a sentence. "Will" may be one.
_OPENING = PLAIN - listed("will may can") | listed(
    "while when after before because although though since until unless whether despite like unlike even both either "
    "neither meanwhile however still yet now once only earlier later instead again today yesterday candidate nominee "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_LEAST = 3  # letters of a surname
_BEFORE = 4  # words before a surname that are looked at

Spoke = Callable[[Sequence[Figure], int, int], int]
"""How much some figures spoke from so many days before the day of what is asked about to so many after it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The figure that a lone name is joined to, by which rule and with what score."""

    figure: Figure
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Given:
    """What a text gives with a surname: the words just before it that are first names, and titles, both folded."""

    firsts: frozenset[str]
    titles: frozenset[str]


def is_lone(figure: Figure) -> bool:
    """Whether a figure is a person with a surname for a name, and nothing else."""
    return figure.type == "person" and bool(figure.article_seq) and figure.name_key.isalpha() and (
        len(figure.name_key) >= _LEAST and figure.name_key not in TITLES and figure.name[:1].isupper()
    )  # fmt: skip


def is_sole(office: str) -> bool:
    """Whether one person of a country or body holds an office at a time."""
    which, _, noun = office.rpartition(" ")
    if noun not in ("minister", "secretary") or not which or _MANY & set(which.split()):
        return office in _SOLE
    return office in _SOLE or calling_of(office) == "politics"


def whom(lone: Sequence[Figure], given: Given, known: Mapping[int, Sequence[Figure]], spoke: Spoke) -> Found | None:
    """Whom a surname means in an article: `lone` are its figures there, `known` all of full name with it, by actor."""
    if _MR & given.titles and _MRS & given.titles:
        return None
    able = [named for named in known.values() if _fits(lone, named, given)]
    offices = {figure.office for figure in lone} - {""}
    if given.firsts:
        fully = [named for named in known.values() if given.firsts <= _firsts(named)]
        if len(fully) != 1 or fully[0] not in able:
            return None
        missing = {office for office in offices if is_sole(office)} - _ever(fully[0])
        return None if missing else Found(_main(fully[0]), NAMED_THERE, 0.97)
    for office in sorted(offices):
        if found := _sole(office, able, spoke) if is_sole(office) else _only(lone, office, able, known, spoke):
            return found
    return None if offices else _most(able, known, spoke)


def _sole(office: str, able: Sequence[Sequence[Figure]], spoke: Spoke) -> Found | None:
    """Who held an office then that one holds at a time."""
    had = [(sum(one.statements for one in named if one.office == office), named) for named in able]
    if not had:
        return None
    said, holder = max(had, key=lambda item: (item[0], -item[1][0].seq))
    holding = [one for one in holder if one.office == office]
    if said < 2 or not _then(holding, spoke):
        return None
    for named in able:
        others = [one for one in named if one.office.removeprefix(FORMER) == office]
        many = named is not holder and sum(one.statements for one in others) > _RIVAL * said
        if many and spoke(others, 2 * _SOLE_DAYS, 2 * _SOLE_DAYS):
            return None
    return Found(_main(holding), SOLE_OFFICE, 0.95)


def _then(holding: Sequence[Figure], spoke: Spoke) -> bool:
    """Whether somebody spoke in an office about then, or before and after."""
    return bool(spoke(holding, _SOLE_DAYS, _SOLE_DAYS)) or bool(
        spoke(holding, _BETWEEN_DAYS, 0) and spoke(holding, 0, _BETWEEN_DAYS)
    )


def _only(
    lone: Sequence[Figure], office: str, able: Sequence[Sequence[Figure]], known: Mapping[int, Sequence[Figure]],
    spoke: Spoke,
) -> Found | None:  # fmt: skip
    """Who alone of this surname spoke about then, and in this office: one that few hold, or of the same party."""
    about_then = [named for named in known.values() if spoke(named, _ABOUT_DAYS, _ABOUT_DAYS)]
    if len(about_then) != 1 or about_then[0] not in able or office.startswith(FORMER):
        return None
    parties = {figure.party_key for figure in lone} - {""}
    rare = bool(evidence.held([office]))
    same = [one for one in about_then[0] if one.office == office and (rare or one.party_key in parties)]
    return Found(_main(same), SAME_OFFICE, 0.93) if same and spoke(same, _OFFICE_DAYS, _OFFICE_DAYS) else None


def _most(able: Sequence[Sequence[Figure]], known: Mapping[int, Sequence[Figure]], spoke: Spoke) -> Found | None:
    """Who said nearly all that is on record of a surname about then: nobody else goes by it without a first name."""
    said = [(spoke(named, _ABOUT_DAYS, _ABOUT_DAYS), named) for named in known.values()]
    most, main = max(said, key=lambda item: (item[0], -item[1][0].seq))
    enough = most >= _LEAST_SAID and most >= _MOST * sum(count for count, _ in said)
    return Found(_main(main), MOST, 0.93) if enough and main in able else None


def _main(named: Sequence[Figure]) -> Figure:
    return min(named, key=lambda one: (-one.statements, one.seq))


def _ever(named: Sequence[Figure]) -> set[str]:
    """The offices that somebody holds or held."""
    return {one.office.removeprefix(FORMER) for one in named}


def _firsts(named: Sequence[Figure]) -> set[str]:
    """The first and middle names of somebody, and what they are short for or are shortened to."""
    words = {word for one in named for word in words_of(one.name_key)[:-1]}
    groups = {group for word in words for group in short_forms().get(spelling(word), ())}
    short = {name for name, its in short_forms().items() if its & groups}
    return words | short | {spelling(word) for word in words}


def _fits(lone: Sequence[Figure], named: Sequence[Figure], given: Given) -> bool:
    """Whether neither parties nor callings nor the titles that the text gives speak against somebody."""
    for mine in lone:
        for its in named:
            if mine.party_key and its.party_key and evidence.contradict(mine.party_key, its.party_key):
                return False
    mine_, its_ = ({calling for one in some if (calling := calling_of(one.office))} for some in (lone, named))
    if mine_ and its_ and not mine_ & its_:
        return False
    nouns = {word for one in named for word in one.office.split()}
    told = {office for title in given.titles if (office := office_of(title))}
    return all(set(office.split()) <= nouns for office in told)


def given_in(text: str, name: str) -> Given:
    """What stands before a surname in a text, wherever it does."""
    firsts, titles = set(), set()
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-]|['’]\w{{2}})", text):
        line = text[max(found.start() - 80, 0) : found.start()].rpartition("\n")[2]
        if line and not line[-1].isspace():
            continue  # "-Moss", "(Moss"
        for word in reversed(line.split()[-_BEFORE:]):
            bare = word.strip('“”"‘(.')
            key = fold(bare)
            if key in PARTICLES or (len(bare) == 1 and bare.isupper()):
                continue
            if word[-1:] in ',;:!?)”"' or not bare[:1].isupper() or (word.endswith(".") and key not in TITLES):
                break
            if key in TITLES:
                titles.add(key)
            elif key not in _OPENING:
                firsts.add(key)
            break
    return Given(frozenset(firsts), frozenset(titles))
