"""Issues: the questions that are tracked, and where each party stood on one, and when."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Request
from markupsafe import Markup
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.ledger import Ledger, LedgerError
from onrecord.matching.statements import contradicted
from onrecord.positions import IssueError, Move, Timeline, find_issue, issue_from, list_issues, put_issue, timeline
from onrecord.positions.brief import brief
from onrecord.positions.brief_formats import brief_html
from onrecord.positions.formats import as_csv, as_json
from onrecord.positions.picture import svg
from onrecord.positions.picture.marks import STYLE
from onrecord.record import Issue, Position, Statement
from onrecord.web.forms import FIELD
from onrecord.web.refusing import Refused, said
from onrecord.web.security import HEADERS
from onrecord.web.site import Site

CONTRARY, SIDES = 30, 6  # of what does not agree, and of the statements of each, so many are shown
LOOKED_AT = 400  # statements that are looked up for what contradicts them
DIFFERS = {"stances": "two stances are reported", "denial": "denied", "speakers": "the same words of two speakers"}
# The picture brings its own style, so that it can be saved as a file; the page allows this one and no other.
_OF_PICTURE = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
POLICY = HEADERS["Content-Security-Policy"].replace("style-src 'self'", f"style-src 'self' {_OF_PICTURE}")
# The picture and the brief as files of their own, which run nothing.
_ALONE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuesPage:
    """The issues on record; below them the form for another, with what was filled in and why it cannot be."""

    issues: tuple[Issue, ...]
    title: str = ""
    parties: str = ""
    words: str = ""
    who: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One position as a row of the table: its `number` there, from 1, and what the party moved from, if it moved."""

    number: int
    position: Position
    moved_from: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """Reports that do not agree, side by side: since when, what it is that differs, and the statements."""

    date: str | None
    what: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePage:
    """Where each party stood: the picture, and the same as rows. `contrary` is what does not agree, and `against` has
    the number (from 1) of the first of these for each statement that stands in one. `since` and `until` narrow it.
    `address` is the page's without an ending, for its forms as SVG, CSV and JSON; `query` what narrows them."""

    found: Timeline
    contrary: tuple[Contrary, ...]
    against: Mapping[str, int]
    picture: Markup
    rows: tuple[Row, ...]
    since: str
    until: str
    address: str
    query: str


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/issues")
    def listed(request: Request) -> Response:
        return site.page(request, "issues.html", IssuesPage(issues=tuple(list_issues(site.ledger)), who=site.reader))

    @router.post("/issues")
    def define(
        request: Request,
        key: Annotated[str, Form(alias=FIELD)] = "",
        title: Annotated[str, Form(max_length=300)] = "",
        parties: Annotated[str, Form(max_length=10_000)] = "",
        words: Annotated[str, Form(max_length=10_000)] = "",
        who: Annotated[str, Form(max_length=200)] = "",
    ) -> Response:
        site.forms.check(request, key)
        page = IssuesPage(
            issues=tuple(list_issues(site.ledger)), title=title, parties=parties, words=words, who=who or site.reader
        )
        try:
            if not page.who.strip():
                raise IssueError("an issue needs somebody who defined it: give your name")
            issue = issue_from({"title": title.strip(), "parties": _parties(parties), "words": _words(words)})
            put_issue(site.ledger, issue, who=page.who)
        except LedgerError:
            raise
        except IssueError as problem:
            return site.page(request, "issues.html", replace(page, problem=said(str(problem))), status=400)
        return RedirectResponse(f"/issues/{quote(issue.name, safe='')}", status_code=303)

    @router.get("/issues/{name}")
    def one(request: Request, name: str, since: str = "", until: str = "") -> Response:
        wanted, form = _form_of(name)
        if form == "html":
            return Response(_brief(site, wanted, since, until), media_type="text/html", headers=_ALONE)
        found = _timeline(site, wanted, since, until)
        if form == "json":
            return JSONResponse(as_json(found))
        if form == "csv":
            return Response("".join(as_csv(found)), media_type="text/csv; charset=utf-8", headers=_saved(found, "csv"))
        if form == "svg":
            return Response(svg(found), media_type="image/svg+xml", headers={**_saved(found, "svg"), **_ALONE})
        numbers = {id(position): number for number, position in enumerate(found.positions, 1)}
        moves = {id(move.after): move for move in found.moves}
        contrary = _contrary(site.ledger, found)
        narrowed = {name: value for name, value in (("since", since), ("until", until)) if value.strip()}
        context = IssuePage(
            found=found,
            contrary=contrary,
            against={item.id: at for at, one in reversed([*enumerate(contrary, 1)]) for item in one.statements},
            picture=Markup(svg(found, address=lambda position: f"#p{numbers[id(position)]}", headline=False)),
            rows=tuple(
                Row(number=numbers[id(item)], position=item, moved_from=_moved_from(moves.get(id(item))))
                for item in found.positions
            ),
            since=since,
            until=until,
            address=f"/issues/{quote(found.issue.name, safe='')}",
            query=f"?{urlencode(narrowed)}" if narrowed else "",
        )
        response = site.page(request, "issue.html", context)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return router


def _brief(site: Site, name: str, since: str, until: str) -> str:
    """What is new on an issue, as a page that stands alone."""
    if not since.strip():
        raise Refused(400, "a brief says what is new since a date: give one")
    with _refusing():
        issue = find_issue(site.ledger, name)
        return brief_html(brief(site.ledger, issue, since=since.strip(), until=until.strip() or None))


def _timeline(site: Site, name: str, since: str, until: str) -> Timeline:
    with _refusing():
        issue = find_issue(site.ledger, name)
        return timeline(site.ledger, issue, since=since.strip() or None, until=until.strip() or None)


@contextmanager
def _refusing() -> Iterator[None]:
    """Within it, no such issue and a date that cannot be end in a page that says so."""
    try:
        yield
    except LedgerError:
        raise
    except IssueError as problem:
        raise Refused(404, str(problem)) from problem
    except ValueError as problem:
        raise Refused(400, str(problem)) from problem


def _form_of(name: str) -> tuple[str, str | None]:
    """The issue's name, and the form that is asked for by the ending of the address."""
    for form in ("svg", "csv", "json", "html"):
        if name.endswith(f".{form}"):
            return name.removesuffix(f".{form}"), form
    return name, None


def _saved(found: Timeline, form: str) -> dict[str, str]:
    name = re.sub(r"[^a-z0-9-]+", "-", found.issue.name) or "issue"
    return {"Content-Disposition": f'inline; filename="{name}.{form}"'}


def _contrary(ledger: Ledger, found: Timeline) -> tuple[Contrary, ...]:
    """What does not agree on the issue: what its statements tell, and what is on record against one of them."""
    pairs = [
        Contrary(date=item.date, what=DIFFERS[item.kind], statements=item.statements[:SIDES])
        for item in found.conflicts[:CONTRARY]
    ]
    known = [{item.id for item in one.statements} for one in pairs]
    held = [support.statement for position in found.positions for support in position.support[:SIDES]]
    for item in contradicted(ledger, [statement.id for statement in held[:LOOKED_AT]]):
        if len(pairs) < CONTRARY and not any({item.one.id, item.other.id} <= there for there in known):
            date = item.other.said_on or item.other.carriers[0].published
            pairs.append(Contrary(date=date, what=DIFFERS[item.kind], statements=(item.one, item.other)))
    return tuple(pairs)


def _moved_from(move: Move | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(position.stance for position in move.before)) if move else ()


def _parties(typed: str) -> dict[str, list[str]]:
    """A party a line; after a colon, who else speaks for it, with commas between."""
    found: dict[str, list[str]] = {}
    for line in typed.splitlines():
        name, _, others = line.partition(":")
        if name.strip():
            found.setdefault(name.strip(), []).extend(part.strip() for part in others.split(",") if part.strip())
    return found


def _words(typed: str) -> list[str]:
    return [word.strip() for word in re.split(r"[,\n]", typed) if word.strip()]
