"""Which person of an article bears a role that stands without a name: "the Veldian minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.record import Because, Span
from onrecord.resolution.known.roles import BREAKS_BUT_AND, Token, head_of, tokens_in, word_set
from onrecord.resolution.parties.allegiance import party_of_person
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.scene import Scene

_SETS_APART = word_set("former ex vice deputy assistant then acting prime")
_LATER = word_set("former ex then late outgoing retired sacked ousted new current incumbent own")
# Heads of something, by whatever title: a headline's "chief" is the president of the text.
_HEADS = word_set("leader head chief boss chair co-chair president chairman chairwoman chairperson director")
# Who is meant by "the Veldian leader", and is the only one of them who is named.
_RULERS = word_set("president premier chancellor king queen emir sultan taoiseach")
# What somebody is who does this: "Ana Doe, who chairs the commission" is its chairwoman.
_DOES = {
    "chairs": "chair chairman chairwoman chairperson head", "heads": "head chief leader director governor boss",
    "leads": "leader head chief", "runs": "head chief director boss", "hosts": "host", "presides": "president",
}  # fmt: skip
# What titles that stand before names are in full: "Sen. Ana Doe" is "the senator".
_IN_FULL = {
    "sen": "senator", "gov": "governor", "rep": "representative congressman congresswoman lawmaker", "gen": "general",
    "prof": "professor", "capt": "captain", "col": "colonel", "sgt": "sergeant", "maj": "major", "adm": "admiral",
    "amb": "ambassador", "supt": "superintendent", "insp": "inspector", "det": "detective", "cllr": "councillor",
}  # fmt: skip
_WHO_DOES = re.compile(
    r"(?: of (?:the )?[A-ZÀ-Þ]\w+)?(?:, (?:the|an?) [^,.;:\n“”\"]{3,60}?)?,? who (?:now )?"
    rf"(?P<verb>{'|'.join(_DOES)}|was host|is host)"
    r" (?:over |to )?(?P<of>(?:the |an? )?[^,.;:\n“”\"]{2,60})"
)
_MENTIONS = 20  # of a person, whose surroundings are read
ELECTED = word_set("senator governor congressman congresswoman representative lawmaker mayor")
_NEARBY = 2  # paragraphs before "the Ohio senator" in which who that is must be named
_LEAD = 3  # paragraphs, the title being the first
_AHEAD = 1500  # characters in which a name may follow its role

_PARTISAN = word_set("democratic democrat republican labour conservative tory liberal green socialist communist")

Borne = tuple[Person, set[str], set[str], Span]


def bearer(
    scene: Scene, phrase: str, whole: str = "", *, at: int, indefinite: bool = False
) -> tuple[Person, Because] | None:
    """Who bears the role that `phrase` at `at` tells, and how that is known; None where nobody or several may.

    A country in it ("the Veldian minister") must be the party of the person; `whole` is the phrase with what follows
    ("director of the Korva Institute"), whose names must stand in the role too. Of several who bear it, the one who
    was spoken of last in this paragraph or the one before is meant. An `indefinite` role ("a judge") is of nobody
    named before; like a headline's, it may be of somebody named after it.
    """
    country = scene.places.within(phrase)
    tokens = tokens_in(phrase, 0, len(phrase))
    wanted = [
        token.word for token in tokens if not (country and token.capital and scene.places.within(token.text) == country)
    ]
    if not wanted:
        return None
    complement = tokens_in(whole, len(phrase), len(whole))
    beyond = {token.word for token in complement if token.capital}
    if not indefinite:
        found = _bearing(scene, wanted, beyond, country)
        if not found and wanted[0] in _LATER and len(wanted) > 1:
            found = _bearing(scene, wanted[1:], beyond, country)
        if not found and country and wanted == ["leader"]:
            found = _ruling(scene, country)
        rule = "a role that only this person bears"
        if not found and wanted[-1] in ELECTED and len(tokens) > 1:
            found, rule = _elected(scene, tokens, at), "the one nearby who bears the office"
        if len({person for person, *_ in found}) > 1:
            found, rule = _nearest(scene, found, at), "the nearest person who bears the role"
        if len({person for person, *_ in found}) == 1:
            person, _, _, span = found[0]
            return person, Because(rule=rule, spans=(span,), values=(phrase, person.name))
        if found:
            first = {person: span for person, _, _, span in reversed(found)}
            return _of_the_lead(scene, first, phrase) if _in_headline(scene, at) else None
    if indefinite and not beyond and complement and complement[0].word in ("for", "of", "at", "with", "from"):
        return None  # "a spokesman for the harbour trust"
    if indefinite and complement and complement[0].word == "for" and wanted[-1].startswith("spokes"):
        return None  # "a spokesman for Ms Doe", who is not the next spokesman named
    return _ahead(scene, wanted, beyond, country, phrase, at, indefinite=indefinite)


def _bearing(scene: Scene, wanted: list[str], beyond: set[str], country: str | None) -> list[Borne]:
    found = []
    words = set(wanted)
    for entry in roles_borne(scene):
        person, borne, heads, _ = entry
        if wanted[-1] not in heads or not words <= borne or not (borne & _SETS_APART) <= words:
            continue
        told = party_of_person(scene, person) if country or not beyond <= borne else None
        party = told.name if told else None
        if (country and party != country) or not beyond <= borne | {(party or "").lower()}:
            continue
        found.append(entry)
    return found


def _elected(scene: Scene, tokens: list[Token], at: int) -> list[Borne]:
    """Who is meant by "the Ohio senator" or "the Democratic governor", where nobody is called so: the one named nearby.

    What the article tells of that person must not differ: another state beside the office, another party.
    """
    *before, head = tokens
    if not all(token.capital or token.word in _PARTISAN for token in before):
        return []
    places = {token.word for token in before} - _PARTISAN
    floor = scene.paragraphs[max(0, scene.paragraph(at) - _NEARBY)]
    near = {mention.person for mention in scene.people.between(floor, at)}
    found = []
    for entry in roles_borne(scene):
        person, borne, heads, span = entry
        if person not in near or head.word not in heads or borne & _SETS_APART:
            continue
        told = {t.word for t in tokens_in(scene.text, *span) if t.capital} - heads - _PARTISAN - _IN_FULL.keys()
        if (told and places and not told & places) or _of_another_party(scene, {t.word for t in before}, person):
            continue
        found.append(entry)
    return found


def _ruling(scene: Scene, country: str) -> list[Borne]:
    """Who rules a country: those told to; without one, who is "President Ana Doe" of an article with no other ruler."""
    told = [(entry, party_of_person(scene, entry[0])) for entry in roles_borne(scene) if _is_ruler(entry)]
    found = [entry for entry, party in told if party and party.name == country]
    bare = [entry for entry, party in told if party is None and len(entry[1]) == 1]
    return found or (bare if len(bare) == len(told) else [])


def _is_ruler(entry: Borne) -> bool:
    _, borne, heads, _ = entry
    prime = "prime" in borne and "minister" in heads
    return bool(prime or heads & _RULERS) and not borne & (_SETS_APART - {"prime"}) and not borne & _LATER


def _nearest(scene: Scene, found: list[Borne], at: int) -> list[Borne]:
    floor = scene.paragraphs[max(0, scene.paragraph(at) - 1)]
    persons = {person for person, *_ in found}
    for said in reversed(scene.said[-8:]):
        if floor <= said.position < at and said.person in persons:
            return [entry for entry in found if entry[0] is said.person]
    start = scene.sentences[max(0, scene.sentence(at) - 1)]
    last = {m.person for m in scene.people.between(max(start, floor), at) if m.person in persons}
    return [entry for entry in found if entry[0] in last] if len(last) == 1 else found


def _ahead(
    scene: Scene, wanted: list[str], beyond: set[str], country: str | None, phrase: str, at: int, *, indefinite: bool
) -> tuple[Person, Because] | None:
    """The person named only after the role: by the same head noun, with nothing else told of it that differs."""
    headline = _in_headline(scene, at)
    if indefinite and len(wanted) == 1 and not beyond and not country and scene.paragraph(at) > _LEAD:
        return None  # "an officer" of the middle of an article is nobody in particular
    limit = len(scene.text) if headline else at + _AHEAD
    words = set(wanted)
    same: dict[Person, Span] = {}
    alike: dict[Person, Span] = {}
    for person, borne, heads, span in roles_borne(scene):
        if not at < person.mentions[0].start < limit or _of_another_party(scene, words, person):
            continue
        if wanted[-1] in heads and (words <= borne or borne <= words):
            differs = (borne & _SETS_APART) ^ (words & _SETS_APART)
            told = party_of_person(scene, person) if country else None
            if not borne < words and (differs or (country and (told is None or told.name != country))):
                continue
            names = {token.word for token in tokens_in(scene.text, *span) if token.capital}
            if not beyond or not names - words or names & beyond:
                same.setdefault(person, span)
        elif headline and not beyond and not country and len(words) == 1 and wanted[-1] in _HEADS and heads & _HEADS:
            alike.setdefault(person, span)
    for found in (same, alike):
        if len(found) == 1:
            ((person, span),) = found.items()
            return person, Because(rule="named after the role", spans=(span,), values=(phrase, person.name))
        if found:
            return _of_the_lead(scene, found, phrase) if headline else None
    return None


def _of_another_party(scene: Scene, words: set[str], person: Person) -> bool:
    """Is somebody, where he is first named, of another party than a role tells: "a Democratic senator"?"""
    told = words & _PARTISAN
    start, *after = scene.sentences[scene.sentence(person.mentions[0].start) :][:2]
    sentence = scene.text[start : after[0] if after else len(scene.text)].lower() if told else ""
    beside = _PARTISAN & set(re.findall(r"[a-z]+", sentence))
    return bool(told and beside and not told & beside)


def _in_headline(scene: Scene, at: int) -> bool:
    """Does `at` lie in a title, or in the deck below it: a first or second line that ends in no period?"""
    if scene.paragraph(at) > 1 or at > 400:
        return False
    end = scene.text.find("\n", at)
    return 0 < end < 500 and scene.text[:end].rstrip("”\"’'")[-1:] not in ".,"


def _of_the_lead(scene: Scene, found: dict[Person, Span], phrase: str) -> tuple[Person, Because] | None:
    """Of several, the one whom the article names first, where that is in its first paragraphs: a headline is of him."""
    person = min(found, key=lambda person: person.mentions[0].start)
    if scene.paragraph(person.mentions[0].start) > _LEAD:
        return None
    return person, Because(rule="whom the lead names", spans=(found[person],), values=(phrase, person.name))


def _by_what_he_does(scene: Scene, person: Person) -> Iterator[Borne]:
    """The roles that a clause tells without a noun: "who chairs the commission"."""
    for mention in person.mentions[:_MENTIONS]:
        match = _WHO_DOES.match(scene.text, mention.end, mention.end + 160)
        if match:
            heads = set(_DOES.get(match["verb"], "host").split())
            words = {token.word for token in tokens_in(scene.text, *match.span("of"))}
            yield person, words | heads, heads, match.span()


def roles_borne(scene: Scene) -> list[Borne]:
    """Each role that the article gives somebody: the person, the role's words, its head nouns, and where it stands."""
    if scene.roles_borne is None:
        scene.roles_borne = []
        for person in scene.people.persons:
            for start, end in dict.fromkeys(person.roles):
                tokens = tokens_in(scene.text, start, end)
                heads = {token.word for token in tokens[: head_of(tokens, scene.text) + 1][-1:]}
                heads |= {b.word for a, b in pairwise(tokens) if a.word == "and"} | (
                    {tokens[-1].word} if all(t.word not in BREAKS_BUT_AND for t in tokens) else set()
                )
                words = {token.word for token in tokens}
                for short in heads & _IN_FULL.keys():
                    heads, words = heads | set(_IN_FULL[short].split()), words | set(_IN_FULL[short].split())
                scene.roles_borne.append((person, words, heads, (start, end)))
            scene.roles_borne.extend(_by_what_he_does(scene, person))
    return scene.roles_borne
