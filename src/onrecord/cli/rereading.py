"""`onrecord reread`: stored articles, read again by the present model."""

from __future__ import annotations

from collections import Counter

import click

from onrecord.cli.options import ledger_option, loaded, opened, sentence, told
from onrecord.record import Article, Record, plain


class _Unread(Exception):
    """An article that could not be read; the sentence says why."""


@click.command(short_help="Read stored articles again with the present model.")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--quiet", "-q", is_flag=True, help="One line for each article, and not for each attribution.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@ledger_option
def reread(articles: tuple[str, ...], quiet: bool, as_json: bool, ledger: str | None) -> None:
    """Read articles again that an earlier model read; without ARTICLE, the latest revision of all of them.

    The new reading is added beside the old one, and lists show it from then on. What people decided stays, and applies
    to the new reading where contents overlap by half of their words; where none does, the decision waits
    (`onrecord review --queued`). What was added, dropped and changed is reported.

    ARTICLE is as for `onrecord show`.

    \b
    Examples:
      onrecord reread
      onrecord reread 3f2a91c4
    """
    from onrecord.matching.statements import catch_up
    from onrecord.pipeline import Failed, record_of
    from onrecord.review import read_again
    from onrecord.terminal.output import say, write_json
    from onrecord.terminal.reread_lines import lines

    extractor = loaded()

    def read(article: Article) -> Record:
        record = record_of(article, extractor)
        if isinstance(record, Failed):
            raise _Unread(record.sentence)
        return record

    counts: Counter[str] = Counter()
    with opened(ledger) as book, told():
        if not articles:
            listed = [item for item in book.articles() if not item.removed]
            counts["known"] = sum(item.model == extractor.model for item in listed)
            articles = tuple(item.id for item in listed if item.model != extractor.model)
        for reference in articles:
            try:
                found = read_again(book, reference, model=extractor.model, read=read)
            except LookupError as problem:
                say(f"Error: {sentence(problem)}")
                counts["failed"] += 1
                continue
            except _Unread as problem:
                say(f"Error: {problem}")
                counts["failed"] += 1
                continue
            counts[found.outcome] += 1
            counts["kept"] += found.kept
            counts["queued"] += len(found.queued)
            if as_json:
                write_json(plain(found))
            else:
                for line in lines(found, quiet=quiet):
                    click.echo(line)
        catch_up(book)
    say(
        f"{counts['reread']} read again by {extractor.model}, {counts['known']} had been, {counts['failed']} failed; "
        f"{counts['kept']} decision{'' if counts['kept'] == 1 else 's'} kept, {counts['queued']} waiting."
    )
    if counts["failed"]:
        raise SystemExit(1)
