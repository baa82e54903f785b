"""Lists of statements made of lists of attributions: those that carry one statement become one item of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from sqlalchemy import ColumnElement, Connection, select

from onrecord.ledger.among import among
from onrecord.ledger.joined import clusters_of, members_of, portions
from onrecord.ledger.listing import AT_ONCE, FIRST_PAGE, IS_CORRECTED, Key, keys_passing, statements_keyed
from onrecord.ledger.rows import days_of
from onrecord.ledger.schema import corrected
from onrecord.record import Statement, View

STATEMENT_ID = re.compile(r"s(\d{1,18})")

Listed = tuple[Key, Statement]

Wholes = dict[tuple[int, ...], tuple[Statement, tuple[int, ...]]]
"""Statements by the rows that carry them, with these rows in the order of their carriers."""


def folded(
    connection: Connection,
    listed: Iterator[Listed],
    filters: Sequence[ColumnElement[bool]],
    among_corrected: Sequence[ColumnElement[bool]] | None,
    *,
    first_page: int = FIRST_PAGE,
) -> Iterator[Listed]:
    """A list in which each statement stands once, where the first attribution of it stands that passes the filters.

    It has all its carriers, those too that do not pass: whoever asks for one outlet learns who else carried it.
    `first_page` attributions are looked at first, then more and more at a time.
    """
    size = first_page
    while batch := list(islice(listed, size)):
        size = min(2 * size, AT_ONCE)
        of = clusters_of(connection, (number_of(item) for _, item in batch))
        members = members_of(connection, of.values())
        whole = merged(connection, members, view="machine" if among_corrected is None else "corrected")
        first = _first_passing(connection, members, filters, among_corrected)
        for key, item in batch:
            cluster = of.get(number_of(item))
            if cluster is None or cluster not in whole:
                yield key, item
            elif first.get(cluster) == key:
                yield key, whole[cluster]


def merged(connection: Connection, members: Mapping[int, Sequence[int]], *, view: View) -> dict[int, Statement]:
    """The statement of each cluster, as its earliest carrier has it, with all carriers that lists show."""
    return {cluster: whole for cluster, (whole, _) in _merged(connection, members, view=view).items()}


def _merged(
    connection: Connection, members: Mapping[int, Sequence[int]], *, view: View
) -> dict[int, tuple[Statement, tuple[int, ...]]]:
    seqs = [seq for some in members.values() for seq in some]
    there = {
        number_of(item): (key, item)
        for some in portions(seqs)
        for key, item in statements_keyed(connection, some, view=view)
    }
    found = {}
    for cluster, some in members.items():
        items = sorted((there[seq] for seq in some if seq in there), key=_earliest)
        if items:
            carriers = tuple(carrier for _, item in items for carrier in item.carriers)
            found[cluster] = replace(items[0][1], carriers=carriers), tuple(number_of(item) for _, item in items)
    return found


def whole_statements(connection: Connection, seqs: Iterable[int], *, view: View) -> dict[int, Statement]:
    """The statement that each attribution carries, with all its carriers; of those that lists show."""
    wanted = list(seqs)
    of = clusters_of(connection, wanted)
    whole = merged(connection, members_of(connection, of.values()), view=view)
    alone = merged(connection, {seq: [seq] for seq in wanted if seq not in of}, view=view)
    found = {seq: whole.get(of[seq]) if seq in of else alone.get(seq) for seq in wanted}
    return {seq: item for seq, item in found.items() if item is not None}


def placed(connection: Connection, seqs: Iterable[int], known: Wholes) -> dict[int, tuple[Statement, int]]:
    """The statement that each attribution carries, as `whole_statements` has it, and its place among the carriers.

    `known` is filled with what no decision of a person is about, and need not be read again; `seqs` are those that
    lists show.
    """
    wanted = list(seqs)
    asked = set(wanted)
    of = clusters_of(connection, wanted)
    members = {seq: [seq] for seq in wanted if seq not in of} | members_of(connection, of.values())
    all_of_them = among(connection, corrected.c.seq, [seq for rows in members.values() for seq in rows])
    decided = set(connection.execute(select(corrected.c.seq).where(all_of_them)).scalars())
    joined = [seq for rows in members.values() if len(rows) > 1 for seq in rows]
    shown = {seq for some in portions(joined) for seq, _ in keys_passing(connection, some, [~IS_CORRECTED], None)}
    as_read = {
        cluster: here
        for cluster, rows in members.items()
        if not decided & set(rows) and (here := tuple(seq for seq in rows if len(rows) == 1 or seq in shown))
    }
    new = {cluster: rows for cluster, rows in as_read.items() if rows not in known}
    known |= {as_read[cluster]: item for cluster, item in _merged(connection, new, view="machine").items()}
    others = {cluster: rows for cluster, rows in members.items() if cluster not in as_read}
    found = _merged(connection, others, view="corrected")
    found |= {cluster: known[rows] for cluster, rows in as_read.items() if rows in known}
    return {seq: (whole, place) for whole, rows in found.values() for place, seq in enumerate(rows) if seq in asked}


def carried(connection: Connection, reference: str, *, view: View) -> list[Statement]:
    """What each carrier of a statement makes of it, the earliest first. Raises LookupError as `find_statement`."""
    seq = _number_in(reference)
    of = clusters_of(connection, [seq])
    seqs = members_of(connection, of.values())[of[seq]] if of else [seq]
    listed = [item for some in portions(seqs) for item in statements_keyed(connection, some, view=view)]
    if not listed:
        raise _not_listed(reference)
    return [item for _, item in sorted(listed, key=_earliest)]


def find_statement(connection: Connection, reference: str, *, view: View) -> Statement:
    """The statement that `reference` means. Raises LookupError with a sentence where lists show none of this id."""
    seq = _number_in(reference)
    whole = whole_statements(connection, [seq], view=view)
    if seq not in whole:
        raise _not_listed(reference)
    return whole[seq]


def _number_in(reference: str) -> int:
    found = STATEMENT_ID.fullmatch(reference.strip())
    if found is None:
        raise LookupError(f"{reference!r} is no statement: give its id, as s12, from onrecord statements")
    return int(found[1])


def _not_listed(reference: str) -> LookupError:
    return LookupError(f"there is no statement {reference.strip()} in the lists: it was rejected, or is an older one")


def number_of(statement: Statement) -> int:
    """The attribution that a statement has its id from."""
    return int(statement.id[1:])


def _earliest(listed: Listed) -> tuple[bool, date, Key]:
    """Carriers are ordered by when they were published, and then as lists are."""
    key, item = listed
    published = days_of(item.carriers[0].published)
    return published is None, published[0] if published else date.max, key


def _first_passing(
    connection: Connection,
    members: Mapping[int, Sequence[int]],
    filters: Sequence[ColumnElement[bool]],
    among_corrected: Sequence[ColumnElement[bool]] | None,
) -> dict[int, Key]:
    """The key of the first attribution of each cluster that passes the filters."""
    of = {seq: cluster for cluster, some in members.items() for seq in some}
    as_read = filters if among_corrected is None else [*filters, ~IS_CORRECTED]
    found: dict[int, Key] = {}
    for some in portions(of):
        for seq, key in keys_passing(connection, some, as_read, among_corrected):
            cluster = of[seq]
            found[cluster] = min(found.get(cluster, key), key)
    return found
