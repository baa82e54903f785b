"""What stands after the matter: a verdict ("talks are pointless"), or that it be undone ("that talks be halted")."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.positions.clauses import Said
from onrecord.positions.leads import NEGATIONS, SAME_OF
from onrecord.positions.stance_phrases import Told, stems_of
from onrecord.record import Stance

_FOR = stems_of("necessary needed essential vital crucial indispensable welcome overdue lawful justified")
_AGAINST = stems_of("""
    impossible pointless useless meaningless unacceptable unnecessary over dead futile unlawful illegal unconstitutional
    wrong mistake disgrace outrage reckless disastrous catastrophic disaster catastrophe immoral unjustified shameful
    counterproductive intolerable inhumane unthinkable callous abhorrent indefensible
""")
_PAST = stems_of("over dead")
_ONLY_WAY = stems_of("way solution path option answer")
_DEEMS = stems_of("call brand deem rule consider term label find judge describe denounce condemn")
# Nouns that undo what stands before them ("the troop withdrawal"), and verbs of who has it done ("wants it halted").
_UNDOING = stems_of(
    "withdrawal pullout pull-out exit expulsion removal suspension ban reduction cut cancellation closure repeal freeze"
    " boycott departure ouster overthrow dismissal abolition cessation"
)
_HAS_DONE = stems_of("order want demand see get have")
_NOT_AFTER_PARTICIPLE = stems_of("by in on at last under since after during when # and")
_ASKS = stems_of("urge ask call press persuade convince encourage invite instruct")
_PRONOUNS = stems_of("they he she we i you it")
_PREPOSITIONS = stems_of("of into about over on for against after by in")
_GOES_ON = stems_of("have take hold start begin resume continue go happen proceed occur come last")
_WHICH = stems_of("that which who")
_UNDONE = 8  # words after the matter in which it may be undone
_VERB_WITHIN, _LONGEST = 5, 9  # words after the matter in which its verb stands, and the verdict


def verdict_after(words: Said, start: int, end: int) -> tuple[Stance, int] | None:
    """The stance told after the matter at words `start` to `end`, and where that ends; null where there is none."""
    if start - max(words.clause_before(start), words.begin) > 4:
        return None
    stop = min(words.clause_after(end), end + _LONGEST)
    stems = words.stems[end:stop]
    if "be" not in stems[:_VERB_WITHIN]:
        return _deemed(words, start, end)
    negated = bool(NEGATIONS & set(stems))
    verb = end + stems.index("be")
    if any(end <= phrase.start < verb and phrase.sense in ("report", "for", "against") for phrase in words.phrases):
        return None  # "the court says that the talks are unlawful"
    if _PRONOUNS & set(words.stems[end:verb]) or words.form(verb + 1).endswith("ing") or _is_of_another(words, start):
        return None  # "warned the powers they are close to catastrophe", "an inquiry into the talks is needed"
    for at, found in enumerate(stems):
        if negated and found in _PAST:
            return None  # "the war is not over"
        if found in _FOR | _AGAINST:
            return ("open" if (found in _FOR) != negated else "closed"), end + at + 1
        if found in _ONLY_WAY and "only" in stems[max(at - 2, 0) : at]:
            return ("closed" if negated else "open"), end + at + 1
    return None


def _is_of_another(words: Said, start: int) -> bool:
    """Whether the matter at word `start` only tells more of what stands before it: "an inquiry into the talks"."""
    for at in range(max(words.clause_before(start), words.begin) + 1, start):
        if words.stems[at] in _PREPOSITIONS and not (words.stems[at] == "of" and words.stems[at - 1] in SAME_OF):
            return True
    return False


def _deemed(words: Said, start: int, end: int) -> tuple[Stance, int] | None:
    """What somebody calls the matter: "ruled the strike unlawful", "called talks with Tarn a mistake"."""
    before = words.stems[max(0, start - 4) : start]
    if not _DEEMS & set(before) or NEGATIONS & set(before):
        return None
    for at in range(end, min(words.clause_after(end), end + 4)):
        found = words.stems[at]
        if found in _FOR | _AGAINST:
            return ("open" if found in _FOR else "closed"), at + 1
    return None


def _undone(words: Said, end: int) -> tuple[int, int] | None:
    """Where "be" and a refusal stand after the matter: "talks must be halted", "that the presence is reined in"."""
    stop = min(words.clause_after(end), end + _UNDONE)
    for at in range(end, stop):
        if words.stems[at] in _WHICH:
            return None
        if words.stems[at] != "be":
            continue
        for phrase in words.phrases:
            if phrase.sense == "against" and at < phrase.start <= at + 3 and phrase.start < stop:
                ends = words.form(phrase.start).endswith(("ed", "en", "cut"))
                held = (NEGATIONS | {"to"}) & set(words.stems[end : phrase.start])
                return (at, phrase.end) if ends and not held else None
    return None


def is_undone(words: Said, chain: Sequence[Told], end: int) -> bool:
    """Whether what is said is that the matter before word `end` be given up, to which the phrases of `chain` lead."""
    owning = end < len(words.stems) and words.form(end) in ("'s", "’s")
    if _UNDOING & set(words.stems[end + owning : end + owning + 1]):
        return True
    has_it_done = bool(chain) and words.stems[chain[-1].start] in _HAS_DONE
    return (has_it_done and _participle(words, end)) or _undone(words, end) is not None


def _participle(words: Said, end: int) -> bool:
    """Whether a refusal stands behind the matter as a participle: "ordered the talks halted", "… to be halted"."""
    at = end + 2 if words.stems[end : end + 2] == ("to", "be") else end
    return any(
        phrase.sense == "against"
        and phrase.start == at
        and words.form(at).endswith(("ed", "en"))
        and words.stems[phrase.end : phrase.end + 1] not in [(found,) for found in _NOT_AFTER_PARTICIPLE]
        for phrase in words.phrases
    )


def is_judged(words: Said, end: int) -> bool:
    """Whether a verdict is given on what leads to the matter as a whole: "to end the talks would be a mistake"."""
    stems = words.stems[end : min(words.clause_after(end), end + _LONGEST)]
    return "be" in stems[:_VERB_WITHIN] and bool((_FOR | _AGAINST) & set(stems[stems.index("be") :]))


def _is_asked(words: Said, chain: Sequence[Told], start: int, end: int) -> bool:
    """Whether the matter at words `start` to `end` is who is asked to do what follows: "urged the fleet to turn"."""
    if not chain or words.stems[end : end + 1] != ("to",) or end + 1 == len(words.stems):
        return False
    by = words.stems[chain[-1].start] in _ASKS and words.stems[chain[-1].end - 1] != "for"
    return by and "to" not in words.stems[chain[-1].end : start] and words.words[end + 1].small


def does_otherwise(words: Said, chain: Sequence[Told], start: int, end: int) -> bool:
    """Whether the matter is who will do, or is asked to do, something else: "announced that the troops would leave"."""
    modal = next((p for p in words.phrases if p.start == end and p.sense in ("will", "can", "ought")), None)
    if modal is None and not _is_asked(words, chain, start, end):
        return False
    at = modal.end if modal else end + 1
    while at < len(words.stems) and (words.stems[at] in NEGATIONS or words.stems[at].endswith("ly")):
        at += 1
    after = words.stems[at : at + 2]
    if after[:1] == ("be",):  # "will be held", and not "will be honest"
        return len(after) > 1 and not words.form(at + 1).endswith(("ed", "en", "held"))
    return bool(after) and after[0] not in _GOES_ON


def ought_after(words: Said, end: int) -> bool:
    """Whether it ought to be, or will be, undone."""
    found = _undone(words, end)
    return found is not None and any(
        end <= p.start and p.end <= found[0] + 1 and p.sense in ("ought", "will") for p in words.phrases
    )
