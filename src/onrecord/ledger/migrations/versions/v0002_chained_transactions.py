"""Transactions whose digests chain, redactions and decisions; and rows that the database itself refuses to change.

What a ledger of 0001 holds is chained as it was added: a transaction for each reading, of kind "migrated".
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.columns import Key, Verbatim
from onrecord.ledger.digests import FORM, GENESIS, KEPT, WORDS, row_digest, transaction_digest

revision = "0002"
down_revision = "0001"

NUMBERED = ("articles", "readings", "attributions")  # by PostgreSQL's sequences, until now


def upgrade() -> None:
    op.create_table(
        "transactions",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("form", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_transactions"),
        sa.UniqueConstraint("digest", name="uq_transactions_digest"),
    )
    op.create_table(
        "redactions",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("article_seq", Key, nullable=False),
        sa.Column("who", Verbatim, nullable=False),
        sa.Column("why", Verbatim, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_redactions"),
        sa.ForeignKeyConstraint(["article_seq"], ["articles.seq"], name="fk_redactions_article_seq"),
        sa.UniqueConstraint("article_seq", name="uq_redactions_article_seq"),
    )
    op.create_table(
        "decisions",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("kind", Verbatim, nullable=False),
        sa.Column("who", Verbatim, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("why", Verbatim),
        sa.Column("article_seq", Key),
        sa.Column("target", sa.JSON, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("undoes", Key),
        sa.PrimaryKeyConstraint("seq", name="pk_decisions"),
        sa.ForeignKeyConstraint(["article_seq"], ["articles.seq"], name="fk_decisions_article_seq"),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.seq"], name="fk_decisions_undoes"),
        sa.UniqueConstraint("undoes", name="uq_decisions_undoes"),
    )
    op.create_index("ix_decisions_article_seq", "decisions", ["article_seq"])
    _chain_what_is_there()
    if op.get_bind().dialect.name == "postgresql":
        _refuse_changes_in_postgresql()
    else:
        _refuse_changes_in_sqlite()


def _chain_what_is_there() -> None:
    connection = op.get_bind()
    articles, readings, attributions = (_table(name) for name in NUMBERED)
    transactions = sa.table("transactions", *map(sa.column, ("seq", "form", "kind", "at", "previous", "digest")))
    transactions.append_column(sa.column("rows", sa.JSON))
    previous, chained = GENESIS, set()
    order = connection.execute(sa.select(readings.c.seq, readings.c.article_seq).order_by(readings.c.seq)).all()
    for number, (reading_seq, article_seq) in enumerate(order, 1):
        wanted = [(readings, readings.c.seq == reading_seq), (attributions, attributions.c.reading_seq == reading_seq)]
        if article_seq not in chained:
            wanted.insert(0, (articles, articles.c.seq == article_seq))
            chained.add(article_seq)
        rows, at = [], ""
        for table, condition in wanted:
            for row in connection.execute(sa.select(table).where(condition).order_by(table.c.seq)).mappings():
                rows.append([table.name, row["seq"], row_digest(table.name, row)])
                at = row.get("added_at", at)
        values = {"seq": number, "form": FORM, "kind": "migrated", "at": at, "previous": previous, "rows": rows}
        previous = transaction_digest(values)
        connection.execute(sa.insert(transactions).values(**values, digest=previous))


def _table(name: str) -> sa.TableClause:
    """A table with the columns that are digested, and the types that make their values the same in both databases."""
    types: dict[str, Any] = {
        "seq": Key, "article_seq": Key, "reading_seq": Key, "revision": sa.Integer, "number": sa.Integer,
        "negated": sa.Boolean, "confidence": sa.Float, "dated_first": sa.Date, "dated_last": sa.Date,
        "times": sa.JSON, "body": sa.JSON,
    }  # fmt: skip
    columns = (*KEPT[name], *WORDS.get(name, ()))
    return sa.table(name, *(sa.column(column, types.get(column, Verbatim)) for column in columns))


# The message of a refusal; the ledger's errors repeat it.
CHANGED, REMOVED = "a row of a ledger is never changed", "a row of a ledger is never removed"
# The column that leads from a row with words to its article, whose redaction allows to remove them.
ARTICLE = {"articles": "seq", "attributions": "article_seq", "decisions": "article_seq"}


def _refuse_changes_in_sqlite() -> None:
    for table in (*KEPT, "transactions"):
        refuse = f"BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END"
        op.execute(f"CREATE TRIGGER stays_{table} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{REMOVED}'); END")
        if table not in WORDS:
            op.execute(f"CREATE TRIGGER same_{table} BEFORE UPDATE ON {table} {refuse}")
            continue
        kept = ", ".join(f'"{name}"' for name in KEPT[table])
        allowed = f"SELECT 1 FROM redactions WHERE article_seq = OLD.{ARTICLE[table]}"
        op.execute(f"CREATE TRIGGER kept_{table} BEFORE UPDATE OF {kept} ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER same_{table} BEFORE UPDATE ON {table} WHEN NOT EXISTS ({allowed}) {refuse}")


def _refuse_changes_in_postgresql() -> None:
    for table in NUMBERED:
        op.execute(f"ALTER TABLE {table} ALTER COLUMN seq DROP DEFAULT")
        op.execute(f"DROP SEQUENCE IF EXISTS {table}_seq_seq")
    body = "LANGUAGE plpgsql AS $$ BEGIN {} RAISE EXCEPTION '{}'; END $$"
    op.execute(f"CREATE FUNCTION onrecord_changed() RETURNS trigger {body.format('', CHANGED)}")
    op.execute(f"CREATE FUNCTION onrecord_removed() RETURNS trigger {body.format('', REMOVED)}")
    for table in (*KEPT, "transactions"):
        op.execute(
            f"CREATE TRIGGER stays_{table} BEFORE DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION onrecord_removed()"
        )
        if table not in WORDS:
            op.execute(f"CREATE TRIGGER same_{table} BEFORE UPDATE ON {table} EXECUTE FUNCTION onrecord_changed()")
            continue
        kept = ", ".join(f'"{name}"' for name in KEPT[table])
        allowed = f"SELECT 1 FROM redactions WHERE article_seq = OLD.{ARTICLE[table]}"
        check = body.format(f"IF EXISTS ({allowed}) THEN RETURN NEW; END IF;", CHANGED)
        op.execute(f"CREATE FUNCTION onrecord_same_{table}() RETURNS trigger {check}")
        for trigger, columns, function in (
            ("kept", f"OF {kept} ", "onrecord_changed"),
            ("same", "", f"onrecord_same_{table}"),
        ):
            op.execute(
                f"CREATE TRIGGER {trigger}_{table} BEFORE UPDATE {columns}ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {function}()"
            )
