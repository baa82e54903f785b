"""Whom a surname alone means: *Moss*, in an article of which reading found no full name for who speaks.

Strict, as all joining is. The article's own text gives one full name with the surname, and no other; or an office that
one holds at a time is told, and whoever of this surname held it spoke in it about then; or nearly all that is on record
of the surname about then is one person's. Whatever else the text gives with the surname (another first name, a title
that does not fit) leaves the name alone: then only a person can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
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
ALONE_OF_IT = "the surname alone, of the only one who bears it, in an article that tells the party too"

_SOLE_DAYS, _BETWEEN_DAYS = 180, 730  # from when somebody spoke in an office; from both, where it lies between them
_ABOUT_DAYS, _OFFICE_DAYS = 60, 10
_RIVAL = (
    0.1  # of a holder's statements: so much of what others are said to hold is an error of an article or of reading
)
_MOST, _LEAST_SAID = 0.9, 20  # of the statements of a surname about then, and how many they must be
_WINDOWS = (60, 180, 365)  # days before and after, of which one must have so many
_EACH_FIRST_NAME = 50  # statements more for each figure that has the surname for a first name: a body misread
_LEAST_ALONE, _LEAST_NEAR = 10, 2  # statements of the only one of a surname: ever, and within half a year

_MR, _MRS = listed("mr"), listed("mrs ms miss")
# What stands before a surname with a capital and is no first name: the first word of a sentence. "Will" may be one.
_OPENING = PLAIN - listed("will may can") | listed(
    "while when after before because although though since until unless whether despite like unlike even both either "
    "why how what where who given maybe perhaps according thanks besides indeed sure surely also so thus hence "
    "neither meanwhile however still yet now once only earlier later instead again today yesterday candidate nominee "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_ALSO_NAMES = listed(
    "grant joy drew pat rob chase hunter page may august summer olive daisy violet rusty dusty rocky duke prince king "
    "baron rich skip chance chip cliff clay cash carter cooper tanner mason walker porter parker piper harper archer "
    "gunner ranger major judge honor charity patience prudence mercy stone reed reid forest brook heath lane ford sage "
    "israel kenya india china america cuba malta cyprus"
)  # first names that are words or countries too, beside those that reading knows
_OWNER = re.compile(r"['’]s?$")  # "York's Moss"
_LEAST = 3  # letters of a surname
# Titles that stand before a surname alone, as *Sister* and *Prince* stand before a first name.
_WITH_SURNAMES = listed(
    "mr mrs ms miss dr prof professor sen senator rep gov governor gen general col colonel capt captain maj major sgt "
    "adm admiral judge justice president pres minister secretary chancellor ambassador mayor"
)
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
    """What a text gives with a surname: the words just before it that are first names, and titles, both folded.

    `pronouns` are each *he* and *she* by which somebody of this surname speaks there, as reading took it.
    """

    firsts: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str] = frozenset()

    def allows(self, named: Sequence[Figure]) -> bool:
        """Whether titles speak of a man or a woman as somebody's first name does, as far as that is known."""
        gender = evidence.gender_of({one.name_key for one in named})
        return gender is None or not (_MRS if gender == "m" else _MR) & self.titles

    def bears_out(self, named: Sequence[Figure]) -> bool:
        """Whether pronouns do too; of whom the text has as a woman, whether the name is known for a woman's."""
        gender = evidence.gender_of({one.name_key for one in named})
        if self.titles & _MRS or "she" in self.pronouns:
            return gender == "f" and "he" not in self.pronouns
        return gender != "f" or "he" not in self.pronouns


def surname_alone(figure: Figure) -> str | None:
    """The surname of a person, folded, who has nothing else for a name but maybe a title before it; else null."""
    *before, last = figure.name_key.split()
    if figure.type != "person" or not figure.article_seq or not figure.name[:1].isupper():
        return None
    alone = not before or (len(before) == 1 and before[0] in _WITH_SURNAMES)
    return last if alone and last.isalpha() and len(last) >= _LEAST and last not in TITLES else None


def whom(
    lone: Sequence[Figure], given: Given, known: Mapping[int, Sequence[Figure]], spoke: Spoke,
    told: Callable[[str], bool] = lambda party: False, first_names: int = 0,
) -> Found | None:  # fmt: skip
    """Whom a surname means in an article: `lone` are its figures there, `known` all of full name with it, by actor.

    `told` says whether the text tells a party, `first_names` how many figures have the surname for a first name.
    """
    if _MR & given.titles and _MRS & given.titles:
        return None
    able = [named for named in known.values() if _fits(lone, named, given)]
    offices = {office for one in lone if (office := one.office or office_of(" ".join(one.name_key.split()[:-1])))}
    if given.firsts:
        fully = [named for named in known.values() if given.firsts <= _firsts(named)]
        if len(fully) != 1 or fully[0] not in able:
            return None
        missing = {office for office in offices if evidence.is_sole(office)} - _ever(fully[0])
        return None if missing else Found(_main(fully[0]), NAMED_THERE, 0.97)
    for office in sorted(offices):
        if found := _sole(office, able, spoke) if evidence.is_sole(office) else _only(lone, office, able, spoke):
            return found
    able = [named for named in able if given.allows(named)]
    found = _most(given, able, spoke, first_names) or _alone(able, known, spoke, told, first_names)
    main = next((named for named in able if found and found.figure in named), None)
    return found if main and given.bears_out(main) and (not offices or _is_known_for(offices, main)) else None


def _is_known_for(offices: Set[str], named: Sequence[Figure]) -> bool:
    """Whether somebody ever had some offices that few hold. One that is held alone needs more: see `_sole`."""
    return evidence.held(offices) == offices and offices <= _ever(named) and not any(map(evidence.is_sole, offices))


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


def _only(lone: Sequence[Figure], office: str, able: Sequence[Sequence[Figure]], spoke: Spoke) -> Found | None:
    """Who alone of those that it may be spoke about then, and in this office: that few hold, or of the same party."""
    about_then = [named for named in able if spoke(named, _ABOUT_DAYS, _ABOUT_DAYS)]
    if len(about_then) != 1 or office.startswith(FORMER):
        return None
    parties = {figure.party_key for figure in lone} - {""}
    rare = bool(evidence.held([office]))
    same = [one for one in about_then[0] if one.office == office and (rare or one.party_key in parties)]
    return Found(_main(same), SAME_OFFICE, 0.93) if same and spoke(same, _OFFICE_DAYS, _OFFICE_DAYS) else None


def _most(given: Given, able: Sequence[Sequence[Figure]], spoke: Spoke, first_names: int) -> Found | None:
    """Who said nearly all about then of those that it may be: nobody else goes by a surname without a first name.

    Whoever is meant by it stays so when more of the same person's is on record.
    """
    if not able:
        return None

    def said(named: Sequence[Figure], days: int) -> int:
        return spoke(named, days, days)

    main = max(able, key=lambda named: (said(named, _WINDOWS[0]), given.bears_out(named), -named[0].seq))
    others = [named for named in able if named is not main and given.bears_out(named)]

    def mostly(days: int, least: int) -> bool:
        most = said(main, days)
        return most >= max(least, _MOST * (most + sum(said(named, days) for named in others)))

    enough = any(mostly(days, max(_LEAST_SAID, first_names * _EACH_FIRST_NAME)) for days in _WINDOWS)
    return Found(_main(main), MOST, 0.93) if enough and mostly(_WINDOWS[0], 1) else None


def _alone(
    able: Sequence[Sequence[Figure]], known: Mapping[int, Sequence[Figure]], spoke: Spoke,
    told: Callable[[str], bool], first_names: int,
) -> Found | None:  # fmt: skip
    """The only one of a surname on record, who spoke about then, where the text tells the party too."""
    if len(known) != 1 or first_names or not able:
        return None
    (named,) = able
    if sum(one.statements for one in named) < _LEAST_ALONE or spoke(named, _SOLE_DAYS, _SOLE_DAYS) < _LEAST_NEAR:
        return None
    parties = {one.party_key for one in named} - {""}
    return Found(_main(named), ALONE_OF_IT, 0.93) if any(told(party) for party in sorted(parties)) else None


def _main(named: Sequence[Figure]) -> Figure:
    """The figure that a surname is joined to: the first, which stays so whoever speaks more."""
    return min(named, key=lambda one: one.seq)


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
        words = line.split()[-_BEFORE:]
        for place, word in reversed(list(enumerate(words))):
            bare = word.strip('“”"‘([]).')
            key = fold(bare)
            if key in PARTICLES or (len(bare) == 1 and bare.isupper()):
                continue
            if word[-1:] in ',;:!?)”"' or not bare[:1].isupper() or (word.endswith(".") and key not in TITLES):
                break
            if key in TITLES:
                titles.add(key)
            elif not (
                key in _OPENING or _OWNER.search(bare) or _is_country(key) or _is_plain(text, bare, words[:place])
            ):
                firsts.add(key)
            break
    return Given(frozenset(firsts), frozenset(titles))


def _is_country(word: str) -> bool:
    """Whether a word is a country and no first name: "As for Russia, Moss left" without its comma."""
    return not _is_first_name(word) and evidence.country_of(word) is not None


def _is_first_name(word: str) -> bool:
    return word in _ALSO_NAMES or word in evidence.given_names() or spelling(word) in short_forms()


def _is_plain(text: str, word: str, before: Sequence[str]) -> bool:
    """Whether a word has a capital only because a sentence begins with it: elsewhere in the text it has none."""
    opens = not before or before[-1][-1] in '.:?!”"—–-'
    if not opens or _is_first_name(fold(word)):
        return False
    return re.search(rf"(?<![\w'’-]){re.escape(word.lower())}(?![\w'’-])", text) is not None
