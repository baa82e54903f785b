"""Outlets: who carries whom, wire copy told apart."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.ledger import Ledger
from onrecord.matching.outlets import CarryingPage, OutletCarriage, carrying_page, outlet_carriage
from onrecord.record import plain
from onrecord.web.api.answers import tagged
from onrecord.web.api.asked import AskedPage
from onrecord.web.api.problems import NOT_MODIFIED, documented, refusing


def routes(ledger: Ledger) -> APIRouter:
    """`/outlets` and `/outlets/{name}`."""
    router = APIRouter(tags=["outlets"])

    @router.get("/outlets", response_model=CarryingPage, responses={**NOT_MODIFIED, **documented(422)})
    def outlets(request: Request, asked: Annotated[AskedPage, Query()]) -> Response:
        """The outlets on record, those with most articles first, and whom each carries.

        `carriage` tells what an outlet has from the speaker (`own`) from what went through another outlet (`carried`),
        of the `lately` statements added last in all outlets; null where it has none of these. Articles are counted as
        they were when the first page was asked for.
        """

        def found() -> dict[str, object]:
            with refusing():
                return plain(carrying_page(ledger, limit=asked.limit, page=asked.page))

        return tagged(request, ledger, found)

    @router.get(
        "/outlets/{name:path}", response_model=OutletCarriage, responses={**NOT_MODIFIED, **documented(404, 422)}
    )
    def outlet(request: Request, name: Annotated[str, Path(description="The outlet, by its whole name.")]) -> Response:
        """One outlet by its statements added last: whom it carries and quotes, and who carries it.

        Its articles: /articles?outlet=…; its statements: /statements?outlet=….
        """

        def found() -> dict[str, object]:
            with refusing():
                return plain(outlet_carriage(ledger, name))

        return tagged(request, ledger, found)

    return router
