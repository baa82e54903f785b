"""Which candidate's campaign "the campaign", "her campaign" and "a campaign aide" mean."""

from __future__ import annotations

import re

from onrecord.record import Because, Speaker
from onrecord.resolution.known.roles import Token
from onrecord.resolution.mentions.pronouns import PERSONAL, person_before
from onrecord.resolution.mentions.readings import Reading
from onrecord.resolution.scene.campaigns import CAMPAIGNS, Campaign, surname
from onrecord.resolution.scene.people import Person
from onrecord.resolution.scene.scene import Scene

_NEAR = 2  # paragraphs before "the campaign" in which somebody of it, or the candidate, means it


def campaign_described(scene: Scene, lead: list[Token], tokens: list[Token], head: Token) -> Reading | None:
    """The body that "the Doe camp", "the campaign" or "her campaign" is; None where no candidate is known for it."""
    named = next((c for c in scene.campaigns if tokens[0].start <= c.span[0] and c.span[1] == head.end), None)
    if named is not None:
        return Reading(Speaker(name=named.name, type="organization"))
    if tokens[0] is not head or not lead:
        return None
    meant = campaign_meant(scene, lead[-1].word, head.start)
    if meant is None:
        return None
    step = Because(rule="the campaign named", spans=(meant.span,), values=(meant.name,))
    return Reading(Speaker(name=meant.name, type="organization"), because=(step,))


def campaign_meant(scene: Scene, determiner: str, at: int) -> Campaign | None:
    """Which campaign of those that the article names words like "the campaign" and "her campaign" at `at` mean.

    That of whom a pronoun means, which nobody else may name; the only one there is; or else that of the last campaign,
    somebody of one or, without these, candidate in the paragraphs before. None where nothing of it is told.
    """
    told = {campaign.surname: campaign for campaign in reversed(scene.campaigns)}
    gender = PERSONAL.get(determiner)
    if gender is not None:
        found = person_before(scene, at, gender, scene.said[-40:])
        if found is None or not isinstance(found.who, Person):
            return None
        last, mark = surname(found.who.name), "’" if "’s" in scene.text else "'"
        return told.get(last) or Campaign(f"{found.who.name}{mark}s campaign", found.span, last)
    if len(told) < 2:
        return next(iter(told.values()), None)
    floor = scene.paragraphs[max(0, scene.paragraph(at) - _NEAR)]
    near = [(campaign.span[0], campaign) for campaign in scene.campaigns if floor <= campaign.span[0] < at]
    for said in scene.said[-8:]:
        staff = _of_name(told, said.speaker.party)
        if floor <= said.position < at and staff:
            near.append((said.position, staff))
    candidates = scene.people.between(floor, at) if not near else ()
    near += [(m.start, told[last]) for m in candidates if (last := surname(m.person.name)) in told]
    return max(near, key=lambda place: place[0])[1] if near else None


def _of_name(told: dict[str, Campaign], party: str | None) -> Campaign | None:
    words = (party or "").rsplit(" ", 1)
    return told.get(surname(re.sub(r"['’]s?$", "", words[0]))) if words[-1] in CAMPAIGNS else None
