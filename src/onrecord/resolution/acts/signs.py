"""The signs by which an act is told: words and phrases of a sentence by where they stand to its source.

A sentence is read as *source, what the source does, the rest*: an apposition after the source is passed over, and
words said that stand before their source ("…," the mayor said) are put after it. Signs are strings, of these kinds:

    W  words and pairs of words of the sentence          C  senses of phrases, wherever they stand
    A  up to three of the first six words after source   H  the first phrases after it, with negation and modality
    B  words between source and target                   P  order of source and target, "by", negation
    T  words beside the target                           Q  the same in the content, and words of the cue
    D  "was ordered to": somebody is moved to something, or from it, by whom is not told
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from onrecord.record import Span, SpanSet
from onrecord.resolution.acts.words import SOURCE, TARGET, Phrase, Word, phrases_in, stem, words_in

_VERBS = (
    "tell order instruct ask advise warn urge press pressure force forbidden persuade make encourage command direct"
)
_DIRECTIVES = frozenset(stem(verb) for verb in re.split(" ", _VERBS))
# Words of a sentence, and of a content, that are looked at.
LIMIT = 60
_AUXILIARY = frozenset(["be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "should", "shall"])
_MODAL = frozenset(["will", "would", "must", "should", "may", "might", "could", "can"])
_NEGATION = frozenset(["not", "never", "no", "neither", "nor", "without", "cannot", "nobody", "none", "nothing"])
_COMMAS = frozenset((",", "—", "–"))
_TAIL = re.compile(r"[,?!—–][\"”’']{0,2}\s+$")
# "Blamed the shops, saying": what was done stands before these.
_ADDED = frozenset(("say", "add", "argu", "claim", "tell", "writ", "insist", "stat", "explain", "not"))
_ADVERBS = re.compile(r"\s(?:[a-z’']+\s){1,5}")
_CLOSED = re.compile(r"[.!?;:“”\"\n]")
_REACH, _LEAD = 160, 6  # characters between source and cue; words before a content without a cue


class Sign(NamedTuple):
    """A sign and the words it was read from: `start` to `end` in the sentence's words."""

    name: str
    start: int
    end: int


def marked(text: str, source: Span | None, target: Span | None = None) -> list[Word]:
    """The words of one sentence in reading order, its source and target each standing as one word."""
    marks = [(source, SOURCE)] if source else []
    if target and not (source and target[0] < source[1] and source[0] < target[1]):
        marks.append((target, TARGET))
    words: list[Word] = []
    at = first = 0
    for span, mark in sorted(marks):
        words += words_in(text, at, span[0])
        first = len(words) if mark == SOURCE else first
        words.append(Word(mark, False, span))
        at = span[1]
    words += words_in(text, at, len(text))
    if source and _TAIL.search(text[: source[0]]) and 0 < len(words) - first <= 12 and first > 3:
        # "…," the mayor said on Friday.
        return [*words[first:], *words[:first]][:LIMIT]
    return words[:LIMIT]


def ascribed(text: str, item: SpanSet) -> tuple[list[Word], int]:
    """The words of an attribution as source, cue, content, and where among them the content begins.

    Where the cue is only "saying" or the like, what the source did stands before it: "[She] blamed them, {saying}".
    Without a cue it is what stands between source and content: "[She] said it was late and accused <the shops of …>".
    """
    words = [Word(SOURCE, False, item.source[0])] if item.source else []
    cue = [word for span in item.cue for word in words_in(text, *span)]
    if item.source:
        words += _between(text, item, cue)
    words += cue
    begin = len(words)
    for start, end in item.content:
        if len(words) < LIMIT:
            words += islice(words_in(text, start, min(end, start + 8 * LIMIT)), LIMIT - len(words))
    return words[:LIMIT], begin


def _between(text: str, item: SpanSet, cue: Sequence[Word]) -> list[Word]:
    """The words between source and cue, or content, that tell what the source does."""
    after = item.source[-1][1]
    if not cue:
        start = item.content[0][0] if item.content else after
        return list(words_in(text, after, start))[-_LEAD:] if 0 < start - after < _REACH else []
    start = item.cue[0][0]
    if not 0 < start - after < _REACH:
        return []
    between = text[after:start]
    # "has repeatedly", "had earlier"
    adverbs = start - after < 60 and _ADVERBS.fullmatch(between)
    governs = cue[0].stem in _ADDED and text[start : start + 12].split(" ")[0].endswith("ing")
    if adverbs or (governs and not _CLOSED.search(between)):
        return list(words_in(text, after, start))
    return []


def signs_of(words: Sequence[Word], content: int | None = None) -> list[Sign]:
    """The signs of a sentence; `content` is where the content of an attribution begins, where that is known."""
    stems = [word.stem for word in words]
    source = stems.index(SOURCE) if SOURCE in stems else None
    target = stems.index(TARGET) if TARGET in stems else None
    start = 0 if source is None else _after_apposition(words, source + 1)
    phrases = phrases_in(words)
    negations = [at for at, word in enumerate(stems) if word in _NEGATION]
    signs = _runs("W", stems, 0, len(stems), 2)
    if source is not None:
        signs += _runs("A", stems, start, start + 6, 3)
    if target is not None:
        signs += _runs("T>", stems, target + 1, target + 4, 2)
        signs += _runs("T<", stems, max(0, target - 3), target, 2)
        if source is not None and abs(source - target) < 16:
            kind = "B>" if source < target else "B<"
            signs += _runs(kind, stems, min(source, target) + 1, max(source, target), 2)
    for phrase in phrases:
        signs += (Sign(f"C:{sense}", phrase.start, phrase.end) for sense in phrase.senses)
    after = [phrase for phrase in phrases if phrase.start >= start]
    signs += _series("H", after[:4], stems, negations)
    signs += _places(stems, source, target, start, negations)
    signs += _directed(stems)
    if content is not None:
        inside = [phrase for phrase in phrases if phrase.start >= content and phrase.senses != ("say",)]
        signs += _series("Q", inside[:2], stems, negations)
        signs += _runs("Qc", stems, 1, min(content, 5), 2)
        signs += _runs("Q", stems, content, content + 4, 3)
    return signs


def _directed(stems: Sequence[str]) -> Iterator[Sign]:
    """ "was ordered to", "were advised not to": a directive in the passive, of all its verbs alike."""
    for at in range(1, len(stems) - 2):
        if stems[at] in _DIRECTIVES and stems[at - 1] == "be":
            after = [word for word in stems[at + 1 : at + 3] if word in ("not", "to")]
            if after[:1] == ["not"] or after[:1] == ["to"]:
                yield Sign(f"D:{'from' if after[0] == 'not' else 'to'}", at - 1, at + 1)


def _after_apposition(words: Sequence[Word], at: int) -> int:
    """Where what the source does begins: after ", the mayor of Lund," and "(left)"."""
    for _ in range(2):
        if at < len(words) and words[at].stem == "(":
            at = next((k + 1 for k in range(at, min(len(words), at + 12)) if words[k].stem == ")"), at)
        if at < len(words) and words[at].stem in _COMMAS:
            for k in range(at + 1, min(len(words) - 1, at + 28)):
                if words[k].stem in _COMMAS and _may_be_verb(words, k + 1):
                    at = k + 1
                    break
            else:
                break
    return at


def _may_be_verb(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.small and word.stem.endswith("ly") and at + 1 < len(words):
        return _may_be_verb(words, at + 1)
    return word.small and (
        word.stem in _AUXILIARY or word.span[1] - word.span[0] > len(word.stem) or bool(phrases_in([word]))
    )


def _runs(kind: str, stems: Sequence[str], start: int, end: int, longest: int) -> list[Sign]:
    signs = []
    end = min(end, len(stems))
    for at in range(start, end):
        name = f"{kind}:{stems[at]}"
        signs.append(Sign(name, at, at + 1))
        for last in range(at + 1, min(at + longest, end)):
            name += f" {stems[last]}"
            signs.append(Sign(name, at, last + 1))
    return signs


def _series(kind: str, phrases: Sequence[Phrase], stems: Sequence[str], negations: Sequence[int]) -> Iterator[Sign]:
    """The first phrases in their order: what each speaks for, negated or under a modal verb, and their pairs."""
    for rank, (start, end, senses) in enumerate(phrases):
        name = f"{kind}{rank}"
        negated = any(start - 4 <= at < start for at in negations)
        modal = next((stems[at] for at in range(start - 1, max(0, start - 4) - 1, -1) if stems[at] in _MODAL), "")
        for sense in senses:
            yield Sign(f"{name}:{sense}", start, end)
            yield Sign(f"{name}:{'not' if negated else 'so'} {sense}", start, end)
            if modal:
                yield Sign(f"{name}:{modal} {sense}", start, end)
        yield Sign(f"{name}={' '.join(stems[start:end])}", start, end)
    for one, other in pairwise(phrases[:3]):
        words = " ".join(stems[one.start : one.end])
        for second in other.senses:
            yield Sign(f"{kind}={words}>{second}", one.start, other.end)
            for first in one.senses:
                yield Sign(f"{kind}:{first}>{second}", one.start, other.end)


def _places(
    stems: Sequence[str], source: int | None, target: int | None, start: int, negations: Sequence[int]
) -> Iterator[Sign]:
    here = (source or 0, (source or 0) + 1)
    yield Sign(f"P:source {'none' if source is None else 'first' if source <= 2 else 'later'}", *here)
    if source and stems[source - 1] == "by":
        yield Sign("P:by", source - 1, source)
    order = (
        "no target" if target is None else "source first" if source is not None and source < target else "target first"
    )
    yield Sign(f"P:{order}", *here)
    if negations:
        yield Sign("P:negation", negations[0], negations[0] + 1)
    near = [at for at in negations if start <= at < start + 5]
    if near:
        yield Sign("P:negation near", near[0], near[0] + 1)
