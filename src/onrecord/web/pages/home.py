"""The first page: what this is, what is on record, and where to go."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.ledger import Listed
from onrecord.positions import list_issues
from onrecord.record import Issue
from onrecord.web.site import Site
from onrecord.web.tallies import Tally

NEWEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`newest` are the articles added last, the newest first, and none where the ledger is empty; `tally` is how
    much there is, null while a large ledger is counted; `issues` are the questions that are tracked.
    """

    newest: tuple[Listed, ...]
    tally: Tally | None
    issues: tuple[Issue, ...]


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    def home(request: Request) -> Response:
        newest = site.ledger.article_page(newest_first=True, limit=NEWEST).articles
        return site.page(
            request,
            "home.html",
            HomePage(
                newest=newest, tally=site.tallies.tally() if newest else None, issues=tuple(list_issues(site.ledger))
            ),
        )

    return router
