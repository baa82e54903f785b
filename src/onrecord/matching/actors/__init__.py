"""Who speaks, across articles: one actor under many names, joined with the reason shown, or by a person's decision."""

from __future__ import annotations

from onrecord.matching.actors.candidates import Candidate, list_candidates
from onrecord.matching.actors.deciding import join, split
from onrecord.matching.actors.keeping import catch_up
from onrecord.matching.actors.listing import count_by_day, find_actor, list_actors, namesakes

__all__ = [
    "Candidate",
    "catch_up",
    "count_by_day",
    "find_actor",
    "join",
    "list_actors",
    "list_candidates",
    "namesakes",
    "split",
]
