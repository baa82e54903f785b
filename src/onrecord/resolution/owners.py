"""Whose somebody is: what "its minister", "Doe's spokesman" and "head of the council" mean in an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.countries import without_the
from onrecord.resolution.names import ORGANISED, given_names
from onrecord.resolution.parties import country_of_body, is_area
from onrecord.resolution.people import Person
from onrecord.resolution.pronouns import person_before
from onrecord.resolution.roles import Gender, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.scene import Scene

_BACK = 3000  # characters before "the commission" in which it is named
_SENTENCES = 4  # before "its" in which its subject may stand
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
_SCHOOL = re.compile(r"\b(?:University|College|School)\b")
_TRAILING = re.compile(r"[A-ZÀ-Þ][\w&.’'-]*(?: (?:(?:of|for|and|&) )?[A-ZÀ-Þ&][\w&.’'-]*){0,6}$")
_OPENING = re.compile(
    r"(?:(?:[Tt]he (?:[a-z-]+ )?(?:agency|company|firm|charity|union|group)|[Tt]he|[Aa]n?|[Bb]ut|[Aa]nd|[Ss]o|[Yy]et"
    r"|opposition|ruling|state|national|main) ){0,4}"
)
_DEFINITE = re.compile(r"The ([a-z-]{4,20})\b(?=,| (?:has|had|is|was|will|would|did|does|also|\w+ed|\w+s|said)\b)")
_APPOSED = re.compile(r"(?:The|Its|A|An|His|Her|Their) [^,.;:“”\"\n]{4,60}, (?:[A-Z]\w+-based )?(?=[A-ZÀ-Þ])")
_QUOTES = "“\"‘'"
_FIRMS = word_set(
    "company firm group maker carrier manufacturer operator organization organisation agency body party union charity"
)
_LANDS = word_set("country nation republic kingdom state islands island territory emirate sultanate")
_CAP = r"[A-ZÀ-Þ][\w’'.-]*"
_NAME = re.compile(rf"{_CAP}(?:(?: (?:of (?:the )?|for (?:the )?|and |& )?){_CAP}){{0,6}}(?<![.’'])")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,30}(?:, [\w .]{1,30})?(?: \([^()\n]{1,30}\))? {0,2}[-–—]{1,2} ")
_NOT_BODIES = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


@dataclass(frozen=True, slots=True)
class Party:
    """Whom somebody speaks for, and what that was resolved from."""

    name: str
    because: tuple[Because, ...]


PartyOf = Callable[[Person], Party | None]


def owner_of_role(scene: Scene, person: Person | None, role: Span, party_of: PartyOf) -> Party | None:
    """The party of whom the words beside a role say that it is: "its", "Doe's", "the council's", "of the council".

    `party_of` gives the party of another person whom those words mean.
    """
    text, (start, end) = scene.text, role
    words = text[start:end]
    inside = _OWNER.match(words)
    if inside and len(inside.group()) < len(words):
        return _of_owner(scene, _last_name(inside["owner"]), (start, start + inside.end("owner")), party_of)
    before = _WHOSE.search(text, max(scene.paragraphs[scene.paragraph(start)], start - 70), start)
    if before:
        if before["pronoun"]:
            return _of_pronoun(scene, person, before["pronoun"].lower(), before.start(), party_of)
        return _of_owner(scene, _last_name(before["owner"]), before.span("owner"), party_of)
    tokens = tokens_in(text, start, end)
    head = head_of(tokens, text)
    after = _OF.search(text, tokens[head].end, end) if head >= 0 else None
    if after is None or tokens[head].word in ("minister", "secretary"):
        return None
    if after["det"] and after["det"].strip() != "the":
        return None
    return _of_owner(scene, after["owner"], after.span("owner"), party_of)


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
    found = subject_before(scene, at, thing=pronoun == "its") or _speaking_before(scene, at)
    return _through(found, pronoun, (at, at + len(pronoun)), found.name) if found else None


def _right_before(scene: Scene, person: Person | None, at: int, party_of: PartyOf) -> Party | None:
    """The party of what "whose" at `at` takes up: the body, country or person that ends the words before."""
    text = scene.text
    floor = max(scene.sentences[scene.sentence(at)], at - 100)
    mentions = [m for m in scene.people.between(floor, at) if m.person is not person]
    if mentions and text[mentions[-1].end : at] in (", ", " "):
        return party_of(mentions[-1].person)
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
            span = (said.position, said.position + len(name))
            return Party(party, (Because(rule="the body that spoke before", spans=(span,), values=(name, party)),))
    return None


def _through(party: Party | None, words: str, span: Span, means: str) -> Party | None:
    if party is None:
        return None
    return Party(party.name, (Because(rule="whose role it is", spans=(span,), values=(words, means)), *party.because))


def _of_owner(scene: Scene, owner: str, span: Span, party_of: PartyOf) -> Party | None:
    """The party of an owner by its words: a country, a body, a person, or the noun for one named before."""
    owner = without_the(owner)
    owner = (_INSIDE if owner[0].islower() else _PLACE).split(owner)[0]
    words = owner.rsplit(" ", 1)[-1]
    for name in (owner, words) if " of " not in owner and " for " not in owner else (owner,):
        country = scene.places.named(name)
        if country:
            return Party(
                country,
                (Because(rule="whose role it is", spans=(span,), values=(owner,)), *scene.places.shown(country, name)),
            )
    if ORGANISED.fullmatch(owner):  # "the Union", of the Union of Sel States
        longer = re.compile(rf"\b{re.escape(owner)} of (?:the )?[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+){{0,3}}").search(scene.text)
        if longer:
            return body_party(scene, longer.group(), longer.span())
        found = noun_before(scene, owner, span[0])
        return _through(found, owner, span, found.name) if found else None
    if (
        is_area(owner)
        or _CHAMBER.search(owner)
        or _SCHOOL.search(owner)
        or re.search(r" (?!(?:of|for|and|the|al|el|de|bin)\b|al-|el-)[a-z]", owner)
    ):
        if words[0].isupper():
            return None
    elif owner in scene.organizations or (" " in owner and owner[0].isupper() and ORGANISED.search(owner)):
        return body_party(scene, owner, span)
    if words[0].isupper():
        named = [p for p in scene.people.persons if p.name == owner or p.name.rsplit(" ", 1)[-1] == words]
        if len(named) == 1 and _may_be_body(named[0]) and _BODY_OFFICE.match(scene.text, span[1]):
            return body_party(scene, named[0].name, span)
        if named:
            return _through(party_of(named[0]), owner, span, named[0].name) if len(named) == 1 else None
        return None
    found = noun_before(scene, words, span[0])
    return _through(found, owner, span, found.name) if found else None


def _may_be_body(person: Person) -> bool:
    """Is nothing told of a name that was taken for a person's that only persons have?"""
    return not (person.gender or person.roles or person.name.split(" ")[0] in given_names())


def noun_before(scene: Scene, noun: str, at: int) -> Party | None:
    """What "the commission", "the company" or "the country" at `at` means: the one that the article named before."""
    noun = noun.lower()
    if noun in _LANDS:
        owned = [state for state in scene.places.states if state.rsplit(" ", 1)[-1].lower() == noun]
        if len(owned) == 1:
            return Party(owned[0], scene.places.shown(owned[0], owned[0]))
        found = subject_before(scene, at)
        return found if found and (scene.places.named(found.name)) else None
    kind = role_noun(noun)
    titled = noun.capitalize()
    longer = re.compile(
        rf"(?<![\w’'-])(?:[A-ZÀ-Þ][\w’'-]{{1,20}} (?:of |for |and )?){{1,5}}{re.escape(titled)}(?![\w-]| [A-ZÀ-Þ])"
    )
    last = None
    for match in longer.finditer(scene.text, max(0, at - _BACK), at):
        last = match
    if last is None:
        apposed = re.compile(rf"\b{re.escape(noun)}, (?:the )?({_NAME.pattern})(?=[,.])")
        for match in apposed.finditer(scene.text, max(0, at - _BACK), at):
            if not scene.people.between(*match.span(1)):
                return body_party(scene, match[1], match.span(1))  # "His party, the United Front, …"
    if last is None and kind is not None and kind.kind == "government":
        return _with_country(scene, noun, at)
    if last is not None:
        return body_party(scene, re.sub(r"^\S+-based ", "", without_the(last.group())), last.span())
    if kind is None or kind.kind != "organization" or noun not in _FIRMS:
        return None
    found = subject_before(scene, at)
    return found if found and not scene.places.named(found.name) else None


def _with_country(scene: Scene, noun: str, at: int) -> Party | None:
    """The country with which a state's body was last named: "the ministry" after "the Veldian finance ministry"."""
    named = re.compile(rf"([A-ZÀ-Þ][\w-]{{2,20}}(?:['’]s)?) (?:[a-z]+ ){{0,2}}{re.escape(noun)}\b")
    for told in reversed(list(named.finditer(scene.text, max(0, at - _BACK), at))):
        country = scene.places.within(told[1])
        if country:
            step = Because(rule="the body named before", spans=(told.span(),), values=(noun, country))
            return Party(country, (step,))
    return None


def body_party(scene: Scene, words: str, span: Span) -> Party:
    """A body as a party: the country of a state's body, else itself."""
    country = country_of_body(words, scene.places)
    if country is None and "inistry" in words:
        spoke = (said.speaker.party for said in scene.said if said.speaker.name == words)
        country = next((party for party in spoke if party), None)
    step = Because(rule="the body named", spans=(span,), values=(words,))
    return Party(country or words, (step, *(scene.places.shown(country, words) if country else ())))


def subject_before(scene: Scene, at: int, *, thing: bool = False) -> Party | None:
    """The country or body that opens the sentence of `at` or one shortly before it: what "its" means.

    With `thing`, what is told cannot be a person, so that a name that may be one's is a body's ("Halden denied it. Its
    director").
    """
    text = scene.text
    number = scene.sentence(at)
    paragraph = scene.paragraph(at)
    floor = scene.paragraphs[paragraph]
    if paragraph and all(text[s] in _QUOTES for s in scene.sentences[scene.sentence(floor) : number]):
        floor = scene.paragraphs[paragraph - 1]
    lowest = max(0, number - _SENTENCES)
    while number >= lowest and scene.sentences[number] >= floor:
        found = _opening(scene, scene.sentences[number], min(at, scene.sentences[number] + 120), thing)
        if found:
            return found
        number -= 1
    return None


def _opening(scene: Scene, start: int, end: int, thing: bool) -> Party | None:
    """The country or body with which a sentence opens, if any."""
    text = scene.text
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    lead = _OPENING.match(text, start, end)
    noun = _DEFINITE.match(text, start, end)
    kind = role_noun(noun[1]) if noun else None
    if noun and kind is not None and kind.kind == "organization":
        return noun_before(scene, noun[1], start)  # "The federation denied it. Its secretary-general"
    run = _NAME.match(text, lead.end() if lead else start, end) or _NAME.match(text, start, end)
    apposed = _APPOSED.match(text, start, end)
    if apposed and (run is None or run.start() == start):
        run = _NAME.match(text, apposed.end(), end)  # "The largest backer, Acme Capital, …"
    if run is None or text[start] in _QUOTES:
        return None
    words = without_the(run.group())
    plain = re.sub(r"['’]s?$", "", words) if words not in scene.organizations else words
    country = scene.places.named(plain) or scene.places.government(plain)
    if country:
        step = Because(rule="the subject before", spans=(run.span(),), values=(plain,))
        return Party(country, (step, *scene.places.shown(country, plain)))
    if run.group().endswith(("'s", "’s")) and text[run.end() : run.end() + 2].strip().islower():
        return None  # "the UN's refugee agency"
    if re.match(r"['’]s? \w", text[run.end() : run.end() + 4]) or _NOT_BODIES.search(plain):
        return None
    people = scene.people.between(run.start(), run.end())
    if people and "&" not in plain:
        person = people[0].person
        if not thing or not _may_be_body(person):
            return None
        return body_party(scene, person.name, run.span())
    tagged = any(
        n.type == "organization" and n.span[0] < run.end() for n in scene.bodies_between(run.start(), run.end())
    )
    if not (tagged or ORGANISED.search(plain) or plain in scene.organizations or "&" in plain):
        return None
    if scene.places.tagged(plain) or scene.places.of_demonym(plain) or scene.places.of_demonym(plain.split(" ")[0]):
        return body_party(scene, plain, run.span()) if " " in plain and ORGANISED.search(plain) else None
    return body_party(scene, plain, run.span())
