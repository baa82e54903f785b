"""What people are called instead of their names: "The hydrologist", "the Ohio Republican", "the Italian"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.record import Because, Span, Speaker
from onrecord.resolution.known.roles import MODIFIERS, Gender, Token, role_noun, tokens_in, word_set
from onrecord.resolution.mentions.readings import Reading
from onrecord.resolution.parties.allegiance import party_of_person
from onrecord.resolution.parties.bearers import ELECTED, roles_borne
from onrecord.resolution.scene.people import Mention, Person
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.sentences.kinds import quoted_at

PARTISANS = word_set("republican democrat conservative liberal socialist independent libertarian")
_FIGURES = word_set(
    "nominee candidate contender hopeful frontrunner front-runner businessman businesswoman billionaire mogul tycoon "
    "magnate senator congressman congresswoman governor lawmaker politician statesman"
)
_PARTY_WORDS = {"republican": "republican", "gop": "republican", "democratic": "democratic", "democrat": "democratic"}
_CALLED_SO = re.compile(rf"The (?:[\w.’'-]+ ){{0,4}}(?:{'|'.join(sorted(_FIGURES))})\b")
_GOVERNED = re.compile(r"\b(?:by|of|for|with|from|to|against|at|on) the (?:[a-z-]+ ){0,2}$")  # "by the doctor’s leave"
_AND = re.compile(r" and (?:his|her|the|other)\b")
_SUBJECTS_BACK = 3  # sentences
_BACK = 5000  # characters in which a word that an epithet would repeat is looked for


def epithet(scene: Scene, head: Token, gender: Gender | None) -> tuple[Person, Because] | None:
    """The one person of the sentence before, whom "The hydrologist" calls by what nobody was called so far."""
    text = scene.text
    number = scene.sentence(head.start) - 1
    floor = scene.paragraphs[scene.paragraph(head.start)]
    if number < 0 or scene.sentences[number] < floor or _before(text, head):
        return None
    mentions = scene.people.between(scene.sentences[number], scene.sentences[number + 1])
    persons = {mention.person for mention in mentions if mention.person.gender in (None, gender) or gender is None}
    if len(persons) != 1 or (head.possessive and _GOVERNED.search(text, scene.sentences[number + 1], head.start)):
        return None
    person = persons.pop()
    span = next((m.start, m.end) for m in reversed(mentions) if m.person is person)
    return person, Because(rule="called so after the name", spans=(span,), values=(head.text, person.name))


def public_figure(scene: Scene, head: Token, words: str, gender: Gender | None) -> tuple[Person, Because] | None:
    """Whom "The Republican nominee" or "the New York businessman" means: the subject of a sentence or two before.

    Of a candidate or politician alone is it usual to write so where nobody is told to be one. Where that subject is
    no person, or of the other gender or party, nobody is meant.
    """
    if head.word not in _FIGURES or quoted_at(scene.text, head.start) is not None or _AND.match(scene.text, head.end):
        return None
    if words.lower() == head.word:
        return None  # "the candidate", of several
    if head.word in ELECTED and any(head.word in heads for _, _, heads, _ in roles_borne(scene)):
        return None  # somebody, or several, are told to be one
    here = scene.sentence(head.start)
    floor = scene.paragraphs[max(0, scene.paragraph(head.start) - 2)]
    for number in range(here - 1, max(-1, here - 1 - _SUBJECTS_BACK), -1):
        start, end = scene.sentences[number], scene.sentences[number + 1]
        if start < floor:
            return None
        if _CALLED_SO.match(scene.text, start, end):
            continue  # "The Republican nominee spoke in Sel": of the same one, who is named before
        subject = _subject(scene, start, end)
        if subject is None:
            return None
        person = subject.person
        if (person.gender and gender and person.gender != gender) or _of_other_party(scene, words, person):
            return None
        if head.word not in ELECTED and any(_in_office(scene, role) for role in person.roles):
            return None  # "Mayor Ana Doe … The Republican candidate"
        step = Because(rule="called so after the name", spans=((subject.start, subject.end),))
        return person, replace(step, values=(words, person.name))
    return None


def _subject(scene: Scene, start: int, end: int) -> Mention | None:
    """The person with whose name, behind a title or an opening phrase, a sentence begins."""
    mentions = scene.people.between(start, end)
    if not mentions or quoted_at(scene.text, mentions[0].start) is not None:
        return None
    first = mentions[0]
    lead = scene.text[start : first.start].rsplit(", ", 1)[-1].strip('“"‘ \n')
    titled = all(word[:1].isupper() or word in MODIFIERS or role_noun(word) for word in lead.split())
    return first if titled and not re.match(r"['’]s?[ \u00a0]| and |, [A-ZÀ-Þ]", scene.text[first.end : end]) else None


def _in_office(scene: Scene, role: Span) -> bool:
    """Is a role one that somebody has, and not has had?"""
    words = [token.word for token in tokens_in(scene.text, *role)]
    held = any((noun := role_noun(word)) is not None and noun.kind == "official" for word in words)
    return held and not {"former", "ex", "then"} & set(words)


def _of_other_party(scene: Scene, words: str, person: Person) -> bool:
    told = party_of_person(scene, person)
    party = told.name.lower() if told else ""
    wanted = {_PARTY_WORDS.get(word, word) for word in words.lower().split()} & set(_PARTY_WORDS.values())
    return bool(wanted) and any(word in party for word in _PARTY_WORDS.values()) and not any(w in party for w in wanted)


def _before(text: str, head: Token) -> bool:
    """Does the word stand in the text before, also as a part of another ("presidential candidate")?"""
    return re.search(rf"\b{re.escape(head.word)}\b", text[max(0, head.start - _BACK) : head.start], re.I) is not None


def partisan(scene: Scene, head: Token, phrase: str) -> Reading | None:
    """The one who spoke last, shortly before, whom "the Ohio Republican" calls by his party."""
    for said in reversed(scene.said[-3:]):
        if said.person is not None and 0 <= scene.sentence(head.start) - scene.sentence(said.position) <= 3:
            step = Because(rule="called so after the name", spans=((said.position, said.position + 1),))
            step = replace(step, values=(phrase, said.person.name))
            return Reading(Speaker(name=said.person.name, type="person"), said.person, because=(step,))
    return None


def one_of_a_people(scene: Scene, head: Token) -> bool:
    """Is a noun one of a people, and not all of them: "the Italian", unlike "the French"?"""
    return scene.places.of_demonym(head.text) is not None and not head.word.endswith(("s", "ese", "ish", "ch", "iss"))


def countryman(scene: Scene, head: Token) -> Reading | None:
    """The person named last, in this paragraph or the two before, whom "the Italian" calls by where he is from."""
    floor = scene.paragraphs[max(0, scene.paragraph(head.start) - 2)]
    for mention in reversed(scene.people.between(floor, head.start - 1)):
        if quoted_at(scene.text, mention.start) is None:
            span = (mention.start, mention.end)
            step = Because(rule="called so after the name", spans=(span,), values=(head.text, mention.person.name))
            return Reading(Speaker(name=mention.person.name, type="person"), mention.person, because=(step,))
    return None
