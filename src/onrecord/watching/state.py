"""What is watched, and how far we are: one SQLite file, written at once after each step.

Every step can be taken twice: a feed polled again lists what is known, and an article fetched again is on record. So
after a crash the watch goes on with what was due, and nothing is lost or doubled.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from threading import RLock
from typing import Any, Self

from platformdirs import user_data_path

from onrecord.ledger.location import locate, name_of

ENVIRONMENT = "ONRECORD_WATCH"
"""Environment variable: the file in which it is kept what is watched."""

# What makes the tables, version by version; a later one goes on from an earlier one.
_STEPS = (
    """
CREATE TABLE feeds (
  url TEXT PRIMARY KEY, title TEXT, outlet TEXT, every REAL NOT NULL, due REAL, failures INTEGER NOT NULL DEFAULT 0,
  problem TEXT, cause TEXT, etag TEXT, modified TEXT, polled REAL, answered REAL
);
CREATE TABLE articles (
  url TEXT PRIMARY KEY, feed TEXT NOT NULL, outlet TEXT, published TEXT, version TEXT, due REAL, read REAL, listed REAL,
  failures INTEGER NOT NULL DEFAULT 0, outcome TEXT, problem TEXT, cause TEXT, etag TEXT, modified TEXT
);
CREATE INDEX articles_due ON articles (due) WHERE due IS NOT NULL;
CREATE INDEX articles_feed ON articles (feed, outcome);
""",
    """
CREATE TABLE alerts (name TEXT PRIMARY KEY, query TEXT NOT NULL);
CREATE TABLE ways (
  alert TEXT NOT NULL, way TEXT NOT NULL, due REAL, failures INTEGER NOT NULL DEFAULT 0, problem TEXT,
  UNIQUE (alert, way)
);
CREATE TABLE seen (
  alert TEXT NOT NULL, way TEXT NOT NULL, key TEXT NOT NULL, at REAL NOT NULL, item TEXT, UNIQUE (alert, way, key)
);
""",
    "UPDATE articles SET outcome = 'recorded' WHERE outcome NOT IN ('skipped', 'failed')",
)


class WatchError(ValueError):
    """What is watched cannot be read or written; `str()` is one sentence that says what to do."""


@dataclass(slots=True, kw_only=True)
class WatchedFeed:
    """A feed that is polled. Times are seconds since 1970; `due` is null where it is polled no more.

    `failures` counts those in a row, `problem` and `cause` are the last one's; `answered` is when it last answered.
    """

    url: str
    title: str | None = None
    outlet: str | None = None
    every: float
    due: float | None = None
    failures: int = 0
    problem: str | None = None
    cause: str | None = None
    etag: str | None = None
    modified: str | None = None
    polled: float | None = None
    answered: float | None = None


@dataclass(slots=True, kw_only=True)
class WatchedArticle:
    """An article that a feed lists. `due` is null where it is looked at no more; `read` is when it was first read.

    `outcome` is null until it was fetched; then `recorded`, `skipped` or `failed`.
    """

    url: str
    feed: str
    outlet: str | None = None
    published: str | None = None
    version: str | None = None
    due: float | None = None
    read: float | None = None
    listed: float | None = None
    failures: int = 0
    outcome: str | None = None
    problem: str | None = None
    cause: str | None = None
    etag: str | None = None
    modified: str | None = None


def open_watch(path: str | Path | None = None, *, ledger: str | Path | None = None) -> WatchState:
    """What is watched for a ledger: the file `path`, or `ONRECORD_WATCH`, or one that belongs to the ledger.

    The latter is `NAME.watch` beside a ledger in SQLite, and in the platform's data folder for one in PostgreSQL.
    Raises WatchError with a sentence where it cannot be opened.
    """
    place = path or os.environ.get(ENVIRONMENT)
    if not place:
        url = locate(ledger)
        if url.drivername == "sqlite":
            place = f"{url.database}.watch"
        else:
            digest = hashlib.sha256(name_of(url).encode()).hexdigest()[:12]
            place = user_data_path("onrecord", appauthor=False) / f"{url.database}-{digest}.watch"
    return WatchState(Path(place))


class WatchState:
    """An open file of what is watched. Safe to share between threads; close it, or use it in `with`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        with self._telling():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.touch(mode=0o600)  # addresses of webhooks are secrets
            self._connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._make()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Within it, no other process watches with this file. Raises WatchError where one does."""
        # The system lets go of the lock when a process ends, however it ends.
        lock = sqlite3.connect(f"{self.path}.lock", timeout=0, isolation_level=None)
        try:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                raise WatchError(f"another program watches with {self.path}: end it first") from None
            yield
        finally:
            lock.close()

    def feeds(self) -> list[WatchedFeed]:
        """All feeds, in the order of their addresses."""
        return [WatchedFeed(**dict(row)) for row in self._rows("SELECT * FROM feeds ORDER BY url")]

    def due_feed(self, now: float) -> WatchedFeed | None:
        """The feed that is overdue the longest, or None."""
        rows = self._rows("SELECT * FROM feeds WHERE due <= ? ORDER BY due, url LIMIT 1", now)
        return WatchedFeed(**dict(rows[0])) if rows else None

    def due_articles(self, now: float, *, most: int) -> list[WatchedArticle]:
        """Articles that are due, those that are overdue the longest first."""
        rows = self._rows("SELECT * FROM articles WHERE due <= ? ORDER BY due, rowid LIMIT ?", now, most)
        return [WatchedArticle(**dict(row)) for row in rows]

    def next_due(self) -> float | None:
        """When the next feed or article is due, or None where nothing is watched."""
        rows = self._rows(
            "SELECT min(due) FROM (SELECT min(due) AS due FROM feeds UNION SELECT min(due) FROM articles)"
        )
        return rows[0][0] if rows else None

    def article(self, url: str) -> WatchedArticle | None:
        """The article at this address, as its feed lists it."""
        rows = self._rows("SELECT * FROM articles WHERE url = ?", url)
        return WatchedArticle(**dict(rows[0])) if rows else None

    def outcomes(self) -> dict[str, dict[str, int]]:
        """For each feed, how many of its articles met with each outcome; those that wait are `waiting`."""
        counts: dict[str, dict[str, int]] = {}
        query = "SELECT feed, coalesce(outcome, 'waiting') AS outcome, count(*) FROM articles GROUP BY 1, 2"
        for feed, outcome, count in self._rows(query):
            counts.setdefault(feed, {})[outcome] = count
        return counts

    def add_feed(self, feed: WatchedFeed) -> bool:
        """Watch a feed; false where it was watched already, and then only its interval and outlet change."""
        with self.writing():
            new = not self._rows("SELECT 1 FROM feeds WHERE url = ?", feed.url)
            if new:
                self._put("feeds", feed)
            else:
                self.run("UPDATE feeds SET every = ?, outlet = ? WHERE url = ?", feed.every, feed.outlet, feed.url)
        return new

    def remove_feed(self, url: str) -> bool:
        """Watch a feed no more, nor its articles, which stay on record; false where it was not watched."""
        with self.writing():
            self.run("DELETE FROM articles WHERE feed = ?", url)
            return self.run("DELETE FROM feeds WHERE url = ?", url).rowcount > 0

    def polled(self, feed: WatchedFeed, articles: Iterable[WatchedArticle], *, forget: float) -> int:
        """Keep what a poll of a feed brought, all of it or nothing; how many of the articles are new.

        An article whose version changed is due at once. Those that are looked at no more, and that no feed has listed
        since `forget`, are forgotten.
        """
        new = 0
        with self.writing():
            self._put("feeds", feed)
            for item in articles:
                known = self.article(item.url)
                if known is None:
                    self._put("articles", item)
                    new += 1
                    continue
                changed = item.version is not None and item.version != known.version
                self.run(
                    "UPDATE articles SET listed = ?, version = ?, due = ? WHERE url = ?",
                    item.listed,
                    item.version or known.version,
                    item.due if changed else known.due,
                    item.url,
                )
            self.run("DELETE FROM articles WHERE due IS NULL AND listed < ?", forget)
        return new

    def put_feed(self, feed: WatchedFeed) -> None:
        """Keep how a feed stands now."""
        with self.writing():
            self._put("feeds", feed)

    def put_article(self, article: WatchedArticle) -> None:
        """Keep how an article stands now."""
        with self.writing():
            self._put("articles", article)

    def _put(self, table: str, item: Any) -> None:
        names = [field.name for field in fields(item)]
        marks = ", ".join("?" for _ in names)
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "url")
        query = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) ON CONFLICT (url) DO UPDATE SET {updates}"
        self.run(query, *(getattr(item, name) for name in names))

    def _make(self) -> None:
        with self.writing():
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if version > len(_STEPS):
                raise WatchError(f"{self.path} was made by a later version of onrecord: upgrade onrecord to open it")
            if version == 0 and tables:
                raise WatchError(
                    f"{self.path} is a database, but not of what is watched: name another with --watch-file"
                )
            if version < len(_STEPS):
                for statement in ";".join(_STEPS[version:]).split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {len(_STEPS)}")

    def _rows(self, query: str, *values: Any) -> Sequence[sqlite3.Row]:
        return self.run(query, *values).fetchall()

    def run(self, query: str, *values: Any) -> sqlite3.Cursor:
        """Run one statement of SQL, for the other modules of this room."""
        with self._lock, self._telling():
            return self._connection.execute(query, values)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Within it, what is written is kept all or not at all; one within another is part of that."""
        with self._lock, self._telling():
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as problem:
            raise WatchError(
                f"what is watched cannot be kept in {self.path} ({problem}): name another file with --watch-file"
            ) from problem
