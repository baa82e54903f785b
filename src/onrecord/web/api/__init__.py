"""The ledger over HTTP, for programs: `/api/v1`, with the record's own names. docs/http.md describes it.

statements, articles, whole    what is on record, by what is asked for
asked                          filters and pages
answers                        JSON with ETags, JSON Lines as they are read
problems                       what goes wrong (RFC 9457)
openapi                        the document that describes all of it
"""

from __future__ import annotations

from fastapi import FastAPI

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.web.api import articles, statements, whole
from onrecord.web.api.openapi import describe
from onrecord.web.api.problems import answer_with_problems, documented

__all__ = ["make_api"]


def make_api(ledger: Ledger) -> FastAPI:
    """The interface on an open ledger, to be mounted at `/api/v1` behind `web.security.Guard`."""
    api = FastAPI(
        title="onrecord",
        version=__version__,
        docs_url=None,  # its pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        responses=documented(401, 403, 421, 503),
    )
    for room in (statements, articles, whole):
        api.include_router(room.routes(ledger))
    answer_with_problems(api)
    describe(api)
    return api
