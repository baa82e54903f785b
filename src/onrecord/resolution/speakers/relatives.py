"""Whom "who", "which" or "that" takes up: the name or noun right before it."""

from __future__ import annotations

import re

from onrecord.record import Speaker
from onrecord.resolution.known.roles import (
    BREAKS,
    BREAKS_BUT_AND,
    MODIFIERS,
    OPENERS,
    REACH,
    Token,
    role_after,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.mentions.bodies import body_named
from onrecord.resolution.mentions.pronouns import PRONOUNS
from onrecord.resolution.mentions.readings import NOBODY, Reading
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.speakers.described import QUANTIFIERS
from onrecord.resolution.speakers.sources import read_source

_ASIDE = re.compile(r"[\s,–—-]*(?:\([^()\n]{1,40}\)[\s,]*)?$")
_OF_BODY = re.compile(r",? (?:of|from|at|with|for) (?:the )?[A-ZÀ-Þ][^,;.\n]{1,80}")
_PLACED = re.compile(r"\b(?:in|on|of|from|at|to|across) (?:the )?$")
_ARE = re.compile(r"[Ww]ho (?:have|are|were|say|deny)\b")
# "a president who led the raid and [who] hopes": whom the first of them takes up.
_AND_AGAIN = re.compile(r",? and $")
_FIRST = re.compile(r"\b(?:who|which|that)\b")
_STATE = re.compile(r"(?:[A-ZÀ-Þ][\w’-]{1,20} ){0,2}[A-ZÀ-Þ][\w’-]{2,20}$")
# Of whom more is told only behind: "some who saw it".
_ALONE = PRONOUNS - OPENERS
_BESIDE_NOUNS = OPENERS | MODIFIERS
_TOLD_BEHIND = QUANTIFIERS | word_set("those one ones everyone everybody anyone anybody someone somebody")
_SHARES = word_set("percent cent")
_ARTICLES = word_set("the a an")
_PREPOSITION = word_set("of in on at to from with by for about among across between against inside near under over")
_QUOTE = re.compile(r"[“”\"]")
_FAR = 9  # tokens before "who" in which the noun may stand; before "which" it is the last
_PHRASE = 6  # tokens of "a former harbour spymaster" at most


def whom_it_takes_up(scene: Scene, position: int) -> Reading:
    """The reading of the relative pronoun at `position`; nobody where no name or noun stands right before it."""
    text = scene.text
    if text[position].isupper() and not text[position : position + 3].isupper():
        return Reading(NOBODY)  # a question: "Who signed it?"
    who = text[position : position + 3].lower() == "who"
    floor = max(scene.sentences[scene.sentence(position)], position - 2 * REACH)
    if _AND_AGAIN.search(text, floor, position) and (first := _FIRST.search(text, floor + 1, position - 5)):
        return whom_it_takes_up(scene, first.start())
    aside = _ASIDE.search(text, max(floor, position - 60), position)
    end = aside.start() if aside else position
    return _named(scene, position, floor, end, who=who) or _noun(scene, floor, end, who=who)


def _named(scene: Scene, position: int, floor: int, end: int, *, who: bool) -> Reading | None:
    """The person, body or state whose name ends right before."""
    text = scene.text
    for mention in reversed(scene.people.between(floor, position)):
        apposed = role_after(text, mention.end, end) if mention.end < end else None
        of_body = position < len(text) and text[position] == "w" and _OF_BODY.fullmatch(text, mention.end, end)
        if mention.end >= end - 2 or of_body or (apposed is not None and apposed[1] >= end - 1):
            return Reading(Speaker(name=mention.person.name, type="person"), mention.person, apposed)
    for name in reversed(scene.bodies_between(floor, position)):
        if name.span[1] >= end - 2:
            words, kind = body_named(scene, text[name.span[0] : name.span[1]], name.span[0])
            placed = who and kind == "government" and _PLACED.search(text, max(floor, name.span[0] - 14), name.span[0])
            if placed and not (scene.places.named(words) and _ARE.match(text, position)):
                return None  # "the mayor of Velm, who", unlike "allegations from Veldia, who have denied"
            return Reading(Speaker(name=words, type=kind))
    state = _STATE.search(text, max(floor, end - 60), end)
    if state and not who and (country := scene.places.named(state[0])):
        return Reading(Speaker(name=country, type="government"))  # "it angered Veldia, which sees"
    return None


def _noun(scene: Scene, floor: int, end: int, *, who: bool) -> Reading:
    """Whom a noun names that stands right before, or for "who" somewhat earlier ("experts in maritime law, who")."""
    text = scene.text
    tokens = tokens_in(text, max(floor, end - 80), end)
    if not tokens or (who and tokens[-1].word in _TOLD_BEHIND):
        return Reading(NOBODY)
    last = tokens[-1]
    if who and last.capital and last.word.endswith("s") and len(tokens) > 1 and not tokens[-2].capital:
        return read_source(scene, (last.start, end))  # "anger among Veldians who", "Afro-Veldians"
    plural = last.word.endswith("s") and not last.capital and last.word not in BREAKS
    if plural and who:
        return read_source(scene, (tokens[_people_from(text, tokens)].start, end))
    phrase: int | None = None
    for at in range(len(tokens) - 1, max(-1, len(tokens) - (_FAR if who else _PHRASE)), -1):
        word = tokens[at].word
        noun = role_noun(word) if who or tokens[at] is last else None
        if noun is not None and not (who and noun.kind == "thing"):
            quote = _QUOTE.search(text, tokens[at].end, end)
            upto = quote.start() if quote else end
            return read_source(scene, (tokens[_phrase_before(text, tokens, at)].start, upto))
        if who and word in _TOLD_BEHIND:
            return Reading(NOBODY)  # "those in the harbour who"
        if word in _ARTICLES and phrase is None and tokens[at] is not last and len(tokens) - at <= _PHRASE:
            phrase = tokens[at].start
            if not at or tokens[at - 1].word not in _PREPOSITION or not who:
                break
    if plural and not who and (phrase is None or any(token.capital for token in tokens if token.start > phrase)):
        phrase = last.start
    # "a former Veldian spymaster, who", of whom no word tells that he is a person
    if phrase is None or last.word in _SHARES or _QUOTE.search(text, phrase, end):
        return Reading(NOBODY)
    return read_source(scene, (phrase, end))


def _people_from(text: str, tokens: list[Token]) -> int:
    """The number of the first token of the phrase that ends in a plural: "[child welfare advocates]" behind "by"."""
    for at in range(len(tokens) - 2, max(-1, len(tokens) - 4), -1):
        if text[tokens[at].end : tokens[at + 1].start] != " " or tokens[at].word in BREAKS_BUT_AND:
            break
        if role_noun(tokens[at].word) is not None and tokens[at].word not in _PREPOSITION:
            return _phrase_before(text, tokens, at)
    return _phrase_before(text, tokens, len(tokens) - 1)


def _phrase_before(text: str, tokens: list[Token], at: int) -> int:
    """The number of the first token of the phrase that ends in the noun at `at`."""
    first = at
    while first and text[tokens[first - 1].end : tokens[first].start] == " ":
        before = tokens[first - 1]
        if before.word not in _BESIDE_NOUNS and not (before.capital or role_noun(before.word)):
            break
        if before.word in BREAKS or (before.word in _ALONE and not before.text.isupper()):
            break  # "by US officials, who"
        first -= 1
        if before.word in OPENERS:
            break
    return first
