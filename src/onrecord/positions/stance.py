"""The stance that one statement tells on an issue, read from the words around the matter; precision comes first.

For each place where the matter stands (*talks*), the phrases that lead to it in its clause are read from right to left:
*is ready* (for) *to return to* (weak) *talks*. One of refusal or one negation among them makes it closed, none and one
of willingness open; two, speech inside speech, another party as the subject, a question or a failure tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.positions.clauses import OPEN_QUESTION, Said, said
from onrecord.positions.conditions import condition_of
from onrecord.positions.matter import Matter
from onrecord.positions.phrases import Told, stems_of
from onrecord.record import Span, Stance
from onrecord.resolution.act_words import stem

_NEGATIONS = stems_of("not never no cannot neither nor hardly")
_NOBODY = stems_of("nobody none few nothing anybody anyone someone somebody everyone")
_NEAR, _APART = 5, 5  # words between the last phrase and the matter, and between two phrases
_HEAVY = 2  # of them, those that are no article, preposition, pronoun or the like
_DENIES = stems_of("deny denial refute dispute rebut")
# Words that may stand before the first phrase of a clause without naming somebody else as its subject.
_OURS = stems_of("""
    that there it he she we i his her its our their my the a an own government country side nation state administration
    leadership party delegation cabinet ministry minister president presidency kingdom republic authorities authority
    be have do will would not also still now always again only therefore already first today tomorrow fully deeply very
    strongly clearly ready both all to of in on at by for with as this these such so far more ever even yet then just
    repeatedly immediately currently really absolutely categorically firmly 's prime foreign defence defense chief
    office parliament congress senate people army military council commission union organisation organization
""")
# Words that do not change what the word before them does to the word after them.
_LIGHT = stems_of("""
    the a an any all this these such more further new another direct formal of in on at by for with to over into between
    his her its their our my your 's no not immediate peace , both be have upcoming next planned proposed full and
""")
_THEIRS = stems_of("they them")
_AGAINST_ACTS, _FOR_ACTS = frozenset({"refuse-talks", "reject"}), frozenset({"offer-talks", "agree"})
_FOR_AFTER = stems_of("necessary needed essential vital crucial indispensable welcome")
_AGAINST_AFTER = stems_of("impossible pointless useless meaningless unacceptable unnecessary over dead futile")
_ONLY_WAY = stems_of("way solution path option answer")


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance of one statement, the words that tell it and its condition, as offsets in the content.

    `denies`: the statement denies what it speaks of, which is no position.
    """

    stance: Stance | None
    words: tuple[Span, ...] = ()
    condition: Span | None = None
    denies: bool = False


def stance_of(
    cue: str, content: str, *, matter: Matter, own: frozenset[str], others: frozenset[str], act: str | None = None
) -> Reading | None:
    """The reading of a statement; null where the matter does not stand in it.

    `own` and `others` are the stems of the names of the speaker's party and of the other parties.
    """
    words = said(cue, content)
    inside = words.words[words.begin :]
    mentions = [(start + words.begin, end + words.begin) for start, end in matter.mentions(inside)]
    mediated = list(_mediated(words, others, bool(mentions)))
    if not mentions and not mediated:
        return None
    if _DENIES & set(words.stems[: words.begin]):
        return Reading(None, denies=True)
    reader = _Reader(words, own, others, act)
    found = [one for start, end in mediated if (one := reader.offer(start, end))]
    found = found or [one for start, end in mentions if (one := reader.at(start, end))]
    return _together(found)


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
    between = on_it or bool(others & set(words.stems[words.begin :]))
    for phrase in words.phrases if between else ():
        if phrase.sense in ("mediate", "mediation") and phrase.start >= words.begin:
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
        chain = self._chain(start)
        if chain is None or self._negations(chain, start) or not self._subject_fits(chain, start):
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
        chain = self._chain(start)
        if chain is None:
            return None
        stance = self._stance(chain, start, end)
        if stance is None:
            told = self._told_after(chain, start, end)
            if told is None:
                needed = condition_of(words, start, end, closed=False) if self._after_before(start) else None
                if needed is None:
                    return None
                return Reading("conditional", (words.span(start, end),), words.span(*needed))
            stance, end = told
        if (stance == "open" and self._act in _AGAINST_ACTS) or (stance == "closed" and self._act in _FOR_ACTS):
            return None
        spans = self._span(chain, start, end)
        if stance in ("open", "closed"):
            condition = condition_of(words, start, end, closed=stance == "closed")
            if condition is not None:
                return Reading("conditional", spans, words.span(*condition))
        return Reading(stance, spans)

    def _chain(self, start: int) -> list[Told] | None:
        """The phrases that lead to word `start`, the first one first; null where what leads to it tells nothing."""
        words = self._words
        left = words.clause_before(start)
        if left > 0 and words.stems[left - 1] in OPEN_QUESTION:
            return None
        chain: list[Told] = []
        edge, room = start, _NEAR
        for phrase in reversed(words.phrases):
            if phrase.start >= start or phrase.end > edge:
                continue
            if phrase.start < left or edge - phrase.end > room or self._weight(phrase.end, edge) > _HEAVY:
                break
            in_cue = phrase.start < words.begin
            if phrase.sense == "void" or (phrase.sense == "report" and not in_cue):
                return None
            if phrase.sense != "report":
                chain.insert(0, phrase)
            edge, room = phrase.start, _APART
        return chain

    def _weight(self, start: int, end: int) -> int:
        """How many words between two places may change what the first does to the second."""
        return sum(word.small and word.stem not in _LIGHT for word in self._words.words[start:end])

    def _negations(self, chain: Sequence[Told], start: int) -> int:
        words = self._words
        first = max(words.clause_before(start), (chain[0].start if chain else start) - 4)
        held = {at for phrase in chain for at in range(phrase.start, phrase.end)}
        return sum(
            words.stems[at] in _NEGATIONS and at not in held and words.stems[at + 1] not in ("only", "just")
            for at in range(first, start)
        )

    def _stance(self, chain: Sequence[Told], start: int, end: int) -> Stance | None:
        senses = [phrase.sense for phrase in chain]
        negations = self._negations(chain, start)
        against = senses.count("against") + negations
        if not chain:
            alone = start - self._words.begin == 1 and negations == 1 and self._act in _AGAINST_ACTS
            return "closed" if alone else None
        if not self._subject_fits(chain, start):
            return None
        if "perhaps" in senses:
            return "unclear" if against == 0 else None
        if against == 1:
            told = senses.count("against") == 1 or bool(set(senses) & {"for", "will", "can", "ought"})
            return "closed" if told else None
        if against:
            return None
        if set(senses) & {"for", "ought"}:
            return "open"
        last = chain[-1]
        if "will" in senses and (last.sense == "weak" or start - last.end <= 1) and self._is_verb(start, last):
            return "open"
        return None

    def _is_verb(self, start: int, last: Told) -> bool:
        """Whether the matter is what will be done: "will meet", "will hold talks"."""
        begin, end = self._words.words[start].span
        form = self._words.content[begin:end]
        return last.sense == "weak" or (form.islower() and not form.endswith(("s", "ing", "ed")))

    def _subject_fits(self, chain: Sequence[Told], start: int) -> bool:
        """Whether the first phrase has no subject but the speaker's party; what ought to be done may have any."""
        words = self._words
        first = chain[0].start if chain else start
        left = max(words.clause_before(start), words.begin)
        if first >= words.begin and _NOBODY & set(words.stems[left:first]):
            return False
        if first < words.begin or (chain and chain[0].sense == "ought"):
            return True
        named = set(words.stems[words.begin : first])
        for word in words.words[left:first]:
            if not word.stem[0].isalpha() or word.stem in self._own or word.stem in _OURS | _NEGATIONS:
                continue
            if word.stem in _THEIRS and not named & self._others:
                continue
            if word.small and word.stem.endswith("ly"):
                continue
            return False
        return True

    def _told_after(self, chain: Sequence[Told], start: int, end: int) -> tuple[Stance, int] | None:
        """The stance told after the matter, and where: "talks are pointless", "dialogue is the only way"."""
        words = self._words
        if chain or start - max(words.clause_before(start), words.begin) > 4:
            return None
        stop = min(words.clause_after(end), end + 9)
        stems = words.stems[end:stop]
        if "be" not in stems[:5]:
            return None
        negated = bool(_NEGATIONS & set(stems))
        for at, found in enumerate(stems):
            if found in _FOR_AFTER | _AGAINST_AFTER:
                return ("open" if (found in _FOR_AFTER) != negated else "closed"), end + at + 1
            if found in _ONLY_WAY and "only" in stems[:at]:
                return ("closed" if negated else "open"), end + at + 1
        return None

    def _after_before(self, start: int) -> bool:
        left = self._words.clause_before(start)
        return left > 0 and self._words.stems[left - 1] == stem("before")

    def _span(self, chain: Sequence[Told], start: int, end: int) -> tuple[Span, ...]:
        """The words from the first phrase in the content to the matter."""
        words = self._words
        first = min([phrase.start for phrase in chain if phrase.start >= words.begin] or [start])
        return (words.span(first, max(end, start + 1)),)
