"""What differs between two revisions of an article, or between two articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from onrecord.ledger import Revision
from onrecord.matching import Difference, difference
from onrecord.matching.history import between
from onrecord.record import Record
from onrecord.web.pages.articles import article_address
from onrecord.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPage:
    """What differs between two texts. `before` and `after` are their records, as far as the template names them.

    `revisions` are those of the article, to choose others of, and `old` and `new` the numbers of the two; none where
    two articles were asked for. `address` is the page's, without what was chosen.
    """

    before: Record
    after: Record
    difference: Difference
    revisions: tuple[Revision, ...]
    old: int
    new: int
    address: str


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/articles/{reference}/diff")
    def diff(
        request: Request,
        reference: Annotated[str, Path()],
        before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
        after: Annotated[int | None, Query(ge=1, le=2**53)] = None,
        to: str | None = None,
    ) -> Response:
        return site.page(request, "diff.html", _compared(site, reference, before, after, to))

    return router


def _compared(site: Site, reference: str, before: int | None, after: int | None, to: str | None) -> DiffPage:
    """Two revisions of an article, by default the one that is asked for and the one before it; or two articles."""
    revisions: tuple[Revision, ...] = ()
    old = new = 0
    if to is not None:
        found = difference(site.ledger, reference, to)
    else:
        revisions = tuple(site.ledger.revisions(reference))
        asked = next(item.revision for item in revisions if item.asked)
        new = after or (asked if asked > 1 or before is None else revisions[-1].revision)
        old = before or new - 1
        if old < 1:
            raise LookupError(f"there is no revision before the first one of {reference!r}: name two to compare")
        found = between(site.ledger, reference, old, new)
    return DiffPage(
        before=site.ledger.record(found.old),
        after=site.ledger.record(found.new),
        difference=found,
        revisions=revisions,
        old=old,
        new=new,
        address=f"{article_address(found.new)}/diff",
    )
