"""The stance that one statement tells on an issue, read from the words around the matter; precision comes first.

For each place where the matter stands (*talks*), the phrases that lead to it in its clause are read from right to left:
*is ready* (for) *to return to* (weak) *talks*. One of refusal or one negation among them makes it closed, none and one
of willingness open; two, speech inside speech, another party as the subject, a question or a failure tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.positions.clauses import SUBORDINATE, Said, said
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
    office parliament congress senate people army military council commission union organisation organization coalition
    movement group alliance bloc front committee team company federation
""")
# Words that do not change what the word before them does to the word after them.
_LIGHT = stems_of("""
    the a an any all this these such more further new another direct formal of in on at by for with to over into between
    his her its their our my your 's no not immediate peace , both be have upcoming next planned proposed full and other
""")
_ON = stems_of("on over about into in at during under against from with after before towards")
_BOTH = stems_of("both two sides parties between them neighbours neighbors together")
_THEIRS = stems_of("they them")
_FORCES = stems_of(
    "troops forces soldiers officials envoys diplomats negotiators delegates citizens lawmakers"
)  # beside a name
_AGAINST_ACTS, _FOR_ACTS = frozenset({"refuse-talks", "reject"}), frozenset({"offer-talks", "agree"})
_FOR_AFTER = stems_of("necessary needed essential vital crucial indispensable welcome")
_AGAINST_AFTER = stems_of("impossible pointless useless meaningless unacceptable unnecessary over dead futile")
# "The talks committee" is nobody's talks.
_BODIES = stems_of("committee commission team delegation council body office chief bloc group coordinator secretary")
_EARLIER = stems_of("previously earlier originally initially once formerly")
_THIRD = stems_of("he she they him her his their them")
_PRONOUNS = stems_of("i we he she it there his her its our")
_ONLY_WAY = stems_of("way solution path option answer")


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
    cue: str, content: str, *, matter: Matter, own: frozenset[str], others: frozenset[str], act: str | None = None
) -> Reading | None:
    """The reading of a statement; null where the matter does not stand in it.

    `own` and `others` are the stems of the names of the speaker's party and of the other parties.
    """
    words = said(cue, content)
    inside = words.words[words.begin :]
    mentions = [
        _after_modal(words, start + words.begin, end + words.begin)
        for start, end in matter.mentions(inside)
        if end + words.begin == len(words.stems) or words.stems[end + words.begin] not in _BODIES
    ]
    mediated = list(_mediated(words, others, bool(mentions)))
    if not mentions and not mediated:
        return None
    if _DENIES & set(words.stems[: words.begin]):
        return Reading(None, denies=True)
    reader = _Reader(words, own, others, act)
    found = [one for start, end in mediated if (one := reader.offer(start, end))]
    found = found or [one for start, end in mentions if (one := reader.at(start, end))]
    reading = _together(found)
    before = words.stems[: words.begin]
    earlier = bool(_EARLIER & set(before)) or (bool(before) and words.form(0) == "had")
    return replace(reading, earlier=earlier) if earlier and reading.stance else reading


def _after_modal(words: Said, start: int, end: int) -> tuple[int, int]:
    """The matter from its verb on, where a modal verb stands in it: "fighters can return"."""
    inside = [p.end for p in words.phrases if start < p.start and p.end < end and p.sense in ("will", "can", "ought")]
    return (max(inside), end) if inside else (start, end)


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
        if self._after_before(start):
            needed = condition_of(words, start, end, closed=False)
            return Reading("conditional", (words.span(start, end),), words.span(*needed)) if needed else None
        chain = self._chain(start)
        if chain is None:
            return None
        stance = self._stance(chain, start, end)
        if stance is None and (only := self._only_if(chain, start, end)):
            return Reading("conditional", self._span(chain, start, end), only)
        if stance is None:
            told = self._told_after(chain, start, end)
            if told is None:
                return None
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
        if left > 0 and words.stems[left - 1] in SUBORDINATE:
            return None
        chain: list[Told] = []
        edge, room = start, _NEAR
        for phrase in reversed(words.phrases):
            if phrase.start >= start or phrase.end > edge:
                continue
            heavy = 0 if phrase.sense in ("will", "can", "ought") else _HEAVY
            if phrase.start < left or self._between(phrase.end, edge) > room:
                break
            if self._weight(phrase.end, edge) > heavy or self._leads_away(phrase.end, edge):
                break
            in_cue = phrase.start < words.begin
            if phrase.sense == "void" or (phrase.sense == "report" and not in_cue):
                return None
            if phrase.sense != "report":
                chain.insert(0, phrase)
            edge, room = phrase.start, _APART
        return chain

    def _between(self, start: int, end: int) -> int:
        """How many words are between two places; names are none."""
        return sum(word.small for word in self._words.words[start:end])

    def _weight(self, start: int, end: int) -> int:
        """How many words between two places may change what the first does to the second."""
        return sum(
            word.small and word.stem not in _LIGHT | _NEGATIONS and not word.stem.endswith("ly")
            for word in self._words.words[start:end]
        )

    def _leads_away(self, start: int, end: int) -> bool:
        """Whether what stands between two places makes the second another's: "urged him to curb", "a vote on"."""
        words, heavy = self._words, False
        for at in range(start, end):
            found, small = words.stems[at], words.words[at].small
            if found == "to" and at + 1 < end and words.words[at + 1].small and words.stems[at + 1] not in _LIGHT:
                return True
            if heavy and found in _ON:
                return True
            heavy = heavy or (small and found not in _LIGHT | _NEGATIONS)
        return False

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
            if not negations and self._is_doing(chain, start) and self._subject_fits(chain, start):
                return "open"
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
        if self._is_doing(chain, start):
            return "open"
        if "will" in senses and (last.sense == "weak" or start - last.end <= 1) and self._is_verb(start, last):
            return "open"
        return None

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
        if left > words.begin and not self._has_subject(left, first) and not self._subject_before(left):
            return False
        if _THIRD & set(words.stems[left:first]) and self._names_another(left):
            return False
        for word in words.words[left:first]:
            if not word.stem[0].isalpha() or word.stem in self._own or word.stem in _OURS | _NEGATIONS:
                continue
            if word.stem in _THEIRS and not named & self._others:
                continue
            if word.stem in _FORCES and self._own & set(words.stems[left:first]):
                continue
            if word.small and word.stem.endswith("ly"):
                continue
            return False
        return True

    def _names_another(self, left: int) -> bool:
        """Whether somebody stands before word `left` whom "he" or "she" after it may mean."""
        words = self._words
        return any(
            word.stem in _THIRD or (not word.small and word.stem not in self._own and at > words.begin)
            for at, word in enumerate(words.words[words.begin : left], words.begin)
            if word.stem[0].isalpha() and word.stem != "i"
        )

    def _has_subject(self, left: int, first: int) -> bool:
        stems = self._words.stems[left:first]
        return any(found in _PRONOUNS or found in self._own or found in _THEIRS for found in stems)

    def _subject_before(self, left: int) -> bool:
        """Whether the sentence begins with the speaker's party, or with what the cue's own subject does."""
        words = self._words
        if words.stems[left - 1] in ".;:?!":
            return True
        start, _ = words.sentence(left)
        while start < left and (words.stems[start] in ("that", ",") or words.stems[start].endswith("ly")):
            start += 1
        found = words.stems[start]
        begins = any(phrase.start == start for phrase in words.phrases)
        return found in _PRONOUNS or found in self._own or found == "to" or begins

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

    def _only_if(self, chain: Sequence[Told], start: int, end: int) -> Span | None:
        """The condition of what can be: "fighters can return only if they ask", "it is possible only when they go"."""
        words = self._words
        stop = words.clause_after(end)
        possible = not chain and words.stems[end : end + 3] in (("will", "be", "possibl"), ("would", "be", "possibl"))
        can = len(chain) == 1 and chain[0].sense == "can" and start - chain[0].end <= 1
        if not (can or possible or words.stems[end : end + 2] == ("be", "possibl")) or self._negations(chain, start):
            return None
        found = condition_of(words, start, end, closed=False)
        only = found is not None and "only" in words.stems[end : found[0] + 1] and found[0] <= stop + 1
        return words.span(*found) if found is not None and only else None

    def _after_before(self, start: int) -> bool:
        left = self._words.clause_before(start)
        return left > 0 and self._words.stems[left - 1] == stem("before")

    def _span(self, chain: Sequence[Told], start: int, end: int) -> tuple[Span, ...]:
        """The words from the first phrase in the content to the matter."""
        words = self._words
        first = min([phrase.start for phrase in chain if phrase.start >= words.begin] or [start])
        return (words.span(first, max(end, start + 1)),)
