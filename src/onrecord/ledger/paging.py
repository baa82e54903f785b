"""Lists a page at a time: a page's mark is the key of its last row, so that what is added meanwhile shifts no page.

A mark of statements is `2031-03-05.12.3` (first day of its date or `-`, row of its article, number in it), one of
articles `12`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import ColumnElement, Connection

from onrecord.ledger.folding import whole
from onrecord.ledger.listing import Key
from onrecord.ledger.listing_articles import Listed, list_articles
from onrecord.ledger.schema import articles
from onrecord.record import Statement

_STATEMENT_MARK = re.compile(r"(-|\d{4}-\d\d-\d\d)\.(\d{1,18})\.(\d{1,9})", re.ASCII)
_ARTICLE_MARK = re.compile(r"\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """Some statements of a list. `next` is the mark of the page after, and null on the last one."""

    statements: tuple[Statement, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """Some articles of a list. `next` is the mark of the page after, and null on the last one."""

    articles: tuple[Listed, ...]
    next: str | None


def mark_of(key: Key) -> str:
    """The mark of the page that begins after the statement with this key."""
    return f"{key[1].isoformat() if key[1] else '-'}.{key[2]}.{key[3]}"


def key_of(mark: str) -> Key:
    """The key in a mark. Raises ValueError with a sentence for what is none."""
    found = _STATEMENT_MARK.fullmatch(mark)
    try:
        day = None if found is None or found[1] == "-" else date.fromisoformat(found[1])
    except ValueError:
        found = None
    if found is None:
        raise no_mark(mark)
    return day is None, day, int(found[2]), int(found[3])


def article_page(
    connection: Connection, *, outlet: str | None, limit: int, page: str | None, newest_first: bool = False
) -> ArticlePage:
    """A page of the articles on record; see `Ledger.article_page`."""
    filters: list[ColumnElement[bool]] = []
    if outlet is not None:
        name = whole(outlet)
        if not name:
            raise ValueError(f"the outlet {outlet!r} has nothing in it that could be looked for")
        filters.append(articles.c.outlet_key == name)
    if page is not None:
        if not _ARTICLE_MARK.fullmatch(page):
            raise no_mark(page)
        filters.append(articles.c.seq < int(page) if newest_first else articles.c.seq > int(page))
    listed = list_articles(connection, filters, at_once=limit + 1, newest_first=newest_first)
    found = list(islice(listed, limit + 1))
    shown = found[:limit]
    return ArticlePage(
        articles=tuple(item for _, item in shown), next=str(shown[-1][0]) if len(found) > limit else None
    )


def check_limit(limit: int) -> None:
    """Raise ValueError unless so many can be on a page."""
    if limit < 1:
        raise ValueError(f"a page has one item at least, and not {limit}")


def no_mark(page: str) -> ValueError:
    """What is raised for a mark that no page gave."""
    return ValueError(f"{page[:100]!r} is no mark of a page: take the one that the page before gave as next")
