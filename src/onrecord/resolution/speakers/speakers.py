"""Who speaks in each attribution of an article."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.record import Article, Because, Marks, Reasons, Span, SpanSet, Speaker
from onrecord.resolution.known.roles import (
    RANKS,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.mentions.pronouns import (
    NEUTER,
    PERSONAL,
    PLURAL,
    PRONOUNS,
    RELATIVE,
    SPEAKING,
    Antecedent,
    body_before,
    enclosing,
    person_before,
    quoting,
)
from onrecord.resolution.mentions.readings import NOBODY, Reading, trimmed
from onrecord.resolution.parties.speaking_for import party_of_speaker
from onrecord.resolution.scene.found import Said
from onrecord.resolution.scene.people import MOST_ROLES, Person
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.sentences.kinds import kind_of, quoted_at
from onrecord.resolution.sentences.titles import repeated_below, title_of
from onrecord.resolution.speakers.authors import author_of, told_by_author
from onrecord.resolution.speakers.introductions import introduce, introduce_heads, introduce_lead
from onrecord.resolution.speakers.relatives import whom_it_takes_up
from onrecord.resolution.speakers.sources import read_source
from onrecord.resolution.speakers.turns import turn_at, turns_in

_SUBJECTS = word_set("he she they it i we who")
_FORMER = re.compile(r"(?:former|ex-|then|retired|late)\b", re.I)
_ANSWERS = re.compile(
    r"\b(?:dismiss|den[iy]|reject|rebuff|shrugg|answer|brush|call|hit back)\w*(?: \w+){0,3} "
    r"(?:the|that|this|any|all) (?:\w+ ){0,2}(?:charges?|accusations?|allegations?|claims?|criticism|attack"
    r"|suggestion)\b"
)
_ACCUSES = re.compile(r"\b(?:accus|criticis|criticiz|alleg|charg|blam|attack|denounc)\w*")
_REPORTS = re.compile(r"\b(?:report(?:ed)?|understand|revealed|learned|published|wrote)\b")
_HISTORY = 40
_DEPTH = 6  # of words within words
# Of a party's member, which is told last: "Democrat Ana Doe, the minority leader".
_LABELS = word_set("democrat republican conservative liberal socialist communist nationalist independent libertarian")


# Somebody without a name of those just spoken of: "A third was less sure: he said".
_ELLIPTIC = re.compile(
    r"(?P<who>(?:A|The) (?:second|third|fourth|fifth)|Another|One of (?:them|these)) (?:was|is|had|has|said|\w+ed)\b"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and what name, role and party were resolved from."""

    speaker: Speaker
    because: Reasons = field(default_factory=dict)


def speakers_of(article: Article, marks: Marks) -> list[Voice]:
    """The speaker of every attribution of `marks`, in their order.

    A name is the fullest that the article has for the person, without title; a surname, a role or a pronoun is resolved
    to it. Where the article does not tell, `type` is `unnamed` and `name` null. `spans` hold the source and, where the
    name comes from elsewhere, the place that has it.
    """
    scene = Scene(article, marks)
    introduce_lead(scene)
    introduce_heads(scene)
    introduce(scene)
    items = marks.attributions
    voices = [Voice(NOBODY)] * len(items)
    persons: list[Person | None] = [None] * len(items)
    contents = sorted((span, number) for number, item in enumerate(items) for span in item.content)
    turns = turns_in(scene.text, scene.people)
    author = author_of(article)
    own = told_by_author(article) if author else ()
    for number in _order(items, contents):
        at = items[number].source[0][0]
        turn = turn_at(turns, at)
        reading = _reading(scene, items[number], contents, persons, turn.person if turn and at < turn.end else None)
        persons[number] = reading.person
        voices[number] = _voice(scene, items[number], reading)
        said = Said(items[number].source[0], voices[number].speaker, reading.person)
        insort(scene.said, said, key=lambda said: said.position)
    for number, item in enumerate(items):
        words = scene.text[slice(*trimmed(scene.text, item.source[0]))] if turns and item.source else ""
        labelled = words.isupper() and (turn := turn_at(turns, item.source[0][1] + 2)) and turn.label == words
        if labelled or words.lower() in SPEAKING:
            turn = turn if labelled else turn_at(turns, item.source[0][0])
            free = labelled or quoted_at(scene.text, item.source[0][0]) is None
            if turn is not None and turn.person is not None and free:
                steps = (Because(rule="whose turn it is", spans=item.source, values=(turn.label, turn.person.name)),)
                reading = Reading(Speaker(name=turn.person.name, type="person"), turn.person, because=steps)
                voices[number] = _voice(scene, item, reading)
                continue
        if item.source and _pronoun(scene.text, item.source) in SPEAKING:
            owner = quoting(scene, item.source[0][0], contents)
            if owner is None and author and (voice := _by_author(scene, item, author, own)):
                voices[number] = voice
                continue
            owner = enclosing(item.source[0][0], contents) if owner is None else owner
            if owner is not None and owner != number:
                speaker = voices[owner].speaker
                steps = (Because(rule="whoever is quoted here", spans=items[owner].source, values=_named(speaker)),)
                because = {**voices[owner].because, "speaker": (*steps, *voices[owner].because.get("speaker", ()))}
                voices[number] = Voice(replace(speaker, spans=_joined(item.source, speaker.spans)), because)
    _headlines(scene.text, items, voices)
    return voices


def _by_author(scene: Scene, item: SpanSet, author: str, own: Sequence[Span]) -> Voice | None:
    """The article's author, where "I" stands, outside of quotation marks, in a paragraph that is told by her."""
    at = item.source[0][0]
    if quoted_at(scene.text, at) is not None or not any(start <= at < end for start, end in own):
        return None
    person = next((person for person in scene.people.persons if person.name == author), None)
    step = Because(rule="the author", spans=item.source, values=(scene.text[slice(*item.source[0])], author))
    return _voice(scene, item, Reading(Speaker(name=author, type="person"), person, because=(step,)))


def _headlines(text: str, items: Sequence[SpanSet], voices: list[Voice]) -> None:
    """Give the words that a headline quotes without a source the speaker of the same words in the article."""
    title = title_of(text)
    for number, item in enumerate(items):
        if title is None or item.source or item.content[0][0] >= title[1] or kind_of(text, item.content) == "indirect":
            continue
        again = repeated_below(text, item.content, items)
        if again is not None and voices[again].speaker.name:
            because = voices[again].because
            words = (text[slice(*item.content[0])], *_named(voices[again].speaker))
            step = Because(rule="the same words in the article", spans=items[again].source, values=words)
            speaker = {"speaker": (step, *because.get("speaker", ()))}
            voices[number] = Voice(voices[again].speaker, {**because, **speaker})


def _order(items: Sequence[SpanSet], contents: list[tuple[Span, int]]) -> list[int]:
    """The numbers of the attributions with a source, in the order of the text, but whose words another stands in first.

    So "he" in “He left,” she said is known not to be her.
    """
    done: dict[int, None] = {}
    for number in sorted(range(len(items)), key=lambda n: items[n].source[:1]):
        waiting: list[int] = []
        at: int | None = number
        while at is not None and at not in done and at not in waiting and items[at].source and len(waiting) < _DEPTH:
            waiting.append(at)
            at = enclosing(items[at].source[0][0], contents)
        done.update(dict.fromkeys(reversed(waiting)))
    return list(done)


def _named(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.name,) if speaker.name else ()


def _pronoun(text: str, source: tuple[Span, ...]) -> str | None:
    """The pronoun that a source is, in lower case, or None."""
    start, end = trimmed(text, source[0])
    tokens = tokens_in(text, start, min(end, start + 60))
    if tokens and tokens[0].word in PRONOUNS and (tokens[0].end >= end or tokens[0].word in _SUBJECTS):
        return tokens[0].word
    return None


def _reading(
    scene: Scene,
    item: SpanSet,
    contents: list[tuple[Span, int]],
    persons: list[Person | None],
    talking: Person | None,
) -> Reading:
    """The reading of a source; `talking` is whose turn it is in an interview, who is no "he" there."""
    word = _pronoun(scene.text, item.source)
    if word is None:
        readings = [read_source(scene, span) for span in item.source]
        return next((reading for reading in readings if reading.person is not None), readings[0])
    start, end = trimmed(scene.text, item.source[0])
    found: Antecedent | None = None
    third = _ELLIPTIC.match(scene.text, scene.sentences[scene.sentence(start)], start) if word in PERSONAL else None
    if third and not scene.people.between(third.start(), start):
        return read_source(scene, third.span("who"))  # "A third was less sure: he said"
    if word in PERSONAL:
        owner = enclosing(start, contents)
        opens = scene.text[max(0, start - 1) : start] in ("'", "‘", "“", '"')
        quoted = owner is not None and (opens or quoting(scene, start, contents) == owner)
        excluded = persons[owner] if quoted and owner is not None else talking or _accuser(scene, item, start)
        found = person_before(scene, start, PERSONAL[word], scene.said[-_HISTORY:], excluded)
    elif word in PLURAL or word in NEUTER:
        found = body_before(scene, start, scene.said[-_HISTORY:], plural=word in PLURAL)
    elif word == "we" and scene.outlet and item.cue and _REPORTS.search(scene.text, *item.cue[0]):
        if quoted_at(scene.text, start) is None and enclosing(start, contents) is None:
            step = Because(rule="the outlet itself", spans=((start, end),), values=(word, scene.outlet))
            return Reading(Speaker(name=scene.outlet, type="outlet"), because=(step,))
    elif word in RELATIVE:
        reading = whom_it_takes_up(scene, start)
        if not reading.because and reading.speaker.name:
            step = Because(rule="what stands before it", spans=((start, end),), values=(word, reading.speaker.name))
            return replace(reading, because=(step,))
        return reading
    if found is None:
        step = Because(rule="a pronoun for nobody told", spans=((start, end),), values=(word,))
        return Reading(NOBODY, because=(step,))
    who = found.who
    name = who.name if isinstance(who, Person) else who.name or who.role or ""
    steps: tuple[Because, ...] = (
        Because(rule="a pronoun for", spans=(found.span, (start, end)), values=(word, name), score=found.score),
    )
    if found.runner_up:
        steps += (Because(rule="rather than", values=(found.runner_up,), score=found.runner_up_score),)
    if isinstance(who, Person):
        return Reading(Speaker(name=who.name, type="person"), who, because=steps)
    return Reading(who, because=steps)


def _accuser(scene: Scene, item: SpanSet, at: int) -> Person | None:
    """Who made the charge in the sentence before that somebody answers here: “She denied the charge” is not hers."""
    text = scene.text
    number = scene.sentence(at)
    if not number or not scene.said or not _ANSWERS.search(text, at, at + 80):
        return None
    last = scene.said[-1]
    if last.person is None or scene.sentence(last.position) != number - 1:
        return None
    return last.person if _ACCUSES.search(text, last.position, at) else None


def _voice(scene: Scene, item: SpanSet, reading: Reading) -> Voice:
    """The speaker with role, party and spans."""
    text, speaker, person = scene.text, reading.speaker, reading.person
    roles: list[Span] = []
    spans = tuple(span for span in (trimmed(text, span) for span in item.source) if span[0] < span[1])
    steps = list(reading.because)
    if person is not None:
        at = item.source[0][0]
        near = sorted(
            dict.fromkeys(person.roles),
            key=lambda role: (not _official(text, role), role[0] > at, abs(role[0] - at)),
        )
        roles = list(dict.fromkeys(([reading.role] if reading.role else []) + near))
        if reading.role and reading.role not in person.roles and len(person.roles) < MOST_ROLES:
            person.roles.append(reading.role)
            if scene.parties.get(person) is None:
                scene.parties.pop(person, None)  # what he is called here may tell more
        offices = any(_is_office(text, role) for role in roles)
        roles.sort(
            key=lambda role: (
                offices and _FORMER.match(text, *role) is not None,
                _rank(text, role),
                _role(text, role).lower() in _LABELS,
            )
        )
        if not any(text[s:e].find(person.name) >= 0 for s, e in spans):
            named = next((m for m in person.mentions if m.words == person.name), None)
            if named is not None:
                spans = _joined(spans, ((named.start, named.end),))
                steps.append(Because(rule="the full name", spans=((named.start, named.end),), values=(person.name,)))
    words = [_role(text, role) for role in roles] or ([speaker.role] if speaker.role else [])
    party = party_of_speaker(scene, speaker, person, words, item.source)
    if party and item.source and (full := scene.full_form(party.name, item.source[0][0])):
        party = replace(party, name=full)  # "a spokesman of the NC", which stands for the National Coalition
    resolved = replace(
        speaker,
        role=words[0] if words else None,
        party=speaker.party or (party.name if party else None),
        spans=_joined(spans, speaker.spans),
    )
    because: dict[str, tuple[Because, ...]] = {"speaker": tuple(steps)}
    if roles:
        rule = "the role beside the name" if roles[0] == reading.role else "the role told of this person elsewhere"
        because["role"] = (Because(rule=rule, spans=(roles[0],), values=(words[0],)),)
    elif words:
        because["role"] = (Because(rule="the words of the source", spans=item.source, values=(words[0],)),)
    if party:
        because["party"] = party.because
    return Voice(resolved, because)


def _rank(text: str, role: Span) -> bool:
    """Is a role only a rank or style, which another role says more than?"""
    return all(token.word in RANKS for token in tokens_in(text, *role))


def _is_office(text: str, role: Span) -> bool:
    return _FORMER.match(text, *role) is None and _official(text, role) and not _rank(text, role)


def _official(text: str, role: Span) -> bool:
    """Is it an office, rather than what somebody is to somebody else ("rival", "supporter")?"""
    tokens = tokens_in(text, *role)
    return any((noun := role_noun(token.word)) is not None and noun.kind == "official" for token in tokens)


def _role(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _joined(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({*spans, *more}))
