"""One statement: its words in each article that carries it, how they drifted, and the way they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import Response

from onrecord.export.fragments import web_link
from onrecord.ledger import Join
from onrecord.matching.statements import Copied, Telling, Told, tell
from onrecord.matching.statements.said import is_denial
from onrecord.record import Carrier, Statement
from onrecord.web.chain_picture import chain_picture
from onrecord.web.deciders import remembered
from onrecord.web.pages.articles import article_address
from onrecord.web.pages.joining import Done, done_of
from onrecord.web.site import Site

TELLINGS = 60  # carriers shown
MEANINGS = {"changed": "the meaning differs", "kept": "the meaning is the same", None: "other words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words in one article that carries the statement, as `telling` has them. `address` leads to the place in
    our text, and `page` to the words in the outlet's page, or is null where that has no address on the web.

    `drifted`: they are not the first one's. `copied` says from whom they were taken, and is empty where they are a
    report of its own, as far as can be told. `joined` is why it stands among the others, null for the first.
    """

    telling: Telling
    carrier: Carrier
    address: str
    page: str | None
    drifted: bool
    meaning: str
    copied: str
    joined: Join | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """One statement as `told`, its wordings from the earliest on, and the picture of the ways its words took.

    `more` counts the wordings left out. `inside` are the statements that stand in its words. `is_denial`: what stands
    against it is what it denies. `unmatched` counts the
    attributions that are not matched with others yet. `who` is who decides, as far as the browser remembers, and `done`
    what was just decided.
    """

    told: Told
    wordings: tuple[Wording, ...]
    more: int
    picture: Markup
    inside: tuple[Statement, ...]
    is_denial: bool
    unmatched: int
    who: str
    done: Done | None


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/statements/{id}")
    def one(request: Request, id: str, done: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
        told = tell(site.ledger, id)
        carriers = {item.told.carriers[0].article: item.told.carriers[0] for item in told.tellings}
        context = StatementPage(
            told=told,
            wordings=tuple(
                _wording(telling, carriers, first=at == 0) for at, telling in enumerate(told.tellings[:TELLINGS])
            ),
            more=max(0, len(told.tellings) - TELLINGS),
            picture=chain_picture(told.statement),
            inside=tuple(inner for _, inner in site.ledger.nested_in([item.told.id for item in told.tellings])),
            is_denial=_is_denial(told.statement),
            unmatched=site.matching.unmatched(),
            who=remembered(request, site),
            done=done_of(site.ledger, done),
        )
        return site.page(request, "statement.html", context)

    return router


def _is_denial(statement: Statement) -> bool:
    return is_denial(statement.carriers[0].cue, statement.carriers[0].content, negated=statement.negated)


def _wording(telling: Telling, carriers: dict[str, Carrier], *, first: bool) -> Wording:
    carrier = telling.told.carriers[0]
    return Wording(
        telling=telling,
        carrier=carrier,
        address=article_address(carrier.article, carrier.attribution),
        page=web_link(carrier),
        drifted=any(piece.what != "same" for piece in telling.pieces),
        meaning=MEANINGS[telling.meaning],
        copied=_copied(telling.copied, carriers) if telling.copied else "",
        joined=None if first else max(telling.joins, key=lambda join: join.score, default=None),
    )


def _copied(copied: Copied, carriers: dict[str, Carrier]) -> str:
    """From whom a wording was taken, and how that shows."""
    source = carriers.get(copied.article)
    named = (source.outlet if source else None) or "another article"
    if copied.what:
        return f"from {named}: both credit {copied.what}" if copied.what != named else f"from {named}, which it credits"
    return f"from {named}: {copied.share or 0:.0%} of its own words are the same"
