"""Who speaks, across articles: one actor under many names, joined with the reason shown, or by a person's decision."""

from __future__ import annotations

from onrecord.matching.actors.candidates import Candidate, CandidatePage, candidate_page, list_candidates
from onrecord.matching.actors.deciding import join, split
from onrecord.matching.actors.finding import decisions_on, find_actor, reference_to
from onrecord.matching.actors.keeping import catch_up, count_due
from onrecord.matching.actors.listing import ActorPage, actor_page, count_by_day, list_actors, namesakes
from onrecord.matching.actors.roster import Imported, import_roster
from onrecord.matching.actors.roster_file import BadLine, RosterEntry, read_roster

__all__ = [
    "ActorPage",
    "BadLine",
    "Candidate",
    "CandidatePage",
    "Imported",
    "RosterEntry",
    "actor_page",
    "candidate_page",
    "catch_up",
    "count_by_day",
    "count_due",
    "decisions_on",
    "find_actor",
    "import_roster",
    "join",
    "list_actors",
    "list_candidates",
    "namesakes",
    "read_roster",
    "reference_to",
    "split",
]
