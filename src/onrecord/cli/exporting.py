"""`onrecord export`: what is on record, for other programs and for a draft."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from onrecord.cli.options import filter_options, ledger_option, opened, sentence, told

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.terminal.progress import Reporter

SUFFIXES = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".jsonld": "jsonld", ".md": "markdown"}
NOUNS = {"jsonl": "line", "jsonld": "reading"}  # what is counted; the other formats are made from statements


@click.command(short_help="Write what is on record for other programs.")
@click.option(
    "--format", "form", type=click.Choice(list(SUFFIXES.values())), help="[default: by FILE's ending, else jsonl]"
)
@filter_options
@click.option("--no-text", is_flag=True, help="Leave out the articles' full texts; the words of statements stay.")
@click.option(
    "--output", "-o", metavar="FILE", help="Write to FILE, which appears whole or not at all; - is standard output."
)
@ledger_option
def export(form: str | None, no_text: bool, output: str | None, ledger: str | None, **filters: Any) -> None:
    """Write what is on record: all of it, or what the filters choose.

    \b
    jsonl     each reading of each revision, what was removed and what people
              decided, one a line; nothing is lost, and `onrecord import` takes
              it back. Filters choose whole articles: those with a statement
              that fits, all revisions and readings, and decisions on them
    csv       a row for each article that carries a statement; a cell that
              starts with = + - or @ has an apostrophe before it, so that no
              spreadsheet runs it as a formula
    parquet   the same table, typed, every character as it stood (needs pyarrow)
    jsonld    schema.org Quotations, Web Annotation selectors, PROV-O
    markdown  statements with citations, for pasting into a draft

    With --no-text, jsonl and jsonld have no full texts, and such a jsonl cannot be imported. The words of statements
    stay in every format, and in jsonld up to 32 characters before and after them.

    \b
    Examples:
      onrecord export -o press.jsonl
      onrecord export --speaker Guterres --format markdown
      onrecord export --since 2031-03 --no-text -o march.jsonld
    """
    from onrecord.terminal.output import say
    from onrecord.terminal.progress import Reporter

    output = None if output == "-" else output
    form = form or SUFFIXES.get(Path(output or "").suffix.lower(), "jsonl")
    if form == "parquet" and output is None:
        raise click.UsageError("Parquet goes into a file: name one with --output.")
    noun = NOUNS.get(form, "statement")
    with opened(ledger) as book, told():
        try:
            found: Iterator[Any] = _found(book, form, filters)
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
        known = sys.stderr.isatty() and form in NOUNS and not any(filters.values())
        total = book.counts()["readings"] if known else None  # counting takes its time, and only a bar needs it
        with Reporter(total=total, label=f"{noun}s written", bar=output is not None) as report:
            count = _Count(found, report)
            if output is None:
                _print(_lines(count, form, text=not no_text))
            else:
                _save(count, form, text=not no_text, path=output, ledger=book)
    if output is not None:
        say(f"{count.number} {noun}{'' if count.number == 1 else 's'} written to {output}.")
    if not count.number:
        say("Nothing on record fits.")


def _found(ledger: Ledger, form: str, filters: dict[str, Any]) -> Iterator[Any]:
    if form == "jsonl":
        return ledger.entries(**filters)
    return ledger.readings(view="corrected", **filters) if form == "jsonld" else ledger.statements(**filters)


class _Count:
    """What is written, counted as it goes by."""

    def __init__(self, found: Iterator[Any], report: Reporter) -> None:
        self.number = 0
        self._found, self._report = found, report

    def __iter__(self) -> Iterator[Any]:
        for item in self._found:
            yield item
            self.number += 1
            self._report.step()


def _lines(found: Iterable[Any], form: str, *, text: bool) -> Iterator[str]:
    from onrecord import export

    if form == "jsonl":
        return export.jsonl_lines(found, text=text)
    if form == "jsonld":
        return export.jsonld_lines(found, text=text)
    return (export.csv_lines if form == "csv" else export.markdown_lines)(found)


def _print(lines: Iterator[str]) -> None:
    from onrecord.terminal.output import write_text

    for line in lines:
        write_text(line)


def _save(found: Iterable[Any], form: str, *, text: bool, path: str, ledger: Ledger) -> None:
    from onrecord.whole_file import whole_file

    if Path(path).exists() and Path(ledger.name).exists() and Path(path).samefile(ledger.name):
        raise click.UsageError(f"{path} is the ledger itself: name another file.")
    with whole_file(path) as file:
        if form == "parquet":
            _save_table(found, file)
        else:
            file.writelines(line.encode("utf-8") for line in _lines(found, form, text=text))


def _save_table(found: Iterable[Any], file: BinaryIO) -> None:
    from onrecord.export.parquet import write_parquet
    from onrecord.ledger.table_rows import NoTables

    try:
        write_parquet(found, file)
    except NoTables as problem:
        raise click.ClickException(sentence(problem)) from problem
