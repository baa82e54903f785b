"""`onrecord alerts`: saved searches and issues that give notice of what is new."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import filter_options, ledger_option, opened, sentence, told
from onrecord.cli.watching import watch_option, watched

if TYPE_CHECKING:
    from onrecord.watching import Notified


@click.group(short_help="Saved searches that give notice of what is new.")
def alerts() -> None:
    """Saved searches and issues that give notice of what is new: by webhook, by mail, or in an Atom feed.

    `onrecord watch run` looks after each round whether there is news, and `onrecord alerts check` does so once.

    \b
    Examples:
      onrecord alerts add solvat --speaker Solvat --feed solvat.xml
      onrecord alerts check
    """


@alerts.command("add", short_help="Save a search, and say how its news is told.")
@click.argument("name")
@filter_options
@click.option("--issue", metavar="ISSUE", help="A party's moves and differing reports on an issue, not a search.")
@click.option("--webhook", "webhooks", metavar="URL", multiple=True, help="Post news there as JSON.")
@click.option("--email", "addresses", metavar="ADDRESS", multiple=True, help="Mail news there (see ONRECORD_SMTP).")
@click.option("--feed", "feeds", metavar="FILE", multiple=True, help="Keep the last hundred in this file, as Atom.")
@watch_option
@ledger_option
def add_alert(
    name: str,
    issue: str | None,
    webhooks: tuple[str, ...],
    addresses: tuple[str, ...],
    feeds: tuple[str, ...],
    watch_file: str | None,
    ledger: str | None,
    **filters: Any,
) -> None:
    """Save a search under NAME, with the filters of `onrecord statements`, or name an issue.

    What it finds now is known; what it finds later is told, once on each way. An alert of the same name gives way.

    \b
    Examples:
      onrecord alerts add dam --text "harl dam" --party Karsovia --email desk@paper.example
      onrecord alerts add talks --issue talks-over-the-harl-dam --webhook https://hooks.paper.example/talks
    """
    import os

    from onrecord.positions import IssueError
    from onrecord.terminal.output import say
    from onrecord.watching import Alert
    from onrecord.watching import add_alert as add
    from onrecord.watching.notices import NoticeError, check_way

    asked = {key: value for key, value in filters.items() if value}
    if issue and asked:
        raise click.UsageError("--issue goes with no filter: an alert is of a search or of an issue.")
    ways = (*webhooks, *(f"mailto:{one}" for one in addresses), *(f"feed:{os.path.abspath(one)}" for one in feeds))
    if not ways:
        raise click.UsageError("Say how news is told: --webhook URL, --email ADDRESS or --feed FILE.")
    alert = Alert(name=name, query={"issue": issue} if issue else asked, ways=tuple(dict.fromkeys(ways)))
    with watched(watch_file, ledger) as state, opened(ledger, create=True) as book:
        try:
            for way in alert.ways:
                check_way(way)
            known = add(state, book, alert)
        except (NoticeError, IssueError) as problem:
            raise click.ClickException(sentence(problem)) from problem
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
    say(f"{name}: {known} known now; what is new from now on is told.")


@alerts.command("list", short_help="List alerts, their ways, and what is wrong with one.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines; addresses of webhooks whole.")
@watch_option
@ledger_option
def list_alerts(as_json: bool, watch_file: str | None, ledger: str | None) -> None:
    """List the alerts, with the ways in which each tells its news, and what is wrong with a way.

    \b
    Example:
      onrecord alerts list
    """
    from onrecord.safe import one_line
    from onrecord.terminal.output import say, write_json
    from onrecord.watching import list_alerts as listed
    from onrecord.watching.alerts import problems_of

    with watched(watch_file, ledger) as state:
        found, problems = listed(state), problems_of(state)
    for alert in found:
        if as_json:
            wrong = {way: problems[alert.name, way] for way in alert.ways if (alert.name, way) in problems}
            write_json({"name": alert.name, "query": dict(alert.query), "ways": alert.ways, "problems": wrong})
            continue
        query = ", ".join(f"{key} {value}" for key, value in alert.query.items()) or "every statement"
        click.echo(f"{one_line(alert.name)}: {one_line(query)}")
        for way in alert.ways:
            problem = problems.get((alert.name, way))
            click.echo(f"  {one_line(shown(way))}" + (f"  ({one_line(problem)})" if problem else ""))
    if not found and not as_json:
        say("There are no alerts yet: onrecord alerts add NAME.")


@alerts.command("remove", short_help="Forget alerts.")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@watch_option
@ledger_option
def remove_alerts(names: tuple[str, ...], watch_file: str | None, ledger: str | None) -> None:
    """Forget alerts. A feed that one kept stays as it is.

    \b
    Example:
      onrecord alerts remove dam
    """
    from onrecord.terminal.output import say
    from onrecord.watching import drop_alert

    with watched(watch_file, ledger) as state:
        missing = [name for name in names if not drop_alert(state, name)]
    for name in missing:
        say(f"There is no alert {name}; onrecord alerts list shows what there is.")
    if missing:
        raise SystemExit(1)


@alerts.command("check", short_help="Tell what is new now.")
@watch_option
@ledger_option
def check_alerts(watch_file: str | None, ledger: str | None) -> None:
    """Look once whether there is news for any alert, and tell it.

    \b
    Example:
      onrecord alerts check
    """
    from onrecord.reading.fetch import Fetcher
    from onrecord.terminal.output import say
    from onrecord.watching import notify

    bad = 0
    with watched(watch_file, ledger) as state, opened(ledger) as book, told():
        for item in notify(state, book, fetcher=Fetcher()):
            say(line_of(item))
            bad += item.problem is not None
    if bad:
        sys.exit(1)


def line_of(item: Notified) -> str:
    """One line on what became of an alert's news."""
    return item.problem or f"{item.alert}: {item.count} new, told to {shown(item.way)}"


def shown(way: str) -> str:
    """A way without what may be a secret: the path and query of a webhook's address."""
    from urllib.parse import urlsplit

    if way.startswith(("mailto:", "feed:")):
        return way.partition(":")[2]
    parts = urlsplit(way)
    return f"{parts.scheme}://{parts.hostname}/…"
