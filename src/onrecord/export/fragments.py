"""Links that open a page at the words: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

Browsers scroll to the words and mark them; where they are not found (the page was edited, or shows them only to
subscribers), the page opens at its top.
"""

from __future__ import annotations

from urllib.parse import quote

from onrecord.record import Carrier

_WHOLE = 200  # characters; longer words are named by how they begin and end
_WORDS = 6  # of a beginning or an end; fewer stand in more than one place


def carrier_link(carrier: Carrier, *, url: str) -> str:
    """`url`, which is the carrier's, at the words that it carries; of several spans at the first."""
    start, end = carrier.spans[0]
    return linked_to_words(url, carrier.content if len(carrier.spans) == 1 else carrier.content[: end - start])


def linked_to_words(url: str, words: str) -> str:
    """`url` with a text fragment for `words`, which the page shows; paragraphs in them are told by line ends."""
    fragment = text_fragment(words)
    if not fragment:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{fragment}"


def text_fragment(words: str) -> str | None:
    """The directive (`text=…`) that finds `words`, or None where there are none."""
    paragraphs = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
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
    return quote(text, safe="", errors="replace").replace("-", "%2D")
