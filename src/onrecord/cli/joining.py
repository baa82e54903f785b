"""`onrecord statement`, `contradictions`, `join`, `split` and `match`: statements across articles."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import date_option, ledger_option, opened, sentence, told, user_name
from onrecord.record import plain

if TYPE_CHECKING:
    from onrecord.record import Decision


@click.command(short_help="Show one statement as each article that carries it tells it.")
@click.argument("reference", metavar="STATEMENT")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@ledger_option
def statement(reference: str, as_json: bool, ledger: str | None) -> None:
    """Show one statement: who carries it, the earliest first, how the wording drifted, and which carriers copy others.

    Each wording is shown as it differs from the first carrier's, word by word ([-dropped-] {+added+}), with whether the
    meaning does. An article copies another where it names the outlet that the words came through, or where its own
    sentences are the other's, word for word. Each carrier says why it stands there: by which rule it was joined, how
    much of the shorter wording the other has, or who decided.

    Below stand statements that may be the same one, and those that have the same words of another speaker.

    STATEMENT is an id from `onrecord statements`, as s12, of whichever carrier.

    \b
    Example:
      onrecord statement s12
    """
    from onrecord.matching.statements import tell
    from onrecord.terminal.output import results, write_json
    from onrecord.terminal.told_statement import print_told

    with opened(ledger) as book, told():
        try:
            found = tell(book, reference)
        except LookupError as problem:
            raise click.ClickException(sentence(problem)) from problem
    if as_json:
        write_json(plain(found), indent=2)
    else:
        print_told(results(), found)


@click.command(short_help="List claims beside their denials, and words that two are credited with.")
@click.option("--speaker", help="Who is one of the two: a name, a country or an organisation.")
@date_option("--since", help="One of the two said on this date or later.")
@date_option("--until", help="One of the two said on this date or earlier.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N", help="0: all.")
@click.option("--json", "form", flag_value="json", help="As JSON Lines.")
@click.option("--csv", "form", flag_value="csv", help="As CSV, a row for each article that carries one of the two.")
@ledger_option
def contradictions(
    speaker: str | None, since: str | None, until: str | None, limit: int, form: str | None, ledger: str | None
) -> None:
    """List what does not agree: a claim and its denial, words reported as said and as not said, and the same words
    credited to two speakers. Those that were added last come first.

    Both sides are shown with their chains. Which of them is right is not settled here.

    \b
    Examples:
      onrecord contradictions --since 2031-03
      onrecord contradictions --speaker Tesh --csv
    """
    from onrecord.ledger import LedgerError
    from onrecord.matching.statements import contradictions as find_contradictions
    from onrecord.terminal.output import results, say, write_json, write_text

    with opened(ledger) as book, told():
        try:
            found = find_contradictions(book, speaker=speaker, since=since, until=until)
        except LedgerError:
            raise
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
        shown = islice(found, limit or None)
        if form == "json":
            for item in shown:
                write_json(plain(item))
        elif form == "csv":
            from onrecord.export.contradictions_csv import contradictions_csv_lines

            for line in contradictions_csv_lines(shown):
                write_text(line)
        else:
            from onrecord.terminal.contradictions_list import print_contradictions

            if not print_contradictions(results(), shown):
                say("No contradiction on record fits.")
            elif limit and next(found, None) is not None:
                say(f"The first {limit}; there are more (--limit 0 shows all).")


def _deciding(command: Callable[..., None]) -> Callable[..., None]:
    for decorate in (
        ledger_option,
        click.option("--by", help="Who decides. [default: your user name]"),
        click.option("--why", help="Why; it stays on record."),
        click.argument("other", metavar="STATEMENT"),
        click.argument("one", metavar="STATEMENT"),
    ):
        command = decorate(command)
    return command


@click.command(short_help="Decide that two statements are one.")
@_deciding
def join(one: str, other: str, why: str | None, by: str | None, ledger: str | None) -> None:
    """Decide that two statements are one: lists show it once from then on, with the carriers of both.

    `onrecord review --undo` takes it back. The decision holds for later readings of the articles too.

    \b
    Example:
      onrecord join s12 s40 --why "the same press conference"
    """
    from onrecord.matching.statements import join as join_statements

    with opened(ledger) as book, told():
        try:
            made = join_statements(book, one, other, who=by or user_name(), why=why)
        except (LookupError, ValueError) as problem:
            raise click.ClickException(sentence(problem)) from problem
    _tell(made, f"{one} and {other} are one statement")


@click.command(short_help="Decide that what was joined is two statements.")
@_deciding
def split(one: str, other: str, why: str | None, by: str | None, ledger: str | None) -> None:
    """Decide that two carriers of a statement carry two: lists show both from then on.

    The ids are those of `onrecord statement`, one for each carrier. `onrecord review --undo` takes it back.

    \b
    Example:
      onrecord split s12 s40 --why "he said it again a week later"
    """
    from onrecord.matching.statements import split as split_statements

    with opened(ledger) as book, told():
        try:
            made = split_statements(book, one, other, who=by or user_name(), why=why)
        except (LookupError, ValueError) as problem:
            raise click.ClickException(sentence(problem)) from problem
    _tell(made, f"{one} and {other} are two statements")


def _tell(made: Decision, what: str) -> None:
    click.echo(f"Decision {made.number}: {what}, says {made.who}.")


@click.command(short_help="Match statements with those on record, where that is due.")
@click.option("--again", is_flag=True, help="Match all of them again.")
@ledger_option
def match(again: bool, ledger: str | None) -> None:
    """Find which articles carry the same statement. `onrecord add` does so by itself: this is for a ledger of an older
    version, or one that another program adds to.

    Stopped at any moment, it goes on from there. What people decided stays.

    \b
    Example:
      onrecord match
    """
    from onrecord.matching.statements import catch_up, count_due, match_again
    from onrecord.terminal.progress import Reporter

    with opened(ledger) as book, told():
        if again:
            match_again(book)
        with Reporter(total=count_due(book), label="attributions matched") as report:
            total = catch_up(book, tell=report.step)
            report.note(f"{total} attributions matched." if total else "All attributions are matched.")
