"""Roles that stand in the sentence before the name: "The minister was late. “We paid nothing,” Ana Doe said"."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.record import Span
from onrecord.resolution.known.roles import DETERMINERS, gender_of_role, head_of, role_noun, tokens_in
from onrecord.resolution.scene.people import MOST_ROLES
from onrecord.resolution.scene.scene import Scene

_TAIL = re.compile(r", ((?:the|his|her|its|their) (?:[a-z-]{2,20} ){1,5})(?=[a-z]+)")
_NAMED = re.compile(r",? (?:(?:Sir|Mr|Mrs|Ms|Dr|Gen)\.? )?[A-ZÀ-Þ]")
_DESCRIBED = re.compile(r"(?:, \d\d)?, (?:an?|the|one|another)\b")
_DESCRIBED_ANEW = re.compile(r"(?:, \d\d)?,? (?:who|whose|an?|the|one|another|his|her|its|their)\b")
_EMPLOYED = re.compile(r" (?:at|of|from|with) (?:the )?[A-ZÀ-Þ]")  # told by a body of his own
_NAMELESS = re.compile(r"[^.;“\"\n]{0,60}, who (?:requested|asked|spoke|insisted|declined|would not|wished|wanted)\b")
_NAMELESS_OFFICE = re.compile(r"\b(?:official|diplomat|aide|advis[eo]r|spokes(?:man|woman|person)|source|officer)$")
_TITLED = re.compile(r"\b(?P<role>[A-Za-z][a-z]{3,19}),? $")  # "the judge, Ana Doe", "presiding judge Ana Doe"
_INDEFINITE = re.compile(r"\b[Aa]n? $")
_OF_SEVERAL = re.compile(r"(?:[a-z]+ |[A-Z][a-z]+ )*[a-z]+s, $")  # "Two of its drivers, Ana Doe and Per Roe, said"
_BESIDE = 6  # sources before a name that are looked at
_OPENERS = frozenset({"the", "his", "her", "its", "their", "a", "an"})


def introduce(scene: Scene) -> None:
    """Give each person whose first mention is a source, and who has no office, the role that leads up to it.

    It is the subject of the sentence before, or a source that describes somebody there, where no other new person
    stands between.
    """
    text = scene.text
    sources = scene.sources
    starts = [start for start, _ in sources]
    offices: dict[str, int] = {}  # by the last word of a role, where somebody who bears it is first named
    for person in scene.people.persons:
        for start, end in person.roles:
            head = text[start:end].lower().rsplit(" ", 1)[-1]
            offices[head] = min(offices.get(head, len(text)), person.mentions[0].start)
    for person in scene.people.persons:
        first = person.mentions[0]
        at = bisect_right(starts, first.start)
        speaks = any(
            start <= first.start < end and not _OF_SEVERAL.match(text, start, first.start)
            for start, end in sources[max(0, at - _BESIDE) : at]
        )
        if not speaks or not person.full or any(_official(text, role) for role in person.roles):
            continue
        floor = scene.paragraphs[max(0, scene.paragraph(first.start) - 1)]
        beside = sources[max(0, at - _BESIDE) : at]
        role = _source_before(scene, beside, floor, first.start) or _subject_before(scene, floor, first.start)
        if role and _is_anothers(scene, role, first.start, first.end):
            continue
        if role is None or scene.people.between(role[1], first.start - 1):
            continue
        known = offices.get(text[slice(*role)].lower().rsplit(" ", 1)[-1], len(text))
        if len(person.roles) < MOST_ROLES and known >= first.start:
            person.roles.append(role)
    scene.roles_borne = None
    scene.parties.clear()


def _is_anothers(scene: Scene, role: Span, start: int, end: int) -> bool:
    """Is somebody named at `start`..`end`, and told by other words there, not whom words before described?"""
    new = _INDEFINITE.search(scene.text, max(0, role[0] - 3), role[0])
    if new and _NAMELESS_OFFICE.search(scene.text[slice(*role)].lower()):
        return True
    if role[0] >= scene.paragraphs[scene.paragraph(start)]:
        return bool(new) and _DESCRIBED_ANEW.match(scene.text, end) is not None
    if _EMPLOYED.match(scene.text, end) or _NAMELESS.match(scene.text, role[1]):
        return True
    return (_DESCRIBED_ANEW if new else _DESCRIBED).match(scene.text, end) is not None


def _source_before(scene: Scene, sources: list[Span], floor: int, position: int) -> Span | None:
    """The last source before `position` if it is an office without a name."""
    before = [source for source in sources if floor <= source[0] and source[1] <= position]
    return _office(scene, *before[-1]) if before else None


def _subject_before(scene: Scene, floor: int, position: int) -> Span | None:
    number = scene.sentence(position) - 1
    if number < 0 or scene.sentences[number] < floor:
        return None
    start, end = scene.sentences[number], scene.sentences[number + 1]
    tail = _TAIL.search(scene.text, start, end)  # "…, his chief of staff testified"
    return _office(scene, start, end) or (_office(scene, tail.start(1), end) if tail else None)


def _office(scene: Scene, start: int, end: int, *, anybody: bool = False) -> Span | None:
    """The office that a phrase at `start` begins with, without its determiner; None if it is another or is named.

    With `anybody`, what somebody is besides will do: "The trainer of a suspended skier".
    """
    text = scene.text
    tokens = tokens_in(text, start, min(end, start + 120))
    if not tokens or not (tokens[0].word in _OPENERS or any(t.possessive and t.capital for t in tokens[:3])):
        return None
    while len(tokens) > 1 and tokens[0].word in DETERMINERS:
        tokens.pop(0)
    for number in range(min(len(tokens), 6)):
        noun = role_noun(tokens[number].word)
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        gap = text[tokens[number].end : after.start] if after else ""
        official = noun is not None and (noun.kind == "official" or tokens[number].word == "counterpart")
        official = official or (
            anybody and noun is not None and noun.kind == "other" and tokens[number].word != "source"
        )
        if noun is None or not official or noun.plural or tokens[number].possessive:
            if gap.strip(" '’") or (noun is not None and noun.plural):
                return None
            continue
        if after is not None and gap == " " and role_noun(after.word) and not after.capital:
            continue  # "press secretary"
        if after is not None and gap == " " and after.word in ("of", "for"):
            head = head_of(tokens[number + 2 :], text)
            if head >= 0:
                return tokens[0].start, tokens[number + 2 + head].end if after.word == "of" else tokens[number].end
        if (after is not None and (after.capital or gap != " ")) or _NAMED.match(text, tokens[number].end):
            return None
        return tokens[0].start, tokens[number].end
    return None


def _official(text: str, role: Span) -> bool:
    return any((noun := role_noun(t.word)) is not None and noun.kind == "official" for t in tokens_in(text, *role))


# "Oslo — The trainer of a suspended skier has"
_DATELINE = re.compile(r"[A-ZÀ-Þ][^.;:“”\"\n—–]{2,60} [—–-]{1,2} (?=[A-ZÀ-Þ])")
# "Ana Doe, who has led the union since May, came under pressure"
_HOLDS_IT = re.compile(
    r" (?:is|was) (?:the |an? )?|, who (?:has |had )?(?:led|headed|run|ruled|governed|chaired|leads|heads|runs|rules"
    r"|chairs|became|took (?:over|office)|was (?:re-?)?(?:elected|appointed))\b"
)
# What a lead calls somebody whose office stands with the name: "A senior diplomat … Deputy Minister Ana Doe".
_GENERIC = re.compile(r"\b(?:diplomat|official|lawmaker|politician|commander|executive|negotiator)$")
_NEXT = 3  # sentences after the lead in which whom it describes is named
_SHORT = 60  # characters of a line that is no lead


def introduce_lead(scene: Scene) -> None:
    """Give whoever is named right after the lead the office with which the lead opens: "Elbonia's president has …".

    It is the first person with a full name in the next sentences who speaks there, or opens one, and whom the lead does
    not name; where somebody bears that office already, nobody gets it.
    """
    text = scene.text
    lead = next(
        (at for at in range(min(len(scene.sentences) - 1, 8)) if _is_lead(text, *scene.sentences[at : at + 2])), None
    )
    if lead is None:
        return
    start, end = scene.sentences[lead], scene.sentences[lead + 1]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    role = _office(scene, start, end) or _speaks(scene, _office(scene, start, end, anybody=True), start, end)
    if role is None or _NAMELESS.match(text, role[1]):
        return
    gender = gender_of_role(text[slice(*role)])
    words = text[slice(*role)].lower()
    if any(text[slice(*borne)].lower().endswith(words) for person in scene.people.persons for borne in person.roles):
        return
    known = {mention.person for mention in scene.people.between(0, end)}
    generic, known_since = _GENERIC.search(words) is not None, False
    limit = scene.sentences[min(lead + 1 + _NEXT, len(scene.sentences) - 1)]
    for mention in scene.people.between(end, limit if limit > end else len(text)):
        person = mention.person
        opens = mention.start - scene.sentences[scene.sentence(mention.start)] <= 1
        speaks = any(a <= mention.start < b for a, b in scene.sources)
        if person in known or not person.full:
            continue
        described = opens and _HOLDS_IT.match(text, mention.end)
        titled = _TITLED.search(text, max(0, mention.start - 24), mention.start)
        free = not any(_official(text, borne) for borne in person.roles)
        free = free and not _EMPLOYED.match(text, mention.end) and not (titled and role_noun(titled["role"].lower()))
        if person.gender and gender and person.gender != gender:
            continue
        if (speaks and (free or (generic and not known_since))) or described:
            if person.mentions[0] is mention and len(person.roles) < MOST_ROLES:
                person.roles.append(role)
            break
        known_since = True
        if free:
            known.add(person)
    scene.roles_borne = None
    scene.parties.clear()


def _speaks(scene: Scene, role: Span | None, start: int, end: int) -> Span | None:
    """A role if who bears it speaks in a sentence, or nobody does: not of whom others speak, "A girl …, a man said"."""
    sources = [source for source in scene.sources if start <= source[0] < end]
    if role is None or not sources or any(a <= role[0] < b for a, b in sources):
        return role
    return _office(scene, *sources[-1])


def _is_lead(text: str, start: int, end: int) -> bool:
    sentence = text[start:end].strip()
    return len(sentence) > _SHORT and sentence.rstrip("”\"’'")[-1:] == "." and "\n" not in sentence


_PRESIDENT = re.compile(
    r"(?:\b[Tt]he |(?<=\n)|(?<=[.!?] )|(?<=[’'”\"] ))(?P<role>(?P<whose>[A-ZÀ-Þ][\w.]{1,20}(?:['’]s)?) president)\b"
    r"(?!,? (?:[A-Z]|then))"
)


def introduce_heads(scene: Scene) -> None:
    """Give who has an administration of his own the one office of a president that nobody bears: "the US president"."""
    text = scene.text
    persons = [
        person
        for person in scene.people.persons
        if not any(_official(text, role) for role in person.roles) and _administers(text, person.name)
    ]
    if len(persons) != 1 or len(persons[0].roles) >= MOST_ROLES:
        return
    borne = {text[slice(*role)].lower() for person in scene.people.persons for role in person.roles}
    free: dict[str, Span] = {}
    for match in _PRESIDENT.finditer(text):
        country = scene.places.within(match["whose"])
        if country and match["role"].lower() not in borne:
            free.setdefault(country, match.span("role"))
    if len(free) == 1:
        persons[0].roles.append(free.popitem()[1])
        scene.roles_borne = None
        scene.parties.clear()


def _administers(text: str, name: str) -> bool:
    surname = re.escape(name.rsplit(" ", 1)[-1])
    return (
        " administration" in text
        and re.search(rf"\b{surname}(?:['’]s)?(?: [A-Z]\w+)? administration\b", text) is not None
    )
