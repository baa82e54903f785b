"""`onrecord status`: what is on record, what is watched, and what is wrong, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.alerting import shown
from onrecord.cli.options import ledger_option, opened, told
from onrecord.cli.watching import watch_option, watched

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.watching import WatchState

_NAMED = 5  # feeds and alerts with problems; the rest are counted


@click.command(short_help="Say how the ledger, the watch and the alerts stand.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object, for programs.")
@watch_option
@ledger_option
def status(as_json: bool, watch_file: str | None, ledger: str | None) -> None:
    """Say how much is on record, what is watched and due, and which feeds and alerts fail. Times are UTC.

    \b
    Examples:
      onrecord status
      onrecord status --json | jq .watch.failing
    """
    from onrecord.safe import one_line
    from onrecord.terminal.output import write_json

    with opened(ledger) as book, watched(watch_file, ledger) as state, told():
        found = {"ledger": _ledger(book), "watch": _watch(state), "alerts": _alerts(state)}
    if as_json:
        write_json(found, indent=2)
        return
    there, watch, alerts = found["ledger"], found["watch"], found["alerts"]
    amounts = ", ".join(_count(there[f"{noun}s"], noun) for noun in ("article", "revision", "statement"))
    click.echo(f"{one_line(there['name'])}: {amounts}; last added to {there['last'] or 'never'}")
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in watch["articles"].items())
    click.echo(
        f"watched: {_count(watch['feeds'], 'feed')}, {len(watch['failing'])} failing; "
        f"articles: {outcomes or 'none yet'}; next due {watch['next'] or 'never'}"
    )
    for item in watch["failing"][:_NAMED]:
        click.echo(f"  {item['failures']} in a row: {one_line(item['problem'])[:200]}")
    click.echo(f"alerts: {alerts['count']}, {len(alerts['failing'])} failing")
    for item in alerts["failing"][:_NAMED]:
        click.echo(f"  {one_line(item['alert'])}: {one_line(item['problem'])[:200]}")


def _ledger(book: Ledger) -> dict[str, Any]:
    counts, head = book.counts(), book.head()
    return {
        "name": book.name,
        **{name: counts[name] for name in ("articles", "revisions", "statements")},
        "transactions": head.transactions,
        "last": head.at,
    }


def _watch(state: WatchState) -> dict[str, Any]:
    from onrecord.terminal.watch_table import moment

    feeds, due = state.feeds(), state.next_due()
    articles: dict[str, int] = {}
    for counts in state.outcomes().values():
        for outcome, count in counts.items():
            articles[outcome] = articles.get(outcome, 0) + count
    return {
        "file": str(state.path),
        "feeds": len(feeds),
        "failing": [
            {"url": feed.url, "failures": feed.failures, "cause": feed.cause, "problem": feed.problem}
            for feed in feeds
            if feed.problem
        ],
        "articles": dict(sorted(articles.items())),
        "next": None if due is None else moment(due),
    }


def _alerts(state: WatchState) -> dict[str, Any]:
    from onrecord.watching import list_alerts
    from onrecord.watching.alerts import problems_of

    failing = [
        {"alert": alert, "way": shown(way), "problem": problem} for (alert, way), problem in problems_of(state).items()
    ]
    return {"count": len(list_alerts(state)), "failing": failing}


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
