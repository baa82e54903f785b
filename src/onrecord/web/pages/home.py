"""The first page: what this is, what is on record, and where to go."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.ledger import Listed
from onrecord.positions import list_issues
from onrecord.record import Issue, Statement
from onrecord.web.site import Site
from onrecord.web.tallies import Tally

NEWEST = 12
PICTURES = 3  # issues whose timelines are shown
LOOKED_AT = 100  # statements added last, of which one is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`newest` are the articles added last, the newest first, and none where the ledger is empty; `tally` is how
    much there is, null while a large ledger is counted; `issues` are the first of the questions that are tracked, and
    `other_issues` how many more there are. `example` shows what a statement is: of those added last the one that most
    articles carry.
    """

    newest: tuple[Listed, ...]
    tally: Tally | None
    issues: tuple[Issue, ...]
    other_issues: int
    example: Statement | None


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    def home(request: Request) -> Response:
        newest = site.ledger.article_page(newest_first=True, limit=NEWEST).articles
        issues = list_issues(site.ledger)
        return site.page(
            request,
            "home.html",
            HomePage(
                newest=newest,
                tally=site.tallies.tally() if newest else None,
                issues=tuple(issues[:PICTURES]),
                other_issues=max(0, len(issues) - PICTURES),
                example=site.kept("an example", lambda: _example(site)),
            ),
        )

    return router


def _example(site: Site) -> Statement | None:
    ids = [item.id for item in site.ledger.newest_statements(limit=LOOKED_AT)]
    return max(site.ledger.whole_statements(ids).values(), key=_telling, default=None)


def _telling(statement: Statement) -> tuple[int, bool, bool, int]:
    """How much a statement shows of what is kept: many carriers, a name, a quotation, a long way."""
    way = len(statement.carriers[0].chain)
    return len(statement.carriers), statement.speaker.name is not None, statement.kind == "direct", way
