"""What is nobody's statement, though its words look like one: names and titles in quotation marks, empty refusals."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from onrecord.record import Marks, SpanSet
from onrecord.resolution.sentences.interviews import is_asked, questions_in
from onrecord.resolution.sentences.kinds import quotations, quoted_at
from onrecord.resolution.sentences.layout import no_prose

# "declined | to comment", "did not respond to | requests for comment": nothing is told of what was not said.
_EMPTY = re.compile(
    r"(?:to |immediately |be |publicly )*(?:comment(?:ed|ing)?|answer(?:ed)?|respond(?:ed)?|reply|replied|elaborate[d]?"
    r"|interviewed|named|identified|quoted|react|speak|talk|say more|discuss (?:it|them|this|the matter)|return"
    r"|be reached)?"
    r"(?: ?(?:further|publicly|immediately|either|anything|them|it|questions|any questions|on the record"
    r"|for this (?:article|story"
    r"|report)|on (?:\w+day|the matter|the issue)|\w+day|directly|to (?:them|questions|reporters|journalists)))*"
    r"(?: ?(?:to )?(?:an? |the |our |any |his |her |its |their |repeated |several |multiple |numerous |written "
    r"|e-?mailed "
    r"|\w+['’]s? )*(?:requests?|calls?|e-?mails?|messages?|inquir(?:y|ies)|enquir(?:y|ies)|questions)"
    r"(?: (?:for|seeking|requesting) (?:\w+ ){0,2}(?:comments?|response|interviews?|information))?"
    r"(?: (?:from|by|on|about|to) (?:the )?\w+(?: \w+){0,3})?)?"
)
_HELD_BACK = re.compile(
    r"\b(?:declin|refus)(?:es|ed|ing)\b|\bnot\b|n['’]t\b|\bunavailable\b|\bfail(?:s|ed)?\b|\bunable\b|\bno\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:call(?:s|ed|ing)?|nam(?:e|es|ed|ing)|known|remember(?:s|ed)?|recall(?:s|ed)?|bill(?:s|ed)?|title[ds]?"
    r"|entitled)\b"
)
_REFERS = re.compile(r"\b(?:refer(?:s|red|ring)?|brand(?:s|ed)?|label(?:s|led|ed)?|term(?:s|ed)?|styl(?:e|es|ed))\b")
# Only names are given with these, whoever gives them.
_CHRISTENS = re.compile(
    r"\b(?:dub(?:s|bed|bing)?|nicknam(?:e|es|ed|ing)|christen(?:s|ed)?|codenamed?|code-named?|coin(?:s|ed)?|known"
    r"|(?:was|were|is|are"
    r"|been) (?:\w+ )?(?:named|called|titled|entitled|billed))\b"
)
_DENIES = re.compile(r"\b(?:deny|den(?:y|ies|ied|ying))$")
_GOODS = re.compile(
    r"(?:(?:them|him|her|us|you|me) (?:the |an? |any |all |their |his |her )?[a-z]|(?:\w+ )?(?:access|entry"
    r"|permission|bail|visas?"
    r"|asylum|medical|treatment|citizenship|parole|passage|funding|food|aid)\b)"
)
_NICKNAMES = re.compile(r"\b(?:dub(?:s|bed|bing)?|nicknam(?:e|es|ed|ing)|christen(?:s|ed)?|code-?named?)\b")
_SMALL = frozenset(("the", "a", "an", "of", "and", "for", "in", "on", "to", "from", "at", "by", "de", "la", "le", "du"))
_OPERATION = re.compile(r"(?:The |the )?(?:Operation|Project|Plan|Exercise|Initiative|Mission|Task Force)\b")
_WORK = re.compile(
    r"\b(?:book|novel|memoir|autobiography|film|movie|documentary|song|album|poem|play|show|series|programme|program"
    r"|podcast"
    r"|column|essay|painting|opera|musical|exhibition|single|anthem|hymn|ballad|thriller|comedy|drama|sitcom"
    r"|sculpture|mural"
    r"|campaign|bestseller|best-seller|hit|classic)s?,?(?: (?:called|titled|entitled|named))?,? [“\"‘'«„]?$"
)
_NAME_TELLS = re.compile(r"(?:its|the|his|her|their) names?", re.IGNORECASE)
_ONE = re.compile(r"(?:[Hh]e|[Ss]he|I)\b|.*(?<=\w )[A-Z]|(?:Mr|Mrs|Ms|Dr)\b|[A-Z][\w’'-]*[^s\W]$", re.DOTALL)
_WORD = re.compile(r"[^\W_][\w’'.-]*")
# "the road, which drivers call “the car park”", "known to locals as"
_BY_THEM = re.compile(
    r"\b(?:which|that|what) (?:the )?(?:[a-z-]+ )?[a-z]{2,20}s (?:now |still )?call (?:it |them )?(?:the |an? )?$"
)
_LONGEST_NAME = 7
# "the withdrawal, known as | the Long Walk", by nobody; "is known | for its bread"; "is referred to as | the Long Day"
_KNOWN = re.compile(
    r"(?:\w+ ){0,3}(?:known(?: (?P<then>as|for))?|(?:is|are) (?:\w+ )?referred to(?: (?P<so>as))?)", re.IGNORECASE
)
# "was appointed | to fill the seat": an event
_PUT_IN = re.compile(
    r"(?:(?:was|were|is|are|has been|have been|had been|being) )?(?:\w+ly |\w+-)?(?:appointed|elected|re-elected"
    r"|promoted|hired|chosen|selected)",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?:as|for)\b")
_YOU = re.compile(r"(?:you|your|you all|yourself)", re.IGNORECASE)
_PAST = re.compile(r"\b(?:said|told|wrote|gave|made|\w{2,}ed)\b")  # said to somebody, as in an open letter
_NAME_GOES_ON = re.compile(r"\b(?:bin|ibn|al|el|abu)[ -]$")  # "Omar bin | Said"


def only_statements(text: str, marks: Marks, outlet: str | None = None) -> Marks:
    """`marks` without attributions that are nobody's statement.

    Left out are those in captions, credits and other lines that are no prose; a refusal that does not tell of what
    ("declined to comment"); a nickname or the name of a thing in quotation marks, given by nobody in particular ("fans
    call it “the Kiln”") or by words that only give names ("dubbed", "coined"); what a thing is known as; what the
    reader thinks ("you may wonder"); what somebody was appointed to; the title of a work; what a part of a name seemed
    to say ("Omar bin Said"); and the questions of an interview or a briefing that is printed turn by turn (by `outlet`,
    where it asks under its own name), with what they say of "you".
    """
    asked = questions_in(text, outlet)
    kept = tuple(item for item in marks.attributions if not _is_none(text, item) and not is_asked(text, item, asked))
    return marks if len(kept) == len(marks.attributions) else replace(marks, attributions=kept)


def _is_none(text: str, item: SpanSet) -> bool:
    tests = (_is_of_reader, _is_empty, _is_name, _is_withheld, _is_by_name, _is_known_as, _is_put_in, _is_called_said)
    return no_prose(text, item.content[0]) or any(test(text, item) for test in tests)


def _is_of_reader(text: str, item: SpanSet) -> bool:
    """Is it what "you" think or want, or will say, in the article's own voice: whoever reads it?"""
    if not item.source or not _YOU.fullmatch(text, *item.source[0]) or quoted_at(text, item.source[0][0]) is not None:
        return False
    return not any(_PAST.search(text, *span) for span in item.cue)


def _is_by_name(text: str, item: SpanSet) -> bool:
    """Is it what the article itself makes of a name: "as its name suggests, …"?"""
    return bool(item.source and _NAME_TELLS.fullmatch(text, *item.source[0]))


def _is_known_as(text: str, item: SpanSet) -> bool:
    """Is it what a thing is known as, or for, by nobody who is told?"""
    if item.source or len(item.cue) != 1:
        return False
    found = _KNOWN.fullmatch(text, *item.cue[0])
    return bool(found and (found["then"] or found["so"] or _THEN.match(text, item.content[0][0])))


def _is_put_in(text: str, item: SpanSet) -> bool:
    """Is it what somebody was appointed to, by nobody who is told?"""
    return not item.source and len(item.cue) == 1 and bool(_PUT_IN.fullmatch(text, *item.cue[0]))


def _is_called_said(text: str, item: SpanSet) -> bool:
    """Is the cue a part of a name, and no word?"""
    if len(item.cue) != 1:
        return False
    start, end = item.cue[0]
    return text[start:end] == "Said" and bool(_NAME_GOES_ON.search(text, max(0, start - 40), start))


def _is_withheld(text: str, item: SpanSet) -> bool:
    """Is a thing denied to somebody, not a claim: "had long denied | them papers", "was denied | entry"?"""
    return bool(item.cue and _DENIES.search(text[slice(*item.cue[-1])]) and _GOODS.match(text, *item.content[0]))


def _is_empty(text: str, item: SpanSet) -> bool:
    """Is it a refusal to say anything at all?"""
    words = " ".join(text[start:end] for start, end in item.content).strip(" .,;")
    cue = " ".join(text[start:end] for start, end in item.cue)
    return len(words) < 120 and bool(_HELD_BACK.search(cue)) and bool(_EMPTY.fullmatch(words))


def _is_name(text: str, item: SpanSet) -> bool:
    """Is the content only a name or a title in quotation marks, with at most the thing that bears it?"""
    first, last = item.content[0][0], item.content[-1][1]
    if last - first > 160:
        return False
    cue = " ".join(text[a:b] for a, b in item.cue)
    if _NICKNAMES.search(cue) and len(text[first:last].split()) <= _LONGEST_NAME:
        return True
    outer, _ = quotations(text)
    inside = outer[bisect_left(outer, (first - 1, 0)) : bisect_right(outer, (last + 1, last + 1))]
    if len(inside) != 1:
        return False
    start, end = inside[0]
    name = text[start:end].strip(" .,;:")
    if not name or len(name.split()) > _LONGEST_NAME or name[-1] in "!?…":
        return False
    source = " ".join(text[a:b] for a, b in item.source)
    if _CHRISTENS.search(cue):
        return True
    if len(name.split()) <= 3 and _BY_THEM.search(text[max(0, start - 81) : start - 1]):
        return True
    proper = _is_proper(name)
    if proper and not item.cue and not item.source and _WORK.search(text[max(0, start - 40) : start]):
        return True
    given = _NAMES.search(cue) or (_REFERS.search(cue) and name.lower().startswith("the "))
    return proper and bool(given) and (bool(_OPERATION.match(name)) or not _ONE.match(source))


def _is_proper(name: str) -> bool:
    """Is every word of it capitalised, but for small ones?"""
    words = _WORD.findall(name)
    return any(word[0].isupper() and word.lower() not in _SMALL for word in words) and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words
    )
