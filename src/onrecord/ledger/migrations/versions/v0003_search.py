"""The search index, filled from what is there, and an index for lists by party."""

from alembic import op

from onrecord.ledger.migrations.filling import fill

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index(
        "ix_attributions_party_key_dated_first_article_seq_number",
        "attributions",
        ["party_key", "dated_first", "article_seq", "number"],
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(content, speaker, party, content='', "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
    else:
        op.execute("CREATE TABLE search (seq BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)")
    fill(op.get_bind())
    if not sqlite:
        op.execute("CREATE INDEX ix_search_tokens ON search USING gin (tokens)")
