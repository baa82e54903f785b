"""`onrecord check`: is a quotation on record, and by whom?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import ledger_option, loaded, opened, sentence, told
from onrecord.record import plain

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.matching.checking import Checked
    from onrecord.matching.drafts import DraftQuote


@click.command(short_help="Check a quotation, or all those of a draft.")
@click.argument("words", required=False)
@click.option("--speaker", help="To whom it is credited: a name, a country or an organisation.")
@click.option(
    "--file", "draft", metavar="DRAFT", type=click.Path(path_type=Path), help="Check all quotations of a file."
)
@click.option("--limit", type=click.IntRange(1, 100), metavar="N", help="At most so many statements each. [default: 5]")
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--csv", "form", flag_value="csv", help="As CSV, a row for each article that carries a match.")
@ledger_option
def check(
    words: str | None, speaker: str | None, draft: Path | None, limit: int | None, form: str | None, ledger: str | None
) -> None:
    """Say whether WORDS are on record: verbatim, altered, a paraphrase, by another speaker, denied, or not found.

    What differs is shown word by word, from the record to the quotation ([-dropped-] {+added+}), with whether the
    meaning does: a "not", a number, a condition, a qualifier, a name. Below each statement stand the articles that
    carry it, with their chains. "not-found" means that no statement on record has the words, and no more: the machine
    misses some statements, and not every article is on record.

    DRAFT is a text, an HTML page or - for standard input. Its quotations of three words or more are checked one by one,
    each credited to whom the draft credits it.

    \b
    Examples:
      onrecord check "We will not sit at that table" --speaker Marrow
      onrecord check --file draft.txt
    """
    from onrecord.terminal.output import write_json, write_text

    if (words is None) == (draft is None):
        raise click.UsageError("Give the words to check in quotation marks, or a draft with --file.")
    if draft is not None and speaker is not None:
        raise click.UsageError("--speaker goes with WORDS; in a draft, each quotation has a speaker of its own.")
    with opened(ledger) as book, told():
        if draft is not None:
            quotes = _draft_quotes(book, draft, limit or 5)
            checked = [quote.checked for quote in quotes]
        else:
            from onrecord.matching.checking import check as check_words

            try:
                checked = [check_words(book, words or "", speaker=speaker, limit=limit or 5)]
            except ValueError as problem:
                raise click.UsageError(sentence(problem)) from problem
    if form == "json":
        write_json([plain(quote) for quote in quotes] if draft is not None else plain(checked[0]), indent=2)
    elif form == "csv":
        from onrecord.export.checked_csv import checked_csv_lines

        for line in checked_csv_lines(checked):
            write_text(line)
    else:
        _print(checked, of_draft=draft is not None)


def _print(checked: Sequence[Checked], *, of_draft: bool) -> None:
    from onrecord.terminal.checked_quotes import print_checked
    from onrecord.terminal.output import results, say

    console = results()
    for item in checked:
        print_checked(console, item, repeat=of_draft)
    if of_draft:
        counts = Counter(item.verdict for item in checked)
        tally = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
        plural = "" if len(checked) == 1 else "s"
        say(f"{len(checked)} quotation{plural} of three words or more{': ' if tally else ''}{tally}.")


def _draft_quotes(book: Ledger, draft: Path, limit: int) -> list[DraftQuote]:
    from onrecord.matching.drafts import check_draft
    from onrecord.pipeline import Failed, record_of
    from onrecord.reading import InputError, read_inputs

    read = list(islice(read_inputs([str(draft)]), 2))
    if len(read) != 1:
        raise click.UsageError(f"A draft is one article, and {draft} holds {'several' if read else 'none'}.")
    (article,) = read
    if isinstance(article, InputError):
        raise click.ClickException(sentence(article))
    record = record_of(article, loaded())
    if isinstance(record, Failed):
        raise click.ClickException(record.sentence)
    return check_draft(book, article, record=record, limit=limit)
