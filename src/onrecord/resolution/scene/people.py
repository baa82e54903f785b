"""The persons of an article: every mention of a name, and whom it names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from onrecord.record import Name, Span
from onrecord.resolution.known.roles import (
    ABBREVIATIONS,
    HONORIFICS,
    REACH,
    Gender,
    Token,
    gender_of_role,
    is_person_noun,
    role_after,
    role_before,
    tokens_in,
)
from onrecord.resolution.known.roles_told import role_of_apposed, role_of_clause, role_of_whose
from onrecord.resolution.scene.names import PARTICLES, given_names, is_title, person_spans

# "her" and "his" within the sentence, no person between; "her" counts with "she".
_PRONOUN = re.compile(r"[^.!?\n“\"]*?\b(he|his|she|her|him)\b", re.I)
# Roles of one person that are kept: more are a list or a hostile text.
MOST_ROLES = 12
_STOP = re.compile(r"[.!?\n]")
_SUBJECT = re.compile(r"\b([Hh]e|[Ss]he)\b")
# "the agency's director, [Dr] Ana Doe,"
_STYLED = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Lord|Judge|Justice|Gen|Col|Capt|Adm|Rev"
    r"|Brigadier|Colonel|Major|Captain|Admiral|Commodore|Lieutenant|Sergeant|Father|Bishop)\.? ){1,3}$"
)
_QUOTED = re.compile(r"[“\"‘][^“”\"\n]{0,600}[”\"’]")
_RELATION = re.compile(
    r"(?P<surname>[A-ZÀ-Þ][^\W\d_]{1,30})['’]s (?:[a-z-]{3,12} ){0,2}"
    r"(?P<relation>wife|husband|widow|widower|son|daughter|mother|father|brother|sister),? $"
)
_BEFORE_TITLE = frozenset({"Crown", "Prime", "Vice", "Chief", "Deputy"})  # "Crown Prince Ana Doe"
_TITLES_AND_NAMES = frozenset({"Col", "Dean", "Earl", "Duke", "Major", "King", "Judge"})
_MINISTER = re.compile(r"\b(?:Minister|Secretary|Governor|Mayor|President) $")
_MILITARY = re.compile(
    r"\b(?:army|military|force|forces|police|regiment|command\w*|brigade|troops|navy|court|school|university)\b", re.I
)
_PARTICLES = frozenset(PARTICLES.split())
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_WITH_PERIOD = ABBREVIATIONS | _SUFFIXES


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the article names: the full name there, without title, and roles as spans of the text."""

    name: str
    gender: Gender | None = None
    leans: Gender | None = None  # what the form of the given name makes likely, where the gender is not known
    roles: list[Span] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def full(self) -> bool:
        return " " in self.name


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A name of a person in the text, without title and possessive ending."""

    start: int
    end: int
    words: str
    person: Person


class People:
    """The persons of one article. `mentions` are in the order of the text."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text = text
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.persons: list[Person] = list(dict.fromkeys(mention.person for mention in self.mentions))

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in `start`..`end`."""
        inside = self.mentions[bisect_left(self.starts, start) : bisect_right(self.starts, end)]
        return [mention for mention in inside if mention.end <= end]


def people_in(
    text: str,
    names: Iterable[Name] = (),
    sources: Iterable[Span] = (),
    *,
    is_other: Callable[[str], bool] = lambda word: False,
) -> People:
    """The persons of `text`, from the `names` that a model tagged and from names that it missed in the `sources`.

    What `is_other` holds for is no person, nor the first word of one ("At Sedlin Ana Doe said"): a place, a body.

    Without any tagged name, runs of capitalised words are read instead, where something beside them says "person".
    """
    names = list(names)
    spans = person_spans(text, names, list(sources), is_other)
    read = [(start, end, *_without_title(text, start, end)) for start, end in spans]
    persons: list[Person] = []
    by_surname: dict[str, list[Person]] = {}
    by_given: dict[str, list[Person]] = {}
    by_middle: dict[str, list[Person]] = {}
    firsts: list[Mention] = []
    later: list[tuple[int, int, Gender | None]] = []
    for _, _, start, end, gender in read:
        words = " ".join(text[start:end].split())
        parts = words.split(" ")
        if len(parts) < 2 or parts[0].lower() in _PARTICLES:
            later.append((start, end, gender))  # "Doe", "Von der Doe"
            continue
        surname = _surname(parts)
        person = next((p for p in by_surname.get(surname, ()) if _same(parts, p.name.split(" "))), None)
        longer = by_surname.get(_key(words), []) if len(parts) == 2 and parts[0] not in given_names() else []
        if person is None and len(longer) == 1:
            firsts.append(Mention(start, end, words, longer[0]))  # "Ms. Moe Doe", of Ana Moe Doe
            continue
        if person is None:
            person = Person(words)
            persons.append(person)
            by_surname.setdefault(surname, []).append(person)
            by_given.setdefault(_key(parts[0]), []).append(person)
            if len(parts) > 2:
                by_surname.setdefault(_key(" ".join(parts[-2:])), []).append(person)
            for part in parts[1:-1]:  # "Vázquez" of Wanda Vázquez Garced
                if len(part) > 2 and part[0].isupper():
                    by_middle.setdefault(_key(part), []).append(person)
        person.forms[words] += 1
        person.gender = person.gender or gender or given_names().get(parts[0].split("-")[0])
        firsts.append(Mention(start, end, words, person))
    for person in persons:
        person.name = max(person.forms, key=lambda form: person.forms[form])  # the first of the most frequent ones
        given = person.name.split(" ")[0]
        if given not in given_names():
            person.leans = "f" if given.endswith("a") else "m" if given.endswith("o") else None
    firsts += _short_mentions(text, later, firsts, (by_surname, by_given, by_middle))
    people = People(text, firsts)
    for mention in people.mentions:
        mention.person.mentions.append(mention)
    _give_roles(text, people)
    _learn_genders(text, people)
    return people


def _short_mentions(
    text: str,
    later: list[tuple[int, int, Gender | None]],
    full: list[Mention],
    tables: tuple[dict[str, list[Person]], ...],
) -> list[Mention]:
    """Whom a surname or a given name alone means."""
    found: list[Mention] = []
    alone: dict[str, list[Person]] = {}
    relatives: dict[str, list[Person]] = {}  # by the surname of those whose wife, son, … they are
    firsts: dict[Person, list[int]] = {}
    owners: set[int] = set()  # "Hunter Doe's [laptop]", by whom nobody comes to be meant by "Doe"
    for mention in sorted(full, key=lambda mention: mention.start):
        firsts.setdefault(mention.person, []).append(mention.start)
        if text[mention.end : mention.end + 2] in ("'s", "’s"):
            owners.add(mention.start)
    last: dict[str, Person] = {}
    for start, end, gender in sorted(later, key=lambda item: item[0]):
        word = " ".join(text[start:end].split())
        key = _key(word.rsplit(" ", 1)[-1])
        options = next((table[key] for table in (*tables, alone) if key in table), [])
        relation = _RELATION.search(text, max(0, start - 60), start)
        if relation and not options and _key(relation["surname"]) in tables[0]:
            person = Person(word, gender_of_role(relation["relation"]))
            relatives.setdefault(_key(relation["surname"]), []).append(person)
            options = alone.setdefault(key, [person])
        if gender and not any(p.gender == gender for p in options):
            options = [p for p in relatives.get(key, ()) if p.gender == gender] or options
        fitting = [p for p in options if not (gender and p.gender and p.gender != gender)]
        if not fitting:
            person = Person(word, gender)
            alone.setdefault(key, []).append(person)
        elif len(fitting) == 1:
            person = fitting[0]
        else:
            person = _nearest(text, start, gender, fitting, firsts, owners, last.get(key))
        person.gender = person.gender or gender
        person.forms[word] += 1
        last[key] = person
        found.append(Mention(start, end, word, person))
    return found


def _nearest(
    text: str,
    start: int,
    gender: Gender | None,
    options: list[Person],
    firsts: dict[Person, list[int]],
    owners: set[int],
    last: Person | None,
) -> Person:
    """Of several persons with one surname: whom it says in the same paragraph, else whom the article named first."""
    certain = [p for p in options if gender and p.gender == gender]
    likely = [p for p in options if gender and (p.leans == gender or not p.leans)]
    if gender == "f" and any(p.leans == "f" for p in likely):
        likely = [p for p in likely if p.leans == "f"]
    options = certain or likely or options
    paragraph = max(text.rfind("\n", max(0, start - 2000), start), start - 2000)
    near = {}
    for person in options:
        at = bisect_left(firsts[person], start) - 1
        if at >= 0 and firsts[person][at] > paragraph and (firsts[person][at] not in owners or last is None):
            near[person] = firsts[person][at]
    if len(near) == 1:
        return next(iter(near))
    if last in options:
        return last
    return min(options, key=lambda person: (-len(firsts[person]), firsts[person][0]))


def _give_roles(text: str, people: People) -> None:
    previous = 0
    for number, mention in enumerate(people.mentions):
        following = people.starts[number + 1] if number + 1 < len(people.mentions) else len(text)
        sentence_floor = max(previous, text.rfind("\n", max(0, mention.start - REACH), mention.start) + 1)
        before = role_before(text, mention.start, sentence_floor)
        after = role_after(text, mention.end, len(text) if following > mention.end else mention.end)
        styled = _STYLED.search(text, max(sentence_floor, mention.start - 24), mention.start)
        first = styled.start() if styled else mention.start
        apposed = role_of_apposed(text, first, mention.end, sentence_floor)
        clause = role_of_clause(text, mention.end) if " " in mention.words else None
        whose = role_of_whose(text, mention.start, sentence_floor)
        for role in (before, after, apposed, clause, whose):
            words = text[role[0] : role[1]] if role is not None else ""
            if role is not None and words not in mention.person.role_words and len(mention.person.roles) < MOST_ROLES:
                mention.person.role_words.add(words)
                mention.person.roles.append(role)
                mention.person.gender = mention.person.gender or gender_of_role(text[role[0] : role[1]])
        previous = mention.end


def _learn_genders(text: str, people: People) -> None:
    """The gender of who has none by name or title, from the pronouns that follow him within a sentence."""
    votes: dict[Person, Counter[str]] = {}
    previous = 0
    for number, mention in enumerate(people.mentions):
        following = people.starts[number + 1] if number + 1 < len(people.mentions) else len(text)
        alone = not number or _STOP.search(text, max(previous, mention.start - REACH), mention.start)
        previous = mention.end
        pronoun = _PRONOUN.match(text, mention.end, min(following, mention.end + REACH)) if alone else None
        if pronoun and mention.person.gender is None:
            votes.setdefault(mention.person, Counter())["s" if pronoun[1].lower() in ("she", "her") else "h"] += 1
    _vote_by_paragraph(text, people, votes)
    for person, count in votes.items():
        if abs(count["h"] - count["s"]) >= 2 and max(count["h"], count["s"]) >= 3 * min(count["h"], count["s"]):
            person.gender = "m" if count["h"] > count["s"] else "f"


def _vote_by_paragraph(text: str, people: People, votes: dict[Person, Counter[str]]) -> None:
    """Count "he" and "she" outside quotations where a paragraph names one person only."""
    start = 0
    for end in [*(match.start() for match in re.finditer(r"\n", text)), len(text)]:
        persons = {mention.person for mention in people.between(start, end)}
        if len(persons) == 1:
            (person,) = persons
            first = people.mentions[bisect_left(people.starts, start)].end
            if person.gender is None:
                for pronoun in _SUBJECT.findall(_QUOTED.sub(" ", text[first : min(end, first + 1500)])):
                    votes.setdefault(person, Counter())["s" if pronoun.lower() == "she" else "h"] += 1
        start = end + 1


def _without_title(text: str, start: int, end: int) -> tuple[int, int, Gender | None]:
    """The bounds of a name without title and possessive, and the gender that its title tells (also one before it)."""
    gender: Gender | None = None
    tokens = tokens_in(text, start, end)
    if len(tokens) > 2 and tokens[0].text in _BEFORE_TITLE and is_title(tokens[1].text):
        tokens.pop(0)
    while len(tokens) > 1 and is_title(tokens[0].text) and not _is_given(text, tokens):
        gender = gender or HONORIFICS.get(tokens[0].word) or gender_of_role(tokens[0].word)
        tokens.pop(0)
    if len(tokens) > 2 and tokens[1].text in given_names() and is_person_noun(tokens[0].word):
        tokens.pop(0)  # "Ecologist Ana Doe"
    if tokens:
        start, end = tokens[0].start, tokens[-1].end
        if tokens[-1].text[-2:] in ("'s", "’s"):
            end -= 2
        before = tokens_in(text, max(0, start - 14), start)
        if before and before[-1].capital and text[before[-1].end : start] in (" ", ". ", "\u00a0"):
            gender = gender or HONORIFICS.get(before[-1].word) or gender_of_role(before[-1].word)
        if text[end - 1] == "." and tokens[-1].word not in _WITH_PERIOD:
            end -= 1
    return start, max(end, start + 1), gender


def _is_given(text: str, tokens: list[Token]) -> bool:
    """Is a title before a surname the given name that it also is: "Col Tarn, secretary of the union"?"""
    if (
        len(tokens) == 2
        and tokens[0].text == "Gen"
        and _MINISTER.search(text, max(0, tokens[0].start - 12), tokens[0].start)
    ):
        return True  # "Defence Minister Gen Nakatani", whose name is no rank
    if len(tokens) != 2 or tokens[0].text not in _TITLES_AND_NAMES:
        return False
    role = role_after(text, tokens[1].end, len(text))
    return role is not None and not _MILITARY.search(text, max(0, tokens[0].start - 60), role[1])


def _surname(parts: list[str]) -> str:
    last = _key(parts[-1].rstrip(".,"))
    return _key(parts[-2].rstrip(",")) if last in _SUFFIXES and len(parts) > 2 else last


def _key(name: str) -> str:
    """A name without case and accents, for papers write both "Muñoz" and "Munoz", some in one article."""
    folded = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _same(parts: list[str], others: list[str]) -> bool:
    """Do two full names with one surname fit one person? ("Ann B. Doe", "Ann Doe")"""
    one, two = _key(parts[0].rstrip(".")), _key(others[0].rstrip("."))
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= 3)
