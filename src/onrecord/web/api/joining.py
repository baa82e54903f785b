"""What people decide of two statements, or of two actors: that they are one, or that they are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.ledger import Ledger
from onrecord.matching import actors, statements
from onrecord.matching.actors import CandidatePage, candidate_page, list_candidates
from onrecord.record import Decision, plain
from onrecord.web.api.answers import JSON_LINES, format_of, fresh, headers_of, json_answer, lines_of, streamed
from onrecord.web.api.asked import AskedCandidates
from onrecord.web.api.bodies import LONGEST, NewDecisionBy, refusing_nobody
from onrecord.web.api.problems import NOT_MODIFIED, Refused, documented, refusing

_REFUSED = documented(400, 404, 409, 413, 422)

Id = Annotated[str, Path(description="As lists give it: s12.", examples=["s12"])]
Reference = Annotated[str, Path(description="A name, an actor's id (f12), or a statement's (s12: whoever said it).")]


class NewJoin(NewDecisionBy):
    """With which other one, who decides it, and why."""

    other: str = Field(min_length=1, max_length=LONGEST, description="The other one, named as in the address.")


def routes(ledger: Ledger) -> APIRouter:
    """`join` and `split` of statements and of actors, and `/candidates`."""
    router = APIRouter(tags=["review"])

    def decided(decide: Callable[..., Decision], one: str, sent: NewJoin) -> Response:
        refusing_nobody(sent)
        with refusing(409):
            made = decide(ledger, one, sent.other, who=sent.who, why=sent.why)
        return json_answer(plain(made), status=201)

    @router.post("/statements/{id}/join", status_code=201, response_model=Decision, responses=_REFUSED)
    def join_statements(id: Id, sent: NewJoin) -> Response:
        """Decide that two statements are one: lists show it once from then on, with the carriers of both."""
        return decided(statements.join, id, sent)

    @router.post("/statements/{id}/split", status_code=201, response_model=Decision, responses=_REFUSED)
    def split_statements(id: Id, sent: NewJoin) -> Response:
        """Decide that two carriers of a statement carry two. The ids are those of the carriers: see `tellings`."""
        return decided(statements.split, id, sent)

    @router.post("/actors/{reference:path}/join", status_code=201, response_model=Decision, responses=_REFUSED)
    def join_actors(reference: Reference, sent: NewJoin) -> Response:
        """Decide that two actors are the same. A statement's id means its speaker."""
        return decided(actors.join, reference, sent)

    @router.post("/actors/{reference:path}/split", status_code=201, response_model=Decision, responses=_REFUSED)
    def split_actors(reference: Reference, sent: NewJoin) -> Response:
        """Decide that two are not the same: two names of one actor, or the speakers of two statements.

        A statement's speaker is meant as they are called there (name, party and office). Two that are not joined can be
        split too: no rule joins them later, and they are no candidates.
        """
        return decided(actors.split, reference, sent)

    @router.get(
        "/candidates",
        response_model=CandidatePage,
        responses={
            200: {"description": "The pairs most worth a look.", "content": {JSON_LINES: {}}},
            **NOT_MODIFIED,
            **documented(404, 422),
        },
        tags=["actors"],
    )
    def candidates(request: Request, asked: Annotated[AskedCandidates, Query()]) -> Response:
        """Pairs of actors that may be the same, which only a person can tell. As JSON Lines: all of them, from `page`
        on.

        The score orders what is worth a look first, and is no probability. A pair that was joined or split is none.
        """
        form, headers = format_of(request, asked.format), headers_of(request, ledger)
        if form == "csv":
            raise Refused(422, "candidates are listed as json or jsonl: name one of these as the format")
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        with refusing():
            if form == "jsonl":
                found = list_candidates(ledger, name=asked.actor, page=asked.page)
                return streamed(lines_of(map(plain, found)), media_type=JSON_LINES, headers=headers)
            page = candidate_page(ledger, name=asked.actor, limit=asked.limit, page=asked.page)
            return json_answer(plain(page), headers=headers)

    return router
