"""`onrecord statement`, `join`, `split` and `match`: the same statement in many articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import ledger_option, opened, sentence, told, user_name
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
