"""The watch itself: what is due, one step after the other. A bad feed or article costs no more than its own step."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.matching.statements import catch_up
from onrecord.pipeline import Failed, crashed, failed, record_of
from onrecord.reading.errors import InputError
from onrecord.reading.exchange import FetchError
from onrecord.reading.feed import FeedEntry
from onrecord.reading.fetch import MOST_WAIT, Fetcher
from onrecord.reading.following import feed_in, filled
from onrecord.reading.remote import article_in
from onrecord.watching import schedule
from onrecord.watching.state import WatchedArticle, WatchedFeed, WatchState

if TYPE_CHECKING:
    from onrecord.extraction import Extractor
    from onrecord.ledger import Ledger

_AT_ONCE = 100  # due articles among which one is chosen whose host need not be waited for
_FORGET = 90 * schedule.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one step.

    `what` is `feed` or `article`; `outcome` is for a feed `polled`, `unchanged` or `failed`, for an article what
    `Ledger.add` did, or `skipped` or `failed`. `count` is the number of new articles of a feed, or of an article's
    statements; `article` its id in the ledger; `unread` the language for which it was stored and not read. `sentence`
    says what is wrong, and `cause` is what it is counted under.
    """

    what: Literal["feed", "article"]
    url: str
    outcome: str
    count: int = 0
    article: str | None = None
    title: str | None = None
    unread: str | None = None
    sentence: str | None = None
    cause: str | None = None


class Watcher:
    """Polls the feeds of `state` and puts their articles into `ledger`.

    `load` gives the extractor, and is called when there is something to read; `clock` and `fetcher` are for tests.
    """

    def __init__(
        self,
        state: WatchState,
        ledger: Ledger,
        *,
        load: Callable[[], Extractor],
        fetcher: Fetcher | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._state = state
        self._ledger = ledger
        self._load = load
        self._fetcher = fetcher or Fetcher()
        self._clock = clock

    def due(self) -> Iterator[Outcome]:
        """Take every step that is due, feeds before articles, until nothing is."""
        while True:
            feed = self._state.due_feed(self._clock())
            if feed is not None:
                yield from self._poll(feed)
                continue
            articles = self._state.due_articles(self._clock(), most=_AT_ONCE)
            if not articles:
                catch_up(self._ledger)
                return
            now = time.monotonic()
            first = min(articles, key=lambda item: max(self._fetcher.ready_at(item.url), now))
            wait = self._fetcher.ready_at(first.url) - now
            if wait > MOST_WAIT:  # its host asked to be left alone, which is no failure of the article
                self._state.put_article(replace(first, due=self._clock() + wait))
            else:
                yield self._look(first)

    def wait(self) -> float | None:
        """Seconds until something is due (0 where it is), or None where nothing is watched."""
        due = self._state.next_due()
        return None if due is None else max(due - self._clock(), 0.0)

    def _poll(self, feed: WatchedFeed) -> Iterator[Outcome]:
        now = self._clock()
        try:
            fetched = self._fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
            found = None if fetched.unchanged else feed_in(fetched)
        except Exception as problem:  # the feed is at fault, or we are: either way the others go on
            known = problem if isinstance(problem, InputError) else None
            why = failed(known) if known else crashed(feed.url, problem)
            self._state.put_feed(_after_failure(feed, why, known, now))
            yield Outcome(what="feed", url=feed.url, outcome="failed", sentence=why.sentence, cause=why.cause)
            return
        feed = replace(
            feed,
            title=(found and found.title) or feed.title,
            due=now + schedule.feed_wait(feed.every, 0) * random.uniform(0.95, 1.05),
            failures=0,
            problem=None,
            cause=None,
            etag=fetched.etag or (feed.etag if fetched.unchanged else None),
            modified=fetched.modified or (feed.modified if fetched.unchanged else None),
            polled=now,
            answered=now,
        )
        entries = found.entries if found else ()
        new = self._state.polled(feed, (_watched(entry, feed, now) for entry in entries), forget=now - _FORGET)
        yield Outcome(
            what="feed", url=feed.url, outcome="polled" if found else "unchanged", count=new, title=feed.title
        )
        for url in found.feeds if found else ():  # those of a sitemap index or a list of feeds
            self._state.add_feed(WatchedFeed(url=url, outlet=feed.outlet, every=feed.every, due=now))

    def _look(self, watched: WatchedArticle) -> Outcome:
        """Fetch one article, and put it on record if it is new or was edited."""
        now = self._clock()
        try:
            fetched = self._fetcher.get(watched.url, etag=watched.etag, modified=watched.modified)
            if fetched.unchanged:
                self._state.put_article(_after_look(watched, now))
                return Outcome(what="article", url=watched.url, outcome="known")
            entry = FeedEntry(url=watched.url, outlet=watched.outlet, published=watched.published)
            article = filled(article_in(fetched), entry)
        except InputError as problem:
            return self._fail(watched, failed(problem), now)
        except Exception as problem:  # as above
            return self._fail(watched, crashed(watched.url, problem), now)
        extractor = self._load()
        if self._ledger.has(article, model=extractor.model):
            outcome = Outcome(what="article", url=watched.url, outcome="known", article=article.identity)
        else:
            record = record_of(article, extractor)
            if isinstance(record, Failed):
                return self._fail(watched, record, now)
            added = self._ledger.add(record)
            outcome = Outcome(
                what="article",
                url=watched.url,
                outcome=added.outcome,
                count=added.attributions,
                article=added.id,
                title=article.title,
                unread=record.unread,
            )
        watched = replace(watched, etag=fetched.etag, modified=fetched.modified)
        self._state.put_article(_after_look(watched, now))
        return outcome

    def _fail(self, watched: WatchedArticle, problem: Failed, now: float) -> Outcome:
        failures = watched.failures + 1
        wait = schedule.retry_wait(problem.cause, failures)
        outcome = "skipped" if problem.skipped else "failed"
        self._state.put_article(
            replace(
                watched,
                due=None if wait is None else now + wait,
                failures=failures,
                # What is on record stays there when its page is gone.
                outcome=watched.outcome if watched.read else outcome,
                problem=problem.sentence,
                cause=problem.cause,
            )
        )
        return Outcome(what="article", url=watched.url, outcome=outcome, sentence=problem.sentence, cause=problem.cause)


def _watched(entry: FeedEntry, feed: WatchedFeed, now: float) -> WatchedArticle:
    return WatchedArticle(
        url=entry.url,
        feed=feed.url,
        outlet=feed.outlet or entry.outlet,
        published=entry.published,
        version=entry.version,
        due=now,
        listed=now,
    )


def _after_look(watched: WatchedArticle, now: float) -> WatchedArticle:
    first = watched.read or now
    age = schedule.next_look(now - first)
    due = None if age is None else first + age
    # Whether it was added now or found on record is nothing to keep: after a crash between the two it is the latter.
    return replace(watched, due=due, read=first, failures=0, outcome="recorded", problem=None, cause=None)


def _after_failure(feed: WatchedFeed, why: Failed, problem: InputError | None, now: float) -> WatchedFeed:
    gone = isinstance(problem, FetchError) and problem.status == 410
    asked = problem.retry_after if isinstance(problem, FetchError) else None
    if why.cause == "robots.txt":
        asked = schedule.LONGEST
    wait = schedule.feed_wait(feed.every, feed.failures + 1, asked=asked, cause=why.cause)
    return replace(
        feed,
        due=None if gone else now + wait,
        failures=feed.failures + 1,
        problem=why.sentence,
        cause=why.cause,
        polled=now,
    )
