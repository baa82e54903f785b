"""`onrecord actors` and `onrecord actor`: who speaks, across articles."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord.cli.options import ledger_option, opened, sentence, told, user_name
from onrecord.record import SpeakerType, plain

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.record import Actor

ROWS = 50  # of a list that a person reads
_TOLD = 5  # others of a name that a remark lists


@click.group(short_help="List who speaks, across articles.", invoke_without_command=True)
@click.option("--name", help="Whose name has these words.")
@click.option("--type", "kind", type=click.Choice(get_args(SpeakerType)), help="What they are.")
@click.option("--party", help="On whose behalf: a country or an organisation, by its whole name.")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help=f"At most so many; 0: all. [default: {ROWS} in a table]"
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True
)
@ledger_option
@click.pass_context
def actors(
    context: click.Context,
    name: str | None,
    kind: SpeakerType | None,
    party: str | None,
    limit: int | None,
    form: str,
    ledger: str | None,
) -> None:
    """List who speaks in the articles on record, those with most statements first: each person or body once, under the
    name that most statements have, however many spellings were joined.

    Nobody is joined to somebody else on a surname alone, or against what articles say of their party; where only a
    person can tell, `onrecord actors candidates` asks.

    csv has a row for each actor; json and jsonl have every name, with why it was joined, and every office.

    \b
    Examples:
      onrecord actors --type person
      onrecord actors --name Marrow --format json
    """
    context.obj = ledger
    if context.invoked_subcommand is not None:
        return
    from onrecord.ledger import LedgerError
    from onrecord.matching.actors import list_actors
    from onrecord.terminal.output import say, write_json, write_text

    if limit is None and form == "table":
        limit = ROWS
    with opened(ledger) as book, told():
        try:
            found = list_actors(book, name=name, type=kind, party=party)
        except LedgerError:
            raise
        except ValueError as problem:
            raise click.UsageError(sentence(problem)) from problem
        shown = islice(found, limit) if limit else found
        if form == "table":
            from onrecord.terminal.actors_table import print_actors
            from onrecord.terminal.output import results

            if not print_actors(results(), shown):
                say("No speaker on record fits.")
            elif limit and next(found, None) is not None:
                say(f"The first {limit}; there are more (--limit 0 shows all).")
        elif form == "csv":
            from onrecord.export.actors_csv import actor_lines

            for line in actor_lines(shown):
                write_text(line)
        elif form == "jsonl":
            for item in shown:
                write_json(plain(item))
        else:
            write_json([plain(item) for item in shown], indent=2)


@click.command(short_help="Show one actor: names, offices over time, statements.")
@click.argument("name", metavar="NAME|STATEMENT")
@click.option("--json", "as_json", is_flag=True, help="As JSON, without the statements.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=10, show_default=True, metavar="N", help="Show so many statements."
)
@ledger_option
def actor(name: str, as_json: bool, limit: int, ledger: str | None) -> None:
    """Show who an actor is: all names with why they were joined, offices from the first article that gives them to the
    last, and the first statements.

    NAME is the whole name or words of it, an actor's id (f12), or a statement's (s12: whoever said it).

    \b
    Examples:
      onrecord actor "Ilse Marrow"
      onrecord actor s12 --json
    """
    from onrecord.terminal.output import results, write_json

    with opened(ledger) as book, told():
        found = found_actor(book, name)
        if as_json:
            write_json(plain(found), indent=2)
            return
        from onrecord.terminal.actor_page import print_actor

        said = book.statements(actor=int(found.id[1:]), thoughts=True)
        print_actor(results(), found, islice(said, limit), total=found.statements)


def found_actor(book: Ledger, name: str) -> Actor:
    """The actor that a name, id or statement means; others of its name are told on standard error."""
    from onrecord.matching.actors import find_actor, namesakes
    from onrecord.matching.actors.finding import told as named
    from onrecord.terminal.output import say

    try:
        found = find_actor(book, name)
    except LookupError as problem:
        raise click.ClickException(sentence(problem)) from problem
    if others := namesakes(book, found):
        more = " and others" if len(others) > _TOLD else ""
        say(f"Not joined to it, but of the same name: {'; '.join(map(named, others[:_TOLD]))}{more}.")
    return found


@actors.command(short_help="List pairs that may be the same, which only a person can tell.")
@click.argument("name", metavar="[NAME|STATEMENT]", required=False)
@click.option("--limit", type=click.IntRange(min=0), default=ROWS, show_default=True, metavar="N", help="0: all.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True
)
@ledger_option
@click.pass_obj
def candidates(given: str | None, name: str | None, limit: int, form: str, ledger: str | None) -> None:
    """List pairs of actors that may be the same, those most worth a look first: what of their names is alike, and how
    they are called. Decide with `onrecord actors join` or `onrecord actors split`, after which a pair is no candidate.

    NAME is as for `onrecord actor`: only pairs of which one is this actor.

    \b
    Examples:
      onrecord actors candidates
      onrecord actors candidates "Ilse Marrow" --format csv
    """
    from onrecord.ledger import LedgerError
    from onrecord.matching.actors import list_candidates
    from onrecord.terminal.output import results, say, write_json, write_text

    with opened(ledger or given) as book, told():
        try:
            found = list_candidates(book, name=name, limit=limit or None)
        except LedgerError:
            raise
        except LookupError as problem:
            raise click.ClickException(sentence(problem)) from problem
    if form == "table":
        from onrecord.terminal.candidates_table import print_candidates

        if not print_candidates(results(), found):
            say("No pair is left to decide on.")
    elif form == "csv":
        from onrecord.export.actors_csv import candidate_lines

        for line in candidate_lines(found):
            write_text(line)
    elif form == "jsonl":
        for item in found:
            write_json(plain(item))
    else:
        write_json([plain(item) for item in found], indent=2)


def _deciding(command: Any) -> Any:
    for decorate in (
        click.pass_obj,
        ledger_option,
        click.option("--json", "as_json", is_flag=True, help="The decision as JSON."),
        click.option("--by", help="Who decides. [default: your user name]"),
        click.option("--why", help="Why; it stays on record, also after a removal: name nobody in it."),
        click.argument("other", metavar="OTHER"),
        click.argument("one", metavar="ONE"),
    ):
        command = decorate(command)
    return command


@actors.command(name="import", short_help="Put a roster on record: which names are one person's.")
@click.argument("roster", metavar="ROSTER")
@click.option("--by", help="Who answers for it. [default: your user name]")
@ledger_option
@click.pass_obj
def import_(given: str | None, roster: str, by: str | None, ledger: str | None) -> None:
    """Put a roster on record: which names are one person's or body's. Names of one entry are joined wherever they
    stand, unless their parties contradict each other, and names of two entries are not.

    ROSTER is a CSV file with the columns name, and if you like aliases (with a vertical bar between two), type, party
    and id; or FollowTheMoney entities in JSON Lines. An entry with an id that is on record takes the place of the one
    before; to take one back, `onrecord review --undo` its decision. A surname alone in it joins nobody.

    \b
    Examples:
      onrecord actors import cabinet.csv
      onrecord actors import peps.entities.ftm.json --by Mara
    """
    from onrecord.ledger import LedgerError
    from onrecord.matching.actors import BadLine, RosterEntry, import_roster, read_roster
    from onrecord.safe import one_line
    from onrecord.terminal.output import say

    who = user_name() if by is None else by
    if not who.strip():
        raise click.UsageError("A decision needs somebody who decided: name them with --by.")
    try:
        read = list(read_roster(roster))
    except OSError as problem:
        raise click.ClickException(f"{one_line(roster)} cannot be read ({problem.strerror}).") from problem
    except ValueError as problem:
        raise click.ClickException(sentence(problem)) from problem
    entries = [item for item in read if isinstance(item, RosterEntry)]
    bad = [item for item in read if isinstance(item, BadLine)]
    with opened(ledger or given, create=True) as book, told():
        try:
            done = import_roster(book, entries, who=who)
        except LedgerError:
            raise
        except ValueError as problem:
            raise click.ClickException(sentence(problem)) from problem
    for item in bad:
        say(f"Line {item.line} of {one_line(roster)}: {one_line(item.sentence)}.")
    if left_out := [name for entry in entries for name in entry.left_out]:
        shown = ", ".join(map(one_line, left_out[:_TOLD])) + (" …" if len(left_out) > _TOLD else "")
        say(f"Left out, since they tell nobody from others: {shown}.")
    click.echo(
        f"{len(read)} entr{'y' if len(read) == 1 else 'ies'}: {done.new} new, {done.changed} changed, "
        f"{done.known} known, {len(bad)} bad."
    )
    if bad:
        raise SystemExit(1)


@actors.command(short_help="Decide that two are the same.")
@_deciding
def join(
    given: str | None, one: str, other: str, why: str | None, by: str | None, as_json: bool, ledger: str | None
) -> None:
    """Decide that actors ONE and OTHER are the same: a name, an actor's id (f12) or a statement's (s12) each.

    The decision is a row of the ledger, with who, when and why; `onrecord review --undo N` takes it back.

    \b
    Examples:
      onrecord actors join "Ilse Marrow" "Ilse Marrow-Velm" --why "married in 2031"
      onrecord actors join f12 f86
    """
    _decide("join", one, other, why=why, by=by, as_json=as_json, ledger=ledger or given)


@actors.command(short_help="Decide that two are not the same.")
@_deciding
def split(
    given: str | None, one: str, other: str, why: str | None, by: str | None, as_json: bool, ledger: str | None
) -> None:
    """Decide that ONE and OTHER are not the same: two names of one actor, or the speakers of two statements as they are
    called there (name, party and office); also of two that are no candidates any more then. Where others have the name
    too, the actor's id goes before it, and the party behind it: "f12 Ilse Marrow (Veldia)".

    The decision is a row of the ledger, with who, when and why; `onrecord review --undo N` takes it back.

    \b
    Examples:
      onrecord actors split "Ilse Marrow" "Ilse B. Marrow" --why "mother and daughter"
      onrecord actors split s12 s40
    """
    _decide("split", one, other, why=why, by=by, as_json=as_json, ledger=ledger or given)


def _decide(
    what: str, one: str, other: str, *, why: str | None, by: str | None, as_json: bool, ledger: str | None
) -> None:
    from onrecord.ledger import LedgerError
    from onrecord.matching import actors as room
    from onrecord.safe import one_line
    from onrecord.terminal.output import write_json

    who = user_name() if by is None else by
    if not who.strip():
        raise click.UsageError("A decision needs somebody who decided: name them with --by.")
    with opened(ledger) as book, told():
        try:
            made = {"join": room.join, "split": room.split}[what](book, one, other, who=who, why=why)
        except LedgerError:
            raise
        except (LookupError, ValueError) as problem:
            raise click.ClickException(sentence(problem)) from problem
    if as_json:
        write_json(plain(made), indent=2)
        return
    are = "are the same" if what == "join" else "are not the same"
    names = f"{one_line(one)} and {one_line(other)}"
    click.echo(f"Decision {made.number}: {names} {are} (onrecord review --undo {made.number} takes it back).")
