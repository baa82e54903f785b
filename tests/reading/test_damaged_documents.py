"""Documents of every form with bytes changed, taken out and put in: each is read, or is one sentence."""

import io
import json
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from onrecord.reading import InputError, read_inputs
from onrecord.reading.anchoring import StoredPage
from onrecord.reading.feeds import read_feed
from onrecord.reading.files import read_bytes
from onrecord.reading.saved import page_of_mhtml
from onrecord.reading.stated import stated_page
from onrecord.reading.wire import read_wire
from tests.reading import test_feeds as feeds
from tests.reading import test_saved_and_wire as saved

DOCUMENTS = (
    *(text.encode() for text in (feeds.RSS, feeds.ATOM, feeds.RDF, feeds.JSON_FEED, feeds.SITEMAP, feeds.INDEX)),
    *(text.encode() for text in (feeds.OPML, feeds.GDELT, feeds.GDELT_CSV, feeds.GAL, saved.NEWSML % "usable")),
    *(text.encode() for text in (saved.NITF, json.dumps(saved.NINJS), saved.PAGE)),
    saved.mhtml(),
)
READERS: dict[str, Callable[[bytes], Any]] = {
    "feed": lambda data: read_feed(data, name="it", url="https://p.example/"),
    "wire": lambda data: list(read_wire(data, name="it")),
    "mhtml": lambda data: page_of_mhtml(data, name="it"),
    "bytes": lambda data: read_bytes(data, name="it"),
    "inputs": lambda data: list(read_inputs(["-"], stdin=io.BytesIO(data))),
    "stored page": lambda data: StoredPage(data.decode("latin-1").replace("\0", "")).find("table"),
    "stated": lambda data: stated_page(data.decode("latin-1").replace("\0", ""), name="it"),
}


@pytest.mark.parametrize("reader", READERS)
def test_damaged_document_is_read_or_is_a_sentence(reader: str) -> None:
    chance = random.Random(reader)  # the same each time, so that a failure can be seen again
    for _ in range(400):
        data = bytearray(chance.choice(DOCUMENTS))
        for _ in range(chance.randint(1, 10)):
            place = chance.randrange(len(data) + 1)
            put = chance.choices(b'\r\n\0:;,=\xff%[]\\/{}"0129abc<>&!-', k=chance.randint(0, 10))
            data[place : place + chance.randint(0, 15)] = bytes(put)
        with suppress(InputError):  # anything else fails the test
            READERS[reader](bytes(data))
