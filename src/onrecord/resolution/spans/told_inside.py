"""Speech inside speech of the plainest form that a model leaves out: "… that the clerk had told her to wait"."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.spans.plain_clauses import touches

_BEFORE_VERB = r"(?:(?:had|has|have|also|once|then|later|already|repeatedly|twice|privately) ){0,2}"
_TELLS = r"(?:told|informed|warned|assured|asked|ordered|urged|instructed|advised|reminded|begged|implored|promised)"
_WHO = r"(?:(?!(?:that|and|but|because|when|while|if|whether)\b)[^\n,.;:“”\"()]){1,60}?"
# Officials and the like, without a determiner.
_SOME = re.compile(r"(?:[a-z-]{2,20} ){0,3}[a-z-]{3,20}s")
# Who tells whom what: the clause stands at the head of the words, or behind what joins it to them.
_TOLD = re.compile(
    r"(?:^|(?<=\bthat )|(?<=\band )|(?<=\bbut )|(?<=\bbecause )|(?<=\bwhen )|(?<=, )|(?<=[.!?] ))"
    rf"(?P<who>{_WHO}) {_BEFORE_VERB}(?P<cue>{_TELLS}) "
    r"(?P<whom>(?:the |his |her |its |their |our |my |a |an )?[\w’'-]{1,24}(?: [\w’'-]{1,24}){0,3}? )"
    r"(?:(?:in|on|last|this|at) [\w ]{3,20}? )?(?P<content>(?:that|not to|to|whether|if) [^\n;]+)",
    re.S,
)
# The words that parenthetical "she said" parts: [The supplier], she said, [had informed her ministry that …].
_PARTED = re.compile(
    rf"{_BEFORE_VERB}(?P<cue>{_TELLS}|said|claimed|denied|admitted|threatened|vowed|offered|demanded|insisted) "
    r"(?P<whom>[^\n;:“”\"]{0,60}? )??(?P<content>(?:that|not to|to|whether|if) [^\n;]+)",
    re.S,
)
_WHOM = re.compile(r"(?:that|to|not|whether|if|by|for|it)\b")
_NOBODY = re.compile(
    r"(?:who|which|whoever|what|whom|nobody|no one|he was|she was|they were|was|were|be|been|being)\b", re.I
)
_CONFIDENCE = 0.6
_SHORTEST = 4  # words of what is said inside


def with_told_inside(text: str, marks: Marks) -> Marks:
    """`marks` with what somebody is told to have said inside the words of another, where nothing is marked there."""
    cues = sorted(span for item in marks.attributions for span in item.cue)
    added: list[SpanSet] = []
    for item in marks.attributions:
        for found in (*_inside(text, item), *_parted(text, item)):
            if not touches(cues, found.cue[0]):
                added.append(found)
                insort(cues, found.cue[0])
    return replace(marks, attributions=(*marks.attributions, *added)) if added else marks


def _inside(text: str, item: SpanSet) -> Iterator[SpanSet]:
    for start, end in item.content:
        first = start + len(text[start:end]) - len(text[start:end].lstrip("“”\"'‘ "))
        for match in _TOLD.finditer(text[first:end]):
            who = match["who"]
            named = is_subject(who, closed=False) or _SOME.fullmatch(who)
            if _WHOM.match(match["whom"]) or _NOBODY.match(who) or not named:
                continue
            yield from _said(text, first, match, (first + match.start("who"), first + match.end("who")))


def _parted(text: str, item: SpanSet) -> Iterator[SpanSet]:
    """Of contents in two parts around "she said", the first of which is only who is told of."""
    if len(item.content) != 2 or item.content[0][1] > item.content[1][0]:
        return
    who, (start, end) = item.content[0], item.content[1]
    words = text[slice(*who)].rstrip(" ,")
    match = _PARTED.match(text[start:end])
    if match and is_subject(words, closed=False) and not _NOBODY.match(words):
        yield from _said(text, start, match, (who[0], who[0] + len(words)))


def _said(text: str, first: int, match: re.Match[str], who: Span) -> Iterator[SpanSet]:
    words = match["content"].rstrip(" .,”\"’'")
    if len(words.split()) >= _SHORTEST:
        at = first + match.start("content")
        cue = (first + match.start("cue"), first + match.end("cue"))
        yield SpanSet(source=(who,), cue=(cue,), content=((at, at + len(words)),), confidence=_CONFIDENCE)
