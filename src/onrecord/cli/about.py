"""`onrecord schema` and `onrecord version`: what this is, and what it writes."""

import platform
from importlib.resources import files

import click

from onrecord import __version__
from onrecord.cli.options import loaded
from onrecord.record import SCHEMA


@click.command(short_help="Print the JSON Schema of a record.")
def schema() -> None:
    """Print the JSON Schema (2020-12) that every record of `onrecord extract` and `onrecord show --json` fits.

    \b
    Example:
      onrecord schema > record.schema.json
    """
    from onrecord.terminal.output import write_text

    write_text((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))


@click.command(short_help="Print the versions of package, model and schema.")
def version() -> None:
    """Print the versions of the package, its model, the record's schema and Python: what a bug report needs.

    \b
    Example:
      onrecord version
    """
    click.echo(f"onrecord {__version__}")
    click.echo(f"schema   {SCHEMA}")
    click.echo(f"Python   {platform.python_version()} on {platform.platform(terse=True)}")
    click.echo(f"model    {loaded().model}")
