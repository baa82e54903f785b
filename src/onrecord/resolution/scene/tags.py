"""The names that a model tagged, mended by what the article itself shows of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import cache, lru_cache

from onrecord.record import Article, Name, NameType
from onrecord.resolution.known.countries import countries
from onrecord.resolution.known.movements import movements
from onrecord.resolution.known.outlets import introduced_in, outlet_by_form, outlet_named, outlets_in
from onrecord.resolution.known.roles import (
    ABBREVIATIONS,
    HONORIFICS,
    MODIFIERS,
    Token,
    is_person_noun,
    role_noun,
    tokens_in,
    word_set,
)
from onrecord.resolution.scene.names import ORGANISED, RUN, given_names, is_title
from onrecord.resolution.scene.natures import Natures
from onrecord.resolution.scene.places import Places

# The last word of a name that is one of the land or of what is built on it.
_GROUNDS = word_set(
    "dam pass river lake sea ocean bay gulf strait mountain mountains mount valley desert island islands peninsula "
    "bridge airport harbour harbor port canal reservoir road street avenue square palace stadium province delta park "
    "forest camp dispute"
)
# The last word of a name that is a company's.
_FIRMS = word_set(
    "minerals securities rail railways railway steel oil energy airlines airways motors holdings industries systems "
    "pharma foods capital partners insurance telecom media mining shipping electric chemicals technologies "
    "laboratories pharmaceuticals petroleum gas power logistics aerospace watch"
)
_LINES = word_set(
    "lines line ferries foods biologics therapeutics breweries brothers studios software stores works "
    "roofing trading engineering consulting catering brewing publishing printing plumbing haulage construction"
)
_FIRMS_AND_LINES = _FIRMS | _LINES
_BUILT = _GROUNDS | _FIRMS | _LINES
_PERSON_OF = re.compile(r"(?P<person>(?P<given>[A-ZÀ-Þ][^\W\d_]+) [A-ZÀ-Þ][^\W\d_]+) of the (?=[A-ZÀ-Þ])")
_OWNING, _POSSESSIVE = re.compile(r"['’]s$"), re.compile(r"['’]s?$")
_CROWNED = word_set("queen king pope prince princess emperor empress")
_SAID = re.compile(r"\b(?:said|says|added|[Aa]ccording to) $")
_MEMBERS_OF = re.compile(
    r"['’] (?:[A-ZÀ-Þ][\w-]+ ){0,2}(?:Union|Association|Federation|Guild|League|Society|Alliance|Council|Party|Club"
    r"|Front)\b"
)
_FIRM_AFTER = re.compile(
    r", (?:the |an? )(?:[a-z-]+ ){0,3}(?:company|firm|maker|manufacturer|airline|bank|union|charity"
    r"|think-tank|watchdog)\b"
    r"|, which (?:makes|employs|owns|runs|operates|represents|builds|sells|manufactures|produces)\b"
)
_PREPOSITION = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]utside|[Oo]f|[Tt]o)[ \u00a0]$")
# What is never a name alone: "Ms", of "Ms. Doe"; "Feb", of "a Feb. 1 letter".
_SHORT = frozenset(HONORIFICS) | {word for word in ABBREVIATIONS if "." not in word}
_SHORT |= word_set("jan feb aug sept oct nov dec")
# "MIRNEC, March 4 (Transmer) - "
_DATELINE = re.compile(r"^[A-ZÀ-Þ][\w ,.'’-]{2,60}\(([A-ZÀ-Þ][\w .'’-]{1,30})\) {0,2}[-–—]", re.M)
_NICKNAMED = re.compile(r" [“\"][A-ZÀ-Þ][\w’'-]{1,15}$")  # "[Per “Pip] ” Roe"
_BEFORE_AMPERSAND = re.compile(r"(?<![\w&’'-])(?<!& )[A-ZÀ-Þ][\w’'-]{1,20} & $")
_AMPERSAND = re.compile(r"&[A-Z]\w{0,20}")
# "[Institute of Tides], Weather and Ice (ITWI)": the rest of a name, and the letters that it is known by.
_SPELT = re.compile(
    r"(?P<rest>(?:,? (?:(?:and|of|for|the|on|to|&) ){0,2}[A-ZÀ-Þ][\w’'-]{1,30}){1,7}) \((?P<letters>[A-Z]{3,9})\)"
)
_DAY = re.compile(
    r" (?:on|in|since|last|this) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July"
    r"|August|September|October|November|December)\b.{0,12}$"
)
# Who somebody is at a body, which a tag took along: "[Harrel Steel CEO] Ana Doe".
_OFFICE_IN_TAG = re.compile(
    r" (?:CEO|CFO|COO|CTO|Chief Executive|[Cc]hair(?:wo)?man|[Ss]pokes(?:wo)?man|[Ss]pokesperson)$"
)
_VERB_IN_TAG = re.compile(r"(?<=\w) [a-z]{4,}ed$")  # "[Ana Doe vanquished]"
_SEAT = re.compile(r"[DRI]-[A-Z][\w.]*")
_OF_CAUSE = re.compile(r" the [A-Z][a-z]+")  # "[Save] the Rivers"
_OPENED = re.compile(r" \([^()]*$")  # "[Ana Doe (Con], Velm)"
_LEADING = re.compile(r"\b(?:In|At|From|Near)[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0][A-ZÀ-Þ][^\W\d_]+[ \u00a0][A-ZÀ-Þ]")
_OFFICE = re.compile(r"\b([a-z-]{3,20}), (?=[A-ZÀ-Þ])")
_BYLINE = re.compile(r"(?:^|\n)By [^\n]{0,40}$", re.I)
_TYPES: dict[str, NameType] = {
    "place": "place", "people": "other", "organization": "organization", "outlet": "organization",
}  # fmt: skip
_STAFF = word_set(
    "staff correspondent correspondents reporter reporters desk editor agencies bureau team writers writer"
)


def outlets_of(article: Article) -> frozenset[str]:
    """The names of outlets that `article` itself shows: its own outlet, its dateline's, those that it introduces."""
    found = {match[1] for match in _DATELINE.finditer(article.text)} | set(introduced_in(article.text))
    if article.outlet:
        name = re.sub(r"^[Tt]he ", "", article.outlet)
        found |= {name, name.rsplit(" ", 1)[-1]}  # "the Courier" in the Korva Courier
    return frozenset(found)


@cache
def _of_several_words() -> tuple[str, ...]:
    """The names of countries and capitals that are of several words, the longest first."""
    names = {name for country in countries() for name in country.aliases | country.capitals if " " in name}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def whole_places(text: str, names: Iterable[Name]) -> list[Name]:
    """`names`, with a country's or capital's whole where a tag holds only a part of it: "Addis [Ababa]"."""
    kept = sorted(names, key=lambda name: name.span)
    starts = [name.span[0] for name in kept]
    parts: set[int] = set()
    wholes: list[Name] = []
    here = tuple(name for name in _of_several_words() if name in text)  # few, and much faster to look for
    for match in _any_of(here).finditer(text) if here else ():
        start, end = match.span()
        at = range(bisect_left(starts, start), bisect_left(starts, end))
        inside = [number for number in at if kept[number].span[1] <= end and kept[number].span != (start, end)]
        if inside:
            parts.update(inside)
            wholes.append(Name(span=(start, end), type="place"))
    rest = (name for number, name in enumerate(kept) if number not in parts)
    return sorted([*rest, *wholes], key=lambda name: name.span)


def mended(
    article: Article, names: Iterable[Name], places: Places, outlets: frozenset[str], natures: Natures | None = None
) -> list[Name]:
    """`names` with places, peoples and outlets typed as such, and without what is glued to a person's name.

    A tag is never trusted against the article's own evidence: "Veldia", tagged as a person, is a place where the
    article has "Veldian troops", and "Harrel Steel" a company where it has "Harrel Steel, which".
    """
    text = article.text
    names = _whole_outlets(text, _with_outlets(text, list(names)), outlets)
    natures = natures or natures_in(text, names)
    found: list[Name] = []
    joined = _joined(text, _with_apposed(text, names, natures))
    starts = {name.span[0] for name in joined}
    for name in (_grown(text, part, natures) for whole in joined for part in _parted(text, _trimmed(text, whole))):
        start, end = name.span
        words = _OWNING.sub("", " ".join(text[start:end].split()))
        tokens = tokens_in(text, start, end)
        if len(tokens) > 1 and tokens[0].word in ("neighbouring", "neighboring"):
            start = tokens.pop(0).end + 1
            name, words = replace(name, span=(start, end)), words.split(" ", 1)[1]
        if len(tokens) == 1 and tokens[0].word in _SHORT and not tokens[0].text.isupper():
            titled = RUN.match(text, end + text.startswith(".", end) + 1) if tokens[0].word in HONORIFICS else None
            if titled and text[titled.start() - 1] == " " and titled.start() not in starts:
                found.append(Name(span=titled.span(), type="person"))
        elif name.type == "organization" and len(tokens) == 1 and natures.is_land(words):
            found.append(replace(name, type="place"))
        elif name.type in ("organization", "other") and natures.is_somebody(words) and not outlet_named(words):
            found.append(replace(name, type="person"))
        elif name.type == "organization" and len(tokens) == 1 and is_person_noun(tokens[0].word):
            continue  # "Mediator", in a headline
        elif name.type == "organization" and len(tokens) > 1 and _of_people_at_work(tokens[-1]):
            continue  # "House ethics investigators"
        elif name.type == "organization" and (first := _titled(tokens)):
            found.append(Name(span=(first, end), type="person"))
        elif name.type == "organization" and len(tokens) == 1 and _of_people(words, places, natures):
            found.append(replace(name, type="other"))
        elif name.type != "person" or not tokens:
            found.append(name)
        elif _SEAT.fullmatch(words):
            continue  # "R-Va", behind a name
        elif len(tokens) == 1 and tokens[0].text not in given_names() and (cause := _OF_CAUSE.match(text, end)):
            found.append(Name(span=(start, cause.end()), type="organization"))
        elif _BYLINE.search(text[max(0, start - 60) : start]) and tokens[-1].word in _STAFF:
            continue
        elif (
            words in outlets
            or words in movements()
            or outlet_named(words)
            or (len(tokens) > 1 and outlet_by_form(words))
        ):
            found.append(replace(name, type="organization"))
        elif len(tokens) == 1 and _LEADING.search(text[max(0, start - 8) : start]) and _NAME_AFTER.match(text, end):
            found.append(replace(name, type="place"))  # "At Korva Ana Doe said"
        elif all(_of_title(token) for token in tokens) and _title_goes_on(text, end):
            continue  # "Foreign", of "Foreign Minister Ana Doe"
        elif len(tokens) > 2 and (noun := role_noun(tokens[0].word)) is not None and noun.plural:
            found.append(replace(name, type="organization"))  # "Tailors Without Needles"
        elif tokens[0].text not in given_names() and (
            (len(tokens) > 1 and tokens[-1].word in _FIRMS) or _FIRM_AFTER.match(text, end, end + 60)
        ):
            found.append(replace(name, type="organization"))
        elif kind := _of_place(words, tokens, places, natures) or _TYPES.get(natures.of(words) or "person"):
            found.append(replace(name, type=kind))
        else:
            first = _first(text, tokens, places.is_place)
            if first > start:
                found.append(Name(span=(start, tokens[0].end), type="place"))
            found.append(replace(name, span=(first, end)))
    return found


def _with_outlets(text: str, names: list[Name]) -> list[Name]:
    """`names`, with the outlet where one that is tagged as a person is the end of its name: "Corriere [della Sera]"."""
    found: list[Name] = []
    for name in names:
        start, end = name.span
        near = outlets_in(text, max(0, start - 30), min(len(text), end + 20)) if name.type == "person" else ()
        whole = [m.span for m in near if m.span[0] <= start and end <= m.span[1] and m.outlet.kind != "outlet"]
        new = Name(span=whole[0], type="organization") if whole and whole[0] != name.span else name
        if not found or found[-1] != new:
            found.append(new)
    return found


def _parted(text: str, name: Name) -> list[Name]:
    """A tag that holds a person and whose he is as two: "[Ana Doe] of the [Friends of the Quay]"."""
    match = _PERSON_OF.match(text, *name.span) if name.type == "organization" else None
    speaks = _SAID.search(text, max(0, name.span[0] - 14), name.span[0])
    if match is None or not (speaks or match["given"] in given_names()):
        return [name]
    return [Name(span=match.span("person"), type="person"), Name(span=(match.end(), name.span[1]), type="organization")]


def _trimmed(text: str, name: Name) -> Name:
    """A name without what is no part of it at its end: the hyphen of "[UK-]based", a day: "[Radio Velm on March] 3"."""
    start, end = name.span
    after = _DAY.search(text, start, end) or _OPENED.search(text, start, end)
    after = after or (_OFFICE_IN_TAG.search(text, start, end) if name.type == "organization" else None)
    end = after.start() if after else end
    while end > start + 1 and text[end - 1] in "-‑/":
        end -= 1
    if name.type == "person":
        start = max(start, text.rfind("\n", start, end) + 1)  # "U.S." at the end of the line above
        verb = _VERB_IN_TAG.search(text, start, end)
        end = verb.start() if verb else end
    return name if (start, end) == name.span else replace(name, span=(start, end))


def _grown(text: str, name: Name, natures: Natures) -> Name:
    """A name with the words of a body's that a tag cut off: "[Ardmoor] Lines", "[Sel Bakers]' Union"."""
    start, end = name.span
    members = _MEMBERS_OF.match(text, end) if text[end - 1 : end] == "s" else None
    if members:
        return Name(span=(start, members.end()), type="organization")
    spelt = _SPELT.match(text, end) if name.type == "organization" else None
    if spelt and "".join(re.findall(r"\b[A-ZÀ-Þ]", text[start : spelt.end("rest")])).endswith(spelt["letters"]):
        return replace(name, span=(start, spelt.end("rest")))
    run = RUN.match(text, start)
    if run is None or run.end() <= end or len(run.group().split(" ")) > 4:
        return name
    grown = natures.of(run.group()) == "organization" and run.group().rsplit(" ", 1)[-1].lower() in _FIRMS_AND_LINES
    return Name(span=run.span(), type="organization") if grown else name


def _with_ampersand(text: str, name: Name, starts: Collection[int]) -> Name:
    """A name with what stands on the other side of "&" and a tag cut off: "[KL]&M", "Harrel & [Stone]"."""
    rest = _AMPERSAND.match(text, name.span[1])
    before = _BEFORE_AMPERSAND.search(text, max(0, name.span[0] - 30), name.span[0])
    alone = before is not None and before.start() not in starts
    span = (before.start() if before and alone else name.span[0], rest.end() if rest else name.span[1])
    return Name(span=span, type="organization") if span != name.span else name


def _whole_outlets(text: str, names: list[Name], outlets: frozenset[str]) -> list[Name]:
    """`names`, with an outlet's whole where one is only the end of its name: "Morning [Bell]"."""
    longer: dict[str, list[str]] = {}
    for outlet in outlets:
        if " " in outlet:
            longer.setdefault(outlet.rsplit(" ", 1)[-1], []).append(outlet)
    found = []
    for name in names:
        start, end = name.span
        words = _OWNING.sub("", text[start:end])
        wholes = (outlet for outlet in longer.get(words, ()) if text.endswith(outlet, 0, start + len(words)))
        whole = next(wholes, None)
        span = (start + len(words) - len(whole), end) if whole else name.span
        found.append(Name(span=span, type="organization") if whole else name)
    return found


def _with_apposed(text: str, names: list[Name], natures: Natures) -> list[Name]:
    """`names`, with the parts of a name together that an office introduces: "the president, Per Al Roe,"."""
    found = []
    for match in _OFFICE.finditer(text):
        run = RUN.match(text, match.end()) if is_person_noun(match[1]) else None
        if run and text[run.end() : run.end() + 1] in (",", ".", ";") and natures.is_somebody(run.group()):
            found.append(Name(span=run.span(), type="person"))
    starts = [name.span[0] for name in found]

    def inside(name: Name) -> bool:
        at = bisect_right(starts, name.span[0]) - 1
        return at >= 0 and name.span[0] < found[at].span[1]

    return [*(name for name in names if not inside(name)), *found]


def _joined(text: str, names: Iterable[Name]) -> list[Name]:
    """`names` with the parts of one name together: "League of" / "Inland States", "Okoro-" / "Vance"."""
    joined: list[Name] = []
    names = list(names)
    starts = {name.span[0] for name in names}
    names = [_with_ampersand(text, name, starts) for name in names]
    wholes = {text[slice(*name.span)] for name in names if name.type == "organization"}
    for name in sorted(names, key=lambda name: name.span):
        last = joined[-1] if joined else None
        gap = text[last.span[1] : name.span[0]] if last and 0 <= name.span[0] - last.span[1] <= 5 else None
        if last is None or gap is None:
            joined.append(name)
            continue
        words, span = text[slice(*last.span)], (last.span[0], name.span[1])
        nicknamed = gap in ("” ", '" ') and _NICKNAMED.search(words)
        if (gap in ("-", "‑") or nicknamed) and last.type == name.type == "person":  # "Ana Moe" - "Roe"
            joined[-1] = Name(span=span, type="person")
        elif gap == "" and (words[-1] in "-‑" or words.endswith(("-", "."))):
            joined[-1] = Name(span=span, type=last.type if words[-1] in "-‑" else "organization")
        elif (
            (gap in (" ", " the ") and words.endswith((" of", " for")))
            or gap == " & "
            or (gap == " " and text[slice(*span)] in wholes and last.type == name.type == "organization")
            or (gap == " " and last.type == "other" and " " in words and name.type == "organization")
        ):
            joined[-1] = Name(span=span, type="organization")
        else:
            joined.append(name)
    return joined


def natures_in(text: str, names: Iterable[Name]) -> Natures:
    """What the names of `text` are by its own evidence; `names` are those that a model tagged."""
    words: dict[str, list[str]] = {}
    for name in names:
        words.setdefault(name.type, []).append(_POSSESSIVE.sub("", " ".join(text[slice(*name.span)].split())))
    return Natures(text, words.get("person", ()), words.get("organization", ()))


def _of_people(words: str, places: Places, natures: Natures) -> bool:
    return natures.of(words) == "people" or (places.of_demonym(words) is not None and not places.named(words))


def _of_people_at_work(token: Token) -> bool:
    noun = role_noun(token.word)
    return noun is not None and noun.plural and noun.kind in ("official", "other") and not token.capital


def _titled(tokens: list[Token]) -> int | None:
    """Where the name begins in what was tagged as a body and is a person with his title: "Queen |Ana II"."""
    for at, token in enumerate(tokens[:-1]):
        rest = tokens[at + 1 :]
        styled = token.word in _CROWNED or (token.word in HONORIFICS and (len(rest) > 1 or token.text.endswith(".")))
        styled = styled or (len(rest) == 2 and rest[0].text in given_names())
        titled = is_title(token.text) or (len(rest) == 2 and is_person_noun(token.word))
        if token.capital and titled and styled and len(rest) < 3 and all(word.capital for word in rest):
            built = rest[-1].word in _BUILT
            other = built or any(ORGANISED.search(w.text) or role_noun(w.word) or w.possessive for w in rest)
            return None if other else rest[0].start
    return None


def _of_title(token: Token) -> bool:
    return token.text not in given_names() and (token.word in MODIFIERS or role_noun(token.word) is not None)


def _title_goes_on(text: str, end: int) -> bool:
    following = tokens_in(text, end, end + 24)[:1]
    return bool(following) and following[0].capital and is_title(following[0].text) and following[0].start <= end + 1


def _of_place(words: str, tokens: list[Token], places: Places, natures: Natures) -> NameType | None:
    if places.of_demonym(words) and not places.named(words):
        return "other"
    if places.is_place(words) and (natures.of(words) != "organization" or places.named(words)):
        return "place"
    if len(tokens) > 1 and tokens[-1].word in _GROUNDS and tokens[0].text not in given_names():
        return "place"
    rest = [token.word for token in tokens[1:]]
    if rest and places.of_demonym(tokens[0].text) and all(w in MODIFIERS or role_noun(w) for w in rest):
        return "other"  # "Veldian Foreign", of "Veldian Foreign Minister"
    return None


def _first(text: str, tokens: list[Token], is_place: Callable[[str], bool]) -> int:
    """Where a person's name begins that has a place before it: "At Sedlin Josip Brannoc said"."""
    if (len(tokens) > 2 and tokens[1].text in given_names()) or (len(tokens) > 1 and is_title(tokens[1].text)):
        before = text[max(0, tokens[0].start - 10) : tokens[0].start]
        glued = tokens[0].text not in given_names() and not is_title(tokens[0].text)
        if glued and (_PREPOSITION.search(before) or is_place(tokens[0].text)):
            return tokens[1].start
    return tokens[0].start
