"""Does one attribution deny what the other says? Both are shown then, with their chains, and nothing is settled."""

from __future__ import annotations

from onrecord.matching.names import same_speaker
from onrecord.matching.nearness import nearness
from onrecord.matching.statements.comparing import days_apart, meaning, negations_differ, overlap
from onrecord.matching.statements.said import Said

WITHIN = 7  # days between a claim and its denial
# What both tell, and what share that is of what the shorter one tells (see `rarity`); and where somebody is reported
# not to have said it, which is no denial of theirs.
TOLD, CONTAINED = 1.2, 0.55
NEAR = 0.64  # see `nearness`; fitted on eleven that real articles gave, of which six were none
UNSAID_CONTAINED = 0.75
# In one article a denial stands beside its claim: at most so many attributions from it, with a word in common that
# tells so much, and so much of what the shorter one tells.
BESIDE, BESIDE_WORD, BESIDE_CONTAINED = 3, 0.4, 0.3


def denial_of(claim: Said, denial: Said) -> tuple[str, float] | None:
    """By which rule `denial` (see `Said.denies`) denies `claim`, and how much of the shorter one the other has."""
    days = days_apart(claim, denial)
    if days is None or days > WITHIN or claim.is_question:
        return None
    told, contained = meaning(claim, denial)
    score = round(min(contained, 1.0), 3)
    speaker = same_speaker(claim.item.speaker, denial.item.speaker)
    if denial.body["negated"]:
        # "She did not say that…" stands against an article that has her say it, and against nobody else.
        fits = speaker and denial.is_unsaid and claim.is_clause and claim.article_seq != denial.article_seq
        enough = told >= TOLD and contained >= UNSAID_CONTAINED
        return ("said, and reported not to be said", score) if fits and enough else None
    if negations_differ(claim, denial):
        return None  # "no ship sank" says what "she denied that a ship sank" does
    if claim.article_seq == denial.article_seq:
        near = abs(claim.seq - denial.seq) <= BESIDE and speaker is False and not overlap(claim, denial)
        beside = near and contained >= BESIDE_CONTAINED and _heaviest(claim, denial) >= BESIDE_WORD
        return ("a claim, and a denial beside it", score) if beside else None
    if told < TOLD or contained < CONTAINED or not (claim.is_clause and denial.is_clause):
        return None
    if nearness(claim.vectors, denial.vectors) < NEAR:
        return None  # both speak of the same war, and the one does not deny what the other says
    return "a claim, and a denial of it", score


def _heaviest(one: Said, other: Said) -> float:
    """What the word tells that tells most of those that both have."""
    return max((one.weights[key] for key in one.weights.keys() & other.weights.keys()), default=0.0)
