"""The tables of which attributions carry one statement. They are empty until statements are matched."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.columns import Key

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("print", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("print", "seq", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "joins",
        sa.Column("one", Key, nullable=False, autoincrement=False),
        sa.Column("other", Key, nullable=False, autoincrement=False),
        sa.Column("relation", sa.String(16), nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_joins"),
    )
    op.create_index("ix_joins_other", "joins", ["other"])
    op.create_index("ix_joins_relation_other", "joins", ["relation", "other"])
    op.create_table(
        "clusters",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("statement", Key, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_clusters"),
    )
    op.create_index("ix_clusters_statement", "clusters", ["statement"])
    op.create_table(
        "matched",
        sa.Column("rules", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("upto", Key, nullable=False),
        sa.Column("decided", Key, nullable=False),
        sa.PrimaryKeyConstraint("rules", name="pk_matched"),
    )
