"""Actors: who speaks, across articles; and one, with names, offices over time and statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import Response

from onrecord.ledger import LedgerError
from onrecord.ledger.folding import whole
from onrecord.matching.actors import (
    Candidate,
    actor_page,
    count_by_day,
    decisions_on,
    find_actor,
    list_candidates,
    namesakes,
    reference_to,
)
from onrecord.matching.outlets import quoted_in
from onrecord.phrases import bearer
from onrecord.record import Actor, Alias, Decision, SpeakerType, Statement
from onrecord.web.actor_picture import actor_picture
from onrecord.web.deciders import remembered
from onrecord.web.pages.joining import Done, done_of
from onrecord.web.refusing import Refused
from onrecord.web.site import Site

ROWS, STATEMENTS = 50, 25
NAMES, CANDIDATES = 30, 20
TYPES: tuple[str, ...] = tuple(name for name in get_args(SpeakerType) if name != "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    """Some of the actors, those with most statements first, and what was asked for. `next` is the address of more."""

    actors: tuple[Actor, ...]
    name: str
    type: str
    party: str
    types: tuple[str, ...]
    next: str | None
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """One actor, their statements a page at a time, and how they came.

    `picture` is empty where no statement is dated. `carriers` are the outlets and others that passed on the statements
    shown, each with how many; `quoted` are those whom they quote in these, each with a statement by which to find them.
    `namesakes` have the same name, and nothing says that they are the same.
    """

    actor: Actor
    picture: Markup
    statements: tuple[Statement, ...]
    carriers: tuple[tuple[str, int], ...]
    quoted: tuple[tuple[str, str, int], ...]
    namesakes: tuple[Actor, ...]
    next: str | None
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage:
    """The names of an actor, to join or split: `names` with why each is one of them and how `split` may call it, the
    `candidates` that may be the same (the best of `more` others besides), and the `decisions` in force. `who` is who
    decides, as far as the browser remembers, and `done` what was just decided.
    """

    actor: Actor
    names: tuple[tuple[Alias, str], ...]
    candidates: tuple[Candidate, ...]
    more: int
    decisions: tuple[Decision, ...]
    who: str
    done: Done | None

    @property
    def head(self) -> str:
        """The name that the others were joined to."""
        return next((called for alias, called in self.names if alias.because is None), self.actor.id)

    def other(self, candidate: Candidate) -> Actor:
        """Of a candidate, the one that is not this actor."""
        return candidate.other if candidate.one.id == self.actor.id else candidate.one


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/actors")
    def listed(
        request: Request,
        name: str = "",
        type: str = "",
        party: str = "",
        page: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:
        _joined(site)
        wanted = next((one for one in get_args(SpeakerType) if one == type), None)
        try:
            found = actor_page(
                site.ledger,
                name=name.strip() or None,
                type=wanted,
                party=party.strip() or None,
                limit=ROWS,
                page=page,
            )
        except LedgerError:
            raise
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        given = {"name": name, "type": type, "party": party, "page": found.next}
        following = "/actors?" + urlencode({key: value for key, value in given.items() if value})
        context = ActorsPage(
            actors=found.actors,
            name=name,
            type=type,
            party=party,
            types=TYPES,
            next=following if found.next else None,
            first=page is None,
        )
        return site.page(request, "actors.html", context)

    @router.get("/actors/{reference}/names")
    def names(request: Request, reference: str, done: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
        _joined(site)
        actor = find_actor(site.ledger, reference)
        found = list_candidates(site.ledger, name=actor.id)
        context = NamesPage(
            actor=actor,
            names=tuple((alias, reference_to(actor, alias.name, alias.party)) for alias in actor.names[:NAMES]),
            candidates=tuple(found[:CANDIDATES]),
            more=max(0, len(found) - CANDIDATES),
            decisions=tuple(decisions_on(site.ledger, actor)),
            who=remembered(request, site),
            done=done_of(site.ledger, done),
        )
        return site.page(request, "names.html", context)

    @router.get("/actors/{reference}")
    def one(request: Request, reference: str, page: Annotated[str | None, Query()] = None) -> Response:
        _joined(site)
        actor = find_actor(site.ledger, reference)
        try:
            said = site.ledger.statement_page(actor=int(actor.id[1:]), thoughts=True, limit=STATEMENTS, page=page)
        except LedgerError:
            raise
        except ValueError as problem:
            raise Refused(400, str(problem)) from problem
        context = ActorPage(
            actor=actor,
            picture=actor_picture(actor, count_by_day(site.ledger, actor)),
            statements=said.statements,
            carriers=_carriers(said.statements),
            quoted=_quoted_by(site, actor, said.statements),
            namesakes=tuple(namesakes(site.ledger, actor)),
            next=f"/actors/{actor.id}?{urlencode({'page': said.next})}" if said.next else None,
            first=page is None,
        )
        return site.page(request, "actor.html", context)

    return router


def _joined(site: Site) -> None:
    """Raises Refused while so many names are joined to actors that a page cannot wait for it."""
    if due := site.matching.actors_soon():
        sentence = f"{due:,} names of speakers are still being joined with each other: reload this page in a minute"
        raise Refused(503, sentence, wait=30)


def _quoted_by(site: Site, actor: Actor, statements: tuple[Statement, ...]) -> tuple[tuple[str, str, int], ...]:
    """Whom an actor quotes in these statements, but for the actor."""
    inside = site.ledger.nested_in([item.id for item in statements])
    own = {whole(alias.name) for alias in actor.names}
    found = quoted_in([inner for _, inner in inside if whole(inner.speaker.name) not in own])
    return tuple((one.name, one.statement, one.statements) for one in found)


def _carriers(statements: tuple[Statement, ...]) -> tuple[tuple[str, int], ...]:
    """Who passed on these statements; *The Daily Lantern* and *Daily Lantern* are one."""
    hops = [hop for item in statements for carrier in item.carriers for hop in carrier.chain[1:] if hop.name]
    called: dict[str | None, Counter[str]] = defaultdict(Counter)
    for hop in hops:
        called[whole(hop.name)][bearer(hop)] += 1
    counts = Counter({names.most_common(1)[0][0]: names.total() for names in called.values()})
    return tuple(counts.most_common(8))
