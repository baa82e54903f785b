"""`onrecord watch`: feeds polled, and what they list put on record."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.adding import counted, sum_of, unread_of
from onrecord.cli.options import ledger_option, loaded, log_option, opened, sentence, told

if TYPE_CHECKING:
    from onrecord.terminal.progress import Reporter
    from onrecord.watching import Notified, Outcome, WatchState

Command = TypeVar("Command", bound=Callable[..., Any])
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_NAP = 30.0  # seconds; the longest sleep, so that feeds which another command adds are seen soon


def watch_option(command: Command) -> Command:
    """`--watch-file FILE`."""
    return click.option(
        "--watch-file",
        metavar="FILE",
        envvar="ONRECORD_WATCH",
        show_envvar=True,
        help="Where it is kept what is watched. [default: beside the ledger]",
    )(command)


@click.group(short_help="Keep up with feeds: put what they list on record.")
def watch() -> None:
    """Keep up with feeds: poll them, put the articles that they list on record, and look again for edits.

    \b
    Examples:
      onrecord watch add https://paper.example/feed.xml subscriptions.opml
      onrecord watch run
    """


@watch.command("add", short_help="Watch feeds.")
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.option(
    "--every", metavar="TIME", default="15m", show_default=True, help="How often to ask: 90s, 15m, 6h, 1d; 1m at least."
)
@click.option("--outlet", help="Who publishes what the feeds list, where their pages do not say.")
@watch_option
@ledger_option
def add_feeds(
    feeds: tuple[str, ...], every: str, outlet: str | None, watch_file: str | None, ledger: str | None
) -> None:
    """Watch feeds from now on: RSS, Atom, JSON Feed, sitemaps, or what an OPML list or a page names.

    FEED is an address, or a file with a list of feeds. Each address is asked once, so that a wrong one is told now.
    Adding a feed again changes how often it is asked.

    \b
    Examples:
      onrecord watch add https://paper.example/feed.xml --every 1h
      onrecord watch add subscriptions.opml
    """
    from onrecord.reading import InputError
    from onrecord.reading.fetch import Fetcher
    from onrecord.reading.finding import feeds_at
    from onrecord.terminal.output import say
    from onrecord.watching import WatchedFeed

    seconds = seconds_of(every)
    fetcher = Fetcher()
    bad = 0
    with watched(watch_file, ledger) as state:
        for name in feeds:
            try:
                found = feeds_at(name, fetcher=fetcher)
            except InputError as problem:
                say(str(problem))
                bad += 1
                continue
            for url, title in found:
                feed = WatchedFeed(url=url, title=title, outlet=outlet, every=seconds, due=time.time())
                say(f"{'watched from now on' if state.add_feed(feed) else 'watched already'}: {title or url}")
    if bad:
        raise SystemExit(1)


@watch.command("list", short_help="List what is watched, and how it stands.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@watch_option
@ledger_option
def list_feeds(as_json: bool, watch_file: str | None, ledger: str | None) -> None:
    """List the feeds that are watched: articles by outcome, when each last answered, and what is wrong. Times are UTC.

    \b
    Example:
      onrecord watch list
    """
    from onrecord.record import plain
    from onrecord.terminal.output import results, say, write_json
    from onrecord.terminal.watch_table import print_feeds

    with watched(watch_file, ledger) as state:
        feeds, outcomes = state.feeds(), state.outcomes()
    if as_json:
        for feed in feeds:
            write_json({**plain(feed), "articles": outcomes.get(feed.url, {})})
    elif feeds:
        print_feeds(results(), feeds, outcomes)
    else:
        say("Nothing is watched yet: onrecord watch add FEED.")


@watch.command("remove", short_help="Watch feeds no more.")
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@watch_option
@ledger_option
def remove_feeds(feeds: tuple[str, ...], watch_file: str | None, ledger: str | None) -> None:
    """Watch feeds no more. FEED is an address as `onrecord watch list` shows it. What is on record stays.

    \b
    Example:
      onrecord watch remove https://paper.example/feed.xml
    """
    from onrecord.terminal.output import say

    with watched(watch_file, ledger) as state:
        missing = [url for url in feeds if not state.remove_feed(url)]
    for url in missing:
        say(f"{url} is not watched; onrecord watch list shows what is.")
    if missing:
        raise SystemExit(1)


@watch.command("run", short_help="Poll what is due, and go on until you end it.")
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option("--quiet", "-q", is_flag=True, help="No line for each feed and article; only what is bad, and the sum.")
@log_option
@watch_option
@ledger_option
def run_watch(once: bool, quiet: bool, log_json: bool, watch_file: str | None, ledger: str | None) -> None:
    """Poll feeds as they are due, put new articles on record, and look again at those of the last week for edits.

    A feed or page that fails is asked less and less often, and never holds up the others. End it with Ctrl-C, or in any
    other way: it goes on where it was.

    \b
    Examples:
      onrecord watch run
      onrecord watch run --once --log-json
    """
    from onrecord.reading.fetch import Fetcher
    from onrecord.terminal.progress import Reporter
    from onrecord.watching import Watcher, notify

    with (
        watched(watch_file, ledger) as state,
        state.alone(),
        opened(ledger, create=True) as book,
        Reporter(quiet=quiet, bar=False, log_json=log_json) as report,
        told(),
    ):
        fetcher = Fetcher()
        watcher = Watcher(state, book, load=loaded, fetcher=fetcher)
        if watcher.wait() is None:
            raise click.ClickException("Nothing is watched yet: onrecord watch add FEED.")
        tally, before = _Tally(report), None
        try:
            while True:
                for outcome in watcher.due():
                    tally.see(outcome)
                now = book.head()
                for item in notify(state, book, fetcher=fetcher, failed_only=now == before):
                    tally.see_notice(item)
                before = now
                if once:
                    break
                time.sleep(min(watcher.wait() or _NAP, _NAP))
        finally:
            tally.tell()


class _Tally:
    """Tells and counts what becomes of feeds and articles."""

    def __init__(self, report: Reporter) -> None:
        self._report = report
        self._feeds: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._causes: dict[str, Counter[str]] = {"skipped": Counter(), "failed": Counter()}
        self._unread: Counter[str] = Counter()
        self._statements = 0

    def see(self, outcome: Outcome) -> None:
        """One step of the watch."""
        (self._feeds if outcome.what == "feed" else self._articles)[outcome.outcome] += 1
        about = {
            "what": outcome.what,
            "outcome": outcome.outcome,
            "url": outcome.url,
            "article": outcome.article,
            "count": outcome.count,
            "cause": outcome.cause,
        }
        if outcome.sentence:
            if outcome.what == "article":
                self._causes[outcome.outcome][outcome.cause or "unreadable"] += 1
            self._report.fail(outcome.sentence, **about)
            return
        if outcome.what == "feed":
            self._report.line(f"{outcome.outcome:9}  {outcome.count:4} new  {outcome.title or outcome.url}", **about)
            return
        if outcome.unread:
            self._unread[outcome.unread] += 1
        if outcome.outcome != "known":
            self._statements += outcome.count
        numbers = f"{outcome.count:4} statements" if outcome.outcome != "known" else " " * 15
        self._report.line(f"{outcome.outcome:9}  {numbers}  {outcome.title or outcome.url}", **about)

    def see_notice(self, item: Notified) -> None:
        """News of an alert that was told, or could not be."""
        about = {"what": "alert", "alert": item.alert, "count": item.count}
        if item.problem:
            self._report.fail(item.problem, outcome="failed", **about)
        else:
            self._report.note(f"{item.alert}: {item.count} new, told", outcome="told", **about)

    def tell(self) -> None:
        """The sum; its figures add up."""
        if self._unread:
            self._report.note(unread_of(self._unread), unread=dict(self._unread))
        total = self._feeds.total()
        failed = self._feeds["failed"]
        feeds = f"{total} feed{'' if total == 1 else 's'} polled" + (f", {failed} failed" if failed else "")
        figures = counted(self._articles, self._statements, self._causes)
        said = sum_of(self._articles, self._statements, causes=self._causes)
        self._report.note(f"{feeds}; {said}", feeds=dict(self._feeds), **figures)


def seconds_of(value: str) -> float:
    """The seconds that `90s`, `15m`, `6h` or `1d` are. Raises BadParameter for anything else, and under a minute."""
    found = re.fullmatch(r"([0-9]{1,6})([smhd])", value)
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if not 60 <= seconds <= 30 * 86400:
        raise click.BadParameter(f"--every {value!r} is no time from 1m to 30d, such as 90s, 15m, 6h or 1d.")
    return float(seconds)


@contextmanager
def watched(path: str | None, ledger: str | None) -> Iterator[WatchState]:
    """What is watched; what its file refuses ends the command with a sentence."""
    from onrecord.watching import WatchError, open_watch

    with told():
        try:
            with open_watch(path, ledger=ledger) as state:
                yield state
        except WatchError as problem:
            raise click.ClickException(sentence(problem)) from problem
