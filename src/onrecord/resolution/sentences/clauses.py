"""A plain clause of saying, read by rule: "the ministry said that …" at the head, "…, Ann Lee told reporters" after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record import Span

# A clause of saying is looked for in so many characters.
_REACH = 400
# Words of a subject, and those that no plain subject holds: a verb, a conjunction or another clause stands there.
_SUBJECT_WORDS = 15
_NO_SUBJECT = frozenset(
    re.findall(
        r"\w+",
        "is are was were be been am do does did will would can could may might must should that which who whom if when "
        "whether because although while but if how what why where not never after before since until than then there",
    )
)
_ADVERB = r"(?:also|later|earlier|then|now|first|again|on \w{3,6}day|\w{3,6}day|yesterday|today|\w{2,20}ly)"
_VERB = rf"(?:(?:has|have|had) )?(?:{_ADVERB} )?(?P<verb>[a-z]{{2,20}})"
_NOT_ONE = r"[^\n“”\"«»()\[\];:]"
_LEAD = re.compile(
    r"(?:(?:And|But|Meanwhile|Earlier|Also|Later),? |(?:[Oo]n |[Ee]arlier on |[Ll]ast )?[A-Z]?[a-z]{2,5}day,? )?"
    r"(?:[Ii]n (?:[A-Z][a-z]{2,8}|(?:19|20)\d\d) |[Ii]n (?:a |an |the )?[^\n“”\"«»,;:]{3,60}, )?"
)
_PLAIN_NEXT = (
    r"(?:the|The|a|an|its|his|her|their|our|it|he|she|they|there|this|these|those|no|all|some|any|at|two|three|more"
    r"|many"
    r"|most|both|[A-Z][\w’'-]{0,30}|\d[\d,.]{0,10}) "
)
_SAYS = re.compile(
    rf"(?P<comma>,?) (?P<cue>{_VERB})(?: (?:reporters|journalists|lawmakers|parliament)"
    rf"|(?<=\btold) (?:the )?[\w’'-]{{2,20}})?"
    rf"(?: {_ADVERB})?"
    rf"(?P<that>,? that |:? ?(?=[“\"‘])| (?={_PLAIN_NEXT}))"
)
# Verbs of speech that take what is said as their object.
_ACTS = re.compile(
    r"(?P<comma>,?) (?P<cue>(?:(?:has|have|had) )?(?:also |again |later |repeatedly )?"
    r"(?:accused|praised|blamed|criticised|criticized|condemned|denounced|urged|rejected|dismissed|promised|pledged|vowed"
    r"|threatened|demanded|offered|proposed|welcomed|hailed|refused|agreed|ruled out|called for|called on|appealed for"
    r"|apologised|apologized|invited|thanked)) "
)
_WHERE = r"(?:(?: (?:in|at|on|to|during|from|reporters|journalists|yesterday|today|\w+day)\b[^\n“”\"«»();:,]{0,80})?)"
_CLOSES = re.compile(
    rf"(?:[”\"»]|[”\"»]?,)(?P<gap>[ ”\"’]{{1,3}})(?P<subject>{_NOT_ONE}{{1,160}}?)(?P<comma>,?) "
    rf"(?P<cue>{_VERB}){_WHERE}[,.]?\s*$"
)
_CLOSES_TURNED = re.compile(
    r"(?:[”\"»]|[”\"»]?,)(?P<gap>[ ”\"’]{1,3})(?P<cue>(?P<verb>said|says|wrote|added|told)) "
    r"(?P<subject>[^\n“”\"«»();:]{1,120}?)(?P<comma>),\s*$"
)
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)(?<!\b(?:Sen|Rep|Gov|Gen))[.!?][”\"’)]{0,2} +|\n"
)
# Verbs after which a clause of their own follows, with or without "that".
_SAYING = re.compile(
    r"said|says|told|tells|wrote|writes|denied|denies|tweeted|(?:claim|insist|warn|add|report|confirm|suggest|maintain"
    r"|complain|explain|predict|reveal|allege|announce|argue|declare|state|acknowledge|note|conclude)(?:s|d|ed)"
)
_QUOTES = re.compile(r"[“”\"«»;:()\[\]\n]")
_TOKEN = re.compile(r"[\w’'-]+")
_DETERMINED = re.compile(r"(?:the|a|an|its|his|her|their|one|two|some|\d+)\b")
_PRONOUN = re.compile(r"[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I")


@dataclass(frozen=True, slots=True)
class Clause:
    """Who says it and with which words; `span` is the clause with what joins it to the words said."""

    source: Span
    cue: Span
    span: Span


def first_clause(text: str, content: Span) -> Clause | None:
    """The clause that the content begins with: [The ministry] {said} that …; null where it begins otherwise."""
    start, end = content
    upto = min(end, start + _REACH)
    lead = _LEAD.match(text, start, upto)
    first = lead.end() if lead else start
    for match in _SAYS.finditer(text, first, upto):
        subject = text[first : match.start()]
        if _is_clause(subject, match):
            source = first, match.end("comma")
            return Clause(source=source, cue=match.span("cue"), span=(start, match.end("that")))
    return None


def acting_clause(text: str, content: Span) -> Clause | None:
    """The clause that the content begins with where its verb is itself an act: [The minister] {accused} them of …."""
    start, end = content
    upto = min(end, start + _REACH)
    lead = _LEAD.match(text, start, upto)
    first = lead.end() if lead else start
    for match in _ACTS.finditer(text, first, upto):
        if is_subject(text[first : match.start()], closed=bool(match["comma"])):
            span = (start, match.end())
            return Clause(source=(first, match.end("comma")), cue=match.span("cue"), span=span)
    return None


def clause_before(text: str, content: Span) -> Clause | None:
    """The clause that stands right before the content in its sentence: [Ann Lee] {said} …; null where none does."""
    start = content[0]
    window = text[max(0, start - _REACH) : start]
    ends = [m.end() for m in _SENTENCE_END.finditer(window)]
    first = start - len(window) + (ends[-1] if ends else 0)
    clause = first_clause(text, (first, content[1])) if ends or len(window) == start else None
    return clause if clause and 0 <= start - clause.cue[1] <= len(" that ") and clause.span[1] >= start - 1 else None


def last_clause(text: str, start: int, end: int) -> Clause | None:
    """The clause that closes `text[start:end]`: “…,” [Ann Lee] {said} in Lund; null where it closes otherwise."""
    # From the last quotation mark or comma that leaves a clause
    window_from = max(start, end - _REACH)
    marks = [m.start() for m in re.finditer(r"[”\"»,]", text[window_from:end])]
    for at in reversed(marks[-8:]):
        for pattern in (_CLOSES, _CLOSES_TURNED):
            match = pattern.match(text, window_from + at, end)
            if match and _is_clause(match["subject"], match):
                source = match.start("subject"), match.end("comma") if pattern is _CLOSES else match.end("subject")
                return Clause(source=source, cue=match.span("cue"), span=(match.end("gap"), end))
    return None


def is_subject(words: str, *, closed: bool) -> bool:
    """Whether these words are a plain noun phrase; `closed` where a comma follows, as after "Ann Lee, the mayor"."""
    found = _TOKEN.findall(words)
    if not 0 < len(found) <= _SUBJECT_WORDS or _QUOTES.search(words):
        return False
    if words.count(",") != closed or any(word.casefold() in _NO_SUBJECT for word in found):
        return False
    return bool(_PRONOUN.fullmatch(words) or words[0].isupper() or _DETERMINED.match(words))


def _is_clause(subject: str, match: re.Match[str]) -> bool:
    return bool(_SAYING.fullmatch(match["verb"])) and is_subject(subject, closed=bool(match["comma"]))
