"""The phrases that lead to one place of a statement, from right to left: "is ready" "to return to" talks."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.positions.clauses import SUBORDINATE, Said
from onrecord.positions.stance_phrases import Told, stems_of

NEGATIONS = stems_of("not never no cannot neither nor hardly")
NEAR, _APART = 5, 5  # words between the last phrase and the matter, and between two phrases
_HEAVY = 2  # of them, those that are no article, preposition, pronoun or the like
# Words that do not change what the word before them does to the word after them.
LIGHT = stems_of("""
    the a an any all this these such more further new another direct formal of in on at by for with to over into between
    his her its their our my your 's no not immediate peace , both be have upcoming next planned proposed full and other
""")
_ON = stems_of("on over about into in at during under against from with after before towards by")
_WHERE = stems_of("in during after before")  # where it is agreed: "agreed in talks to sail"
_DETERMINERS = stems_of("the a an its their his her our my your this that these those any all")
# "A round of talks" is talks; "a report of talks" is not, nor is anything "of" what is not listed here.
SAME_OF = stems_of("""
    round series resumption start beginning formation creation launch implementation continuation return extension kind
    expansion opening reopening establishment deployment delivery form type sort number lot majority use holding signing
    release rest part one some any all most phase stage period restoration revival renewal conclusion completion idea
    adoption ratification approval passage passing acceleration principle process day week month hour year provision
    supply concept policy programme program system set wave cycle terms possibility way
""")
# After these there is a verb, if anything: one that is not listed makes of the matter what is not known ("must tax").
_BEFORE_NOUNS = stems_of("need time it no ask")  # "need talks", "time for talks", "it is time for talks"
_BESIDE_VERBS = stems_of(
    "also now only just still all both first again soon ever then even instead therefore together he she it they we i"
)
# What undoes something, as a noun: alone it tells no stance ("the withdrawal of troops was discussed").
_UNDOING = stems_of(
    "abandonment abolition break-off cancellation cessation collapse delay departure dissolution ending exit expulsion"
    " freeze halt lifting pause postponement pullout removal repeal suspension termination walkout withdrawal"
)
_BEHIND_NOUNS = stems_of("of to from on in")
_DUTIES = stems_of("have need")
_TO_NOUNS = stems_of(
    "agree commit committed commitment open openness appeal have remain say end object oppose opposed delay"
)


def led_from(words: Said, start: int) -> int:
    """Where the phrases end that lead to the matter: before it, or where it is the second of two verbs before both.

    "asked them to stop the filling and return to talks", "must free the crew and negotiate".
    """
    joint = start - 1
    while joint > words.begin and words.stems[joint].endswith("ly"):
        joint -= 1
    form = words.form(start)
    if joint <= words.begin or words.stems[joint] not in ("and", "then") or form.endswith(("s", "ed", "ing")):
        return start
    first, _ = words.sentence(joint)
    for at in range(joint - 2, first - 1, -1):
        if words.stems[at + 1] in SUBORDINATE or words.stems[at + 1] == "both":  # "both Tarn and talks"
            return start
        if any(p.start == at + 2 and p.sense in ("for", "against") for p in words.phrases):
            return start  # "to help ships that oppose Tarn and talks"
        modal = any(p.end == at + 1 and p.sense in ("will", "can", "ought") for p in words.phrases)
        if (modal or words.stems[at] == "to") and words.words[at + 1].small and words.stems[at + 1] not in LIGHT:
            return at + 1
    return start


def chain_before(words: Said, start: int) -> list[Told] | None:
    """The phrases that lead to word `start`, the first one first; null where what leads to it tells nothing."""
    left = words.clause_before(start)
    if left > 0 and words.stems[left - 1] in SUBORDINATE:
        return None
    chain: list[Told] = []
    edge, room = start, NEAR
    for phrase in reversed(words.phrases):
        if phrase.start >= start or phrase.end > edge:
            continue
        heavy = 0 if phrase.sense in ("will", "can", "ought") else _HEAVY
        if phrase.start < left or _between(words, phrase.end, edge) > room:
            break
        if _weight(words, phrase.end, edge) > heavy or _leads_away(words, phrase.end, edge):
            break
        if _unlisted_verb(words, phrase, edge):
            return None
        if words.stems[phrase.start] == "announc" and _is_detail(words, phrase.end, edge):
            return None
        in_cue = phrase.start < words.begin
        if phrase.sense == "void" or (phrase.sense == "report" and not in_cue):
            return None
        if phrase.sense != "report":
            chain.insert(0, phrase)
        edge, room = phrase.start, _APART
    return chain


def _between(words: Said, start: int, end: int) -> int:
    """How many words are between two places; names are none."""
    return sum(word.small for word in words.words[start:end])


def _weight(words: Said, start: int, end: int) -> int:
    """How many words between two places may change what the first does to the second."""
    return sum(
        word.small and word.stem not in LIGHT | NEGATIONS and not word.stem.endswith("ly")
        for word in words.words[start:end]
    )


def _leads_away(words: Said, start: int, end: int) -> bool:
    """Whether what stands between two places makes the second another's: "urged him to curb", "a vote on"."""
    heavy = False
    for at in range(start, end):
        found, small = words.stems[at], words.words[at].small
        if found == "to" and at + 1 < end and words.words[at + 1].small and words.stems[at + 1] not in LIGHT:
            return True
        if found == "of" and at > start and words.words[at - 1].small and words.stems[at - 1] not in SAME_OF:
            return True
        if (heavy and found in _ON) or (at == start and found in _WHERE):
            return True
        if heavy and found == "to" and words.stems[at + 1] in _DETERMINERS:
            return True  # "called on those near to the talks"
        if small and words.form(at).endswith("ing") and at + 1 < end and words.stems[at + 1] in _DETERMINERS:
            return True  # "a letter challenging its talks"
        heavy = heavy or (small and found not in LIGHT | NEGATIONS)
    return False


def _unlisted_verb(words: Said, phrase: Told, edge: int) -> bool:
    """Whether a verb that no list has stands between "must", "plans to" and the like and what is before word `edge`."""
    stems = words.stems[phrase.start : phrase.end]
    modal = phrase.sense in ("will", "can") or (phrase.sense == "ought" and stems[0] not in _BEFORE_NOUNS)
    if not (modal or (stems[-1] == "to" and len(stems) > 1 and stems[0] not in _TO_NOUNS)):
        return False
    for at in range(phrase.end, edge):
        found = words.stems[at]
        if not found[0].isalpha() or found.endswith("ly") or found in LIGHT | NEGATIONS | _BESIDE_VERBS:
            continue
        return words.words[at].small
    return False


def _is_detail(words: Said, start: int, end: int) -> bool:
    """Whether what is announced is something for the matter, and not the matter: "a moderator for the talks"."""
    found = words.stems[start:end]
    return "for" in found and any(
        word.small and word.stem not in LIGHT for word in words.words[start : start + found.index("for")]
    )


def count_negations(words: Said, chain: Sequence[Told], start: int) -> int:
    """How many negations stand among the phrases that lead to word `start`, beside those that are part of one."""
    first = max(words.clause_before(start), (chain[0].start if chain else start) - 4)
    held = {at for phrase in chain for at in range(phrase.start, phrase.end)}
    return sum(
        words.stems[at] in NEGATIONS and at not in held and words.stems[at + 1] not in ("only", "just")
        for at in range(first, start)
    )


def is_only_named(words: Said, chain: Sequence[Told]) -> bool:
    """Whether the matter's end is only spoken of in the content: "the withdrawal of the troops", "its removal"."""
    return any(
        phrase.start >= words.begin
        and words.stems[phrase.start] in _UNDOING
        and words.stems[phrase.end - 1] in _BEHIND_NOUNS
        and not words.form(phrase.start).endswith(("ed", "ing"))
        for phrase in chain
    )


def is_no_duty(words: Said, phrase: Told) -> bool:
    """Whether a phrase tells, behind a negation, that somebody is free to do it: "does not have to"."""
    return phrase.sense == "ought" and words.stems[phrase.start] in _DUTIES and words.stems[phrase.end - 1] == "to"
