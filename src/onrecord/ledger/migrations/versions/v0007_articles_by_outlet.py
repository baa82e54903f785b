"""An index of articles by outlet, in the order they were added."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_index("ix_articles_outlet_key_seq_revision", "articles", ["outlet_key", "seq", "revision"])
