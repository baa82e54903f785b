"""`onrecord positions`: where each party of an issue stood, and when."""

from __future__ import annotations

import click

from onrecord.cli.options import date_option, ledger_option, opened, sentence, told


@click.command(short_help="Show where each party of an issue stood, and when.")
@click.argument("issue")
@date_option("--since", help="Said on this date or later.")
@date_option("--until", help="Said on this date or earlier.")
@click.option("--all", "every", is_flag=True, help="Every statement of each position, in the table.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "svg"]), default="table", show_default=True
)
@ledger_option
def positions(issue: str, since: str | None, until: str | None, every: bool, form: str, ledger: str | None) -> None:
    """Show the positions of an issue's parties by date: open, conditional, closed, mediating or unclear.

    ISSUE is its name, or words of its name or title. Each position rests on statements, named by article and
    attribution as `onrecord show` takes them; a condition is quoted as it was said. A date reads "by 2031-03-04" where
    only the date of publication is known. Where a party moved, and where reports of one date differ, it is said so.
    What tells no clear stance is left out and counted.

    \b
    Examples:
      onrecord positions peace-talks
      onrecord positions peace-talks --since 2031-03 --format csv > talks.csv
    """
    from onrecord.ledger import LedgerError
    from onrecord.positions import IssueError, find_issue, timeline
    from onrecord.positions.formats import as_csv, as_json
    from onrecord.terminal.output import results, write_json, write_text
    from onrecord.terminal.timeline_table import print_timeline

    with opened(ledger) as book, told():
        try:
            found = timeline(book, find_issue(book, issue), since=since, until=until)
        except (LedgerError, IssueError) as problem:
            raise click.ClickException(sentence(problem)) from problem
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
    if form == "json":
        write_json(as_json(found), indent=2)
    elif form == "svg":
        from onrecord.positions.picture import svg

        write_text(svg(found))
    elif form == "csv":
        for line in as_csv(found):
            write_text(line)
    else:
        print_timeline(results(), found, every=every)
