"""What stands after the matter: a verdict ("talks are pointless"), or that it be undone ("that talks be halted")."""

from __future__ import annotations

from onrecord.positions.clauses import Said
from onrecord.positions.leads import NEGATIONS
from onrecord.positions.stance_phrases import stems_of
from onrecord.record import Stance

_FOR = stems_of("necessary needed essential vital crucial indispensable welcome overdue lawful justified")
_AGAINST = stems_of("""
    impossible pointless useless meaningless unacceptable unnecessary over dead futile unlawful illegal unconstitutional
    wrong mistake disgrace outrage reckless disastrous catastrophic disaster catastrophe immoral unjustified shameful
    counterproductive intolerable inhumane unthinkable callous abhorrent indefensible
""")
_ONLY_WAY = stems_of("way solution path option answer")
_DEEMS = stems_of("call brand deem rule consider term label find judge describe denounce condemn")
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
    for at, found in enumerate(stems):
        if found in _FOR | _AGAINST:
            return ("open" if (found in _FOR) != negated else "closed"), end + at + 1
        if found in _ONLY_WAY and "only" in stems[:at]:
            return ("closed" if negated else "open"), end + at + 1
    return None


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


def is_undone(words: Said, end: int) -> bool:
    """Whether what is said is that the matter before word `end` be given up."""
    return _undone(words, end) is not None


def ought_after(words: Said, end: int) -> bool:
    """Whether it ought to be, or will be, undone."""
    found = _undone(words, end)
    return found is not None and any(
        end <= p.start and p.end <= found[0] + 1 and p.sense in ("ought", "will") for p in words.phrases
    )
