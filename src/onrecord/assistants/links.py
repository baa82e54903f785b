"""An address that leads a browser to words on a page: a text fragment (https://wicg.github.io/scroll-to-text-fragment/).

Words stand on the page as they stood when it was read, or the browser shows the page from its top.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from onrecord.words import encodable

_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")  # quotation marks may stand otherwise on the page than in the text
_WORD = re.compile(r"\S+")
_WHOLE = 10  # words that are named whole; of more, the first and the last
_END = 4


def link_to(url: str | None, words: Iterable[str]) -> str | None:
    """The address of `words`, each of which stands in a row at `url`; null where that is no web address."""
    if url is None or not _WEB.fullmatch(url):
        return None
    directives = [f"text={_directive(part)}" for part in words if _EDGES.sub("", part)]
    if not directives:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(directives)}"


def _directive(words: str) -> str:
    """What names words: all of them, or their beginning and end where they are long or over several lines."""
    trimmed = _EDGES.sub("", words)
    found = _WORD.findall(trimmed)
    if len(found) <= _WHOLE and "\n" not in trimmed:
        return _escaped(trimmed)
    first = _WORD.findall(trimmed.partition("\n")[0])[:_END]
    last = _WORD.findall(trimmed.rpartition("\n")[2])[-_END:]
    return f"{_escaped(' '.join(first))},{_escaped(' '.join(last))}"


def _escaped(words: str) -> str:
    # A hyphen, a comma and an ampersand mean something in a directive; quote() leaves the hyphen as it is.
    return quote(encodable(words), safe="").replace("-", "%2D")
