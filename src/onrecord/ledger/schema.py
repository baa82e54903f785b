"""The tables of a ledger, the same for SQLite and PostgreSQL. Rows are added, and never changed or removed.

The migrations make them (a test compares the two); whoever changes this module writes a migration and
raises `VERSION`. Every table but `transactions` and those made from others (`corrected` and what
follows it here) has its rows digested there (see `digests.py`). The
columns `*_key` hold folded text for searching; `body` holds an attribution as in the record, from which the columns
beside it were taken for queries.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from onrecord.ledger.columns import Key, Verbatim

VERSION = "0011"
"""The newest migration; versions are compared as strings, so that a ledger of a later one is known as such."""

VERSION_TABLE = "onrecord_version"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# One row a revision. `id` is Article.identity; a place whose text goes back to an older one has it twice.
articles = Table(
    "articles",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False),
    Column("given_id", Verbatim, index=True),  # the caller's id, where it is another
    Column("place", String(64)),
    Column("revision", Integer, nullable=False),  # 1, 2, … at one place; 1 where there is no place
    Column("sha256", String(64), nullable=False),
    Column("url", Verbatim),
    Column("outlet", Verbatim),
    Column("outlet_key", Text),
    Column("title", Verbatim),
    Column("byline", Verbatim),
    Column("language", Verbatim),
    Column("published_value", Verbatim),
    Column("published_certainty", Verbatim),
    Column("retrieved", Verbatim),
    Column("text", Verbatim, nullable=False),
    Column("added_at", String(32), nullable=False),  # UTC, ISO 8601
    UniqueConstraint("id", "revision"),
    Index(None, "outlet_key", "seq", "revision"),
    UniqueConstraint("place", "revision"),
)

# One row for each model that has read an article.
readings = Table(
    "readings",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("article_seq", Key, ForeignKey("articles.seq"), nullable=False),
    Column("model", Verbatim, nullable=False),
    Column("schema", String(16), nullable=False),
    Column("times", JSON, nullable=False),
    Column("added_at", String(32), nullable=False),
    UniqueConstraint("article_seq", "model"),
)

# One row an attribution; `number` counts from 1 in the order of the record.
attributions = Table(
    "attributions",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("article_seq", Key, ForeignKey("articles.seq"), nullable=False),
    Column("reading_seq", Key, ForeignKey("readings.seq"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("speaker_name", Verbatim),
    Column("speaker_key", Text),
    Column("speaker_type", String(16), nullable=False),
    Column("speaker_role", Verbatim),
    Column("party", Verbatim),
    Column("party_key", Text),
    Column("kind", String(16), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("act", Verbatim),
    Column("said_on", Verbatim),  # EDTF
    # The days that `said_on` covers, or else those of the article's publication date, or else null.
    Column("dated_first", Date),
    Column("dated_last", Date),
    Column("cue", Verbatim, nullable=False),
    Column("content", Verbatim, nullable=False),
    Column("content_key", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("reading_seq", "number"),
    Index(None, "dated_first", "article_seq", "number"),
    # Dates of more than one day: those that began before the day from which a list is wanted are found here.
    Index(
        "ix_attributions_dates_of_days",
        "dated_first",
        "article_seq",
        "number",
        "dated_last",
        sqlite_where=text("dated_first < dated_last"),
        postgresql_where=text("dated_first < dated_last"),
    ),
    Index(None, "party_key", "dated_first", "article_seq", "number"),
    Index(None, "confidence", "seq"),  # the order of what is to be reviewed
)

# One row a transaction that added rows. `rows` lists them as [table, seq, digest]; see `digests.py` for the digests.
transactions = Table(
    "transactions",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),  # 1, 2, 3, …
    Column("form", Integer, nullable=False),  # of the digests
    Column("kind", String(16), nullable=False),
    Column("at", String(32), nullable=False),  # UTC, ISO 8601
    Column("previous", String(64), nullable=False),
    Column("rows", JSON, nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("digest"),
)

# One row a removal by law or request. `words` keeps, by table and row number, the digests of what was removed.
redactions = Table(
    "redactions",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("article_seq", Key, ForeignKey("articles.seq"), nullable=False),
    Column("who", Verbatim, nullable=False),
    Column("why", Verbatim, nullable=False),
    Column("at", String(32), nullable=False),
    Column("words", JSON, nullable=False),
    UniqueConstraint("article_seq"),
)

# One row a decision by a person or a machine. `target` says on what (content spans, other ids) and `value` what was
# decided, as JSON; `undoes` is the decision that this one takes back.
decisions = Table(
    "decisions",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("kind", Verbatim, nullable=False),
    Column("who", Verbatim, nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Verbatim),
    Column("article_seq", Key, ForeignKey("articles.seq"), index=True),
    Column("target", JSON, nullable=False),
    Column("value", JSON, nullable=False),
    Column("undoes", Key, ForeignKey("decisions.seq")),
    UniqueConstraint("undoes"),
    Index(None, "kind"),
)

# What people made of the machine's reading: a row for each attribution of an article's newest reading that a decision
# is about, or that changed with the one it stands in. Made from the other tables (`corrected.py`), so that lists stay
# quick; no part of the chain. `state` is accepted, corrected, rejected or follows; `decisions` has their numbers.
corrected = Table(
    "corrected",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),  # that of the attribution
    Column("article_seq", Key, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decisions", JSON, nullable=False),
    Column("speaker_key", Text),
    Column("party_key", Text),
    Column("mode", String(16), nullable=False),
    Column("dated_first", Date),
    Column("dated_last", Date),
    Column("cue", Verbatim, nullable=False),
    Column("content", Verbatim, nullable=False),
    Column("content_key", Text, nullable=False),
    Column("body", JSON, nullable=False),
)

# Under which names people and bodies speak: made from the other tables (`figures.py`), no part of the chain. What is
# not known of them is "" or 0, so that no two rows are alike. `article_seq` is that of a name that tells nobody from
# others. Those with the same `actor` (the number of the first of them) are the same, each because of `rule`, with
# `score`, as `via` is; `block` and `near` are what names are looked up by that may be the same; `joined_by` is the
# version of the rules that decided, 0 where a figure is to be looked at again. All these are set from above the
# ledger.
figures = Table(
    "figures",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("type", String(16), nullable=False),
    Column("name_key", Text, nullable=False),
    Column("party_key", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("article_seq", Key, nullable=False),
    Column("name", Verbatim, nullable=False),
    Column("party", Verbatim),
    Column("statements", Integer, nullable=False),
    Column("joined_by", Integer, nullable=False, index=True),
    Column("block", Text, index=True),
    Column("near", Text, index=True),
    Column("actor", Key, index=True),
    Column("via", Key),
    Column("rule", Text),
    Column("score", Float),
    UniqueConstraint("name_key", "type", "party_key", "office", "article_seq"),
)

# Which figure spoke an attribution that lists show.
spoken = Table(
    "spoken",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),  # that of the attribution
    Column("article_seq", Key, nullable=False, index=True),
    Column("figure", Key, nullable=False),
    Column("dated_first", Date),
    Index(None, "figure", "dated_first", "article_seq"),
)

# At which figures a decision points that compares two speakers (`judged.py`): made from the other tables, like these.
judged = Table(
    "judged",
    metadata,
    Column("decision", Key, nullable=False, index=True),
    Column("side", Integer, nullable=False),  # 0 or 1
    Column("article_seq", Key, nullable=False, index=True),
    Column("figure", Key, index=True),  # null where nobody speaks there any more
)

# What the same statement in another article is found by: digests of words, made by `onrecord.matching.statements` of
# the attributions up to `matched.upto`. Like the three tables below, no part of the chain.
fingerprints = Table(
    "fingerprints",
    metadata,
    Column("print", BigInteger, primary_key=True, autoincrement=False),
    Column("seq", Key, primary_key=True, autoincrement=False),  # that of the attribution
    sqlite_with_rowid=False,
)

# Two attributions that carry one statement ("same"), may ("candidate"), have the same words of two speakers ("sides"),
# or of which one denies the other ("denied"): the earlier row first, by which rule of matching, and how much of the
# shorter wording is the other's, 0..1.
joins = Table(
    "joins",
    metadata,
    Column("one", Key, primary_key=True, autoincrement=False),
    Column("other", Key, primary_key=True, autoincrement=False, index=True),
    Column("relation", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("score", Float, nullable=False),
    Index(None, "relation", "other"),
)

# The attributions that carry a statement with others: what follows from `joins` and from what people decided.
# `statement` is the lowest row of them (`joined.py`).
clusters = Table(
    "clusters",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),  # that of the attribution
    Column("statement", Key, nullable=False, index=True),
)

# How far matching has come: one row, with the version of its rules, the last attribution and the last decision heeded.
matched = Table(
    "matched",
    metadata,
    Column("rules", Integer, primary_key=True, autoincrement=False),
    Column("upto", Key, nullable=False),
    Column("decided", Key, nullable=False),
)
