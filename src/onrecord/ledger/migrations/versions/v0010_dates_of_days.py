"""An index of what is dated to more than one day, so that a list from a day on begins at once."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    several = sa.text("dated_first < dated_last")
    op.create_index(
        "ix_attributions_dates_of_days",
        "attributions",
        ["dated_first", "article_seq", "number", "dated_last"],
        sqlite_where=several,
        postgresql_where=several,
    )
