"""Adding rows: the one way in. Each transaction numbers its rows and chains their digests to the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select

from onrecord.ledger import corrected, figures, judged
from onrecord.ledger.digests import FORM, GENESIS, row_digest, transaction_digest
from onrecord.ledger.engine import writing
from onrecord.ledger.schema import decisions, readings, redactions, transactions


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the chain: how many transactions there are, the last one's digest, and when it was (UTC).

    A ledger without transactions has a digest of 64 zeros, and `at` null.
    """

    transactions: int
    digest: str
    at: str | None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class Adding:
    """The rows that one transaction adds. `connection` is for reading what is there."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.at = now()
        self.rows: list[tuple[str, int, str]] = []
        self.touched: set[int] = set()
        """The articles of which what lists show may have changed."""
        self.about_two: list[int] = []
        """The decisions without an article: some compare two speakers."""

    def add(self, table: Table, rows: Sequence[Mapping[str, Any]], *, words: str | None = None) -> list[int]:
        """Add rows without `seq`, every other column in each; their numbers.

        `words` is the digest of the words of a row that comes without them (one row only).
        """
        last = self.connection.execute(select(func.max(table.c.seq))).scalar() or 0
        numbered = [{**row, "seq": seq} for seq, row in enumerate(rows, last + 1)]
        if numbered:
            self.connection.execute(insert(table), numbered)
        self.rows += [(table.name, row["seq"], row_digest(table.name, row, words=words)) for row in numbered]
        if table in (readings, decisions, redactions):
            self.touched.update(row["article_seq"] for row in numbered if row["article_seq"] is not None)
        if table is decisions:
            self.about_two += [row["seq"] for row in numbered if row["article_seq"] is None]
        return [row["seq"] for row in numbered]


@contextmanager
def adding(engine: Engine, kind: str) -> Iterator[Adding]:
    """One transaction under the ledger's lock; at its end a row of `transactions`, if rows were added."""
    with writing(engine) as connection:
        rows = Adding(connection)
        yield rows
        for article_seq in sorted(rows.touched):
            corrected.refresh(connection, article_seq)
            figures.refresh(connection, article_seq)
        for number in rows.about_two:
            judged.judge(connection, number)
        if rows.rows:
            head = head_of(connection)
            row = {
                "seq": head.transactions + 1,
                "form": FORM,
                "kind": kind,
                "at": rows.at,
                "previous": head.digest,
                "rows": rows.rows,
            }
            connection.execute(insert(transactions).values(**row, digest=transaction_digest(row)))


def head_of(connection: Connection) -> Head:
    """The end of the chain."""
    columns = (transactions.c.seq, transactions.c.digest, transactions.c.at)
    last = connection.execute(select(*columns).order_by(transactions.c.seq.desc()).limit(1)).first()
    return (
        Head(transactions=last[0], digest=last[1], at=last[2])
        if last
        else Head(transactions=0, digest=GENESIS, at=None)
    )


def now() -> str:
    """This moment, in UTC, as rows hold it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
