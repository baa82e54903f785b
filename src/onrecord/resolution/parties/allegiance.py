"""Whom a named person speaks for, from all that the article says of him."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Because, Span
from onrecord.resolution.known.countries import titles
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.known.roles import role_noun, tokens_in, word_set
from onrecord.resolution.parties.affiliation import client_of, employer_of, of_its_staff, partisan_of
from onrecord.resolution.parties.bare_offices import at_home, office_before
from onrecord.resolution.parties.owners import owner_of_role
from onrecord.resolution.parties.parties import NO_PARTIES, country_of_body, is_area, party_of_role
from onrecord.resolution.parties.subjects import body_party, by_its_members, noun_before, subject_before
from onrecord.resolution.scene.found import Party
from onrecord.resolution.scene.home import is_office
from onrecord.resolution.scene.names import ORGANISED, is_title
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.scene import Scene

_DEPTH = 3  # of "the spokesman of her minister"
_MENTIONS = 20  # of a person, whose surroundings are read
_NOT_SPOKEN_FOR = re.compile(r"\b(?:Church|Court|Times|Post|Press|News|Journal|Review|Magazine|Street|Square)\b")
_CAUSE = re.compile(
    r" (?:Solidarity|Watch|Initiative|Observatory|Relief|Rescue|International|Project|Securities)\b"
    r"|^(?:Friends|Mothers|Families|Citizens|People|Women|Doctors|Lawyers|Teachers|Parents|Students|Workers|Farmers)"
    r" (?:of|for|without|against)\b"
)
_LOCAL = word_set("mayor sheriff constable coroner")  # of a town or county, which is no party
# Who stands against a government, though he was of it once: "his challenger, the former finance minister".
_RIVAL = re.compile(
    r"\b(?:challenger|opposition|candidate|nominee|contender|rival|critic|exile[sd]?|dissident)\b", re.I
)
_FORMER = re.compile(r"\b(?:former|ex|late|then)\b", re.I)
_CAP = r"[A-ZÀ-Þ][\w&’'-]*(?:\.\w[\w&’'-]*){0,4}"
_BODY = rf"(?P<body>{_CAP}(?: (?:(?:of|for|and|the|&) ){{0,2}}{_CAP}){{0,6}})"
# What says of the name behind it that it is a body's: "of the charity Open Doors".
_KIND = (
    r"(?:(?:[a-z]+ ){0,2}(?:group|charity|union|association|foundation|network|coalition|party|organi[sz]ation|movement"
    r"|campaign|think[- ]tank|NGO|federation|league|nonprofit|non-profit|society|alliance|consultancy|brokerage|firm"
    r"|company|bank|agency|trust|watchdog|broker|lender|insurer|airline|retailer) )"
)
_BESIDE = re.compile(
    rf",? (?:of|from|at|with(?= (?:the |an? )[a-z])) "
    rf"(?P<the>(?:the|an?) (?:[a-z]+['’]s )?(?:(?!and |or )[a-z-]{{3,14}} ){{0,3}}?)?(?P<kind>{_KIND})?{_BODY}"
)
_LEADS = re.compile(
    r"(?:, (?:the|an?) [^,.;:\n“”\"()]{3,60}?)?,?(?: who)?(?: [^,.;:\n“”\"()]{3,60} and)?"
    r" (?:leads|heads|chairs|runs|commands|represents|has (?:led|headed|chaired|run)|speaks for"
    r"|(?:sits|serves|stands)"
    rf"(?: [a-z]+){{0,3}} (?:for|on))(?: (?:the |an? )?(?:[a-z-]+ ){{0,3}}(?:of|for|at(?= the [a-z])))? (?P<the>the )?"
    rf"(?P<kind>{_KIND})?(?!him|her|it){_BODY}"
)
# A body without a name of its own: "who leads the drivers' federation".
_LEADS_COMMON = re.compile(
    r", who (?:leads|heads|chairs|runs|has (?:led|headed|chaired|run)) the ((?:[\w’'-]+ ){1,3}"
    r"(?:federation|union|association|committee|council|society|alliance|syndicate|cooperative|foundation|movement"
    r"|guild|board|trust|club|league|charity|authority))\b(?!['’])"
)
# Who leads a part of what a state has: "who commands the army's eastern division".
_LEADS_FORCES = re.compile(
    r", who (?:commands|leads|heads|runs|speaks for) the "
    r"(?P<forces>army|navy|air force|military|armed forces|coast ?guard"
    r"|(?:group|charity|agency|company|union)(?=['’]s))\b"
)
_IS = re.compile(
    r"(?:, (?:an? |the )[^,.;:\n“”\"()]{3,60}?(?= who))?,?(?: who)? (?:(?:is|was) (?:named|appointed"
    r"|elected)(?: on \w+)? as|is|was|became|(?:has|had) been|works as|served as)"
    r" (?:also |now |currently )?(?:the |an? )?(?P<role>[^,.;:\n“”\"()]{4,90})"
)
# "who runs Veldia's economy ministry"
_ITS_STATE = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}(?:ministry|government|army|navy|parliament|central bank|delegation)\b"
)
_OF_PLACE = re.compile(r" of (?:the )?([A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+)?)(?!\w)")
_PAST = re.compile(r"\b(?:was|became|had been|served)\b")
_OWNED_BY = re.compile(r"([A-ZÀ-Þ][\w-]{2,30})['’]s $")
_OWNED_BY_BODY = re.compile(r"\b([A-ZÀ-Þ][\w&-]+(?: (?:of |for )?[A-ZÀ-Þ][\w&-]+){1,4})['’]s $")
_BEFORE = re.compile(
    r"(?:\b(?P<pronoun>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|(?:\b[Tt]he )?\b(?P<owner>[\w&-]+(?: [\w&-]+){0,5})['’]s)"
    r" (?P<role>[a-z][\w-]*(?: [\w-]+){0,5}), (?:[A-Z][\w]{0,12}\.? ){0,2}$"
)
# Who is bare, "spokesman Doe", after a sentence about a body is that body's.
_FOR_BODY = re.compile(
    r"(?:chief |press |media |group )?[Ss]pokes(?:man|woman|person)|(?:group )?[Cc]hief executive(?: officer)?"
    r"|(?:[Dd]eputy |[Vv]ice[- ])?[Cc]hair(?:man|woman|person)?"
    r"|CEO|managing director"
    r"|director[- ]general|general secretary|[Ss]ecretary[- ]general|[Gg]overnor|"
    r"(?:deputy )?prime minister and \w+ spokes\w+"
)


def party_of_person(scene: Scene, person: Person, roles: list[str] | None = None, depth: int = 0) -> Party | None:
    """The country or organisation that `person` speaks for, from all that the article says of him; None without.

    `roles` are words for his role, nearest first, that tell more than those beside his name.
    """
    if person in scene.parties or depth > _DEPTH:
        return scene.parties.get(person)
    scene.parties[person] = None  # for circles: "Doe's aide Roe", "Roe's chief Doe"
    found = (
        _by_title(scene, person)
        or _by_roles(scene, person, roles or [], depth, former=False)
        or _by_owner(scene, person, depth)
        or _by_roles(scene, person, roles or [], depth, former=True)
        or partisan_of(scene, person)
        or _by_name(scene, person)
        or _by_work(scene, person, depth)
        or _by_description(scene, person)
        or _by_subject(scene, person)
        or _by_home(scene, person)
    )
    scene.parties[person] = found
    return found


def _by_title(scene: Scene, person: Person) -> Party | None:
    """Of a title before the name that one country alone has: "Pope Ana"."""
    for mention in person.mentions[:_MENTIONS]:
        for words in (
            mention.words.split(" ")[0],
            *scene.text[max(0, mention.start - 12) : mention.start].split()[-1:],
        ):
            country = titles().get(words)
            if country:
                return Party(
                    country,
                    (
                        Because(
                            rule="a title of one country alone",
                            spans=((mention.start, mention.end),),
                            values=(words, country),
                        ),
                    ),
                )
    return None


def _by_roles(scene: Scene, person: Person, more: list[str], depth: int, *, former: bool) -> Party | None:
    """Of the words of a role: "Kremlin spokesman", "spokesman for Acme"; a `former` one is asked by itself."""
    text = scene.text
    spans = {" ".join(text[slice(*span)].split()): span for span in reversed(person.roles)}
    words = [
        *more,
        *(role for role in (" ".join(text[slice(*span)].split()) for span in person.roles) if role not in more),
    ]
    for role in words:
        if bool(_FORMER.search(role)) != former:
            continue
        found = party_of_role(role, places=scene.places, organizations=scene.organizations)
        if not found or (former and not scene.places.named(found)):
            continue  # who was a body's once does not speak for it now
        found = by_its_members(scene, found)
        step = Because(
            rule="the words of the role", spans=(spans[role],) if role in spans else (), values=(role, found)
        )
        return _through_person(scene, person, found, step, depth)
    return None


def _through_person(scene: Scene, person: Person, party: str, step: Because, depth: int) -> Party | None:
    """`party`, or where it is itself a person ("spokesman for President Ana Doe") the party of that one."""
    for other in scene.people.persons:
        if other is not person and other.full and party.endswith(other.name):
            lead = party.removesuffix(other.name).split()
            if all(is_title(word) for word in lead):
                theirs = party_of_person(scene, other, depth=depth + 1)
                return Party(theirs.name, (step, *theirs.because)) if theirs else None
    return (
        Party(party, (step, *scene.places.shown(party, party))) if scene.places.named(party) else Party(party, (step,))
    )


def _by_owner(scene: Scene, person: Person, depth: int) -> Party | None:
    """Of the role's owner: "its foreign minister", "Doe's spokesman", "the commission's secretary-general"."""
    for role in [*person.roles, *_roles_before(scene, person)]:
        if not speaks_for_owner(scene, role):
            continue
        found = owner_of_role(scene, person, role, lambda other: party_of_person(scene, other, depth=depth + 1))
        if found:
            return found
    return None


def _roles_before(scene: Scene, person: Person) -> Iterator[Span]:
    """Roles with their owner that a name explains: "the council's chairwoman, Judge Ana Doe"."""
    for mention in person.mentions[:_MENTIONS]:
        if " " in mention.words:
            before = _BEFORE.search(scene.text, max(0, mention.start - 110), mention.start)
            if before:
                yield before.span("role")


def speaks_for_owner(scene: Scene, role: Span) -> bool:
    """Is a role one that speaks for whom it belongs to: an office, of today?"""
    words = scene.text[slice(*role)]
    tokens = tokens_in(scene.text, *role)
    official = any((noun := role_noun(token.word)) and noun.kind == "official" for token in tokens)
    local = any(token.word in _LOCAL for token in tokens)
    return official and not local and not _FORMER.search(words) and not re.search(r"\bopposition\b", words)


def _by_name(scene: Scene, person: Person) -> Party | None:
    """Of the words beside a name: "Veldia's Ana Doe", "Ana Doe of the Farmers' Union", "Ana Doe, who leads it"."""
    text = scene.text
    for mention in person.mentions[:_MENTIONS]:
        common = _LEADS_COMMON.match(text, mention.end, mention.end + 120)
        if common:
            return Party(common[1], (Because(rule="the body he leads", spans=(common.span(1),), values=(common[1],)),))
        forces = _LEADS_FORCES.match(text, mention.end, mention.end + 60)
        if forces and (found := noun_before(scene, forces["forces"], forces.start("forces"))):
            return found
        leads = _LEADS.match(text, mention.end, mention.end + 160)
        if leads and (found := _body(scene, leads, leads=True)):
            return found
        role = _IS.match(text, mention.end, mention.end + 160)
        if role:
            words = re.split(r" (?:who|which|that|when|since|until|before|and has|and is|but)\b", role["role"])[0]
            party = party_of_role(words.strip(), places=scene.places, organizations=scene.organizations)
            if party and (scene.places.named(party) or not _PAST.search(role.group()[: -len(role["role"])])):
                span = (role.start("role"), role.start("role") + len(words))
                return Party(party, (Because(rule="the words of the role", spans=(span,), values=(words, party)),))
        of = _OF_PLACE.match(text, mention.end, mention.end + 60)
        country = scene.places.named(of[1]) if of and _holds_office(scene, person) else None
        if of and country:
            step = Because(rule="named beside", spans=(of.span(1),), values=(of[1], country))
            return Party(country, (step, *scene.places.shown(country, of[1])))
        if " " not in mention.words:
            continue
        before = _OWNED_BY.search(text, max(0, mention.start - 40), mention.start)
        country = scene.places.named(before[1]) if before else None
        if country and before:
            return Party(country, (Because(rule="named beside", spans=(before.span(1),), values=(before[1], country)),))
        of_body = _OWNED_BY_BODY.search(text, max(0, mention.start - 70), mention.start)
        if of_body and not outlet_named(of_body[1]) and _is_a_body(scene, of_body[1]):
            return body_party(scene, of_body[1], of_body.span(1))
        beside = _BESIDE.match(text, mention.end, mention.end + 120)
        if beside and (found := _body(scene, beside)):
            return found
    return None


def _is_a_body(scene: Scene, words: str) -> bool:
    """Is a name of several words that of a body with people, rather than a place's or a chamber's?"""
    known = words in scene.organizations or ORGANISED.search(words) is not None or country_of_body(words, scene.places)
    return bool(known) and not (_NOT_SPOKEN_FOR.search(words) or is_area(words) or scene.places.is_place(words))


def _holds_office(scene: Scene, person: Person) -> bool:
    """Has somebody an office of a state: "President", "foreign minister"?"""
    return any(is_office(" ".join(scene.text[slice(*role)].split())) for role in person.roles)


def _body(scene: Scene, match: re.Match[str], *, leads: bool = False) -> Party | None:
    """The organisation whose name a match holds, where people speak for such; what somebody `leads` is one."""
    words = re.sub(r"(?:['’]s?|[.,])$", "", match["body"])
    if (owner := re.match(r"([A-ZÀ-Þ][\w-]+)['’]s (?=[A-ZÀ-Þ])", words)) and scene.places.named(owner[1]):
        words = words[owner.end() :]  # "Veldia's Sel University"
    country = scene.places.named(words) if _ITS_STATE.match(scene.text, match.start("body") + len(words)) else None
    if country:
        span = (match.start("body"), match.start("body") + len(words))
        return Party(country, (Because(rule="whose body he leads", spans=(span,), values=(words, country)),))
    span = (match.start("body"), match.start("body") + len(words))
    tagged = not match.group().lstrip(", ").startswith("from") and any(
        n.type == "organization" and n.span[0] <= span[0] and n.span[1] >= span[1] - 2
        for n in scene.bodies_between(span[0] - 4, span[1] + 30)
    )
    organised = (ORGANISED.search(words) or _CAUSE.search(words)) is not None and (
        match["the"] is not None or " " in words
    )
    letters = words.isupper() and len(words) > 2 and words not in NO_PARTIES
    told = match.groupdict().get("kind") is not None or (leads and " " in words) or letters
    if not (told or tagged or organised or words in scene.organizations) or _NOT_SPOKEN_FOR.search(words):
        return None
    if scene.places.is_place(words) or outlet_named(words) or is_area(words) or scene.people.between(*span):
        return None
    return body_party(scene, words, span)


def _by_work(scene: Scene, person: Person, depth: int) -> Party | None:
    """Of an employer or a client: "an economist at Acme", "Doe's lawyer"."""
    found = employer_of(scene, person.roles)
    if found:
        return found
    for role in [*person.roles, *_roles_before(scene, person)]:
        found = client_of(
            scene, person, role, lambda other: party_of_person(scene, other, depth=depth + 1)
        ) or of_its_staff(scene, person, role)
        if found:
            return found
    return None


def _by_description(scene: Scene, person: Person) -> Party | None:
    """Of an office that the paragraph before has with its country: "Veldia's president refused. President Doe said"."""
    for role in person.roles[:3]:
        found = office_before(scene, role)
        if found:
            return found
    return None


def _by_subject(scene: Scene, person: Person) -> Party | None:
    """Of the body that the sentence before is about: "Acme denied it. Spokesman Per Lund said"."""
    for role in person.roles[:3]:
        words = scene.text[slice(*role)]
        if _FOR_BODY.fullmatch(words):
            found = subject_before(scene, role[0])
            if found:
                return found
    return None


def _by_home(scene: Scene, person: Person) -> Party | None:
    roles = [(" ".join(scene.text[slice(*role)].split()), role) for role in person.roles]
    against = any(_RIVAL.search(words) for words, _ in roles)
    for words, role in roles:
        found = None if against and _FORMER.search(words) else at_home(scene, words, role)
        if found:
            return found
    return None
