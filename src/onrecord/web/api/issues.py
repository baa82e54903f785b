"""Issues, where their parties stand, and whether a quotation is on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.ledger import Ledger
from onrecord.matching import Checked, check
from onrecord.positions import Conflict, IssueError, find_issue, list_issues, timeline
from onrecord.positions.formats import as_json
from onrecord.record import Issue, Position, plain
from onrecord.web.api.answers import tagged
from onrecord.web.api.asked import AskedPositions, AskedQuotation
from onrecord.web.api.problems import NOT_MODIFIED, documented, refusing


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A party's stance changed: positions by their place in `positions`, from 0."""

    party: str
    before: tuple[int, ...]
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Where each party of an issue stood, by date; see docs/positions.md."""

    issue: Issue
    positions: tuple[Position, ...]
    moves: tuple[Moved, ...]
    conflicts: tuple[Conflict, ...]
    quiet: int
    unsure: int


def routes(ledger: Ledger) -> APIRouter:
    """`/issues`, `/issues/{name}/positions` and `/check`."""
    router = APIRouter(tags=["issues"])

    @router.get("/issues", response_model=list[Issue], responses=NOT_MODIFIED)
    def issues(request: Request) -> Response:
        """The questions that are tracked."""
        return tagged(request, ledger, lambda: [plain(issue) for issue in list_issues(ledger)])

    @router.get(
        "/issues/{name:path}/positions", response_model=Positions, responses={**NOT_MODIFIED, **documented(404, 422)}
    )
    def positions(
        request: Request,
        name: Annotated[str, Path(description="The issue's name, or words of its title that no other has.")],
        asked: Annotated[AskedPositions, Query()],
    ) -> Response:
        """Where each party stood and when, who moved, and where reports differ; each position with its statements."""

        def found() -> dict[str, Any]:
            try:
                issue = find_issue(ledger, name)
            except IssueError as problem:
                raise LookupError(str(problem)) from problem
            with refusing():
                return as_json(timeline(ledger, issue, since=asked.since, until=asked.until))

        return tagged(request, ledger, found)

    @router.get("/check", response_model=Checked, responses={**NOT_MODIFIED, **documented(422)}, tags=["statements"])
    def checked(request: Request, asked: Annotated[AskedQuotation, Query()]) -> Response:
        """Whether a quotation is on record: verbatim, altered, a paraphrase, by another speaker, denied, not found."""

        def found() -> dict[str, Any]:
            with refusing():
                return plain(check(ledger, asked.words, speaker=asked.speaker, limit=asked.limit))

        return tagged(request, ledger, found)

    return router
