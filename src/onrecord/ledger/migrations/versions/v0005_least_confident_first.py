"""An index in the order of what is to be reviewed, and in PostgreSQL words by their field in the search index."""

from alembic import op

from onrecord.ledger.migrations.filling import fill

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_attributions_confidence_seq", "attributions", ["confidence", "seq"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("TRUNCATE search")
        fill(op.get_bind())
