"""What an article says that somebody did not say: "the minister would not be drawn on whether…".

A model that learned from speech may pass over such clauses, or take the question for the speech: "Asked [whether it was
open], she would not say". They are few and plain, so they are read by rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.record import Marks, Span, SpanSet
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.frame import sentence_end, sentence_start
from onrecord.resolution.sentences.kinds import quoted_at

# Of 51 such clauses in 784 news articles 50 are, with the right source; how far the content goes is less sure.
_CONFIDENCE = 0.75
_BACK = 240
_STRETCH = 2_000

_ADVERBS = (
    r"(?:(?:yet|immediately|publicly|directly|specifically|explicitly|further|ever|even|fully|formally|personally|still"
    r"|again|also|repeatedly|actually|initially|exactly) ){0,2}"
)
_NOT = (
    r"(?:(?:did|does|do|would|will|could|has|have|had) (?:not|never)|(?:did|does|do|would|wo|could|has|have|had)n['’]t"
    r"|never|(?:has|have|had) yet to|(?:was|were) unable to"
    r"|(?:(?:has|have|had) )?(?:also |again |repeatedly |twice )?(?:declin(?:ed|es)|refus(?:ed|es)) to)"
)
_HEARER = r"(?:me|us|reporters|journalists|lawmakers|parliament|(?:the )?[A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,2})"
_QUESTION = r"(?:whether|if|when|where|who|whom|whose|what|which|how|why|that)\b"
_TELL = (
    r"(?:say|said|confirm(?:ed)?|disclosed?|reveal(?:ed)?|specif(?:y|ied)|explain(?:ed)?|clarif(?:y|ied)|predict(?:ed)?"
    rf"|speculate(?: on)?|indicated?|acknowledged?|admit(?:ted)?|tell {_HEARER}|told {_HEARER})"
)
_OF_NOUN = (
    r"(?:(?:comment(?:ed)?|elaborate|be drawn)(?: \w+day)? (?:on|about|into)|ruled? out|dispute"
    r"|confirm(?:ed)?(?= (?:the|those|these|that|any) (?:[a-z]+ )?(?:reports?|accounts?|claims?|figures?|numbers?"
    r"|story|rumou?rs?|allegations?)\b)|mention(?:ed)?"
    r"|address(?:ed)?(?! (?:the |a |an |his |her |its )?(?:\w+ )?(?:rally|crowd|parliament|conference|meeting|nation"
    r"|council"
    r"|congress|assembly|session|audience|public|supporters)))"
)
_NEITHER = r"(?:(?:would|could|can|will) )?neither confirm(?:ed|s)? (?:nor|or) den(?:y|ied|ies)"
_NO_WORD = (
    r"(?:ma[dk]e|makes|gave|gives|offered|offers|had|has)(?: also)? no (?:mention|details?|explanation|reasons?|date"
    r"|comment"
    r"|word|figures?|indication) (?:of|about|for|on|as to)|(?:kept|remained|stayed|was|were) (?:silent|quiet"
    r"|mum) (?:on|about)"
    r"|said nothing (?:of|about|on)"
)
_SHORT = (
    r"(?:has |had )?(?:stopped|stops) short of (?:saying|demanding|calling|accusing|blaming|naming|condemning|promising"
    r"|criticis\w+|criticiz\w+|endorsing|ruling out|declaring|threatening|suggesting|announcing|confirming"
    r"|asking)(?: for)?"
)
_WHEN_ASKED = r"when (?:(?:he|she|they|it) (?:was|were) )?(?:asked|pressed)(?: by [^,.;\n]{2,30}?)?(?: (?:about|on))?"
_BARE = (
    rf"(?:{_NOT} {_ADVERBS}(?:say|answer|respond|reply|comment|be drawn|elaborate|explain)|declined|made no (?:reply"
    rf"|answer)"
    r"|said nothing|was silent|gave no (?:answer|reply))"
)
_CLAUSE = re.compile(
    rf"(?<![\w’'-])(?P<cue>{_NOT} {_ADVERBS}{_TELL}(?= {_QUESTION})|{_NOT} {_ADVERBS}sa(?:y|id)(?= (?:he|she|it"
    rf"|they) (?:was|is|had|has|would|could|will|did|\w+ed)\b)"
    rf"|{_NOT} {_ADVERBS}{_OF_NOUN}|{_NEITHER}|{_NO_WORD}|{_SHORT}"
    rf"|{_BARE} {_WHEN_ASKED}) (?=[\w“\"‘$£€])"
)
_BARE_CLAUSE = re.compile(rf"(?<![\w’'-])(?P<cue>{_BARE})(?=[.,;!?\n]|$| and| but)")
_INVERTED = re.compile(
    r"\b(?P<cue>[Nn](?:or|either) (?:did|does|do|would|will|could|has|have|had)) (?P<source>[^\n,;:“”\"]{2,80}?) "
    rf"(?P<verb>{_ADVERBS}(?:{_TELL}(?= {_QUESTION})|{_OF_NOUN})) (?=\w)"
)
_ASKED = re.compile(
    r"(?:(?:But|And|Yet),? )?(?:When |when )?(?:(?:he|she|they) (?:was|were) )?(?:[Rr]epeatedly )?"
    r"(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)(?: (?:repeatedly|again|later|[A-Z]?\w+day|by [^\n,;“”\"]{2,40}?)){0,2}"
    rf"(?: (?:about|on|over) | (?={_QUESTION}))(?P<what>[^\n;“”\"]{{4,200}}), "
)
# Not "when" or "if", which may tell the time: "When the vote came, he did not say a word".
_FRONTED = re.compile(
    r"(?:But |And |Exactly |Just )?(?:[Ww]hether|[Hh]ow|[Ww]hy|[Ww]ho|[Ww]hat|[Ww]hich) [^\n;“”\"]{8,200}"
)
_EXPLAINS = re.compile(r"(?:say|explain)$")
_LINK = re.compile(
    r"(?:^|[,;] |\b)(?:but|and|although|though|while|yet|because|that|as|when|if|however,|or)(?: also)? |[,;:—–] ",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?P<comma>,?) (?:but|and|though|yet)(?: (?:he|she|they|it))?(?: also| then)? $")
_PRONOUN = re.compile(
    r"(?:^|[\s“\"‘,])(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|who)(?: (?:himself|herself|themselves|itself|also))? $"
)
_HOW = re.compile(r" (?:\w{3,12}ly|also|itself|himself|herself|themselves)$")
# Words that open a phrase before the subject, not the subject: "Though the ministry", "On Monday Doe".
_LEADS = re.compile(
    r"(?:[Tt]hough|[Aa]lthough|[Ww]hile|[Bb]ut|[Aa]nd|[Aa]s|[Ii]f|[Ww]hen|[Ff]or|[Ww]ith|[Ii]n|[Oo]n|[Aa]t|[Bb]y"
    r"|[Ff]rom"
    r"|[Aa]fter|[Bb]efore|[Ss]ince|[Yy]et|[Ss]o|[Bb]ecause|[Dd]uring|[Dd]espite|[Aa]sked|[Ii]nstead|[Hh]owever) "
)
_OWN = re.compile(r"(?:^|[\s“\"‘])(?:I|we|We|you|You|which|that|there|There)(?: \w+ly)? $")
# A clause that these open ends at its first comma: "Although she did not mention Doe, she…".
_DEPENDENT = re.compile(
    r"\s*(?:although|though|while|whereas|because|as|since|if|when|after|before|who) ", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:[a-z]{3,}ed|said|says|told|tells|put|has|have|had|gave|made|took|went|held|spoke|left)\b")
_ENDS = re.compile(
    r",? (?:but|although|though|while|whereas|instead|saying|adding|citing|noting|telling|except) "
    r"|, (?:and (?:he|she|they|it|said|added|the|that|his|her|their)|as |which |who |only |nor |[^,\n]{2,40} (?:said"
    r"|says|reported|added)\b)"
    r"|[;—–\n]| - "
)


def with_withheld(text: str, marks: Marks) -> Marks:
    """`marks` with an attribution for each clause that tells what somebody did not say.

    Where one has the clause already it stays, with the whole clause as its cue. Where the clause stood in the content
    of another of the same speaker, that content ends before it.
    """
    items = list(marks.attributions)
    near: dict[int, list[int]] = {}  # the places of items by the stretches of the text that they touch
    for at, item in enumerate(items):
        for stretch in _stretches(item):
            near.setdefault(stretch, []).append(at)
    sources = sorted(span for item in items for span in item.source)
    for clause in _clauses(text, sources):
        beside = sorted({at for stretch in _stretches(clause) for at in near.get(stretch, ())})
        same = [at for at in beside if _same(items[at], clause)]
        for at in same[1:]:
            items[at] = replace(items[at], content=())
        if same:
            items[same[0]] = _merged(items[same[0]], clause)
            continue
        for at in beside:
            items[at] = _cut(text, items[at], clause)
        for stretch in _stretches(clause):
            near.setdefault(stretch, []).append(len(items))
        items.append(clause)
    return replace(marks, attributions=tuple(item for item in items if item.content))


def _stretches(item: SpanSet) -> range:
    own = item.source + item.cue + item.content
    return range(min((a for a, _ in own), default=0) // _STRETCH, max((b for _, b in own), default=0) // _STRETCH + 1)


def _clauses(text: str, sources: Sequence[Span]) -> Iterator[SpanSet]:
    """The clauses of not saying whose subject and content are plain."""
    for match in _CLAUSE.finditer(text):
        source = _subject(text, match.start("cue"), sources)
        content = source and _content(text, match.end(), dependent=_is_dependent(text, source))
        if source and content:
            yield _clause(source, match.span("cue"), content)
    for match in _INVERTED.finditer(text):
        content = _content(text, match.end(), dependent=False)
        if content and (is_subject(match["source"], closed=False) or _PRONOUN.search(match["source"] + " ")):
            yield _clause(match.span("source"), match.span("cue"), content, match.span("verb"))
    for match in _BARE_CLAUSE.finditer(text):
        if found := _asked(text, match.start(), said=bool(_EXPLAINS.search(match["cue"]))):
            yield _clause(found[0], match.span("cue"), found[1])


def _clause(source: Span, cue: Span, content: Span, *more: Span) -> SpanSet:
    return SpanSet(source=(source,), cue=(cue, *more), content=(content,), confidence=_CONFIDENCE)


def _asked(text: str, at: int, *, said: bool) -> tuple[Span, Span] | None:
    """Who did not answer, and what: "Asked whether it was safe, she", "Whether it was safe she", up to the verb `at`.

    `said`: the verb is one of saying, so that the question may be its object.
    """
    start = sentence_start(text, at)
    start += len(text[start:at]) - len(text[start:at].lstrip())
    if found := _ASKED.match(text, start, at):
        subject, asked = (found.end(), at - 1), found.span("what")
    elif said and _FRONTED.match(text, start, at) and (who := _subject(text, at, ())):
        subject, asked = who, (start, start + len(text[start : who[0]].rstrip(" ,")))
    else:
        return None
    if not is_subject(text[slice(*subject)], closed=False) or len(text[slice(*asked)].split()) < 2:
        return None
    return subject, asked


def _is_dependent(text: str, source: Span) -> bool:
    return bool(_DEPENDENT.match(text, source[0])) or bool(_DEPENDENT.match(text, sentence_start(text, source[0])))


def _subject(text: str, at: int, sources: Sequence[Span]) -> Span | None:
    """Who does not say it: the words before the verb at `at`, or whoever speaks in the clause that it goes on."""
    start = max(sentence_start(text, at), at - _BACK)
    quote = quoted_at(text, at)
    start = max(start, quote[0]) if quote else start
    before = text[start:at]
    if _OWN.search(before):
        return None
    if pronoun := _PRONOUN.search(before):
        return start + pronoun.start("who"), start + pronoun.end("who")
    if elided := _ELIDED.search(before):
        return _speaking_before(text, start, start + elided.start(), sources)
    opening = len(before) - len(before.lstrip())
    for link in [opening, *(m.end() for m in _LINK.finditer(before))]:
        words = _HOW.sub("", before[link:].rstrip())
        inner = words.rstrip(",")
        plain = inner and is_subject(inner, closed=words.endswith(",")) and not _VERB.search(inner)
        if plain and not _LEADS.match(inner) and quoted_at(text, start + link) == quote:
            return start + link, start + link + len(words)
    return None


def _speaking_before(text: str, start: int, end: int, sources: Sequence[Span]) -> Span | None:
    """The source of the clause that is gone on with: of its attribution, or a pronoun or name that it begins with."""
    at = bisect_right(sources, (end, end)) - 1
    if at >= 0 and start <= sources[at][0] and sources[at][1] <= end:
        return sources[at]
    opening = re.compile(r"\s*(He|She|They|It)\b").match(text, start, end)
    return opening.span(1) if opening else None


def _content(text: str, start: int, *, dependent: bool) -> Span | None:
    """What is not said, up to the end of its clause."""
    end = sentence_end(text, start)
    quote = quoted_at(text, start)
    end = min(end, quote[1]) if quote else end
    stop = _ENDS.search(text, start + 4, end)
    if stop:
        end = stop.start()
    if dependent and (comma := text.find(",", start, end)) > 0:
        end = comma
    while end > start and text[end - 1] in ' .,;:!?\n\t”"’)':
        end -= 1
    return (start, end) if len(text[start:end].split()) > 1 else None


def _same(item: SpanSet, clause: SpanSet) -> bool:
    """Whether an attribution is of that clause: its cue stands in the clause's, or half of their contents is shared."""
    (first, _), (_, last) = clause.cue[0], clause.cue[-1]
    if any(a < last and first < b for a, b in item.cue):
        return True
    if any(a < last and first < b for a, b in item.content):
        return False  # its speaker reports the clause
    start, end = clause.content[0]
    shared = sum(max(0, min(b, end) - max(a, start)) for a, b in item.content)
    whole = end - start + sum(b - a for a, b in item.content) - shared
    return 2 * shared >= whole


def _merged(item: SpanSet, clause: SpanSet) -> SpanSet:
    """The attribution with the clause's cue; with its source and content too where it had taken them elsewhere."""
    (first, _), (_, last) = clause.cue[0], clause.cue[-1]
    own = any(a < last and first < b for a, b in item.cue)
    if not own:  # "Asked [whether it was safe], she would not say"
        return replace(clause, confidence=max(item.confidence, clause.confidence))
    inside = any(a < last and first < b for a, b in item.content)
    return replace(
        item,
        source=item.source or clause.source,
        cue=clause.cue if inside or (item.cue[0][0] >= first and item.cue[-1][1] <= last) else item.cue,
        content=clause.content if inside or not item.content else item.content,
    )


def _cut(text: str, item: SpanSet, clause: SpanSet) -> SpanSet:
    """The attribution up to the clause, where its content ran on into what its source did not say."""
    first = clause.cue[0][0]
    if clause.source[0] not in item.source:
        return item
    content = []
    for start, end in item.content:
        if start < first < end:
            end = first
            joint = _ELIDED.search(text, max(start, end - 24), end)
            end = joint.start() if joint else end
            end = start + len(text[start:end].rstrip(" ,"))
        elif start >= first:
            continue
        if start < end:
            content.append((start, end))
    return replace(item, content=tuple(content))
