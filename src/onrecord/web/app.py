"""The web application: pages at /, the doors for programs at /api/v1, and what stands in front of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.responses import Response
from starlette.types import ASGIApp

from onrecord.ledger import Ledger
from onrecord.pipeline import shipped
from onrecord.web.api import make_api
from onrecord.web.pages import (
    actors,
    adding,
    articles,
    checking,
    comparing,
    home,
    issues,
    joining,
    outlets,
    reviewing,
    searching,
    statements,
)
from onrecord.web.problems import add_problem_pages
from onrecord.web.security import Access, Guard
from onrecord.web.site import ICON, SCRIPT, STYLE, Site, static

if TYPE_CHECKING:
    from onrecord.extraction import Extractor

_TYPES = {STYLE: "text/css; charset=utf-8", SCRIPT: "text/javascript; charset=utf-8", ICON: "image/svg+xml"}


def make_app(
    ledger: Ledger,
    *,
    access: Access | None = None,
    load: Callable[[], Extractor] | None = None,
    reader: str = "",
) -> ASGIApp:
    """The application on an open ledger, for any ASGI server.

    access: who may ask; without it, only this machine, by a name of its own.
    load: gives the extractor; without it, the shipped one, loaded when an article is first read.
    reader: who decides in reviews where nobody gives another name.
    """
    site = Site(ledger, load or shipped, reader)
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/api/v1", make_api(ledger, load=site.load, rate=site.extractions))
    for room in (
        home,
        issues,
        actors,
        outlets,
        articles,
        comparing,
        statements,
        searching,
        checking,
        reviewing,
        joining,
        adding,
    ):
        app.include_router(room.routes(site))

    @app.get("/static/{name}")
    def ours(name: str) -> Response:
        if name not in _TYPES:
            return Response("There is no such file.\n", status_code=404, media_type="text/plain")
        # The address has a fingerprint of the file in it, so it can be kept.
        return Response(static(name), media_type=_TYPES[name], headers={"Cache-Control": "max-age=31536000, immutable"})

    add_problem_pages(app, site)
    return Guard(app, access or Access())
