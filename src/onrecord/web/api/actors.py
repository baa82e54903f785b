"""Who speaks, across articles, under all names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.ledger import Ledger
from onrecord.matching.actors import find_actor, list_actors
from onrecord.record import Actor, plain
from onrecord.web.api.answers import JSON_LINES, format_of, fresh, headers_of, json_answer, lines_of, streamed, tagged
from onrecord.web.api.asked import AskedActors
from onrecord.web.api.problems import NOT_MODIFIED, Refused, documented, refusing


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Actors, those with most statements first; `more`: there are others."""

    actors: tuple[Actor, ...]
    more: bool


def routes(ledger: Ledger) -> APIRouter:
    """`/actors` and `/actors/{reference}`."""
    router = APIRouter(tags=["actors"])

    @router.get(
        "/actors",
        response_model=Actors,
        responses={
            200: {"description": "The actors with most statements.", "content": {JSON_LINES: {}}},
            **NOT_MODIFIED,
            **documented(422),
        },
    )
    def actors(request: Request, asked: Annotated[AskedActors, Query()]) -> Response:
        """Who speaks, those with most statements first. As JSON Lines: all of them."""
        form, headers = format_of(request, asked.format), headers_of(request, ledger)
        if form == "csv":
            raise Refused(422, "actors are listed as json or jsonl: name one of these as the format")
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        with refusing():
            found = list_actors(ledger, name=asked.name, type=asked.type, party=asked.party)
        if form == "jsonl":
            return streamed(lines_of(map(plain, found)), media_type=JSON_LINES, headers=headers)
        shown = tuple(islice(found, asked.limit + 1))
        page = Actors(actors=shown[: asked.limit], more=len(shown) > asked.limit)
        return json_answer(plain(page), headers=headers)

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
