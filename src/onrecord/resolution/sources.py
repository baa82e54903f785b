"""What the words of one source say by themselves: whom they name, or how they describe who is not named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record import Span, Speaker, SpeakerType
from onrecord.resolution.bearers import bearer
from onrecord.resolution.countries import country_named, government_named, without_the
from onrecord.resolution.names import ORGANISED, RUN
from onrecord.resolution.outlets import outlet_by_form, outlet_by_last_word, outlet_named, state_media_named
from onrecord.resolution.people import Mention, Person
from onrecord.resolution.roles import (
    BREAKS,
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    REACH,
    VAGUE,
    Token,
    head_of,
    is_person_noun,
    role_after,
    role_before,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.scene import Scene

_AND = re.compile(r"(?: \([^()\n]{1,30}\))?(?:,?\s{1,3}(?:and|or|&|along with|as well as) \w)")
_LISTED = re.compile(
    r"(?:, (?:the )?[A-Z][\w.’-]{1,20}(?: [A-Z][\w.’-]{1,20}){0,2}){1,4},? and (?:the )?[A-Z][\w .’-]{1,30}"
)
# The rest of a body's name that a tag cut off: "Conference | of State Legislatures".
_LONGER = re.compile(r"(?: (?:of|on|for)(?: the)? [A-ZÀ-Þ][\w’'-]{1,30}(?:,? (?:and )?[A-ZÀ-Þ][\w’'-]{1,30}){0,4})+")
_POSSESSIVE = re.compile(r"(?:['’]s?|['’]s)[ \u00a0]+\w")
_CLAUSE = re.compile(r"[,;:()\n“”\"—–]|\b(?:who|whom|whose|which|that|while|when|where|because|speaking|said)\b| - ")
_LABEL = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3}: ")
_EDGES = ' \t\n\u00a0,.;:—–-"“”'
_OUTLET_KIND = re.compile(
    r"\b(?:newspaper|daily|weekly|magazine|broadcaster|news agency|news site|news website|TV channel) (?:the )?$"
)
# What ends the name of a document, not of a body.
_PAPERS = word_set("poll polls survey study report act")
# Words before a source that are no part of it.
_LEADS = word_set("even not only yet but and so while as though although because")
_INFORMED = re.compile(r" (?:familiar|briefed|close to|with (?:direct )?knowledge|involved|inside|near|who)\b")
_QUANTIFIERS = word_set("some many most several all both few other others more")
_OUTLET_NOUNS = word_set("newspaper magazine broadcaster network")
_NOBODY = word_set("no nobody none everyone everybody anyone anybody someone somebody")


@dataclass(frozen=True, slots=True)
class Reading:
    """Who a source is. `person` where it is one whom the article names; `role` the words that stand with him here."""

    speaker: Speaker
    person: Person | None = None
    role: Span | None = None


def trimmed(text: str, span: Span) -> Span:
    """The span without spaces and punctuation at its ends; empty where nothing else is in it."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not (text[end - 1] == "." and text[end - 3 : end - 2] == "."):
        end -= 1
    return start, end


def read_source(scene: Scene, span: Span) -> Reading:
    """The reading of a source that is no pronoun."""
    start, end = trimmed(scene.text, _unlabelled(scene.text, span))
    if start == end:
        return Reading(Speaker(name=None, type="unnamed"))
    named = _named(scene, start, end)
    return named if named is not None else _described(scene, start, end)


def _unlabelled(text: str, span: Span) -> Span:
    """The span without a heading, byline or speaker's label that a model took along: "Lantern: Growers say"."""
    start, end = span
    line = text.rfind("\n", start, end) + 1
    if start < line < end and text[line:end].strip() and "," not in text[start:line] and line - start < 60:
        start = line
    label = _LABEL.match(text, start, end) if start == 0 or text[start - 1] == "\n" else None
    return (label.end(), end) if label and label.end() < end else (start, end)


def _named(scene: Scene, start: int, end: int) -> Reading | None:
    text = scene.text
    persons = scene.people.between(start, end)
    items: list[tuple[int, int, Mention | None]] = [(m.start, m.end, m) for m in persons]
    bodies = [name.span for name in scene.bodies_between(start, end)]
    for match in RUN.finditer(text, start, end):
        if _is_body(text, match.group()) and not any(s < match.end() and match.start() < e for s, e, _ in items):
            inside = [b for b in bodies if match.start() < b[1] and b[0] < match.end()]
            if all(b[1] - b[0] < match.end() - match.start() for b in inside):  # no tag, or one that is cut off
                bodies = [b for b in bodies if b not in inside]
                bodies.append(match.span())
    items += [(s, e, None) for s, e in bodies if not any(s < m.end and m.start < e for m in persons)]
    items.sort(key=lambda item: item[0])
    closing = _closing(text, start, end, persons)
    for at, stop, mention in items:
        if closing is not None and mention is not closing:
            continue
        if mention is None and text[at:stop].rsplit(" ", 1)[-1].lower() in _PAPERS:
            continue
        if mention is None and (longer := _LONGER.match(text, stop, end)):
            stop = longer.end()
        rest = text[stop:end]
        role = role_before(text, at, start, bounded=True) if mention is not None else None
        aside = _modifies(text, at, stop, end, mention) or _subordinate(text, start, role[0] if role else at)
        if aside and closing is None:
            continue
        following = next((s for s, _, m in items if s == stop + 2 and m is not None), None)
        if (
            _AND.match(rest)
            or _LISTED.fullmatch(rest)
            or (mention is not None and following is not None and rest.startswith(", "))
        ):
            words = _words(text[start:end])
            return Reading(Speaker(name=words, type="group"))
        if mention is not None:
            role = role or role_after(text, mention.end, end)
            return Reading(Speaker(name=mention.person.name, type="person"), mention.person, role)
        words = text[at:stop]
        name, kind = body_named(scene, words, at)
        return Reading(Speaker(name=name, type=kind))
    return None


def _closing(text: str, start: int, end: int, persons: list[Mention]) -> Mention | None:
    """The person whose full name ends a source of one phrase that describes him: "Senator from Osmar Ana Doe"."""
    last = persons[-1] if len(persons) == 1 else None
    if last is None or last.end != end or " " not in last.words or re.search(r",| and | or ", text[start:end]):
        return None
    words = tokens_in(text, start, last.start)
    if words and not words[-1].capital and role_noun(words[-1].word):
        return last  # "Department of Ports official Ana Doe", unlike "the office of Mayor Ana Doe"
    role = role_before(text, last.start, start, bounded=True)
    before = tokens_in(text, start, role[0] if role else last.start)
    return None if before and (before[-1].word in BREAKS or before[-1].possessive) else last


def _is_body(text: str, words: str) -> bool:
    """Is an untagged run of capitalised words the name of a body, rather than the first word of a sentence?"""
    plain = without_the(words)
    if country_named(plain) or government_named(plain) or outlet_named(plain) or ORGANISED.search(plain):
        return True
    first = plain.split(" ")[0]
    if (
        role_noun(plain.split(" ")[-1].lower())
        or first.lower() in DETERMINERS | INDEFINITE | _QUANTIFIERS | NUMBERS | BREAKS
    ):
        return False
    return (plain.isupper() and len(plain) > 1) or (" " in plain and not plain.endswith("s"))


def _modifies(text: str, at: int, stop: int, end: int, mention: Mention | None) -> bool:
    """Does a name only modify the noun that follows it ("Doe's aides", "FBI director")?"""
    if _POSSESSIVE.match(text, stop, end) or (
        text[stop - 2 : stop] in ("'s", "’s") and text[stop : stop + 1].isspace()
    ):
        return stop + 2 < end
    if text[stop : stop + 1] == "." and text[stop - 4 : stop].endswith(("Corp", "Inc", "Co", "Ltd")):
        stop += 1
    following = tokens_in(text, stop, min(end, stop + 40))
    if not following or text[stop : following[0].start] not in (" ", "\u00a0", "-", "–", "/"):
        return False
    word = following[0]
    if word.word in BREAKS or word.word in ("himself", "herself", "itself", "also", "now", "once", "then"):
        return False
    if mention is not None:
        return not word.capital or role_noun(word.word) is not None
    return True


def _subordinate(text: str, start: int, at: int) -> bool:
    """Does a name stand in a phrase that depends on another noun ("an aide to Mr. Doe")?"""
    lead = re.split(r",\s|\s[—–]\s", text[start:at])
    words = {token.word for token in tokens_in(lead[-1], 0, len(lead[-1]))}
    if len(lead) > 1:
        first = tokens_in(lead[0], 0, len(lead[0]))
        return bool(words & BREAKS) or bool(first and any(role_noun(t.word) for t in first))
    return bool(words & (BREAKS - {"according", "and", "or"}))


def body_named(scene: Scene, words: str, at: int) -> tuple[str, SpeakerType]:
    """The name and type of a body: a country, a government, an outlet or an organisation."""
    plain = re.sub(r"['’]s?$", "", without_the(words))
    country = country_named(plain)
    if country:
        return country, "government"
    if " " not in plain and ORGANISED.fullmatch(plain):  # "the Committee" after "the Ethics Committee"
        for name in reversed(scene.bodies_between(max(0, at - 3000), at - 1)):
            longer = without_the(scene.text[name.span[0] : name.span[1]])
            if " " in longer and plain in longer.split(" "):
                plain = words = longer
                break
    if government_named(plain):
        return plain, "government"
    outlet = outlet_named(words) or outlet_named(f"the {plain}") or outlet_by_form(plain)
    before = _OUTLET_KIND.search(scene.text, max(0, at - 24), at)
    outlet = outlet or (outlet_by_form(before.group() + plain) if before else None)
    if outlet is None and plain in scene.outlets and not ORGANISED.fullmatch(plain):
        return plain, "outlet"
    if outlet is None and " " not in plain:
        earlier = (
            scene.text[n.span[0] : n.span[1]] for n in reversed(scene.bodies_between(max(0, at - 20_000), at)[-60:])
        )
        outlet = outlet_by_last_word(f"the {plain}", earlier)
    if outlet is not None:
        return (outlet.name if outlet.name in scene.text else plain), "outlet"
    if scene.places.named(plain) or scene.places.government(plain):
        return plain, "government"
    if re.search(r"\b(?:Ministry|Department|Government|Embassy|Administration|administration|Treasury)\b", plain):
        return plain, "government"
    tagged = next((n for n in scene.bodies_between(at, at + len(words)) if n.span[0] == at), None)
    place = tagged is not None and tagged.type == "place" and plain not in scene.organizations
    return plain, "government" if place else "organization"


def _described(scene: Scene, start: int, end: int) -> Reading:
    text = scene.text
    if state := state_media_named(text[start:end]):
        return Reading(Speaker(name=state, type="outlet"))
    tokens = tokens_in(text, start, end)
    lead: list[Token] = []
    while len(tokens) > 1 and tokens[0].word in DETERMINERS | INDEFINITE | _LEADS:
        lead.append(tokens.pop(0))
    if len(tokens) > 2 and tokens[0].word == "of" and lead and lead[-1].word in ("one", "another", "some", "any"):
        tokens = [token for token in tokens[1:] if token.word not in DETERMINERS]  # "one of the negotiators"
        if lead[-1].word in ("one", "another") and tokens:
            limit = _CLAUSE.search(text, tokens[0].start, end)
            words = _words(text[tokens[0].start : limit.start() if limit else end])
            return Reading(Speaker(name=None, type="unnamed", role=words or None))
    if len(tokens) == 1 and tokens[0].word in DETERMINERS | INDEFINITE:
        return Reading(Speaker(name=None, type="unnamed"))
    if not tokens or tokens[0].word in BREAKS | _NOBODY or (lead and lead[0].word in _NOBODY and len(tokens) == 1):
        return Reading(Speaker(name=None, type="unnamed"))
    counted = tokens[0].word in NUMBERS or tokens[0].text.isdigit() or (lead and lead[-1].word in ("one", "two"))
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].word in NUMBERS or kept[0].text.isdigit()) and kept[1].word not in BREAKS:
        kept.pop(0)
    head = kept[max(0, head_of(kept, text))]
    noun = role_noun(head.word)
    limit = _CLAUSE.search(text, head.end, end)
    phrase = _words(text[kept[0].start : min(limit.start() if limit else end, head.end + REACH)])
    short = text[kept[0].start : head.end]
    indefinite = any(token.word in INDEFINITE for token in lead)
    if len(tokens) == 1 and (
        head.word in _QUANTIFIERS or head.word in NUMBERS or head.word in ("one", "another", "those")
    ):
        return Reading(Speaker(name=None, type="unnamed"))
    described = Reading(Speaker(name=None, type="unnamed", role=phrase))
    if head.word in VAGUE and (head.word != "people" or _INFORMED.match(text, head.end, end)):
        return described
    if noun is not None and is_person_noun(head.word):
        person = None if indefinite else bearer(scene, short, phrase)
        if person is not None:
            return Reading(Speaker(name=person.name, type="person"), person)
        return described
    if noun is not None and noun.kind in ("organization", "government"):
        return _body_described(scene, lead, kept, head, short, phrase)
    if noun is not None and noun.kind == "thing":
        return described
    plural = (noun is not None and noun.plural) or head.word.endswith("s") or head.word in _QUANTIFIERS | NUMBERS
    if plural:
        loosely = head.word in NUMBERS or tokens[0].word in ("many", "most", "few", "several")
        if counted and noun is not None and not loosely:
            return described
        first = tokens[0].start
        if lead and lead[-1].word in ("some", "any"):
            first = lead[-1].start
        return Reading(Speaker(name=_words(text[first : limit.start() if limit else end]), type="group"))
    opens = head.start == scene.sentences[scene.sentence(head.start)]
    if head.capital and (not opens or lead or head.text in scene.outlets):
        if scene.places.of_demonym(head.text):
            return described
        name, kind = body_named(scene, short, kept[0].start)
        return Reading(Speaker(name=name, type=kind))
    return described


def _body_described(
    scene: Scene, lead: list[Token], tokens: list[Token], head: Token, short: str, phrase: str
) -> Reading:
    """A body by a common noun: "the Doe campaign" is a name, "the ministry" that of one named before."""
    noun = role_noun(head.word)
    kind: SpeakerType = "government" if noun is not None and noun.kind == "government" else "organization"
    modifiers = [t for t in tokens if t.end < head.end]
    if tokens and scene.places.within(tokens[0].text) and tokens[0] is not head and kind == "government":
        return Reading(Speaker(name=_words(short), type=kind))  # "Veldian foreign ministry"
    if any((t.capital and (t is not tokens[0] or lead or t.possessive)) or t.text.isupper() for t in modifiers):
        indefinite = any(token.word in INDEFINITE for token in lead)
        if not indefinite:
            return Reading(Speaker(name=_words(short), type=kind))
    elif head.capital and modifiers and all(t.capital for t in modifiers):
        return Reading(Speaker(name=_words(short), type=kind))
    if not modifiers and lead and lead[0].word == "the" and head.word in _OUTLET_NOUNS:
        last = scene.outlet_before(head.start)
        if last is not None:
            return Reading(Speaker(name=last, type="outlet"))
    if not modifiers and lead and lead[0].word == "the":
        for name in reversed(scene.bodies_between(max(0, head.start - 3000), head.start - 1)):
            words = without_the(scene.text[name.span[0] : name.span[1]])
            if " " in words and words.split(" ")[-1].lower() == head.word:
                name_words, found = body_named(scene, words, name.span[0])
                return Reading(Speaker(name=name_words, type=found))
    return Reading(Speaker(name=None, type="unnamed", role=phrase))


def _words(words: str) -> str:
    """Words of the text as a name or role: on one line, without article, edges and a last possessive."""
    plain = without_the(words.strip(_EDGES))
    return re.sub(r"['’]s$", "", plain)
