"""Walking the chain: does every row fit the digest that its transaction kept, and every transaction the one before?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, RowMapping, Table, func, select

from onrecord.ledger import corrected
from onrecord.ledger.chain import Head
from onrecord.ledger.digests import GENESIS, REMOVED, row_digest, transaction_digest
from onrecord.ledger.schema import articles, attributions, decisions, readings, redactions, transactions
from onrecord.record import Article

CHAINED = (articles, readings, attributions, decisions, redactions)
_AT_ONCE = 500  # rows held in memory of each table


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """The first row that does not fit: which (`table` and `seq`), in which transaction, and what is wrong with it.

    `transaction` is null for a row that belongs to none; `article` is the id of the article that it is about.
    """

    table: str
    seq: int
    what: str
    transaction: int | None = None
    article: str | None = None

    def __str__(self) -> str:
        about = f" (article {self.article})" if self.article else ""
        within = f" of transaction {self.transaction}" if self.transaction is not None else ""
        return f"row {self.seq} of {self.table}{about}{within} {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """One removal: of which article, by whom, why and when (UTC), and how many attributions lost their words."""

    article: str
    who: str
    why: str
    at: str
    attributions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What `Ledger.verify` found. `misfit` is null where all fits.

    `rows` counts the rows that were checked, by table; `since` the transactions after the head that was given, and is
    null where none was, or where the chain does not hold it (`misfit` then says so).
    """

    head: Head
    rows: Mapping[str, int]
    redacted: tuple[Redacted, ...]
    misfit: Misfit | None
    since: int | None = None

    @property
    def fits(self) -> bool:
        """Whether every row is as it was added."""
        return self.misfit is None


class _Broken(Exception):
    """Ends the walk at the first row that does not fit."""

    def __init__(self, misfit: Misfit) -> None:
        self.misfit = misfit


def verify(connection: Connection, *, head: str | None = None) -> Verified:
    """Check all rows against the chain, and the chain against `head`, a digest that somebody kept."""
    walk = _Walk(connection)
    misfit = None
    try:
        walk.run()
    except _Broken as broken:
        misfit = broken.misfit
    if head is not None and misfit is None and head not in walk.seen:
        last = walk.head.transactions
        misfit = Misfit(table="transactions", seq=last, what=f"does not follow on the head that was kept, {head}")
    return Verified(
        head=walk.head,
        rows=walk.counts,
        redacted=tuple(list_redacted(connection)),
        misfit=misfit,
        since=walk.head.transactions - walk.seen[head] if head in walk.seen and misfit is None else None,
    )


def list_redacted(connection: Connection) -> Iterator[Redacted]:
    """What was removed, in the order it was."""
    gone = (
        select(func.count())
        .select_from(attributions.join(readings, attributions.c.reading_seq == readings.c.seq))
        .where(readings.c.article_seq == redactions.c.article_seq)
        .correlate(redactions)
        .scalar_subquery()
        .label("gone")
    )
    query = select(redactions, articles.c.id, gone).join(articles, redactions.c.article_seq == articles.c.seq)
    # A removal that came from another ledger is as old as it was there.
    for row in connection.execute(query.order_by(redactions.c.at, redactions.c.seq)).mappings():
        yield Redacted(article=row["id"], who=row["who"], why=row["why"], at=row["at"], attributions=row["gone"])


class _Walk:
    """One walk along the chain, with a cursor in each table: rows are numbered in the order they were added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursors = {table.name: _Cursor(connection, table) for table in CHAINED}
        self._removed = {
            (table, int(seq)): digest
            for kept in connection.execute(select(redactions.c.words)).scalars()
            for table, digests in kept.items()
            for seq, digest in digests.items()
        }
        self.counts = {table.name: 0 for table in CHAINED}
        self.head = Head(transactions=0, digest=GENESIS, at=None)
        self.seen = {GENESIS: 0}

    def run(self) -> None:
        for row in _stream(self._connection, transactions):
            self._transaction(row)
        for name, cursor in self._cursors.items():
            if cursor.row is not None:
                raise self._broken(name, cursor.row["seq"], "was inserted: no transaction added it")
        if (found := corrected.misfit(self._connection)) is not None:
            id = self._connection.execute(select(articles.c.id).where(articles.c.seq == found[1])).scalar()
            what = "is not what the decisions make of what was read"
            raise _Broken(Misfit(table="corrected", seq=found[0], what=what, article=id))

    def _transaction(self, row: RowMapping) -> None:
        number = self.head.transactions + 1
        if row["seq"] != number:
            raise self._broken("transactions", number, "was removed")
        for name, seq, digest in row["rows"]:
            self._row(name, seq, digest, number)
        if row["digest"] != transaction_digest(row):
            raise self._broken("transactions", number, "was altered: it does not fit its digest")
        if row["previous"] != self.head.digest:
            raise self._broken("transactions", number, "does not follow on the transaction before it")
        self.head = Head(transactions=number, digest=row["digest"], at=row["at"])
        self.seen[row["digest"]] = number

    def _row(self, name: str, seq: int, digest: str, number: int) -> None:
        if name not in self._cursors:
            raise self._broken("transactions", number, f"was altered: it lists a row of {name}")
        cursor = self._cursors[name]
        if cursor.row is not None and cursor.row["seq"] < seq:
            raise self._broken(name, cursor.row["seq"], "was inserted: no transaction added it")
        if cursor.row is None or cursor.row["seq"] > seq:
            raise self._broken(name, seq, "was removed", number)
        row, words = cursor.row, self._removed.get((name, seq))
        if words is not None and any(row[column] != value for column, value in REMOVED[name].items()):
            raise self._broken(name, seq, "was altered: it has words again that were removed from it", number)
        if row_digest(name, row, words=words) != digest:
            raise self._broken(name, seq, "was altered: it does not fit its digest", number)
        if name == "articles" and words is None and not _is_sound(row):
            raise self._broken(name, seq, "has a digest or an id that does not fit its text", number)
        self.counts[name] += 1
        cursor.advance()

    def _broken(self, table: str, seq: int, what: str, transaction: int | None = None) -> _Broken:
        """The misfit, with the article that it is about where that can be told."""
        cursor = self._cursors.get(table)
        row = cursor.row if cursor and cursor.row is not None and cursor.row["seq"] == seq else None
        about = row.get("seq" if table == "articles" else "article_seq") if row is not None else None
        id = self._connection.execute(select(articles.c.id).where(articles.c.seq == about)).scalar() if about else None
        return _Broken(Misfit(table=table, seq=seq, what=what, transaction=transaction, article=id))


class _Cursor:
    """The rows of one table by their numbers; `row` is the next one, or null at the end."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._rows = _stream(connection, table)
        self.row: RowMapping | None = None
        self.advance()

    def advance(self) -> None:
        self.row = next(self._rows, None)


def _stream(connection: Connection, table: Table) -> Iterator[RowMapping]:
    result = connection.execution_options(yield_per=_AT_ONCE).execute(select(table).order_by(table.c.seq))
    return chain.from_iterable(result.mappings().partitions(_AT_ONCE))


def _is_sound(row: RowMapping) -> bool:
    """Whether the digest, the place and the id of an article are those of its text and its address."""
    return row["sha256"] == Article(text=row["text"]).sha256 and (
        row["url"] is None or row["place"] == Article(text="", url=row["url"]).place
    )
