"""Outlets: who carries whom. What an outlet has from another one is told from what it has from the speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.ledger import LedgerError
from onrecord.ledger.folding import whole
from onrecord.ledger.outlets import Outlet
from onrecord.phrases import who
from onrecord.record import Statement
from onrecord.web.problems import Refused
from onrecord.web.site import Site

ROWS, LATELY, OF_ONE, SHOWN = 50, 300, 200, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """Of some statements in an outlet's articles: how many it has from the speaker (`own`), and from which outlets it
    has how many others (`carried`, the most first). `statements` counts all of them."""

    statements: int
    own: int
    carried: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsPage:
    """Some of the outlets, those with most articles first, each with its carriage in the statements added last, or null
    where it has none of these. `lately` is how many were looked at; `next` the address of the page after."""

    outlets: tuple[tuple[Outlet, Carriage | None], ...]
    lately: int
    next: str | None
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """One outlet by its newest statements: its carriage, whom it quotes (each with a statement by which to find them),
    and who carries it, of the `lately` statements added last in all outlets."""

    name: str
    carriage: Carriage
    quoted: tuple[tuple[str, str, int], ...]
    carried_by: tuple[tuple[str, int], ...]
    lately: int


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/outlets")
    def listed(request: Request, skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0) -> Response:
        found = site.ledger.outlets(limit=ROWS + 1, skip=skip)
        lately = site.ledger.newest_statements(limit=LATELY)
        by_outlet: dict[str | None, list[Statement]] = {}
        for statement in lately:
            by_outlet.setdefault(whole(statement.carriers[0].outlet), []).append(statement)
        context = OutletsPage(
            outlets=tuple(
                (outlet, carriage_of(theirs) if (theirs := by_outlet.get(whole(outlet.name))) else None)
                for outlet in found[:ROWS]
            ),
            lately=len(lately),
            next=f"/outlets?skip={skip + ROWS}" if len(found) > ROWS else None,
            first=skip == 0,
        )
        return site.page(request, "outlets.html", context)

    @router.get("/outlets/{name:path}")
    def one(request: Request, name: str) -> Response:
        try:
            newest = site.ledger.newest_statements(outlet=name, limit=OF_ONE)
        except LedgerError:
            raise
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        lately = site.ledger.newest_statements(limit=LATELY)
        carried_by = _carriers_of(name, lately)
        if not newest and not carried_by and not site.ledger.article_page(outlet=name, limit=1).articles:
            raise LookupError(f"nothing of an outlet called {name!r} is on record: give its whole name")
        context = OutletPage(
            name=newest[0].carriers[0].outlet or name if newest else name,
            carriage=carriage_of(newest),
            quoted=quoted_in(newest),
            carried_by=carried_by,
            lately=len(lately),
        )
        return site.page(request, "outlet.html", context)

    return router


def carriage_of(statements: Sequence[Statement]) -> Carriage:
    """How many of these statements their outlets have from the speaker, and from which other outlets the rest."""
    relays: Counter[str] = Counter()
    own = 0
    for statement in statements:
        names = _outlets_between(statement)
        own += not names
        relays.update(names)
    return Carriage(statements=len(statements), own=own, carried=tuple(relays.most_common(SHOWN)))


def _outlets_between(statement: Statement) -> list[str]:
    """The outlets that the words went through before the one that carries them; each once."""
    carrier = statement.carriers[0]
    last = whole(carrier.outlet)
    hops = carrier.chain[1:-1] if len(carrier.chain) > 1 else ()
    named = {whole(hop.name): hop.name for hop in hops if hop.type == "outlet" and hop.name}
    return [name for key, name in named.items() if key != last]


def quoted_in(statements: Sequence[Statement]) -> tuple[tuple[str, str, int], ...]:
    """The named speakers of these statements, the most frequent first: name, a statement of theirs, and how many."""
    counts: Counter[str] = Counter()
    found_by: dict[str, str] = {}
    for statement in statements:
        if statement.speaker.name:
            counts[who(statement.speaker)] += 1
            found_by.setdefault(who(statement.speaker), statement.id)
    return tuple((name, found_by[name], count) for name, count in counts.most_common(SHOWN))


def _carriers_of(name: str, statements: Sequence[Statement]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for statement in statements:
        if whole(name) in map(whole, _outlets_between(statement)):
            counts[statement.carriers[0].outlet or "an outlet that is not known"] += 1
    return tuple(counts.most_common(SHOWN))
