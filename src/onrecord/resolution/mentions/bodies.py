"""Bodies by their names and short forms: organisations, governments and outlets."""

from __future__ import annotations

import re

from onrecord.record import Because, Speaker, SpeakerType
from onrecord.resolution.known.bodies import unqualified
from onrecord.resolution.known.countries import country_named, government_named, without_the
from onrecord.resolution.known.movements import movements
from onrecord.resolution.known.outlet_list import Mention, name_here
from onrecord.resolution.known.outlets import (
    introduced_in,
    outlet_by_form,
    outlet_by_last_word,
    outlet_named,
    outlets_before,
)
from onrecord.resolution.known.roles import INDEFINITE, Token, role_noun, word_set
from onrecord.resolution.mentions.readings import Reading, plain_words
from onrecord.resolution.scene.names import ORGANISED
from onrecord.resolution.scene.scene import Scene

_OUTLET_KIND = re.compile(
    r"\b(?:newspaper|newsletter|daily|weekly|magazine|broadcaster|news agency|news site|news website"
    r"|TV channel) (?:the )?$"
)
_INTRODUCED = re.compile(r"[^,;]{0,60}\b[a-z]+ (?P<name>[A-ZÀ-Þ][^,;]{1,50})$")
_LEADING = re.compile(
    r"^(?:(?:opposition|ruling|governing|main|rival|far-right|far-left|independent|influential|powerful|outspoken"
    r"|conservative|moderate|[Nn]eighbou?ring|[a-z]+-(?:backed|led|run|based|owned|aligned"
    r"|linked|funded)) )+(?=[A-ZÀ-Þ])"
)  # no name
# "Acme, the [Gulf fund]": the fund's name stands before.
_APPOSED = re.compile(r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][\w&’'-]*(?: [A-ZÀ-Þ][\w&’'-]*){0,4}), (?:the|an?) $")
_OF_WHAT = re.compile(r" (?:of|on|for|to) ")
_STATE_BODY = re.compile(r"\b(?:Ministry|Department|Government|Embassy|Administration|administration|Treasury)\b")
_BODY_BEFORE = re.compile(
    r"\b(?:nonprofit|non-profit|charity|company|firm|group|union|party|association|maker) (?:the )?$"
)
OUTLET_NOUNS = word_set(
    "newspaper newsletter magazine broadcaster network radio television tv station channel tabloid daily weekly paper "
    "website"
)
# "The company" is the last one spoken of, whatever its own name ends in.
_FIRM_NOUNS = word_set(
    "company firm group manufacturer bank airline carrier operator retailer insurer lender broker maker publisher "
    "union party charity organization organisation agency watchdog association club nonprofit corporation startup"
)
# What "the union" may be called, unlike "the company".
_UNION = re.compile(r"\b(?:[A-Z-]{2,8}|Unions?|Workers|Teamsters|Brotherhood|Federation|Association|Guild|Congress)\b")
_NO_PARTY = re.compile(
    r"\b(?:Cent(?:er|re)|Institute|University|College|Foundation|Fund|Committee|Council|Commission|Agency|Communities"
    r"|Company|Inc|Corp|Bank|Energy|Network|PAC|Associates)\b"
)
_BACK = 6000  # characters before a short form in which the name stands


def body_named(scene: Scene, words: str, at: int) -> tuple[str, SpeakerType]:
    """The name and type of a body: a country, a government, an outlet or an organisation."""
    bare = without_the(words)
    words = words if unqualified(bare) == bare else unqualified(bare)
    plain = re.sub(r"['’]s?$", "", without_the(words))
    country = country_named(plain)
    if country:
        return country, "government"
    if plain in movements():
        return plain, "organization"
    plain = _LEADING.sub("", plain)
    words = plain if words.endswith(plain) and (words[0].islower() or plain != without_the(words)) else words
    introduced = _INTRODUCED.match(plain)
    if introduced and introduced["name"] in introduced_in(scene.text):
        return introduced["name"], "outlet"
    plain = words = scene.full_form(plain, at) or (plain if plain == without_the(words) else words)
    plain = re.sub(r"['’]s?$", "", without_the(words))
    if " " not in plain and ORGANISED.fullmatch(plain):  # "the Committee" after "the Ethics Committee"
        for name in reversed(scene.bodies_between(max(0, at - _BACK), at - 1)):
            longer = without_the(scene.text[name.span[0] : name.span[1]])
            if " " in longer and plain in longer.split(" ") and not longer.endswith((" of", " for", " and")):
                plain = words = longer
                break
    if government_named(plain):
        return plain, "government"
    if _BODY_BEFORE.search(scene.text, max(0, at - 24), at):
        return plain, "organization"
    nature = scene.natures.of(plain)
    whole = outlet_named(words)
    if whole is None and not _is_firm(scene, plain, at):
        whole = outlet_named(f"the {plain}")
    outlet = whole or outlet_by_form(plain)
    before = _OUTLET_KIND.search(scene.text, max(0, at - 24), at)
    outlet = outlet or (outlet_by_form(before.group() + plain) if before else None)
    if outlet is None and (nature == "outlet" or (plain in scene.outlets and not ORGANISED.fullmatch(plain))):
        return plain, "outlet"
    if outlet is None and " " not in plain:
        earlier = [
            scene.text[n.span[0] : n.span[1]] for n in reversed(scene.bodies_between(max(0, at - 20_000), at)[-60:])
        ]
        named_in_full = re.compile(rf"[A-ZÀ-Þ][\w’'-]{{1,30}} {re.escape(plain)}(?![\w-])")
        the = "the " in (scene.text[max(0, at - 4) : at].lower(), scene.text[at : at + 4].lower())
        if the and named_in_full.search(scene.text, max(0, at - _BACK), at):
            earlier += (m.outlet.name for m in outlets_before(scene.text, at, _BACK))
        outlet = outlet_by_last_word(f"the {plain}", earlier)
    if outlet is not None:
        return name_here(scene.text, Mention((at, at + len(plain)), outlet), plain), "outlet"
    if scene.places.named(plain) or scene.places.government(plain) or _STATE_BODY.search(plain):
        return plain, "government"
    tagged = next((n for n in scene.bodies_between(at, at + len(words)) if n.span[0] == at), None)
    if tagged is not None and tagged.span[1] < at + len(plain) and ORGANISED.search(plain[-14:]):
        return plain, "organization"  # "[Korva]'s Rural Federation"
    place = tagged is not None and tagged.type == "place" and (plain not in scene.organizations or nature == "place")
    return plain, "government" if place and nature != "organization" else "organization"


def _is_firm(scene: Scene, word: str, at: int) -> bool:
    """Is one word without "the" the short name of a firm, and not that of an outlet: "Sun" of Sun Motors Inc?"""
    the = "the " in (scene.text[max(0, at - 4) : at].lower(), scene.text[at : at + 4].lower())
    return " " not in word and not the and scene.natures.of(word) == "organization"


def body_described(
    scene: Scene, lead: list[Token], tokens: list[Token], head: Token, short: str, phrase: str
) -> Reading:
    """A body by a common noun: "the Doe campaign" is a name, "the ministry" that of one named before."""
    noun = role_noun(head.word)
    kind: SpeakerType = "government" if noun is not None and noun.kind == "government" else "organization"
    if head.word in OUTLET_NOUNS:
        kind = "outlet"
    modifiers = [t for t in tokens if t.end < head.end]
    indefinite = any(token.word in INDEFINITE for token in lead)
    named = Reading(Speaker(name=_LEADING.sub("", plain_words(short)), type=kind))
    if tokens and scene.places.within(tokens[0].text) and tokens[0] is not head and kind != "organization":
        return named  # "Veldian foreign ministry"
    tagged = {name.span[0] for name in scene.bodies_between(tokens[0].start, head.end)}
    capitals = [t for t in modifiers if t.capital]
    if any(t is not tokens[0] or lead or t.possessive or t.text.isupper() or t.start in tagged for t in capitals):
        if not indefinite:
            return named
    elif head.capital and modifiers and len(capitals) == len(modifiers):
        return named
    if indefinite:
        return Reading(Speaker(name=None, type="unnamed", role=phrase))
    if not modifiers and lead and lead[0].word == "the" and head.word in OUTLET_NOUNS:
        last = scene.outlet_before(head.start)
        if last is not None:
            return Reading(Speaker(name=last, type="outlet"))
    if lead and lead[0].word in ("the", "that", "this"):
        found = _named_before(scene, head, [t.word for t in modifiers])
        if found is not None:
            return found
    modifiers = [] if head.word in _FIRM_NOUNS else modifiers
    whose = bool(lead) and lead[0].word in ("his", "her", "its", "their", "our", "my")
    if kind == "government" or modifiers or whose:
        return named
    return Reading(Speaker(name=None, type="unnamed", role=phrase))


def noun_of_body(word: str) -> bool:
    """Is it a noun for a body that is not a state's: "agency", "company"?"""
    noun = role_noun(word)
    return word not in OUTLET_NOUNS and noun is not None and noun.kind == "organization"


def _may_be(noun: str, name: str) -> bool:
    """May a body of this name be called so? A union is no company, and a party no institute."""
    if noun == "party":
        return _NO_PARTY.search(name) is None
    return noun != "union" or _UNION.search(name) is not None


def _named_before(scene: Scene, head: Token, modifiers: list[str]) -> Reading | None:
    """The body that "the ministry" or "the company" at `head` takes up: one that spoke or was named before."""

    def taken(speaker: Speaker, start: int, end: int) -> Reading:
        words = scene.text[start:end]
        return Reading(
            speaker, because=(Because(rule="the body named before", spans=((start, end),), values=(words,)),)
        )

    firm = head.word in _FIRM_NOUNS
    paragraph = scene.paragraph(head.start)
    for said in reversed(scene.said[-20:]):
        told = said.speaker.name
        if said.position >= head.start or told is None or said.speaker.type in ("person", "group", "unnamed"):
            continue
        last = told.lower().rsplit(" ", 1)[-1]
        first = _OF_WHAT.split(told.lower(), maxsplit=1)[0].rsplit(" ", 1)[-1]  # "the commission", on whatever it is
        near = paragraph - scene.paragraph(said.position) <= 3
        if (head.word in (last, first) and all(word in told.lower() for word in modifiers)) or (
            firm
            and near
            and said.speaker.type == "organization"
            and (role_noun(last) is None or head.word == "union")
            and _may_be(head.word, told)
        ):
            return taken(said.speaker, *said.span)
    if noun_of_body(head.word) and not modifiers:
        for said in reversed(scene.said[-4:]):  # "Its director, Ana Doe, said … The agency has said"
            party = said.speaker.party
            near = paragraph - scene.paragraph(said.position) <= 1 and said.position < head.start
            body = party and scene.places.named(party) is None and party[0].isupper()
            if (
                near
                and said.person
                and party
                and body
                and _may_be(head.word, party)
                and all(p.name != party for p in scene.people.persons)
            ):
                return taken(Speaker(name=party, type="organization"), *said.span)
    floor = max(0, head.start - _BACK)
    for name in reversed(scene.bodies_between(floor, head.start - 1)[-80:]):
        words = without_the(scene.text[name.span[0] : name.span[1]])
        full = scene.full_form(words, name.span[0]) or words
        apposed = _APPOSED.search(scene.text, max(0, name.span[0] - 60), name.span[0])
        if apposed and full.split(" ")[-1].lower() == head.word and not modifiers:
            name_words, found = body_named(scene, apposed["name"], apposed.start("name"))
            return taken(Speaker(name=name_words, type=found), *apposed.span("name"))
        if " " in full and full.split(" ")[-1].lower() == head.word and not modifiers:
            name_words, found = body_named(scene, full, name.span[0])
            return taken(Speaker(name=name_words, type=found), *name.span)
        firmly = firm and name.type == "organization" and paragraph - scene.paragraph(name.span[0]) <= 2
        if firmly and _may_be(head.word, words) and scene.natures.of(words) == "organization":
            name_words, found = body_named(scene, words, name.span[0])
            if found == "organization":
                return taken(Speaker(name=name_words, type=found), *name.span)
    return None
