"""From what a user names to the feeds that are there: a feed itself, a list of them, or a page that offers some."""

from __future__ import annotations

from pathlib import Path

from onrecord.reading.errors import InputError
from onrecord.reading.feeds import feed_kind, read_feed
from onrecord.reading.fetch import Fetcher
from onrecord.reading.files import file_bytes
from onrecord.reading.following import feeds_of_page, unpacked
from onrecord.reading.url import is_address


def feeds_at(name: str, *, fetcher: Fetcher) -> list[tuple[str, str | None]]:
    """Address and title of each feed at an address, or of those that an OPML file lists.

    Of the feeds that a page offers, the first: the others are of its sections and comments. Raises InputError where
    there are none.
    """
    if not is_address(name):
        listed = read_feed(file_bytes(Path(name)), name=name)
        if not listed.feeds:
            raise InputError(name, "is a file that lists no feeds; give an OPML list, or an address", cause="no feed")
        return [(url, None) for url in listed.feeds]
    fetched = fetcher.get(name)
    data = unpacked(fetched.body, name=name)
    if feed_kind(data):
        feed = read_feed(data, name=name, url=fetched.url)
        if feed.kind == "OPML list":
            return [(url, None) for url in feed.feeds]
        return [(fetched.url, feed.title)]
    offered = feeds_of_page(data, url=fetched.url)
    if not offered:
        raise InputError(name, "is no feed, and offers none; give the address of one", cause="no feed")
    feed = read_feed(unpacked(fetcher.get(offered[0]).body, name=offered[0]), name=offered[0], url=offered[0])
    return [(offered[0], feed.title)]
