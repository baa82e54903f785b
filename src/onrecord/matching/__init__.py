"""What one article cannot tell: how it was edited, which of its statements with it, and whether words are on record."""

from __future__ import annotations

from onrecord.matching.checking import Checked, Match, check
from onrecord.matching.differences import Change, Difference, between_readings, compare
from onrecord.matching.drafts import DraftQuote, check_draft
from onrecord.matching.errata import Note, notes
from onrecord.matching.history import Step, difference, history
from onrecord.matching.meaning import Alteration, alterations, meaning_of
from onrecord.matching.wording import Piece, pieces

__all__ = [
    "Alteration",
    "Change",
    "Checked",
    "Difference",
    "DraftQuote",
    "Match",
    "Note",
    "Piece",
    "Step",
    "alterations",
    "between_readings",
    "check",
    "check_draft",
    "compare",
    "difference",
    "history",
    "meaning_of",
    "notes",
    "pieces",
]
