"""`onrecord add` and `onrecord extract`: articles in, records out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Unpack

import click

from onrecord.cli.inputs import Dates, Given, read, total_of
from onrecord.cli.options import (
    input_options,
    ledger_option,
    loaded,
    log_option,
    min_confidence_option,
    opened,
    told,
)
from onrecord.pipeline import Failed, name_of, records
from onrecord.record import Article, Record

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.reading import InputError
    from onrecord.terminal.progress import Reporter


@click.command(short_help="Put articles on record.")
@input_options
@ledger_option
@click.option("--quiet", "-q", is_flag=True, help="No line for each article; only what is bad, and the sum.")
@log_option
def add(
    inputs: tuple[str, ...],
    ledger: str | None,
    quiet: bool,
    log_json: bool,
    **given: Unpack[Given],
) -> None:
    """Read articles, extract who said what, and put it on record.

    INPUT is a text or HTML file, JSON Lines of articles, a web archive (WARC or WACZ), a table (CSV or Parquet), a
    directory, a pattern in quotation marks, an address (https://…, fetched as its site allows), or - for standard
    input. Adding the same article again changes nothing; other text at the same address becomes a revision. What you
    say of an article here goes before what its page says; a line of JSON Lines or a row of a table goes before both.

    \b
    Examples:
      onrecord add story.html --outlet "The Daily Example"
      onrecord add texts/ 'pages/*.html' --ledger press.db
      onrecord add https://paper.example/2031/03/talks
      onrecord add crawl.warc.gz
      onrecord add articles.csv --column text=body
      onrecord add --follow --limit 10 https://paper.example/feed.xml
    """
    from onrecord.terminal.progress import Reporter

    items = read(inputs, **given)
    with (
        opened(ledger, create=True) as book,
        Reporter(total=total_of(inputs, given), quiet=quiet, log_json=log_json) as report,
    ):
        put_on_record(items, book, report)
    if report.bad:
        raise SystemExit(1)


def put_on_record(items: Iterable[Article | InputError], ledger: Ledger, report: Reporter) -> None:
    """Extract and add each article, and tell `report` what became of it; at the end the sum.

    What was added is then matched with what was on record before.
    """
    from onrecord.matching.statements import catch_up

    outcomes: Counter[str] = Counter()
    causes: dict[str, Counter[str]] = {"skipped": Counter(), "failed": Counter()}
    unread: Counter[str] = Counter()
    statements = 0
    dates = Dates(report)

    def tell(outcome: str, article: Article, count: int = 0) -> None:
        outcomes[outcome] += 1
        numbers = f"{count:4} statement{_s(count):1}" if outcome not in ("known", "removed") else " " * 15
        line = f"{outcome:8}  {article.identity[:8]}  {numbers}  {name_of(article)}"
        report.line(line, outcome=outcome, article=article.identity, url=article.url, statements=count)
        dates.see(article)
        report.step()

    def unknown() -> Iterator[Article | InputError]:
        """The articles that are not on record; those that are need no extraction."""
        for item in items:
            if isinstance(item, Article) and ledger.has(item, model=loaded().model):
                tell("known", item)
            else:
                yield item

    with told():
        for result in records(unknown(), load=loaded):
            if isinstance(result, Failed):
                outcome = "skipped" if result.skipped else "failed"
                outcomes[outcome] += 1
                causes[outcome][result.cause] += 1
                if not result.silent:
                    report.fail(result.sentence, outcome=outcome, cause=result.cause)
                report.step()
            else:
                added = ledger.add(result)
                tell(added.outcome, result.article, added.attributions)
                if result.unread:
                    unread[result.unread] += 1
                statements += added.attributions if added.outcome != "known" else 0
        catch_up(ledger)
    dates.tell()
    if unread:
        report.note(unread_of(unread), unread=dict(unread))
    report.note(sum_of(outcomes, statements, causes=causes), **counted(outcomes, statements, causes))


def sum_of(
    outcomes: Counter[str],
    statements: int,
    *,
    noun: str = "article",
    causes: Mapping[str, Counter[str]] | None = None,
) -> str:
    """What came in and what became of it; the figures add up."""
    return f"{tally_of(outcomes, noun=noun, causes=causes)}; {statements} new statement{_s(statements)}."


def unread_of(languages: Counter[str]) -> str:
    """How many articles were stored and not read, and in which languages they are."""
    count = languages.total()
    named = ", ".join(f"{number} {language}" for language, number in languages.most_common())
    return f"Stored, and not read: {count} article{_s(count)} in another language than English ({named})."


def counted(
    outcomes: Counter[str], statements: int, causes: Mapping[str, Counter[str]] | None = None
) -> dict[str, Any]:
    """The figures of the sum, for programs."""
    known = {f"{outcome}_by_cause": dict(found) for outcome, found in (causes or {}).items() if found}
    return {"in": outcomes.total(), "outcomes": dict(outcomes), "statements": statements, **known}


def tally_of(outcomes: Counter[str], *, noun: str, causes: Mapping[str, Counter[str]] | None = None) -> str:
    """How many came in, and how many of them met with each outcome; of `causes`, how many with each."""
    words = {
        "added": "added",
        "revision": "revised",
        "reread": "read again by another model",
        "known": "already on record",
        "removed": "removed for good before",
        "redacted": "removed for good, as they were there",
        "skipped": "skipped",
        "failed": "failed",
    }
    parts = [f"{outcomes[name]} {word}{_why(causes, name)}" for name, word in words.items() if outcomes[name]]
    return f"{outcomes.total()} {noun}{_s(outcomes.total())} in: {', '.join(parts) or 'nothing'}"


def _why(causes: Mapping[str, Counter[str]] | None, outcome: str) -> str:
    """The causes of an outcome, the most frequent first; none where it is plain from the lines above."""
    found = (causes or {}).get(outcome)
    if not found or (outcome == "failed" and set(found) <= {"unreadable", "error"}):
        return ""
    return f" ({', '.join(f'{count} {cause}' for cause, count in found.most_common())})"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


@click.command(short_help="Write the records of articles as JSON Lines, without a ledger.")
@input_options
@click.option("--because", is_flag=True, help="Say in each attribution what its values were resolved from.")
@min_confidence_option
def extract(
    inputs: tuple[str, ...],
    because: bool,
    min_confidence: float,
    **given: Unpack[Given],
) -> None:
    """Read articles and write the record of each as one line of JSON (see `onrecord schema`); no ledger is touched.

    INPUT is as for `onrecord add`. With --input-format jsonl, each line is an article {"id", "text", "title"?,
    "outlet"?, "published"?}, and its id is kept.

    \b
    Examples:
      onrecord extract story.html | jq '.attributions[].speaker.name'
      onrecord extract --input-format jsonl - < articles.jsonl > records.jsonl
    """
    from onrecord.terminal.output import write_json
    from onrecord.terminal.progress import Reporter

    items = read(inputs, **given)
    with Reporter(total=total_of(inputs, given), bar=not sys.stdout.isatty()) as report:
        dates = Dates(report)
        for result in records(items, load=loaded, because=because):
            report.step()
            if isinstance(result, Record):
                dates.see(result.article)
                write_json(result.confident(min_confidence).to_dict())
            elif not result.silent:
                report.fail(result.sentence)
        dates.tell()
    if report.bad:
        raise SystemExit(1)
