"""`onrecord backup`: a ledger in another file."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import ledger_option, opened, told


@click.command(short_help="Write a copy of the ledger to a new file.")
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
def backup(file: Path, ledger: str | None) -> None:
    """Write the ledger as it is now to a new FILE, while others go on adding. A backup is a ledger like any other.

    A ledger in PostgreSQL is backed up with PostgreSQL's pg_dump.

    \b
    Example:
      onrecord backup press-2031-03.db
    """
    with opened(ledger) as book, told():
        head = book.backup(file)
    click.echo(f"{file} holds {head.transactions:,} transactions and fits them; its head is {head.digest}.")
