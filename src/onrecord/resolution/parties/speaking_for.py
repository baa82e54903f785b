"""Whom a speaker speaks for: a person, a body, a group, or somebody without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.known.movements import movements
from onrecord.resolution.known.roles import MODIFIERS, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.parties.affiliation import client_of, employer_of, of_its_staff
from onrecord.resolution.parties.allegiance import party_of_person, speaks_for_owner
from onrecord.resolution.parties.bare_offices import at_home, office_before
from onrecord.resolution.parties.campaigns import CAMPAIGN_STAFF, party_of_campaign
from onrecord.resolution.parties.owners import owner_of_role
from onrecord.resolution.parties.parties import party_of, party_of_role
from onrecord.resolution.parties.subjects import subject_before
from onrecord.resolution.scene.campaigns import is_campaign
from onrecord.resolution.scene.found import Party
from onrecord.resolution.scene.home import is_office
from onrecord.resolution.scene.names import is_title
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.places import regions
from onrecord.resolution.scene.scene import Scene

_GROUNDS = word_set("Square Street Avenue Road Airport Bridge House Houses Dam River")


_WHOSE = re.compile(r"(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|whose)\b")
_LEAD = re.compile(
    r"(?:(?:one|another|some|several|many|two|three) of (?:its|his|her|their|the)|its|his|her|their|whose|the|an?"
    r"|another|one)\s",
    re.I,
)
_SEATED = re.compile(
    r"\b(?:ministry|government|parliament|army|cabinet) (?:in|of) ([A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?)$"
)
_SAID = 8  # speakers before "the spokesman" who may be meant
_FAR = 20_000  # characters from the start in which an office is first told


def party_of_speaker(
    scene: Scene, speaker: Speaker, person: Person | None, roles: list[str], sources: tuple[Span, ...]
) -> Party | None:
    """The party of a speaker with why; None where the article does not tell.

    `person` is the one of the article that the speaker is, `roles` the words for him, nearest first; `sources` the
    spans of the words that named him here.
    """
    if person is not None:
        return party_of_person(scene, person, roles)
    if speaker.type == "unnamed":
        return _of_unnamed(scene, speaker, sources)
    name = speaker.name or ""
    found = party_of(name=name, type=speaker.type, roles=roles, places=scene.places, organizations=scene.organizations)
    if found == name and speaker.type == "organization":
        alone = bool(sources) and name in scene.text[sources[0][0] : sources[0][0] + len(name) + 4]
        if not _is_body(scene, name, alone=alone):
            return None
        country = _said_before(scene, name) if "inistry" in name or "Department" in name else None
        if country is not None:
            return country
        if sources and is_office(name):  # "the Air Force", "Parliament"
            return at_home(scene, name, sources[0])
        return Party(found, (Because(rule="the body named", spans=sources, values=(name,)),))
    if found:
        step = Because(rule="the country in its name", spans=sources, values=(name, found))
        return Party(found, (step, *scene.places.shown(found, name)))
    seat = _SEATED.search(scene.text, *sources[0]) if sources and speaker.type == "government" else None
    seated = scene.places.named(seat[1]) if seat else None
    if seat and seated:  # "the foreign ministry in Veldia"
        step = Because(rule="whose body it is", spans=(seat.span(1),), values=(name, seated))
        return Party(seated, (step, *scene.places.shown(seated, seat[1])))
    state_of = re.match(r"([A-ZÀ-Þ][^'’]{1,40})['’]s? (?=\S)", name)
    last = name.rsplit(" ", 1)[-1].lower()
    noun = role_noun(last)
    of_state = last in _OF_STATE or (noun is not None and noun.kind == "government")
    land = scene.places.named(state_of[1]) if state_of and of_state else None
    if land:  # "Veldia's presidential palace"
        return Party(land, (Because(rule="whose body it is", spans=sources, values=(name, land)),))
    if speaker.type == "organization" and is_campaign(name):
        return Party(name, (Because(rule="the body named", spans=sources, values=(name,)),))
    owner = re.fullmatch(r"(.{2,50}?)['’]s? (?:office|campaign|spokes\w+|camp|press office|team|lawyers?)", name)
    if owner and speaker.type in ("organization", "group"):
        named = [p for p in scene.people.persons if p.name.rsplit(" ", 1)[-1] == owner[1].rsplit(" ", 1)[-1]]
        found_party = party_of_person(scene, named[0]) if len(named) == 1 else None
        if found_party:
            return found_party
    if owner and (state := scene.places.within(owner[1])):  # "the Veldian president’s office"
        step = Because(rule="whose office it is", spans=sources, values=(name, state))
        return Party(state, (step, *scene.places.shown(state, owner[1])))
    if owner and sources and role_noun(owner[1].lower().rsplit(" ", 1)[-1]):  # "the president’s office"
        held = _of_office(scene, owner[1].lower(), sources[0])
        if held:
            return held
    headed = re.fullmatch(r"(?:[Tt]he )?(.{2,40}?)(?:['’]s)? administration", name)
    if headed:  # "the Doe administration"
        heads = [p for p in scene.people.persons if p.name.rsplit(" ", 1)[-1] == headed[1].rsplit(" ", 1)[-1]]
        party = party_of_person(scene, heads[0]) if len(heads) == 1 else None
        return party if party and scene.places.named(party.name) else None
    if sources and speaker.type == "group" and CAMPAIGN_STAFF.match(name):
        return party_of_campaign(scene, sources[0])
    if sources and speaker.type == "group" and is_office(name):  # "interior ministry officials"
        return at_home(scene, name, sources[0])
    if sources and (speaker.type in ("organization", "government") or _WHOSE.match(scene.text, *sources[0])):
        return _of_whose(scene, sources[0])
    return None


_OF_STATE = word_set("agency court police parliament commission authority inspectorate")  # "Veldia's tax agency"
_SPOKES = re.compile(r"(?:company |police |campaign )?spokes(?:man|woman|person)")


def _said_before(scene: Scene, name: str) -> Party | None:
    """The country with which the article has a state's body elsewhere: "the Veldian Foreign Ministry"."""
    if name in scene.bodies_told:
        return scene.bodies_told[name]
    scene.bodies_told[name] = None
    pattern = re.compile(rf"(?<![\w’'-])([A-ZÀ-Þ][^\W\d_]{{2,30}})(['’]s)? {re.escape(name)}(?!\w)", re.I)
    found: dict[str, Span] = {}
    for match in pattern.finditer(scene.text):
        country = scene.places.named(match[1]) if match[2] else scene.places.of_demonym(match[1])
        if country:
            found.setdefault(country, match.span())
    if len(found) != 1:
        return None
    country, span = found.popitem()
    step = Because(rule="the same body with its country", spans=(span,), values=(name, country))
    scene.bodies_told[name] = Party(country, (step,))
    return scene.bodies_told[name]


def _is_body(scene: Scene, name: str, *, alone: bool) -> bool:
    """May the words be an organisation's name, rather than a people, a person, a place or words of a title?

    `alone` says that the source begins with the name, so that it is no town in which somebody speaks.
    """
    if name in movements():
        return True
    first, last = name.split(" ")[0], name.rsplit(" ", 1)[-1]
    if last in _GROUNDS or scene.places.of_demonym(name) or name.removesuffix("s") in regions() or name in regions():
        return False
    firm = alone and scene.natures.of(name) == "organization"
    town = scene.places.tagged(name) and not name.isupper() and not firm
    if " " not in name and (name.endswith("ish") or town):
        return False
    if (
        (is_title(first) and " " in name)
        or last in ("of", "Amendment", "Constitution", "Act")
        or re.search(r" [A-Z]\. ", name)
    ):
        return False
    if first.islower() and any(role_noun(word) is not None or word in MODIFIERS for word in name.split(" ")[:2]):
        return False
    return " " in name or not any(name in (p.name, p.name.rsplit(" ", 1)[-1]) for p in scene.people.persons)


def _of_unnamed(scene: Scene, speaker: Speaker, sources: tuple[Span, ...]) -> Party | None:
    """Of somebody without a name: "a Kremlin official", "its foreign minister", "Doe's spokesman"."""
    if not speaker.role or not sources:
        return None
    found = party_of_role(speaker.role, places=scene.places, organizations=scene.organizations) or party_of(
        name=speaker.role, type="group", roles=(), places=scene.places, organizations=scene.organizations
    )
    if found and not _of_a_person(scene, found):
        step = Because(rule="the words of the role", spans=sources, values=(speaker.role, found))
        return Party(found, (step, *(scene.places.shown(found, found) if scene.places.named(found) else ())))
    return (
        _taken_up(scene, speaker.role, sources[0])
        or _of_whose(scene, sources[0])
        or client_of(scene, None, sources[0], lambda other: party_of_person(scene, other))
        or employer_of(scene, sources)
        or of_its_staff(scene, None, sources[0])
        or _of_subject_before(scene, speaker.role, sources[0])
    )


def _of_subject_before(scene: Scene, role: str, source: Span) -> Party | None:
    """Of the body that the sentence before is about: "Acme denied it. A spokesman said"."""
    if not _SPOKES.fullmatch(role) or not re.match(r"An? ", scene.text[slice(*source)]):
        return None
    return subject_before(scene, source[0])


def _of_a_person(scene: Scene, party: str) -> bool:
    """Is a party only a person's name: that of "a spokesman for Ms Doe"?"""
    last = party.rsplit(" ", 1)[-1]
    return any(last == person.name.rsplit(" ", 1)[-1] for person in scene.people.persons)


def _taken_up(scene: Scene, role: str, source: Span) -> Party | None:
    """Of the one without a name whom "the spokesman" takes up: "A spokesman for Acme said … The spokesman added"."""
    if " " in role or not re.match(r"[Tt]he ", scene.text[slice(*source)]):
        return None
    for said in reversed(scene.said[-_SAID:]):
        told = re.split(r" (?:for|of|at|from|in|with) ", said.speaker.role or "")[0]
        if said.speaker.type == "unnamed" and said.speaker.party and told.rsplit(" ", 1)[-1].lower() == role.lower():
            span = (said.position, said.position + len(told))
            step = Because(rule="said before by the same role", spans=(span,), values=(said.speaker.role or "", role))
            return Party(said.speaker.party, (step,))
    return None


def _of_whose(scene: Scene, source: Span) -> Party | None:
    """Of the words of a source or those before it that say whose he or it is."""
    text = scene.text
    for start in _starts(text, source):
        tokens = tokens_in(text, start, source[1])
        head = head_of(tokens, text)
        noun = role_noun(tokens[head].word) if head >= 0 else None
        if noun is None or noun.kind not in ("official", "government"):
            continue
        role = (start, source[1])
        if noun.kind == "official" and not speaks_for_owner(scene, role):
            return None
        found = owner_of_role(scene, None, role, lambda other: party_of_person(scene, other))
        if found:
            return found
        after = re.compile(r" for the ((?:[a-z]+ ){0,2}[a-z]+)$").search(text, tokens[head].end, source[1])
        if after:
            return _of_office(scene, after[1], after.span(1)) or _of_nameless(after[1], after.span(1))
        words = " ".join(text[start : source[1]].split(",")[0].split())
        return office_before(scene, role) or at_home(scene, words, role)
    return None


def _starts(text: str, source: Span) -> Iterator[int]:
    """Where the role of a source may begin: after "its" or "the", else at its start."""
    lead = _LEAD.match(text, *source)
    yield lead.end() if lead else source[0]


def _of_nameless(body: str, span: Span) -> Party | None:
    """A body that has no other name in the article: "a spokesman for the harbour trust"."""
    noun = role_noun(body.rsplit(" ", 1)[-1])
    if " " not in body or noun is None or noun.kind != "organization":
        return None
    return Party(body, (Because(rule="the body named", spans=(span,), values=(body,)),))


def _of_office(scene: Scene, office: str, span: Span) -> Party | None:
    """The party of whoever bears an office: "a spokeswoman for the prime minister"."""
    bearers = [
        person
        for person in scene.people.persons
        if any(scene.text[slice(*role)].lower() == office for role in person.roles)
    ]
    if len(bearers) == 1:
        return party_of_person(scene, bearers[0])
    first = re.compile(rf"\b[Tt]he ({re.escape(office)})\b").search(scene.text, 0, _FAR)
    return None if bearers or first is None else at_home(scene, office, first.span(1))
