"""Add: paste a text, give a file or an address, and see the record appear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.ledger import LedgerError
from onrecord.pipeline import Failed, record_of
from onrecord.reading import InputError, read_text
from onrecord.reading.document import read_bytes
from onrecord.reading.remote import read_url
from onrecord.record import Article
from onrecord.web.forms import FIELD
from onrecord.web.pages.articles import article_address
from onrecord.web.refusing import Refused, said
from onrecord.web.site import Site

AT_ONCE = 2  # articles read at the same time; more would only wait for the same processors


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """The form with what was filled in, and why it could not be read, if it could not."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    problem: str | None = None


def routes(site: Site) -> APIRouter:
    router = APIRouter()
    reading = BoundedSemaphore(AT_ONCE)

    @router.get("/add")
    def form(request: Request) -> Response:
        return site.page(request, "add.html", AddPage())

    @router.post("/add")
    def add(
        request: Request,
        key: Annotated[str, Form(alias=FIELD)] = "",
        text: Annotated[str, Form()] = "",
        title: Annotated[str, Form(max_length=2000)] = "",
        outlet: Annotated[str, Form(max_length=2000)] = "",
        url: Annotated[str, Form(max_length=4000)] = "",
        published: Annotated[str, Form(max_length=100)] = "",
        file: Annotated[UploadFile | None, File()] = None,
    ) -> Response:
        site.forms.check(request, key)
        page = AddPage(text=text, title=title, outlet=outlet, url=url, published=published)
        try:
            article = _article(site, page, file)
            if site.ledger.has(article):
                return RedirectResponse(article_address(article.identity), status_code=303)
            if wait := site.extractions.wait():
                raise Refused(429, "many articles were just added; try this one again in a moment", wait=wait)
            with reading:
                record = record_of(article, site.load())
            if isinstance(record, Failed):
                raise Refused(500, record.sentence)
            site.ledger.add(record)
            site.matching.soon()
        except LedgerError:
            raise
        except InputError as problem:
            return site.page(request, "add.html", replace(page, problem=said(problem.problem)), status=400)
        return RedirectResponse(article_address(article.identity), status_code=303)

    return router


def _article(site: Site, page: AddPage, file: UploadFile | None) -> Article:
    """What was given as an article; an address alone is fetched.

    Raises InputError where nothing was given, or text and file were, or it is no article.
    """
    uploaded = file is not None and bool(file.filename)
    if uploaded and page.text.strip():
        raise InputError("the form", "has a text and a file; give one of them")
    if not uploaded and not page.text.strip() and page.url.strip():
        about = {"title": _given(page.title), "outlet": _given(page.outlet), "published": _given(page.published)}
        return read_url(page.url.strip(), fetcher=site.fetcher, **about)
    if not uploaded:
        if not page.text.strip():
            raise InputError("the form", "has no article; paste its text, choose a file or give its address")
        # Forms send line breaks as CR LF, whatever was pasted.
        return read_text(
            page.text.replace("\r\n", "\n"),
            title=_given(page.title),
            outlet=_given(page.outlet),
            url=_given(page.url),
            published=_given(page.published),
        )
    assert file is not None
    name = PurePath(file.filename or "").name[:200]
    return read_bytes(
        file.file.read(),
        name=name,
        suffix=PurePath(name).suffix.lower(),
        title=_given(page.title),
        outlet=_given(page.outlet),
        url=_given(page.url),
        published=_given(page.published),
    )


def _given(value: str) -> str | None:
    return value.strip() or None
