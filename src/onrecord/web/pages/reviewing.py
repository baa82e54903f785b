"""Review: one attribution after another, the least confident first; accept, reject, correct, and undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from onrecord.ledger import LedgerError, Reviewed, ReviewedItem
from onrecord.ledger.reviewed import Verdict
from onrecord.record import Article, Decision
from onrecord.review import values_from
from onrecord.web.corrections_form import Field, changed, fields
from onrecord.web.deciders import LONGEST, REASON, decider, remember, remembered, take_back
from onrecord.web.escaping import text_html
from onrecord.web.forms import FIELD
from onrecord.web.marking import marked_html, marks_of
from onrecord.web.pages.articles import article_address
from onrecord.web.refusing import Refused, said
from onrecord.web.site import Site

AROUND = 280  # characters of context on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision that was just made: its number, what it was, and the statement it is on."""

    number: int
    verdict: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """One statement to decide on, or none where nothing waits.

    `context` are its words marked in their surroundings, with the article's text cut at `cut_before` and `cut_after`.
    `fields` are what can be corrected. `skip` counts what was skipped; `queue` is the address of the queue from here.
    `who` is who decides. `done` is the decision that was just made. `problem` says why the last one could not be.
    """

    statement: str | None
    article: Article | None
    address: str
    item: ReviewedItem | None
    context: Markup
    fields: tuple[Field, ...]
    speaker: str
    skip: int
    in_queue: bool
    who: str
    why: str = ""
    done: Done | None = None
    problem: str | None = None
    decisions: tuple[Decision, ...] = ()

    def queue(self, *, skip: int) -> str:
        """The address of the queue with so many skipped."""
        given = {"speaker": self.speaker, "skip": skip}
        query = urlencode({name: str(value) for name, value in given.items() if value})
        return "/review" + (f"?{query}" if query else "")


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/review")
    def queue(
        request: Request,
        speaker: str = "",
        skip: Annotated[int, Query(ge=0, le=10_000)] = 0,
        done: Annotated[int | None, Query(ge=1)] = None,
        verdict: str = "",
        of: str = "",
    ) -> Response:
        try:
            ids = site.ledger.to_review(speaker=speaker.strip() or None, limit=skip + 1)
        except LedgerError:
            raise
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        made = _page(site, request, ids[skip] if len(ids) > skip else None, speaker=speaker, skip=skip, in_queue=True)
        return site.page(request, "review.html", replace(made, done=_done(done, verdict, of)))

    @router.get("/review/{statement}")
    def one(
        request: Request,
        statement: str,
        done: Annotated[int | None, Query(ge=1)] = None,
        verdict: str = "",
        of: str = "",
    ) -> Response:
        made = _page(site, request, statement, in_queue=False)
        return site.page(request, "review.html", replace(made, done=_done(done, verdict, of)))

    @router.post("/review/undo")
    def undo(
        request: Request,
        number: Annotated[int, Form(ge=1)],
        of: Annotated[str, Form(max_length=30)],
        key: Annotated[str, Form(alias=FIELD)] = "",
        who: Annotated[str, Form(max_length=LONGEST)] = "",
    ) -> Response:
        site.forms.check(request, key)
        take_back(request, site, number, who)
        query = urlencode({"done": number, "verdict": "undo", "of": of})
        return RedirectResponse(f"/review/{_statement(of)}?{query}", status_code=303)

    @router.post("/review/{statement}")
    async def decide(request: Request, statement: str) -> Response:
        given = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        return await run_in_threadpool(_decide, site, request, statement, given)

    return router


def _decide(site: Site, request: Request, statement: str, given: dict[str, str]) -> Response:
    site.forms.check(request, given.get(FIELD, ""))
    in_queue = given.get("in_queue") == "yes"
    skip = int(given["skip"]) if given.get("skip", "").isdecimal() and len(given["skip"]) < 6 else 0
    speaker, why = given.get("speaker", "")[:200], given.get("why", "")[:REASON].strip()
    who = decider(request, site, given.get("who", ""))
    verdict: Verdict = _verdict(given.get("verdict", ""))
    try:
        found, id = site.ledger.reviewed_item(_statement(statement))
        item = next(item for item in found.items if item.machine.id == id)
        values = None
        if verdict == "correct":
            typed = changed(found.machine, item.now or item.machine, given)
            values = values_from(found.machine, item.now or item.machine, typed)
        made = site.ledger.review(statement, verdict, who=who, why=why or None, values=values)
    except LedgerError:
        raise
    except ValueError as problem:
        page = _page(site, request, statement, speaker=speaker, skip=skip, in_queue=in_queue, given=given)
        page = replace(page, problem=said(str(problem)), why=why, who=who)
        return site.page(request, "review.html", page, status=400)
    query = {"speaker": speaker, "skip": skip} if in_queue else {}
    query |= {"done": made.number, "verdict": verdict, "of": statement}
    address = "/review" if in_queue else f"/review/{_statement(statement)}"
    response = RedirectResponse(
        f"{address}?{urlencode({name: value for name, value in query.items() if value})}", status_code=303
    )
    remember(response, who)
    return response


def _page(
    site: Site,
    request: Request,
    statement: str | None,
    *,
    speaker: str = "",
    skip: int = 0,
    in_queue: bool,
    given: dict[str, str] | None = None,
) -> ReviewPage:
    who = remembered(request, site)
    if statement is None:
        return ReviewPage(
            statement=None, article=None, address="", item=None, context=Markup(""), fields=(), speaker=speaker,
            skip=skip, in_queue=in_queue, who=who,
        )  # fmt: skip
    found, id = site.ledger.reviewed_item(_statement(statement))
    item = next(item for item in found.items if item.machine.id == id)
    now = item.now or item.machine
    form = fields(found.machine, now)
    if given is not None:
        form = tuple(replace(field, value=given.get(field.name, field.value)) for field in form)
    return ReviewPage(
        statement=statement,
        article=found.machine.article,
        address=article_address(found.machine.article.identity, id),
        item=item,
        context=_context(found, item),
        fields=form,
        speaker=speaker,
        skip=skip,
        in_queue=in_queue,
        who=who,
        decisions=item.decisions,
    )


def _context(found: Reviewed, item: ReviewedItem) -> Markup:
    """The lines around an attribution with it alone marked; of a long one the beginning."""
    text, now = found.machine.article.text, item.now or item.machine
    spans = sorted(now.content + now.source + now.cue)
    first, last = spans[0][0], min(max(end for _, end in spans), spans[0][0] + 4 * AROUND)
    start = max(0, text.rfind("\n", 0, max(0, first - AROUND)) + 1, first - 2 * AROUND)
    line_end = text.find("\n", min(len(text), last + AROUND // 2))
    end = min(len(text) if line_end < 0 else line_end, last + 2 * AROUND)
    marks = marks_of(text, [now])
    before, after = (Markup("… ") if start else Markup("")), (Markup(" …") if end < len(text) else Markup(""))
    return (
        before
        + (marked_html(text, (start, end), marks, numbered=False) if marks else text_html(text[start:end]))
        + after
    )


def _statement(id: str) -> str:
    if id[:1] != "s" or not id[1:].isdecimal() or len(id) > 19:
        raise LookupError(f"there is no statement {id!r} on record")
    return id


def _verdict(value: str) -> Verdict:
    for verdict in ("accept", "reject", "correct"):
        if value == verdict:
            return verdict
    raise Refused(400, "say whether to accept, reject or correct it")


def _done(number: int | None, verdict: str, of: str) -> Done | None:
    if number is None or verdict not in ("accept", "reject", "correct", "undo"):
        return None
    return Done(number=number, verdict=verdict, statement=_statement(of))
