"""Issues, and where each party stands on them: the stances that statements tell, in the order of their dates."""

from __future__ import annotations

from onrecord.positions.conflicts import Conflict
from onrecord.positions.issues import (
    IssueError,
    drop_issue,
    find_issue,
    issue_from,
    list_issues,
    put_issue,
    read_issue,
)
from onrecord.positions.moves import Move
from onrecord.positions.timelines import Timeline, timeline

__all__ = [
    "Conflict",
    "IssueError",
    "Move",
    "Timeline",
    "drop_issue",
    "find_issue",
    "issue_from",
    "list_issues",
    "put_issue",
    "read_issue",
    "timeline",
]
