"""The same statement in many articles: found, joined with a reason, and shown with how its wording drifted."""

from onrecord.matching.statements.contradicting import (
    Contradiction,
    ContradictionPage,
    contradicted,
    contradiction_page,
    contradictions,
)
from onrecord.matching.statements.copies import Copied, copies
from onrecord.matching.statements.deciding import join, split
from onrecord.matching.statements.keeping import catch_up, count_due, count_unmatched, match_again
from onrecord.matching.statements.telling import Telling, Told, tell

__all__ = [
    "Contradiction",
    "ContradictionPage",
    "Copied",
    "Telling",
    "Told",
    "catch_up",
    "contradicted",
    "contradiction_page",
    "contradictions",
    "copies",
    "count_due",
    "count_unmatched",
    "join",
    "match_again",
    "split",
    "tell",
]
