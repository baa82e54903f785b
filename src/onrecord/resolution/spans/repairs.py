"""The model's spans put right before anything is resolved: tails of outlets, addressees, words that are no cue.

The model reads an article flat, so that each word has one role: of "“…,” Ann Lee said, according to Reuters" and "The
ministry said that …, Reuters reported" it may take the outlet as the source and leave the one who spoke inside the
content. An editor puts the one who spoke on record; the outlet is a hop of the chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.english.cues import telling_word
from onrecord.record import Article, Marks, Span, Spans, SpanSet
from onrecord.resolution.known.outlets import (
    PRESS,
    introduced_in,
    kind_of_noun,
    outlet_by_last_word,
    outlet_named,
    outlets_before,
    outlets_in,
)
from onrecord.resolution.known.roles import is_person_noun
from onrecord.resolution.sentences.clauses import (
    Clause,
    acting_clause,
    clause_before,
    first_clause,
    is_subject,
    last_clause,
)
from onrecord.resolution.sentences.frame import sentence_start
from onrecord.resolution.sentences.kinds import kind_of

# An indirect content whose cue tells neither speech nor thought ("arrested") needs to be surer than this, and surer
# still where it is no clause but a thing ("fined | a photographer"): of those under 0.8 four in ten are right on dev.
_UNTOLD, _UNTOLD_THING = 0.6, 0.8
_CLAUSE = re.compile(r"(?:that|whether|if|how|why|what|when|where|who)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LOOSE = re.compile(r",? (?:and|but|or)$")  # what only joins the next clause
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'-]* $")
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"[\"“”‘«»]|(?<!\w)'")
_THE = re.compile(r"^[Tt]he ")
_ONE_NAME = re.compile(r"[A-Z]\w+")
_CALLS_FOR = re.compile(r"\b(?:call|appeal|plead|press|push)(?:ed|s|ing)? for$")  # "restraint", "calm"
# What somebody holds of another, who may have one name alone: "endorses | Moss".
_STANDS = re.compile(
    r"\b(?:(?:endors|back|support|oppos|despis|critici[sz]|condemn|denounc|prais|reject|favou?r|admir|mock"
    r"|ridicul|disavow|prefer)(?:e|es|ed|s|ing|red|ring)?(?: by)?|(?:dis)?agree[sd]? with|sid(?:e|es|ed|ing) with"
    r"|(?:critical|supportive|adulation|admiration|praise|endorsement|criticism) of|(?:support|vot(?:e|es|ed|ing)) for"
    r"|opposition to|against)$"
)
_NAME = re.compile(r"(?!(?:I|It|He|She|They|We|You|This|That)\b)[A-ZÀ-Þ][\w’'-]+")
_TOLD = re.compile(r"(?:^|\s)(?:told|tells?|telling|informed|informs)$", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"(?:me|you|him|her|us|them|it|reporters|journalists|lawmakers"
    r"|(?:the|his|her|their) [\w’'-]{2,20}(?: [\w’'-]{2,20})?"
    r"|[A-Z][\w’'-]{0,20}(?: [A-Z][\w’'-]{0,20}){0,3})(?: (?:in|on|last) \w{3,10}| \w{3,6}day)?"
)
# What ties a tail to the words before it: "according to", "reported", "was quoted as saying by".
_TAIL_CUE = re.compile(
    r"(?:^|\b(?:said|says|told)\b.{0,20})\b(?:according to|as quoted by"
    r"|(?:has |had |first |also |earlier |previously ){0,3}"
    r"(?:reported|reports|quoted|quotes|quoting|cited|citing|said|says|wrote))$",
    re.IGNORECASE,
)
_QUOTED_BY = re.compile(r"(?:was|were|is|are|has been|have been|had been) (?:widely )?(?:quoted|cited)(?: by)?$")
_WAS_QUOTED = re.compile(
    r"\s*(?:(?:In|On|At|From|But|And|Meanwhile|Earlier)\b[^,.;“”\"\n]{0,30}, )?(?P<who>[^.;“”\"\n]{3,140}?),?"
    r" (?:was|were|is|are|has been|have been) (?:also |widely )?(?:quoted|cited) by (?:[^.;,“”\"\n]{0,40} )?"
)
_QUOTES = re.compile(r"(?:^|\b(?:has|had|also) )(?:quoted|quotes|quoting|cited|cites)$")
_SAID_BY = re.compile(r"(?:was|were|is|are|has been|have been) (?:quoted|cited) as saying(?: by)?$")
_AS_SAYING = re.compile(r"(?P<cue>as (?:saying|telling \w+))(?:,|:)?\s+")
_COMMA_TAIL = re.compile(r",? (?:according to|as quoted by|as reported by|as cited by)\b.*$", re.IGNORECASE | re.DOTALL)
_HOW_SAID = re.compile(r"[^\W\d_]{2,}[^,]*$")
# Whom the tail's outlet had it from: persons without a name, or one whose description comes first.
_CITED = re.compile(
    r"(?: (?:(?:on|late|early) )?\w{3,6}day| (?:yesterday|earlier|this week|last week))?, "
    r"(?P<cue>citing|quoting)(?: as its sources?)? (?P<who>(?:an?|one|two|three|four|five|several|some|unnamed"
    r"|unidentified|anonymous|multiple|senior|officials|sources|people|diplomats) ?[^\n,.;:()“”\"]{0,80}?)"
    r"(?=[.;\n]|, | said\b| as\b| who\b)"
)
# "[Reuters], {quoting} [a diplomat], said": whose words they are stands before the outlet's verb.
_QUOTING = re.compile(r", (?P<cue>quoting) (?P<who>[^,.;:()“”\"\n]{3,80}), (?=(?:has |had )?(?:said|says)\b)")
# "[The palace] on Tuesday {denied}"
_TO_CUE = re.compile(
    r"(?P<who>[^\n,;:“”\"]{2,80}?)"
    r"(?: (?:late |early )?on \w{3,6}day| yesterday| today| also| later| has| had| have| \w+ly){0,3} "
)
# How far from its content a tail's source may stand, and so many of the attributions beside it are compared.
_NEAR = 200
# A short name of an outlet is looked up among the names in so many characters before it.
_BEFORE = 2_000
_BESIDE = 6


def repaired(article: Article, marks: Marks) -> Marks:
    """`marks` with attributions mended, in the order given; every span is still one of the text.

    Left out are attributions of one word that is not quoted (but for "endorsed | Moss"), and those of an outlet in a
    tail where another attribution holds what was said; where none does, the clause that says who said it takes the
    outlet's place.
    """
    text = article.text
    items = [clean for item in marks.attributions if (clean := _cleaned(text, item))]
    order = sorted(range(len(items)), key=lambda i: items[i].content)
    mended: dict[int, SpanSet | None] = {}
    for place, i in enumerate(order):
        beside = [items[j] for j in order[max(0, place - _BESIDE) : place + _BESIDE + 1] if j != i]
        mended[i] = _without_tail(article, items[i], beside)
    kept = (mended[i] for i in range(len(items)))
    return replace(marks, attributions=tuple(item for item in kept if item))


def _cleaned(text: str, item: SpanSet) -> SpanSet | None:
    """The attribution without cues of no letters, without the addressee in its content; null where nothing is said."""
    content = tuple(span for a, b in item.content if (span := _unjoined(text, a, b)))
    if len(content) > 1 and item.cue and _is_addressee(text, item.cue[-1], content[0], content[1]):
        content = content[1:]
    if len(content) > 1 and item.source and _is_apposition(text, item.source[-1], content[0], content[1]):
        content = content[1:]
    if content and item.cue:
        content = ((_after_outlet(text, item.cue[-1], content[0]), content[0][1]), *content[1:])
    if len(content) > 1 and item.cue:
        item, content = _with_as_saying(text, item, content)
    bare = len(content) == 1 and _is_one_bare_word(text, content[0])
    if not content or (bare and not _asks_or_stands(text, item, content[0])):
        return None
    cue = tuple(span for span in item.cue if _LETTER.search(text, *span) or text[slice(*span)].strip() == ":")
    words = [word for span in cue for word in _WORDS.findall(text, *span)]
    if len(words) == 1 and _ends_a_name(text, cue[0]):
        return None
    if words and telling_word(words) is None and "according" not in text[item.cue[0][0] : item.cue[0][1]].lower():
        needed = _UNTOLD if _CLAUSE.match(text, content[0][0]) else _UNTOLD_THING
        if item.confidence < needed and kind_of(text, content) == "indirect":
            return None
    return replace(item, source=_beside(text, item.source, cue), cue=cue, content=content)


def _asks_or_stands(text: str, item: SpanSet, word: Span) -> bool:
    """Whether one word is enough: what is called for, and whom somebody stands for or against."""
    cue = text[slice(*item.cue[-1])] if item.cue else ""
    return bool(_CALLS_FOR.search(cue) or (item.source and _STANDS.search(cue) and _NAME.fullmatch(text, *word)))


def _with_as_saying(text: str, item: SpanSet, content: Spans) -> tuple[SpanSet, Spans]:
    """The attribution with "as saying", which the model took for a content, behind its "was quoted"."""
    said = next((span for span in content if text[slice(*span)].strip() == "as saying"), None)
    if said is None or not 0 <= said[0] - item.cue[-1][1] <= 2:
        return item, content
    cue = (*item.cue[:-1], (item.cue[-1][0], said[1]))
    return replace(item, cue=cue), tuple(span for span in content if span != said)


def _ends_a_name(text: str, cue: Span) -> bool:
    """Is the cue a surname: "Per Al Said came", in a line that is no headline in capitals?"""
    if not text[cue[0]].isupper() or not _NAME_BEFORE.search(text, max(0, cue[0] - 30), cue[0]):
        return False
    line = text[text.rfind("\n", 0, cue[0]) + 1 : text.find("\n", cue[1]) if "\n" in text[cue[1] :] else len(text)]
    return len(_LOWER.findall(line)) >= 6


def _beside(text: str, source: Spans, cue: Spans) -> Spans:
    """The source, or where it stands in a line above its cue, as in a headline, the subject that the cue has there."""
    if not source or not cue or source[-1][1] > cue[0][0] or "\n" not in text[source[-1][1] : cue[0][0]]:
        return source
    start = max(sentence_start(text, cue[0][0]), text.rfind("\n", 0, cue[0][0]) + 1)
    match = _TO_CUE.fullmatch(text, start, cue[0][0])
    return (match.span("who"),) if match and is_subject(match["who"], closed=False) else source


def _unjoined(text: str, start: int, end: int) -> Span | None:
    """The span without a comma or space that only joined it to what stands before."""
    while start < end and text[start] in " ,;\n":
        start += 1
    if loose := _LOOSE.search(text, max(start, end - 6), end):
        end = loose.start()
    return (start, end) if start < end else None


def _is_addressee(text: str, cue: Span, first: Span, second: Span) -> bool:
    """Whether the content's first span is only whom the source told: "told [the agency] [that …]"."""
    words = text[slice(*first)]
    return (
        bool(_TOLD.search(text[max(cue[0], cue[1] - 12) : cue[1]]))
        and 0 <= first[0] - cue[1] <= 2
        and bool(_ADDRESSEE.fullmatch(words))
        and second[0] - first[1] < 3
    )


def _is_apposition(text: str, source: Span, first: Span, second: Span) -> bool:
    """Whether the content's first span only says who the source is: "According to Ada Moss, [its head,] [it is …]"."""
    beside = text[source[1] : first[0]] == ", " and second[0] - first[1] <= 2
    if not beside or text[first[0] : second[0]].rstrip()[-1:] != ",":
        return False
    words = text[slice(*first)].rstrip(",").split()
    return bool(words) and (is_person_noun(words[-1].lower()) or (len(words) == 1 and words[0][0].isupper()))


def _after_outlet(text: str, cue: Span, content: Span) -> int:
    """Where the content begins, past an outlet that was told it: "told [Reuters it was open]"."""
    start, end = content
    if not 0 <= start - cue[1] <= 2 or not _TOLD.search(text[max(cue[0], cue[1] - 12) : cue[1]]):
        return start
    upto = min(end, start + 60)
    for mention in outlets_in(text, start, upto)[:1]:
        first, last = mention.span
        if text[start:first].lower() in ("", "the ") and text[last : last + 1] == " " and last + 2 < end:
            return last + 1
    return start


def _is_one_bare_word(text: str, span: Span) -> bool:
    around = text[max(0, span[0] - 1) : span[1] + 1]
    return span[1] - span[0] < 40 and len(text[slice(*span)].split()) <= 1 and not _QUOTED.search(around)


def _without_tail(article: Article, item: SpanSet, beside: Sequence[SpanSet]) -> SpanSet | None:
    """The attribution with its speaker, if its source is an outlet in a tail; null where one `beside` has it so."""
    text = article.text
    item = replace(item, cue=_without_second(text, item))
    if not item.source or not item.cue:
        return item
    noun = _THE.sub("", text[slice(*item.source[0])])  # "The magazine, quoting …"
    if not _is_outlet(article, item.source) and not (kind_of_noun(noun) and len(item.source) == 1):
        return item
    quoting = _QUOTING.match(text, item.source[-1][1], item.source[-1][1] + 140)
    if quoting and item.cue[0] == quoting.span("cue"):
        return None  # what it quotes is said by the verb that follows
    if quoting and item.cue[0][0] >= quoting.end():
        return replace(item, source=(quoting.span("who"),), cue=(quoting.span("cue"), *item.cue))
    if not _is_outlet(article, item.source):
        return item
    if found := _quoted_as_saying(text, item) or _quotes_as_saying(text, item) or _said_by(text, item):
        return found
    whose = _WAS_QUOTED.fullmatch(text, sentence_start(text, item.source[0][0]), item.source[0][0])
    if whose and item.content[0][0] >= item.source[-1][1]:  # "[Ana Doe] was quoted by Reuters as saying"
        return replace(item, source=(whose.span("who"),))
    start, end = item.content[0][0], item.source[0][0]
    if not (item.content[0][1] <= end and end - min(end, _last_before(item.content, end)) < _NEAR):
        return item
    cue = " ".join(text[a:b] for a, b in item.cue)
    if not (_TAIL_CUE.search(cue) or _QUOTED_BY.search(cue)):
        return item
    clause = last_clause(text, start, min([end, *(a for a, _ in item.cue if a > start)])) or first_clause(
        text, (start, _run_end(item.content))
    )
    if clause is None:
        clause = clause_before(text, item.content[0]) or acting_clause(text, (start, _run_end(item.content)))
    if clause is None:
        return _cited(text, item) or item
    content = _outside(text, item.content, clause)
    if not content:
        return item
    if any(_covers(other, content, clause) for other in beside):
        return None
    return replace(item, source=(clause.source,), cue=(clause.cue,), content=content)


def _without_second(text: str, item: SpanSet) -> Spans:
    """The cue up to a tail that follows a verb of its own: "said, according to" -> "said"."""
    if not item.source or not item.cue:
        return item.cue
    start, end = item.cue[-1]
    match = _COMMA_TAIL.search(text, start, min(end, start + 200))
    if not match or not _HOW_SAID.match(text[start : match.start()]) or item.source[-1][1] > end:
        return item.cue
    return (*item.cue[:-1], (start, match.start()))


def _quoted_as_saying(text: str, item: SpanSet) -> SpanSet | None:
    """ "[Ann Lee] was quoted by [Reuters] as saying [that …]", of which the model took the outlet as the source."""
    if len(item.content) != 2 or len(item.cue) != 1:
        return None
    (who, what), cue = item.content, item.cue[0]
    match = _AS_SAYING.match(text, what[0], what[1])
    between = text[who[1] : cue[0]]  # ", who leads the opposition,"
    near = 0 <= len(between) < 120 and re.fullmatch(r"[^.;“”\"\n]*", between)
    if not match or not _QUOTED_BY.search(text[slice(*cue)]) or not near or match.end() >= what[1]:
        return None
    who = (who[0], cue[0] - len(between) + len(between.rstrip(" ,"))) if between.strip() else who
    return replace(item, source=(who,), cue=(cue, match.span("cue")), content=((match.end(), what[1]),))


def _quotes_as_saying(text: str, item: SpanSet) -> SpanSet | None:
    """ "[Reuters] quoted [Ann Lee] as saying [that …]", of which the model took the outlet as the source."""
    match = _AS_SAYING.search(text, item.content[0][0], min(item.content[-1][1], item.content[0][0] + 300))
    who = item.cue[-1][1] + 1
    if not match or not _QUOTES.search(text[slice(*item.cue[-1])]) or not who < match.start() - 1:
        return None
    if (
        not is_subject(words := text[who : match.start()].rstrip(), closed=words.endswith(","))
        and words.count(",") != 2
    ):
        return None
    content = tuple((max(a, match.end()), b) for a, b in item.content if b > match.end())
    return replace(
        item, source=((who, who + len(words)),), cue=(item.cue[-1], match.span("cue")), content=content
    ) if content else None  # fmt: skip


def _said_by(text: str, item: SpanSet) -> SpanSet | None:
    """“…,” [Ann Lee] {was quoted as saying} by [Reuters], of which the model took the outlet as the source."""
    end, (first, last) = item.content[-1][1], item.cue[0]
    if not end < first < item.source[0][0] or first - end > _NEAR or not _SAID_BY.search(text[first:last]):
        return None
    start = end + len(text[end:first]) - len(text[end:first].lstrip(' ,”"’'))
    upto = start + len(text[start:first].rstrip())
    words = text[start:upto]
    if not is_subject(words.rstrip(","), closed=words.endswith(",")):
        return None
    return replace(item, source=((start, upto),))


def _cited(text: str, item: SpanSet) -> SpanSet | None:
    """ "…, [Reuters] reported, {citing} [two officials]": the words are theirs; null where the tail cites nobody."""
    last = max(b for _, b in item.source + item.cue)
    match = _CITED.match(text, last, last + 160)
    if not match:
        return None
    return replace(item, source=(match.span("who"),), cue=(match.span("cue"),))


def _is_outlet(article: Article, source: Spans) -> bool:
    start, end = source[0]
    if end - start > 100:
        return False
    words = _THE.sub("", article.text[start:end])
    named = outlet_named(words) or introduced_in(article.text).get(words)
    if _ONE_NAME.fullmatch(words) and not named:  # "the Gazette", of a longer name before
        earlier = (m.outlet.name for m in outlets_before(article.text, start, _BEFORE))
        named = outlet_by_last_word(f"the {words}", earlier)
    found = named or PRESS.fullmatch(words) or outlets_in(article.text, start, end)
    return bool(found) or words == (article.outlet or "-").removeprefix("The ")


def _run_end(content: Spans) -> int:
    """Where the content's first stretch ends, however many adjoining spans it is in."""
    end = content[0][1]
    for a, b in content[1:]:
        if a - end > 1:
            break
        end = b
    return end


def _last_before(content: Spans, place: int) -> int:
    return max((b for _, b in content if b <= place), default=place - _NEAR)


def _outside(text: str, content: Spans, clause: Clause) -> Spans:
    """The content without the clause, trimmed of spaces and of a comma that closed nothing."""
    rest: list[Span] = []
    for start, end in content:
        for a, b in ((start, min(end, clause.span[0])), (max(start, clause.span[1]), end)):
            while a < b and text[b - 1] in " \n":
                b -= 1
            if _LETTER.search(text, a, b) and (span := _unjoined(text, a, b)):
                rest.append(span)
    return tuple(rest)


def _covers(other: SpanSet, content: Spans, clause: Clause) -> bool:
    """Whether `other` holds what the clause says: its source stands in the clause, its content in this content."""
    inside = any(clause.span[0] <= a and b <= clause.span[1] for a, b in other.source)
    return inside and any(a < d and c < b for a, b in other.content for c, d in content)
