"""Whose somebody is: what "its minister", "Doe's spokesman" and "head of the council" mean in an article."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.known.countries import without_the
from onrecord.resolution.known.movements import movements
from onrecord.resolution.known.roles import BREAKS, Gender, Token, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.mentions.pronouns import person_before
from onrecord.resolution.parties.campaigns import party_of_campaign
from onrecord.resolution.parties.parties import is_area
from onrecord.resolution.parties.subjects import body_party, may_be_body, noun_before, subject_before
from onrecord.resolution.scene.found import Party
from onrecord.resolution.scene.names import NOT_NAMES, ORGANISED, is_title
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.scene import Scene

_WHOSE = re.compile(
    r"(?:\b(?P<pronoun>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|whose)|(?P<owner>\w[\w .&’'-]{1,50}?)(?:['’]s|(?<=s)['’]))"
    r" (?:(?:[a-z-]{2,16}) ){0,2}$"
)
_OWNER = re.compile(r"(?:the |The )?(?P<owner>[\w][\w .&-]{1,50}?)(?:['’]s|(?<=s)['’]) ")
_OF = re.compile(r"\b(?:of|for|at|with|to) (?P<det>the |its |his |her |their )?(?P<owner>[\w][\w .&’'-]{1,100})$")
# What only bodies have: "Acme's chief executive".
_BODY_OFFICE = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}(?:executive|chairman|chairwoman|chairperson|director|board|treasurer|general manager)\b"
)
_CHAMBER = re.compile(r"\b(?:Senate|House|Parliament|Commons|[Pp]arliamentary|[Cc]ongressional)\b.*\b[Cc]ommittee\b")
_INSIDE = re.compile(r" (?:in|on|of|for|at|to|and|with|from) ")
_PLACE = re.compile(r" (?:in|on|at|to|with|from) ")
# "New Mexico", whose last word is no country there.
_ENDS_LONGER = re.compile(r"\b(?:New|West|East|North|South|Western|Eastern|Northern|Southern) [A-ZÀ-Þ]\w+$")
_SCHOOL = re.compile(r"\b(?:University|College|School)\b")
_TRAILING = re.compile(r"[A-ZÀ-Þ][\w&.’'-]*(?: (?:(?:of|for|and|&) )?[A-ZÀ-Þ&][\w&.’'-]*){0,6}$")
# What a state has, which speaks for it; and bodies whose own name nothing near tells: a town's police, any party.
_BODY_ENDS = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )?(?P<body>(?:[A-ZÀ-Þ][\w’'-]+ ){1,4}(?:Party|Union|Alliance|Front|Association|Federation"
    r"|League|Movement|Council|Society|Commission|Institute|Group|Foundation)),? $"
)
_FORCES = word_set("army navy military")
_NOT_ITS_OWN = word_set("police party campaign court church parliament office press team family crew")


PartyOf = Callable[[Person], Party | None]


def owner_of_role(scene: Scene, person: Person | None, role: Span, party_of: PartyOf) -> Party | None:
    """The party of whom the words beside a role say that it is: "its", "Doe's", "the council's", "of the council".

    `party_of` gives the party of another person whom those words mean.
    """
    text, (start, end) = scene.text, role
    words = text[start:end]
    inside = _OWNER.match(words)
    if inside and len(inside.group()) < len(words) and " of " not in inside["owner"]:
        return _of_owner(scene, _last_name(inside["owner"]), (start, start + inside.end("owner")), party_of)
    before = _WHOSE.search(text, max(scene.paragraphs[scene.paragraph(start)], start - 70), start)
    if before:
        if before["pronoun"]:
            if "campaign" in words:  # which is his own, and not his country's
                return party_of_campaign(scene, role, before["pronoun"].lower())
            return _of_pronoun(scene, person, before["pronoun"].lower(), before.start(), party_of)
        return _of_owner(scene, _last_name(before["owner"]), before.span("owner"), party_of)
    tokens = tokens_in(text, start, end)
    head = head_of(tokens, text)
    if tokens[0].word == "outside":
        return None  # "an outside adviser to the campaign"
    after = _OF.search(text, tokens[head].end, end) if head >= 0 else None
    if tokens[head].word in ("minister", "secretary"):
        return None
    if after is None:
        return _of_common_body(scene, tokens[: head + 1])
    if after["det"] and after["det"].strip() != "the":
        return None
    return _of_owner(scene, after["owner"], after.span("owner"), party_of)


def _of_common_body(scene: Scene, tokens: list[Token]) -> Party | None:
    """The party of a role whose body stands in it without its name: "federation spokesman", "council spokesperson"."""
    noun = tokens[0]
    if noun.word == "campaign" and len(tokens) > 1:
        return party_of_campaign(scene, (noun.start, noun.end))
    opens = noun.start in scene.sentences[scene.sentence(noun.start) :][:1]  # "Company president Ana Doe"
    kind = role_noun(noun.word) if len(tokens) > 1 and (opens or not noun.capital) else None
    forces = noun.word in _FORCES
    if kind is None or noun.word in _NOT_ITS_OWN or not (kind.kind == "organization" or forces):
        return None
    span = (noun.start, noun.end)
    found = noun_before(scene, noun.word, noun.start)
    if found or forces:
        return _through(found, noun.word, span, found.name) if found else None
    return _told_in_full(scene, noun.word, span)


def _told_in_full(scene: Scene, noun: str, span: Span) -> Party | None:
    """A body without a name, as the article first has it: "the city council" for "the council"; else null."""
    capital, common = r"(?:[A-ZÀ-Þ][\w-]{1,20} )", r"(?:[a-z-]+ )"
    lead = rf"(?:(?<=[Tt]he ){capital}{{0,3}}{common}{{0,2}}|(?:(?<=[a-z] )|(?<=\n)(?!The )){capital}{{1,3}}{common}?)"
    for told in re.finditer(rf"(?<!\w)({lead}{re.escape(noun)})\b(?! [A-ZÀ-Þ])", scene.text[: span[0]]):
        if " " not in told[1] or told[1].split(" ")[0].lower() in NOT_NAMES:
            continue
        if all(token.word not in BREAKS for token in tokens_in(scene.text, *told.span(1))):
            step = Because(rule="whose role it is", spans=(told.span(1), span), values=(noun, told[1]))
            return Party(told[1], (step,))
    return None


def _last_name(words: str) -> str:
    """The name or noun that ends words before a possessive: "Acme" of "which Acme's chief"."""
    run = _TRAILING.search(words)
    return run.group() if run else words


def _of_pronoun(scene: Scene, person: Person | None, pronoun: str, at: int, party_of: PartyOf) -> Party | None:
    """The party of whom "his" or "her" means, and of the subject that "its" or "their" does."""
    if pronoun == "whose":
        found = _right_before(scene, person, at, party_of)
        return _through(found, pronoun, (at, at + len(pronoun)), found.name) if found else None
    if pronoun in ("his", "her"):
        gender: Gender = "m" if pronoun == "his" else "f"
        meant = person_before(scene, at, gender, scene.said[-40:], person)
        if meant is not None and isinstance(meant.who, Person) and meant.who is not person:
            return _through(party_of(meant.who), pronoun, (at, at + len(pronoun)), meant.who.name)
        if meant is not None and isinstance(meant.who, Speaker):
            step = Because(rule="whose role it is", spans=(meant.span,), values=(pronoun, meant.who.role or ""))
            return Party(meant.who.party, (step,)) if meant.who.party else None
        floor = scene.paragraphs[max(0, scene.paragraph(at) - 1)]
        for mention in reversed(scene.people.between(floor, at)):
            if mention.person is not person and mention.person.gender in (None, gender):
                return _through(party_of(mention.person), pronoun, (at, at + len(pronoun)), mention.words)
        return None
    if pronoun == "their":
        for said in reversed(scene.said[-2:]):  # "Observers from the League said … Their leader"
            near = scene.sentence(at) - scene.sentence(said.position) <= 1
            if said.speaker.type == "group" and said.speaker.party and near and said.position < at:
                step = Because(rule="whose role it is", spans=(said.span,), values=(pronoun, said.speaker.name or ""))
                return Party(said.speaker.party, (step,))
    found = subject_before(scene, at, thing=pronoun == "its")
    found = found or (_speaking_before(scene, at) if pronoun == "its" else None)
    return _through(found, pronoun, (at, at + len(pronoun)), found.name) if found else None


def _right_before(scene: Scene, person: Person | None, at: int, party_of: PartyOf) -> Party | None:
    """The party of what "whose" at `at` takes up: the body, country or person that ends the words before."""
    text = scene.text
    floor = max(scene.sentences[scene.sentence(at)], at - 100)
    mentions = [m for m in scene.people.between(floor, at) if m.person is not person]
    if mentions and text[mentions[-1].end : at] in (", ", " "):
        return party_of(mentions[-1].person)
    body = _BODY_ENDS.search(text, floor, at)
    if body and not scene.places.within(body["body"]) and not scene.bodies_between(body.start("body"), at):
        return body_party(scene, body["body"], body.span("body"))
    for name in reversed(scene.bodies_between(floor, at)):
        words = without_the(text[slice(*name.span)])
        if _PLACE.search(text, max(floor, name.span[0] - 5), name.span[0]) and name.type == "place":
            continue  # "the Sel Institute in Korva, whose director"
        country = scene.places.named(words) or scene.places.government(words)
        if country:
            step = Because(rule="whose role it is", spans=(name.span,), values=(words,))
            return Party(country, (step, *scene.places.shown(country, words)))
        return body_party(scene, words, name.span) if name.type == "organization" else None
    return None


def _speaking_before(scene: Scene, at: int) -> Party | None:
    """The body that spoke last in this sentence or the one before, what "its" means that no subject tells."""
    number = scene.sentence(at)
    floor = max(scene.paragraphs[scene.paragraph(at)], scene.sentences[max(0, number - 1)])
    for said in reversed(scene.said[-4:]):
        name = said.speaker.name
        if floor <= said.position < at and name and said.speaker.type in ("organization", "government"):
            party = said.speaker.party or name
            span = said.span
            return Party(party, (Because(rule="the body that spoke before", spans=(span,), values=(name, party)),))
    return None


def _through(party: Party | None, words: str, span: Span, means: str) -> Party | None:
    if party is None:
        return None
    return Party(party.name, (Because(rule="whose role it is", spans=(span,), values=(words, means)), *party.because))


def _of_owner(scene: Scene, owner: str, span: Span, party_of: PartyOf) -> Party | None:
    """The party of an owner by its words: a country, a body, a person, or the noun for one named before."""
    owner = without_the(owner)
    running = any(span[0] <= campaign.span[0] < span[1] for campaign in scene.campaigns)
    if running or owner.split(" ")[0] == "campaign":
        return party_of_campaign(scene, span)
    owner = (_INSIDE if owner[0].islower() else _PLACE).split(owner)[0]
    words = owner.rsplit(" ", 1)[-1]
    alone = " of " in owner or " for " in owner or _ENDS_LONGER.search(owner)
    for name in (owner,) if alone else (owner, words):
        country = scene.places.named(name)
        if country:
            return Party(
                country,
                (Because(rule="whose role it is", spans=(span,), values=(owner,)), *scene.places.shown(country, name)),
            )
    last = next((m for m in scene.people.between(*span) if m.end == span[1]), None)
    if last and last.start > span[0] and is_title(scene.text[span[0] : last.start].split()[-1]):
        return _through(party_of(last.person), owner, span, last.person.name)  # "for House Speaker Ana Doe"
    if ORGANISED.fullmatch(owner):  # "the Union", of the Union of Sel States
        longer = re.compile(rf"\b{re.escape(owner)} of (?:the )?[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+){{0,3}}").search(scene.text)
        if longer:
            return body_party(scene, longer.group(), longer.span())
        found = noun_before(scene, owner, span[0])
        return _through(found, owner, span, found.name) if found else None
    firm = owner in scene.organizations and scene.natures.of(owner) == "organization"  # "Gale North", a company
    if not firm and (
        is_area(owner)
        or _CHAMBER.search(owner)
        or _SCHOOL.search(owner)
        or re.search(r" (?!(?:of|for|and|the|al|el|de|bin)\b|al-|el-)[a-z]", owner)
    ):
        if words[0].isupper():
            return None
    elif owner in movements() and owner in scene.organizations:
        return body_party(scene, owner, span)  # "Velmo's deputy leader"
    elif owner in scene.organizations or (" " in owner and owner[0].isupper() and ORGANISED.search(owner)):
        return body_party(scene, owner, span)
    if owner in scene.outlets and not scene.places.is_place(owner):
        return Party(owner, (Because(rule="whose role it is", spans=(span,), values=(owner,)),))
    if words[0].isupper():
        named = [p for p in scene.people.persons if p.name == owner or p.name.rsplit(" ", 1)[-1] == words]
        if len(named) == 1 and may_be_body(named[0]) and _BODY_OFFICE.match(scene.text, span[1]):
            return body_party(scene, named[0].name, span)
        if named:
            return _through(party_of(named[0]), owner, span, named[0].name) if len(named) == 1 else None
        return None
    found = noun_before(scene, words, span[0])
    kind = role_noun(words)
    if found is None and kind is not None and kind.kind == "organization" and words not in _NOT_ITS_OWN:
        told = _told_in_full(scene, words, span)
        if told is None and re.search(r"s['’] ", owner):  # "head of the builders' federation", which has no other name
            told = Party(owner, (Because(rule="the body named", spans=(span,), values=(owner,)),))
        return told
    return _through(found, owner, span, found.name) if found else None
