"""`onrecord revisions` and `onrecord diff`: what an article said before it was edited."""

from __future__ import annotations

import click

from onrecord.cli.options import ledger_option, opened, sentence, told
from onrecord.record import plain


@click.command(short_help="List the revisions of an article, and how each was edited.")
@click.argument("article", metavar="URL|ARTICLE")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@ledger_option
def revisions(article: str, as_json: bool, ledger: str | None) -> None:
    """List the revisions of an article: what each changed, and whether it said so.

    An edit is "noted" if the new text has a note that the old one had not ("Correction: …", "This article was amended
    …"), and "silent" if not.

    ARTICLE is as for `onrecord show`.

    \b
    Example:
      onrecord revisions https://bulletin.example/talks
    """
    from onrecord.matching import history
    from onrecord.matching.differences import to_dict
    from onrecord.terminal.output import results, write_json
    from onrecord.terminal.revisions_table import print_revisions

    with opened(ledger) as book, told():
        try:
            steps = history(book, article)
        except LookupError as problem:
            raise click.ClickException(sentence(problem)) from problem
    if not as_json:
        print_revisions(results(), steps)
        return
    for step in steps:
        difference = to_dict(step.difference) if step.difference else None
        write_json({**plain(step.revision), "difference": difference})


@click.command(short_help="Show which statements an edit added, dropped and reworded.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="[B]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@ledger_option
def diff(a: str, b: str | None, as_json: bool, ledger: str | None) -> None:
    """Show how the statements of article A became those of B, word by word, and who was behind them.

    With A alone: from the revision before it to A. A and B are as for `onrecord show` (a url means its latest
    revision), and may be two articles of different outlets.

    \b
    Examples:
      onrecord diff https://bulletin.example/talks
      onrecord diff 3f2a91c4 97b0e1aa --json
    """
    from onrecord.matching import difference
    from onrecord.matching.differences import to_dict
    from onrecord.terminal.changes_table import print_changes
    from onrecord.terminal.output import results, say, write_json

    with opened(ledger) as book, told():
        try:
            found = difference(book, a, b)
        except LookupError as problem:
            raise click.ClickException(sentence(problem)) from problem
    if found.models[0] != found.models[1]:
        say(
            f"The first was read by {found.models[0]} and the second by {found.models[1]}: "
            "some of this may be the reading, and not the text."
        )
    if as_json:
        write_json(to_dict(found), indent=2)
    else:
        print_changes(results(), found)
