"""What may have carried an attribution's words: the outlets that its sentence names, in full, in short or by a noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from onrecord.record import Name, Span
from onrecord.resolution.chains.credits import dateline_outlet
from onrecord.resolution.known.outlets import (
    PRESS,
    STATE_MEDIA,
    Mention,
    Outlet,
    introduced_in,
    kind_of_noun,
    outlet_by_form,
    outlet_by_last_word,
    outlet_named,
    outlets_in,
)
from onrecord.resolution.sentences.frame import Frame

_AROUND = re.compile(r"^[Tt]he |['’]s$")
UNLISTED = "unlisted"
"""The kind of a mention that is only an organization's name: one that gives interviews to speakers is an outlet."""

# So many short names ("the Post") and nouns ("the paper") of a sentence are looked up, and among so many names or
# characters before them.
_SHORT_NAMES = 6
_NOUNS = 2
_NAMES_BACK = 300
_REACH = 2_000
# So many of the outlets that the article introduces are looked for.
_INTRODUCED = 40

_SHORT = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b")
_NOUN = re.compile(
    r"\b[Tt]he (?:same |Sunday )?(?P<noun>newspaper|paper|daily|weekly|tabloid|magazine|journal|broadcaster|channel"
    r"|station|network|programme|program|show|(?:news )?agency|news (?:site|website|outlet)|website|site|outlet"
    r"|publication)\b(?![’'-]| (?!(?:in|on|by|at|from|for|that|he|she|it|they|last|this|earlier|later|about|and"
    r"|as)\b)\w)"
)
_SHOWS = {"programme": "broadcaster", "program": "broadcaster", "show": "broadcaster"}


_CARRIED = re.compile(r"\b(?:according to|quoted by|reported by|carried by|cited by|told) (?:the )?$", re.I)
_REPORTED = re.compile(r"(?: has| had| also| first| later){0,2} (?:reported|reports|quoted|cited)\b")


def mentions_in(text: str, frame: Frame, names: Sequence[Name]) -> Iterator[Mention]:
    """The outlets named in the frame, save where the words are a part of a person's name.

    "The Post" is the longer name that ends so before; "the paper" is the newspaper named last before; state media
    without a name ("state television") are a carrier by these words.
    """
    short, nouns = 0, 0
    for _, start, end in frame.pieces:
        found = outlets_in(text, start, end)
        for match in islice(_SHORT.finditer(text, start, end), _SHORT_NAMES - short):
            short += 1
            _add(
                found, match.span(1), outlet_by_last_word("the " + match[1], _names_before(text, match.span(1), names))
            )
        for match in islice(_NOUN.finditer(text, start, end), _NOUNS - nouns):
            nouns += 1
            _add(found, match.span("noun"), outlet_meant(text, match["noun"], match.start(), names))
        for pattern in (STATE_MEDIA, PRESS):
            for match in pattern.finditer(text, start, end):
                _add(found, match.span("name"), Outlet(name=match["name"], country=None, kind="state media"))
        for mention in (*_introduced(text, (start, end)), *_organizations(text, (start, end), names)):
            _add(found, mention.span, mention.outlet)
        for mention in found:
            if not is_a_persons(mention.span, names, text):
                yield mention


def _add(found: list[Mention], span: Span, outlet: Outlet | None) -> None:
    if outlet and not any(m.span[0] < span[1] and span[0] < m.span[1] for m in found):
        found.append(Mention(span=span, outlet=outlet))


def outlet_meant(text: str, noun: str, at: int, names: Sequence[Name] = ()) -> Outlet | None:
    """The outlet that "the paper" or "the station" at `at` means: the last one before that may be called so."""
    wanted = _SHOWS.get(noun.casefold()) or kind_of_noun(noun) or "site"
    floor = max(0, at - _REACH)
    named = {mention.span: mention for mention in (*_introduced(text, (floor, at)), *outlets_in(text, floor, at))}
    for mention in sorted(named.values(), key=lambda mention: mention.span, reverse=True):
        outlet = introduced_in(text).get(mention.outlet.name, mention.outlet)
        if _may_be(outlet.kind, wanted) and not is_a_persons(mention.span, names, text):
            return mention.outlet
    return None


def _may_be(kind: str, wanted: str) -> bool:
    if wanted == "site" or kind == "outlet":
        return True
    if kind == "state media":
        return wanted in ("wire", "broadcaster", "newspaper")
    return kind == wanted or {kind, wanted} <= {"newspaper", "magazine"} or (kind, wanted) == ("agency", "wire")


def _introduced(text: str, span: Span) -> Iterator[Mention]:
    """The outlets here that the article itself introduces elsewhere, or that its dateline names."""
    known = dict(introduced_in(text))
    if dateline := dateline_outlet(text):
        known.setdefault(dateline.outlet.name, dateline.outlet)
    for match in _any_of(tuple(known)[:_INTRODUCED]).finditer(text, *span) if known else ():
        yield Mention(span=match.span(), outlet=known[match[0]])


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _organizations(text: str, span: Span, names: Sequence[Name]) -> Iterator[Mention]:
    first = bisect_left(names, span[0], key=lambda n: n.span[0])
    last = bisect_left(names, span[1], key=lambda n: n.span[0])
    for name in names[first:last]:
        words = _AROUND.sub("", text[slice(*name.span)])
        if name.span[1] <= span[1] and name.type == "organization" and words not in ("The", "the", ""):
            start = text.index(words, name.span[0])
            yield Mention(span=(start, start + len(words)), outlet=Outlet(name=words, country=None, kind=UNLISTED))


def _names_before(text: str, span: Span, names: Sequence[Name]) -> Iterator[str]:
    """The names before the span that end in its word, the nearest first; then outlets by form, tagged or not."""
    word = text[slice(*span)]
    at = bisect_left(names, span[0], key=lambda n: n.span[0])
    for name in reversed(names[max(0, at - _NAMES_BACK) : at]):
        longer = name.span[1] - name.span[0] > len(word)
        if name.type != "person" and longer and text.endswith(word, *name.span):
            yield text[slice(*name.span)]
    floor = max(0, span[0] - _REACH)
    if not re.search(rf"[A-ZÀ-Þ][\w’'-]* {re.escape(word)}\b", text[floor : span[0]]):
        return
    for mention in reversed(outlets_in(text, floor, span[0])):
        if mention.outlet.name.endswith(f" {word}") and not is_a_persons(mention.span, names, text):
            yield mention.outlet.name


def is_a_persons(span: Span, names: Sequence[Name], text: str) -> bool:
    """Whether the words are of a person's name.

    A tag is mistaken on just what the article introduces as an outlet, or on capitals, a listed name, "X Radio".
    """
    at = bisect_left(names, span[1], key=lambda n: n.span[0])
    words = text[slice(*span)]
    shouted = words.isupper() and len(words) > 2
    listed = outlet_named(words) is not None and (" " in words or _carries(text, span, names))
    outlet = outlet_by_form(words)
    formed = outlet is not None and (outlet.kind in ("broadcaster", "wire") or bool(_REPORTED.match(text, span[1])))
    plain = shouted or listed or formed or words in introduced_in(text)
    return any(
        n.type == "person"
        and n.span[0] < span[1]
        and span[0] < n.span[1]
        and not (plain and _just(text, n.span, span))
        and not ((formed or listed) and span[0] <= n.span[0] and n.span[1] <= span[1])
        for n in names[max(0, at - 3) : at]
    )


def _carries(text: str, span: Span, names: Sequence[Name]) -> bool:
    """Whether the words beside a listed name show an outlet, and nobody in the article is called so."""
    start, end = span
    beside = _CARRIED.search(text, max(0, start - 24), start) or _REPORTED.match(text, end)
    called = (n.span for n in names if n.type == "person" and n.span[1] - n.span[0] > end - start)
    return beside is not None and not any(text.endswith(f" {text[start:end]}", a, b) for a, b in called)


def _just(text: str, tag: Span, span: Span) -> bool:
    """Whether a tag holds just these words, give or take a determiner and a possessive."""
    rest = text[tag[0] : span[0]] + text[span[1] : tag[1]]
    return tag[0] <= span[0] and span[1] <= tag[1] and rest.casefold().strip() in ("", "the", "'s", "’s")
