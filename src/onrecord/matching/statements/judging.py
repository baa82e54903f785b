"""Do two attributions carry one statement? What the words, the speakers and the dates say, and by which rule.

same        one statement: it is joined
candidate   it may be one, and something speaks against it: it is offered to people
sides       the same words, which two articles credit to different speakers
denied      what one says and the other denies; or what somebody is said to have said, and not to have said

Of the last two, both are shown, and nothing is settled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.ledger.folding import words as name_words
from onrecord.matching.meaning import alterations
from onrecord.matching.names import same_speaker, speaks_for
from onrecord.matching.quotation import pieces_between
from onrecord.matching.statements.comparing import (
    Places,
    days_apart,
    in_a_row,
    negates_of,
    overlap,
    shared_words,
)
from onrecord.matching.statements.denying import denial_of
from onrecord.matching.statements.likeness import likeness
from onrecord.matching.statements.opposing import opposed
from onrecord.matching.statements.retelling import LATER, WHEN_NEITHER_TELLS, is_act_told_again, is_quoted_in_part
from onrecord.matching.statements.said import Said
from onrecord.matching.words import PLAIN

RULES = 7
"""The version of the rules: where a ledger was matched by an earlier one, it is matched again."""

Relation = Literal["same", "candidate", "sides", "denied"]

# How much of the shorter wording must stand in the longer one; and of two long quotations that overlap.
CONTAINED, OVERLAPPING = 0.8, 0.4
_ROUGHLY = 0.6  # of its words, each counted once: what is repeated in it makes for fewer
# So many words, and so many of them that carry a meaning, are nobody else's by chance.
WORDS, TELLING = 6, 3
# Fewer are, where the same speaker said them within a day.
FEW_WORDS, FEW_TELLING = 3, 2
# With a "not" or a number that differs, so many others must be the same, or it may be said of another matter.
ALTERED = 8
# A reporter's own words are another's by copying, if so many are in a row; where the speaker is not told, so many; and
# so many are at any time.
COPIED, COPIED_OF_NOBODY, COPIED_WHENEVER = 6, 10, 16
# Nearly all words of two such reports, if they are so many, are in a row but for a word or two.
NEARLY = 0.9
_REPORTED = 3  # of a reporter's own words beside a quotation: where all are the same, the report was sent again
# So many words of a quotation, and so many that carry a meaning, are quoted again long after rather than said again.
UNMISTAKABLE, UNMISTAKABLE_TELLING = 8, 4
# How likely two attributions in other words carry one statement, to be joined or offered (see `likeness`).
LIKELY, PERHAPS = 0.6, 0.4
STEMS, _SOON = 2, 3  # stems that both have, and days between them at most, for what they say to be compared
_FAR = 7  # days between publications, from where on somebody may have said it again, or somebody else
_SMALL = 3  # words: where more are left out or put in, a sentence was, and none altered
_BESIDE = 2  # words beside what is shared, where both have others
_NEAR = 2  # days between dates of publication of what was said on one day


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two attributions are to each other, by which rule, and how much of the shorter one stands in the other."""

    relation: Relation
    rule: str
    score: float


def judge(one: Said, other: Said, *, likely: Callable[[Said, Said], float] = likeness) -> Judgement | None:
    """What two attributions are to each other; null if nothing. `likely` weighs those in other words."""
    if one.denies != other.denies:
        denied = denial_of(*((one, other) if other.denies else (other, one)))
        return Judgement("denied", *denied) if denied else None
    by_words, by_meaning = _may_share_words(one, other), _may_share_meaning(one, other)
    if not (by_words or by_meaning) or one.body["negated"] != other.body["negated"]:
        return None
    if one.article_seq == other.article_seq and overlap(one, other):
        return None
    speaker = same_speaker(one.item.speaker, other.item.speaker)
    found = _by_words(one, other, speaker) if by_words else None
    of_one = speaker or speaks_for(one.item.speaker, other.item.speaker)
    if not found and (of_one or not (one.item.speaker.name and other.item.speaker.name)):
        found = _by_likeness(one, other, likely, of_one=bool(of_one), soon=by_meaning)
    if of_one and (not found or found.relation == "candidate"):
        found = _told_again(one, other, speaker) or found
    return found


def _least(one: Said, other: Said) -> int:
    """Of how many words most must be the same: of the shorter quotation, or of the shorter wording."""
    quoted = min(one.quoted_count, other.quoted_count)
    return quoted if quoted >= WORDS else min(len(one.keys), len(other.keys))


def _may_share_words(one: Said, other: Said) -> bool:
    """What can be told at once: most of what is looked up has a few words in common, and no more."""
    common = len(one.different & other.different)
    return common >= FEW_WORDS and common >= min(_ROUGHLY * _least(one, other), 1.5 * WORDS)


def _by_words(one: Said, other: Said, speaker: bool | None) -> Judgement | None:
    shared = shared_words(one, other)
    held = len(shared)
    quoted = [(a, b) for a, b in shared if one.quoted[a] and other.quoted[b]]
    score = held / min(len(one.keys), len(other.keys))
    if len(quoted) >= WORDS:
        score = max(score, len(quoted) / min(one.quoted_count, other.quoted_count))
    score = round(score, 3)
    overlaps = score >= OVERLAPPING and in_a_row(quoted) >= 2 * WORDS
    if (score < CONTAINED and not overlaps) or held < FEW_WORDS or _telling(one, shared) < FEW_TELLING:
        return None
    if len(quoted) >= FEW_WORDS or (quoted and held >= WORDS):
        return _by_quotation(one, other, speaker, shared, Judgement("same", "the same quotation", score))
    marked = [pair for pair in shared if one.quoted[pair[0]] or other.quoted[pair[1]]]
    if speaker and in_a_row(marked) >= UNMISTAKABLE and _telling(one, marked) >= UNMISTAKABLE_TELLING:
        found = Judgement("same", "the same quotation; one gives it without marks", score)
        return _by_quotation(one, other, speaker, shared, found)
    copied = held >= WORDS and _telling(one, shared) >= TELLING and in_a_row(shared) >= COPIED
    if copied or (speaker and one.keys == other.keys and (days_apart(one, other) or 0) <= 1):
        return _by_report(one, other, speaker, shared, Judgement("same", "the same report, word for word", score))
    return None


def _told_again(one: Said, other: Said, speaker: bool | None) -> Judgement | None:
    """One act of a body that articles tell long after, or one saying of a day that two quote in part."""
    if one.article_seq == other.article_seq:
        return None
    shared = shared_words(one, other)
    if not shared or _matters(one, other, shared):
        return None
    run, score = in_a_row(shared), round(len(shared) / min(len(one.keys), len(other.keys)), 3)
    if is_act_told_again(one, other, run, _telling(one, shared)):
        return Judgement("same", "the same ruling or announcement, told again", score)
    quoted = [(a, b) for a, b in shared if one.quoted[a] and other.quoted[b]]
    if speaker and is_quoted_in_part(one, other, quoted):
        return Judgement("same", "the same speaker and day, quoted in part", score)
    return None


def _telling(one: Said, shared: Sequence[Places]) -> int:
    """How many of the shared words carry a meaning of their own."""
    return len({one.keys[a] for a, _ in shared} - PLAIN)


def _by_quotation(
    one: Said, other: Said, speaker: bool | None, shared: Sequence[Places], found: Judgement
) -> Judgement | None:
    telling = _telling(one, shared)
    many = len(shared) >= WORDS and telling >= TELLING
    days = days_apart(one, other)
    if speaker is False:
        return _sides(one, other, found) if many and telling > TELLING and found.score >= CONTAINED else None
    if not many and (speaker is None or days is None or days > 1 or found.score < 0.99):
        return None
    if _matters(one, other, shared):
        # All the rest is the same, at the same time: one of them misquotes the other.
        if len(shared) < ALTERED or found.score < 0.9 or days is None or days > 1:
            return replace(found, relation="candidate", rule=f"{found.rule}, but for a word that matters")
        found = replace(found, rule=f"{found.rule}, altered")
    if one.explicit and other.explicit and (days or 0) > 1:
        return replace(found, relation="candidate", rule=f"{found.rule}, on another day")
    unmistakable = len(shared) >= UNMISTAKABLE and telling >= UNMISTAKABLE_TELLING
    again = _is_sent_again(one, other, speaker) and len(one.keys) - one.quoted_count >= _REPORTED
    if (days or 0) > _FAR and not (again or (unmistakable and (speaker or (days or 0) <= LATER))):
        return replace(found, relation="candidate", rule=f"{found.rule}, long after")
    return found if speaker else replace(found, rule=f"{found.rule}; one does not tell by whom")


def _by_report(
    one: Said, other: Said, speaker: bool | None, shared: Sequence[Places], found: Judgement
) -> Judgement | None:
    """Where a reporter's words are the same: two reporters do not find the same ones, but the matter may be another."""
    days = days_apart(one, other)
    if speaker is False or days is None or _matters(one, other, shared):
        return None
    run = in_a_row(shared)
    if speaker is None and (run < COPIED_OF_NOBODY or days > _FAR or one.is_question):
        return None
    told = one.explicit and other.explicit
    nearly = len(shared) >= max(COPIED_WHENEVER, NEARLY * max(len(one.keys), len(other.keys)))
    copied = run >= COPIED_WHENEVER or nearly or _is_sent_again(one, other, speaker)
    if days > (1 if told else _NEAR) and (told or not copied):
        return replace(found, relation="candidate", rule=f"{found.rule}, on another day")
    return found if speaker else replace(found, rule=f"{found.rule}; one does not tell by whom")


def _is_sent_again(one: Said, other: Said, speaker: bool | None) -> bool:
    """Whether all words and the speaker are the same, and an article of some days later does not tell another day."""
    days = days_apart(one, other)
    if not speaker or one.keys != other.keys or days is None or days > WHEN_NEITHER_TELLS:
        return False
    return not (one.explicit and other.explicit)


def _sides(one: Said, other: Said, found: Judgement) -> Judgement | None:
    """The same quotation, credited to two speakers, in articles that tell of the same days."""
    days = days_apart(one, other)
    if one.article_seq == other.article_seq or days is None or days > _NEAR or _relays(one, other):
        return None
    return replace(found, relation="sides", rule=f"{found.rule}, another speaker")


def _may_share_meaning(one: Said, other: Said) -> bool:
    """What can be told at once: a few stems stand in both, and the days fit."""
    if one.article_seq == other.article_seq or len(one.weights.keys() & other.weights.keys()) < STEMS:
        return False  # what somebody says twice in one article are two points
    days = days_apart(one, other)
    return days is not None and days <= _SOON


def _by_likeness(
    one: Said, other: Said, likely: Callable[[Said, Said], float], *, of_one: bool, soon: bool
) -> Judgement | None:
    """Two wordings of what may be said by one speaker, by all that speaks for it and against.

    It is offered and not joined, unless they were said `soon` after each other.
    """
    if one.article_seq == other.article_seq:
        return None
    score = round(likely(one, other), 3)
    if score < PERHAPS or _speaks_against(one, other):
        return None
    rule = "the same speaker, day and meaning" if of_one else "the same day and meaning; one does not tell by whom"
    return Judgement("same" if soon and score >= LIKELY else "candidate", rule, score)


def _matters(one: Said, other: Said, shared: Sequence[Places]) -> bool:
    """Whether from the first to the last shared word, or just beside, one has a negation more or another number."""
    (a, b), (c, d) = shared[0], shared[-1]
    before = min(a, b, _BESIDE)
    after = 1 + min(len(one.words) - c - 1, len(other.words) - d - 1, _BESIDE)
    pieces = pieces_between(
        one.content, one.words[a - before : c + after], other.content, other.words[b - before : d + after]
    )
    altered = [piece for piece in pieces if piece.what == "same" or len(piece.words.split()) <= _SMALL]
    return any(
        item.kind == "negation" or (item.kind == "number" and item.dropped and item.added)
        for item in alterations(altered)
    )


def _speaks_against(one: Said, other: Said) -> bool:
    """Whether one denies what the other says, or says the opposite, or gives another number."""
    if negates_of(one, other) != negates_of(other, one) or opposed(one.different, other.different):
        return True
    pieces = pieces_between(one.content, one.words, other.content, other.words)
    return any(item.kind == "number" and item.dropped and item.added for item in alterations(pieces))


def _relays(one: Said, other: Said) -> bool:
    """Whether the one speaker passes on what the other says, so that both articles may tell the same."""
    if "outlet" in (one.item.speaker.type, other.item.speaker.type):
        return True
    for mine, its in ((one, other), (other, one)):
        name = name_words(its.item.speaker.name or "").split()
        told = {word for hop in mine.item.chain[1:] for word in name_words(hop.name or "").split()}
        if name and (name[-1] in told or name[-1] in mine.keys):
            return True
    return False
