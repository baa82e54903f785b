"""Whom a pronoun that speaks stands for: the most salient person or body before it that fits."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.record import Span, Speaker
from onrecord.resolution.kinds import quoted_at
from onrecord.resolution.people import Mention, Person
from onrecord.resolution.roles import Gender, RoleNoun, gender_of_role, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.scene import Scene

PERSONAL: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = word_set("they them their theirs themselves")
NEUTER = word_set("it its itself")
SPEAKING = word_set("i me my mine myself")
RELATIVE = word_set("who whom whose which that")
OTHER = word_set("we us our ours you your yours one both all each everyone everybody someone somebody anyone")
PRONOUNS = frozenset(PERSONAL) | PLURAL | NEUTER | SPEAKING | RELATIVE | OTHER

# How many sentences back an antecedent may stand, and how many mentions are weighed.
SENTENCES_BACK = 6
MENTIONS = 40
# Weights of `person_before`, chosen on PolNeAR's training articles against the clusters of CoreNLP (silver).
SENTENCE = 1.0
PARAGRAPH = 0.5
KNOWN_GENDER = 0.3
OPENING = 1.1
POSSESSIVE = 0.5
PREPOSITION = 0.6
QUOTED = 1.6
SOURCE = 1.1
UNNAMED = 0.5
_PREPOSITION = re.compile(
    r"\b(?:of|with|to|from|by|for|against|about|over|than|like|between|after)\s+(?:[A-Z][\w.]*\s+){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A source resolved before: where it stands, who it is, and the person where it is one."""

    position: int
    speaker: Speaker
    person: Person | None
    possessive: bool = False


def person_before(
    scene: Scene, position: int, gender: Gender, history: list[Said], excluded: Person | None = None
) -> Person | Speaker | None:
    """The person whom "he" or "she" at `position` means; a Speaker where it is somebody unnamed; None if nobody fits.

    Weighs the mentions of the last sentences: near ones, sources and those that open a sentence count more; those in a
    quotation, after a preposition or with a possessive ending less. Whose gender is known to differ is never chosen.
    """
    here, paragraph = scene.sentence(position), scene.paragraph(position)
    floor = scene.sentences[max(0, here - SENTENCES_BACK)]
    sources = {said.position: said for said in history}
    quote = quoted_at(scene.text, position)
    best: Person | Speaker | None = None
    top = float("-inf")

    def weigh(at: int, who: Person | Speaker, score: float) -> None:
        nonlocal best, top
        score -= SENTENCE * (here - scene.sentence(at)) + PARAGRAPH * (paragraph - scene.paragraph(at))
        score += 0.000_01 * at
        if score > top:
            best, top = who, score

    people = scene.people
    for mention in people.between(floor, position - 1)[-MENTIONS:]:
        person = mention.person
        if person is excluded or (person.gender and person.gender != gender):
            continue
        score = KNOWN_GENDER if person.gender == gender else 0.0
        opening = scene.sentences[scene.sentence(mention.start)]
        earlier = people.between(opening, mention.start - 1)
        score -= POSSESSIVE if _possessive(scene, mention) else 0.0
        if not any(other.person.gender in (None, gender) and not _introduces(scene, other) for other in earlier):
            score += OPENING if not _introduces(scene, mention) else 0.0
        before = scene.text[max(0, mention.start - 60) : mention.start]
        score -= PREPOSITION if _PREPOSITION.search(before) else 0.0
        inside = quoted_at(scene.text, mention.start)
        score -= QUOTED if inside is not None and inside != quote else 0.0
        weigh(mention.start, person, score)
    for said in sources.values():
        if not floor <= said.position < position:
            continue
        if said.person is not None and said.person is not excluded:
            if not said.person.gender or said.person.gender == gender:
                score = SOURCE + (KNOWN_GENDER if said.person.gender == gender else 0.0)
                weigh(said.position, said.person, score)
        elif said.speaker.type == "unnamed" and said.speaker.role and said.person is None:
            known = gender_of_role(said.speaker.role)
            if known in (None, gender) and _single(said.speaker.role):
                weigh(said.position, said.speaker, SOURCE - UNNAMED)
    if best is None:
        for said in reversed(history):
            fits = said.person is not None and said.person is not excluded and said.person.gender in (None, gender)
            if fits and said.position < position and paragraph - scene.paragraph(said.position) <= 4:
                return said.person
    return best


def _possessive(scene: Scene, mention: Mention) -> bool:
    return scene.text[mention.end : mention.end + 2] in ("'s", "’s")


def _introduces(scene: Scene, mention: Mention) -> bool:
    """Is a name there only to say whose somebody is, as in "Doe's deputy, Ana Roe"?"""
    return _possessive(scene, mention) and bool(scene.people.between(mention.end, mention.end + 60))


def body_before(scene: Scene, position: int, history: list[Said], *, plural: bool) -> Speaker | None:
    """The group or organisation that "they" (`plural`) or "it" at `position` means, or None."""
    paragraph = scene.paragraph(position)
    wanted = ("group", "organization", "government", "outlet") if plural else ("organization", "government", "outlet")
    for said in reversed(history[-12:]):
        if said.position >= position or paragraph - scene.paragraph(said.position) > 1:
            continue
        if said.speaker.type in wanted and (said.speaker.type != "group" or _people(said.speaker.name or "")):
            return said.speaker
        if said.speaker.type == "unnamed" and said.speaker.role:
            noun = _head_noun(said.speaker.role)
            if noun is None or noun.kind in ("official", "other", "collective"):
                fits = plural and noun is not None and noun.plural
            else:
                fits = not plural
            if fits:
                return said.speaker
    return None


def _head_noun(role: str) -> RoleNoun | None:
    tokens = tokens_in(role, 0, len(role))
    head = head_of(tokens, role)
    return role_noun(tokens[head].word) if head >= 0 else None


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
