"""Whom a pronoun that speaks stands for: the most salient person or body before it that fits."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.record import Span, Speaker
from onrecord.resolution.known.roles import (
    BREAKS,
    OPENERS,
    Gender,
    RoleNoun,
    gender_of_role,
    head_of,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.mentions.bodies import body_named
from onrecord.resolution.mentions.describing import bearers_told, persons_described
from onrecord.resolution.scene.found import Said
from onrecord.resolution.scene.people import Mention, Person
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.sentences.kinds import quoted_at

PERSONAL: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = word_set("they them their theirs themselves")
NEUTER = word_set("it its itself")
SPEAKING = word_set("i me my mine myself")
RELATIVE = word_set("who whom whose which that")
OTHER = word_set("we us our ours you your yours all each someone somebody anyone whoever")
PRONOUNS = frozenset(PERSONAL) | PLURAL | NEUTER | SPEAKING | RELATIVE | OTHER

# How many sentences back an antecedent may stand, and how many mentions are weighed.
SENTENCES_BACK = 6
MENTIONS = 40
# Weights of `person_before`, chosen on PolNeAR's training articles against the clusters of CoreNLP (silver).
LEANING = 0.15
SENTENCE = 1.0
PARAGRAPH = 0.5
KNOWN_GENDER = 0.3
OPENING = 1.1
POSSESSIVE = 0.5
PREPOSITION = 0.6
QUOTED = 1.6
SOURCE = 1.1
UNNAMED = 0.5
APPOSED = 0.3  # who is introduced there: "the priority for Doe, the harbour master, …"
TAKEN_UP = 1.0  # who stands right before the clause of the pronoun: "lifted by Doe as he left"
OF_ITS_OWN = 0.6  # whom "he" already did something to in that sentence: "he wrote to Doe. “…,” he said"
TOLD_OF = 0.5  # who speaks only in somebody else's words
# How far into a sentence its subject may begin, in characters.
_SUBJECT = 40
_UNLIKE = re.compile(r"\b(?:[Uu]nlike|[Ll]ike|[Aa]longside|[Bb]eside|[Uu]nder)\s+(?:[A-Z][\w.]*\s+){0,2}$")
_POSSESSIVE = re.compile(r"['’]s?[ \u00a0]")
_OPENINGS = re.compile(r"(?:^|(?<=[.!?] )|(?<=[.!?][”’\"'] )|[“‘\"])(?=[A-ZÀ-Þ])", re.M)
_PLAYED = re.compile(r"\b(?:character|role|part)(?: of)? $")  # nobody who speaks: "the character of Ana Doe"
_PREPOSITION = re.compile(
    r"\b(?:of|with|to|from|by|for|against|about|over|than|like|between|after|at|in|on|near|under)\s+(?:[A-Z][\w.]*\s+){0,3}$"
)


_APPOSED = re.compile(r", (?:the|an?|[A-ZÀ-Þ][\w’'-]{1,20}['’]s) [^\n,.;“”\"]{3,60},")
_TAKEN_UP = re.compile(r",? (?:as|when|while|after|before|because|since|though|although|once|until) ")
_OF_PRONOUN: dict[Gender, re.Pattern[str]] = {
    "m": re.compile(r"(?:^|[,;] |[.!?] |[”\"] |\b(?:and|but|as|when|that) )[Hh]e (?:[a-z’']+ ){1,6}$"),
    "f": re.compile(r"(?:^|[,;] |[.!?] |[”\"] |\b(?:and|but|as|when|that) )[Ss]he (?:[a-z’']+ ){1,6}$"),
}
# "Asked whether Doe would go, [she] said": she is not Doe.
_ASKED = re.compile(r"(?:When )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\b[^.;\n]{3,200}, $")
# A person whom nobody names and who is no source: only for a pronoun within somebody's words.
DESCRIBED = 0.0
# What a body must weigh to be meant by "it".
_ENOUGH = -1.2
_SPEAKERS = ("organization", "government", "outlet")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun was taken for: a person, or a speaker without a name; where he stands, and what decided."""

    who: Person | Speaker
    span: Span
    score: float
    runner_up: str | None = None
    runner_up_score: float | None = None


class _Ballot:
    """The candidates for one pronoun: nearer ones weigh more, and of equal ones the last."""

    def __init__(self, scene: Scene, position: int) -> None:
        self.scene = scene
        self.here, self.paragraph = scene.sentence(position), scene.paragraph(position)
        self.best: dict[Person | str | None, tuple[float, Person | Speaker, Span]] = {}

    def weigh(self, span: Span, who: Person | Speaker, score: float) -> None:
        at = span[0]
        score -= SENTENCE * (self.here - self.scene.sentence(at))
        score -= PARAGRAPH * (self.paragraph - self.scene.paragraph(at))
        score += 0.000_01 * at
        key = who if isinstance(who, Person) else who.name or who.role
        if key not in self.best or score > self.best[key][0]:
            self.best[key] = (score, who, span)

    def elected(self, least: float = float("-inf")) -> Antecedent | None:
        ranked = sorted(self.best.values(), key=lambda entry: -entry[0])
        if not ranked or ranked[0][0] < least:
            return None
        score, who, span = ranked[0]
        second = ranked[1] if len(ranked) > 1 else None
        return Antecedent(who, span, round(score, 2), second and _called(second[1]), second and round(second[0], 2))


def _called(who: Person | Speaker) -> str | None:
    return who.name if isinstance(who, Person) else who.name or who.role


def person_before(
    scene: Scene, position: int, gender: Gender, history: list[Said], excluded: Person | None = None
) -> Antecedent | None:
    """The person whom "he" or "she" at `position` means, maybe somebody unnamed; None if nobody fits.

    Weighs the mentions of the last sentences: near ones, sources and those that open a sentence count more; those in a
    quotation, after a preposition or with a possessive ending less. Whose gender is known to differ is never chosen,
    nor is `excluded`, in whose words the pronoun stands; there, who is only described counts as well.
    """
    floor = scene.sentences[max(0, scene.sentence(position) - SENTENCES_BACK)]
    sources = {said.position: said for said in history}
    quote = quoted_at(scene.text, position)
    ballot = _Ballot(scene, position)
    people = scene.people
    others = _others(scene, position, gender, history)
    if excluded is not None:
        others.add(excluded)
    for mention in people.between(floor, position - 1)[-MENTIONS:]:
        person = mention.person
        if person in others or (person.gender and person.gender != gender):
            continue
        score = KNOWN_GENDER if person.gender == gender else LEANING if person.leans == gender else 0.0
        score -= LEANING if person.leans and person.leans != gender and not person.gender else 0.0
        opening = scene.sentences[scene.sentence(mention.start)]
        earlier = people.between(opening, mention.start - 1)
        score -= POSSESSIVE if _possessive(scene, mention) else 0.0
        governed = _governed(scene, mention.start)
        aside = _introduces(scene, mention) or (governed and opening == scene.sentences[ballot.here])
        if not any(other.person.gender in (None, gender) and not _aside(scene, other) for other in earlier):
            score += OPENING if not aside else 0.0  # "What he got from Doe, she said": he is no Doe
        score -= QUOTED if _PLAYED.search(scene.text, max(0, mention.start - 24), mention.start) else 0.0
        score -= PREPOSITION if governed else 0.0
        score += APPOSED if _APPOSED.match(scene.text, mention.end, position) else 0.0
        score -= OF_ITS_OWN if _OF_PRONOUN[gender].search(scene.text, opening, mention.start) else 0.0
        score += TAKEN_UP if _TAKEN_UP.fullmatch(scene.text, mention.end, position) else 0.0
        inside = quoted_at(scene.text, mention.start)
        score -= QUOTED if inside is not None and inside != quote else 0.0
        ballot.weigh((mention.start, mention.end), person, score)
    spoken = scene.spoken(position)
    for said in sources.values():
        if not floor <= said.position < position:
            continue
        span = said.span
        told_of = TOLD_OF if scene.spoken(said.position) and not spoken else 0.0
        if said.person is not None and said.person not in others:
            if not said.person.gender or said.person.gender == gender:
                ballot.weigh(
                    span, said.person, SOURCE - told_of + (KNOWN_GENDER if said.person.gender == gender else 0.0)
                )
        elif said.speaker.type == "unnamed" and said.speaker.role and said.person is None:
            known = gender_of_role(said.speaker.role)
            if known in (None, gender) and _single(said.speaker.role) and not _of_another(said.speaker.role, gender):
                ballot.weigh(span, said.speaker, SOURCE - told_of - UNNAMED)
    for span, person in bearers_told(scene, max(floor, scene.sentences[max(0, ballot.here - 1)]), position):
        if person not in others and person.gender in (None, gender):
            score = KNOWN_GENDER if person.gender == gender else LEANING if person.leans == gender else 0.0
            opens = span[0] - scene.sentences[scene.sentence(span[0])] <= len("The ")
            ballot.weigh(span, person, score + (OPENING if opens else 0.0))
    if excluded is not None:
        for span in persons_described(scene, max(floor, scene.sentences[max(0, ballot.here - 2)]), position):
            role = " ".join(scene.text[slice(*span)].split())
            if gender_of_role(role) in (None, gender):
                ballot.weigh(span, Speaker(name=None, type="unnamed", role=role), DESCRIBED + SOURCE)
    found = ballot.elected()
    if found is None:
        for said in reversed(history):
            fits = said.person is not None and said.person not in others and said.person.gender in (None, gender)
            if fits and said.position < position and ballot.paragraph - scene.paragraph(said.position) <= 4:
                assert said.person is not None
                return Antecedent(said.person, said.span, 0.0)
    return found


def _others(scene: Scene, position: int, gender: Gender, history: list[Said]) -> set[Person]:
    """Whom a pronoun at `position` cannot mean: who is asked about before it, and who was "he" where it is "she".

    Farther off than its own sentence, "he" counts only for a person whose name makes it likely.
    """
    text = scene.text
    start = scene.sentences[scene.sentence(position)]
    asked = _ASKED.match(text, start, position)
    others = {mention.person for mention in scene.people.between(start, position)} if asked else set()
    if asked:
        others |= {person for _, person in bearers_told(scene, start, position)}
    for said in history:
        if said.person is not None and said.position < position:
            word = text[slice(*said.span)].strip().lower()
            sure = start <= said.position or said.person.leans == PERSONAL.get(word)
            if word in PERSONAL and PERSONAL[word] != gender and sure:
                others.add(said.person)
    return others


def _governed(scene: Scene, position: int) -> bool:
    """Does a name stand after a preposition?"""
    floor = max(scene.sentences[scene.sentence(position)], position - 60)
    return _PREPOSITION.search(scene.text, floor, position) is not None


def _aside(scene: Scene, mention: Mention) -> bool:
    """Is a name there only to introduce another, or for comparison: "Unlike Doe, Roe stayed"?"""
    return (
        _introduces(scene, mention) or _UNLIKE.search(scene.text, max(0, mention.start - 30), mention.start) is not None
    )


def _possessive(scene: Scene, mention: Mention) -> bool:
    return scene.text[mention.end : mention.end + 2] in ("'s", "’s")


def _introduces(scene: Scene, mention: Mention) -> bool:
    """Is a name there only to say whose somebody is, as in "Doe's deputy, Ana Roe"?"""
    return _possessive(scene, mention) and bool(scene.people.between(mention.end, mention.end + 60))


def body_before(scene: Scene, position: int, history: list[Said], *, plural: bool) -> Antecedent | None:
    """The group or organisation that "they" (`plural`) or "it" at `position` means, or None."""
    ballot = _Ballot(scene, position)
    wanted = ("group", *_SPEAKERS) if plural else _SPEAKERS
    for said in history[-12:]:
        if said.position >= position or ballot.paragraph - scene.paragraph(said.position) > 1:
            continue
        span = said.span
        speaker = said.speaker
        if speaker.type in wanted and (speaker.type != "group" or _people(speaker.name or "")):
            ballot.weigh(span, speaker, SOURCE)
        elif speaker.type == "unnamed" and speaker.role and not scene.text.startswith(("its ", "Its "), said.position):
            noun = _head_noun(speaker.role)
            person = noun is None or noun.kind in ("official", "other", "collective")
            if not plural and noun is not None and noun.kind == "thing" and _several(speaker.role):
                continue  # "the proposals" are no "it"
            if plural if person and noun is not None and noun.plural else not plural and not person:
                ballot.weigh(span, speaker, SOURCE)
    floor = scene.paragraphs[max(0, ballot.paragraph - 1)]
    floor = max(floor, scene.sentences[max(0, ballot.here - 2)])
    for name in () if plural else scene.bodies_between(floor, position - 1)[-MENTIONS:]:
        start, end = name.span
        opening = scene.sentences[scene.sentence(start)]
        if quoted_at(scene.text, start) is not None or start - opening > _SUBJECT or _POSSESSIVE.match(scene.text, end):
            continue
        if " " not in scene.text[start:end] and re.match(r" [A-ZÀ-Þ]", scene.text[end : end + 2]):
            continue  # a tag that holds only the first word of a name
        following = tokens_in(scene.text, end, end + 24)[:1]
        if following and scene.text[end : following[0].start] == " " and role_noun(following[0].word):
            continue  # "Palace officials"
        if scene.people.between(opening, start - 1) or _governed(scene, start):
            continue
        words, kind = body_named(scene, scene.text[start:end], start)
        states = scene.places.named(words) or scene.places.government(words)
        if kind != "government" or states or name.type == "organization":
            ballot.weigh((start, end), Speaker(name=words, type=kind), OPENING)
    if plural:
        _weigh_groups(scene, ballot, floor, position)
    return ballot.elected(_ENOUGH)


def _weigh_groups(scene: Scene, ballot: _Ballot, floor: int, position: int) -> None:
    """The people who open a sentence before: "Officials are not infallible. They …"."""
    text = scene.text
    for opening in _OPENINGS.finditer(text, floor, position):
        tokens = tokens_in(text, opening.end(), min(position, opening.end() + 80))
        first = 0
        while first < len(tokens) and tokens[first].word in OPENERS:
            first += 1
        head = head_of(tokens[first:], text) + first
        for token in tokens[first : head + 1][:5]:
            if token.possessive:
                continue  # "Supporters' groups"
            noun = role_noun(token.word)
            one = role_noun(token.word.removesuffix("s")) if token.word.endswith("s") else None
            bodies = noun is None and one is not None and one.kind == "organization" and token is not tokens[first]
            bodies = bodies and tokens[first].word not in BREAKS
            if bodies or (noun is not None and noun.plural and noun.kind in ("official", "other")):
                words = " ".join(text[tokens[first].start : token.end].split())
                ballot.weigh((tokens[first].start, token.end), Speaker(name=words, type="group"), OPENING)
                break


def _of_another(role: str, gender: Gender) -> bool:
    """Does a role say by its own "her" whose it is: "one official in her ministry" is not "she" who has it."""
    return any(PERSONAL.get(word) == gender for word in role.lower().split(" "))


def _head_noun(role: str) -> RoleNoun | None:
    tokens = tokens_in(role, 0, len(role))
    head = head_of(tokens, role)
    return role_noun(tokens[head].word) if head >= 0 else None


def _several(role: str) -> bool:
    """Is what a role describes more than one?"""
    tokens = tokens_in(role, 0, len(role))
    return tokens[max(0, head_of(tokens, role))].word.endswith("s")


def _people(name: str) -> bool:
    """Does the name of a group tell that it is one of people ("Veldian officials", not "graphics")?"""
    noun = _head_noun(name)
    return name[:1].isupper() or (noun is not None and noun.kind in ("official", "other", "collective"))


def _single(role: str) -> bool:
    """Does the role name one person?"""
    noun = _head_noun(role)
    return noun is not None and noun.kind in ("official", "other") and not noun.plural


def quoting(scene: Scene, position: int, contents: list[tuple[Span, int]]) -> int | None:
    """The number of the attribution in whose quotation `position` lies ("I" is its speaker), or None.

    `contents`: the content spans of the article with the number of their attribution, by start.
    """
    if quoted_at(scene.text, position) is None:
        return None
    return enclosing(position, contents)


def enclosing(position: int, contents: list[tuple[Span, int]]) -> int | None:
    """The number of the innermost attribution whose content holds `position`, or None."""
    at = bisect_right(contents, ((position, 1 << 62), 1 << 62)) - 1
    for number in range(at, max(-1, at - 20), -1):
        (_, end), owner = contents[number]
        if end > position:
            return owner
    return None
