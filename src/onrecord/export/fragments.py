"""Links that open a page at the words: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

Browsers scroll to the words and mark them; where they are not found (the page was edited, or shows them only to
subscribers), the page opens at its top.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from onrecord.record import Carrier
from onrecord.words import BETWEEN_SPANS, encodable

_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")  # quotation marks may stand otherwise on the page than in the text
_WHOLE = 200  # characters; longer words are named by how they begin and end
_WORDS = 6  # of a beginning or an end; fewer stand in more than one place


def web_link(carrier: Carrier) -> str | None:
    """The carrier's page at the words that it carries; null where its url is no address on the web."""
    url = carrier.url
    return carrier_link(carrier, url=url) if url is not None and _WEB.fullmatch(url) else None


def carrier_link(carrier: Carrier, *, url: str) -> str:
    """`url`, which is the carrier's, at the words that it carries: those of each span."""
    return linked_to_words(url, *words_of_spans(carrier))


def words_of_spans(carrier: Carrier) -> tuple[str, ...]:
    """The words of each span: the content has them one after the other, with a mark of its own between two."""
    if len(carrier.spans) == 1:
        return (carrier.content,)
    found, at = [], 0
    for start, end in carrier.spans:
        found.append(carrier.content[at : at + end - start])
        at += end - start + len(BETWEEN_SPANS)
    return tuple(found)


def linked_to_words(url: str, *words: str) -> str:
    """`url` with a text fragment for each of `words`, which the page shows; line ends in them tell paragraphs."""
    fragments = [fragment for one in words if (fragment := text_fragment(one))]
    if not fragments:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(fragments)}"


def text_fragment(words: str) -> str | None:
    """The directive (`text=…`) that finds `words`, or None where there are none."""
    paragraphs = [" ".join(line.split()) for line in _EDGES.sub("", words).splitlines() if line.strip()]
    if not paragraphs:
        return None
    if len(paragraphs) == 1 and len(paragraphs[0]) <= _WHOLE:
        return f"text={_encoded(paragraphs[0])}"
    first, last = paragraphs[0].split(" "), paragraphs[-1].split(" ")
    begin, end = first[:_WORDS], last[-_WORDS:]
    if len(paragraphs) == 1 and len(first) < 2 * _WORDS:  # few and long words: the two would overlap
        begin, end = first[: len(first) // 2], first[len(first) // 2 :]
    if not begin or not end:
        return f"text={_encoded(paragraphs[0])}"
    return f"text={_encoded(' '.join(begin))},{_encoded(' '.join(end))}"


def _encoded(text: str) -> str:
    """Percent-encoded; dashes too, which mark what stands around the words."""
    return quote(encodable(text), safe="").replace("-", "%2D")
