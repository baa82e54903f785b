"""Resolution: who said it, when, through whom. From an article and its marks to its record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.english.wrapping import unwrapped
from onrecord.record import Article, Attribution, Because, Marks, Reasons, Record, Spans, SpanSet
from onrecord.resolution.acts.acts import act_in
from onrecord.resolution.acts.modes import mode_of
from onrecord.resolution.acts.negation import negation_of
from onrecord.resolution.chains.chains import Chain, chains_of, completed
from onrecord.resolution.dates.said_on import SaidOn, dates_of
from onrecord.resolution.dates.times import read_times
from onrecord.resolution.sentences.kinds import kind_of
from onrecord.resolution.sentences.nesting import parents_of, tails_of
from onrecord.resolution.spans.adjuncts import without_adjuncts
from onrecord.resolution.spans.answers import with_answers
from onrecord.resolution.spans.carried_subjects import with_subjects
from onrecord.resolution.spans.confidence import calibrated
from onrecord.resolution.spans.cut_off import with_endings
from onrecord.resolution.spans.headlines import with_headlines
from onrecord.resolution.spans.opening_clauses import with_opening_clauses
from onrecord.resolution.spans.plain_clauses import with_plain_clauses
from onrecord.resolution.spans.repairs import repaired
from onrecord.resolution.spans.run_on import without_run_on
from onrecord.resolution.spans.statements import only_statements
from onrecord.resolution.spans.told_inside import with_told_inside
from onrecord.resolution.spans.whole_quotes import with_whole_quotes
from onrecord.resolution.spans.whole_sources import with_whole_sources
from onrecord.resolution.spans.withheld import with_withheld
from onrecord.resolution.speakers.speakers import Voice, speakers_of

__all__ = ["resolve"]

_WORD = re.compile(r"\w+")


def resolve(article: Article, marks: Marks, *, model: str, because: bool = False) -> Record:
    """The record of `article`: each attribution in `marks` with what the article tells of it, in the order of the text.

    The spans are `repaired` first. An attribution without content is left out, and so are a second one of the same
    source and content words, what is nobody's statement (see `only_statements`), and an outlet's where it is only the
    tail of another's sentence ("…, Reuters reported"): that outlet is a hop in the other's chain. Only what is said is
    an act; a thought has none, nor has what was not said. With `because`, each attribution says what its values were
    resolved from.
    """
    as_given, article = article, replace(article, text=unwrapped(article.text))
    text, published = article.text, article.published.value
    marks = with_whole_quotes(text, with_whole_sources(text, repaired(article, marks)))
    marks = with_plain_clauses(text, with_subjects(text, without_run_on(text, marks)))
    marks = only_statements(text, with_withheld(text, with_told_inside(text, marks)), article.outlet)
    marks = with_headlines(text, with_opening_clauses(text, with_answers(text, marks, article.outlet)))
    marks = without_adjuncts(text, with_endings(text, marks))
    marks = replace(marks, attributions=_sorted(text, marks.attributions))
    items, voices = marks.attributions, speakers_of(article, marks)
    speakers = [voice.speaker for voice in voices]
    chains = chains_of(article, items, speakers, marks.names)
    tails = tails_of(items, speakers, [chain.hops for chain in chains])
    kept = [place for place in range(len(items)) if place not in tails]
    items = tuple(items[place] for place in kept)
    voices, chains = [voices[place] for place in kept], [chains[place] for place in kept]
    parents = parents_of(items)
    chains = completed(article, items, [voice.speaker for voice in voices], chains, parents)
    times = read_times(text, published)
    dates = dates_of(text, items, [voice.speaker for voice in voices], times, published)
    negations, modes, acts = [], [], []
    for item in items:
        negated, _ = negation = negation_of(text, item)
        mode, _ = of_mode = mode_of(text, item, negated=negated)
        negations.append(negation)
        modes.append(of_mode)
        acts.append(act_in(text, item, because=because) if mode == "speech" and not negated else None)
    attributions = tuple(
        Attribution(
            id=f"a{place + 1}",
            parent=None if (parent := parents[place]) is None else f"a{parent + 1}",
            kind=kind_of(text, item.content),
            mode=modes[place][0],
            negated=negations[place][0],
            source=item.source,
            cue=item.cue,
            content=item.content,
            speaker=voices[place].speaker,
            chain=chains[place].hops,
            said_on=dates[place].time,
            act=act.act if (act := acts[place]) else None,
            plover=act.plover if act else None,
            confidence=calibrated(item.confidence),
            because=_reasons(
                voices[place],
                chains[place],
                dates[place],
                act=(act.because,) if act else (),
                mode=modes[place][1],
                negated=negations[place][1],
            )
            if because
            else None,
        )
        for place, item in enumerate(items)
    )
    return Record(article=as_given, model=model, attributions=attributions, times=tuple(one.time for one in times))


def _reasons(voice: Voice, chain: Chain, date: SaidOn, **more: tuple[Because, ...]) -> Reasons:
    """What was resolved from something, by the name of the value."""
    steps = {**voice.because, "chain": chain.because, "said_on": date.because, **more}
    return {name: found for name, found in steps.items() if found}


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
