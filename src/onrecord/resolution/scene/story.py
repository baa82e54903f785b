"""What an article is about: the country that acts in a sentence, in its headline and in its lead."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.record import Span
from onrecord.resolution.known.states import SPEAKS
from onrecord.resolution.scene.found import Actor
from onrecord.resolution.scene.scene import Scene

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w'’ -]{2,30}(?:, [\w .]{1,30})?(?: \([^()\n]{1,30}\)|: )? {0,2}[-–—]{1,2} |[A-ZÀ-Þ' -]{4,30}: "
)
# A country's government or its people as what a sentence is about: "Veldian officials", "The reply from Korva".
_OPENING = re.compile(
    r"[“\"'‘]?(?:(?:[Tt]he |[Nn]eighbou?ring |An? |Two |Three |Some |Senior |Several ){0,2}"
    r"(?:(?:reply|answer|response) from )?)?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]{2,30}(?: [A-ZÀ-Þ][^\W\d_]{2,30})?)(?![\w-])"
    r"(?P<body>['’]s (?i:government|(?:[a-z]+ ){0,2}(?:ministry|reply|answer|response|army|minister|president|premier"
    r"|navy))\b"
    r"| (?i:(?:[a-z]+ ){0,2}?(?:officials?|government|authorities|ministry|military"
    r"|army|president|diplomats?|ministers?|delegation|negotiators?|parliament|cabinet))\b)?"
)
# What shows that the name is a subject: a verb behind it, maybe behind a clause or a day.
_ACTS = re.compile(
    r"(?:,[^,.\n]{1,90},)?(?: (?:on|early|late|earlier|last|this|also|now|then|again|still) ?\w{0,9}){0,2} "
    r"(?:will|would|has|had|is|was|to|must|can|could|may|did|does|wants|plans|intends|\w{2,12}(?:s|ed)|says|said|says"
    r"|left|began|sent|sets?|made|took|gave|put|held|found)\b"
)
_LAND = r"(?P<whose>(?:[A-Z]\.){2,3}|[A-ZÀ-Þ][^\W\d_]{1,30}(?: [A-ZÀ-Þ][^\W\d_]{2,30})?)"
# What shows that an article speaks of a state: an office or a body of it beside its name.
_STATES_OWN = re.compile(
    rf"(?<![\w’'-]){_LAND}(?:['’]s)? (?:(?:[a-z-]{{3,12}}|Vice|Prime|Foreign|Deputy|Federal) ){{0,2}}?"
    r"(?i:government|president|minister|ministry|parliament|congress|senate|army|military|navy|air force|officials?"
    r"|authorities|secretary of|king|queen|ambassador|embassy|cabinet|state department|supreme court|police)\b"
)
_OF_STATE = re.compile(
    rf"\b(?i:president|minister|king|queen|government|parliament|republic|ambassador) of (?:the )?{_LAND}(?![\w’'-])"
)
_HEAD_OF_STATE = re.compile(r"\b(?:president|king|queen)\b", re.I)
_FAR = 20_000  # characters of an article that are searched for its states
_NO_SUBJECT = re.compile(r" (?:and|or|,)\b")
_LINE = re.compile(r"[^\n]+")
_SHORT = 70  # the characters of a line that is no lead: a byline, a deck
_HEAD = 2_500  # characters in which headline and lead stand


def actor_of(scene: Scene, start: int, end: int) -> Actor | None:
    """The country that the sentence from `start` opens with, within `end`; None where it opens with something else."""
    text = scene.text
    end = min(end, start + 220)
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return None
    names = (opening["name"], opening["name"].split(" ")[0])
    for name in dict.fromkeys(names):
        stop = opening.start("name") + len(name)
        body = opening["body"] is not None and name == names[0]
        country = scene.places.named(name) or scene.places.government(name)
        if body and country is None:
            country = scene.places.of_demonym(name)
        elif body and opening["body"][0] not in "'’":
            country = None  # "Korva officials", of a town
        if country is None and name != names[0] and " " in names[0]:
            country = _of_body(scene, text[stop : stop + 40], name)
            body = country is not None
        if country is None:
            continue
        if not body and _NO_SUBJECT.match(text, stop):
            return None
        speaks = SPEAKS.match(text, stop, end + 40) is not None
        acts = speaks or _ACTS.match(text, stop, end + 40) is not None
        if body or acts or text[stop : stop + 2] == ", ":
            clause = text[stop : stop + 2] == ", " and _ACTS.match(text, stop, end + 100) is not None
            return Actor(country, name, (opening.start("name"), stop), body, speaks or clause, acts or clause)
    return None


_TITLED_BODY = re.compile(r" (?:[A-Z][a-z]+ ){0,2}(?:Ministry|Government|Parliament|Army|Cabinet)\b")


def _of_body(scene: Scene, after: str, name: str) -> str | None:
    """The country of a body that a name opens: "Veldian Foreign Ministry"."""
    return scene.places.of_demonym(name) if _TITLED_BODY.match(after) else None


def paragraph_before(scene: Scene, at: int) -> Span | None:
    """The bounds of the paragraph before that of `at`; None in the first one, and right below the headline."""
    number = scene.paragraph(at)
    if number < 1:
        return None
    start, end = scene.paragraphs[number - 1], scene.paragraphs[number]
    return (start, end) if end - start > _SHORT else None


def story_country(scene: Scene) -> tuple[Actor, ...]:
    """The countries that headline and lead are about: one where they agree, several where each opens with its own."""
    if scene.story is None:
        scene.story = _story(scene)
    return scene.story


def only_state(scene: Scene) -> Actor | None:
    """The one country of whose state the article speaks ("the Veldian government", "the president of Veldia").

    None where it speaks of another's too, or where headline and lead are about another country or about none.
    """
    told: dict[str, Actor] = {}
    for pattern in (_STATES_OWN, _OF_STATE):
        for match in pattern.finditer(scene.text, 0, _FAR):
            words = match["whose"]
            country = scene.places.named(words) or scene.places.of_demonym(words) or scene.places.government(words)
            if country and country not in told:
                told[country] = Actor(country, words, match.span("whose"), body=True)
            if country and _HEAD_OF_STATE.search(match.group()):
                told[country] = replace(told[country], speaks=True)
    named = lead_countries(scene)
    if scene.seated_elsewhere or len(told) != 1 or set(scene.places.states) - set(told) or named != set(told):
        return None
    return next(iter(told.values()))


def lead_countries(scene: Scene) -> set[str]:
    """The countries that title, headline and lead speak of."""
    lines = [match.span() for match in _LINE.finditer(scene.text, 0, _HEAD)]
    end = next((b for a, b in lines if b - a > _SHORT and scene.text[a:b].rstrip(" ”\"’'")[-1:] in ".:"), 0)
    return scene.places.countries_in(scene.title or "") | scene.places.countries_between(0, end)


def _story(scene: Scene) -> tuple[Actor, ...]:
    text, places = scene.text, scene.places
    lines = [match.span() for match in _LINE.finditer(text, 0, _HEAD)]
    lead = next(((a, b) for a, b in lines if b - a > _SHORT and text[a:b].rstrip(" ”\"’'")[-1:] in ".:"), None)
    if lead is None:
        return ()
    named = places.countries_between(*lead)
    found = actor_of(scene, *lead)
    headline = lines[0] if lines[0] != lead else None
    if headline is None:
        titled = places.countries_in(scene.title or "")
        if titled and len(titled) == 1 and titled <= named and (found is None or found.country in titled):
            (only,) = titled
            return (found or Actor(only, only, lead),)
        return (found,) if found and len(named) == 1 else ()
    heads = places.countries_between(*headline)
    first = actor_of(scene, *headline)
    if first and scene.spoken(first.span[0]):
        return ()  # "Veldia shuts its harbours, minister says", who may be another country's
    if len(heads) == 1:
        (only,) = heads
        if only in named and (found is None or found.country == only):
            return (first or Actor(only, only, headline),)
    elif (first and found and first.country == found.country) or (scene.outlet_country in heads & named):
        home = scene.outlet_country
        return (Actor(home, home, headline),) if home in heads & named and home else (found,) if found else ()
    both = [actor for actor in (first, found) if actor]
    return tuple({actor.country: actor for actor in both}.values()) if len({a.country for a in both}) > 1 else ()
