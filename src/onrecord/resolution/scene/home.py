"""The country that an article is at home in: whose its bare offices are ("the foreign minister", "President Doe")."""

from __future__ import annotations

import re

from onrecord.record import Because, Span
from onrecord.resolution.known.countries import without_the
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.scene.places import Places

# Offices of a state, as they stand without their country.
_OFFICE = re.compile(
    r"(?:(?:[Dd]eputy|[Vv]ice|[Ff]ormer|[Aa]cting|[Ii]nterim|[Ff]irst|then|junior)[ -]){0,2}"
    r"(?:[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Vv]ice[- ][Mm]inister|[Mm]inister"
    r"|(?:[A-Za-z]+ (?:and )?){1,3}[Mm]inister"
    r"|[Mm]inister (?:of|for) [\w ,]{3,40}"
    r"|(?:[Dd]efen[cs]e|[Ff]oreign|[Hh]ome|[Ii]nterior|[Tt]reasury|[Ff]inance|[Hh]ealth|[Jj]ustice|[Ee]ducation|[Tt]ransport"
    r"|[Tt]rade|[Ee]nergy|[Ee]nvironment|[Ll]abou?r|[Cc]ommerce|[Aa]griculture|[Ii]nternational [Dd]evelopment)"
    r" [Ss]ecretary|[Ss]ecretary of [Ss]tate"
    r"|[Gg]overnment(?: spokes(?:man|woman|person)| officials?)?|[Cc]abinet|(?:[A-Za-z]+ (?:and )?){0,3}[Mm]inistry"
    r"(?: of [A-Z][\w ]{2,30})?(?:['’]s)?(?: officials?| spokes(?:man|woman|person))?"
    r"|(?:senior |top )?(?:officials?|spokes(?:man|woman|person)) (?:in|at|of|from|for) the "
    r"(?:[A-Za-z]+ ){0,3}[Mm]inistry(?: here)?|chief medical officer|army chief"
    r"|[Aa]rmy|[Mm]ilitary|[Nn]avy|[Aa]ir [Ff]orce|[Aa]rmed [Ff]orces|[Pp]arliament|[Ii]nformation [Mm]inister"
    r"|chief of (?:the )?(?:general|defen[cs]e|army) staff|[Pp]residential (?:palace|office|administration)"
    r"|(?P<head>President|Vice President|[Ii]ncumbent(?: president)?"
    r"|presidential spokes(?:man|woman|person)"
    r"|King|Queen|monarch|head of state))"
)
# "the Power Ministry here"
HERE = re.compile(r"\b[Mm]inistry here\b")
_DATELINE = re.compile(
    r"^(?:(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,30}|[A-ZÀ-Þ][^\W\d_]{2,20}(?: [A-ZÀ-Þ][^\W\d_]{2,20})?(?=, [A-Z]| \())"
    r"(?:, [\w .]{1,30})?(?: \([^()\n]{1,30}\))?(?: {0,2}[-–—]{1,2} |: ))",
    re.M,
)
# Papers are named after towns, these after countries.
_NATIONAL_OUTLET = re.compile(r"\b(?:Today|Radio|Broadcasting|Television|TV|National|State|Public)\b")
MOST_STATES = 20  # of no table, that are weighed
_SEATED = re.compile(
    r"\b(?:government|(?:foreign|interior|finance|trade|defen[cs]e) ministry|cabinet) in (?:the )?"
    r"([A-ZÀ-Þ][^\W\d_]{2,20}(?: [A-ZÀ-Þ][^\W\d_]{2,20})?)"
)
_ABROAD = r"[Nn]eighbou?r(?:ing)?\b"


def is_office(role: str) -> str | None:
    """ "head" for a bare office of a head of state, "office" for another of a state, None for any other role."""
    match = _OFFICE.fullmatch(role.strip().rstrip("."))
    if match is None:
        return None
    return "head" if match["head"] else "office"


def home_of(text: str, outlet: str | None, places: Places) -> tuple[str, Because] | None:
    """The country that an article of an outlet of no list is at home in, with why; None where it does not tell.

    It is the one in the outlet's own name, else the only country of no table that is not told as a neighbour, where no
    other is spoken of.
    """
    known = outlet_named(outlet) if outlet else None
    alone = places.of_the_table()
    if len(alone) == 1 and not places.states and places.times_named(min(alone)) > 1:
        only = min(alone)
        if known is None or known.country in ("", only) or known.kind == "wire":
            return only, Because(rule="the only country that the article speaks of", values=(only,))
    if known:
        return None
    for size in (2, 1):
        words = without_the(outlet or "").split(" ")
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            national = places.tagged(name) and _NATIONAL_OUTLET.search(outlet or "")
            country = places.named(name) or places.government(name) or (name if national else None)
            if country and len(words) > size and _stands(name, text):
                return country, Because(rule="the country of the outlet", values=(outlet or "", country))
    at_home = [state for state in places.states[:MOST_STATES] if not _abroad(state, text)]
    if (
        len(at_home) == 1
        and not seated_elsewhere(text, places)
        and not places.of_the_table()
        and not places.has_strangers()
    ):
        return at_home[0], Because(rule="the only country that the article is at home in", values=(at_home[0],))
    return None


def seated_elsewhere(text: str, places: Places) -> bool:
    """Does `text` tell a government by its seat alone ("the government in Korva"), and not by its country?"""
    cities = (match[1] for match in _SEATED.finditer(text))
    return any(not (places.named(city) or places.government(city)) for city in cities)


def dateline_country(text: str, places: Places) -> tuple[str, Span] | None:
    """The country in whose capital the article is dated, where its text speaks of it otherwise too."""
    match = _DATELINE.search(text, 0, 2000)
    city = match["city"].title() if match else ""
    country = places.government(city)
    if match is None or country is None:
        return None
    return (country, match.span("city")) if places.times_named(country) > 1 else None


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?!\w| [A-Z])", text) is not None


def _abroad(state: str, text: str) -> bool:
    name = re.escape(state)
    return re.search(rf"{_ABROAD} {name}\b|\b{name}, (?:an? |the |our )(?:[a-z-]+ ){{0,3}}?{_ABROAD}", text) is not None
