"""Words for what people are and do: the nouns of roles, and the role that stands beside a name."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from onrecord.record import Span

Gender = Literal["m", "f"]

# How far to look beside a name, in characters: the longest roles of newspapers are shorter.
REACH = 140


def word_set(words: str) -> frozenset[str]:
    """A set of the words that stand in a string with spaces between them."""
    return frozenset(words.split())


DETERMINERS = word_set("the a an this that these those his her its their our my your whose own")
INDEFINITE = word_set("a an another one some any no each every either neither")
OPENERS = DETERMINERS | INDEFINITE  # with which a noun phrase opens
NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve dozen dozens several many few most hundreds "
    "thousands lot lots number percent half"
)
VAGUE = word_set("sources people person persons insiders source insider")
BREAKS = word_set(
    "of for from in at on to with by about against after before between among under over near through during "
    "who whom whose that which and or but as like including such than when while where said says familiar "
    "close based according told is was are were has have had named called among amid inside within outside "
    "across ahead because if being involved present speaking working briefed until till since"
)
BREAKS_BUT_AND = BREAKS - {"and"}
HONORIFICS: dict[str, Gender | None] = {
    "mr": "m", "sir": "m", "lord": "m", "mister": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "dame": "f",
    "lady": "f", "baroness": "f", "cllr": None, "dr": None, "prof": None, "rev": None, "hon": None, "st": None,
    "m": "m", "mme": "f", "adv": None, "shri": "m", "smt": "f",
    "comrade": None, "alhaji": "m", "alhaja": "f", "hajiya": "f", "malam": "m", "mallam": "m", "engr": None,
}  # fmt: skip
ABBREVIATIONS = word_set(
    "mr mrs ms dr prof rev sen rep gov gen col lt capt maj sgt adm cmdr amb pres st hon jr sr atty sens reps del "
    "asst dep cllr brig supt insp det u.s u.k u.n e.u d.c no vs corp inc co ltd"
)
MODIFIERS = word_set(
    "former senior chief deputy vice acting then top national foreign prime defence defense security "
    "presidential campaign press communications longtime veteran presumptive general executive late ex "
    "associate assistant interim outgoing incoming newly state federal local regional military political "
    "economic financial legal media conservative liberal democratic republican opposition government party "
    "police army church trade energy health finance interior justice investment bank company union labour "
    "labor business climate human rights policy research intelligence nuclear peace special managing district "
    "city county country congressional parliamentary diplomatic public relations house senate majority "
    "minority whip budget tax world junior elder young old rebel separatist nationalist communist socialist "
    "home shadow treasury likely leading "
    "prominent outspoken fellow founding permanent joint high supreme oil gas tech technology "
    "team republican-turned election data science arms embattled ousted jailed exiled current newspaper "
    "television radio affairs resources water environment agriculture transport education culture tourism fisheries "
    "development infrastructure economy sports digital social welfare forestry mines mining housing planning "
    "immigration migration customs maritime rural information"
)
# Roles before a name only with a capital; else they are adjectives or parts of other phrases.
_WITH_CAPITAL = word_set(
    "major general senior fellow conservative liberal progressive independent judge justice private "
    "speaker socialist communist nationalist democrat republican libertarian marine minor president's rev"
)
# Ranks and styles: a role beside them says more.
RANKS = word_set(
    "general colonel captain major lieutenant sergeant admiral marshal brigadier sheikh sheik bishop archbishop "
    "cardinal reverend professor doctor prince princess dr gen col lt capt maj sgt adm cmdr rev"
)
# "[Center for] River Diversity scientist", whose body's name is not to be cut
_BODY_OF = re.compile(
    r"(?:[A-ZÀ-Þ][\w-]+ ){0,3}(?:Cent(?:er|re)|Institute|Department|Ministry|Office|Bureau|Council|Committee|Commission"
    r"|Agency|University|Union|Society|Association|Board|Federation|Foundation) (?:of|for|on) $"
)
_NEVER = word_set(
    "even only both neither either nor or not like also just first second once then now plus pseudonym name alias "
    "nickname surname"
)
_NOT_ROLES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december but and while when if although though also then since because "
    "as after before like nor or"
)
_BEFORE_ROLES = OPENERS | BREAKS | _NOT_ROLES
_NO_NOUNS = BREAKS | _NEVER
_AFTER_VERBS = BREAKS | {"as"}
# What ends the word for somebody who does something: "sprinter Ana Doe".
_AGENT = re.compile(r"[a-z]{3}(?:er|or|ist|ian|man|woman|eer)$")
# "Secretary of State John Doe": the head of the role stands before the preposition.
_OF_OFFICE = re.compile(
    r"\b([A-Z]\w{2,20}|ambassador|envoy|secretary|undersecretary) "
    r"((?:of|to|for) (?:the )?(?:(?:[A-Z]\w{1,20} (?:and (?=[A-Z]))?){1,4}?|state ))$"
)
_LOWER = re.compile(r"[a-z]")
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]+(?:[.'’&‑-][^\W_]+){0,6}|[^\W_]")


class Token(NamedTuple):
    """A word of the text with its place; `word` is lower case and without a possessive ending.

    The World Health Organization's letters stay as they are, since they are a word too.
    """

    start: int
    end: int
    text: str
    word: str
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch of text; the period of an abbreviation or an initial belongs to its word."""
    return list(_tokens(text, start, min(end, len(text))))


@lru_cache(maxsize=1024)  # the same stretches are asked for again and again
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    found = []
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        raw = match.group()
        bare = raw[:-2] if raw.endswith(("'s", "’s")) else raw
        possessive = bare != raw or (raw.endswith("s") and text[last : last + 2] in ("' ", "’ "))
        if last < end and text[last] == "." and (raw.lower() in ABBREVIATIONS or (len(raw) == 1 and raw.isupper())):
            last += 1
        word = bare if bare == "WHO" and _LOWER.search(text, max(0, first - 30), last + 30) else bare.lower()
        found.append(Token(first, last, text[first:last], word.rstrip("."), possessive))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """What a noun says of a source. `kind`: official, other, collective, organization, government or thing."""

    kind: str
    gender: Gender | None
    plural: bool


@cache
def _nouns() -> dict[str, RoleNoun]:
    table = files("onrecord.resolution").joinpath("data/roles.csv").read_text(encoding="utf-8")
    nouns: dict[str, RoleNoun] = {}
    for row in csv.DictReader(table.splitlines()):
        gender: Gender | None = row["gender"] or None  # type: ignore[assignment]
        for noun in row["nouns"].split():
            nouns.setdefault(noun, RoleNoun(row["kind"], gender, row["kind"] == "collective"))
            if row["kind"] in ("official", "other"):
                nouns.setdefault(_plural(noun), RoleNoun(row["kind"], gender, True))
    return nouns


def _plural(noun: str) -> str:
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun == "child":
        return "children"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "x")) else "s")


def role_noun(word: str) -> RoleNoun | None:
    """What `word` (lower case) means as the head of a source, or None where it is no word of the table."""
    noun = _nouns().get(word)
    if noun is None and "-" in word:
        noun = _nouns().get(word.rsplit("-", 1)[1])
    return noun


def is_person_noun(word: str) -> bool:
    """Is `word` one that a single person bears?"""
    noun = role_noun(word)
    return noun is not None and noun.kind in ("official", "other") and not noun.plural


def head_of(tokens: list[Token], text: str) -> int:
    """The index of the head of a noun phrase, its last word before a preposition, a clause or a comma; -1 if empty."""
    for number, token in enumerate(tokens):
        gap = text[tokens[number - 1].end : token.start] if number else " "
        if number and (token.word in BREAKS or gap.strip("'’ \u00a0") not in ("", "/", "-", "–", "&")):
            return number - 1
        plural = number and tokens[number - 1].word.endswith(("s", "people")) and token.word.endswith("ing")
        if number and token.word.endswith(("ing", "ly", "ed")) and (plural or role_noun(tokens[number - 1].word)):
            return number - 1  # "an operative currently working for"
    return len(tokens) - 1


def role_before(text: str, start: int, floor: int, *, bounded: bool = False) -> Span | None:
    """The role that leads up to a name at `start`, as in "Kremlin spokesman", or None.

    With `bounded`, `floor` is where the phrase itself begins, so that any word between may belong to it.
    """
    tokens = tokens_in(text, max(floor, start - REACH), start)
    if not tokens:
        return None
    title = _OF_OFFICE.search(text, max(floor, start - 60), start)  # `$` is `start` here
    if title and is_person_noun(title[1].lower()):
        first, last = title.start(1), title.end(2) - 1
        tokens = [token for token in tokens if token.end <= first]
    else:
        token = tokens.pop()
        gap = text[token.end : start]
        if bounded and gap in (", ", " — ", " – ", " - "):
            return _apposed_before(text, (tokens or [token])[0].start, token.end)
        noun = role_noun(token.word)
        if gap not in (" ", "\u00a0") or token.possessive:
            return None
        unlisted = noun is None and bounded and not token.capital and token.word not in _NO_NOUNS
        if unlisted and (_AGENT.search(token.word) or (tokens and not tokens[-1].word.endswith("ly"))):
            pass  # a noun of no list, where the source itself begins with it: "retired neurosurgeon Ana Doe"
        elif (
            noun is None
            or noun.kind not in ("official", "other")
            or noun.plural
            or (not token.capital and token.word in _WITH_CAPITAL)
        ):
            return None
        first, last = token.start, token.end
    while tokens:
        token = tokens.pop()
        gap = text[token.end : first]
        if not gap.replace("'", "").replace("’", "").isspace() and gap != "-":
            break
        if (
            bounded
            and token.word == "and"
            and tokens
            and is_person_noun(tokens[-1].word)
            and tokens[-1].end + 1 == token.start
        ):
            first = token.start
            continue
        if "\n" in gap or token.word in _BEFORE_ROLES:
            break
        if not (token.capital or bounded or token.word in MODIFIERS or "-" in token.word or role_noun(token.word)):
            break
        if token.text.lower() in ("who", "he", "she"):
            break
        infinitive = bool(tokens) and tokens[-1].word == "to" and not token.capital
        if infinitive and token.word not in MODIFIERS and not is_person_noun(token.word):
            break  # "to debate Secretary Doe"
        first = token.start
    body = _BODY_OF.search(text, max(floor, first - 60), first) if text[first].isupper() else None
    first = body.start() if body else first
    if text[first:last].lower().rstrip(".") in HONORIFICS:
        return None
    if bounded and first - floor > 3 and text[first - 2 : first] == ", ":  # "the army's chief, Gen. Doe"
        return _apposed_before(text, floor, first - 2) or (first, last)
    return first, last


def _apposed_before(text: str, start: int, end: int) -> Span | None:
    tokens = tokens_in(text, start, end)
    while tokens and tokens[0].word in OPENERS:
        tokens.pop(0)
    head = head_of(tokens, text)
    if head < 0 or not is_person_noun(tokens[head].word):
        return None
    return tokens[0].start, tokens[-1].end


# "Ana Doe, 51, the [spokeswoman], …": what parts a name and the role behind it, and what ends that role.
_AFTER_NAME = re.compile(r"(?:['’]s)?(?: \([^()\n]{1,30}\))?(?:, \d{2}(?=,))?(?:, ?| [—–] ?| - |[—–])")
_ROLE_ENDS = re.compile(
    r"[,;:—–\n“”\"()]|(?<![A-Z])(?<!\b[DMS][rst])(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))\.(?=\s|$)|\b(?:who|which"
    r"|whose|said|says|told|when|while)\b"
)
_ROLE_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OPEN_ENDS = word_set("and or but of for to with at in on by from as")
_OF_TIME = word_set("after before since until despite without following")


def role_after(text: str, end: int, ceiling: int, *, bounded: bool = False) -> Span | None:
    """The role that follows a name at `end` in commas or dashes, as in ", the Kremlin spokesman,", or None.

    With `bounded`, `ceiling` is where the source itself ends, so that what stands there is no clause's subject, and a
    noun of no list will do after "the".
    """
    window = text[end : min(ceiling, end + REACH)]
    opening = _AFTER_NAME.match(window)
    if opening is None:
        return None
    rest = window[opening.end() :]
    closing = _ROLE_ENDS.search(rest)
    if closing is not None and closing.group() in ("said", "says", "told") and not bounded:
        return None  # a subject of its own: "Korva, its minister said, is ready"
    start, stop = end + opening.end(), end + opening.end() + (closing.start() if closing else len(rest))
    if closing is None and stop < min(len(text), ceiling):
        return None
    tokens = tokens_in(text, start, stop)
    if tokens and tokens[0].word in ("then", "now", "currently", "himself", "herself"):
        tokens.pop(0)
    if tokens and tokens[0].word.endswith("ing") and not (tokens[0].word in MODIFIERS or role_noun(tokens[0].word)):
        return None  # a clause, not a role: "Doe left, leaving the minister"
    if tokens and tokens[0].word == "and":
        return None  # somebody else: "her husband, Ivo, and small son, Per, left"
    if tokens and tokens[0].word in _OF_TIME:
        return None  # a clause: "Doe, after losing his brother, left"
    opened = bool(tokens) and tokens[0].word in ("the", "a", "an", "another", "one", "her", "his", "its", "their")
    if opened:
        tokens.pop(0)
    head = head_of(tokens, text)
    if head < 0 or tokens[head].possessive:
        return None
    if any(token.word in ("the", "a", "an") and token.text[0].islower() for token in tokens[1 : head + 1]):
        return None  # a clause: ", summoned the ambassador and"
    if not is_person_noun(tokens[head].word):
        unlisted = bounded and opened and role_noun(tokens[head].word) is None and not tokens[head].capital
        if not unlisted or tokens[head].word.endswith("s"):
            return None
    acts = head + 1 < len(tokens) and tokens[head + 1].word.endswith("ed")
    if acts and tokens[head + 2 : head + 3] and tokens[head + 2].word not in _AFTER_VERBS:
        return None  # a clause: "Doe, the queen suspended parliament, has"
    if acts and "ccording to" in text[max(0, end - 60) : end]:
        return None  # "According to Doe, the captain radioed, …"
    while tokens[-1].word in _OPEN_ENDS and len(tokens) > head + 1:
        tokens.pop()  # "the head of the Chamber and [whose film it is]"
    return tokens[0].start, tokens[-1].end


def gender_of_role(role: str) -> Gender | None:
    """The gender that a role's words tell ("spokeswoman"), or None."""
    for word in _ROLE_WORD.findall(role.lower()):
        noun = role_noun(word)
        if noun is not None and noun.gender:
            return noun.gender
        if word in BREAKS:
            return None
    return None
