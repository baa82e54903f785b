"""The command line: a thin layer. Each command has its twin in Python and imports what it needs only when it runs.

Results go to standard output, everything said about them to standard error. Exit status: 0; 1 where some input was bad
or something asked for is not there; 2 for wrong usage; 130 when interrupted; 141 when nobody reads the output any more.
"""

import os
import sys
from typing import Any

import click

from onrecord import __version__
from onrecord.cli.about import schema, version
from onrecord.cli.acting import actor, actors
from onrecord.cli.adding import add, extract
from onrecord.cli.alerting import alerts
from onrecord.cli.anchoring import anchor
from onrecord.cli.assisting import mcp
from onrecord.cli.backup import backup
from onrecord.cli.briefing import brief
from onrecord.cli.bulk import bulk_, load
from onrecord.cli.checking import check
from onrecord.cli.demo import demo
from onrecord.cli.evaluating import evaluate
from onrecord.cli.exporting import export
from onrecord.cli.facts import facts
from onrecord.cli.issues import issues
from onrecord.cli.joining import contradictions, join, match, split, statement
from onrecord.cli.listing import articles, show, statements
from onrecord.cli.moving import copy, import_
from onrecord.cli.positions import positions
from onrecord.cli.proving import head, redact, verify
from onrecord.cli.rereading import reread
from onrecord.cli.reviewing import review
from onrecord.cli.revising import diff, revisions
from onrecord.cli.searching import search
from onrecord.cli.serving import serve
from onrecord.cli.status import status
from onrecord.cli.watching import watch

INTERRUPTED, UNREAD = 130, 141
SECTIONS: dict[str, tuple[click.Command, ...]] = {
    "To put articles on record": (demo, add, watch, alerts, status),
    "To look things up": (statements, search, check, show, articles, actors, actor),
    "Across articles": (statement, join, split, match, contradictions, revisions, diff, anchor),
    "Issues and positions": (issues, positions, brief),
    "To correct what was read": (review, reread),
    "In and out of a ledger": (export, import_, copy, backup),
    "Proof and removal": (verify, head, redact),
    "For browsers, programs and assistants": (serve, mcp),
    "Archives, and without a ledger": (bulk_, load, extract, facts, evaluate),
    "About onrecord": (schema, version),
}
"""The commands by what they are for, in the order of use."""


class Commands(click.Group):
    """A group whose commands end in one sentence, and never in a traceback, where the user or the reader stops them."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # what a narrow locale cannot show is no reason to stop
                stream.reconfigure(errors="backslashreplace")
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # What is still buffered would raise again when Python exits.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(UNREAD)
        except OSError as problem:  # a full disk under the output, or no more open files: nothing that we can mend
            raise click.ClickException(f"The system refused ({problem.strerror or problem}).") from problem
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use, not of the alphabet."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Under a heading for each task."""
        widest = max(len(name) for name in self.commands)
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(str(command.name).ljust(widest), command.get_short_help_str(80)) for command in commands]
                )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="onrecord %(version)s")
def main() -> None:
    """The record of who said what, on whose word, and when, read from news articles.

    \b
    Try it on the sample articles:   onrecord demo
    Put articles on record:          onrecord add article.html texts/ more.jsonl
    See what is on record:           onrecord statements --speaker Guterres

    A ledger is one file (or database). Name it with --ledger or in ONRECORD_LEDGER; else it is kept in your data
    directory. `onrecord COMMAND --help` tells more of a command, with examples.
    """


for commands in SECTIONS.values():
    for command in commands:
        main.add_command(command)
