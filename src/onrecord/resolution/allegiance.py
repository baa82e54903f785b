"""Whom a named person speaks for, also where only the words around the role tell: "its minister", "Doe's spokesman"."""

from __future__ import annotations

import re

from onrecord.resolution.names import ORGANISED, is_title
from onrecord.resolution.parties import party_of
from onrecord.resolution.people import Person
from onrecord.resolution.roles import Gender, role_noun, tokens_in
from onrecord.resolution.scene import Scene

_DEPTH = 3  # of "the spokesman of her minister"
_BACK = 3000  # characters before "the commission" in which it is named
_WHOSE = re.compile(r"(?:\b(?P<pronoun>[Ii]ts|[Hh]is|[Hh]er)|(?P<owner>\w[\w .-]{1,40})['’]s) (?:(?:new|own|chief) )?$")
_OWNER = re.compile(r"(?P<owner>\w[\w .-]{1,40})['’]s ")
_OF_BODY = re.compile(r" of the ((?:[A-ZÀ-Þ][\w’'-]+ ){1,4}[A-ZÀ-Þ][\w’'-]+)\b(?!['’]? (?:of\b|[A-ZÀ-Þ]))")
_NOT_SPOKEN_FOR = re.compile(
    r"\b(?:University|College|School|Institute|Church|Hospital|Club|Court|Times|Post|Press|News)\b"
)
_FORMER = re.compile(r"\b(?:former|ex|late|then)\b", re.I)
_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w-]{2,30}")


def party_of_person(scene: Scene, person: Person, depth: int = 0) -> str | None:
    """The country or organisation that `person` speaks for, from all that the article says of him; None without."""
    if person in scene.parties or depth > _DEPTH:
        return scene.parties.get(person)
    scene.parties[person] = None  # for circles: "Doe's aide Roe", "Roe's chief Doe"
    roles = [scene.text[start:end] for start, end in person.roles]
    found = party_of(
        name=person.name,
        type="person",
        roles=roles,
        places=scene.places,
        organizations=scene.organizations,
        outlet_country=scene.outlet_country,
    )
    found = party_through_person(scene, person, found, depth) if found else None
    found = found or _by_owner(scene, person, depth) or _by_name(scene, person) or _by_description(scene, person)
    scene.parties[person] = found
    return found


def party_through_person(scene: Scene, person: Person, party: str, depth: int = 0) -> str | None:
    """`party`, or where it is itself a person ("spokesman for President Ana Doe") the party of that one."""
    for other in scene.people.persons:
        if other is not person and other.full and party.endswith(other.name):
            lead = party.removesuffix(other.name).split()
            if all(is_title(word) for word in lead):
                return party_of_person(scene, other, depth + 1)
    return party


def _by_owner(scene: Scene, person: Person, depth: int) -> str | None:
    """Of the role's owner: "its foreign minister", "Doe's spokesman", "the commission's secretary-general"."""
    text = scene.text
    for start, end in person.roles:
        role = text[start:end]
        tokens = tokens_in(text, start, end)
        if _FORMER.search(role) or not any((n := role_noun(t.word)) and n.kind == "official" for t in tokens):
            continue
        whose = _OWNER.match(role)
        at = start
        if whose is None:
            whose = _WHOSE.search(text, max(0, start - 50), start)
            at = whose.start() if whose else start
        if whose is None:
            continue
        pronoun = whose.groupdict().get("pronoun")
        if pronoun is None:
            found = _of_owner(scene, whose["owner"], at, depth)
        elif pronoun.lower() == "its":
            found = _subject(scene, at)
        else:
            found = _of_person_before(scene, person, at, "m" if pronoun.lower() == "his" else "f", depth)
        if found:
            return found
    return None


def _of_person_before(scene: Scene, person: Person, at: int, gender: Gender, depth: int) -> str | None:
    """The party of whom "his" or "her" means: the last one named in the paragraph who may be so called."""
    floor = scene.paragraphs[scene.paragraph(at)]
    for mention in reversed(scene.people.between(floor, at)):
        if mention.person is not person and mention.person.gender in (None, gender):
            return party_of_person(scene, mention.person, depth + 1)
    return None


def _of_owner(scene: Scene, owner: str, at: int, depth: int) -> str | None:
    words = owner.rsplit(" ", 1)[-1]
    country = scene.places.named(owner) or scene.places.named(words)
    if country:
        return country
    if words[0].isupper():
        named = [p for p in scene.people.persons if p.name.rsplit(" ", 1)[-1] == words]
        return party_of_person(scene, named[0], depth + 1) if len(named) == 1 else None
    noun = role_noun(words.lower())
    if noun is None or noun.kind not in ("organization", "government"):
        return None
    for name in reversed(scene.bodies_between(max(0, at - _BACK), at)):
        body = " ".join(scene.text[slice(*name.span)].split())
        if " " in body and body.rsplit(" ", 1)[-1].lower() == words:
            return body
    return None


def _subject(scene: Scene, at: int) -> str | None:
    """The country that opens the sentence of `at`, or one before it in the paragraph: what "its" means."""
    text = scene.text
    floor = scene.paragraphs[scene.paragraph(at)]
    number = scene.sentence(at)
    while number >= 0 and scene.sentences[number] >= floor and scene.sentence(at) - number <= 2:
        start = scene.sentences[number]
        first = _CAPITAL.match(text, start, at)
        country = scene.places.named(first.group()) if first else None
        if country:
            return country
        number -= 1
    return None


def _by_name(scene: Scene, person: Person) -> str | None:
    """Of the words beside a name: "Veldia's Ana Doe", "Ana Doe of the Farmers' Union"."""
    text = scene.text
    for mention in person.mentions[:20]:
        if " " not in mention.words:
            continue
        before = re.search(r"([A-ZÀ-Þ][\w-]{2,30})['’]s $", text[max(0, mention.start - 40) : mention.start])
        country = scene.places.named(before[1]) if before else None
        if country:
            return country
        body = _OF_BODY.match(text, mention.end, mention.end + 80)
        if body and ORGANISED.search(body[1]) and not _NOT_SPOKEN_FOR.search(body[1]):
            return body[1]
    return None


def _by_description(scene: Scene, person: Person) -> str | None:
    """Of an office that the paragraph before has with its country: "Veldia's president refused. President Doe said"."""
    for start, end in person.roles[:3]:
        role = scene.text[start:end].lower()
        paragraph = scene.paragraph(start)
        near = {
            country
            for at, country, office in scene.offices
            if (office == role or office.endswith(f" {role}")) and at < start and paragraph - scene.paragraph(at) <= 2
        }
        if len(near) == 1:
            return near.pop()
    return None
