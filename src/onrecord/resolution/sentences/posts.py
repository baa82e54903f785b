"""Posts of a network that a page shows amid its text: their words, and below them who posted them and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Span

# "— Ana Doe (@anadoe) March 3, 2031", as X (Twitter) prints it below a post that a page embeds.
_SIGNATURE = re.compile(
    r"^[ \t\xa0]*(?:[―—–]|--?(?=[ \xa0]))[ \t\xa0]?(?P<who>[^\n()@]{1,60}?)[ \xa0]?\((?P<handle>@\w{1,20})\)"
    r"(?P<when>[ \xa0]+[^\n]{4,30})?[ \t\xa0]*$",
    re.M,
)
# What stands at the end of a post and is none of its words: addresses, of pictures too.
_TRAILING = re.compile(r"(?:\s*(?:https?://\S+|(?:pic\.twitter|t\.co|pic\.x)\S*/\S+))+\s*$")
_LONGEST = 1_500
_WORD = re.compile(r"[^\W\d_]{2,}")


def embedded_posts(text: str) -> Iterator[tuple[Span, Span]]:
    """Each post, in the order of the text: its words, the paragraph above a signature, and the name in that."""
    for match in _SIGNATURE.finditer(text):
        above = text[: match.start()].rstrip()
        start = above.rfind("\n\n") + 2 if "\n\n" in above else 0
        words = _TRAILING.sub("", above[start:])
        content = (start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        if content[1] - content[0] <= _LONGEST and len(_WORD.findall(words)) > 2 and not _SIGNATURE.search(words):
            yield content, match.span("who")


def signature_end(text: str, name: Span) -> int | None:
    """Where the date begins in the signature whose name this is, or its line ends; null where it is none."""
    match = _SIGNATURE.match(text, text.rfind("\n", 0, name[0]) + 1)
    return match.end("handle") + 1 if match is not None and match.span("who") == name else None
