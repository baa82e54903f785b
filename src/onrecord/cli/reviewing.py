"""`onrecord review`: people accept, reject and correct what the machine read."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import filter_options, ledger_option, opened, sentence, told, user_name
from onrecord.record import plain
from onrecord.safe import one_line

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.record import Decision

ROWS = 50  # of a list that a person reads
SITTING = 1000  # attributions; more than one person reviews in a sitting


@click.command(short_help="Accept, reject or correct what was read.")
@click.argument("attribution", metavar="[ARTICLE ATTRIBUTION | STATEMENT]", nargs=-1)
@click.option("--accept", is_flag=True, help="Accept it as it stands.")
@click.option("--reject", is_flag=True, help="Reject it: lists no longer show it.")
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help="Correct a field; may be given several times."
)
@click.option("--undo", type=click.IntRange(1), metavar="N", help="Take decision N back.")
@click.option("--why", help="Why; it stays on record.")
@click.option("--by", help="Who decides. [default: your user name]")
@filter_options
@click.option("--others", is_flag=True, help="What others decided on and you have not, for a second opinion.")
@click.option("--list", "as_list", is_flag=True, help="List what is to be reviewed, and ask nothing.")
@click.option("--queued", is_flag=True, help="List decisions that found no place in a later reading.")
@click.option(
    "--agreement", "agreeing", is_flag=True, help="Who decided what, where they differ, and how far they agree."
)
@click.option(
    "--export", "path", metavar="FILE", help="Write what was accepted or corrected as records (- is standard output)."
)
@click.option("--json", "as_json", is_flag=True, help="A list, the agreement or a decision as JSON.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=ROWS,
    show_default=True,
    metavar="N",
    help="List at most so many; 0: all.",
)
@ledger_option
def review(
    attribution: tuple[str, ...],
    accept: bool,
    reject: bool,
    values: tuple[str, ...],
    undo: int | None,
    why: str | None,
    by: str | None,
    others: bool,
    as_list: bool,
    queued: bool,
    agreeing: bool,
    path: str | None,
    as_json: bool,
    limit: int,
    ledger: str | None,
    **filters: Any,
) -> None:
    """Go through what was read, the least confident first, and accept, reject or correct it. Each decision is a row of
    its own, with who, when and why; --undo takes one back. Lists and `onrecord show` heed them at once.

    In a terminal it asks about one attribution after another. To decide on one by flags, name it: by its article's id
    and its own, as `onrecord statements` shows them, or by a statement's id (s12).

    \b
    Fields: source, cue, content (offsets as 12-16,20-31, or words that stand once in the text), speaker.name,
    speaker.type, speaker.role, speaker.party, chain (after the speaker: Transmer > The Post), said_on (a date),
    said_on.span (the words that tell it), kind, act, mode, negated. Nothing after the = means unknown.

    \b
    Examples:
      onrecord review --speaker Marrow
      onrecord review 3f2a91c4 a3 --reject --why "a headline"
      onrecord review 3f2a91c4 a3 --set speaker.name="Ilse Marrow" --set act=deny --by Mara
      onrecord review --undo 17
    """
    wanted = [accept, reject, bool(values), undo is not None, as_list, queued, agreeing, path is not None]
    if sum(wanted) > 1:
        raise click.UsageError("Say one thing at a time: accept, reject, set, undo, or one of the lists.")
    deciding = accept or reject or bool(values)
    if deciding != bool(attribution):
        raise click.UsageError(
            "Name the attribution to decide on, as 3f2a91c4 a3." if deciding
            else "Say what to decide on it: --accept, --reject or --set FIELD=VALUE."
        )  # fmt: skip
    who = user_name() if by is None else by
    if not who.strip():
        raise click.UsageError("A decision needs somebody who decided: name them with --by.")
    with opened(ledger) as book, told():
        if deciding:
            verdict = "accept" if accept else "reject" if reject else "correct"
            _tell(_decide(book, " ".join(attribution), verdict, values, who=who, why=why), as_json=as_json)
        elif undo is not None:
            _tell(_undo(book, undo, who=who, why=why), as_json=as_json)
        elif agreeing:
            _print_agreement(book, as_json=as_json)
        elif queued:
            _print_queued(book, as_json=as_json)
        elif path is not None:
            _export(book, path)
        else:
            _go_through(book, who, filters, others=others, as_list=as_list, as_json=as_json, limit=limit)


def _decide(
    book: Ledger, reference: str, verdict: Any, typed: tuple[str, ...], *, who: str, why: str | None
) -> Decision:
    from onrecord.ledger import LedgerError
    from onrecord.review import values_from

    try:
        values = None
        if verdict == "correct":
            found, id = book.reviewed_item(reference)
            item = next(item for item in found.items if item.machine.id == id)
            values = values_from(found.machine, item.now or item.machine, typed)
        return book.review(reference, verdict, who=who, why=why, values=values)
    except LedgerError:
        raise
    except (LookupError, ValueError) as problem:
        raise click.ClickException(sentence(problem)) from problem


def _undo(book: Ledger, number: int, *, who: str, why: str | None) -> Decision:
    from onrecord.ledger import LedgerError

    try:
        return book.undo(number, who=who, why=why)
    except LedgerError:
        raise
    except (LookupError, ValueError) as problem:
        raise click.ClickException(sentence(problem)) from problem


def _tell(made: Decision, *, as_json: bool) -> None:
    from onrecord.terminal.output import write_json
    from onrecord.terminal.review_lines import decision_line

    if as_json:
        write_json(plain(made), indent=2)
    elif made.undoes is not None:
        click.echo(f"Decision {made.undoes} is taken back (by decision {made.number}).")
    else:
        click.echo(f"Decision {decision_line(made)}")


def _go_through(
    book: Ledger, who: str, filters: dict[str, Any], *, others: bool, as_list: bool, as_json: bool, limit: int
) -> None:
    from onrecord.ledger import LedgerError
    from onrecord.terminal.output import results, say, write_json

    if not as_list and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "This is no terminal to ask in: list what is to be reviewed with --list, and decide by flags (see --help)."
        )
    try:
        most = SITTING if not as_list else limit + 1 if limit else None
        ids = book.to_review(**filters, second_of=who if others else None, limit=most)
    except LedgerError:
        raise
    except ValueError as problem:
        raise click.UsageError(sentence(problem)) from problem
    if not as_list:
        from onrecord.terminal.review_session import Session

        Session(book, ids, who=who, console=results(), more=len(ids) == SITTING).run()
        return
    shown = book.statements_called(ids[:limit] if limit else ids)
    if as_json:
        for statement in shown:
            write_json(plain(statement))
        return
    from onrecord.terminal.statements_table import print_statements

    if not print_statements(results(), shown):
        say("Nothing is to be reviewed.")
    if len(ids) > len(shown):
        say(f"The first {len(shown)}; there are more (--limit 0 lists all).")


def _print_agreement(book: Ledger, *, as_json: bool) -> None:
    from onrecord.review import agreement
    from onrecord.terminal.agreement_table import print_agreement
    from onrecord.terminal.output import results, say, write_json

    found = agreement(book)
    if as_json:
        write_json(plain(found), indent=2)
    elif found.opinions:
        print_agreement(results(), found)
    else:
        say("Nobody has decided on anything yet.")


def _print_queued(book: Ledger, *, as_json: bool) -> None:
    from onrecord.terminal.output import say, write_json
    from onrecord.terminal.review_lines import decision_line

    found = book.queued()
    for decision in found:
        if as_json:
            write_json(plain(decision))
        else:
            target = decision.target
            about = f"{one_line(decision.article or '')[:8]} {one_line(str(target.get('attribution', '')))}".strip()
            click.echo(
                f"{about}, as {one_line(str(target.get('model', 'unknown')))} read it: {decision_line(decision)}"
            )
    if found and not as_json:
        say("Decide anew on what the article's present reading has instead, or take these back with --undo.")
    elif not found:
        say("No decision is waiting.")


def _export(book: Ledger, path: str) -> None:
    from onrecord.review import training_records
    from onrecord.safe import json_text
    from onrecord.terminal.output import say, write_json
    from onrecord.whole_file import whole_file

    records = attributions = 0
    try:
        with nullcontext() if path == "-" else whole_file(path) as file:
            for record in training_records(book):
                records, attributions = records + 1, attributions + len(record.attributions)
                if file is None:
                    write_json(record.to_dict())
                else:
                    file.write(f"{json_text(record.to_dict())}\n".encode())
    except OSError as problem:
        if path == "-":
            raise
        raise click.ClickException(f"{one_line(path)} cannot be written ({problem.strerror}).") from problem
    say(f"{_counted(attributions, 'attribution')} of {_counted(records, 'article')}.")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
