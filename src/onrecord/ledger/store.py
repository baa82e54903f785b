"""The ledger as the rest of the house sees it."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select

from onrecord.ledger.adding import Added, Outcome, append, latest_of, prepare
from onrecord.ledger.engine import writing
from onrecord.ledger.errors import telling
from onrecord.ledger.finding import find_record
from onrecord.ledger.listing import Listed, conditions, count_all, list_articles, list_statements
from onrecord.ledger.schema import readings
from onrecord.record import Article, Record, Statement

__all__ = ["Added", "Ledger", "Listed", "Outcome"]


class Ledger:
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

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, record: Record) -> Added:
        """Put a record on record, all of it or nothing, in one transaction.

        The same place (see `Article.place`) with the text of its latest revision changes nothing, or adds a reading
        if another model made this one; the article's own row stays as it was first added. Other text at that place
        is a revision, also when it goes back to an older one. The same text elsewhere is another article.

        Raises ValueError with a sentence if the record does not hold together (`Record.check`).
        """
        rows = prepare(record)
        with telling(self.name), writing(self._engine) as connection:
            return append(connection, rows)

    def has(self, article: Article, *, model: str | None = None) -> bool:
        """Whether this text is the latest on record at the article's place, and was read (by `model`, if given)."""
        with telling(self.name), self._engine.connect() as connection:
            latest = connection.execute(latest_of(article.place, article.identity)).mappings().first()
            if latest is None or latest["sha256"] != article.sha256:
                return False
            query = select(readings.c.seq).filter_by(article_seq=latest["seq"]).limit(1)
            if model is not None:
                query = query.filter_by(model=model)
            return connection.execute(query).first() is not None

    def record(self, reference: str, *, model: str | None = None) -> Record:
        """The record of one article, as it was added: the newest reading of it, or `model`'s.

        `reference` is an id, a caller's id, a url, or the beginning of an id (4 characters or more), tried in this
        order. A url means its latest revision; an id or a caller's id means the latest revision that bears it.

        Raises LookupError with a sentence if it means no article or several, or if `model` has not read it.
        """
        with telling(self.name), self._engine.connect() as connection:
            return find_record(connection, reference, model=model)

    def statements(
        self,
        *,
        speaker: str | None = None,
        party: str | None = None,
        text: str | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        thoughts: bool = False,
    ) -> Iterator[Statement]:
        """The statements on record, read as they are asked for: by date, then article, then order in it.

        Of each place only the latest revision is listed, and of it only the newest reading. A statement is dated by
        `said_on`, or where that is unknown by its article's publication; undated ones come last. Letter case,
        accents and the shape of quotation marks never matter.

        speaker: whole words of a name, in a row: *Moss* finds Ada Moss, and *Li* not Ali.
        party, outlet: the whole name; *the* in front of it does not count.
        text: words of the content as they stand in it, also the beginning or a part of one.
        since, until: EDTF (2022, 2022-10, 2022-10-13, 2022-W41); the days of `since` and `until` are included, and a
            statement counts if any day that its date covers lies between. Undated statements are then left out.
        thoughts: beliefs and intentions too, and not only what was said.

        Raises ValueError with a sentence, at once, for a date or filter that cannot be.
        """
        filters = conditions(
            speaker=speaker, party=party, text=text, since=since, until=until, outlet=outlet, thoughts=thoughts
        )

        def rows() -> Iterator[Statement]:
            with telling(self.name), self._engine.connect() as connection:
                yield from list_statements(connection, filters)

        return rows()

    def articles(self) -> Iterator[Listed]:
        """The articles on record, each at its latest revision, in the order they were added."""
        with telling(self.name), self._engine.connect() as connection:
            yield from list_articles(connection)

    def counts(self) -> dict[str, int]:
        """How much is on record.

        `articles` (latest revisions), `revisions` (those before them), `readings` and `attributions` (rows of all of
        them), `statements` (that can be listed, thoughts included), `speakers` and `outlets` (different names).
        """
        with telling(self.name), self._engine.connect() as connection:
            return count_all(connection)
