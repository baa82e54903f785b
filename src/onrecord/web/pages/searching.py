"""Search: words, and filters, all of them in the address, so that a search can be kept and sent."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.ledger import LedgerError
from onrecord.record import Statement
from onrecord.web.refusing import said
from onrecord.web.site import Site

ROWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: `q` are words, the rest are the filters of `Ledger.statements`."""

    q: str = ""
    speaker: str = ""
    party: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    thoughts: bool = False

    @property
    def filters(self) -> dict[str, str | bool | None]:
        """The filters as the ledger takes them: null where nothing was filled in."""
        given = {name: value for name, value in asdict(self).items() if name != "q"}
        return {name: value if isinstance(value, bool) else value.strip() or None for name, value in given.items()}

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(self.filters.values())

    def address(self, *, page: str | None = None, **changed: str) -> str:
        """The address of this search, with some of it changed."""
        given = {**asdict(self), **changed, "page": page}
        return "/search?" + urlencode({name: str(value) for name, value in given.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was asked for and the `statements` that fit.

    `next` is the address of the page after, if there is one. `ranked`: the best fit is first, and not the earliest.
    `newest`: more statements have the words than are ranked, and these are from the newest of them. `problem` says what
    cannot be looked for.
    """

    asked: Asked
    statements: tuple[Statement, ...] = ()
    next: str | None = None
    first: bool = True
    ranked: bool = False
    newest: bool = False
    problem: str | None = None


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/search")
    def search(
        request: Request,
        q: str = "",
        speaker: str = "",
        party: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
        thoughts: bool = False,
        page: Annotated[str | None, Query()] = None,
    ) -> Response:
        asked = Asked(q=q, speaker=speaker, party=party, outlet=outlet, since=since, until=until, thoughts=thoughts)
        try:
            return site.page(request, "search.html", _found(site, asked, page))
        except LedgerError:
            raise
        except ValueError as problem:
            found = SearchPage(asked=asked, problem=said(str(problem)))
            return site.page(request, "search.html", found, status=400)

    return router


def _found(site: Site, asked: Asked, page: str | None) -> SearchPage:
    if asked.q.strip():
        best = site.ledger.search(asked.q, **asked.filters, limit=ROWS, page=page)  # type: ignore[arg-type]
        return SearchPage(
            asked=asked,
            statements=tuple(item.statement for item in best.found),
            next=asked.address(page=best.next) if best.next else None,
            first=page is None,
            ranked=True,
            newest=best.newest,
        )
    listed = site.ledger.statement_page(**asked.filters, limit=ROWS, page=page)  # type: ignore[arg-type]
    return SearchPage(
        asked=asked,
        statements=listed.statements,
        next=asked.address(page=listed.next) if listed.next else None,
        first=page is None,
    )
