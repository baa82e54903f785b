"""Options that several commands share, and the values they check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.safe import safe

if TYPE_CHECKING:
    from onrecord.extraction import Extractor
    from onrecord.ledger import Ledger
    from onrecord.terminal.progress import Steps

Command = TypeVar("Command", bound=Callable[..., Any])


def date_option(name: str, *, help: str) -> Callable[[Command], Command]:
    """An option that takes a date with the precision that is known: 2031-03-04, 2031-03, 2031, 2031-W10."""

    def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        from onrecord.edtf import is_valid

        if value is not None and not is_valid(value):
            raise click.BadParameter(f"{value!r} is not a date such as 2031-03-04, 2031-03 or 2031.")
        return value

    return click.option(name, metavar="DATE", callback=check, help=help)


def ledger_option(command: Command) -> Command:
    """`--ledger FILE`."""
    return click.option(
        "--ledger",
        metavar="FILE",
        envvar="ONRECORD_LEDGER",
        show_envvar=True,
        help="The ledger: a file, or the URL of a database. [default: in your data directory]",
    )(command)


def log_option(command: Command) -> Command:
    """`--log-json`."""
    return click.option(
        "--log-json", is_flag=True, help="Say what happens in lines of JSON, on standard error, for programs."
    )(command)


def machine_option(command: Command) -> Command:
    """`--machine`."""
    return click.option("--machine", is_flag=True, help="As the machine read it, without corrections.")(command)


def min_confidence_option(command: Command) -> Command:
    """`--min-confidence P`."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="P",
        help="Whose words and source are right with this probability (0 to 1) or more.",
    )(command)


def filter_options(command: Command) -> Command:
    """What chooses statements: `onrecord.ledger.Filters`."""
    text = click.option("--text", help="Whose content has these words in a row; of the last, the beginning will do.")
    return text(filter_options_but_text(command))


def filter_options_but_text(command: Command) -> Command:
    """`filter_options` for what looks for words itself."""
    for decorate in (
        min_confidence_option,
        click.option("--thoughts", is_flag=True, help="Beliefs, intentions and expectations too."),
        click.option("--outlet", help="Carried by this outlet."),
        date_option("--until", help="Said on this date or earlier."),
        date_option("--since", help="Said on this date or later."),
        click.option("--party", help="On whose behalf: a country or an organisation, by its whole name."),
        click.option("--speaker", help="Whose name has these words."),
    ):
        command = decorate(command)
    return command


def user_name() -> str:
    """Who decides where nobody is named: the system's name of the user. Raises UsageError where it has none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError) as problem:
        raise click.UsageError("Your user name is not known: say who decides with --by.") from problem


def column_option(command: Command) -> Command:
    """`--column FIELD=COLUMN`, as a dictionary."""

    def check(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
        from onrecord.reading.tables import FIELDS

        columns: dict[str, str] = {}
        for value in values:
            field, equals, column = value.partition("=")
            if not equals or not column or field not in FIELDS:
                raise click.BadParameter(f"{value!r} is not FIELD=COLUMN, where FIELD is one of {', '.join(FIELDS)}.")
            columns[field] = column
        return columns

    return click.option(
        "--column",
        "columns",
        metavar="FIELD=COLUMN",
        multiple=True,
        callback=check,
        help="Which column of a table holds what, if it has another name: --column text=body.",
    )(command)


def input_options(command: Command) -> Command:
    """`INPUT…` and what may be said of the inputs."""
    for decorate in (
        click.option("--url", help="Where the article stands (for one article)."),
        date_option("--published", help="When it was published (for one article)."),
        click.option("--outlet", help="Who published the articles."),
        column_option,
        click.option("--limit", type=click.IntRange(min=1), help="With --follow: of each feed, the first so many."),
        click.option(
            "--follow", is_flag=True, help="Of an INPUT that is a feed, sitemap or list of feeds, read what it lists."
        ),
        click.option(
            "--input-format",
            type=click.Choice(["auto", "text", "html", "jsonl"]),
            default="auto",
            show_default=True,
            help="What the inputs are; auto looks at each.",
        ),
        click.argument("inputs", metavar="INPUT...", nargs=-1, required=True),
    ):
        command = decorate(command)
    return command


@contextmanager
def told() -> Iterator[None]:
    """Within it, what the ledger refuses ends the command with the ledger's sentence and status 1."""
    from onrecord.ledger import LedgerError

    try:
        yield
    except LedgerError as problem:
        raise click.ClickException(sentence(problem)) from problem


def sentence(problem: Exception) -> str:
    """What an exception of ours says, to be read after "Error: "."""
    said = safe(str(problem.args[0] if problem.args else problem))
    word = said.partition(" ")[0]
    start = word.capitalize() if word.isalpha() and word.islower() else word  # a file's name stays as it is
    return start + said[len(word) :] + ("" if said.endswith((".", "?")) else ".")


def opened(ledger: str | None, *, create: bool = False) -> Ledger:
    """The ledger that the user means; it must be there, unless it may be made."""
    from onrecord.ledger import open_ledger

    with told(), ExitStack() as closing:
        shown: list[Steps] = []

        def tell(done: int, total: int) -> None:
            if not shown:
                from onrecord.terminal.progress import Steps

                note = "The ledger is of an older version: what is made of its {count} articles is made anew."
                shown.append(closing.enter_context(Steps(label="articles brought up to date", note=note)))
            shown[0].tell(done, total)

        return open_ledger(ledger, create=create, tell=tell)


def loaded() -> Extractor:
    """The shipped extractor, or a sentence on why it or the user's list of outlets cannot be loaded."""
    from onrecord.extraction import ModelError, load_extractor
    from onrecord.resolution.known.outlet_list import OutletListError, outlet_index

    try:
        outlet_index()
        return load_extractor()
    except (ModelError, OutletListError) as problem:
        raise click.ClickException(str(problem)) from problem
