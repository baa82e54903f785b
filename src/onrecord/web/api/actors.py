"""Who speaks, across articles, under all names."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.ledger import Ledger
from onrecord.matching.actors import ActorPage, actor_page, find_actor, list_actors
from onrecord.record import Actor, plain
from onrecord.web.api.answers import JSON_LINES, format_of, fresh, headers_of, json_answer, lines_of, streamed, tagged
from onrecord.web.api.asked import AskedActors
from onrecord.web.api.problems import NOT_MODIFIED, Refused, documented, refusing


def routes(ledger: Ledger) -> APIRouter:
    """`/actors` and `/actors/{reference}`."""
    router = APIRouter(tags=["actors"])

    @router.get(
        "/actors",
        response_model=ActorPage,
        responses={
            200: {"description": "The actors with most statements.", "content": {JSON_LINES: {}}},
            **NOT_MODIFIED,
            **documented(422),
        },
    )
    def actors(request: Request, asked: Annotated[AskedActors, Query()]) -> Response:
        """Who speaks, those with most statements first. As JSON Lines: all of them, from `page` on."""
        form, headers = format_of(request, asked.format), headers_of(request, ledger)
        if form == "csv":
            raise Refused(422, "actors are listed as json or jsonl: name one of these as the format")
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        chosen = {name: getattr(asked, name) for name in ("name", "type", "party", "page")}
        with refusing():
            if form == "jsonl":
                found = list_actors(ledger, **chosen)
                return streamed(lines_of(map(plain, found)), media_type=JSON_LINES, headers=headers)
            return json_answer(plain(actor_page(ledger, **chosen, limit=asked.limit)), headers=headers)

    @router.get("/actors/{reference:path}", response_model=Actor, responses={**NOT_MODIFIED, **documented(404, 422)})
    def actor(
        request: Request,
        reference: Annotated[
            str, Path(description="A name, an actor's id (f12), or a statement's (s12: whoever said it).")
        ],
    ) -> Response:
        """One actor: names and why they were joined, and offices over time. What they said: /statements?actor=…"""
        return tagged(request, ledger, lambda: plain(find_actor(ledger, reference)))

    return router
