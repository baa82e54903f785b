"""The table of what people made of the machine's reading. It is filled after the migrations (see `migrate.py`)."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.columns import Key, Verbatim

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "corrected",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("article_seq", Key, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("decisions", sa.JSON, nullable=False),
        sa.Column("speaker_key", sa.Text),
        sa.Column("party_key", sa.Text),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("dated_first", sa.Date),
        sa.Column("dated_last", sa.Date),
        sa.Column("cue", Verbatim, nullable=False),
        sa.Column("content", Verbatim, nullable=False),
        sa.Column("content_key", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_corrected"),
    )
    op.create_index("ix_corrected_article_seq", "corrected", ["article_seq"])
