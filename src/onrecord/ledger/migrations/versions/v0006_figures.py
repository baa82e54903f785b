"""The tables of who speaks under which name. They are filled after the migrations (see `migrate.py`)."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.columns import Key, Verbatim

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "figures",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("party_key", sa.Text, nullable=False),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("article_seq", Key, nullable=False),
        sa.Column("name", Verbatim, nullable=False),
        sa.Column("party", Verbatim),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("joined_by", sa.Integer, nullable=False),
        sa.Column("block", sa.Text),
        sa.Column("near", sa.Text),
        sa.Column("actor", Key),
        sa.Column("via", Key),
        sa.Column("rule", sa.Text),
        sa.Column("score", sa.Float),
        sa.PrimaryKeyConstraint("seq", name="pk_figures"),
        sa.UniqueConstraint(
            "name_key",
            "type",
            "party_key",
            "office",
            "article_seq",
            name="uq_figures_name_key_type_party_key_office_article_seq",
        ),
    )
    for column in ("joined_by", "block", "near", "actor"):
        op.create_index(f"ix_figures_{column}", "figures", [column])
    op.create_table(
        "spoken",
        sa.Column("seq", Key, nullable=False, autoincrement=False),
        sa.Column("article_seq", Key, nullable=False),
        sa.Column("figure", Key, nullable=False),
        sa.Column("dated_first", sa.Date),
        sa.PrimaryKeyConstraint("seq", name="pk_spoken"),
    )
    op.create_index("ix_spoken_article_seq", "spoken", ["article_seq"])
    op.create_index("ix_spoken_figure_dated_first_article_seq", "spoken", ["figure", "dated_first", "article_seq"])
    op.create_index("ix_decisions_kind", "decisions", ["kind"])
