"""What a text is about just before a place: the country, body or firm that "its" or "the company" there means."""

from __future__ import annotations

import re

from onrecord.record import Because, Span
from onrecord.resolution.known.bodies import unqualified
from onrecord.resolution.known.countries import without_the
from onrecord.resolution.known.movements import movements
from onrecord.resolution.known.roles import role_noun, word_set
from onrecord.resolution.parties.parties import country_of_body
from onrecord.resolution.scene.found import Party
from onrecord.resolution.scene.names import ORGANISED, given_names
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.scene import Scene

_BACK = 3000  # characters before "the commission" in which it is named
_SENTENCES = 4  # before "its" in which its subject may stand
_OPENING = re.compile(
    r"(?:(?:[Tt]he (?:[a-z-]+ )?(?:agency|company|firm|charity|union|group)|[Tt]he|[Aa]n?|[Bb]ut|[Aa]nd|[Ss]o|[Yy]et"
    r"|opposition|ruling|state|national|main|rebel|separatist|militant|local|regional|[Nn]eighbou?ring) ){0,4}"
)
_DEFINITE = re.compile(r"The ([a-z-]{4,20})\b(?=,| (?:has|had|is|was|will|would|did|does|also|\w+ed|\w+s|said)\b)")
_APPOSED = re.compile(r"(?:The|Its|A|An|His|Her|Their) [^,.;:“”\"\n]{4,60}, (?:[A-Z]\w+-based )?(?=[A-ZÀ-Þ])")
# "Velmo, the actors' union, called on"
_IS_BODY = re.compile(
    r", (?:the|an?) [^,.;\n“”\"]{0,50}?\b(?:union|charity|company|firm|group|association|federation|agency"
    r"|party|movement|club|think[- ]tank|watchdog|bank|broker|airline|retailer|network|league|commission)\b"
    r"[^,.;\n“”\"]{0,40},"
)
_QUOTES = "“\"‘'"
_FIRMS = word_set(
    "company firm group maker carrier manufacturer operator organization organisation agency body party union charity"
)
_TRADES = word_set("company firm maker carrier manufacturer operator")
_LANDS = word_set("country nation republic kingdom state islands island territory emirate sultanate")
_CAP = r"[A-ZÀ-Þ][\w’'.-]*"
_NAME = re.compile(rf"{_CAP}(?:(?: (?:of (?:the )?|for (?:the )?|and |& )?){_CAP}){{0,6}}(?<![.’'])")
# A verb of one alone behind a name: what "its" then takes up is a body, of whatever form.
_STANDS = re.compile(r" (?:has|had|was|is|said|says|also|will|did|does|would|[a-z]{3,}(?:ed|es|s)) ?\b")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,30}(?:, [\w .]{1,30})?(?: \([^()\n]{1,30}\))? {0,2}[-–—]{1,2} ")
_NAMED_ON = re.compile(r" (?:for|of|on|against) (?:the )?[A-ZÀ-Þ][\w’'-]+(?: (?:and )?[A-ZÀ-Þ][\w’'-]+){0,3}")
_NOT_BODIES = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def may_be_body(person: Person) -> bool:
    """Is nothing told of a name that was taken for a person's that only persons have?"""
    return not (person.gender or person.roles or person.name.split(" ")[0] in given_names())


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
    longer = re.compile(
        rf"(?<![\w’'-])(?:[A-ZÀ-Þ][\w’'-]{{1,20}} (?:of |for |and )?){{1,5}}{re.escape(titled)}(?![\w-]| [A-ZÀ-Þ])"
    )
    last = None
    for match in longer.finditer(scene.text, max(0, at - _BACK), at):
        last = match
    if last is None:
        apposed = re.compile(
            rf"\b{re.escape(noun)}(?:,(?: the)? (?={_NAME.pattern}[,.])| (?={_CAP} {_CAP}))({_NAME.pattern})"
        )
        for match in apposed.finditer(scene.text, max(0, at - _BACK), at):
            if not scene.people.between(*match.span(1)):
                return body_party(scene, match[1], match.span(1))  # "His party, the United Front, …"
    if last is None and kind is not None and kind.kind == "government":
        return _with_country(scene, noun, at)
    if last is not None:
        more = _NAMED_ON.match(scene.text, last.end())  # "the Elbonian Network | for Human Rights"
        span = (last.start(), more.end() if more else last.end())
        return body_party(scene, without_the(scene.text[slice(*span)]), span)
    if kind is None or kind.kind != "organization" or noun not in _FIRMS:
        return None
    found = subject_before(scene, at)
    if found and not scene.places.named(found.name):
        return found
    return _firm_before(scene, at) if noun in _TRADES else None


def _firm_before(scene: Scene, at: int) -> Party | None:
    """The body named last, in this paragraph or the two before, that the article shows to be a firm or the like."""
    floor = scene.paragraphs[max(0, scene.paragraph(at) - 2)]
    for name in reversed(scene.bodies_between(max(floor, at - _BACK), at - 1)[-40:]):
        words = without_the(scene.text[slice(*name.span)])
        people = scene.places.of_demonym(words) or scene.places.is_place(words)
        if name.type == "organization" and not people and scene.natures.of(words) == "organization":
            return body_party(scene, scene.full_form(words, name.span[0]) or words, name.span)
    return None


def _with_country(scene: Scene, noun: str, at: int) -> Party | None:
    """The country with which a state's body was last named: "the ministry" after "the Veldian finance ministry"."""
    named = re.compile(rf"([A-ZÀ-Þ][\w-]{{2,20}}(?:['’]s)?) (?:[a-z]+ ){{0,2}}{re.escape(noun)}\b")
    for told in reversed(list(named.finditer(scene.text, max(0, at - _BACK), at))):
        country = scene.places.within(told[1])
        if country:
            step = Because(rule="the body named before", spans=(told.span(),), values=(noun, country))
            return Party(country, (step,))
    return None


def by_its_members(scene: Scene, words: str) -> str:
    """A movement as the article names its members, where the list has it: "Velmos" for "Velmo"."""
    plural = f"{words}s"
    return plural if plural in movements() and plural in scene.text else words


def body_party(scene: Scene, words: str, span: Span) -> Party:
    """A body as a party: the country of a state's body, else itself."""
    words = unqualified(words)
    country = country_of_body(words, scene.places)
    if not words.isupper():
        words = scene.full_form(words, span[0]) or by_its_members(scene, words)
    if country is None and "inistry" in words:
        spoke = (said.speaker.party for said in scene.said if said.speaker.name == words)
        country = next((party for party in spoke if party), None)
    step = Because(rule="the body named", spans=(span,), values=(words,))
    return Party(country or words, (step, *(scene.places.shown(country, words) if country else ())))


def subject_before(scene: Scene, at: int, *, thing: bool = False) -> Party | None:
    """The country or body that opens the sentence of `at` or one shortly before it: what "its" means.

    With `thing`, what is told cannot be a person, so that a name that may be one's is a body's ("Halden denied it. Its
    director").
    """
    text = scene.text
    number = scene.sentence(at)
    paragraph = scene.paragraph(at)
    floor = scene.paragraphs[paragraph]
    if paragraph and all(text[s] in _QUOTES for s in scene.sentences[scene.sentence(floor) : number]):
        floor = scene.paragraphs[paragraph - 1]
    lowest = max(0, number - _SENTENCES)
    while number >= lowest and scene.sentences[number] >= floor:
        found = _opening(scene, scene.sentences[number], min(at, scene.sentences[number] + 120), thing)
        if found:
            return found
        number -= 1
    return None


def _opening(scene: Scene, start: int, end: int, thing: bool) -> Party | None:
    """The country or body with which a sentence opens, if any."""
    text = scene.text
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    lead = _OPENING.match(text, start, end)
    noun = _DEFINITE.match(text, start, end)
    kind = role_noun(noun[1]) if noun else None
    if noun and kind is not None and kind.kind == "organization":
        return noun_before(scene, noun[1], start)  # "The federation denied it. Its secretary-general"
    run = _NAME.match(text, lead.end() if lead else start, end) or _NAME.match(text, start, end)
    apposed = _APPOSED.match(text, start, end)
    if apposed and (run is None or run.start() == start):
        run = _NAME.match(text, apposed.end(), end)  # "The largest backer, Acme Capital, …"
    if run is None or text[start] in _QUOTES:
        return None
    words = without_the(run.group())
    plain = re.sub(r"['’]s?$", "", words) if words not in scene.organizations else words
    country = scene.places.named(plain) or scene.places.government(plain)
    if country:
        step = Because(rule="the subject before", spans=(run.span(),), values=(plain,))
        return Party(country, (step, *scene.places.shown(country, plain)))
    if run.group().endswith(("'s", "’s")) and text[run.end() : run.end() + 2].strip().islower():
        return None  # "the UN's refugee agency"
    if re.match(r"['’]s? \w", text[run.end() : run.end() + 4]) or _NOT_BODIES.search(plain):
        return None
    people = scene.people.between(run.start(), run.end())
    if people and "&" not in plain:
        person = people[0].person
        if not thing or not may_be_body(person):
            return None
        return body_party(scene, person.name, run.span())
    tagged = any(
        n.type == "organization" and n.span[0] < run.end() for n in scene.bodies_between(run.start(), run.end())
    )
    apposed_body = _IS_BODY.match(text, run.end()) is not None
    stands = thing and " " in plain and _STANDS.match(text, run.end()) is not None
    if not (
        tagged or stands or apposed_body or ORGANISED.search(plain) or plain in scene.organizations or "&" in plain
    ):
        return None
    if scene.places.tagged(plain) or scene.places.of_demonym(plain) or scene.places.of_demonym(plain.split(" ")[0]):
        return body_party(scene, plain, run.span()) if " " in plain and ORGANISED.search(plain) else None
    return body_party(scene, plain, run.span())
