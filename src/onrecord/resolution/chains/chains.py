"""Through whom the words came: the speaker, the outlets that relayed them, the article's outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.record import Article, Because, Hop, Name, Span, Spans, SpanSet, Speaker
from onrecord.resolution.chains.continuing import goes_on
from onrecord.resolution.chains.credits import credits_of
from onrecord.resolution.chains.relays import Relay, relays_of
from onrecord.resolution.known.outlet_list import name_here
from onrecord.resolution.known.outlets import outlet_named
from onrecord.resolution.sentences.nesting import size

# Attributions before and after that can matter to the chain of one.
_AROUND = 8
_FROM_CREDIT = 9
_STATION = re.compile(r"\w (?:Radio|Television|TV|World Service|Arabic|Persian)(?: \w+)?$")
_AGENCY = re.compile(r" (?:News Agency|Press Agency|News Service)$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Chain:
    """The hops of one attribution's words, and what each relay was read from."""

    hops: tuple[Hop, ...]
    because: tuple[Because, ...] = ()
    relays: tuple[Relay, ...] = ()


def chains_of(
    article: Article, items: Sequence[SpanSet], speakers: Sequence[Speaker], names: Sequence[Name]
) -> list[Chain]:
    """The chain of each attribution by what its own sentence says, in their order."""
    return [
        chain_of(
            article,
            item,
            speaker,
            names,
            others=(*items[max(0, place - _AROUND) : place], *items[place + 1 : place + 1 + _AROUND]),
        )
        for place, (item, speaker) in enumerate(zip(items, speakers, strict=True))
    ]


def chain_of(
    article: Article, item: SpanSet, speaker: Speaker, names: Sequence[Name], *, others: Sequence[SpanSet] = ()
) -> Chain:
    """The hops of the words: the speaker first, relays that the sentence states plainly, the article's outlet last.

    `names` are those of the article, in its order; `others` the attributions around this one: what is said in them,
    or told by their cues, is no relay of this. The last hop has a null span, and a null name where the article's
    outlet is unknown. An outlet stands once: the speaker's hop goes first, then the article's, then the innermost.
    """
    relays = relays_of(article.text, item, names, others)
    relays += [
        Relay(_FROM_CREDIT, m.span, name_here(article.text, m), "credit line", m.span)
        for m in reversed(credits_of(article))
    ]
    return _chain(article, speaker, tuple(relays))


def completed(
    article: Article,
    items: Sequence[SpanSet],
    speakers: Sequence[Speaker],
    chains: Sequence[Chain],
    parents: Sequence[int | None],
) -> list[Chain]:
    """The chains with what the sentences around them say.

    A relay holds for the sentences that continue its speech; and the words of a nested one go through its parent:
    own speaker, own relays there, the parent's chain.
    """
    done = list(chains)
    for place, before in goes_on(article.text, items, speakers, [_stated(c) for c in chains], parents):
        relays = tuple(replace(r, rule="goes on") for r in done[before].relays if r.rank < _FROM_CREDIT)
        done[place] = _chain(article, speakers[place], (*relays, *done[place].relays))
    for place in sorted(range(len(items)), key=lambda i: -size(items[i].content)):
        parent = parents[place]
        if parent is not None:
            inside = [r for r in done[place].relays if _inside(r.span, items[parent].content)]
            hops = joined((done[place].hops[0], *map(_hop, inside), *done[parent].hops))
            through = Because(
                rule=f"inside a{parent + 1}", spans=items[parent].source, values=(done[parent].hops[0].name or "",)
            )
            done[place] = Chain(hops, (*map(_step, inside), through), done[place].relays)
    return done


def joined(hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """The hops without a second one of the same name; the article's outlet, last, stays last."""
    first, *middle, last = hops
    if not middle and first.type == "outlet" and first.name and _plain(first.name) == _plain(last.name):
        return (first,)
    chain, seen = [first], {_plain(first.name), _plain(last.name)} - {""}
    for hop in middle:
        if _plain(hop.name) not in seen:
            seen.add(_plain(hop.name))
            chain.append(hop)
    return (*chain, last)


def _chain(article: Article, speaker: Speaker, relays: tuple[Relay, ...]) -> Chain:
    first = Hop(name=speaker.name, type=speaker.type, span=speaker.spans[0] if speaker.spans else None)
    hops = joined((first, *map(_hop, relays), Hop(name=article.outlet, type="outlet")))
    kept = {hop.span for hop in hops[1:]}
    return Chain(hops, tuple(_step(r) for r in relays if r.span in kept), relays)


def _stated(chain: Chain) -> int | None:
    """Where the words end that name a relay in the attribution's own sentence; null where none do."""
    return max((r.evidence[1] for r in chain.relays if r.rank < _FROM_CREDIT), default=None)


def _hop(relay: Relay) -> Hop:
    return Hop(name=relay.name, type="outlet", span=relay.span)


def _step(relay: Relay) -> Because:
    return Because(rule=relay.rule, spans=(relay.evidence,), values=(relay.name,))


def _plain(name: str | None) -> str:
    if not name:
        return ""
    outlet = None if _STATION.search(name) else outlet_named(_AGENCY.sub("", name))
    return " ".join(word for word in _WORD.findall((outlet.name if outlet else name).casefold()) if word != "the")


def _inside(span: Span, spans: Spans) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)
