"""Articles: lists, one with its record, how it was edited, and what people made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.ledger import ArticlePage, Ledger, Listed, Reviewed, ReviewedItem, Revision
from onrecord.matching import Difference, difference, history
from onrecord.matching.differences import to_dict
from onrecord.record import Decision, View, plain
from onrecord.web.api.answers import JSON_LINES, format_of, fresh, headers_of, json_answer, lines_of, streamed, tagged
from onrecord.web.api.asked import AskedArticles
from onrecord.web.api.problems import NOT_MODIFIED, Refused, documented, refusing

_AT_ONCE = 500  # articles that a streamed answer looks up together

Reference = Annotated[
    str,
    Path(description="An article's id, the first 4 characters of it or more, its caller's id, or its url (escaped)."),
]
RECORD: dict[str, Any] = {
    "description": "The record, as `onrecord extract` writes it.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Record"}}},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Difference):
    """A difference; `silent`: words of the text were changed and no new note says so."""

    silent: bool = field()  # in the place of a property that schemas do not know


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionStep(Revision):
    """A revision, and how it differs from the one before it."""

    difference: Edit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people made of an article's newest reading: its attributions, and decisions that found no place in it."""

    article: str
    model: str
    items: tuple[ReviewedItem, ...]
    queued: tuple[Decision, ...]


def routes(ledger: Ledger) -> APIRouter:
    """`/articles` to read, and `/diff`."""
    router = APIRouter(tags=["articles"])

    @router.get(
        "/articles",
        response_model=ArticlePage,
        responses={
            200: {"description": "A page of articles, in the order they were added.", "content": {JSON_LINES: {}}},
            **NOT_MODIFIED,
            **documented(422),
        },
    )
    def articles(request: Request, asked: Annotated[AskedArticles, Query()]) -> Response:
        """The articles on record, each at its latest revision, in the order they were added.

        As JSON Lines: all of them, from `page` on.
        """
        form, headers = format_of(request, asked.format), headers_of(request, ledger)
        if form == "csv":
            raise Refused(422, "articles are listed as json or jsonl: name one of these as the format")
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        first = _page(ledger, asked, asked.page, asked.limit if form == "json" else _AT_ONCE)
        if form == "json":
            return json_answer(plain(first), headers=headers)
        return streamed(lines_of(map(plain, _from(ledger, asked, first))), media_type=JSON_LINES, headers=headers)

    # These stand before the article's own address, since a url in it may have slashes.
    @router.get(
        "/articles/{reference:path}/revisions",
        response_model=list[RevisionStep],
        responses={**NOT_MODIFIED, **documented(404, 422)},
    )
    def revisions(request: Request, reference: Reference) -> Response:
        """All revisions of an article, and how each was edited."""
        return tagged(
            request,
            ledger,
            lambda: [
                {**plain(step.revision), "difference": to_dict(step.difference) if step.difference else None}
                for step in history(ledger, reference)
            ],
        )

    @router.get(
        "/articles/{reference:path}/review",
        response_model=Review,
        responses={**NOT_MODIFIED, **documented(404, 410, 422)},
    )
    def review(request: Request, reference: Reference) -> Response:
        """The newest reading of an article, attribution by attribution, and what people decided on each."""
        return tagged(request, ledger, lambda: _review(ledger.reviewed(reference)))

    @router.get("/articles/{reference:path}", responses={200: RECORD, **NOT_MODIFIED, **documented(404, 410, 422)})
    def article(
        request: Request,
        reference: Reference,
        view: Annotated[View, Query(description="As people corrected it, or as the machine read it.")] = "corrected",
        model: Annotated[str | None, Query(description="As this model read it; of the view machine.")] = None,
        revision: Annotated[
            int | None,
            Query(ge=1, le=2**31 - 1, description="The text of this number at its place; of the view machine."),
        ] = None,
    ) -> Response:
        """One article with its record: its text, and who said what in it."""
        if view == "corrected" and (model is not None or revision is not None):
            raise Refused(422, "people correct the newest reading: for a model or a revision, ask for view=machine")
        if view == "corrected":
            return tagged(request, ledger, lambda: ledger.reviewed(reference).record.to_dict())
        return tagged(request, ledger, lambda: ledger.record(reference, model=model, revision=revision).to_dict())

    @router.get("/diff", response_model=Edit, responses={**NOT_MODIFIED, **documented(404, 410, 422)})
    def diff(
        request: Request,
        a: Annotated[str, Query(description="An article, as in /articles/{reference}.")],
        b: Annotated[
            str | None, Query(description="Another one; without it, from the revision before `a` to `a`.")
        ] = None,
    ) -> Response:
        """How the statements of one article became those of another, word by word: mostly two revisions of one."""
        return tagged(request, ledger, lambda: to_dict(difference(ledger, a, b)))

    return router


def _review(found: Reviewed) -> dict[str, Any]:
    return {
        "article": found.machine.article.identity,
        "model": found.machine.model,
        "items": [plain(item) for item in found.items],
        "queued": [plain(item) for item in found.queued],
    }


def _page(ledger: Ledger, asked: AskedArticles, page: str | None, limit: int) -> ArticlePage:
    with refusing():
        return ledger.article_page(outlet=asked.outlet, limit=limit, page=page)


def _from(ledger: Ledger, asked: AskedArticles, first: ArticlePage) -> Iterator[Listed]:
    yield from first.articles
    page = first.next
    while page is not None:
        found = _page(ledger, asked, page, _AT_ONCE)
        yield from found.articles
        page = found.next
