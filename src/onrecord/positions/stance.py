"""The stance that one statement tells on an issue, read from the words around the matter; precision comes first.

For each place where the matter stands (*talks*), the phrases that lead to it in its clause are read from right to left:
*is ready* (for) *to return to* (weak) *talks*. One of refusal or one negation among them makes it closed, none and one
of willingness open; two, speech inside speech, another party as the subject, a question or a failure tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.positions.clauses import Said, said
from onrecord.positions.conditions import condition_of
from onrecord.positions.leads import (
    NEAR,
    NEGATIONS,
    chain_before,
    count_negations,
    is_no_duty,
    is_only_named,
    led_from,
)
from onrecord.positions.matter import Matter
from onrecord.positions.mentions import mentions_in
from onrecord.positions.stance_phrases import Told, stems_of
from onrecord.positions.subjects import subject_fits
from onrecord.positions.verdicts import does_otherwise, is_judged, is_undone, ought_after, verdict_after
from onrecord.record import Span, Stance
from onrecord.resolution.acts.words import stem

_DENIES = stems_of("deny denial refute dispute rebut")
_BOTH = stems_of("both two sides parties between them neighbours neighbors together")
_AGAINST_ACTS, _FOR_ACTS = frozenset({"refuse-talks", "reject"}), frozenset({"offer-talks", "agree"})
_THREATENS = (stem("threaten"),)
_WARN, _TELL = stems_of("warn caution tell"), stems_of("tell instruct")
_EARLIER = stems_of("previously earlier originally initially once formerly")


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance of one statement, the words that tell it and its condition, as offsets in the content.

    `denies`: the statement denies what it speaks of, which is no position. `earlier`: it tells of an earlier day than
    the one it was published on ("has previously refused").
    """

    stance: Stance | None
    words: tuple[Span, ...] = ()
    condition: Span | None = None
    denies: bool = False
    earlier: bool = False


def stance_of(
    cue: str,
    content: str,
    *,
    matter: Matter,
    own: frozenset[str],
    others: frozenset[str],
    act: str | None = None,
    named: bool = True,
) -> Reading | None:
    """The reading of a statement; null where the matter does not stand in it.

    `own` and `others` are the stems of the names of the speaker's party and of the other parties; `named` is whether
    what the issue is about stands in the statement itself.
    """
    words = said(cue, content)
    mentions = mentions_in(words, matter, others, named=named)
    mediated = list(_mediated(words, others, bool(mentions)))
    if not mentions and not mediated:
        return None
    if _DENIES & set(words.stems[: words.begin]):
        return Reading(None, denies=True)
    reader = _Reader(words, own, others, act)
    found = [one for start, end in mediated if (one := reader.offer(start, end))]
    found = found or [one for start, end in mentions if (one := reader.at(start, end))]
    if not found and not mentions:
        return None
    reading = _together(found)
    before = words.stems[: words.begin]
    earlier = bool(_EARLIER & set(before)) or (bool(before) and words.form(0) == "had")
    return replace(reading, earlier=earlier) if earlier and reading.stance else reading


def _together(found: Sequence[Reading]) -> Reading:
    stances = {one.stance for one in found}
    if not stances:
        return Reading(None)
    if {"open", "closed"} <= stances:
        return Reading("unclear", tuple(dict.fromkeys(span for one in found for span in one.words)))
    order: Sequence[Stance] = ("mediating", "conditional", "closed", "open", "unclear")
    best = next(stance for stance in order if stance in stances)
    return next(one for one in found if one.stance == best)


def _mediated(words: Said, others: frozenset[str], on_it: bool) -> Iterator[tuple[int, int]]:
    """Where a third party's help is spoken of, if it is between parties of the issue or about its matter."""
    stems = words.stems[words.begin :]
    between = on_it or len(others & set(stems)) > 1 or (bool(others & set(stems)) and bool(_BOTH & set(stems)))
    for phrase in words.phrases if between else ():
        offered = phrase.sense in ("mediate", "mediation") and phrase.start >= words.begin
        if offered and not words.form(phrase.start).endswith(("ed", "ing")):
            yield phrase.start, phrase.end
    for at, found in enumerate(words.stems):
        if between and found == "bring" and at >= words.begin and "together" in words.stems[at : at + 10]:
            yield at, at + 1


class _Reader:
    """Reads the stance at one place of a statement after another."""

    def __init__(self, words: Said, own: frozenset[str], others: frozenset[str], act: str | None) -> None:
        self._words, self._own, self._others, self._act = words, own, others, act

    def offer(self, start: int, end: int) -> Reading | None:
        """A third party's offer to mediate or host, at words `start` to `end`."""
        chain = chain_before(self._words, start)
        if (
            chain is None
            or count_negations(self._words, chain, start)
            or not subject_fits(self._words, self._own, self._others, chain, start)
        ):
            return None
        senses = {phrase.sense for phrase in chain}
        by_noun = any(phrase.sense == "mediation" and phrase.start == start for phrase in self._words.phrases)
        if by_noun:
            willing = any(self._words.stems[phrase.start] in ("offer", "propos") for phrase in chain)
        else:
            willing = bool(senses & {"for", "will", "can"})
        if not willing or senses & {"against", "perhaps"} or self._words.asks(start):
            return None
        return Reading("mediating", self._span(chain, start, end))

    def at(self, start: int, end: int) -> Reading | None:
        """The stance on the matter at words `start` to `end`."""
        words = self._words
        if words.asks(start):
            return None
        if self._after_before(start):
            needed = condition_of(words, start, end, closed=False)
            if needed is None or needed[0] > start:
                return None
            return Reading("conditional", (words.span(start, end),), words.span(*needed))
        chain = chain_before(self._words, start)
        if chain is None:
            return None
        first, lead = chain[0].start if chain else start, start
        if all(phrase.sense == "weak" for phrase in chain) and (joined := led_from(self._words, first)) != first:
            before = chain_before(self._words, joined)
            if before is None or NEGATIONS & set(words.stems[joined:start]):
                return None
            chain, lead = [*before, *chain], joined
        stance = self._stance(chain, lead, end)
        if stance is None and (only := self._only_if(chain, start, end)):
            return Reading("conditional", self._span(chain, start, end), only)
        if stance is None:
            told = None if chain else verdict_after(words, start, end)
            if told is None:
                return None
            stance, end = told
        if (stance == "open" and self._act in _AGAINST_ACTS) or (stance == "closed" and self._act in _FOR_ACTS):
            return None
        spans = self._span(chain, start, end)
        if stance in ("open", "closed"):
            strict = stance == "closed" or self._only_will(chain, start)
            condition = condition_of(words, start, end, closed=strict)
            if condition is not None:
                return Reading("conditional", spans, words.span(*condition))
        return Reading(stance, spans)

    def _stance(self, chain: Sequence[Told], start: int, end: int) -> Stance | None:
        senses = [phrase.sense for phrase in chain]
        negations = count_negations(self._words, chain, start)
        against = senses.count("against") + negations + is_undone(self._words, chain, end)
        if not chain:
            if negations == 1 and self._warns_not_to(start):
                return "closed"
            if not negations and is_undone(self._words, chain, end) and ought_after(self._words, end):
                return "closed"
            if not negations and self._tells_to(start):
                return "open"
            if (
                not negations
                and self._is_doing(chain, start)
                and subject_fits(self._words, self._own, self._others, chain, start)
            ):
                return "open"
            alone = start - self._words.begin == 1 and negations == 1 and self._act in _AGAINST_ACTS
            return "closed" if alone else None
        if set(senses) == {"weak"} and negations <= 1:  # "told | Tarn to return to talks", and not to
            told_to = self._tells_to(chain[0].start) if not negations else self._warns_not_to(chain[0].start)
            if told_to:
                return "closed" if negations else "open"
        if not subject_fits(self._words, self._own, self._others, chain, start):
            return None
        if "perhaps" in senses:
            return "unclear" if against == 0 else None
        if set(senses) <= {"against", "weak"} and (is_only_named(self._words, chain) or is_judged(self._words, end)):
            return None
        if negations and any(is_no_duty(self._words, phrase) for phrase in chain):
            return None
        if self._words.stems[chain[-1].start : chain[-1].end] == _THREATENS and not self._words.words[start].small:
            return None  # "threatened Tarn" is no threat to do it
        if against == 0 and does_otherwise(self._words, chain, start, end):
            return None
        if against == 1:
            told = senses.count("against") == 1 or bool(set(senses) & {"for", "will", "can", "ought"})
            return "closed" if told or self._warns_not_to(start) else None
        if against:
            return None
        if set(senses) & {"for", "ought"}:
            return "open"
        last = chain[-1]
        if self._is_doing(chain, start):
            return "open"
        if "will" in senses and (last.sense == "weak" or start - last.end <= 1) and self._is_verb(start, last):
            return "open"
        return None

    def _warns_not_to(self, start: int) -> bool:
        """Whether a cue warns somebody not to do it: "warned Tarn not to attack"."""
        stems = self._words.stems
        before = range(max(self._words.clause_before(start), start - NEAR), start)
        told = bool(_WARN & set(stems[: self._words.begin]))
        return told and any(stems[at] == "not" and stems[at + 1] == "to" for at in before)

    def _tells_to(self, start: int) -> bool:
        """Whether a cue tells somebody to do it: "told | Tarn to leave the strait"."""
        words = self._words
        named = words.words[words.begin : start - 1]
        return (
            bool(_TELL & set(words.stems[: words.begin]))
            and 0 < len(named) <= NEAR
            and words.stems[start - 1] == "to"
            and all(word.stem not in NEGATIONS | {"that", ","} for word in named)
        )

    def _is_doing(self, chain: Sequence[Told], start: int) -> bool:
        """Whether it is what the subject does, or will be doing: "is withdrawing", "was launching the campaign"."""
        first = next((phrase.start for phrase in chain if phrase.sense != "will"), start)
        if first <= self._words.begin or any(phrase.sense not in ("weak", "will") for phrase in chain):
            return False
        return self._words.stems[first - 1] == "be" and self._words.form(first).endswith("ing")

    def _is_verb(self, start: int, last: Told) -> bool:
        """Whether the matter is what will be done: "will meet", "will hold talks"."""
        begin, end = self._words.words[start].span
        form = self._words.content[begin:end]
        return last.sense == "weak" or (form.islower() and not form.endswith(("s", "ing", "ed")))

    def _only_if(self, chain: Sequence[Told], start: int, end: int) -> Span | None:
        """The condition of what can be: "fighters can return only if they ask", "it is possible only when they go"."""
        words = self._words
        stop = words.clause_after(end)
        possible = not chain and words.stems[end : end + 3] in (("will", "be", "possibl"), ("would", "be", "possibl"))
        can = len(chain) == 1 and chain[0].sense == "can" and start - chain[0].end <= 1
        if (
            self._only_will(chain, start)
            and not count_negations(self._words, chain, start)
            and subject_fits(self._words, self._own, self._others, chain, start)
        ):
            needed = condition_of(words, start, end, closed=True)
            return words.span(*needed) if needed else None
        if not (can or possible or words.stems[end : end + 2] == ("be", "possibl")) or count_negations(
            self._words, chain, start
        ):
            return None
        found = condition_of(words, start, end, closed=False)
        only = found is not None and "only" in words.stems[end : found[0] + 1] and found[0] <= stop + 1
        return words.span(*found) if found is not None and only else None

    def _only_will(self, chain: Sequence[Told], start: int) -> bool:
        """Whether it is said that only so it will be: "will only take part in talks when they are free"."""
        said_only = "only" in self._words.stems[max(start - NEAR, 0) : start]
        return said_only and any(phrase.sense == "will" for phrase in chain)

    def _after_before(self, start: int) -> bool:
        left = self._words.clause_before(start)
        return left > 0 and self._words.stems[left - 1] == stem("before")

    def _span(self, chain: Sequence[Told], start: int, end: int) -> tuple[Span, ...]:
        """The words from the first phrase in the content to the matter."""
        words = self._words
        first = min([phrase.start for phrase in chain if phrase.start >= words.begin] or [start])
        return (words.span(first, max(end, start + 1)),)
