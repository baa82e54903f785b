"""Outlets: who carries whom. What an outlet has from another one is told from what it has from the speaker."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.ledger import LedgerError
from onrecord.matching.outlets import CarryingPage, carrying_page, outlet_carriage
from onrecord.web.refusing import Refused
from onrecord.web.site import Site

ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsPage:
    """Some of the outlets, as `found`; `next` is the address of the page after, `first` whether this is the first."""

    found: CarryingPage
    next: str | None
    first: bool


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/outlets")
    def listed(request: Request, page: str | None = None) -> Response:
        try:
            found = site.kept(f"outlets {page}", lambda: carrying_page(site.ledger, limit=ROWS, page=page))
        except LedgerError:
            raise
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        onward = f"/outlets?page={found.next}" if found.next else None
        return site.page(request, "outlets.html", OutletsPage(found=found, next=onward, first=page is None))

    @router.get("/outlets/{name:path}")
    def one(request: Request, name: str) -> Response:
        try:
            found = site.kept(f"outlet {name}", lambda: outlet_carriage(site.ledger, name))
        except LedgerError:
            raise
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        return site.page(request, "outlet.html", found)

    return router
