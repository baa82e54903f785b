"""`onrecord search`: full-text search of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from onrecord.cli.listing import write
from onrecord.cli.options import (
    filter_options_but_text,
    ledger_option,
    machine_option,
    opened,
    sentence,
    told,
)
from onrecord.record import plain

if TYPE_CHECKING:
    from onrecord.ledger import Filters


@click.command(short_help="Search what was said, the best fits first.")
@click.argument("words", nargs=-1, required=True)
@click.option("--without", multiple=True, metavar="WORDS", help="Leave out what has these words in a row.")
@filter_options_but_text
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="So many a page."
)
@click.option("--page", metavar="MARK", help="The page after another: the mark that it ended with.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@machine_option
@ledger_option
def search(
    words: tuple[str, ...],
    without: tuple[str, ...],
    limit: int,
    page: str | None,
    form: str,
    machine: bool,
    ledger: str | None,
    **filters: Unpack[Filters],
) -> None:
    """List the statements that have all WORDS in what was said or in the speaker's name, those that fit best first.

    Letter case and accents do not matter. Quotation marks hold together what must stand in a row ('"peace talks"'), and
    an asterisk stands for the rest of a word ('negotiat*').

    A page ends with the mark of the next one. What is added meanwhile does not shift the pages. json is one object:
    "found" (each with "score" and "statement"), "next" (the mark, or null) and "newest".

    \b
    Examples:
      onrecord search peace talks --party Norway --since 2031
      onrecord search '"cease fire"' 'negotiat*' --without winter
    """
    from onrecord.ledger import LedgerError
    from onrecord.terminal.output import say, write_json

    asked = " ".join([*words, *(f'-"{item}"' for item in without)])
    with opened(ledger) as book, told():
        try:
            found = book.search(asked, limit=limit, page=page, view="machine" if machine else "corrected", **filters)
        except LedgerError:  # it is a ValueError too, and no fault of the words
            raise
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
    if form == "json":
        write_json(plain(found), indent=2)
        return
    write((item.statement for item in found.found), form)
    if found.newest:
        say("Many statements have these words: the 1,000 that were added last are ranked. Give more words or a filter.")
    if found.next:
        say(f"There are more: --page {found.next}")
