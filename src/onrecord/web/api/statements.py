"""Statements: lists, one of them, and the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.export import csv_lines
from onrecord.export.contradictions_csv import contradictions_csv_lines
from onrecord.ledger import Ledger, Page, StatementPage
from onrecord.matching.actors import find_actor
from onrecord.matching.statements import ContradictionPage, Told, contradiction_page, contradictions, tell
from onrecord.record import Statement, plain
from onrecord.web.api.answers import JSON_LINES, format_of, fresh, headers_of, json_answer, lines_of, streamed, tagged
from onrecord.web.api.asked import AskedContradictions, AskedSearch, AskedStatements
from onrecord.web.api.problems import NOT_MODIFIED, documented, refusing

_AT_ONCE = 500  # statements that a streamed answer looks up together


def routes(ledger: Ledger) -> APIRouter:
    """`/statements`, `/statements/{id}`, its `tellings`, `/search` and `/contradictions`."""
    router = APIRouter(tags=["statements"])

    @router.get(
        "/statements",
        response_model=StatementPage,
        responses={
            200: {"description": "A page of statements, by date.", "content": {JSON_LINES: {}, "text/csv": {}}},
            **NOT_MODIFIED,
            **documented(404, 422),
        },
    )
    def statements(request: Request, asked: Annotated[AskedStatements, Query()]) -> Response:
        """The statements on record, by date, then article; those without a date come last.

        As JSON Lines or CSV: all of them, from `page` on.
        """
        form, headers = format_of(request, asked.format), headers_of(request, ledger)
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        filters = asked.filters()
        if asked.actor is not None:
            filters["actor"] = int(find_actor(ledger, asked.actor).id[1:])
        first = _page(ledger, filters, asked.page, asked.limit if form == "json" else _AT_ONCE)
        if form == "json":
            return json_answer(plain(first), headers=headers)
        rest = _from(ledger, filters, first)
        if form == "csv":
            return streamed(csv_lines(rest), media_type="text/csv; charset=utf-8; header=present", headers=headers)
        return streamed(lines_of(map(plain, rest)), media_type=JSON_LINES, headers=headers)

    @router.get("/statements/{id}", response_model=Statement, responses={**NOT_MODIFIED, **documented(404, 422)})
    def statement(
        request: Request, id: Annotated[str, Path(description="As lists give it: s12.", examples=["s12"])]
    ) -> Response:
        """One statement, with every article that carries it, as it now stands; its id is the earliest one's."""

        def found() -> dict[str, object]:
            if (item := ledger.statement_called(id)) is None:
                raise LookupError(f"there is no statement {id!r} on record: take an id from a list of statements")
            return plain(item)

        return tagged(request, ledger, found)

    @router.get("/statements/{id}/tellings", response_model=Told, responses={**NOT_MODIFIED, **documented(404, 422)})
    def tellings(
        request: Request, id: Annotated[str, Path(description="Of any of its carriers: s12.", examples=["s12"])]
    ) -> Response:
        """One statement as each article that carries it tells it, the earliest first.

        How the wording drifted from the first one's, word by word (`pieces`), and whether the meaning did; which
        article copies which (`copied`), and why it stands there (`joins`). Beside it stands what may be the same
        statement, who else is credited with its words, and what denies it or is denied by it.
        """
        return tagged(request, ledger, lambda: plain(tell(ledger, id)))

    @router.get("/search", response_model=Page, responses={**NOT_MODIFIED, **documented(422)})
    def search(request: Request, asked: Annotated[AskedSearch, Query()]) -> Response:
        """The statements that have all words in what was said or in the speaker's name, those that fit best first."""

        def found() -> dict[str, object]:
            with refusing():
                return plain(ledger.search(asked.words, limit=asked.limit, page=asked.page, **asked.filters()))

        return tagged(request, ledger, found)

    @router.get(
        "/contradictions",
        response_model=ContradictionPage,
        responses={
            200: {"description": "A page, those added last first.", "content": {JSON_LINES: {}, "text/csv": {}}},
            **NOT_MODIFIED,
            **documented(422),
        },
    )
    def contrary(request: Request, asked: Annotated[AskedContradictions, Query()]) -> Response:
        """What does not agree: claims and their denials, and the same words credited to two speakers.

        Both sides have their carriers and chains; which is right is not settled. In a denial, `other` denies `one`.
        Those that were added last come first. As JSON Lines or CSV: all of them, from `page` on.
        """
        form, headers = format_of(request, asked.format), headers_of(request, ledger)
        if fresh(request, headers):
            return Response(status_code=304, headers=headers)
        chosen = {name: getattr(asked, name) for name in ("speaker", "since", "until", "page")}
        with refusing():
            if form == "json":
                page = contradiction_page(ledger, **chosen, limit=asked.limit)
                return json_answer(plain(page), headers=headers)
            found = contradictions(ledger, **chosen)
        if form == "csv":
            lines = contradictions_csv_lines(found)
            return streamed(lines, media_type="text/csv; charset=utf-8; header=present", headers=headers)
        return streamed(lines_of(map(plain, found)), media_type=JSON_LINES, headers=headers)

    return router


def _page(ledger: Ledger, filters: dict[str, Any], page: str | None, limit: int) -> StatementPage:
    with refusing():
        return ledger.statement_page(limit=limit, page=page, **filters)


def _from(ledger: Ledger, filters: dict[str, Any], first: StatementPage) -> Iterator[Statement]:
    """The statements of a page and of all after it. Between two no connection is held, however slow the reader is."""
    yield from first.statements
    page = first.next
    while page is not None:
        found = _page(ledger, filters, page, _AT_ONCE)
        yield from found.statements
        page = found.next
