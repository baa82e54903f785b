"""`onrecord mcp`: the ledger for assistants."""

from __future__ import annotations

import click

from onrecord.cli.options import ledger_option, loaded, opened, sentence


@click.command(short_help="Serve the ledger to assistants (Model Context Protocol).")
@ledger_option
def mcp(ledger: str | None) -> None:
    """Serve the ledger to an assistant over standard input and output (Model Context Protocol).

    The assistant starts it, and can then search statements, get one with its evidence, check a quotation, see where the
    parties of an issue stand, and read a text. It gets each statement with its citation, and cannot change what is on
    record.

    \b
    Example:
      onrecord mcp --ledger press.db

    \b
    In the assistant's list of servers:
      {"mcpServers": {"onrecord": {"command": "onrecord", "args": ["mcp", "--ledger", "press.db"]}}}
    """
    from onrecord.assistants.server import NoAssistants, make_server

    with opened(ledger) as book:
        try:
            server = make_server(book, load=loaded)
        except NoAssistants as problem:
            raise click.ClickException(sentence(problem)) from problem
        server.run()
