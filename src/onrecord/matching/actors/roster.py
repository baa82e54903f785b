"""A roster in a ledger: entries that say which names are one actor's, each a decision of who imported it.

They are kept as rows of kind `roster`, and looked up by name when actors are brought up to date. Of several with one id
the last holds. Names of one entry are joined, and those of two entries are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select

from onrecord.ledger.chain import adding
from onrecord.ledger.decided import UNDO, list_on
from onrecord.ledger.deciding import decide
from onrecord.ledger.errors import telling
from onrecord.ledger.folding import called, whole
from onrecord.ledger.judged import ROSTER
from onrecord.ledger.schema import decisions
from onrecord.ledger.store import Ledger
from onrecord.matching.actors import evidence
from onrecord.matching.actors.joining import Figure
from onrecord.matching.actors.roster_file import RosterEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry on record: the number of its decision, its folded names and party."""

    number: int
    id: str
    type: str
    keys: frozenset[str]
    party_key: str
    value: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a roster's entries."""

    new: int
    changed: int
    known: int


def import_roster(ledger: Ledger, entries: Iterable[RosterEntry], *, who: str) -> Imported:
    """Put entries on record, in one transaction; those that are on record as they are change nothing.

    Raises ValueError with a sentence if `who` is empty.
    """
    new = changed = known = 0
    with telling(ledger.name), adding(ledger.engine, "decide") as rows:
        before = {kept.id: kept.value for kept in kept_entries(rows.connection)}
        for entry in entries:
            value = {"id": entry.id, "names": list(entry.names), "type": entry.type, "party": entry.party}
            if before.get(entry.id) == value:
                known += 1
                continue
            changed += entry.id in before
            new += entry.id not in before
            before[entry.id] = value
            decide(rows, kind=ROSTER, who=who, article=None, target={"roster": entry.id}, value=value, why=None)
    return Imported(new=new, changed=changed, known=known)


def kept_entries(connection: Connection) -> list[Kept]:
    """The entries in force, in the order they came; of several with one id, the last."""
    found: dict[str, Kept] = {}
    for decision in list_on(connection, None, kinds=(ROSTER,)):
        value = decision.value
        if not isinstance(value, dict) or not isinstance(value.get("names"), list):
            continue
        id = str(value.get("id"))
        found.pop(id, None)
        found[id] = Kept(
            number=decision.number,
            id=id,
            type=str(value.get("type")),
            keys=frozenset(key for name in value["names"] if (key := called(str(name)))),
            party_key=whole(value.get("party")) or "",
            value=value,
        )
    return list(found.values())


class Roster:
    """The entries of a ledger by the names they have."""

    def __init__(self, entries: Sequence[Kept]) -> None:
        self._by_key: dict[str, list[Kept]] = defaultdict(list)
        for entry in entries:
            for key in entry.keys:
                self._by_key[key].append(entry)

    def entry_of(self, figure: Figure) -> Kept | None:
        """The one entry that a figure can be of; null where it is of none or may be of several."""
        if figure.article_seq:
            return None
        found = [
            entry
            for entry in self._by_key.get(figure.name_key, ())
            if entry.type == figure.type
            and not (entry.party_key and figure.party_key and evidence.contradict(entry.party_key, figure.party_key))
        ]
        with_party = [entry for entry in found if entry.party_key and entry.party_key == figure.party_key]
        found = with_party or found
        return found[0] if len(found) == 1 else None


_held: WeakKeyDictionary[Engine, tuple[tuple[int, ...], Roster]] = WeakKeyDictionary()
_lock = Lock()


def roster_of(connection: Connection) -> Roster:
    """The roster on record; read again only where one was imported, changed or taken back since."""
    query = select(func.max(decisions.c.seq), func.count()).where(decisions.c.kind.in_((ROSTER, UNDO)))
    state = tuple(int(value or 0) for value in connection.execute(query).one())
    with _lock:
        before = _held.get(connection.engine)
    if before is not None and before[0] == state:
        return before[1]
    roster = Roster(kept_entries(connection) if state[1] else [])
    with _lock:
        _held[connection.engine] = (state, roster)
    return roster
