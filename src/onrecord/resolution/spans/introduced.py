"""Quotations that a plain clause announces: Ann Lee, the mayor, said: “It is old.”"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Span, Spans
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.frame import sentence_start
from onrecord.resolution.sentences.kinds import quoted_at

_PLAIN = r"[^\n“”\"«»();:]"
_CUE = re.compile(
    r" (?:(?P<cue>said|says|wrote|writes|tweeted|added|warned|argued|replied)"
    r"|(?P<tells>told|tells) (?:the )?[\w’'-]{2,25}(?: [\w’'-]{1,25}){0,4}?)"
    rf"(?: (?:on|in|at|to|during|last|this) {_PLAIN}{{1,50}}| \w+day| yesterday| later)?[:,] ?$"
)
_LEAD = re.compile(rf"(?:[A-Z][a-z]+ )?(?:[Ii]n|[Oo]n|[Aa]t|[Ff]rom|[Dd]uring|[Aa]fter|[Aa]s) {_PLAIN}{{1,90}}?, ")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)$")
_REACH = 110
_SHORTEST = 4  # words of a quotation


def introduced_quotations(text: str, outer: Spans) -> Iterator[tuple[Span, Span, Span]]:
    """Each of the quotations `outer` that a plain clause announces, with its marks; who says it; the word of saying."""
    for start, end in outer:
        if text[start - 1 : start] not in ("“", '"') or len(text[start:end].split()) < _SHORTEST:
            continue
        match = _CUE.search(text, max(0, start - _REACH), start - 1)
        if match is None or quoted_at(text, match.start()) is not None:
            continue
        who = _who(text, match.start())
        if who is not None:
            yield (start - 1, min(end + 1, len(text))), who, match.span("cue" if match["cue"] else "tells")


def _who(text: str, end: int) -> Span | None:
    """The subject that ends there, with one apposition; null where its sentence says more before it."""
    pronoun = _PRONOUN.search(text, max(0, end - 5), end)
    if pronoun:
        return pronoun.span()
    start = sentence_start(text, end)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead and is_subject(text[lead.end() : end].split(",")[0], closed=False) else start
    closed = text[end - 1] == ","
    name, _, about = text[start : end - closed].partition(", ")
    plain = is_subject(name, closed=False) and bool(about) == closed and about.count(",") < 2
    return (start, end - closed) if plain else None
