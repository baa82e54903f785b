"""The first tables: articles, the readings of them, and their attributions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("given_id", sa.Text),
        sa.Column("place", sa.String(64)),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("outlet_key", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("published_value", sa.Text),
        sa.Column("published_certainty", sa.Text),
        sa.Column("retrieved", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_articles"),
        sa.UniqueConstraint("id", "revision", name="uq_articles_id_revision"),
        sa.UniqueConstraint("place", "revision", name="uq_articles_place_revision"),
    )
    op.create_index("ix_articles_given_id", "articles", ["given_id"])
    op.create_table(
        "readings",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("article_seq", KEY, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("schema", sa.String(16), nullable=False),
        sa.Column("times", sa.JSON, nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_readings"),
        sa.ForeignKeyConstraint(["article_seq"], ["articles.seq"], name="fk_readings_article_seq"),
        sa.UniqueConstraint("article_seq", "model", name="uq_readings_article_seq_model"),
    )
    op.create_table(
        "attributions",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("article_seq", KEY, nullable=False),
        sa.Column("reading_seq", KEY, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("speaker_name", sa.Text),
        sa.Column("speaker_key", sa.Text),
        sa.Column("speaker_type", sa.String(16), nullable=False),
        sa.Column("speaker_role", sa.Text),
        sa.Column("party", sa.Text),
        sa.Column("party_key", sa.Text),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("act", sa.Text),
        sa.Column("said_on", sa.Text),
        sa.Column("dated_first", sa.Date),
        sa.Column("dated_last", sa.Date),
        sa.Column("cue", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("content_key", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_attributions"),
        sa.ForeignKeyConstraint(["article_seq"], ["articles.seq"], name="fk_attributions_article_seq"),
        sa.ForeignKeyConstraint(["reading_seq"], ["readings.seq"], name="fk_attributions_reading_seq"),
        sa.UniqueConstraint("reading_seq", "number", name="uq_attributions_reading_seq_number"),
    )
    op.create_index(
        "ix_attributions_dated_first_article_seq_number", "attributions", ["dated_first", "article_seq", "number"]
    )
