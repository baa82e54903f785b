"""`onrecord anchor`: where an article's statements stand in its page."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import ledger_option, opened, sentence, told


@click.command(short_help="Find an article's statements again in its stored page.")
@click.argument("article")
@click.argument("page", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
@ledger_option
def anchor(article: str, page: Path, as_json: bool, ledger: str | None) -> None:
    """Find the words of each statement of ARTICLE again in PAGE, an HTML or MHTML file of it that you kept.

    Words are found by themselves and what stands around them, whatever the white space; where they stand is said as the
    element's XPath and as offsets in the page's visible text. The link opens the page at the words, in a browser.
    Exit status 1 where some are not found: the page is another revision, or another page.

    \b
    Example:
      onrecord anchor 3f2a91c4 saved.html
    """
    from onrecord.export.fragments import linked_to_words
    from onrecord.export.selectors import text_quote
    from onrecord.reading import InputError
    from onrecord.reading.anchoring import StoredPage
    from onrecord.reading.files import page_in
    from onrecord.safe import one_line
    from onrecord.terminal.output import say, write_json

    with opened(ledger) as book, told():
        try:
            record = book.record(article)
            stored = StoredPage(page_in(page))
        except (LookupError, InputError) as problem:
            raise click.ClickException(sentence(problem)) from problem
    text, missing, count = record.article.text, 0, 0
    for item in record.attributions:
        for span in item.content:
            count += 1
            quote = text_quote(text, span)
            found = stored.find(quote["exact"], prefix=quote["prefix"], suffix=quote["suffix"])
            missing += found is None
            link = linked_to_words(record.article.url, quote["exact"]) if record.article.url else None
            if as_json:
                write_json(
                    {
                        "attribution": item.id,
                        "content": list(span),
                        "found": list(found.span) if found else None,
                        "element": found.element if found else None,
                        "places": found.places if found else 0,
                        "link": link,
                    }
                )
            else:
                where = found.element if found else "not found"
                click.echo(f"{item.id:4}  {one_line(where)}  {one_line(quote['exact'])[:80]}")
                if link and found:
                    click.echo(f"      {one_line(link)}")
    say(f"{count} places in the text: {count - missing} found in the page, {missing} not.")
    if missing:
        raise SystemExit(1)
