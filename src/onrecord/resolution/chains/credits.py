"""The outlets that an article credits with all of its words: its dateline, its byline, a line at its end."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.record import Article
from onrecord.resolution.known.outlets import Mention, Outlet, introduced_in, outlet_by_form, outlet_named

# How far into the text a dateline may stand, and how near the end a closing credit.
_HEAD = 2_000
_FOOT = 600
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][^\n()]{0,60})?(?:\((?P<name>[A-Z][^\n()]{1,38})\) ?[-–—]|/(?P<slashed>[A-Z][\w -]{1,30})/)",
    re.MULTILINE,
)
# What a dateline must look like for an outlet that no list has: "MIRNEC, March 4 (Kavra) -".
_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:,[^\n()]{0,40})? ?")
_AGENCY = re.compile(r"[A-Z]{2,5}|[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2}")
_BYLINE = re.compile(r"^By (?:the )?(?P<name>[A-Z][\w .’'-]{1,38})$", re.MULTILINE | re.IGNORECASE)
# A line of the outlet's name alone at the end, "— AFP", "Source: TASS", "(Reuters)"; or one that says so in words.
# "Additional reporting by AFP" is none: it does not say what came from there.
_CLOSING = re.compile(
    r"(?:^|(?<=[.”\"] ))(?:[-–—]{1,2} ?|Source: |© |\(|\[|/)(?P<name>[A-Z][\w .’'/-]{1,30}?)[)\]/]?\.?\s*$",
    re.MULTILINE,
)
_FIRST_IN = re.compile(
    r"\b[Tt]his (?:article|story|report|piece|dispatch) (?:was |has been )?(?:also )?(?:originally |first "
    r"|previously ){0,2}"
    r"(?:published|appeared|ran|produced|distributed|supplied|provided)(?: (?:by|in|on|at))? (?:the )?"
    r"(?P<name>[A-Z][\w .’'-]{1,38}?)(?=[.,]|\s*$| on | and | under )",
)


def credits_of(article: Article) -> list[Mention]:
    """The outlets that all of the article came through, by its dateline, byline or closing line; most have none."""
    return list(_credits(article.text[:_HEAD], article.text[-_FOOT:], max(0, len(article.text) - _FOOT)))


def dateline_outlet(text: str) -> Mention | None:
    """The outlet that a dateline at the head of the text gives: "PARIS (Reuters) -", "MOSCOW. /TASS/."."""
    return _dateline(text[:_HEAD])


@lru_cache(maxsize=64)
def _dateline(head: str) -> Mention | None:
    for match in _DATELINE.finditer(head):
        group = "name" if match["name"] else "slashed"
        outlet = outlet_named(match[group])
        if not outlet and _AGENCY.fullmatch(match[group]) and _PLACE.fullmatch(match["place"] or ""):
            outlet = Outlet(name=match[group], country=None, kind="wire")
        if outlet:
            return Mention(span=match.span(group), outlet=outlet)
    return None


@lru_cache(maxsize=64)
def _credits(head: str, foot: str, offset: int) -> tuple[Mention, ...]:
    found = [dateline] if (dateline := _dateline(head)) else []
    for pattern, text, start in ((_BYLINE, head, 0), (_CLOSING, foot, offset), (_FIRST_IN, foot, offset)):
        for match in pattern.finditer(text):
            name = match["name"].strip()
            outlet = outlet_named(name) or introduced_in(head).get(name)
            if outlet is None and pattern is _FIRST_IN:
                outlet = outlet_by_form(name)
            if outlet and all(m.outlet.name != outlet.name for m in found):
                first, last = match.span("name")
                found.append(Mention(span=(start + first, start + last), outlet=outlet))
    return tuple(found)
