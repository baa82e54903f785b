"""The actor that a reference means, or one of its names: by a name, an id, or a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.ledger.decided import find_decision
from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.folding import called, whole
from onrecord.ledger.schema import figures, judged, spoken
from onrecord.ledger.store import Ledger
from onrecord.matching.actors.keeping import catch_up
from onrecord.matching.actors.listing import by_statements, is_called, read_actors
from onrecord.record import Actor, Decision

_ID = re.compile(r"f(\d{1,18})")
_NAME_OF = re.compile(r"(f\d{1,18})\s+(.*?)(?:\s+\(([^()]*)\))?", re.DOTALL)
_STATEMENT_ID = re.compile(r"s(\d{1,18})")
_MAIN = 10  # times as many statements as all others of a name together: then the name means this one
_SHOWN = 5  # actors that a message lists


def find_actor(ledger: Ledger, reference: str) -> Actor:
    """The actor that `reference` means: an actor's id (*f12*), a statement's (*s12*: who said it), or a name's words.

    Of several with the words, the one that has them as its whole name goes first; of several who have, the one with
    at least ten times as many statements as the others together. Names that tell nobody from others (*Moss*) are
    looked for last.

    Raises LookupError with a sentence if it means nobody, or several.
    """
    catch_up(ledger)
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        (found,) = read_actors(connection, [find_number(connection, reference)])
        return found


def find_number(connection: Connection, reference: str) -> int:
    """As `find_actor`: the number of the actor."""
    asked = reference.strip()
    if match := _ID.fullmatch(asked):
        number = connection.execute(select(figures.c.actor).where(figures.c.seq == int(match[1]))).scalar()
        if number is None:
            raise LookupError(f"there is no actor {asked} on record")
        return int(number)
    if match := _STATEMENT_ID.fullmatch(asked):
        said = select(figures.c.actor).join(spoken, spoken.c.figure == figures.c.seq)
        number = connection.execute(said.where(spoken.c.seq == int(match[1]))).scalar()
        if number is None:
            raise LookupError(f"no named speaker of a statement {asked} is on record")
        return int(number)
    if not (key := called(asked)):
        raise LookupError(f"{reference!r} names nobody: give a name, an actor's id (f12) or a statement's (s12)")
    whole_name = figures.c.name_key == key
    for condition in (
        (whole_name, figures.c.article_seq == 0),
        (is_called(key), figures.c.article_seq == 0),
        (whole_name,),
    ):
        found = _weights(connection, condition)
        if found:
            return _main(connection, reference, found)
    raise LookupError(f"no speaker on record is called {reference!r}: onrecord actors lists them")


def find_figures(connection: Connection, reference: str) -> list[int]:
    """The figures that a reference means: a statement's is the one that spoke it, a whole name all of that name.

    An actor's id before a name (*f12 Ada Moss*, or with the party, *f12 Ada Moss (Osmar)*) means this name of this
    actor, also where others have it. Else all of the actor. Raises LookupError with a sentence as `find_number` does.
    """
    if match := _NAME_OF.fullmatch(reference.strip()):
        return _figures_named(connection, reference, *match.groups())
    if match := _STATEMENT_ID.fullmatch(reference.strip()):
        find_number(connection, reference)
        query = select(spoken.c.figure).where(spoken.c.seq == int(match[1]))
    else:
        number = find_number(connection, reference)
        named = (figures.c.actor == number, figures.c.name_key == called(reference))
        is_name = connection.execute(select(figures.c.seq).where(*named).limit(1)).first() is not None
        query = select(figures.c.seq).where(*named) if is_name else select(figures.c.seq).where(named[0])
    return list(connection.execute(query).scalars())


def _figures_named(connection: Connection, reference: str, id: str, name: str, party: str | None) -> list[int]:
    """The figures of one name of an actor; without a party those that have none, if there are any."""
    of_actor = select(figures.c.seq, figures.c.party_key).where(
        figures.c.actor == find_number(connection, id), figures.c.name_key == called(name)
    )
    found = list(connection.execute(of_actor.order_by(figures.c.seq)))
    exact = [row.seq for row in found if row.party_key == (whole(party) or "")]
    if chosen := exact or [row.seq for row in found if party is None]:
        return chosen
    raise LookupError(f"actor {id} has no name {reference.partition(' ')[2]!r}")


def _weights(connection: Connection, condition: Sequence[ColumnElement[bool]]) -> list[tuple[int, int]]:
    """The actors of whom a figure passes, with how many statements they have, the most first."""
    query = by_statements(condition).add_columns(func.sum(figures.c.statements))
    return [(row[0], row[1]) for row in connection.execute(query)]


def _main(connection: Connection, reference: str, found: Sequence[tuple[int, int]]) -> int:
    (number, most), *others = found
    if not others or most >= _MAIN * sum(count for _, count in others):
        return number
    shown = read_actors(connection, [number for number, _ in found[: _SHOWN + 1]])
    if len({called(actor.name) for actor in shown}) == 1 and len(found) <= _SHOWN:
        return number
    named = "; ".join(told(actor) for actor in shown[:_SHOWN])
    more = f" and {len(found) - _SHOWN} others" if len(found) > _SHOWN else ""
    raise LookupError(f"{reference!r} may be any of {named}{more}: give the id of one, or more of the name")


def told(actor: Actor) -> str:
    """An actor's id, name and party, to tell it from others in a sentence."""
    return reference_to(actor, actor.name, actor.party)


def reference_to(actor: Actor, name: str, party: str | None) -> str:
    """One name of an actor, for `join` and `split`."""
    return f"{actor.id} {name}{f' ({party})' if party else ''}"


def decisions_on(ledger: Ledger, actor: Actor) -> list[Decision]:
    """The decisions in force that say of an actor who it is, or is not, in the order they were made."""
    seqs = select(figures.c.seq).where(figures.c.actor == int(actor.id[1:]))
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        numbers = select(judged.c.decision).where(judged.c.figure.in_(seqs)).distinct().order_by(judged.c.decision)
        found = [find_decision(connection, number) for number in connection.execute(numbers).scalars()]
        return [made for made, stands in filter(None, found) if stands]
