"""One statement: its words in each article that carries it, and the way they came."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from onrecord.export.fragments import carrier_link
from onrecord.matching import Piece, pieces
from onrecord.record import Carrier, Statement
from onrecord.web.chain_picture import chain_picture
from onrecord.web.escaping import link_or_none
from onrecord.web.pages.articles import article_address
from onrecord.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words in one article that carries the statement. `drift` has how they differ from the first one's, and is
    null in the first and where they do not. `address` leads to the place in our text, and `page` to the words in the
    outlet's page, or is null where that has no address on the web."""

    carrier: Carrier
    drift: tuple[Piece, ...] | None
    address: str
    page: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """One statement, its wordings from the earliest on, and the picture of the ways its words took.

    `inside` are the statements that stand in its words.
    """

    statement: Statement
    wordings: tuple[Wording, ...]
    picture: Markup
    inside: tuple[Statement, ...]


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/statements/{id}")
    def one(request: Request, id: str) -> Response:
        found = site.ledger.statements_called([id]) if id[:1] == "s" and id[1:].isdecimal() and len(id) < 20 else []
        if not found:
            raise LookupError(
                f"no statement {id!r} is listed: it may be of an earlier reading or revision, or its text was removed"
            )
        (statement,) = found
        first = statement.carriers[0]
        context = StatementPage(
            statement=statement,
            wordings=tuple(_wording(first, carrier) for carrier in statement.carriers),
            picture=chain_picture(statement),
            inside=tuple(inner for _, inner in site.ledger.nested_in([id])),
        )
        return site.page(request, "statement.html", context)

    return router


def _wording(first: Carrier, carrier: Carrier) -> Wording:
    drift = pieces(first.content, carrier.content) if carrier is not first else ()
    return Wording(
        carrier=carrier,
        drift=drift if any(piece.what != "same" for piece in drift) else None,
        address=article_address(carrier.article, carrier.attribution),
        page=carrier_link(carrier, url=carrier.url) if carrier.url and link_or_none(carrier.url) else None,
    )
