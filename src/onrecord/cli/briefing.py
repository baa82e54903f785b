"""`onrecord brief`: what changed on an issue since a date."""

from __future__ import annotations

import click

from onrecord.cli.options import date_option, ledger_option, opened, sentence, told


@click.command(short_help="Write what changed on an issue since a date.")
@click.argument("issue")
@date_option("--since", help="Said on this date or later.")
@date_option("--until", help="Said on this date or earlier.")
@click.option("--format", "form", type=click.Choice(["markdown", "html"]), default="markdown", show_default=True)
@ledger_option
def brief(issue: str, since: str | None, until: str | None, form: str, ledger: str | None) -> None:
    """Write what changed on an issue since a date: who moved, what reports differ on, what each party said, and which
    articles carry the same words.

    ISSUE is its name, or words of its name or title. Every line is a statement with its article and characters; nothing
    else is said.

    \b
    Examples:
      onrecord brief peace-talks --since 2031-03
      onrecord brief peace-talks --since 2031-03 --format html > talks.html
    """
    from onrecord.ledger import LedgerError
    from onrecord.positions import IssueError, find_issue
    from onrecord.positions.brief import brief as brief_of
    from onrecord.positions.brief_formats import brief_html, brief_markdown
    from onrecord.terminal.output import write_text

    if since is None:
        raise click.UsageError("Say since when, such as --since 2031-03.")
    with opened(ledger) as book, told():
        try:
            found = brief_of(book, find_issue(book, issue), since=since, until=until)
        except (LedgerError, IssueError) as problem:
            raise click.ClickException(sentence(problem)) from problem
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
    if form == "html":
        write_text(brief_html(found))
    else:
        for line in brief_markdown(found):
            write_text(line)
