"""`onrecord issues`: the questions that a user tracks."""

from __future__ import annotations

import click

from onrecord.cli.options import ledger_option, opened, sentence, told, user_name


@click.group(short_help="Define and list the issues that you track.", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@ledger_option
@click.pass_context
def issues(context: click.Context, as_json: bool, ledger: str | None) -> None:
    """List the issues on record; define or take back one.

    An issue is a question that you track: its parties, and the words that a party can be for or against.

    \b
    Examples:
      onrecord issues
      onrecord issues add talks.toml
      onrecord issues add --title "Peace talks" --party Norway --party Sudan --word talks --word negotiate
      onrecord issues drop peace-talks
    """
    if context.invoked_subcommand:
        return
    from onrecord.positions import list_issues
    from onrecord.record import plain
    from onrecord.terminal.issues_table import print_issues
    from onrecord.terminal.output import results, say, write_json

    with opened(ledger) as book, told():
        found = list_issues(book)
    if as_json:
        write_json([plain(issue) for issue in found], indent=2)
    elif not print_issues(results(), found):
        say("No issue is on record: define one with onrecord issues add.")


@issues.command(short_help="Put an issue on record.")
@click.argument("file", required=False)
@click.option("--title", help="What the issue is called.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="NAME[=ALSO,…]",
    help='A party, and who else speaks for it ("Karsovia=Mirnec,Irena Solvat").',
)
@click.option(
    "--word", "words", multiple=True, help="What a party can be for or against; several words in a row will do."
)
@click.option("--about", multiple=True, metavar="WORD", help="What must stand in the title or near by.")
@click.option("--example", "examples", multiple=True, metavar="SENTENCE", help="A sentence that is on the issue.")
@click.option("--why", help="Why; it stays on record.")
@click.option("--by", help="Who defines it. [default: your user name]")
@ledger_option
def add(
    file: str | None,
    title: str | None,
    parties: tuple[str, ...],
    words: tuple[str, ...],
    about: tuple[str, ...],
    examples: tuple[str, ...],
    why: str | None,
    by: str | None,
    ledger: str | None,
) -> None:
    """Put an issue on record, from a TOML FILE or from options. One of the same name gets a new version.

    \b
    A file has these fields; parties may also be a plain list of names:
      title = "Talks over the dam"
      words = ["talks", "negotiate", "sit down"]
      about = ["Harl Dam"]
      examples = ["We are ready to sit down with them."]
      [parties]
      Karsovia = ["Mirnec", "Irena Solvat"]
      Veldia = []

    \b
    Examples:
      onrecord issues add talks.toml
      onrecord issues add --title "Peace talks" --party Norway --party Sudan --word talks --word negotiate
    """
    from onrecord.positions import IssueError, issue_from, put_issue, read_issue
    from onrecord.terminal.output import say

    given = {"title": title, "parties": _parties(parties), "words": words, "about": about, "examples": examples}
    if file and any(given.values()):
        raise click.UsageError("An issue comes from a file or from options, and not from both.")
    if not file and not title:
        raise click.UsageError("Name a file, or give --title, --party and --word.")
    try:
        issue = read_issue(file) if file else issue_from({name: value for name, value in given.items() if value})
    except IssueError as problem:
        raise click.ClickException(sentence(problem)) from problem
    with opened(ledger) as book, told():
        new = put_issue(book, issue, who=by or user_name(), why=why)
    say(f"{issue.name}: {'on record' if new else 'on record as it is already'}")


@issues.command(short_help="Take an issue back.")
@click.argument("issue")
@click.option("--why", help="Why; it stays on record.")
@click.option("--by", help="Who takes it back. [default: your user name]")
@ledger_option
def drop(issue: str, why: str | None, by: str | None, ledger: str | None) -> None:
    """Take an issue back, with all its versions. What it was stays in the ledger, and is no longer listed.

    \b
    Example:
      onrecord issues drop peace-talks --why "It is over"
    """
    from onrecord.positions import IssueError, drop_issue
    from onrecord.terminal.output import say

    with opened(ledger) as book, told():
        try:
            count = drop_issue(book, issue, who=by or user_name(), why=why)
        except IssueError as problem:
            raise click.ClickException(sentence(problem)) from problem
    say(f"{count} version{'' if count == 1 else 's'} taken back.")


def _parties(given: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in given:
        name, _, also = one.partition("=")
        found.setdefault(name.strip(), []).extend(part.strip() for part in also.split(",") if part.strip())
    return found
