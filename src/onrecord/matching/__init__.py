"""What one article cannot tell: how it was edited, and which of its statements with it."""

from __future__ import annotations

from onrecord.matching.differences import Change, Difference, between_readings, compare
from onrecord.matching.errata import Note, notes
from onrecord.matching.history import Step, difference, history
from onrecord.matching.wording import Piece, pieces

__all__ = [
    "Change",
    "Difference",
    "Note",
    "Piece",
    "Step",
    "between_readings",
    "compare",
    "difference",
    "history",
    "notes",
    "pieces",
]
