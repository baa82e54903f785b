"""What a model cut or left out: quotations that go on behind an opening mark, with a plain clause, or signed; posts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.record import Marks, Span, Spans, SpanSet
from onrecord.resolution.sentences.clauses import is_subject
from onrecord.resolution.sentences.frame import sentence_start
from onrecord.resolution.sentences.kinds import quotations, quoted_at
from onrecord.resolution.sentences.posts import embedded_posts
from onrecord.resolution.spans.halves import other_half
from onrecord.resolution.spans.introduced import introduced_quotations
from onrecord.resolution.spans.signed import signed_quotations

# Each paragraph of a long quotation opens with a mark, and only the last one closes: so far is that looked for.
_LONGEST = 4_000
_OPENS_AGAIN = re.compile(r"\s{1,4}“")
_VERB = r"(?:said|says|added|adds|wrote|writes|warned|insisted|explained|recalled|replied|argued|asked|tweeted)"
_QUOTED = r"(?:was|were|is|has been) quoted (?:as saying )?by"
_TURNED = re.compile(
    rf"[,?!][”\"],? (?P<cue>{_VERB}) (?P<who>(?:[^\s“”\";:.]{{1,30}} ){{0,15}}[^\s“”\";:.,]{{2,30}})"
    r"(?=\.(?:\s|$)|,|\n|$)"
)
_STRAIGHT = re.compile(
    rf"[,?!][”\"],? (?P<who>(?:[^\s“”\";:.,]{{1,30}} ){{1,8}}?)"
    rf"(?P<cue>{_VERB}(?=[.,]| (?:in|on|at|of|after|during)\b)|{_QUOTED}(?= ))"
)
_TITLED = re.compile(r"[a-z] [A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+$")
_NEXT = re.compile(r"[^“”\"\n]{0,60}?\.\s{1,3}[“\"]")
# What a content ends in that is no part of the quotation it begins with: "fear of retaliation", far behind it.
_SCRAP_WORDS = 6
_BESIDE_QUOTE = 6  # characters between a quotation and its own clause
_QUOTE = re.compile('[“”"‘]')
_CONFIDENCE = 0.7
_SIGNED_CONFIDENCE = 0.95  # all of 27 in PolNeAR's train and dev articles are so, of one article
_STRETCH = 600
_BESIDE = 24  # contents before the end of a stretch that are looked at


def with_whole_quotes(text: str, marks: Marks) -> Marks:
    """`marks` with quotations made whole.

    A quotation whose paragraphs each open with a mark is one content, to its closing mark. One that a clause of its
    own follows (“…,” said a clerk) or announces is said there, and a signed one, or a post, by who signs it. A
    quotation that its clause parts in two is one. A few bare words that stand apart from a quotation are no part of it.
    """
    items = [_in_its_sentence(text, _joined(text, _without_scraps(text, item))) for item in marks.attributions]
    places = sorted((span, at) for at, item in enumerate(items) for span in item.content)
    for at, item in enumerate(items):
        if item.content and (end := _end_of_quotation(text, item)):
            taken = (item.content[-1][1], end)
            items[at] = replace(item, content=(*item.content[:-1], (item.content[-1][0], end)))
            _give_up(text, items, _near(places, taken) - {at}, taken)
    outer, _ = quotations(text)
    for at, quote in list(_lacked(text, items, outer)):
        _give_up(text, items, _near(places, quote) - {at}, quote)
        items[at] = replace(items[at], content=tuple(sorted((*items[at].content, quote))))
    for one in [*_claimed(text, items, places, outer), *_introduced(text, items, places, outer), *_signed(text)]:
        for stretch in one.content:
            _give_up(text, items, _near(places, stretch), stretch)
        items.append(one)
    for at, item in enumerate(items):
        if half := other_half(text, item, outer):
            items[at] = replace(item, content=tuple(sorted((*item.content, half))))
            _give_up(text, items, _near(places, half) - {at}, half)
    return replace(marks, attributions=tuple(item for item in items if item.content))


def _near(places: Sequence[tuple[Span, int]], span: Span) -> set[int]:
    """The numbers of the attributions with a content that may touch a stretch."""
    upto = bisect_left(places, ((span[1], 0), -1))
    return {at for (_, end), at in places[max(0, upto - _BESIDE) : upto] if end > span[0]}


def _end_of_quotation(text: str, item: SpanSet) -> int | None:
    """Where a quotation ends that the content breaks off before another opening mark; null where it breaks off none."""
    start, end = item.content[-1]
    mark = text.rfind("“", max(0, start - 1), end)
    if mark < 0 or text.find("”", mark, end) >= 0 or not _OPENS_AGAIN.match(text, end):
        return None
    if item.cue and quoted_at(text, item.cue[0][0]) is not None:
        return None
    close = text.find("”", end, end + _LONGEST)
    if close >= 0 and text[close - 1] == ",":  # the last of it has a clause of its own: “…,” he said
        close = text.rfind("“", end, close)
        last = end + len(text[end:close].rstrip())
        return last if last > end else None
    return close + 1 if close >= 0 else None


def _give_up(text: str, items: list[SpanSet], numbers: set[int], taken: Span) -> None:
    """Take a stretch from the contents of those of `numbers` who speak outside of it."""
    for at in numbers:
        other = items[at]
        if any(taken[0] <= a and b <= taken[1] for a, b in other.source + other.cue):
            continue
        if not any(a < taken[1] and taken[0] < b for a, b in other.content):
            continue
        rest = [(a, b) for a, b in other.content if b <= taken[0] or taken[1] <= a]
        for a, b in other.content:
            if a < taken[1] and taken[0] < b:
                rest += [(a, taken[0])] if a < taken[0] and text[a : taken[0]].strip() else []
                start = taken[1] + len(text[taken[1] : b]) - len(text[taken[1] : b].lstrip()) if taken[1] < b else b
                rest += [(start, b)] if start < b else []
        items[at] = replace(other, content=tuple(sorted(rest)))


def _without_scraps(text: str, item: SpanSet) -> SpanSet:
    """The attribution without bare words that stand apart from the quotation that it begins with."""
    if len(item.content) < 2 or text[item.content[0][0]] not in '“"' or text[item.content[0][1] - 1] not in '”"':
        return item
    clause = sorted(item.cue + item.source)
    if not clause or not 0 <= clause[0][0] - item.content[0][1] < _BESIDE_QUOTE:
        return item
    own = {b for _, b in item.cue + item.source + item.content}
    kept = [item.content[0]]
    for start, end in item.content[1:]:
        bare = not re.search('[“”"‘]', text[max(0, start - 1) : end + 1])
        apart = not any(0 <= start - b <= 2 for b in own)
        apart = apart and start > clause[-1][1]
        if not (bare and apart and len(text[start:end].split()) < _SCRAP_WORDS and text[start].islower()):
            kept.append((start, end))
    return replace(item, content=tuple(kept))


def _joined(text: str, item: SpanSet) -> SpanSet:
    """The attribution with a quotation that was cut amid a sentence whole: to its closing mark, without gaps."""
    start, end = item.content[0]
    inside = quoted_at(text, start + 1)
    if inside is None or text[start] not in '“"' or inside[0] - start != 1 or inside[1] - start > _LONGEST:
        return item
    within = [span for span in item.content if span[0] < inside[1]]
    end = within[-1][1]
    if any(start < a < inside[1] for a, _ in item.cue) or end >= inside[1]:
        return item
    whole = text[end - 1] in ".!?…,—–-" or text[end : end + 1] in ".!?…,—–"
    if whole and len(within) == 1:
        return item
    stop = end if whole else inside[1] + (text[inside[1] : inside[1] + 1] in ("”", '"'))
    return replace(item, content=((start, stop), *item.content[len(within) :]))


def _in_its_sentence(text: str, item: SpanSet) -> SpanSet:
    """The attribution without bare words of an earlier sentence, where its own sentence holds what is said."""
    if len(item.content) < 2 or not item.cue:
        return item
    start = sentence_start(text, item.cue[0][0])
    own = [span for span in item.content if span[1] > start]
    if not own or len(own) == len(item.content):
        return item
    kept = [s for s in item.content if s[1] > start or _QUOTE.search(text, max(0, s[0] - 1), s[1] + 1)]
    return replace(item, content=tuple(kept))


def _clauses(text: str, outer: Spans) -> Iterator[tuple[re.Match[str], int]]:
    """The plain clauses of saying right behind a quotation, each with the number of that in `outer`."""
    ends = [end for _, end in outer]
    for match in (m for pattern in (_TURNED, _STRAIGHT) for m in pattern.finditer(text)):
        close = match.start() + 1
        at = bisect_left(ends, close)
        opened = at < len(outer) and outer[at][1] == close and text[outer[at][0] - 1 : outer[at][0]] in ("“", '"')
        if opened and quoted_at(text, match.start("cue")) is None:
            yield match, at


def _lacked(text: str, items: Sequence[SpanSet], outer: Spans) -> Iterator[tuple[int, Span]]:
    """The quotations that stand right before an attribution's plain clause and are none of its content."""
    owners = {span: at for at, item in enumerate(items) for span in item.cue if item.source}
    for match, at in _clauses(text, outer):
        owner = owners.get(match.span("cue"))
        quote = (outer[at][0] - 1, outer[at][1] + 1)
        if owner is None or any(a < quote[1] and quote[0] < b for a, b in items[owner].content):
            continue
        # “Who are you?” she said “Ada”: what she says follows at once.
        end = match.end("cue")
        at_once = any(a >= end and not text[end:a].strip() for a, _ in items[owner].content)
        if not at_once and any(match.start("who") <= a and b <= match.end("who") + 1 for a, b in items[owner].source):
            yield owner, quote


def _claimed(text: str, items: Sequence[SpanSet], places: Sequence[tuple[Span, int]], outer: Spans) -> list[SpanSet]:
    """An attribution for each quotation with a plain clause of its own that no cue stands in."""
    cues = sorted(span for item in items for span in item.cue)
    found: list[SpanSet] = []
    for match, at in _clauses(text, outer):
        if _touches(cues, match.span("cue")):
            continue
        close = match.start() + 1
        source = _plain(text, match)
        if source is None or any(_holds(items[i], outer[at]) for i in _near(places, outer[at])):
            continue
        content = [(outer[at][0] - 1, close + 1)]
        follows = _NEXT.match(text, max(source[1], match.end("cue")))
        if follows and at + 1 < len(outer) and outer[at + 1][0] == follows.end():
            more = outer[at + 1]
            if text[more[1] - 1] in ".!?" and text[more[1] : more[1] + 1] in ("”", '"'):
                content.append((more[0] - 1, more[1] + 1))
        found.append(
            SpanSet(source=(source,), cue=(match.span("cue"),), content=tuple(content), confidence=_CONFIDENCE)
        )
    return found


def _introduced(
    text: str, items: Sequence[SpanSet], places: Sequence[tuple[Span, int]], outer: Spans
) -> Iterator[SpanSet]:
    """An attribution for each quotation that a plain clause announces in which no cue stands.

    So it is not where a clause of its own follows (Lee said: “…,” she said), or the clause is told within a content.
    """
    cues = sorted(span for item in items for span in item.cue)
    for quote, who, cue in introduced_quotations(text, outer):
        holders = [items[at] for at in _near(places, quote)]
        ends = text[quote[1] - 2] == "."
        beside = not ends and any(-1 <= a - quote[1] <= 2 for item in holders for a, _ in item.source + item.cue)
        told = any(a <= cue[0] and cue[1] <= b for item in holders for a, b in item.content)
        if not (beside or told or _touches(cues, cue)):
            yield SpanSet(source=(who,), cue=(cue,), content=(quote,), confidence=_CONFIDENCE)


def _signed(text: str) -> list[SpanSet]:
    """An attribution for each quotation or post with a signature; of several, a model takes the name above for it."""
    return [
        SpanSet(source=(who,), cue=(), content=(content,), confidence=_SIGNED_CONFIDENCE)
        for content, who in (*signed_quotations(text), *embedded_posts(text))
    ]


def _plain(text: str, match: re.Match[str]) -> Span | None:
    """The source of a plain clause, with one apposition; null where it is none."""
    start, end = match.span("who")
    end = start + len(text[start:end].rstrip())
    words = text[start:end]
    if words.count(",") > 1:
        end = start + words.index(",")
    first, _, rest = text[start:end].partition(", ")
    if first[:1].islower() and _TITLED.search(first):
        first = first[0].upper() + first[1:]  # "ministry spokesman Per Roe"
    return (start, end) if is_subject(first, closed=False) and not re.search(r"\b(?:and|but)$", rest) else None


def _holds(item: SpanSet, quotation: Span) -> bool:
    """Whether an attribution has most of the quotation already, with words of its own near it."""
    start, end = quotation
    shared = sum(max(0, min(b, end) - max(a, start)) for a, b in item.content)
    return 2 * shared > end - start and any(abs(a - end) < _STRETCH for a, _ in item.cue)


def _touches(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, (span[1], 0))
    return any(a < span[1] and span[0] < b for a, b in spans[max(0, at - 3) : at + 1])
