"""Articles: the list, and one with its attributions marked in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from onrecord.explaining import explained
from onrecord.ledger import Listed, Revision
from onrecord.ledger.folding import words
from onrecord.ledger.reviewed import ReviewedItem, review_of
from onrecord.record import Article, Attribution, Decision, Record, View
from onrecord.web.marking import Mark, marked_html, marks_of, part_with, parts
from onrecord.web.refusing import Refused
from onrecord.web.site import Site

ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesPage:
    """Some articles on record, those added last first. `next` is the address of the page after, if there is one."""

    articles: tuple[Listed, ...]
    outlet: str
    next: str | None
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was made of one attribution. `number` is its place in the record, from 1, and `item` what stands of it, or
    what was read where it was rejected.

    `parent` is the number of the attribution that it stands in. `statement` is the id that lists give it, null in a
    view that they do not list; `reviewed` has what people decided, null in such a view too.
    """

    number: int
    item: Attribution
    parent: int | None
    statement: str | None
    reviewed: ReviewedItem | None

    @property
    def rejected(self) -> bool:
        return self.reviewed is not None and self.reviewed.now is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of the text, marked, and the notes on what begins in it."""

    html: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article, or of a long one a part.

    `headline` is the first paragraph where it is the title, and then not among `blocks`. `part` of `parts`, from 1.
    `marked` counts the attributions that stand. `shown` is the revision shown, of `revisions`, and `diff` leads to what
    the edit changed that made it. `why`: each value comes with what it was resolved from; `unexplained` counts the
    attributions that have none. `waiting` are decisions that found no place in this reading.
    """

    article: Article
    model: str
    headline: Block | None
    blocks: tuple[Block, ...]
    part: int
    parts: int
    marked: int
    shown: int
    revisions: tuple[Revision, ...]
    diff: str | None
    why: bool
    unexplained: int
    view: View
    waiting: tuple[Decision, ...]

    @property
    def latest(self) -> bool:
        return self.shown == self.revisions[-1].revision

    def address(self, *, part: int | None = None, revision: int | None = None, **changed: str) -> str:
        """The address of this page, with some of it changed; another revision starts at its first part."""
        number = self.shown if revision is None else revision
        given: dict[str, object] = {
            "revision": number if number != self.revisions[-1].revision else None,
            "part": (part or self.part) if revision is None else None,
            "view": self.view if self.view != "corrected" else None,
            "why": "yes" if self.why else None,
            **changed,
        }
        if given["part"] == 1:
            given["part"] = None
        query = urlencode({name: str(value) for name, value in given.items() if value})
        return f"/articles/{self.article.identity}" + (f"?{query}" if query else "")


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/articles")
    def listed(request: Request, outlet: str = "", page: Annotated[str | None, Query()] = None) -> Response:
        try:
            found = site.ledger.article_page(outlet=outlet.strip() or None, limit=ROWS, page=page, newest_first=True)
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        query = {"outlet": outlet, "page": found.next or ""}
        following = "/articles?" + urlencode({name: value for name, value in query.items() if value})
        context = ArticlesPage(
            articles=found.articles, outlet=outlet, next=following if found.next else None, first=page is None
        )
        return site.page(request, "articles.html", context)

    @router.get("/articles/{reference}")
    def one(
        request: Request,
        reference: str,
        revision: Annotated[int | None, Query(ge=1)] = None,
        part: Annotated[int, Query(ge=1)] = 1,
        view: View = "corrected",
        why: bool = False,
        at: str | None = None,
    ) -> Response:
        made = _Made(site, reference, revision=revision, view=view)
        if at is not None:
            found = made.page(part=made.part_of(at), why=False)
            return RedirectResponse(f"{found.address()}#t{made.number_of(at)}", status_code=303)
        return site.page(request, "article.html", made.page(part=part, why=why))

    return router


def article_address(id: str, attribution: str | None = None) -> str:
    """Where an article is shown, or an attribution of it."""
    return f"/articles/{quote(id, safe='')}" + (f"?{urlencode({'at': attribution})}" if attribution else "")


class _Made:
    """One article looked up, and the pages that can be made of it."""

    def __init__(self, site: Site, reference: str, *, revision: int | None, view: View) -> None:
        self._site, self._view = site, view
        self._revisions = tuple(site.ledger.revisions(reference))
        shown = next(item.revision for item in self._revisions if item.asked)
        self._shown = shown if revision is None else revision
        # People's decisions are on the newest reading of a text, so only lists' own view has them.
        if revision is None or revision == shown:
            self._review = site.ledger.reviewed(reference)
            self._ids = site.ledger.statement_ids(reference) if shown == self._revisions[-1].revision else {}
        else:
            self._review = review_of(site.ledger.record(reference, revision=revision), [])
            self._ids = {}
        self._items: list[Attribution | None] = [
            item.machine if view == "machine" else item.now for item in self._review.items
        ]
        text = self._review.machine.article.text
        self._marks = marks_of(text, self._items)
        self._parts = parts(text, self._marks)

    def number_of(self, id: str) -> int:
        """The place of an attribution in the record, from 1. Raises LookupError where it is not there."""
        for number, item in enumerate(self._review.items, 1):
            if item.machine.id == id:
                return number
        raise LookupError(f"this article has no attribution {id!r}")

    def part_of(self, id: str) -> int:
        """The part in which an attribution begins."""
        item = self._review.items[self.number_of(id) - 1].machine
        return part_with(self._parts, min(start for start, _ in item.content or item.source or ((0, 1),)))

    def page(self, *, part: int, why: bool) -> ArticlePage:
        """The page of one part. Raises LookupError where there are not so many."""
        if part > len(self._parts):
            raise LookupError(f"this article has {len(self._parts)} parts, and no part {part}")
        record = self._explained() if why else self._review.machine
        article, shown = record.article, self._parts[part - 1]
        notes = self._notes(record)
        ends = [end for _, end in shown]
        here: list[list[Note]] = [[] for _ in shown]
        for note in notes:
            start = _start_of(note.item)
            if shown and part_with(self._parts, start) == part:
                here[next((at for at, end in enumerate(ends) if start < end), len(shown) - 1)].append(note)
        marks = [mark for mark in self._marks if shown and mark.span[0] < shown[-1][1] and mark.span[1] > shown[0][0]]
        blocks = [
            Block(html=marked_html(article.text, block, _touching(marks, block)), notes=tuple(found))
            for block, found in zip(shown, here, strict=True)
        ]
        begins_with_title = (
            part == 1
            and bool(shown)
            and article.title is not None
            and words(article.text[slice(*shown[0])]) == words(article.title)
        )
        return ArticlePage(
            article=article,
            model=record.model,
            headline=blocks[0] if begins_with_title else None,
            blocks=tuple(blocks[1:] if begins_with_title else blocks),
            part=part,
            parts=len(self._parts),
            marked=sum(item is not None for item in self._items),
            shown=self._shown,
            revisions=self._revisions,
            diff=self._diff(),
            why=why,
            unexplained=sum(item.because is None for item in record.attributions) if why else 0,
            view=self._view,
            waiting=self._review.queued,
        )

    def _diff(self) -> str | None:
        """Where it is shown what the edit changed that made this revision."""
        edit = [item for item in self._revisions if item.revision in (self._shown - 1, self._shown)]
        if len(edit) < 2 or any(item.removed for item in edit):
            return None
        query = urlencode({"before": edit[0].revision, "after": edit[1].revision})
        return f"{article_address(self._revisions[-1].id)}/diff?{query}"

    def _notes(self, record: Record) -> list[Note]:
        numbers = {item.machine.id: number for number, item in enumerate(self._review.items, 1)}
        found = []
        for number, (reviewed, read) in enumerate(zip(self._review.items, record.attributions, strict=True), 1):
            item = read if self._view == "machine" or reviewed.now is None else reviewed.now
            parent = numbers.get(item.parent) if item.parent is not None else None
            found.append(
                Note(
                    number=number,
                    item=item if item.because or read.because is None else replace(item, because=read.because),
                    parent=parent,
                    statement=self._ids.get(reviewed.machine.id),
                    reviewed=reviewed if self._view == "corrected" else None,
                )
            )
        return found

    def _explained(self) -> Record:
        if wait := self._site.extractions.wait():
            sentence = "many articles were just read; this one can be explained in a moment, so reload the page then"
            raise Refused(429, sentence, wait=wait)
        try:
            return explained(self._review.machine, self._site.load())
        except ValueError as problem:
            raise Refused(409, str(problem)) from problem


def _start_of(item: Attribution) -> int:
    """Where an attribution begins: at its content, which is what is numbered in the text."""
    return min(start for start, _ in item.content or item.source or ((0, 1),))


def _touching(marks: list[Mark], block: tuple[int, int]) -> list[Mark]:
    return [mark for mark in marks if mark.span[0] < block[1] and mark.span[1] > block[0]]
