"""`onrecord demo`: the sample articles on record, and what to type next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import click

from onrecord.cli.adding import put_on_record
from onrecord.cli.options import opened, told
from onrecord.cli.serving import serve
from onrecord.record import Article, Statement

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.reading import InputError


@click.command(short_help="Put the sample articles on record, in a ledger of their own.")
@click.option("--ledger", metavar="FILE", default="demo.db", show_default=True, help="The ledger to put them in.")
@click.option("--open", "browse", is_flag=True, help="Open it in your browser then; Ctrl-C stops it.")
@click.pass_context
def demo(context: click.Context, ledger: str, browse: bool) -> None:
    """Put the sample articles on record in a ledger of their own, show whom they quote most, and what to type next.

    The samples tell of an invented dispute between invented countries. Running the demo again changes nothing.

    \b
    Examples:
      onrecord demo
      onrecord demo --open
    """
    from onrecord.positions import put_issue, read_issue
    from onrecord.reading import read_inputs
    from onrecord.terminal.most_quoted import print_most_quoted
    from onrecord.terminal.output import results
    from onrecord.terminal.progress import Reporter

    with opened(ledger, create=True) as book, as_file(files("onrecord") / "samples") as folder, told():
        samples = [str(path) for path in (folder / "articles.jsonl", *sorted(folder.glob("*.html"))) if path.exists()]
        with Reporter(quiet=True) as report:
            if items := _not_on_record(read_inputs(samples), book):
                put_on_record(items, book, report)
            else:
                report.note(f"The sample articles are on record in {ledger} already.")
        put_issue(book, issue := read_issue(folder / "harl-dam-talks.toml"), who="onrecord demo")
        console = results()
        console.print()
        print_most_quoted(console, statements := list(book.statements()))
        console.print("What to type next:\n", style="bold")
        for what, command in _next(statements, issue.name, command_typed(), ledger):
            console.print(f"  {command}", style="bold cyan", soft_wrap=True)
            console.print(f"      {what}", style="dim", soft_wrap=True)
    if browse:
        context.invoke(serve, ledger=ledger, port=0, browse=True)
    if report.bad:
        raise SystemExit(1)


def _not_on_record(items: Iterable[Article | InputError], ledger: Ledger) -> list[Article | InputError]:
    """The samples that are not on record. One of them is edited later: where the edit is on record, so is the original.

    Added once more, the original would be a revision that goes back, and the edit another that goes forth.
    """
    samples = list(items)
    last = {item.place or item.identity: item for item in samples if isinstance(item, Article)}

    def on_record(item: Article | InputError) -> bool:
        return isinstance(item, Article) and ledger.has(last[item.place or item.identity])

    return [item for item in samples if not on_record(item)]


def _next(statements: list[Statement], issue: str, typed: str, file: str) -> list[tuple[str, str]]:
    """What can be seen next and the command for it, with the speaker who has said most and their first article."""
    on = f"--ledger {shlex.quote(file)}"
    named = [item for item in statements if item.speaker.name and item.speaker.type == "person"] or statements
    commands = [("the pages, in your browser", f"{typed} serve {on} --open")]
    commands.append((f"all {len(statements)} statements, by date", f"{typed} statements {on} --limit 0"))
    if named:
        [(name, _)] = Counter(item.speaker.name or "" for item in named).most_common(1)
        first = next(item for item in named if (item.speaker.name or "") == name)
        article = first.carriers[0].article[:8]
        if name:
            said = f"all that {name} is on record with"
            commands.append((said, f"{typed} statements {on} --speaker {shlex.quote(name.split()[-1])}"))
        commands.append(("one article, with who said what marked in it", f"{typed} show {article} {on}"))
    commands.append(("where each party stood on talks, and when it moved", f"{typed} positions {issue} {on}"))
    commands.append(("all statements for a spreadsheet", f"{typed} statements {on} --format csv"))
    commands.append(("your own articles, in a ledger of yours", f"{typed} add ARTICLE.html"))
    return commands


def command_typed() -> str:
    """This command as its user has to type it again."""
    given = sys.argv[0]
    if os.path.basename(given) == "__main__.py":
        return "python -m onrecord"
    name = os.path.basename(given)
    on_path = shutil.which(name)
    if on_path and os.path.exists(given) and os.path.isabs(given) and os.path.samefile(on_path, given):
        return name
    return shlex.quote(given)
