"""`onrecord verify`, `onrecord head` and `onrecord redact`: a ledger that one can swear by."""

from __future__ import annotations

import getpass
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import ledger_option, opened, sentence, told
from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.ledger import Derived, Ledger

_DIGEST = re.compile("[0-9a-f]{64}")


@click.command(short_help="Check that no row was altered, removed or inserted.")
@click.option(
    "--head", metavar="FILE|DIGEST", help="Check against this head too: what `onrecord head` wrote, or its digest."
)
@click.option("--derived", is_flag=True, help="Compare the tables that are made from the rows too.")
@click.option("--mend", is_flag=True, help="With --derived: make these tables anew where one does not fit.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@ledger_option
def verify(head: str | None, derived: bool, mend: bool, as_json: bool, ledger: str | None) -> None:
    """Walk the chain of digests and check every row on record; name the first one that does not fit.

    Each transaction keeps the digests of its rows and of the transaction before it. Whoever may write to the database
    could make the whole chain anew; so let somebody else keep the head (`onrecord head`), and check against it.

    Who speaks under which names, and which articles carry one statement, is made from the rows, and is no part of the
    chain: --derived works it out again and compares, which takes minutes in a large ledger. --mend makes it anew where
    it does not fit; what was added and decided stays. The search index is not compared.

    The exit status is 0 if all fits, or was mended, and 1 if not. What was removed by law or request is listed, and
    fits.

    \b
    Examples:
      onrecord verify
      onrecord verify --head head-of-march.json
      onrecord verify --derived --mend
    """
    from onrecord.record import plain
    from onrecord.terminal.output import say, write_json

    if mend and not derived:
        raise click.UsageError("--mend goes with --derived.")
    digest = _digest_of(head) if head is not None else None
    compared, mended = None, False
    with opened(ledger) as book, told():
        found = book.verify(head=digest)
        name = book.name
        if derived and found.fits:
            compared, mended = _compared(book, mend=mend)
    misfit = found.misfit or (compared.misfit if compared else None)
    if as_json:
        told_of = {"derived": {**plain(compared), "mended": mended}} if compared else {}
        fits = misfit is None or mended
        write_json({"fits": fits, "misfit_text": str(misfit) if misfit else None, **plain(found), **told_of})
    if misfit is not None and not mended:
        how = "" if found.misfit else "; onrecord verify --derived --mend makes anew what is made from the rows"
        raise click.ClickException(sentence(ValueError(f"{name} does not fit: {misfit}{how}")))
    if as_json:
        return
    click.echo(
        f"{name} fits: {_counted(found.head.transactions, 'transaction')}, nothing altered, removed or inserted."
    )
    click.echo("Checked: " + ", ".join(_counted(count, table.removesuffix("s")) for table, count in found.rows.items()))
    if compared is not None and compared.misfit is None:
        rows = ", ".join(f"{count:,} of {table}" for table, count in compared.rows.items())
        click.echo(f"What is made from these fits: {rows}.")
    if mended and misfit is not None:
        click.echo(f"Made anew from these, for it did not fit: {misfit}.")
    if found.since is not None:
        click.echo(f"The head that was kept is in the chain, {_counted(found.since, 'transaction')} ago.")
    for item in found.redacted:
        click.echo(
            f"Removed on {item.at[:10]} by {one_line(item.who)}: the text of {item.article} and the words of "
            f"{_counted(item.attributions, 'attribution')}, because: {one_line(item.why)}"
        )
    click.echo(f"Head: {found.head.digest}")
    if digest is None:
        say("To be sure that the chain was not made anew, have somebody keep what `onrecord head` prints.")


def _compared(book: Ledger, *, mend: bool) -> tuple[Derived, bool]:
    """What comparing the tables that are made from the rows found, and whether they were made anew for it."""
    from onrecord.matching import actors, statements
    from onrecord.matching.verifying import verify_derived
    from onrecord.terminal.progress import Steps

    with Steps(label="articles compared") as steps:
        found = verify_derived(book, tell=steps.tell)
    if found.misfit is None or not mend:
        return found, False
    with Steps(label="articles made anew") as steps:
        book.make_derived_anew(tell=steps.tell)
    if found.misfit.table == "joins":
        statements.match_again(book)
        statements.catch_up(book)
    actors.catch_up(book)
    return found, True


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _digest_of(head: str) -> str:
    """The digest that `--head` means: itself, or that in a file of `onrecord head`."""
    if _DIGEST.fullmatch(head.lower()):
        return head.lower()
    try:
        found = json.loads(Path(head).read_text(encoding="utf-8"))["digest"]
        if isinstance(found, str) and _DIGEST.fullmatch(found):
            return found
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise click.UsageError(
        f"{one_line(head)!r} is no head of a ledger: give a file that `onrecord head` wrote, or 64 hexadecimal digits."
    )


@click.command(short_help="Print the head of the chain, for somebody else to keep.")
@ledger_option
def head(ledger: str | None) -> None:
    """Print the end of the chain as JSON: how many transactions there are, the last one's digest, and when it was.

    Give it to somebody whom others trust: whoever holds it can tell later, with `onrecord verify --head`, that nothing
    up to here was altered.

    \b
    Example:
      onrecord head > head-of-march.json
    """
    from onrecord.terminal.output import write_json

    with opened(ledger) as book, told():
        write_json(book.head().to_dict())


@click.command(short_help="Remove a text by law or request; its digests stay.")
@click.argument("article")
@click.option("--reason", required=True, help="Why; it stays on record.")
@click.option("--by", default=None, help="Who answers for it. [default: your user name]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledger_option
def redact(article: str, reason: str, by: str | None, yes: bool, ledger: str | None) -> None:
    """Remove an article's text, title and byline, and the words and names of its attributions; this cannot be undone.

    What stays: its address, outlet and dates, who removed it and why, and the digests, so that `onrecord verify` still
    passes and says what was removed. A digest tells nothing of a long text, but a short one can be guessed from it. The
    same text does not come back when it is added again. Other revisions, copies elsewhere and backups stay as they are.

    ARTICLE is as for `onrecord show`.

    \b
    Example:
      onrecord redact 3f2a91c4 --reason "court order 4 O 123/31"
    """
    who = getpass.getuser() if by is None else by
    if not reason.strip() or not who.strip():
        raise click.UsageError("A removal needs a reason and somebody who answers for it.")
    with opened(ledger) as book, told():
        try:
            if not yes:
                record = book.record(article)
                title = one_line(record.article.title or record.article.url or record.article.identity)[:100]
                click.confirm(
                    f"Remove “{title}” and the words of what was read from it for good?", abort=True, err=True
                )
            gone = book.redact(article, why=reason, who=who)
        except LookupError as problem:
            raise click.ClickException(sentence(problem)) from problem
    click.echo(f"Removed the text of {gone.article} and the words of {_counted(gone.attributions, 'attribution')}.")
