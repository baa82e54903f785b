"""The table of which speakers decisions compare. It is filled after the migrations (see `migrate.py`)."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.columns import Key

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "judged",
        sa.Column("decision", Key, nullable=False),
        sa.Column("side", sa.Integer, nullable=False),
        sa.Column("article_seq", Key, nullable=False),
        sa.Column("figure", Key),
    )
    for column in ("decision", "article_seq", "figure"):
        op.create_index(f"ix_judged_{column}", "judged", [column])
    # Which names tell who is meant is decided better now: both are filled again.
    op.execute("DELETE FROM spoken")
    op.execute("DELETE FROM figures")
