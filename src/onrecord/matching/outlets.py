"""Who carries whom: what an outlet has from the speaker, told from what it has through another outlet.

Told of the statements added last, which answers at once however much is on record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger import Ledger
from onrecord.ledger.folding import whole
from onrecord.ledger.outlets import Outlet
from onrecord.phrases import who
from onrecord.record import Statement

LATELY, OF_ONE = 300, 200
"""How many of the statements added last are looked at: of all outlets, and of one."""

_SHOWN = 12  # of those who are carried, quoted or carry


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """An outlet, and how many of some statements went through it or are carried by it."""

    outlet: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """Of some statements in an outlet's articles: how many it has from the speaker (`own`), and from which outlets it
    has how many others (`carried`, the most first). `statements` counts all of them."""

    statements: int
    own: int
    carried: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """An outlet, and its carriage of the statements added last in all outlets; null where it has none of these."""

    outlet: Outlet
    carriage: Carriage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryingPage:
    """Some outlets, those with most articles first. `lately` is how many statements, of those added last in all
    outlets, were looked at; `next` is the mark of the page after, and null on the last one."""

    outlets: tuple[Carrying, ...]
    lately: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Who an outlet quotes: how they are called, a statement of theirs by which to find them, and how many."""

    name: str
    statement: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCarriage:
    """One outlet by its statements added last: its carriage, and whom it quotes most.

    `carried_by` has who carries it and how often, of the `lately` statements added last in all outlets.
    """

    name: str
    carriage: Carriage
    quoted: tuple[Quoted, ...]
    carried_by: tuple[Share, ...]
    lately: int


def carrying_page(ledger: Ledger, *, limit: int = 50, page: str | None = None) -> CarryingPage:
    """A page of the outlets on record with their carriage. `page` is the `next` of the page before.

    Articles are counted as they were when the first page was asked for, so what is added meanwhile shifts no page.
    Raises ValueError with a sentence for a mark that cannot be.
    """
    found = ledger.outlet_page(limit=limit, page=page)
    lately = ledger.newest_statements(limit=LATELY)
    theirs: dict[str | None, list[Statement]] = {}
    for statement in lately:
        theirs.setdefault(whole(statement.carriers[0].outlet), []).append(statement)
    return CarryingPage(
        outlets=tuple(
            Carrying(outlet=outlet, carriage=carriage_of(some) if (some := theirs.get(whole(outlet.name))) else None)
            for outlet in found.outlets
        ),
        lately=len(lately),
        next=found.next,
    )


def outlet_carriage(ledger: Ledger, name: str) -> OutletCarriage:
    """Who the outlet of this name carries, and who carries it.

    Raises ValueError with a sentence for a name with nothing in it, LookupError where nothing of it is on record.
    """
    newest = ledger.newest_statements(outlet=name, limit=OF_ONE)
    lately = ledger.newest_statements(limit=LATELY)
    carried_by = _carriers_of(name, lately)
    if not newest and not carried_by and not ledger.article_page(outlet=name, limit=1).articles:
        raise LookupError(f"nothing of an outlet called {name!r} is on record: give its whole name")
    return OutletCarriage(
        name=newest[0].carriers[0].outlet or name if newest else name,
        carriage=carriage_of(newest),
        quoted=quoted_in(newest),
        carried_by=carried_by,
        lately=len(lately),
    )


def carriage_of(statements: Sequence[Statement]) -> Carriage:
    """How many of these statements their outlets have from the speaker, and from which other outlets the rest."""
    relays: Counter[str] = Counter()
    own = 0
    for statement in statements:
        names = _outlets_between(statement)
        own += not names
        relays.update(names)
    return Carriage(statements=len(statements), own=own, carried=_most(relays))


def _outlets_between(statement: Statement) -> list[str]:
    """The outlets that the words went through before the one that carries them; each once."""
    carrier = statement.carriers[0]
    last = whole(carrier.outlet)
    hops = carrier.chain[1:-1] if len(carrier.chain) > 1 else ()
    named = {whole(hop.name): hop.name for hop in hops if hop.type == "outlet" and hop.name}
    return [name for key, name in named.items() if key != last]


def quoted_in(statements: Sequence[Statement]) -> tuple[Quoted, ...]:
    """The named speakers of these statements, the most frequent first."""
    counts: Counter[str] = Counter()
    found_by: dict[str, str] = {}
    for statement in statements:
        if statement.speaker.name:
            counts[who(statement.speaker)] += 1
            found_by.setdefault(who(statement.speaker), statement.id)
    return tuple(
        Quoted(name=name, statement=found_by[name], statements=count) for name, count in counts.most_common(_SHOWN)
    )


def _carriers_of(name: str, statements: Sequence[Statement]) -> tuple[Share, ...]:
    counts: Counter[str] = Counter()
    for statement in statements:
        if whole(name) in map(whole, _outlets_between(statement)):
            counts[statement.carriers[0].outlet or "an outlet that is not known"] += 1
    return _most(counts)


def _most(counts: Counter[str]) -> tuple[Share, ...]:
    return tuple(Share(outlet=name, statements=count) for name, count in counts.most_common(_SHOWN))
