"""Whose somebody is: what "its minister", "Doe's spokesman" and "head of the council" mean in an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.record import Because, Span
from onrecord.resolution.countries import government_named, without_the
from onrecord.resolution.names import ORGANISED, RUN
from onrecord.resolution.parties import country_of_body
from onrecord.resolution.people import Person
from onrecord.resolution.roles import Gender, head_of, role_noun, tokens_in, word_set
from onrecord.resolution.scene import Scene

_BACK = 3000  # characters before "the commission" in which it is named
_SENTENCES = 4  # before "its" in which its subject may stand
_WHOSE = re.compile(
    r"(?:\b(?P<pronoun>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|(?P<owner>\w[\w .&’'-]{1,50}?)(?:['’]s|(?<=s)['’]))"
    r" (?:(?:[a-z-]{2,16}) ){0,2}$"
)
_OWNER = re.compile(r"(?:the |The )?(?P<owner>[\w][\w .&-]{1,50}?)(?:['’]s|(?<=s)['’]) ")
_OF = re.compile(r"\b(?:of|for|at|with|to) (?P<det>the |its |his |her |their )?(?P<owner>[\w][\w .&’'-]{1,60})$")
_OPENING = re.compile(r"(?:(?:the|a|an|but|and|so|yet|in|opposition|ruling|state|national|main) ){0,4}", re.I)
_QUOTES = "“\"‘'"
_FIRMS = word_set("company firm group maker carrier manufacturer operator organization organisation agency body party union charity")
_LANDS = word_set("country nation republic kingdom state islands island territory emirate sultanate")
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
        return _of_owner(scene, inside["owner"], (start, start + inside.end("owner")), party_of)
    before = _WHOSE.search(text, max(scene.paragraphs[scene.paragraph(start)], start - 70), start)
    if before:
        if before["pronoun"]:
            return _of_pronoun(scene, person, before["pronoun"].lower(), before.start(), party_of)
        return _of_owner(scene, before["owner"], before.span("owner"), party_of)
    tokens = tokens_in(text, start, end)
    head = head_of(tokens, text)
    after = _OF.search(text, tokens[head].end, end) if head >= 0 else None
    if after is None:
        return None
    if after["det"] and after["det"].strip() != "the":
        return None
    return _of_owner(scene, after["owner"], after.span("owner"), party_of)


def _of_pronoun(scene: Scene, person: Person | None, pronoun: str, at: int, party_of: PartyOf) -> Party | None:
    if pronoun in ("his", "her"):
        gender: Gender = "m" if pronoun == "his" else "f"
        floor = scene.paragraphs[max(0, scene.paragraph(at) - 1)]
        for mention in reversed(scene.people.between(floor, at)):
            if mention.person is not person and mention.person.gender in (None, gender):
                return _through(party_of(mention.person), pronoun, (at, at + len(pronoun)), mention.words)
        return None
    found = subject_before(scene, at)
    return _through(found, pronoun, (at, at + len(pronoun)), found.name) if found else None


def _through(party: Party | None, words: str, span: Span, means: str) -> Party | None:
    if party is None:
        return None
    return Party(party.name, (Because(rule="whose role it is", spans=(span,), values=(words, means)), *party.because))


def _of_owner(scene: Scene, owner: str, span: Span, party_of: PartyOf) -> Party | None:
    """The party of an owner by its words: a country, a body, a person, or the noun for one named before."""
    owner = without_the(owner)
    words = owner.rsplit(" ", 1)[-1]
    for name in (owner, words):
        country = scene.places.named(name)
        if country:
            return Party(country, (Because(rule="whose role it is", spans=(span,), values=(owner,)), *scene.places.shown(country, name)))
    if words[0].isupper():
        named = [p for p in scene.people.persons if p.name == owner or p.name.rsplit(" ", 1)[-1] == words]
        if named:
            return _through(party_of(named[0]), owner, span, named[0].name) if len(named) == 1 else None
        return None
    found = noun_before(scene, words, span[0])
    return _through(found, owner, span, found.name) if found else None


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
    longer = re.compile(rf"(?<![\w’'-])(?:[A-ZÀ-Þ][\w’'-]{{1,20}} (?:of |for |and )?){{1,5}}{re.escape(titled)}(?![\w-]| [A-ZÀ-Þ])")
    last = None
    for match in longer.finditer(scene.text, max(0, at - _BACK), at):
        last = match
    if last is not None:
        return body_party(scene, without_the(last.group()), last.span())
    if kind is None or kind.kind != "organization" or noun not in _FIRMS:
        return None
    found = subject_before(scene, at)
    return found if found and not scene.places.named(found.name) else None


def body_party(scene: Scene, words: str, span: Span) -> Party:
    """A body as a party: the country of a state's body, else itself."""
    country = country_of_body(words, scene.places)
    step = Because(rule="the body named", spans=(span,), values=(words,))
    return Party(country or words, (step, *(scene.places.shown(country, words) if country else ())))


def subject_before(scene: Scene, at: int) -> Party | None:
    """The country or body that opens the sentence of `at` or one shortly before it: what "its" means."""
    text = scene.text
    number = scene.sentence(at)
    paragraph = scene.paragraph(at)
    floor = scene.paragraphs[paragraph]
    if number and scene.sentences[number] <= floor and paragraph:
        floor = scene.paragraphs[paragraph - 1]
    lowest = max(0, number - _SENTENCES)
    while number >= lowest and scene.sentences[number] >= floor:
        found = _opening(scene, scene.sentences[number], min(at, scene.sentences[number] + 120))
        if found:
            return found
        number -= 1
    return None


def _opening(scene: Scene, start: int, end: int) -> Party | None:
    """The country or body with which a sentence opens, if any."""
    text = scene.text
    lead = _OPENING.match(text, start, end)
    first = lead.end() if lead else start
    run = RUN.match(text, first, end) or RUN.match(text, start, end)
    if run is None or text[start] in _QUOTES:
        return None
    words = without_the(run.group())
    tagged = next((n for n in scene.bodies_between(start, end) if run.start() <= n.span[0] < run.end()), None)
    if tagged is not None and tagged.span[1] > run.end():
        words = without_the(text[slice(*tagged.span)])
    plain = re.sub(r"['’]s?$", "", words)
    country = scene.places.named(plain) or scene.places.government(plain)
    if country:
        return Party(country, (Because(rule="the subject before", spans=(run.span(),), values=(plain,)), *scene.places.shown(country, plain)))
    if scene.people.between(run.start(), run.end()) or _NOT_BODIES.search(plain) or words != plain:
        return None
    if (tagged is not None and tagged.type == "organization") or ORGANISED.search(plain) or plain in scene.organizations:
        if scene.places.of_demonym(plain) or government_named(plain):
            return None
        longest = text[run.start() : tagged.span[1]] if tagged is not None and tagged.span[1] > run.end() else plain
        return body_party(scene, without_the(longest), run.span())
    return None
