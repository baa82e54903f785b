"""`onrecord statements`, `onrecord show` and `onrecord articles`: what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Unpack

import click

from onrecord.cli.acting import found_actor
from onrecord.cli.options import filter_options, ledger_option, loaded, machine_option, opened, sentence, told
from onrecord.record import Record, Statement, plain

if TYPE_CHECKING:
    from onrecord.ledger import Filters

# A table longer than this is no longer read by a person.
ROWS = 50


@click.command(short_help="List who said what.")
@filter_options
@click.option("--actor", metavar="NAME", help="By this actor, under any name (see `onrecord actor`).")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help=f"At most so many; 0: all. [default: {ROWS} in a table]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
)
@click.option("--each", is_flag=True, help="Every attribution by itself, also where several carry one statement.")
@machine_option
@ledger_option
def statements(
    actor: str | None,
    limit: int | None,
    form: str,
    each: bool,
    machine: bool,
    ledger: str | None,
    **filters: Unpack[Filters],
) -> None:
    """List the statements on record, by date, with their speaker, and the chain that carried them.

    A statement that several articles carry is listed once ("+2 more"); `onrecord statement` shows what each makes of
    it.

    What people corrected (`onrecord review`) is listed as it now stands, and what they rejected is not.

    A date reads "by 2031-03-04" where only the date of publication is known, and — where not even that is. Beside each
    statement stands the beginning of its article's id, which `onrecord show` takes.

    csv has a row for each article that carries a statement. In it a text that a spreadsheet would run as a formula (one
    that starts with = + - or @) has an apostrophe before it; json and jsonl hold every character as it stood.

    \b
    Examples:
      onrecord statements --speaker Guterres --since 2031-03
      onrecord statements --actor "Ilse Marrow"
      onrecord statements --party Norway --format csv > norway.csv
    """
    if limit is None and form == "table":
        limit = ROWS
    with opened(ledger) as book, told():
        number = int(found_actor(book, actor).id[1:]) if actor is not None else None
        try:
            found = book.statements(actor=number, view="machine" if machine else "corrected", each=each, **filters)
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
        shown = islice(found, limit) if limit else found
        write(shown, form)
        more = limit is not None and limit > 0 and next(found, None) is not None
    if more and form == "table":
        click.echo(f"The first {limit}; there are more (--limit 0 shows all).", err=True)


def write(found: Iterator[Statement], form: str) -> None:
    """Write statements as a table, json, jsonl or csv."""
    from onrecord.terminal.output import results, say, write_json, write_text

    if form == "table":
        from onrecord.terminal.statements_table import print_statements

        if not print_statements(results(), found):
            say("No statement on record fits.")
    elif form == "csv":
        from onrecord.export import csv_lines

        for line in csv_lines(found):
            write_text(line)
    elif form == "jsonl":
        for statement in found:
            write_json(plain(statement))
    else:
        _write_list(plain(statement) for statement in found)


def _write_list(values: Iterator[dict[str, object]]) -> None:
    """One JSON list, written as it comes, an item a line."""
    from onrecord.safe import json_text
    from onrecord.terminal.output import write_text

    first = next(values, None)
    if first is None:
        write_text("[]\n")
        return
    before = "["
    for value in chain([first], values):
        write_text(f"{before}\n{json_text(value)}")
        before = ","
    write_text("\n]\n")


@click.command(short_help="Show one article with its attributions marked.")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="Its record as JSON (see `onrecord schema`).")
@click.option("--why", is_flag=True, help="Say what each value was resolved from (reads the article again).")
@machine_option
@ledger_option
def show(article: str, as_json: bool, why: bool, machine: bool, ledger: str | None) -> None:
    """Show an article with source, cue and content of each attribution marked in place; below, what was made of them.

    ARTICLE is its id or the beginning of it (from `onrecord statements` or `onrecord articles`), the id that you gave
    it, or its url.

    What people corrected stands corrected, with who did so, when and why, and what the machine had read; what they
    rejected is struck out. In JSON stands what holds now.

    With --why, each value comes with the rule, the words and the score that it was resolved from; in JSON as `because`.

    \b
    Examples:
      onrecord show 3f2a91c4
      onrecord show 3f2a91c4 --why
    """
    from onrecord.ledger.reviewed import review_of
    from onrecord.terminal.marked_article import print_article
    from onrecord.terminal.output import results, write_json

    with opened(ledger) as book, told():
        try:
            review = book.reviewed(article)
        except LookupError as problem:
            raise click.ClickException(sentence(problem)) from problem
    if why:
        review = review_of(_explained(review.machine), review.decisions)
    record = review.machine if machine else review.record
    if as_json:
        write_json(record.to_dict(), indent=2)
    else:
        print_article(results(), record, None if machine else review)


def _explained(record: Record) -> Record:
    """The record with `because` in each attribution, and a remark where some have none."""
    from onrecord.explaining import explained
    from onrecord.terminal.output import say

    try:
        found = explained(record, loaded())
    except ValueError as problem:
        raise click.ClickException(sentence(problem)) from problem
    if unexplained := sum(item.because is None for item in found.attributions):
        count = len(found.attributions)
        say(f"{unexplained} of {count} attributions were resolved by another version of onrecord, and have no why.")
    return found


@click.command(short_help="List the articles on record.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@ledger_option
def articles(as_json: bool, ledger: str | None) -> None:
    """List the articles on record: id, date of publication, outlet, title and number of statements.

    \b
    Example:
      onrecord articles --ledger press.db
    """
    from onrecord.terminal.articles_table import print_articles
    from onrecord.terminal.output import results, say, write_json

    with opened(ledger) as book, told():
        if as_json:
            for item in book.articles():
                write_json(plain(item))
        elif not print_articles(results(), book.articles()):
            say("No article is on record.")
