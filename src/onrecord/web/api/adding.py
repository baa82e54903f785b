"""Articles in: read without a ledger, or put on record."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import anyio
from anyio import to_thread
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse
from starlette.background import BackgroundTask

from onrecord.ledger import Added, Ledger, LedgerError, TextRemoved
from onrecord.pipeline import Failed, record_of
from onrecord.reading import InputError
from onrecord.record import Article, Record, plain
from onrecord.web.api.answers import JSON_LINES, json_answer
from onrecord.web.api.articles import RECORD
from onrecord.web.api.bodies import CONTENT, AskedArticle, articles_in, body_of, media_type_of
from onrecord.web.api.problems import Refused, documented, told
from onrecord.web.limits import Rate
from onrecord.web.matching_meanwhile import Matching

if TYPE_CHECKING:
    from onrecord.extraction import Extractor

TOGETHER = 2  # extractions at the same time; each uses the processors that are free
_BODY = {"requestBody": {"required": True, "content": CONTENT}}
_LINES: dict[str, Any] = {"content": {JSON_LINES: {}}}
_NEW = ("added", "revision", "reread")


class AskedRecord(AskedArticle):
    """What is said of an article to be read."""

    because: bool = False


def routes(ledger: Ledger, *, load: Callable[[], Extractor], rate: Rate) -> APIRouter:
    """`POST /extract` and `POST /articles`."""
    router = APIRouter(tags=["adding"])
    turns, matching = anyio.CapacityLimiter(TOGETHER), Matching(ledger)

    def read(article: Article, *, because: bool = False) -> Record:
        if seconds := rate.wait():
            raise Refused(429, "articles are read more often than this server allows: wait", wait=seconds)
        record = record_of(article, load(), because=because)
        if isinstance(record, Failed):
            raise Refused(422, record.sentence)
        return record

    def put(article: Article) -> Added:
        """Put an article on record; what is there already is not read again."""
        model = load().model
        if ledger.has(article, model=model):
            try:
                known = ledger.record(article.identity, model=model)
            except TextRemoved:
                return Added(id=article.identity, outcome="removed", title=None, attributions=0)
            found = len(known.attributions)
            return Added(id=article.identity, outcome="known", title=known.article.title, attributions=found)
        return ledger.add(read(article))

    def match() -> None:
        """Match what was added with what is on record. It comes after the answer, which no backlog is to delay."""
        with suppress(LedgerError):  # whoever adds next goes on from there
            matching.soon()

    @router.post(
        "/extract",
        responses={200: {**RECORD, "content": {**RECORD["content"], **_LINES["content"]}},
                   **documented(413, 415, 422, 429)},
        openapi_extra=_BODY,
    )  # fmt: skip
    async def extract(request: Request, about: Annotated[AskedRecord, Query()]) -> Response:
        """The record of an article: who said what in it. Nothing is put on record.

        Of JSON Lines, a line for each article: its record, or a problem in its place.
        """
        work = partial(read, because=about.because)
        return await _answer(request, about, turns, lambda article: (200, work(article).to_dict(), None))

    @router.post(
        "/articles",
        status_code=201,
        response_model=Added,
        responses={
            200: {"description": "Nothing new: it is on record already, or was removed for good.", "model": Added,
                  **_LINES},
            201: {"description": "It is on record now.", "headers": {"Location": {"schema": {"type": "string"}}}},
            **documented(413, 415, 422, 429),
        },
        openapi_extra=_BODY,
    )  # fmt: skip
    async def add(request: Request, about: Annotated[AskedArticle, Query()]) -> Response:
        """Read an article and put it on record: all of it or nothing.

        The same article again changes nothing; other text at the same url is a revision. Of JSON Lines, a line for each
        article, as soon as it is on record: what became of it, or a problem in its place. Statements are matched with
        those of other articles after the answer.
        """
        root = request.scope.get("root_path", "")

        def work(article: Article) -> tuple[int, Any, str | None]:
            added = put(article)
            return (201 if added.outcome in _NEW else 200), plain(added), f"{root}/articles/{added.id}"

        answer = await _answer(request, about, turns, work)
        answer.background = BackgroundTask(match)
        return answer

    return router


Work = Callable[[Article], tuple[int, Any, str | None]]
"""What is done with an article: the status, the answer, and where what was made now is."""


async def _answer(request: Request, about: AskedArticle, turns: anyio.CapacityLimiter, work: Work) -> Response:
    media_type = media_type_of(request)
    articles = articles_in(await body_of(request), media_type, about)
    if media_type == JSON_LINES:
        return StreamingResponse(_each(_lines(articles, work), turns), media_type=JSON_LINES)

    def one() -> Response:
        article = next(articles)
        if isinstance(article, InputError):
            raise Refused(422, str(article))
        status, value, location = work(article)
        return json_answer(value, status=status, headers={"Location": location} if location and status == 201 else None)

    return await to_thread.run_sync(one, limiter=turns)


def _lines(articles: Iterator[Article | InputError], work: Work) -> Iterator[bytes]:
    """A line for each article; a bad one costs its neighbours nothing."""
    for article in articles:
        try:
            if isinstance(article, InputError):
                raise Refused(422, str(article))
            _, value, _ = work(article)
        except Refused as refused:
            value = told(refused.status, refused.sentence)
        except LedgerError as problem:
            value = told(503, str(problem))
        yield json.dumps(value, separators=(",", ":")).encode() + b"\n"


async def _each(lines: Iterator[bytes], turns: anyio.CapacityLimiter) -> AsyncIterator[bytes]:
    """The lines, each made in its turn, so that others who read or add come in between."""
    while (line := await to_thread.run_sync(next, lines, b"", limiter=turns)) != b"":
        yield line
