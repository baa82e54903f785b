"""Alerts: saved searches and issues that give notice of what is new, each by its ways, and each way by itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.reading.fetch import Fetcher
from onrecord.watching.news import News, news_of
from onrecord.watching.notices import NoticeError, send, write_feed
from onrecord.watching.schedule import feed_wait
from onrecord.watching.state import WatchState

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_RETRY = 60.0  # seconds after the first failure
_IN_FEED = 100  # news that a feed holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A saved search (`query` has its filters, or an issue), and the ways by which its news goes out."""

    name: str
    query: Mapping[str, Any]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """What became of an alert's news on one way: how many were told, or why they were not."""

    alert: str
    way: str
    count: int
    problem: str | None = None


def add_alert(state: WatchState, ledger: Ledger, alert: Alert) -> int:
    """Keep an alert, and take what it finds now for known; how much that is. One of the same name gives way.

    Raises ValueError with a sentence where its query cannot be.
    """
    found = list(news_of(ledger, alert.query))
    with state.writing():
        drop_alert(state, alert.name)
        state.run("INSERT INTO alerts VALUES (?, ?)", alert.name, json.dumps(alert.query))
        for way in alert.ways:
            state.run("INSERT INTO ways (alert, way) VALUES (?, ?)", alert.name, way)
            _mark(state, alert.name, way, found, at=time.time(), keep=False)
    return len(found)


def drop_alert(state: WatchState, name: str) -> bool:
    """Forget an alert; false where there is none of that name."""
    with state.writing():
        for table in ("seen", "ways"):
            state.run(f"DELETE FROM {table} WHERE alert = ?", name)
        return state.run("DELETE FROM alerts WHERE name = ?", name).rowcount > 0


def list_alerts(state: WatchState) -> list[Alert]:
    """All alerts, by name."""
    return [
        Alert(
            name=name,
            query=json.loads(query),
            ways=tuple(row[0] for row in state.run("SELECT way FROM ways WHERE alert = ? ORDER BY rowid", name)),
        )
        for name, query in state.run("SELECT name, query FROM alerts ORDER BY name").fetchall()
    ]


def problems_of(state: WatchState) -> dict[tuple[str, str], str]:
    """What is wrong with ways, by alert and way."""
    query = "SELECT alert, way, problem FROM ways WHERE problem IS NOT NULL"
    return {(alert, way): problem for alert, way, problem in state.run(query).fetchall()}


def notify(
    state: WatchState,
    ledger: Ledger,
    *,
    fetcher: Fetcher,
    failed_only: bool = False,
    clock: Callable[[], float] = time.time,
) -> Iterator[Notified]:
    """Tell the news of each alert on each of its ways. A way that fails is tried again later, and holds up no other.

    With `failed_only`, only on ways that failed and are due: where the ledger is as it was, there is no other news.

    What was told is kept as soon as it was; after a crash between the two it is told again, under the same `id`.
    """
    for alert in list_alerts(state):
        due = [way for way in alert.ways if _due(state, alert.name, way, clock(), failed_only)]
        if not due:
            continue
        try:
            found = list(news_of(ledger, alert.query))
        except ValueError as problem:  # its issue was dropped, say
            for way in due:
                _fail(state, alert.name, way, str(problem), clock())
                yield Notified(alert=alert.name, way=way, count=0, problem=f"the alert {alert.name}: {problem}")
            continue
        for way in due:
            new = _unseen(state, alert.name, way, found)
            if not new:
                continue
            try:
                if way.startswith("feed:"):
                    entries = [*((clock(), _entry(item)) for item in new), *_kept(state, alert.name, way)]
                    write_feed(way.removeprefix("feed:"), alert.name, entries[:_IN_FEED])
                    _mark(state, alert.name, way, new, at=clock(), keep=True)
                else:
                    send(way, alert.name, new, fetcher=fetcher)
                    _mark(state, alert.name, way, new, at=clock(), keep=False)
            except NoticeError as problem:
                _fail(state, alert.name, way, str(problem), clock())
                yield Notified(alert=alert.name, way=way, count=0, problem=f"the alert {alert.name}: {problem}")
                continue
            state.run(
                "UPDATE ways SET failures = 0, due = NULL, problem = NULL WHERE alert = ? AND way = ?", alert.name, way
            )
            yield Notified(alert=alert.name, way=way, count=len(new))


def _due(state: WatchState, alert: str, way: str, now: float, failed_only: bool) -> bool:
    query = "SELECT 1 FROM ways WHERE alert = ? AND way = ? AND " + (
        "due <= ?" if failed_only else "(due IS NULL OR due <= ?)"
    )
    return state.run(query, alert, way, now).fetchone() is not None


def _fail(state: WatchState, alert: str, way: str, problem: str, now: float) -> None:
    (failures,) = state.run("SELECT failures FROM ways WHERE alert = ? AND way = ?", alert, way).fetchone()
    query = "UPDATE ways SET failures = ?, due = ?, problem = ? WHERE alert = ? AND way = ?"
    state.run(query, failures + 1, now + feed_wait(_RETRY, failures + 1), problem, alert, way)


def _unseen(state: WatchState, alert: str, way: str, found: Sequence[News]) -> list[News]:
    rows = state.run("SELECT key FROM seen WHERE alert = ? AND way = ?", alert, way).fetchall()
    seen = {row[0] for row in rows}
    return list({item.key: item for item in found if item.key not in seen}.values())


def _mark(state: WatchState, alert: str, way: str, news: Sequence[News], *, at: float, keep: bool) -> None:
    """Remember that news was told; with `keep`, what it is, for a feed that holds the last of them."""
    with state.writing():
        for item in news:
            kept = json.dumps(_entry(item)) if keep else None
            state.run("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?)", alert, way, item.key, at, kept)
        oldest = (
            "SELECT rowid FROM seen WHERE alert = ?1 AND way = ?2 AND item IS NOT NULL ORDER BY at DESC, rowid DESC"
        )
        query = f"UPDATE seen SET item = NULL WHERE rowid IN ({oldest} LIMIT -1 OFFSET ?3)"
        state.run(query, alert, way, _IN_FEED)


def _entry(item: News) -> dict[str, Any]:
    return {name: value for name, value in asdict(item).items() if name != "about"}


def _kept(state: WatchState, alert: str, way: str) -> list[tuple[float, dict[str, Any]]]:
    query = "SELECT at, item FROM seen WHERE alert = ? AND way = ? AND item IS NOT NULL ORDER BY at DESC, rowid DESC"
    return [(at, json.loads(item)) for at, item in state.run(query, alert, way).fetchall()]
