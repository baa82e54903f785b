"""`onrecord import` and `onrecord copy`: from a file or a ledger into another."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import click

from onrecord.cli.adding import sum_of, tally_of
from onrecord.cli.options import ledger_option, opened, told

if TYPE_CHECKING:
    from onrecord.ledger import Added, Decided, Ledger
    from onrecord.terminal.progress import Reporter


@click.command("import", short_help="Put exported records on record.")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True)
)
@ledger_option
def import_(files: tuple[str, ...], ledger: str | None) -> None:
    """Put the records of JSON Lines files on record: what `onrecord export` or `onrecord extract` wrote.

    FILE may be - for standard input. An export gives an empty ledger the same articles, revisions, readings,
    attributions and decisions, under the same ids; into a ledger with articles it is merged, and importing it again
    changes nothing. A text that was removed there (`onrecord redact`) goes from this ledger too, for good. A bad line
    gets one sentence, and the others go on.

    \b
    Examples:
      onrecord import press.jsonl --ledger new.db
      onrecord extract texts/ | onrecord import -
    """
    from onrecord.export import Refused, import_lines
    from onrecord.matching.statements import catch_up
    from onrecord.terminal.progress import Reporter

    with opened(ledger, create=True) as book, told(), Reporter(label="lines read") as report:
        tally = _Tally(report)
        for name in files:
            with click.open_file(name, encoding="utf-8-sig", errors="surrogateescape") as lines:
                for result in import_lines(lines, book):
                    if isinstance(result, Refused):
                        tally.fail(f"{name}, line {result.line}: {result.why}")
                    else:
                        tally.see(result)
        catch_up(book)
        tally.tell()
    if report.bad:
        raise SystemExit(1)


@click.command(short_help="Copy one ledger into another.")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy all that is on record in the ledger FROM into the ledger TO, which is made if it is not there.

    Each is a file, or the URL of a database. What TO has stays; what both have is not doubled, so that a copy that was
    stopped goes on when it is run again, and ledgers can be merged. A text that was removed from FROM goes from TO too,
    for good. When something was put on record is each ledger's own.

    \b
    Examples:
      onrecord copy press.db postgresql://localhost/press
      onrecord copy postgresql://localhost/press press.db
    """
    from onrecord.export import copy_ledger
    from onrecord.matching.statements import catch_up
    from onrecord.terminal.progress import Reporter

    with opened(source) as one, told():
        if _same(one, source, target):
            raise click.UsageError(f"{source} and {target} are the same ledger.")
        total = one.counts()["readings"] + len(one.decisions(undone=True))
        with opened(target, create=True) as other, Reporter(total=total, label="entries copied") as report:
            tally = _Tally(report)
            for added in copy_ledger(one, other):
                tally.see(added)
            catch_up(other)
            tally.tell()


class _Tally:
    """What became of the records, counted for the sum at the end."""

    def __init__(self, report: Reporter) -> None:
        self._report = report
        self._outcomes: Counter[str] = Counter()
        self._decided: Counter[str] = Counter()
        self._statements = 0

    def see(self, result: Added | Decided) -> None:
        from onrecord.ledger import Decided

        if isinstance(result, Decided):
            self._decided[result.outcome] += 1
        else:
            self._outcomes[result.outcome] += 1
            self._statements += result.attributions if result.outcome != "known" else 0
        self._report.step()

    def fail(self, sentence: str) -> None:
        self._outcomes["failed"] += 1
        self._report.fail(sentence)
        self._report.step()

    def tell(self) -> None:
        self._report.note(sum_of(self._outcomes, self._statements, noun="reading"))
        if self._decided:
            self._report.note(tally_of(self._decided, noun="decision") + ".")


def _same(ledger: Ledger, source: str, target: str) -> bool:
    if source == target:
        return True
    return os.path.exists(ledger.name) and os.path.exists(target) and os.path.samefile(ledger.name, target)
