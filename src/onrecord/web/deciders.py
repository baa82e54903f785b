"""Who decides: a name that the browser remembers, and that each decision needs."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from onrecord.ledger import LedgerError
from onrecord.web.refusing import Refused
from onrecord.web.site import Site

COOKIE = "onrecord_reviewer"
LONGEST = 200  # characters of a name
REASON = 2000  # characters of a reason


def remembered(request: Request, site: Site) -> str:
    """The name that forms are filled in with; empty where nobody gave one."""
    return unquote(request.cookies.get(COOKIE, ""))[:LONGEST] or site.reader


def decider(request: Request, site: Site, given: str) -> str:
    """Who decides: the name that was given, else the remembered one. Raises Refused where there is none."""
    name = given.strip() or remembered(request, site)
    if not name:
        raise Refused(400, "a decision needs somebody who decided: give your name")
    return name[:LONGEST]


def take_back(request: Request, site: Site, number: int, given: str) -> None:
    """Take the decision of this number back. Raises Refused where nobody says who does, or where it was before."""
    try:
        site.ledger.undo(number, who=decider(request, site, given))
    except LedgerError:
        raise
    except ValueError as problem:
        raise Refused(409, str(problem)) from problem


def remember(response: Response, who: str) -> None:
    """Have the browser remember the name for a year."""
    response.set_cookie(COOKIE, quote(who, safe=""), max_age=365 * 86400, httponly=True, samesite="strict")
