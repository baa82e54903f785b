"""Whom somebody speaks for without an office of state: an employer, a lawyer's client, a politician's party."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.record import Because, Span
from onrecord.resolution.known.countries import without_the
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.known.roles import Token, head_of, is_person_noun, role_noun, tokens_in, word_set
from onrecord.resolution.parties.owners import PartyOf, owner_of_role
from onrecord.resolution.parties.parties import NO_PARTIES, is_area
from onrecord.resolution.parties.subjects import body_party, noun_before
from onrecord.resolution.scene.found import Party
from onrecord.resolution.scene.names import ORGANISED
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.places import Places
from onrecord.resolution.scene.scene import Scene

# Who is one of these is so for an employer, where one is named beside.
_EMPLOYED = word_set(
    "professor lecturer researcher scientist economist analyst strategist consultant expert scholar historian fellow "
    "engineer doctor physician surgeon nurse psychologist psychiatrist sociologist criminologist meteorologist "
    "epidemiologist biologist chemist physicist mathematician statistician hydrologist geologist virologist "
    "seismologist ecologist climatologist zoologist botanist archaeologist anthropologist neurosurgeon midwife "
    "pharmacist curator librarian archivist microbiologist immunologist oncologist toxicologist astronomer forecaster "
    "coach trainer campaigner activist organizer organiser lobbyist banker trader broker pollster partner trustee "
    "investigator volunteer technician lawyer attorney solicitor barrister counsel policy-maker conservationist "
    "editor publisher paramedic psychotherapist pathologist paediatrician pediatrician cardiologist demographer "
    "oceanographer glaciologist astrophysicist agronomist associate specialist instructor headteacher principal "
    "chaplain treasurer"
)
# Who is one of these at a body leads something there: "head of the Asia programme at Sel House".
_LEADS = word_set(
    "head director manager leader chief chair chairman chairwoman chairperson co-director coordinator dean president "
    "vice-president ceo cfo executive"
)
_EXECUTIVES = word_set("ceo cfo executive")
# Of these a body's name may stand before the head too: "Sel Harbour Trust Research Director".
_HEADS = _EXECUTIVES | word_set("director chair chairman chairwoman chairperson manager dean coordinator")
_POSTS = word_set("executive research communications political deputy managing finance press policy editorial legal")
# Who is one of these speaks for a client.
_ADVOCATES = word_set("lawyer attorney counsel solicitor barrister advocate agent publicist lawyers attorneys")
_STAFF = _EMPLOYED - _ADVOCATES - {"partner", "fellow"}
_SPOKES = word_set("spokesman spokeswoman spokesperson")
_LEGISLATORS = word_set(
    "mp mps member senator sen rep representative lawmaker legislator congressman congresswoman deputy councillor "
    "councilor parliamentarian assemblyman assemblywoman councilman councilwoman delegate candidate mep mla td leader "
    "spokesman spokeswoman spokesperson minister backbencher whip governor gov mayor politician "
    "chairman chairwoman chair"
)
_WITH_SEATS = _LEGISLATORS - {"minister", "governor", "gov", "mayor"}
_CAP = r"[A-ZÀ-Þ][\w&.’'-]*"
_RUN = rf"{_CAP}(?: (?:(?:of|for|and|the|an?|de|&) ){{0,2}}{_CAP}){{0,7}}"
_EMPLOYER = re.compile(
    rf"\b(?P<how>at|with|of|for|from) (?:the |an? )?(?:(?!at |of |for |with |from )[a-z-]+ ){{0,2}}?"
    rf"(?P<body>{_RUN})"
)
_CLIENT = re.compile(
    r" (?:(?:who is |who are )?(?:acting|appearing|speaking) for|(?:who )?(?:representing|represents|defending|defends)"
    r"|for|of|to) (?P<det>(?:the|an?|his|her|its|their) )?(?P<whom>[^,;:()“”\"\n]{2,80})"
)
# A body by a place's name and a common noun: "the Sel school district".
_COMMON = re.compile(
    rf"{_CAP}(?: {_CAP}){{0,3}} (?:[a-z]+ ){{0,2}}(?:district|council|county|board|authority|association|union|trust"
    r"|federation|commission|cooperative|company|diocese|club)\b"
)
_SEATED = re.compile(rf" in ({_CAP}(?: {_CAP})?)$")
_FORMER = re.compile(r"\b(?:former|ex|late|then|retired)\b", re.I)
# "Ana Doe (R-Ohio)", "Ana Doe, D-Calif.,", "Ana Doe (NDC)"
_LETTERS = re.compile(
    r",? ?\((?P<party>[A-Z][A-Za-z]{0,9})(?:[-–‑/, ] ?[\w .&]{1,20})?\)|, (?P<us>[RD])-[A-Z]"
)  # the letter alone before a dash is that of the parties of the United States
_PARTISAN = re.compile(r", an? (?:[A-Z][\w.-]+ (?:[A-Z]\w+ )?)?(?:[a-z-]+ )?(?P<label>Democrat|Republican)\b")
_US = {"R": "Republican Party", "D": "Democratic Party", "Republican": "Republican Party", "GOP": "Republican Party"}
_US |= {"Democrat": "Democratic Party", "Democratic": "Democratic Party", "Libertarian": "Libertarian Party"}
# A party's name as it stands before a seat: "Labour MP", "Republican Senator".
_LABELLED = re.compile(
    r"(?:(?:[a-z-]+|US|U\.S\.|House|Senate|(?:Conservative|Moderate|Progressive)(?= (?:Republican|Democrat))) )?"
    r"(?P<label>Republican|Democratic|GOP|Labour|Conservative|Tory|Green|Liberal Democrat|Liberal|Social Democrat"
    r"|Socialist|Communist|[A-Z]{2,7}) (?:[A-Za-z.-]+ ){0,2}?(?P<seat>[A-Za-z.]+)"
)
# "Green Party presidential nominee", "presumptive GOP nominee": whom a party put up, or one of its own may.
_STANDS_FOR = re.compile(
    r"(?:[Pp]resumptive |[Ll]ikely |[a-z-]+ )?"
    r"(?P<party>(?:[A-ZÀ-Þ][\w’'-]+ ){0,3}(?:Party|Movement|Front|Alliance|Union)|Democratic"
    r"|Republican|GOP|Labour|Conservative|Libertarian|Green)(?:['’]s)? (?:[a-z-]+ ){0,3}"
    r"(?:nominee|candidate|hopeful|contender|front-?runner|standard-bearer|opponent|rival|challenger)\b"
)
_MENTIONS = 20  # of a person, whose surroundings are read


def employer_in(role: str, places: Places, organizations: frozenset[str]) -> str | None:
    """The employer that the words of a role name: "a lecturer in law at the Sel University"; None without one."""
    tokens = tokens_in(role, 0, len(role))
    at = head_of(tokens, role)
    if at < 0 or _FORMER.search(role[: tokens[at].end]):
        return None
    head = tokens[at]
    leads = head.word in _LEADS
    if not leads and head.word.rsplit("-", 1)[-1] not in _EMPLOYED:
        return None
    for match in _EMPLOYER.finditer(role, head.end):
        if leads and match["how"] != "at":
            continue
        body = _plain(match["body"])
        whole = re.sub(r"(?:['’]s?|[.,])$", "", without_the(match["body"]))  # "Lowell's Analytics"
        body = whole if whole in organizations and not places.named(whole.split("'s ")[0].split("’s ")[0]) else body
        told = match["how"] == "at" or ORGANISED.search(body) or body in organizations
        if told and _employs(body, places, organizations) and (match["how"] != "from" or " " in body):
            return body
    if leads and head.word not in _HEADS:
        return None
    before = tokens[: at - (tokens[at - 1].word == "chief")]
    return _before(role, before, places, organizations, sure=head.word in _EXECUTIVES)


def _before(role: str, tokens: list[Token], places: Places, organizations: frozenset[str], *, sure: bool) -> str | None:
    """The body whose name stands before what somebody is there: "Acme Bank economist"; if `sure`, of any name."""
    run = re.match(_RUN, role[: tokens[-1].end]) if tokens else None
    words = _plain(run.group()).split(" ") if run else []
    posts = next((at for at, word in enumerate(words) if at and word.lower() in _POSTS), len(words))
    for body in dict.fromkeys((" ".join(words[:posts]), " ".join(words))):
        last = body.rpartition(" ")[2]
        if not body or is_person_noun(last.lower()) or (" " not in body and body not in organizations):
            continue
        organised = ORGANISED.search(body if re.search(r" (?:for|of|on) ", body) else last)
        known = body in organizations or (" " in body and (sure or organised))
        if known and _employs(body, places, organizations):
            return body
    return None


def _plain(words: str) -> str:
    """A body's name without article, whose it is ("Veldia's") and what ends it."""
    return re.sub(r"(?:['’]s?|[.,])$|^[A-ZÀ-Þ][\w-]+['’]s (?=[A-ZÀ-Þ])", "", without_the(words))


def _employs(body: str, places: Places, organizations: frozenset[str]) -> bool:
    """May a name be that of a body that has people, rather than a place, a people or an outlet?"""
    organised = ORGANISED.search(body) is not None and " " in body
    if places.named(body) or places.of_demonym(body) or is_area(body) or body in NO_PARTIES:
        return False
    if outlet_named(body) and not organised:
        return False
    return organised or body in organizations or not places.is_place(body)


def employer_of(scene: Scene, roles: Iterable[Span]) -> Party | None:
    """The employer that one of the roles names, as a party; None without one."""
    for role in roles:
        words = " ".join(scene.text[slice(*role)].split())
        found = employer_in(words, scene.places, scene.organizations)
        if found:
            return body_party(scene, found, role)
    return None


def of_its_staff(scene: Scene, person: Person | None, role: Span) -> Party | None:
    """The body whose professional somebody is: "the bank's economist", "Veldia's head coach"; None without one."""
    tokens = tokens_in(scene.text, *role)
    head = head_of(tokens, scene.text)
    employed = head >= 0 and tokens[head].word.rsplit("-", 1)[-1] in _STAFF
    if not employed or _FORMER.search(scene.text, *role):
        return None
    return owner_of_role(scene, person, role, lambda other: None)


def client_of(scene: Scene, person: Person | None, role: Span, party_of: PartyOf) -> Party | None:
    """Whom a lawyer, an agent or a spokesman speaks for: "a lawyer for Ana Doe", "the company's barrister".

    A lawyer's client is a person by name; a spokesman's, `party_of` the person, or the name where he has none.
    """
    text = scene.text
    tokens = tokens_in(text, *role)
    head = head_of(tokens, text)
    if head < 0 or _FORMER.search(text, role[0], tokens[head].end):
        return None
    advocate = tokens[head].word in _ADVOCATES
    if not advocate and tokens[head].word not in _SPOKES:
        return None

    def client(other: Person) -> Party | None:
        step = Because(rule="whose lawyer or spokesman it is", spans=(role,), values=(other.name,))
        themself = Party(other.name, (step,))
        if advocate:
            return themself
        return party_of(other) or (None if _holds_office(text, other) else themself)

    match = _CLIENT.match(text, tokens[head].end, role[1])
    if match is None:
        return owner_of_role(scene, person, role, client)
    span = match.span("whom")
    others = [m.person for m in scene.people.between(*span) if m.person is not person]
    if others:
        return client(others[0])
    return _client_by_words(scene, match["whom"].strip(), span, bare=(match["det"] or "the ").strip() == "the")


def _holds_office(text: str, person: Person) -> bool:
    """Has somebody an office, so that a spokesman of his speaks for whomever he does?"""
    words = [token.word for span in person.roles for token in tokens_in(text, *span)]
    return any((noun := role_noun(word)) is not None and noun.kind == "official" for word in words)


def _client_by_words(scene: Scene, words: str, span: Span, *, bare: bool) -> Party | None:
    run = re.match(_RUN, words)
    common_body = _COMMON.match(words)
    if common_body:
        return Party(common_body.group(), (Because(rule="the body named", spans=(span,), values=(words,)),))
    if run:
        body = _plain(run.group())
        country = scene.places.named(body) or scene.places.within(words)
        if country:
            step = Because(rule="whose lawyer or spokesman it is", spans=(span,), values=(words, country))
            return Party(country, (step,))
        whole = re.match(r"['’]s?$|$| (?:in|at|who|which|that|on)\b|,", words[run.end() :]) is not None
        land = scene.places.is_place(body) or "District of" in body
        return body_party(scene, body, span) if whole and not land else None
    tokens = tokens_in(words, 0, len(words))
    head = head_of(tokens, words)
    noun = role_noun(tokens[head].word) if head >= 0 else None
    if noun is not None and noun.kind == "government":
        place = _SEATED.search(words)
        country = (scene.places.government(place[1]) or scene.places.named(place[1])) if place else None
        if country:
            step = Because(rule="whose lawyer or spokesman it is", spans=(span,), values=(words, country))
            return Party(country, (step,))
        return noun_before(scene, tokens[head].word, span[0])
    common = bare and noun is not None and noun.kind == "organization"
    if not common and (head < 0 or tokens[head].word not in ("district", "county", "city", "town", "state")):
        return None
    found = noun_before(scene, tokens[head].word, span[0])
    body = words[: tokens[head].end]
    return found or Party(body, (Because(rule="the body named", spans=(span,), values=(body,)),))


def partisan_of(scene: Scene, person: Person) -> Party | None:
    """The political party that stands beside a politician's name: "(NDC)", "R-Ohio", "a Democrat", "Labour MP"."""
    text = scene.text
    roles = [" ".join(text[slice(*role)].split()) for role in person.roles]
    seated = any(token.word in _LEGISLATORS for role in roles for token in tokens_in(role, 0, len(role)))
    for mention in person.mentions[:_MENTIONS]:
        found = _LETTERS.match(text, mention.end, mention.end + 40)
        if found:
            letters = found["us"] or found["party"]
            dashed = found["us"] or text[found.end("party")] in "-–‑"
            if letters in ("R", "D"):
                name = _US[letters] if dashed or seated or _in_office(roles) else None
            else:
                name = _party_by_letters(scene, letters, found.start("party"), seated)
            if name:
                return _labelled(name, letters, (mention.start, found.end()))
        label = _PARTISAN.match(text, mention.end, mention.end + 60)
        if label:
            return _labelled(_US[label["label"]], label["label"], label.span())
    for words, span in zip(roles, person.roles, strict=True):
        if words in ("Democrat", "Republican"):
            return _labelled(_US[words], words, span)
        stands = _STANDS_FOR.match(words)
        if stands and not _FORMER.match(words):
            name = stands["party"]
            return _labelled(_US.get(name, name), name, span)
        led = _LABELLED.fullmatch(words)
        if led and led["seat"].lower().rstrip(".") in _WITH_SEATS:
            name = led["label"]
            known = name in _US or not name.isupper() or _party_by_letters(scene, name, span[0], True)
            if known and not scene.places.named(name):
                return _labelled(_US.get(name, name), name, span)
    return None


def _in_office(roles: Iterable[str]) -> bool:
    """Does a role tell an office: "Attorney General Ana Doe (D)"?"""
    nouns = (role_noun(token.word) for role in roles for token in tokens_in(role, 0, len(role)))
    return any(noun is not None and noun.kind == "official" for noun in nouns)


def _labelled(party: str, words: str, span: Span) -> Party:
    return Party(party, (Because(rule="the political party beside the name", spans=(span,), values=(words, party)),))


def _party_by_letters(scene: Scene, letters: str, at: int, seated: bool) -> str | None:
    """The party that letters in brackets stand for, as the article has it; None where they may be anything else."""
    if not letters.isupper() or len(letters) < 2 or letters in NO_PARTIES or scene.places.named(letters):
        return None
    elsewhere = re.search(rf"(?<![\w(]){re.escape(letters)}(?![\w)])", scene.text) is not None
    if not (seated or elsewhere):
        return None
    return scene.full_form(letters, at) or letters
