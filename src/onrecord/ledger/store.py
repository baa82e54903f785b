"""The ledger as the rest of the house sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select

from onrecord.ledger.adding import Added, Outcome, append, append_to, latest_of, prepare, was_removed
from onrecord.ledger.backup import back_up
from onrecord.ledger.chain import Head, adding, head_of
from onrecord.ledger.counting import count_all
from onrecord.ledger.deriving import Derived, compare, make_anew
from onrecord.ledger.engine import snapshot, writing
from onrecord.ledger.errors import telling
from onrecord.ledger.exchanging import Entry, Exchange
from onrecord.ledger.finding import Revision, find_record, find_revisions
from onrecord.ledger.history import Reading
from onrecord.ledger.listing_articles import Listed
from onrecord.ledger.lists import Lists
from onrecord.ledger.noting import Decided, Noted
from onrecord.ledger.paging import ArticlePage, StatementPage
from onrecord.ledger.redacting import redact
from onrecord.ledger.removals import Removed
from onrecord.ledger.reviewed import Reviewed, ReviewedItem
from onrecord.ledger.reviewing import Opinion
from onrecord.ledger.reviews import Reviews
from onrecord.ledger.schema import matched, readings
from onrecord.ledger.searching import Found, Page
from onrecord.ledger.verifying import Misfit, Redacted, Verified, verify
from onrecord.ledger.wholes import Wholes
from onrecord.record import Article, Record

__all__ = [
    "Added",
    "ArticlePage",
    "Decided",
    "Derived",
    "Entry",
    "Found",
    "Head",
    "Ledger",
    "Listed",
    "Misfit",
    "Noted",
    "Opinion",
    "Outcome",
    "Page",
    "Reading",
    "Redacted",
    "Removed",
    "Reviewed",
    "ReviewedItem",
    "Revision",
    "StatementPage",
    "Verified",
]


class Ledger(Lists, Wholes, Reviews, Exchange):
    """An open ledger; `open_ledger` gives one. Safe to share between threads; close it, or use it in `with`.

    Rows are only ever added. Every method raises LedgerError, with a sentence, if the database fails under it.
    `name` is the file, or the URL without its password.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def engine(self) -> Engine:
        """The database, for rooms that keep tables of their own in it."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, record: Record) -> Added:
        """Put a record on record, all of it or nothing, in one transaction.

        The same place (see `Article.place`) with the text of its latest revision changes nothing, or adds a reading
        if another model made this one; the article's own row stays as it was first added. Other text at that place
        is a revision, also when it goes back to an older one. The same text elsewhere is another article.

        A text that was removed (`redact`) does not come back.

        Raises ValueError with a sentence if the record does not hold together (`Record.check`).
        """
        rows = prepare(record)
        with telling(self.name), adding(self._engine, "add") as ledger:
            return append(ledger, rows)

    def add_reading(self, record: Record, *, revision: int) -> Added:
        """Put another reading of an article on record: of the revision with this number, be it the latest or not.

        Raises LookupError if the article is not on record, ValueError if the record does not hold together.
        """
        rows = prepare(record)
        with telling(self.name), adding(self._engine, "add") as ledger:
            return append_to(ledger, rows, article=record.article.identity, revision=revision)

    def has(self, article: Article, *, model: str | None = None) -> bool:
        """Whether this text is the latest on record at the article's place, and was read (by `model`, if given).

        True for a text that was removed: there is nothing to add.
        """
        with telling(self.name), self._engine.connect() as connection:
            if was_removed(connection, article.identity):
                return True
            latest = connection.execute(latest_of(article.place, article.identity)).mappings().first()
            if latest is None or latest["sha256"] != article.sha256:
                return False
            query = select(readings.c.seq).filter_by(article_seq=latest["seq"]).limit(1)
            if model is not None:
                query = query.filter_by(model=model)
            return connection.execute(query).first() is not None

    def record(self, reference: str, *, model: str | None = None, revision: int | None = None) -> Record:
        """The record of one article, as it was added: the newest reading of it, or `model`'s.

        What people made of it is `reviewed`'s to tell.

        `reference` is an id, a caller's id, a url, or the beginning of an id (4 characters or more), tried in this
        order. A url means its latest revision; an id or a caller's id means the latest revision that bears it.
        With `revision`, the one of this number (1, 2, …) at the same place.

        Raises LookupError with a sentence if it means no article or several, if `model` has not read it, or if its text
        was removed.
        """
        with telling(self.name), self._engine.connect() as connection:
            return find_record(connection, reference, model=model, revision=revision)

    def revisions(self, reference: str) -> list[Revision]:
        """All revisions of the article that `reference` means (see `record`), the first one first.

        Raises LookupError with a sentence if it means no article or several.
        """
        with telling(self.name), self._engine.connect() as connection:
            return find_revisions(connection, reference)

    def counts(self) -> dict[str, int]:
        """How much is on record.

        `articles` (latest revisions), `revisions` (those before them), `readings` and `attributions` (rows of all of
        them), `statements` (that can be listed, thoughts included), `speakers` (different names under which people and
        bodies speak in these) and `outlets` (different names).
        """
        with telling(self.name), self._engine.connect() as connection:
            return count_all(connection)

    def head(self) -> Head:
        """The end of the chain: give its digest to somebody else to keep, and `verify` against it later."""
        with telling(self.name), self._engine.connect() as connection:
            return head_of(connection)

    def mark(self) -> str:
        """What changes whenever something that is listed may have changed: by a row that was added, or by matching.

        Programs keep it beside what they looked up, and look it up again where the mark is another.
        """
        with telling(self.name), self._engine.connect() as connection:
            state = connection.execute(select(matched)).first()
            return ".".join(map(str, (head_of(connection).digest, *(state or ()))))

    def verify(self, *, head: str | None = None) -> Verified:
        """Check every row against the chain of digests, and every article's text against its own.

        `head` is the digest of an earlier head, as somebody else kept it. Without one, whoever can write to the
        database could have made the whole chain anew.
        """
        with telling(self.name), snapshot(self._engine) as connection:
            return verify(connection, head=head)

    def compare_derived(self, *, tell: Callable[[int, int], None] = lambda done, total: None) -> Derived:
        """Compare the tables that are made from others, and are no part of the chain, with what the rows give.

        Of `joins` and of actors too: `onrecord.matching.verifying.verify_derived`. `tell` is told of how many articles,
        of how many, who speaks was compared.
        """
        with telling(self.name), snapshot(self._engine) as connection:
            rows, misfit = compare(connection, tell=tell)
            return Derived(rows=rows, misfit=misfit)

    def make_derived_anew(self, *, tell: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Make the tables anew that `compare_derived` compares. Nothing that was added or decided is changed."""
        with telling(self.name), writing(self._engine) as connection:
            make_anew(connection, tell=tell)

    def backup(self, path: str | Path, *, replace: bool = False) -> Head:
        """Write the ledger as it is now to a new file, while others go on adding, and verify it; the head it has.

        With `replace`, a file that is there gives way once the new one is whole and fits.

        Raises LedgerError with a sentence if the file is there already, is in use or cannot be written, if a row does
        not fit (a new file then stays, as evidence), and for a ledger in PostgreSQL, which has pg_dump.
        """
        return back_up(self._engine, self.name, Path(path), replace=replace)

    def redact(self, reference: str, *, why: str, who: str) -> Redacted:
        """Remove a text by law or request: the article's text, title and byline, and the words of its attributions.

        What stays are its address, outlet and dates, and the digests: `verify` passes, and says what was removed by
        whom and why. Where its place went back to this text, it goes each time that it stood there; other revisions are
        articles of their own, and stay.

        Raises LookupError with a sentence if `reference` (see `record`) means no article or several, or one that was
        removed before, and ValueError if `why` or `who` is empty.
        """
        if not why.strip() or not who.strip():
            raise ValueError("a removal needs a reason and somebody who answers for it")
        with telling(self.name):
            return redact(self._engine, reference, why=why, who=who)
