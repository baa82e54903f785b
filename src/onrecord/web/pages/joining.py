"""People decide that two statements are one, or two actors, or that they are not; and take it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode, urlsplit

from fastapi import APIRouter, Form, Path, Request
from starlette.responses import RedirectResponse, Response

from onrecord.ledger import Ledger, LedgerError
from onrecord.matching import actors, statements
from onrecord.record import Decision
from onrecord.web.deciders import LONGEST, REASON, decider, remember, take_back
from onrecord.web.forms import FIELD
from onrecord.web.refusing import Refused
from onrecord.web.site import Site

_BACK = re.compile(r"/(?:statements/s\d{1,18}|actors/f\d{1,18}/names)")  # the only pages that a decision leads back to
_PLACE = re.compile(r"/(?:statements|actors|review)/(s\d{1,18}|f\d{1,18})(?:/names)?")

Decide = Callable[..., Decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision that was just made (`number`), and whether it was taken back since."""

    number: int
    undone: bool


def done_of(ledger: Ledger, number: int | None) -> Done | None:
    """What to say of the decision that led here; null where there is none of this number."""
    found = None if number is None else ledger.decision(number)
    return None if found is None else Done(number=found[0].number, undone=not found[1])


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.post("/statements/{id}/join")
    @router.post("/statements/{id}/split")
    def of_statement(
        request: Request,
        id: Annotated[str, Path(pattern=r"^s\d{1,18}$")],
        other: Annotated[str, Form(max_length=1000)] = "",
        why: Annotated[str, Form(max_length=REASON)] = "",
        who: Annotated[str, Form(max_length=LONGEST)] = "",
        key: Annotated[str, Form(alias=FIELD)] = "",
    ) -> Response:
        if due := site.matching.soon():
            sentence = f"{due:,} statements are still being matched with the others: decide when that is done"
            raise Refused(409, sentence)
        decide = statements.join if request.url.path.endswith("/join") else statements.split
        return _decided(site, request, decide, id, other, why=why, who=who, key=key, back=f"/statements/{id}")

    @router.post("/actors/{id}/join")
    @router.post("/actors/{id}/split")
    def of_actor(
        request: Request,
        id: Annotated[str, Path(pattern=r"^f\d{1,18}$")],
        other: Annotated[str, Form(max_length=1000)] = "",
        one: Annotated[str, Form(max_length=1000)] = "",
        why: Annotated[str, Form(max_length=REASON)] = "",
        who: Annotated[str, Form(max_length=LONGEST)] = "",
        key: Annotated[str, Form(alias=FIELD)] = "",
    ) -> Response:
        """`one` is a name of the actor, where it is about that name alone and not about the actor as a whole."""
        if due := site.matching.actors_soon():
            raise Refused(409, f"{due:,} names of speakers are still being joined: decide when that is done")
        decide = actors.join if request.url.path.endswith("/join") else actors.split
        return _decided(site, request, decide, one or id, other, why=why, who=who, key=key, back=f"/actors/{id}/names")

    @router.post("/decisions/{number}/undo")
    def undo(
        request: Request,
        number: Annotated[int, Path(ge=1, le=2**53)],
        back: Annotated[str, Form(max_length=100)] = "",
        who: Annotated[str, Form(max_length=LONGEST)] = "",
        key: Annotated[str, Form(alias=FIELD)] = "",
    ) -> Response:
        site.forms.check(request, key)
        take_back(request, site, number, who)
        address = back if _BACK.fullmatch(back) else "/"
        return RedirectResponse(f"{address}?{urlencode({'done': number})}", status_code=303)

    return router


def _decided(
    site: Site, request: Request, decide: Decide, one: str, other: str, *, why: str, who: str, key: str, back: str
) -> Response:
    """Decide, and lead back to the page that it was decided on."""
    site.forms.check(request, key)
    name = decider(request, site, who)
    if not (meant := meant_by(other)):
        raise Refused(400, "say which other one is meant: by its number, or the address of its page")
    try:
        made = decide(site.ledger, one, meant, who=name, why=why.strip() or None)
    except LedgerError:
        raise
    except (LookupError, ValueError) as problem:
        if isinstance(problem, KeyError | IndexError):  # an error of ours
            raise
        raise Refused(409, str(problem.args[0])) from problem
    response = RedirectResponse(f"{quote(back)}?{urlencode({'done': made.number})}", status_code=303)
    remember(response, name)
    return response


def meant_by(typed: str) -> str:
    """What was typed to name another one; of the address of a page, the number in it."""
    found = _PLACE.fullmatch(urlsplit(typed.strip()).path) if "/" in typed else None
    return found[1] if found else typed.strip()
