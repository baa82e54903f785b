"""How an outlet that a sentence names carried what is said in it, if it did: told, quoted by, reported by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import Name, Span, Spans, SpanSet
from onrecord.resolution.chains.carriers import UNLISTED, mentions_in
from onrecord.resolution.known.outlet_list import name_here
from onrecord.resolution.known.outlets import Outlet
from onrecord.resolution.sentences.frame import OTHER, OWN, Frame, frame_of

# Words that may stand between the relaying verb and the name: "the Russian newspaper", "Qatar-based".
_DESCRIBED = re.compile(
    r"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n?|[Ii]ts|his|her|their|our|[Ss]ame|[Ss]tate|official|local|independent|private"
    r"|public"
    r"|national|business|financial|trade|opposition|newspaper|daily|weekly|tabloid|magazine|news|press|agency"
    r"|broadcaster"
    r"|television|TV|radio|channel|network|website|site|outlet|station|wire|service|portal|language|pan-Arab|satellite"
    r"|pro-[A-Z][a-z]+|[A-Za-z]+-(?:run|owned|based|backed|controlled|funded|language)|respected|influential|popular"
    r"|[A-Z][a-z]+(?:an|ish|ese|i|ch|eek|iss|ic)|(?:[A-Z][a-z]+ )?[A-Z][a-z]+['’]s"
    r"|(?:[A-Z][a-z]+|(?!(?:with|for|from|and|via|told|telling|tell|to|by|in|on|at|of"
    r"|tells|asked|citing|quoting|that)\b)[a-z-]{3,15})(?= (?:daily|weekly"
    r"|newspaper|broadcaster"
    r"|network|channel|station|agency|website|site|outlet|radio|television|TV|tabloid|magazine|news)\b)),? ){0,6}$"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:[A-Z][a-z]{{2,5}}day|{_MONTH}(?: \d{{1,2}})?|\d{{1,2}} {_MONTH}|(?:19|20)\d\d|week|month|year)"
_DAY = rf"(?:(?:on |late |early |earlier |last |this |in )*{_DATE}(?: (?:morning|afternoon|evening|night))?,? ?)?"
_PIECE = (
    r"(?:interviews?|remarks|comments?|statements?|op-ed|article|column|essay|conversation|appearance|piece|letter"
    r"|email|e-mail|speech|text|post|broadcast|segment|briefing|debate|town hall|message|video|audio|recording|footage"
    r"|call|communiqu[eé]|dispatch|episode|edition|report|programme|documentary|podcast|transcript|series)"
)
_CARRIED = (
    r"(?:carried|published|broadcast|aired|released|shown|posted|given|run|printed|relayed|circulated|distributed"
    r"|read out"
    r"|quoted|cited)"
)
_SHOW = (
    r"(?:the |an? )?(?:(?:[\w’-]+ ){0,2}(?:news|bulletin|programme|program|show|reporters?|correspondent|journalists?"
    r"|host|presenter|crew))"
)
_PERSON = r"[A-Z][^,;.“”\"]{0,50}?"
_TOLD = re.compile(
    rf"\b(?:said|says|confirm(?:ed|s)|explain(?:ed|s)|admitted|denied|revealed|announced|described|spoke)"
    rf"(?: [^,;.“”\"]{{1,30}}?)? (?:to|with) $|\b(?:told|tells|telling|tell|informed)(?: (?:{_PERSON}|{_SHOW}) (?:of"
    rf"|on|from|at|with|for))? $"
)
_TALKED = re.compile(
    rf"(?<!\bare )(?<!\bis )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:[Ss]peaking (?:to|with)|[Tt]alking (?:to|with)"
    rf"|spoke (?:to|with)|[Ii]nterviewed (?:by|on|in)"
    rf"|(?:[Aa]sked|[Qq]uestioned|[Pp]ressed) by)(?: (?:{_PERSON}|{_SHOW}) (?:of|on|from|at|with|for))? $"
)
_INTERVIEW = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|from|of|[Oo]n|for) (?:an? |the |his |her |their )?(?:[\w-]+ ){{0,3}}?{_PIECE} {_DAY}"
    rf"(?:(?:that )?(?:was |were )?(?:first )?{_CARRIED} )?{_DAY}(?:by|to|with|on|in|for|at|of) $"
)
_INTERVIEW_AFTER = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}?{_PIECE}\b")
_IN_A = re.compile(r"\b(?:[Ii]n|[Dd]uring|on) (?:an?|the|his|her) (?:[\w-]+ )?$")
_ON_AIR = re.compile(
    r"\b(?:said|saying|says|[Aa]ppearing|appeared|[Ss]peaking|spoke|asked|told|warned|insisted|announced|claimed|argued"
    r"|repeated|declared|denied|explained|complained|promised)(?: [\w’'-]+){0,4} on $"
)
_IN_PRINT = re.compile(r"\b(?:wrote|writing|writes|argued|published)\b[^,;.]{0,40} (?:in|for) $")
_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|carried|published|broadcast|aired|relayed|reported|obtained|released|posted|seen|reviewed"
    r"|viewed)"
    rf"(?: \w+ly)?(?: as saying)?(?: {_DAY}| )(?:by|in|on) $|\bvia $"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Pp]er)(?: (?:an? |the )?(?:[\w-]+ )?(?:report|reports|story|article|transcript|account)s?"
    r"(?: \w+day)?(?: published| aired)?(?: by| in| from| on| of))? $"
)
# What follows a name of which not the outlet itself carried or was told anything: its poll, its owner.
_NOT_ITS_WORDS = re.compile(
    r"[/-]|(?:['’]s)? (?:[\w/-]+ ){0,2}?(?:polls?|polling|surveys?|analys[ie]s|data|figures|Institute)\b"
)
_NOT_ITS_STAFF = re.compile(
    r"(?:['’]s?)? (?:[\w/-]+ ){0,2}?(?:executives?|employees|staffers|shareholders|investors|owners?|chairman|chief"
    r"|union|board"
    r"|management|lawyers?|readers|viewers|listeners|audience|building|headquarters|offices?)\b"
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
_INTERVIEWER = re.compile(rf"\binterviews? {_DAY}(?:with|to|by) (?:the )?$")
# What may stand before words at the head of a sentence, and between them and the source.
_HEAD = re.compile(
    rf"[\s,“\"]*(?:(?:And|But|Yet|Earlier|Later|Also|Meanwhile|However|Still|Then|(?:On "
    rf"|Last )?{_DATE})\W{{1,3}}){{0,2}}"
)
_TO_SOURCE = re.compile(
    rf"[^{OWN}{OTHER}.;]{{0,20}}|['’]?s?[^{OWN}{OTHER};]{{0,20}}(?:published|aired|broadcast|earlier|last|this|on|in"
    rf"|late)\b"
    rf"[^{OWN}{OTHER};]{{0,40}}"
)
# The cue's words may reach over the outlet, or stand so near before the relaying ones.
_NEAR = 120


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet that carried the words, and how.

    The higher its `rank`, the nearer it stands to the article's outlet; `rule` says how in words, and `evidence` is
    the span of the text that shows it.
    """

    rank: int
    span: Span
    name: str
    rule: str
    evidence: Span


def relays_of(text: str, item: SpanSet, names: Sequence[Name], others: Sequence[SpanSet]) -> list[Relay]:
    """The outlets that the sentence of `item` plainly names as carriers of its words, the innermost first.

    What is said in `others`, or told by their cues, is no relay of this one.
    """
    frame = frame_of(text, item, others)
    place = _Place(frame, item)
    found = []
    for mention in mentions_in(text, frame, names):
        at, end = frame.in_words(mention.span[0]), frame.in_words(mention.span[1])
        relation = None if at is None or end is None else place.relation(mention.outlet, at, end)
        if relation:
            rank, rule, start = relation
            evidence = (min(frame.in_text(start), mention.span[0]), mention.span[1])
            if not _is_anothers(evidence, item, others):
                found.append(Relay(rank, mention.span, name_here(text, mention), rule, evidence))
    return sorted(found, key=lambda r: (r.rank, r.span))


# "Reuters quoted Ann Lee as saying": the cue stands between the outlet and the source.
_QUOTES = re.compile(r"(?: has| had| also){0,2} (?:quoted|quotes|cited|cites) |, quoting ")


class _Place:
    """Where one attribution's source and cue stand in its frame."""

    def __init__(self, frame: Frame, item: SpanSet) -> None:
        self.frame, self.words, self.item = frame, frame.words, item
        self.cues = _placed(frame, item.cue)
        self.sources = _placed(frame, item.source)

    def relation(self, outlet: Outlet, at: int, end: int) -> tuple[int, str, int] | None:
        """The rank and rule of a mention at `at` as a relay, and where its words begin; null where it is none."""
        before, after = self.words[max(0, at - 160) : at].rstrip("“\"‘'"), self.words[end : end + 100]
        offset = max(0, at - 160)
        if outlet.kind == UNLISTED and not _INTERVIEWER.search(before):
            return None
        described = _DESCRIBED.search(before)
        led = before[: described.start()] if described else before
        if (match := _QUOTED_BY.search(led)) and not re.match(r" as (?!saying\b|telling\b)", after):
            return 3, "carried by", offset + match.start()
        if (match := _TOLD.search(led)) and not _NOT_ITS_STAFF.match(after):
            start = offset + match.start()
            if self._in_source(at) or self._is_head(start) or any(a <= at and start <= b for a, b in self.cues):
                return 1, "told", start
        if (match := _TALKED.search(led)) and not _NOT_ITS_STAFF.match(after):
            start = offset + match.start()
            if self._in_source(at) or self._is_near(start, at, end):
                return 1, "told", start
        if self._in_source(at):
            return None
        return self._of_clause(outlet, (at, end, offset), (before, led, after))

    def _of_clause(
        self, outlet: Outlet, where: tuple[int, int, int], around: tuple[str, str, str]
    ) -> tuple[int, str, int] | None:
        """The relations that stand outside a source."""
        (at, end, offset), (before, led, after) = where, around
        on_air = outlet.kind in ("broadcaster", "state media", "outlet")
        ways: tuple[tuple[re.Pattern[str], bool, str], ...] = (
            (_INTERVIEW, True, "in an interview or statement"),
            (_ON_AIR, on_air, "said on"),
            (_IN_PRINT, not on_air or outlet.kind == "outlet", "wrote in"),
        )
        for pattern, holds, rule in ways:
            if holds and (match := pattern.search(led)) and self._is_near(offset + match.start(), at, end):
                return 2, rule, offset + match.start()
        if (match := _IN_A.search(before)) and _INTERVIEW_AFTER.match(after):
            if self._is_near(offset + match.start(), at, end):
                return 2, "in an interview or statement", offset + match.start()
            return None
        if (match := _ACCORDING.search(led)) and self.item.source and not _NOT_ITS_WORDS.match(after):
            start = offset + match.start()
            return None if any(a < at and start < b for a, b in self.cues) else (4, "according to", start)
        if match := _CITING.search(led):
            return 4, "cited by the report", offset + match.start()
        if _TAIL_BEFORE.search(led) and _TAIL_AFTER.match(after):
            return 5, "the report's tail", at
        source = self.sources[0][0] if self.sources else None
        if source is not None and 0 < source - end < 40 and _QUOTES.fullmatch(self.words[end:source]):
            return 3, "quoted by", at
        if source is not None and 0 < source - end < 80 and _GOVERNS.fullmatch(self.words[end:source]):
            return 5, "reports", at
        return None

    def _in_source(self, at: int) -> bool:
        return any(a <= at < b for a, b in self.sources)

    def _is_head(self, start: int) -> bool:
        return bool(_HEAD.fullmatch(self.words[:start])) if start < 60 else not self.words[:start].strip(' ,“"\n')

    def _is_near(self, start: int, at: int, end: int) -> bool:
        """Whether these words stand at the head of the frame, close by the source, or close after the cue."""
        if self._is_head(start):
            return True
        if any(0 <= a - end < 90 and _TO_SOURCE.fullmatch(self.words[end:a]) for a, _ in self.sources):
            return True
        if any(b - 2 <= start <= b + 10 and OTHER not in self.words[b:start] for _, b in self.sources):
            return True  # "Ann Lee, speaking to the Gazette, said"
        return any(a <= at and OTHER not in self.words[b:start] and start - b < _NEAR for a, b in self.cues)


def _placed(frame: Frame, spans: Spans) -> list[Span]:
    pairs = ((frame.in_words(a), frame.in_words(b)) for a, b in spans)
    return [(a, b) for a, b in pairs if a is not None and b is not None]


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
