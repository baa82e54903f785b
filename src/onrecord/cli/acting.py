"""`onrecord actors` and `onrecord actor`: who speaks, across articles."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli.options import ledger_option, opened, sentence, told
from onrecord.record import SpeakerType, plain

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.record import Actor

ROWS = 50  # of a list that a person reads
_TOLD = 5  # others of a name that a remark lists


@click.group(short_help="List who speaks, across articles.", invoke_without_command=True)
@click.option("--name", help="Whose name has these words.")
@click.option("--type", "kind", type=click.Choice(get_args(SpeakerType)), help="What they are.")
@click.option("--party", help="On whose behalf: a country or an organisation, by its whole name.")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help=f"At most so many; 0: all. [default: {ROWS} in a table]"
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True
)
@ledger_option
@click.pass_context
def actors(
    context: click.Context,
    name: str | None,
    kind: SpeakerType | None,
    party: str | None,
    limit: int | None,
    form: str,
    ledger: str | None,
) -> None:
    """List who speaks in the articles on record, those with most statements first: each person or body once, under the
    name that most statements have, however many spellings were joined.

    Nobody is joined to somebody else on a surname alone, or against what articles say of their party; where only a
    person can tell, `onrecord actors candidates` asks.

    csv has a row for each actor; json and jsonl have every name, with why it was joined, and every office.

    \b
    Examples:
      onrecord actors --type person
      onrecord actors --name Marrow --format json
    """
    context.obj = ledger
    if context.invoked_subcommand is not None:
        return
    from onrecord.ledger import LedgerError
    from onrecord.matching.actors import list_actors
    from onrecord.terminal.output import say, write_json, write_text

    if limit is None and form == "table":
        limit = ROWS
    with opened(ledger) as book, told():
        try:
            found = list_actors(book, name=name, type=kind, party=party)
        except LedgerError:
            raise
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
        shown = islice(found, limit) if limit else found
        if form == "table":
            from onrecord.terminal.actors_table import print_actors
            from onrecord.terminal.output import results

            if not print_actors(results(), shown):
                say("No speaker on record fits.")
            elif limit and next(found, None) is not None:
                say(f"The first {limit}; there are more (--limit 0 shows all).")
        elif form == "csv":
            from onrecord.export.actors_csv import actor_lines

            for line in actor_lines(shown):
                write_text(line)
        elif form == "jsonl":
            for item in shown:
                write_json(plain(item))
        else:
            write_json([plain(item) for item in shown], indent=2)


@click.command(short_help="Show one actor: names, offices over time, statements.")
@click.argument("name", metavar="NAME|STATEMENT")
@click.option("--json", "as_json", is_flag=True, help="As JSON, without the statements.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=10, show_default=True, metavar="N", help="Show so many statements."
)
@ledger_option
def actor(name: str, as_json: bool, limit: int, ledger: str | None) -> None:
    """Show who an actor is: all names with why they were joined, offices from the first article that gives them to the
    last, and the first statements.

    NAME is the whole name or words of it, an actor's id (f12), or a statement's (s12: whoever said it).

    \b
    Examples:
      onrecord actor "Ilse Marrow"
      onrecord actor s12 --json
    """
    from onrecord.terminal.output import results, write_json

    with opened(ledger) as book, told():
        found = found_actor(book, name)
        if as_json:
            write_json(plain(found), indent=2)
            return
        from onrecord.terminal.actor_page import print_actor

        said = book.statements(actor=int(found.id[1:]), thoughts=True)
        print_actor(results(), found, islice(said, limit), total=found.statements)


def found_actor(book: Ledger, name: str) -> Actor:
    """The actor that a name, id or statement means; others of its name are told on standard error."""
    from onrecord.matching.actors import find_actor, namesakes
    from onrecord.matching.actors.listing import called
    from onrecord.terminal.output import say

    try:
        found = find_actor(book, name)
    except LookupError as problem:
        raise click.ClickException(sentence(problem)) from problem
    if others := namesakes(book, found):
        told = "; ".join(called(other) for other in others[:_TOLD])
        say(f"Not joined to it, but of the same name: {told}{' and others' if len(others) > _TOLD else ''}.")
    return found
