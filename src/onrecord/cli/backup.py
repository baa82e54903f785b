"""`onrecord backup`: a ledger in another file."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import ledger_option, opened, told


@click.command(short_help="Write a copy of the ledger to another file, verified as it is made.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="FILE may be there, and gives way once the backup is whole and fits.")
@ledger_option
def backup(file: Path, replace: bool, ledger: str | None) -> None:
    """Write the ledger as it is now to a new FILE, while others go on adding. A backup is a ledger like any other.

    A ledger in PostgreSQL is backed up with PostgreSQL's pg_dump.

    \b
    Examples:
      onrecord backup press-2031-03.db
      onrecord backup --replace nightly.db --ledger press.db
    """
    with opened(ledger) as book, told():
        head = book.backup(file, replace=replace)
    click.echo(f"{file} holds {head.transactions:,} transactions and fits them; its head is {head.digest}.")
