"""The part of a ledger that lists and searches what is on record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Unpack

from sqlalchemy import Engine

from onrecord.ledger.choosing import choose
from onrecord.ledger.errors import telling
from onrecord.ledger.filters import Filters
from onrecord.ledger.folded import folded
from onrecord.ledger.gathering import Gathered, Known, gather, texts_called, texts_of
from onrecord.ledger.listing import list_statements
from onrecord.ledger.listing_articles import Listed, list_articles
from onrecord.ledger.nested import nested_in
from onrecord.ledger.outlets import OutletPage, newest_statements, outlet_page
from onrecord.ledger.paging import ArticlePage, StatementPage, article_page, check_limit, key_of, mark_of
from onrecord.ledger.query import parse
from onrecord.ledger.searching import Page, search, sharing
from onrecord.ledger.table_rows import reader_of
from onrecord.record import Statement, View

if TYPE_CHECKING:
    import pyarrow as pa


class Lists:
    """What `Ledger` offers on lists of statements and articles."""

    _engine: Engine
    name: str

    def statements(
        self,
        *,
        actor: int | None = None,
        view: View = "corrected",
        each: bool = False,
        **filters: Unpack[Filters],
    ) -> Iterator[Statement]:
        """The statements on record, read as they are asked for: by date, then article, then order in it.

        A statement that several articles carry is one of the list, with all its carriers, and stands where the first of
        them that passes stands. It is told as its earliest carrier has it, and has its id from there.

        Of each place only the latest revision is listed, and of it only the newest reading. A statement is dated by
        `said_on`, or where that is unknown by its article's publication; undated ones come last. The filters
        are those of `onrecord.ledger.Filters`: `statements(speaker="Moss", since="2031-03")`.

        actor: whom they are by, by number (`onrecord.matching.actors` knows them by name).
        view: `corrected` lists what people corrected as it now stands, and not what they rejected; `machine` lists what
            was read.
        each: every attribution by itself, as if none carried what another does.

        Raises ValueError with a sentence, at once, for a date or filter that cannot be.
        """
        choice = choose(actor=actor, view=view, **filters)

        def rows() -> Iterator[Statement]:
            with telling(self.name), self._engine.connect() as connection:
                listed = list_statements(
                    connection,
                    choice.filters,
                    choice.narrowed,
                    actor=actor,
                    outlet=filters.get("outlet"),
                    since=filters.get("since"),
                    among_corrected=choice.among_corrected,
                )
                whole = listed if each else folded(connection, listed, choice.filters, choice.among_corrected)
                yield from (item for _, item in whole)

        return rows()

    def to_batches(
        self,
        *,
        actor: int | None = None,
        view: View = "corrected",
        each: bool = False,
        **filters: Unpack[Filters],
    ) -> pa.RecordBatchReader:
        """The statements as a table, read some thousand rows at a time: an Arrow stream, which Polars and DuckDB take.

        One row for each article that carries a statement; docs/export.md describes the columns. The filters are those
        of `statements`. Raises ValueError with a sentence, at once, for one that cannot be, and NoTables without
        pyarrow.
        """
        return reader_of(self.statements(actor=actor, view=view, each=each, **filters))

    def to_table(
        self,
        *,
        actor: int | None = None,
        view: View = "corrected",
        each: bool = False,
        **filters: Unpack[Filters],
    ) -> pa.Table:
        """The table of `to_batches` in memory: `to_table().to_pandas()`, `polars.from_arrow(to_table())`."""
        return self.to_batches(actor=actor, view=view, each=each, **filters).read_all()

    def statement_page(
        self,
        *,
        actor: int | None = None,
        view: View = "corrected",
        each: bool = False,
        limit: int = 50,
        page: str | None = None,
        **filters: Unpack[Filters],
    ) -> StatementPage:
        """A page of `statements`, with at most `limit`. `page` is the `next` of the page before.

        What is added meanwhile shifts no page: it is listed where it belongs, or not at all if that page was before.

        Raises ValueError with a sentence for a filter or mark that cannot be.
        """
        check_limit(limit)
        choice = choose(actor=actor, view=view, **filters)
        after = key_of(page) if page is not None else None
        with telling(self.name), self._engine.connect() as connection:
            listed = list_statements(
                connection,
                choice.filters,
                choice.narrowed,
                actor=actor,
                since=filters.get("since"),
                outlet=filters.get("outlet"),
                among_corrected=choice.among_corrected,
                after=after,
                at_once=limit + 1,
            )
            whole = listed
            if not each:
                whole = folded(connection, listed, choice.filters, choice.among_corrected, first_page=limit + 1)
            found = list(islice(whole, limit + 1))
        shown = found[:limit]
        return StatementPage(
            statements=tuple(item for _, item in shown), next=mark_of(shown[-1][0]) if len(found) > limit else None
        )

    def search(
        self,
        words: str,
        *,
        view: View = "corrected",
        each: bool = False,
        limit: int = 20,
        page: str | None = None,
        **filters: Unpack[Filters],
    ) -> Page:
        """The statements that have all `words` in their content or their speaker's name, those that fit best first.

        A statement that several articles carry is found once, where the carrier that fits best stands; with `each`,
        every attribution is by itself.

        In `words`, quotation marks hold together what must stand in a row, an asterisk stands for the rest of a word
        (*talk\\**), and a minus before a word or a phrase leaves out what has it. The other filters and `view` are as
        for `statements`. `page` is the `next` of the page before; what is added meanwhile does not shift the pages.

        Raises ValueError with a sentence where nothing is left to look for, or a filter or mark cannot be.
        """
        phrases = parse(words)
        choice = choose(view=view, **filters)
        with telling(self.name), self._engine.connect() as connection:
            return search(
                connection,
                phrases,
                choice.narrowed,
                choice.filters,
                limit=limit,
                page=page,
                among_corrected=choice.among_corrected,
                each=each,
            )

    def sharing(self, asked: Sequence[str], *, view: View = "corrected", limit: int = 50) -> list[Statement]:
        """The statements whose content has the words of some of `asked`, those that have most of them first.

        Every attribution is one by itself: `whole_statements` tells which of them are the same.

        Each of `asked` is as the words of `search`. Of one that very many statements have, the newest are looked at.

        Raises ValueError with a sentence where one has nothing to look for.
        """
        phrases = [parse(words) for words in asked]
        with telling(self.name), self._engine.connect() as connection:
            return sharing(connection, phrases, view=view, limit=limit)

    def gather(
        self,
        *,
        words: Sequence[str],
        parties: Sequence[str],
        since: str | None = None,
        until: str | None = None,
        known: Known | None = None,
    ) -> list[Gathered]:
        """What was said with one of `words` by one of `parties`, or on their behalf: light rows, in no order.

        A word may be several in a row, and may end in an asterisk, as for `search`; a party's is a whole name, and may
        be a speaker's. Corrected, and without thoughts and what was reported not to be said. `since` and `until` are as
        for `statements`. `known` is empty at first, and filled: what is in it need not be read again for the same words
        and parties.
        """
        with telling(self.name), self._engine.connect() as connection:
            return gather(
                connection,
                words=words,
                parties=parties,
                since=since,
                until=until,
                known={} if known is None else known,
            )

    def texts_of(self, article_seqs: Collection[int]) -> dict[int, str]:
        """The texts of these articles, by the numbers of their rows."""
        with telling(self.name), self._engine.connect() as connection:
            return texts_of(connection, list(article_seqs))

    def texts_called(self, ids: Collection[str]) -> dict[str, str]:
        """The texts of the articles of these ids, by these ids."""
        with telling(self.name), self._engine.connect() as connection:
            return texts_called(connection, list(ids))

    def articles(self) -> Iterator[Listed]:
        """The articles on record, each at its latest revision, in the order they were added."""
        with telling(self.name), self._engine.connect() as connection:
            yield from (item for _, item in list_articles(connection))

    def article_page(
        self, *, outlet: str | None = None, limit: int = 50, page: str | None = None, newest_first: bool = False
    ) -> ArticlePage:
        """A page of `articles`, with at most `limit`: of one outlet (by its whole name), or of all.

        With `newest_first` those added last come first.

        `page` is the `next` of the page before; what is added meanwhile comes last. Raises ValueError with a sentence
        for an outlet or mark that cannot be.
        """
        check_limit(limit)
        with telling(self.name), self._engine.connect() as connection:
            return article_page(connection, outlet=outlet, limit=limit, page=page, newest_first=newest_first)

    def nested_in(self, ids: Sequence[str]) -> list[tuple[str, Statement]]:
        """The statements that stand right inside those of these ids, each with the id of the outer one."""
        with telling(self.name), self._engine.connect() as connection:
            found = nested_in(connection, [int(id[1:]) for id in ids])
            return [(f"s{outer}", statement) for outer, statement in found]

    def outlet_page(self, *, limit: int = 50, page: str | None = None) -> OutletPage:
        """A page of the outlets on record, those with most articles first. `page` is the `next` of the page before.

        Articles are counted as they were when the first page was asked for, so what is added meanwhile shifts no page.
        Raises ValueError with a sentence for a mark that cannot be.
        """
        check_limit(limit)
        with telling(self.name), self._engine.connect() as connection:
            return outlet_page(connection, limit=limit, page=page)

    def newest_statements(self, *, outlet: str | None = None, limit: int = 100) -> list[Statement]:
        """The statements added last, as people corrected them; of an outlet (by its whole name), or of all.

        Raises ValueError with a sentence for a name with nothing in it.
        """
        with telling(self.name), self._engine.connect() as connection:
            return newest_statements(connection, outlet=outlet, limit=limit)
