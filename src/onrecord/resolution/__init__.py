"""Resolution: who said it, when, through whom. From an article and its marks to its record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Article, Attribution, Hop, Marks, Record, Span, Spans, SpanSet
from onrecord.resolution.acts import act_in
from onrecord.resolution.chains import chain_of, joined
from onrecord.resolution.kinds import kind_of
from onrecord.resolution.modes import mode_of
from onrecord.resolution.negation import is_negated
from onrecord.resolution.nesting import parents_of, size, tails_of
from onrecord.resolution.repairs import repaired
from onrecord.resolution.said_on import said_on
from onrecord.resolution.speakers import speakers_of
from onrecord.resolution.times import find_times

__all__ = ["resolve"]

_WORD = re.compile(r"\w+")
# Attributions before and after that can matter to the chain of one.
_AROUND = 8


def resolve(article: Article, marks: Marks, *, model: str, because: bool = False) -> Record:
    """The record of `article`: each attribution in `marks` with what the article tells of it, in the order of the text.

    The spans are `repaired` first. An attribution without content is left out, and so are a second one of the same
    source and content words and an outlet's where it is only the tail of another's sentence ("…, Reuters reported"):
    that outlet is a hop in the other's chain. Only speech is an act; a thought has none. With `because`, each
    attribution says what its values were resolved from.
    """
    text, published = article.text, article.published.value
    marks = repaired(article, marks)
    marks = replace(marks, attributions=_sorted(text, marks.attributions))
    items, voices = marks.attributions, speakers_of(article, marks)
    speakers = [voice.speaker for voice in voices]
    chains = [
        chain_of(article, item, speaker, marks.names, others=_around(items, place))
        for place, (item, speaker) in enumerate(zip(items, speakers, strict=True))
    ]
    tails = tails_of(items, speakers, chains)
    kept = [place for place in range(len(items)) if place not in tails]
    items = tuple(items[place] for place in kept)
    voices, chains = [voices[place] for place in kept], [chains[place] for place in kept]
    parents = parents_of(items)
    chains = _through_parents(items, chains, parents)
    times = find_times(text, published)
    modes = [mode_of(text, item.cue) for item in items]
    acts = [
        act_in(text, item, because=because) if mode == "speech" else None
        for item, mode in zip(items, modes, strict=True)
    ]
    attributions = tuple(
        Attribution(
            id=f"a{place + 1}",
            parent=None if (parent := parents[place]) is None else f"a{parent + 1}",
            kind=kind_of(text, item.content),
            mode=modes[place],
            negated=is_negated(text, item),
            source=item.source,
            cue=item.cue,
            content=item.content,
            speaker=voices[place].speaker,
            chain=chains[place],
            said_on=said_on(text, item, times, published),
            act=act.act if (act := acts[place]) else None,
            plover=act.plover if act else None,
            confidence=item.confidence,
            because={**voices[place].because, **({"act": (act.because,)} if act else {})} if because else None,
        )
        for place, item in enumerate(items)
    )
    return Record(article=article, model=model, attributions=attributions, times=tuple(times))


def _sorted(text: str, items: Sequence[SpanSet]) -> tuple[SpanSet, ...]:
    """The attributions with content, by where it begins, the surer one of each two with the same words."""
    surest: dict[tuple[Spans, Spans], SpanSet] = {}
    for item in items:
        if not (content := _words(text, item.content)):
            continue
        key = (content, _words(text, item.source))
        if key not in surest or item.confidence > surest[key].confidence:
            surest[key] = item
    return tuple(sorted(surest.values(), key=lambda item: (item.content, item.source, item.cue)))


def _words(text: str, spans: Spans) -> Spans:
    return tuple(match.span() for start, end in spans for match in _WORD.finditer(text, start, end))


def _around(items: Sequence[SpanSet], place: int) -> Sequence[SpanSet]:
    return (*items[max(0, place - _AROUND) : place], *items[place + 1 : place + 1 + _AROUND])


def _through_parents(
    items: Sequence[SpanSet], chains: Sequence[tuple[Hop, ...]], parents: Sequence[int | None]
) -> list[tuple[Hop, ...]]:
    """The chains, where a nested one goes on through its parent: own speaker, own relays there, the parent's chain."""
    done = list(chains)
    for place in sorted(range(len(items)), key=lambda i: -size(items[i].content)):
        parent = parents[place]
        if parent is not None:
            first, *relays, _ = chains[place] if len(chains[place]) > 1 else (*chains[place], chains[place][0])
            own = [hop for hop in relays if hop.span and _inside(hop.span, items[parent].content)]
            done[place] = joined((first, *own, *done[parent]))
    return done


def _inside(span: Span, spans: Spans) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)
