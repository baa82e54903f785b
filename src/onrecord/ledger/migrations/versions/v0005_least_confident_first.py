"""An index in the order of what is to be reviewed: the least confident first."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_attributions_confidence_seq", "attributions", ["confidence", "seq"])
