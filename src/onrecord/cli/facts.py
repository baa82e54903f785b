"""`onrecord facts`: what a page states of itself, and what was made of it."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import sentence

FACTS = ("title", "byline", "outlet", "published", "language", "url")


@click.command(short_help="Say what a page states of itself, where, and what was taken.")
@click.argument("page", metavar="PAGE")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def facts(page: str, as_json: bool) -> None:
    """Say what PAGE, an HTML or MHTML file or an address, states of its title, byline, outlet, date and language.

    The first line of each is what is taken; below stands every place that states it, as it stands there, the most
    explicit first. A date with a time says its zone, or that it is unknown. Where the page is no article, it is said
    what it is.

    \b
    Examples:
      onrecord facts story.html
      onrecord facts https://paper.example/story --json
    """
    from onrecord.reading import InputError
    from onrecord.reading.decoding import decode
    from onrecord.reading.fetch import Fetcher
    from onrecord.reading.files import page_in
    from onrecord.reading.stated import stated_page
    from onrecord.reading.url import is_address
    from onrecord.record import plain
    from onrecord.safe import one_line
    from onrecord.terminal.output import write_json

    try:
        if is_address(page):
            fetched = Fetcher().get(page)
            text, url = decode(fetched.body, name=page, html=True, charset=fetched.charset), fetched.url
        else:
            text, url = page_in(Path(page)), None
        found = stated_page(text, name=page, url=url)
    except InputError as problem:
        raise click.ClickException(sentence(problem)) from problem
    article = found.article
    taken = {name: getattr(article, name) for name in FACTS} if article else dict.fromkeys(FACTS)
    if article:
        taken["published"] = article.published.value
    if as_json:
        certainty = article.published.certainty if article else None
        about = {"page": page, "cause": found.cause, "taken": taken, "certainty": certainty}
        write_json({**about, "stated": [plain(item) for item in found.stated]}, indent=2)
        return
    click.echo(f"{page}: an article" if article else f"{page}: {found.cause}: it {one_line(found.problem or '')}")
    for name in FACTS:
        how = f" ({article.published.certainty})" if article and name == "published" and taken[name] else ""
        click.echo(f"{name:10} {one_line(taken[name] or '—')}{how}")
        for item in found.stated:
            if item.fact == name:
                zone = f"  [zone {item.zone}]" if item.zone else ""
                click.echo(f"{'':10}   {one_line(item.place)}: {one_line(item.value)}{zone}")
