"""The ledger as a whole: how much is on record, its head, and whether every row fits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.ledger import Head, Ledger, Verified
from onrecord.web.api.answers import json_answer, tagged
from onrecord.web.api.problems import NOT_MODIFIED, Refused, documented


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is on record; see `Ledger.counts`."""

    articles: int
    revisions: int
    readings: int
    attributions: int
    statements: int
    speakers: int
    outlets: int


def routes(ledger: Ledger) -> APIRouter:
    """`/counts`, `/head` and `/verify`."""
    router = APIRouter(tags=["ledger"])
    verifying = Lock()

    @router.get("/counts", response_model=Counts, responses=NOT_MODIFIED)
    def counts(request: Request) -> Response:
        """How much is on record."""
        return tagged(request, ledger, ledger.counts)

    @router.get("/head", response_model=Head, responses=NOT_MODIFIED)
    def head(request: Request) -> Response:
        """The end of the chain of digests: give it to somebody else to keep, and `verify` against it later."""
        return tagged(request, ledger, lambda: asdict(ledger.head()))

    @router.get("/verify", response_model=Verified, responses=documented(422, 429))
    def verify(
        head: Annotated[
            str | None,
            Query(pattern="^[0-9a-f]{64}$", description="The digest of an earlier head, as somebody else kept it."),
        ] = None,
    ) -> Response:
        """Walk over every row and check it against the chain. One walk at a time."""
        if not verifying.acquire(blocking=False):
            raise Refused(429, "the ledger is being verified already: ask again when that is done", wait=30)
        try:
            return json_answer(asdict(ledger.verify(head=head)))
        finally:
            verifying.release()

    return router
