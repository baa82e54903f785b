"""Whose an office is that stands without its country: as the text before tells it, or where the article is at home."""

from __future__ import annotations

import re

from onrecord.record import Because, Span
from onrecord.resolution.countries import country_named
from onrecord.resolution.home import dateline_country, is_office
from onrecord.resolution.outlets import outlets_in
from onrecord.resolution.owners import Party
from onrecord.resolution.parties import home_office
from onrecord.resolution.scene import Scene
from onrecord.resolution.states import SPEAKS

# A country's government or its people as what a sentence is about: "Veldian officials", "The reply from Korva".
_ACTOR = re.compile(
    r"(?:[Tt]he |An? |Two |Three |Some |Senior |Several ){0,2}(?:(?:reply|answer|response) from )?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]{2,30})\b"
    r"(?P<body>['’]s government| (?:[a-z]+ ){0,2}?(?:officials?|government|authorities|ministry|military"
    r"|army|president|diplomats?|ministers?)\b)?"
)


def office_before(scene: Scene, role: Span) -> Party | None:
    """The country with which one of the paragraphs before has the office: "Veldia's president refused"."""
    start, words = role[0], scene.text[slice(*role)].lower()
    paragraph = scene.paragraph(start)
    near = {
        country: at
        for at, country, office in scene.offices
        if (office == words or office.endswith(f" {words}")) and at < start and paragraph - scene.paragraph(at) <= 2
    }
    if len(near) != 1:
        return None
    country, at = near.popitem()
    return Party(
        country, (Because(rule="the office told before", spans=((at, at + len(words)),), values=(words, country)),)
    )


def told_before(scene: Scene, at: int, *, head: bool) -> Party | None:
    """The country whose government the sentence before is about, for a minister's bare office after it.

    That of the head of a state (`head`) is taken so for countries of no table only, which no reader knows otherwise.
    """
    text = scene.text
    number = scene.sentence(at)
    floor = scene.paragraphs[scene.paragraph(at)]
    for place in range(number - 1, max(-1, number - 3), -1):
        start = scene.sentences[place]
        if start < floor:
            break
        actor = _ACTOR.match(text, start, min(at, start + 120))
        name = actor["name"] if actor else ""
        people = scene.places.of_demonym(name) if actor and actor["body"] else None
        country = (
            people
            or scene.places.government(name)
            or (scene.places.named(name) if actor and not actor["body"] else None)
        )
        if (
            not country
            or actor is None
            or (
                actor["body"] is None
                and not SPEAKS.match(text, actor.end("name"))
                and country not in scene.places.states
            )
        ):
            continue
        if country not in scene.places.states and head:
            return None
        step = Because(
            rule="the government that the text before is about", spans=(actor.span(),), values=(actor.group(), country)
        )
        return Party(country, (step, *scene.places.shown(country, name)))
    return None


def _countries_here(scene: Scene, at: int) -> set[str]:
    """The countries that the paragraph of `at` speaks of, outlets' names apart."""
    floor = max(scene.paragraphs[scene.paragraph(at)], at - 600)
    outlets = outlets_in(scene.text, floor, at)
    found: set[str] = set()
    start = floor
    for outlet in outlets:
        found |= scene.places.countries_between(start, outlet.span[0])
        start = outlet.span[1]
    return found | scene.places.countries_between(start, at)


def at_home(scene: Scene, role: str, span: Span) -> Party | None:
    """The country of a bare office at `span`: that of the government told before, else where the article is at home."""
    step = Because(rule="an office without its country", spans=(span,), values=(role,))
    office = is_office(role)
    if office:
        told = told_before(scene, span[0], head=office == "head")
        if told:
            return Party(told.name, (step, *told.because))
    country = home_office([role], scene.outlet_country)
    if country:
        return Party(country, (step, Because(rule="the country of the outlet", values=(country,))))
    if (
        office
        and scene.home
        and (office != "head" or not country_named(scene.home[0]))
        and _countries_here(scene, span[0]) <= {scene.home[0]}
    ):
        return Party(scene.home[0], (step, scene.home[1]))
    dated = dateline_country(scene.text, scene.places) if office == "office" and scene.outlet_country is None else None
    if dated:
        return Party(
            dated[0], (step, Because(rule="the capital of the dateline", spans=(dated[1],), values=(dated[0],)))
        )
    return None
