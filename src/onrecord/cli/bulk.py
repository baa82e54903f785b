"""`onrecord bulk` and `onrecord load`: archives and tables of any size into Parquet, and that into a ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from onrecord.cli.adding import sum_of, unread_of
from onrecord.cli.options import column_option, date_option, ledger_option, loaded, opened, sentence, told

if TYPE_CHECKING:
    from onrecord.bulk.running import EngineName


@click.command("bulk", short_help="Read archives and tables of any size into Parquet files.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", required=True, metavar="DIR", help="The folder to write to: new, or of a run to go on with.")
@click.option("--workers", type=click.IntRange(1), help="How many processes; by default one for each processor.")
@click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    show_default=True,
    help="Processes of this machine, or a Ray cluster (RAY_ADDRESS).",
)
@click.option("--records", is_flag=True, help="JSON Lines hold records (of extract or export), taken as they are.")
@click.option(
    "--chunk",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help="Articles read again where a run was killed.",
)
@column_option
@click.option("--outlet", help="Who published the articles, where they do not say.")
@date_option("--published", help="When they were published, where they do not say.")
def bulk_(
    inputs: tuple[str, ...],
    out: str,
    workers: int | None,
    engine: EngineName,
    records: bool,
    chunk: int,
    columns: dict[str, str],
    outlet: str | None,
    published: str | None,
) -> None:
    """Read the articles of archives and tables, and write them and their attributions to Parquet files in DIR.

    INPUT is a web archive (WARC, WACZ), a table (CSV, Parquet), JSON Lines, a folder of such files, or a pattern in
    quotation marks. A run that was stopped, however it was, goes on when it is run again with the same DIR; nothing is
    read twice. No ledger is touched: `onrecord load` puts the result into one.

    \b
    Examples:
      onrecord bulk 'crawl/*.warc.gz' --out march
      onrecord bulk articles.parquet --out march --column text=body
    """
    from onrecord.terminal.bulk_lines import BulkReporter, print_sum
    from onrecord.terminal.output import say

    if not records:
        loaded()
    try:
        from onrecord.bulk import BulkError, Given, bulk
    except ModuleNotFoundError as problem:
        raise click.ClickException("Parquet needs pyarrow: run pip install 'onrecord[tables]'.") from problem
    given = Given(columns=columns, outlet=outlet, published=published)
    try:
        with BulkReporter() as report:
            tally = bulk(
                inputs, out, engine=engine, workers=workers, given=given, records=records, chunk=chunk, tell=report.tell
            )
    except BulkError as problem:
        raise click.ClickException(sentence(problem)) from problem
    print_sum(tally, out=out)
    if tally.unread:
        say(unread_of(tally.unread))
    if tally.failed or tally.refused:
        raise SystemExit(1)


@click.command(short_help="Put what `onrecord bulk` wrote on record.")
@click.argument("folder", metavar="DIR")
@ledger_option
def load(folder: str, ledger: str | None) -> None:
    """Put what `onrecord bulk` wrote to DIR on record: the same rows as if its inputs had been added to the ledger.

    What is on record already changes nothing, so that a load that was stopped goes on when it is run again.

    \b
    Example:
      onrecord load march --ledger press.db
    """
    try:
        from onrecord.bulk import BulkError
        from onrecord.bulk import load as load_folder
        from onrecord.bulk.loading import Unloaded, count_of
    except ModuleNotFoundError as problem:
        raise click.ClickException("Parquet needs pyarrow: run pip install 'onrecord[tables]'.") from problem
    from onrecord.matching.statements import catch_up
    from onrecord.terminal.progress import Reporter

    outcomes: Counter[str] = Counter()
    statements = 0
    try:
        total = count_of(folder)
        with opened(ledger, create=True) as book, told(), Reporter(total=total, label="articles loaded") as report:
            for result in load_folder(folder, book):
                if isinstance(result, Unloaded):
                    outcomes["failed"] += 1
                    report.fail(result.sentence)
                else:
                    outcomes[result.outcome] += 1
                    statements += result.attributions if result.outcome != "known" else 0
                report.step()
            catch_up(book)
            report.note(sum_of(outcomes, statements))
    except BulkError as problem:
        raise click.ClickException(sentence(problem)) from problem
    if report.bad:
        raise SystemExit(1)
