"""The ledger over HTTP, for programs: `/api/v1`, with the record's own names. docs/http.md describes it.

    statements, articles, actors, outlets, whole    what is on record, by what is asked for
    issues              what is tracked, and where its parties stand
    adding              articles in
    deciding, joining   what people decide
    asked, bodies       filters and pages; what is sent
    answers             JSON with ETags, JSON Lines as they are read
    problems            what goes wrong (RFC 9457)
    openapi             the document that describes all of it

Each room has `routes`, which gives its part of the interface on a ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi import FastAPI

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.pipeline import shipped
from onrecord.web.api import actors, adding, articles, deciding, issues, joining, outlets, statements, whole
from onrecord.web.api.openapi import describe
from onrecord.web.api.problems import answer_with_problems, documented
from onrecord.web.limits import Rate

if TYPE_CHECKING:
    from onrecord.extraction import Extractor

__all__ = ["make_api"]


READS_A_MINUTE, READS_AT_ONCE = 120, 60
"""How many articles may be read by the model, in the long run and at once, where the caller sets no other rate."""


def make_api(ledger: Ledger, *, load: Callable[[], Extractor] | None = None, rate: Rate | None = None) -> FastAPI:
    """The interface on an open ledger, to be mounted at `/api/v1` behind `web.security.Guard`.

    load: gives the extractor; without it, the shipped one, loaded when an article is first read.
    rate: how often articles may be read; pages that read articles too share it.
    """
    api = FastAPI(
        title="onrecord",
        version=__version__,
        summary="The record of who said what, on whose word, and when.",
        docs_url=None,  # its pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        responses=documented(401, 403, 421, 503),
    )
    rate = rate or Rate(per_minute=READS_A_MINUTE, burst=READS_AT_ONCE)
    api.include_router(adding.routes(ledger, load=load or shipped, rate=rate))
    for room in (statements, articles, joining, actors, outlets, issues, deciding, whole):
        api.include_router(room.routes(ledger))
    answer_with_problems(api)
    describe(api)
    return api
