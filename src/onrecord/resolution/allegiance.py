"""Whom a speaker speaks for, from all that the article says of him."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.countries import country_named, titles
from onrecord.resolution.home import dateline_country, is_office
from onrecord.resolution.names import ORGANISED, is_title
from onrecord.resolution.outlets import outlet_named, outlets_in
from onrecord.resolution.owners import Party, body_party, owner_of_role, subject_before
from onrecord.resolution.parties import home_office, is_area, party_of, party_of_role
from onrecord.resolution.people import Person
from onrecord.resolution.places import regions
from onrecord.resolution.roles import MODIFIERS, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.scene import Scene
from onrecord.resolution.states import SPEAKS

_DEPTH = 3  # of "the spokesman of her minister"
_MENTIONS = 20  # of a person, whose surroundings are read
_NOT_SPOKEN_FOR = re.compile(
    r"\b(?:University|College|School|Institute|Institution|Academy|Church|Hospital|Clinic|Club|Court|Times|Post|Press|News"
    r"|Cent(?:er|re)|Journal|Review|Magazine|Library|Museum|Street|Square)\b"
)
_CAUSE = re.compile(r" (?:Solidarity|Watch|Initiative|Observatory|Relief|Rescue|International|Project|Securities)\b")
_GROUNDS = word_set("Square Street Avenue Road Airport Bridge House Houses Dam River")
_FORMER = re.compile(r"\b(?:former|ex|late|then)\b", re.I)
_BODY = r"(?P<body>[A-ZÀ-Þ][\w&’'.-]*(?: (?:(?:of|for|and|the|&) ){0,2}[A-ZÀ-Þ][\w&’'.-]*){0,6})"
_BESIDE = re.compile(rf",? (?:of|from|at) (?P<the>the )?{_BODY}")
_LEADS = re.compile(
    r",?(?: who)? (?:leads|heads|chairs|runs|commands|represents|speaks for|(?:sits|serves|stands)"
    rf"(?: [a-z]+){{0,3}} for)(?: (?:the )?[a-z-]+(?: [a-z]+)? of)? (?P<the>the )?(?!him|her|it){_BODY}"
)
_IS = re.compile(
    r"(?:, (?:an? |the )[^,.;:\n“”\"()]{3,60}?(?= who))?,?(?: who)? (?:(?:is|was) (?:named|appointed|elected)(?: on \w+)? as|is|was|became|(?:has|had) been|works as|served as)"
    r" (?:also |now |currently )?(?:the |an? )?(?P<role>[^,.;:\n“”\"()]{4,90})"
)
_PAST = re.compile(r"\b(?:was|became|had been|served)\b")
_OWNED_BY = re.compile(r"([A-ZÀ-Þ][\w-]{2,30})['’]s $")
# A country's government or its people as what a sentence is about: "Veldian officials", "The reply from Korva".
_ACTOR = re.compile(
    r"(?:[Tt]he |An? |Two |Three |Some |Senior |Several ){0,2}(?:(?:reply|answer|response) from )?(?P<name>[A-ZÀ-Þ][^\W\d_]{2,30})\b"
    r"(?P<body>['’]s government| (?:[a-z]+ ){0,2}?(?:officials?|government|authorities|ministry|military|army|president|diplomats?|ministers?)\b)?"
)
_BEFORE = re.compile(
    r"(?:\b(?P<pronoun>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|(?:\b[Tt]he )?\b(?P<owner>[\w&-]+(?: [\w&-]+){0,5})['’]s)"
    r" (?P<role>[a-z][\w-]*(?: [\w-]+){0,5}), (?:[A-Z][\w]{0,12}\.? ){0,2}$"
)
# Who is bare, "spokesman Doe", after a sentence about a body is that body's.
_FOR_BODY = re.compile(
    r"(?:chief |press |media |group )?spokes(?:man|woman|person)|(?:group )?chief executive(?: officer)?|CEO|managing director"
    r"|director[- ]general|general secretary|[Ss]ecretary[- ]general|[Gg]overnor|(?:deputy )?prime minister and \w+ spokes\w+"
)


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
        if not _is_body(scene, name):
            return None
        country = _said_before(scene, name) if "inistry" in name or "Department" in name else None
        if country is not None:
            return country
        return Party(found, (Because(rule="the body named", spans=sources, values=(name,)),))
    if found:
        step = Because(rule="the country in its name", spans=sources, values=(name, found))
        return Party(found, (step, *scene.places.shown(found, name)))
    owner = re.fullmatch(r"(.{2,50}?)['’]s? (?:office|campaign|spokes\w+|camp|press office|team|lawyers?)", name)
    if owner and speaker.type in ("organization", "group"):
        named = [p for p in scene.people.persons if p.name.rsplit(" ", 1)[-1] == owner[1].rsplit(" ", 1)[-1]]
        found_party = party_of_person(scene, named[0]) if len(named) == 1 else None
        if found_party:
            return found_party
    if speaker.type in ("organization", "government") and sources:
        return _of_whose(scene, sources[0])
    return None


def _said_before(scene: Scene, name: str) -> Party | None:
    """The country with which the article has a state's body elsewhere: "the Veldian Foreign Ministry", then "the Foreign Ministry"."""
    pattern = re.compile(rf"(?<![\w’'-])([A-ZÀ-Þ][^\W\d_]{{2,30}})(['’]s)? {re.escape(name)}(?!\w)", re.I)
    found: dict[str, Span] = {}
    for match in pattern.finditer(scene.text):
        country = scene.places.named(match[1]) if match[2] else scene.places.of_demonym(match[1])
        if country:
            found.setdefault(country, match.span())
    if len(found) != 1:
        return None
    country, span = found.popitem()
    return Party(country, (Because(rule="the same body with its country", spans=(span,), values=(name, country)),))


def _is_body(scene: Scene, name: str) -> bool:
    """May the words be an organisation's name, rather than a people, a person, a place or words of a title?"""
    first, last = name.split(" ")[0], name.rsplit(" ", 1)[-1]
    if last in _GROUNDS or scene.places.of_demonym(name) or name.removesuffix("s") in regions() or name in regions():
        return False
    if " " not in name and (name.endswith("ish") or scene.places.tagged(name) and not name.isupper()):
        return False
    if (
        (is_title(first) and " " in name)
        or last in ("of", "Amendment", "Constitution", "Act")
        or re.search(r" [A-Z]\. ", name)
    ):
        return False
    if first.islower() and (role_noun(first) is not None or first in MODIFIERS):
        return False
    return " " in name or not any(name in (p.name, p.name.rsplit(" ", 1)[-1]) for p in scene.people.persons)


def party_of_person(scene: Scene, person: Person, roles: list[str] | None = None, depth: int = 0) -> Party | None:
    """The country or organisation that `person` speaks for, from all that the article says of him; None without.

    `roles` are words for his role, nearest first, that tell more than those beside his name.
    """
    if person in scene.parties or depth > _DEPTH:
        return scene.parties.get(person)
    scene.parties[person] = None  # for circles: "Doe's aide Roe", "Roe's chief Doe"
    found = (
        _by_title(scene, person)
        or _by_roles(scene, person, roles or [], depth)
        or _by_owner(scene, person, depth)
        or _by_name(scene, person)
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


def _by_roles(scene: Scene, person: Person, more: list[str], depth: int) -> Party | None:
    """Of the words of a role: "Kremlin spokesman", "spokesman for Acme"."""
    text = scene.text
    spans = {" ".join(text[slice(*span)].split()): span for span in reversed(person.roles)}
    words = [
        *more,
        *(role for role in (" ".join(text[slice(*span)].split()) for span in person.roles) if role not in more),
    ]
    for role in sorted(words, key=lambda role: bool(_FORMER.search(role))):
        found = party_of_role(role, places=scene.places, organizations=scene.organizations)
        if not found:
            continue
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
        if not _speaks(scene, role):
            continue
        found = owner_of_role(scene, person, role, lambda other: party_of_person(scene, other, depth=depth + 1))
        if found:
            return found
    return None


def _roles_before(scene: Scene, person: Person) -> Iterator[Span]:
    """Roles with their owner that a name explains: "the council's chairwoman, Judge Ana Doe", "its head of research, Doe"."""
    for mention in person.mentions[:_MENTIONS]:
        if " " in mention.words:
            before = _BEFORE.search(scene.text, max(0, mention.start - 110), mention.start)
            if before:
                yield before.span("role")


def _speaks(scene: Scene, role: Span) -> bool:
    """Is a role one that speaks for whom it belongs to: an office, of today?"""
    words = scene.text[slice(*role)]
    tokens = tokens_in(scene.text, *role)
    official = any((noun := role_noun(token.word)) and noun.kind == "official" for token in tokens)
    return official and not _FORMER.search(words) and not re.search(r"\bopposition\b", words)


def _by_name(scene: Scene, person: Person) -> Party | None:
    """Of the words beside a name: "Veldia's Ana Doe", "Ana Doe of the Farmers' Union", "Ana Doe, who leads the Union"."""
    text = scene.text
    for mention in person.mentions[:_MENTIONS]:
        leads = _LEADS.match(text, mention.end, mention.end + 160)
        if leads and (found := _body(scene, leads, person)):
            return found
        role = _IS.match(text, mention.end, mention.end + 160)
        if role:
            words = re.split(r" (?:who|which|that|when|since|until|before|and has|and is|but)\b", role["role"])[0]
            party = party_of_role(words.strip(), places=scene.places, organizations=scene.organizations)
            if party and (scene.places.named(party) or not _PAST.search(role.group()[: -len(role["role"])])):
                span = (role.start("role"), role.start("role") + len(words))
                return Party(party, (Because(rule="the words of the role", spans=(span,), values=(words, party)),))
        if " " not in mention.words:
            continue
        before = _OWNED_BY.search(text, max(0, mention.start - 40), mention.start)
        country = scene.places.named(before[1]) if before else None
        if country and before:
            return Party(country, (Because(rule="named beside", spans=(before.span(1),), values=(before[1], country)),))
        beside = _BESIDE.match(text, mention.end, mention.end + 120)
        if beside and (found := _body(scene, beside, person)):
            return found
    return None


def _body(scene: Scene, match: re.Match[str], person: Person) -> Party | None:
    """The organisation whose name a match holds, where people speak for such."""
    words = re.sub(r"(?:['’]s?|[.,])$", "", match["body"])
    span = (match.start("body"), match.start("body") + len(words))
    tagged = not match.group().lstrip(", ").startswith("from") and any(
        n.type == "organization" and n.span[0] <= span[0] and n.span[1] >= span[1] - 2
        for n in scene.bodies_between(span[0] - 4, span[1] + 30)
    )
    organised = (ORGANISED.search(words) or _CAUSE.search(words)) is not None and (
        match["the"] is not None or " " in words
    )
    if not (tagged or organised or words in scene.organizations) or _NOT_SPOKEN_FOR.search(words):
        return None
    if scene.places.is_place(words) or outlet_named(words) or is_area(words) or scene.people.between(*span):
        return None
    return body_party(scene, words, span)


def _by_description(scene: Scene, person: Person) -> Party | None:
    """Of an office that the paragraph before has with its country: "Veldia's president refused. President Doe said"."""
    for role in person.roles[:3]:
        found = _described_before(scene, role)
        if found:
            return found
    return None


def _described_before(scene: Scene, role: Span) -> Party | None:
    start, words = role[0], scene.text[slice(*role)].lower()
    paragraph = scene.paragraph(start)
    near = {
        country: at
        for at, country, office in scene.offices
        if (office == words or office.endswith(f" {words}")) and at < start and paragraph - scene.paragraph(at) <= 2
    }
    if len(near) != 1:
        return None
    country, at = near.popitem()
    return Party(
        country, (Because(rule="the office told before", spans=((at, at + len(words)),), values=(words, country)),)
    )


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
    for role in person.roles:
        found = _at_home(scene, " ".join(scene.text[slice(*role)].split()), role)
        if found:
            return found
    return None


def _at_home(scene: Scene, role: str, span: Span) -> Party | None:
    """Of a bare office, that of the country where the article is at home."""
    step = Because(rule="an office without its country", spans=(span,), values=(role,))
    office = is_office(role)
    if office:
        told = _told_before(scene, span[0], head=office == "head")
        if told:
            return Party(told.name, (step, *told.because))
    country = home_office([role], scene.outlet_country)
    if country:
        return Party(country, (step, Because(rule="the country of the outlet", values=(country,))))
    if (
        office
        and scene.home
        and (office != "head" or not country_named(scene.home[0]))
        and _countries_here(scene, span[0]) <= {scene.home[0]}
    ):
        return Party(scene.home[0], (step, scene.home[1]))
    dated = dateline_country(scene.text, scene.places) if office == "office" and scene.outlet_country is None else None
    if dated:
        return Party(
            dated[0], (step, Because(rule="the capital of the dateline", spans=(dated[1],), values=(dated[0],)))
        )
    return None


def _told_before(scene: Scene, at: int, *, head: bool) -> Party | None:
    """The country whose government the sentence before is about, for a minister's bare office after it.

    That of the head of a state (`head`) is taken so for countries of no table only, which no reader knows otherwise.
    """
    text = scene.text
    number = scene.sentence(at)
    floor = scene.paragraphs[scene.paragraph(at)]
    for place in range(number - 1, max(-1, number - 3), -1):
        start = scene.sentences[place]
        if start < floor:
            break
        actor = _ACTOR.match(text, start, min(at, start + 120))
        name = actor["name"] if actor else ""
        people = scene.places.of_demonym(name) if actor and actor["body"] else None
        country = (
            people
            or scene.places.government(name)
            or (scene.places.named(name) if actor and not actor["body"] else None)
        )
        if (
            not country
            or actor is None
            or (
                actor["body"] is None
                and not SPEAKS.match(text, actor.end("name"))
                and country not in scene.places.states
            )
        ):
            continue
        if country not in scene.places.states and head:
            return None
        step = Because(
            rule="the government that the text before is about", spans=(actor.span(),), values=(actor.group(), country)
        )
        return Party(country, (step, *scene.places.shown(country, name)))
    return None


def _countries_here(scene: Scene, at: int) -> set[str]:
    """The countries that the paragraph of `at` speaks of, outlets' names apart."""
    floor = max(scene.paragraphs[scene.paragraph(at)], at - 600)
    outlets = outlets_in(scene.text, floor, at)
    found: set[str] = set()
    start = floor
    for outlet in outlets:
        found |= scene.places.countries_between(start, outlet.span[0])
        start = outlet.span[1]
    return found | scene.places.countries_between(start, at)


def _of_unnamed(scene: Scene, speaker: Speaker, sources: tuple[Span, ...]) -> Party | None:
    """Of somebody without a name: "a Kremlin official", "its foreign minister", "Doe's spokesman"."""
    if not speaker.role or not sources:
        return None
    found = party_of_role(speaker.role, places=scene.places, organizations=scene.organizations)
    if found:
        step = Because(rule="the words of the role", spans=sources, values=(speaker.role, found))
        return Party(found, (step, *(scene.places.shown(found, found) if scene.places.named(found) else ())))
    return _of_whose(scene, sources[0])


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
        if noun.kind == "official" and not _speaks(scene, role):
            return None
        found = owner_of_role(scene, None, role, lambda other: party_of_person(scene, other))
        if found:
            return found
        after = re.compile(r" for the ((?:[a-z]+ ){0,2}[a-z]+)$").search(text, tokens[head].end, source[1])
        if after:
            return _of_office(scene, after[1], after.span(1))
        words = " ".join(text[start : source[1]].split())
        return _described_before(scene, role) or _at_home(scene, words, role)
    return None


def _starts(text: str, source: Span) -> Iterator[int]:
    """Where the role of a source may begin: after "its" or "the", else at its start."""
    lead = re.compile(r"(?:its|his|her|their|the|an?|another|one)\s", re.I).match(text, *source)
    yield lead.end() if lead else source[0]


def _of_office(scene: Scene, office: str, span: Span) -> Party | None:
    """The party of whoever bears an office: "a spokeswoman for the prime minister"."""
    bearers = [
        person
        for person in scene.people.persons
        if any(scene.text[slice(*role)].lower() == office for role in person.roles)
    ]
    if len(bearers) == 1:
        return party_of_person(scene, bearers[0])
    first = re.compile(rf"\b[Tt]he ({re.escape(office)})\b").search(scene.text)
    return None if bearers or first is None else _at_home(scene, office, first.span(1))
