"""Issues, where their parties stand, and whether a quotation is on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.ledger import Ledger
from onrecord.matching import Checked, check
from onrecord.positions import (
    Conflict,
    IssueError,
    drop_issue,
    find_issue,
    issue_from,
    list_issues,
    put_issue,
    timeline,
)
from onrecord.positions.brief import Brief
from onrecord.positions.brief import brief as brief_of
from onrecord.positions.brief_formats import brief_markdown
from onrecord.positions.formats import as_json
from onrecord.record import Issue, Position, plain
from onrecord.web.api.answers import fresh, headers_of, json_answer, tagged
from onrecord.web.api.asked import AskedBrief, AskedPositions, AskedQuotation
from onrecord.web.api.bodies import LONGEST, NewDecisionBy, refusing_nobody
from onrecord.web.api.problems import NOT_MODIFIED, documented, refusing
from onrecord.words import encodable

MARKDOWN = "text/markdown"


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


class NewIssue(NewDecisionBy):
    """An issue as docs/positions.md describes it, who defines it, and why."""

    title: str = Field(max_length=LONGEST, description="What it is called.")
    parties: dict[str, list[str]] | list[str] = Field(
        description="Names; or by name, who else speaks for this party.",
        examples=[{"Karsovia": ["Mirnec", "Irena Solvat"], "Veldia": []}],
    )
    words: list[str] = Field([], description="What a party can be for or against; an asterisk ends a beginning.")
    about: list[str] = Field([], description="What must stand in the title or near by.")
    examples: list[str] = Field([], description="Sentences that are on the issue.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many versions of an issue were taken back."""

    versions: int


Name = Annotated[str, Path(description="The issue's name, or words of its title that no other has.")]


def routes(ledger: Ledger) -> APIRouter:
    """`/issues`, one of them with its positions and its brief, and `/check`."""
    router = APIRouter(tags=["issues"])

    def named(name: str) -> Issue:
        try:
            return find_issue(ledger, name)
        except IssueError as problem:
            raise LookupError(str(problem)) from problem

    @router.get("/issues", response_model=list[Issue], responses=NOT_MODIFIED)
    def issues(request: Request) -> Response:
        """The questions that are tracked."""
        return tagged(request, ledger, lambda: [plain(issue) for issue in list_issues(ledger)])

    @router.get(
        "/issues/{name:path}/positions", response_model=Positions, responses={**NOT_MODIFIED, **documented(404, 422)}
    )
    def positions(request: Request, name: Name, asked: Annotated[AskedPositions, Query()]) -> Response:
        """Where each party stood and when, who moved, and where reports differ; each position with its statements."""

        def found() -> dict[str, Any]:
            issue = named(name)
            with refusing():
                return as_json(timeline(ledger, issue, since=asked.since, until=asked.until))

        return tagged(request, ledger, found)

    @router.get(
        "/issues/{name:path}/brief",
        response_model=Brief,
        responses={
            200: {"description": "The brief.", "content": {MARKDOWN: {"schema": {"type": "string"}}}},
            **NOT_MODIFIED,
            **documented(404, 422),
        },
    )
    def brief(request: Request, name: Name, asked: Annotated[AskedBrief, Query()]) -> Response:
        """What changed on an issue since a date: who moved, what reports differ on, what each party said, who copied.

        Every line of it is a statement with its article and characters.
        """
        headers = headers_of(request, ledger)
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        issue = named(name)
        with refusing():
            found = brief_of(ledger, issue, since=asked.since, until=asked.until)
        if asked.format == "markdown" or (asked.format is None and MARKDOWN in request.headers.get("accept", "")):
            lines = "".join(brief_markdown(found))
            return Response(encodable(lines), media_type=f"{MARKDOWN}; charset=utf-8", headers=headers)
        return json_answer(plain(found), headers=headers)

    @router.get("/issues/{name}", response_model=Issue, responses={**NOT_MODIFIED, **documented(404, 422)})
    def issue(request: Request, name: Name) -> Response:
        """One issue as it is defined."""
        return tagged(request, ledger, lambda: plain(named(name)))

    @router.put(
        "/issues/{name}",
        status_code=201,
        response_model=Issue,
        responses={
            200: {"description": "It was there: a new version, or as it is already.", "model": Issue},
            **documented(400, 404, 413, 422),
        },
    )
    def put(name: Annotated[str, Path(description="What it is to be called: a word or a few.")], sent: NewIssue) -> Any:
        """Put an issue on record. One of the same name gets a new version, if anything differs."""
        refusing_nobody(sent)
        fields = sent.model_dump(exclude={"who", "why"})
        with refusing():
            defined = issue_from({**fields, "name": name})
            there = any(one.name == defined.name for one in list_issues(ledger))
            put_issue(ledger, defined, who=sent.who, why=sent.why)
        return json_answer(plain(defined), status=200 if there else 201)

    @router.post("/issues/{name}/drop", response_model=Dropped, responses=documented(400, 404, 413, 422))
    def drop(name: Name, sent: NewDecisionBy) -> Response:
        """Take an issue back, with all its versions. What it was stays in the ledger, and is no longer listed."""
        refusing_nobody(sent)
        return json_answer({"versions": drop_issue(ledger, named(name).name, who=sent.who, why=sent.why)})

    @router.get("/check", response_model=Checked, responses={**NOT_MODIFIED, **documented(422)}, tags=["statements"])
    def checked(request: Request, asked: Annotated[AskedQuotation, Query()]) -> Response:
        """Whether a quotation is on record: verbatim, altered, a paraphrase, by another speaker, denied, not found."""

        def found() -> dict[str, Any]:
            with refusing():
                return plain(check(ledger, asked.words, speaker=asked.speaker, limit=asked.limit))

        return tagged(request, ledger, found)

    return router
