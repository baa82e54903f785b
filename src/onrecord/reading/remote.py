"""Addresses to articles: what is fetched, read as the page, text or JSON that it is."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.articles import article_from
from onrecord.reading.document import read_bytes
from onrecord.reading.fetch import Fetched, Fetcher
from onrecord.reading.files import InputFormat
from onrecord.reading.json_values import parse
from onrecord.record import Article

_JSON = frozenset({"application/json", "application/ld+json", "text/json"})


def read_url(
    address: str,
    *,
    fetcher: Fetcher | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Article:
    """The article at `address`, with the time it was `retrieved`. `url`, if given, is where it goes on record.

    Raises InputError (FetchError, Skipped) with a sentence where nothing comes, or no article.
    """
    fetched = (fetcher or Fetcher()).get(address)
    return article_in(fetched, url=url, outlet=outlet, title=title, published=published)


def article_in(
    fetched: Fetched,
    *,
    input_format: InputFormat = "auto",
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Article:
    """The article in what was fetched. Raises InputError where there is none."""
    name = fetched.asked
    if input_format == "auto" and fetched.content_type in _JSON:
        input_format = "jsonl"
    if input_format == "jsonl":
        article = article_from(
            parse(fetched.body, name=name),
            name=name,
            url=url or fetched.url,
            outlet=outlet,
            published=published,
        )
    else:
        article = read_bytes(
            fetched.body,
            name=name,
            form=input_format,
            url=url or fetched.url,
            outlet=outlet,
            title=title,
            published=published,
            charset=fetched.charset,
            fetched=url is None,
        )
    return replace(article, retrieved=article.retrieved or fetched.retrieved)
