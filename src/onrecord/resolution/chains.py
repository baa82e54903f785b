"""Through whom the words came: the speaker, the outlets that relayed them, the article's outlet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onrecord.record import Article, Hop, Name, Span, SpanSet, Speaker
from onrecord.resolution.frame import OTHER, OWN, Frame, frame_of
from onrecord.resolution.outlets import Mention, Outlet, introduced_in, outlet_by_last_word, outlet_named, outlets_in

# So many short names ("the Post") of a sentence are looked up, among so many names before them; and how far into the
# text a credit line may stand.
_SHORT_NAMES = 6
_NAMES_BACK = 300
_HEAD = 2_000

# Words that may stand between the relaying verb and the name: "the Russian newspaper", "Qatar-based".
_DESCRIBED = re.compile(
    r"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n?|[Ii]ts|his|her|their|our|[Ss]tate|official|local|independent"
    r"|private|public|national"
    r"|business|opposition|newspaper|daily|weekly|tabloid|magazine|news|agency|broadcaster|television|TV|radio|channel"
    r"|network|website|site|outlet|station|wire|service|portal|language|pan-Arab|pro-[A-Z][a-z]+"
    r"|[A-Za-z]+-(?:run|owned|based|backed|controlled|funded)"
    r"|[A-Z][a-z]+(?:an|ish|ese|i|ch|eek|iss|ic)|[A-Z][a-z]+['’]s) ){0,6}$"
)
_SHORT = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b")
_DAY = r"(?:(?:on |late |early |last |this )?(?:[A-Z][a-z]+day|week|month|year)(?: (?:morning|evening|night))? ?)?"
_PIECE = (
    r"(?:interviews?|remarks|comments?|statements?|op-ed|article|column|essay|conversation|appearance|piece|letter"
    r"|email|e-mail|speech|text|post|broadcast|segment|briefing|debate|town hall)"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|informed|[Ss]peaking to|[Tt]alking to|spoke to|[Ss]peaking with|spoke with)"
    r"(?: [A-Z][^,;.]{0,50}? (?:of|on|from|at|with))? $"
)
_INTERVIEW = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|from|of|[Oo]n|for) (?:an? |the |his |her |their )?(?:[\w-]+ ){{0,3}}?{_PIECE} {_DAY}"
    rf"(?:(?:that )?(?:was |were )?(?:carried|published|broadcast|aired|released|shown|posted|given|run) )?{_DAY}"
    r"(?:by|to|with|on|in|for|at) $"
)
_INTERVIEW_AFTER = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}?{_PIECE}\b")
_IN_A = re.compile(r"\b(?:[Ii]n|[Dd]uring|on) (?:an?|the|his|her) (?:[\w-]+ )?$")
_ON_AIR = re.compile(
    r"\b(?:said|saying|says|[Aa]ppearing|appeared|[Ss]peaking|spoke|asked|told)(?: [\w’'-]+){0,4} on $"
)
_IN_PRINT = re.compile(r"\b(?:wrote|writing|writes|argued|published)\b[^,;.]{0,40} (?:in|for) $")
_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|carried|published|broadcast|aired|relayed|reported|obtained|released|posted|seen"
    r"|reviewed|viewed)"
    r"(?: as saying)?(?: \w+day)? (?:by|in|on) $"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Pp]er)(?: (?:an? |the )?(?:[\w-]+ )?(?:report|reports|story|article|transcript|account)s?"
    r"(?: \w+day)?(?: published| aired)?(?: by| in| from| on| of))? $"
)
_NOT_ITS_WORDS = re.compile(
    r"[/-]|(?:['’]s)? (?:[\w/-]+ ){0,2}?(?:polls?|polling|surveys?|analys[ie]s|data|figures|Institute)\b"
)
_CITING = re.compile(r"\b(?:reported|reports|reporting),? (?:[^.;]{0,30} )?(?:citing|quoting) $")
_REPORTS = (
    r"(?:['’]s [^,.;]{0,40}?)? ?(?:news agency |newspaper |magazine |website |television )?"
    r"(?:has |had |have )?(?:also |first |earlier |later |previously |separately )?"
    r"(?:reported|reports|reporting|said|says|wrote|writes|noted|quoted|quotes|cited|cites)\b"
)
_TAIL_BEFORE = re.compile(rf"(?:[,;—–-]|[{OWN}”\"’'»])(?: as)? {{0,3}}$")
_TAIL_AFTER = re.compile(rf"{_REPORTS}(?! that\b)(?![^,.;]{{0,40}}[{OWN}{OTHER}])")
_GOVERNS = re.compile(rf"{_REPORTS} {_DAY}(?:that )?(?:the |an? )?$")
_CREDIT = re.compile(
    r"^(?P<place>[A-Z][^\n()]{0,60})?(?:\((?P<name>[A-Z][^\n()]{1,38})\) ?[-–—]|/(?P<slashed>[A-Z][\w -]{1,30})/)",
    re.MULTILINE,
)
# What a credit line must look like for an outlet that no list has: "MIRNEC, March 4 (Kavra) -".
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:,[^\n()]{0,40})? ?")
_AGENCY = re.compile(r"[A-Z]{2,5}|[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2}")
# The kind of a mention that is only an organization's name: one that gives interviews to speakers is an outlet.
_UNLISTED = "unlisted"
_INTERVIEWER = re.compile(rf"\binterviews? {_DAY}(?:with|to|by) (?:the )?$")


@dataclass(frozen=True, slots=True)
class _Relay:
    """An outlet that carried the words; the higher its `rank`, the nearer it stands to the article's outlet."""

    rank: int
    span: Span
    name: str


def chain_of(
    article: Article, item: SpanSet, speaker: Speaker, names: Sequence[Name], *, others: Sequence[SpanSet] = ()
) -> tuple[Hop, ...]:
    """The hops of the words: the speaker first, relays that the sentence states plainly, the article's outlet last.

    `names` are those of the article, in its order; `others` the attributions around this one: what is said in them,
    or told by their cues, is no relay of this. The last hop has a null span, and a null name where the article's
    outlet is unknown. An outlet stands once: the speaker's hop goes first, then the article's, then the innermost.
    """
    first = Hop(name=speaker.name, type=speaker.type, span=speaker.spans[0] if speaker.spans else None)
    last = Hop(name=article.outlet, type="outlet")
    relays = sorted(_relays(article.text, item, names, others), key=lambda r: (r.rank, r.span))
    return joined((first, *(Hop(name=r.name, type="outlet", span=r.span) for r in relays), last))


def joined(hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """The hops without a second one of the same name; the article's outlet, last, stays last."""
    first, *middle, last = hops
    if not middle and first.type == "outlet" and first.name and _plain(first.name) == _plain(last.name):
        return (first,)
    chain, seen = [first], {_plain(first.name), _plain(last.name)} - {""}
    for hop in middle:
        if _plain(hop.name) not in seen:
            seen.add(_plain(hop.name))
            chain.append(hop)
    return (*chain, last)


def _plain(name: str | None) -> str:
    outlet = outlet_named(name or "")
    words = re.findall(r"\w+", (outlet.name if outlet else name or "").casefold())
    return " ".join(word for word in words if word != "the")


def _relays(text: str, item: SpanSet, names: Sequence[Name], others: Sequence[SpanSet]) -> Iterator[_Relay]:
    frame = frame_of(text, item, others)
    for mention in _mentions(text, frame, names):
        at, end = frame.in_words(mention.span[0]), frame.in_words(mention.span[1])
        if at is None or end is None:
            continue
        found = _rank(frame, item, mention.outlet, at, end)
        if found is None:
            continue
        rank, start = found
        if not _is_anothers((frame.in_text(start), mention.span[1]), item, others):
            yield _Relay(rank=rank, span=mention.span, name=mention.outlet.name)
    credit = _credit(text[:_HEAD])
    if credit:
        yield _Relay(rank=9, span=credit.span, name=credit.outlet.name)


def _rank(frame: Frame, item: SpanSet, outlet: Outlet, at: int, end: int) -> tuple[int, int] | None:
    """How near the article this mention is a relay, and where in the frame its words begin; null if it is none."""
    before, after = frame.words[max(0, at - 160) : at], frame.words[end : end + 100]
    described = _DESCRIBED.search(before)
    led = before[: described.start()] if described else before
    on_air = outlet.kind in ("broadcaster", "state media", "outlet")
    in_source = any(a <= frame.in_text(at) < b for a, b in item.source)
    cued = [(frame.in_words(a), frame.in_words(b)) for a, b in item.cue]

    def place(match: re.Match[str]) -> int:
        return at - len(before) + match.start()

    if outlet.kind == _UNLISTED and not _INTERVIEWER.search(before):
        return None
    if (match := _QUOTED_BY.search(led)) and not re.match(r" as (?!saying\b|telling\b)", after):
        return 3, place(match)
    if match := _TOLD.search(led):
        start = place(match)
        if in_source or _is_head(frame, start) or any(a is not None and b and a <= at and start <= b for a, b in cued):
            return 1, start
    if in_source:
        return None
    for pattern, holds in ((_INTERVIEW, True), (_ON_AIR, on_air), (_IN_PRINT, not on_air)):
        if holds and (match := pattern.search(led)) and _is_near(frame, cued, place(match), at):
            return 2, place(match)
    if (match := _IN_A.search(before)) and _INTERVIEW_AFTER.match(after):
        return (2, place(match)) if _is_near(frame, cued, place(match), at) else None
    if (match := _ACCORDING.search(led)) and item.source and not _NOT_ITS_WORDS.match(after):
        return (
            (4, place(match)) if not any(a is not None and b and a < at and place(match) < b for a, b in cued) else None
        )
    if match := _CITING.search(led):
        return 4, place(match)
    if _TAIL_BEFORE.search(led) and _TAIL_AFTER.match(after):
        return 5, at
    source = frame.in_words(item.source[0][0]) if item.source else None
    if source is not None and 0 < source - end < 80 and _GOVERNS.fullmatch(frame.words[end:source]):
        return 5, at
    return None


def _is_head(frame: Frame, start: int) -> bool:
    return not frame.words[:start].strip(' ,“"\n')


def _is_near(frame: Frame, cued: list[tuple[int | None, int | None]], start: int, at: int) -> bool:
    """Whether these words stand at the head of the frame or close after the cue, with no other speech between."""
    if not frame.words[:start].strip(' ,“"\n'):
        return True
    return any(
        a is not None and b is not None and a <= at and OTHER not in frame.words[b:start] and start - b < 120
        for a, b in cued
    )


def _is_anothers(span: Span, item: SpanSet, others: Sequence[SpanSet]) -> bool:
    """Whether another attribution, about other content, has its source or cue here, and this one has not."""
    if _meets(item.source + item.cue, span):
        return False
    own = item.source + item.cue + item.content
    return any(
        _meets(other.source + other.cue, span) and not any(_meets(other.content, s) for s in own) for other in others
    )


def _meets(spans: Sequence[Span], span: Span) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)


def _mentions(text: str, frame: Frame, names: Sequence[Name]) -> Iterator[Mention]:
    """The outlets named in the frame, save where the words are a part of a person's name."""
    looked = 0
    for _, start, end in frame.pieces:
        found = outlets_in(text, start, end)
        for match in islice(_SHORT.finditer(text, start, end), _SHORT_NAMES - looked):
            looked += 1
            span = match.span(1)
            if not any(_meets([m.span], span) for m in found):
                outlet = outlet_by_last_word("the " + match[1], _names_before(text, span, names))
                found += [Mention(span=span, outlet=outlet)] if outlet else []
        found += [m for m in _unlisted(text, (start, end), names) if not any(_meets([f.span], m.span) for f in found)]
        for mention in found:
            if not _is_a_persons(mention.span, names, text):
                yield mention


def _unlisted(text: str, span: Span, names: Sequence[Name]) -> Iterator[Mention]:
    """The organizations named here that no list or form tells as outlets, but perhaps the article itself does."""
    first = bisect_left(names, span[0], key=lambda n: n.span[0])
    last = bisect_left(names, span[1], key=lambda n: n.span[0])
    credit = _credit(text[:_HEAD])
    for name in names[first:last]:
        if name.type in ("organization", "other") and name.span[1] <= span[1]:
            words = text[slice(*name.span)]
            known = words in introduced_in(text) or (credit is not None and words == credit.outlet.name)
            if known or name.type == "organization":
                kind = "outlet" if known else _UNLISTED
                yield Mention(span=name.span, outlet=Outlet(name=words, country=None, kind=kind))


def _names_before(text: str, span: Span, names: Sequence[Name]) -> Iterator[str]:
    """The names before the span that end in its word, the nearest first."""
    word = text[slice(*span)]
    at = bisect_left(names, span[0], key=lambda n: n.span[0])
    for name in reversed(names[max(0, at - _NAMES_BACK) : at]):
        longer = name.span[1] - name.span[0] > len(word)
        if name.type != "person" and longer and text.endswith(word, *name.span):
            yield text[slice(*name.span)]


def _is_a_persons(span: Span, names: Sequence[Name], text: str) -> bool:
    """Whether the words are of a person's name. A tag on just an agency's capitals, or its full name, is mistaken."""
    at = bisect_left(names, span[1], key=lambda n: n.span[0])
    words = text[slice(*span)]
    plain = (words.isupper() and len(words) > 2) or (" " in words and outlet_named(words) is not None)
    return any(
        n.type == "person" and n.span[0] < span[1] and span[0] < n.span[1] and not (plain and n.span == span)
        for n in names[max(0, at - 3) : at]
    )


@lru_cache(maxsize=64)
def _credit(head: str) -> Mention | None:
    """The outlet that a credit line at the head of the article gives: "PARIS (Reuters) -", "MOSCOW. /TASS/."."""
    for match in _CREDIT.finditer(head):
        group = "name" if match["name"] else "slashed"
        outlet = outlet_named(match[group])
        if not outlet and _AGENCY.fullmatch(match[group]) and _DATELINE.fullmatch(match["place"] or ""):
            outlet = Outlet(name=match[group], country=None, kind="wire")
        if outlet:
            return Mention(span=match.span(group), outlet=outlet)
    return None
