"""Text from articles, made harmless for a page: shown as it stands, and never able to act on what stands beside it.

Escaping is what keeps tags and handlers text. Beyond it, characters that reorder what is displayed (bidirectional
embeddings, overrides and isolates) are put each into an element of their own, where they have nothing to reorder: they
stay in the text and are copied with it, but cannot turn a quotation round. Real right-to-left text needs none of them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What no page can hold: NUL and other controls (pictures stand for them), and halves of surrogate pairs.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_LONGEST_WORDS = 600


def text_html(text: str) -> Markup:
    """Text of an article, character by character; none is added, left out or moved."""
    found = str(escape(text.translate(_PICTURES)))  # re.sub would escape the parts of a Markup again
    if not _STEERING.search(text):
        return Markup(found)
    return Markup(_STEERING.sub(lambda sign: f'<bdi class="steering" title="{_code(sign[0])}">{sign[0]}</bdi>', found))


def name_html(text: str | None) -> Markup:
    """A name or a line of text that stands beside others: on one line, and isolated from them."""
    return Markup("<bdi>{}</bdi>").format(text_html(" ".join((text or "").split())))


def label_text(text: str | None) -> str:
    """A text for where no element can be, such as the title of a page: on one line, with nothing in it that steers."""
    return " ".join(_STEERING.sub("", (text or "").translate(_PICTURES)).split())


def clip(text: str, length: int = _LONGEST_WORDS) -> str:
    """At most about `length` characters of a text, cut at a space, with an ellipsis where some are left out."""
    if len(text) <= length:
        return text
    cut = text[:length]
    return f"{cut[: space if (space := cut.rfind(' ')) > length // 2 else length].rstrip()} …"


def link_or_none(url: str | None) -> str | None:
    """An address that may be made a link: of the web, and of nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
