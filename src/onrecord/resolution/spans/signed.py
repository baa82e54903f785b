"""Quotations with a signature: “…” — Ann Lee, as letters, round-ups of opinions and mottoes have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Span

# A paragraph that is one quotation and who signs it: behind it, or in the line below. The opening mark may be a wrong
# one, as typed, and a word inside may have marks of its own, but no speech ends inside.
_LONGEST = 2_000
_NAME = r"[^\W\d_a-z][\w’'.-]{0,24}"
_JOINED = r"(?: (?:(?:of|the|de|del|della|der|den|di|da|dos|al|bin|ibn|la|le|van|von|y|and|&) ){0,2}"
_SIGNED = re.compile(
    rf"(?:^|(?<=\n))[ \t\xa0•*]{{0,4}}(?P<content>[“”\"](?:(?![,.!?][”\"] ?\w)[^\n]){{12,{_LONGEST}}}?[”\"])"
    rf"\s{{0,3}}(?:[―—–]|--?(?=[ \xa0]))[ \t\xa0]{{0,2}}"
    rf"(?P<who>{_NAME}{_JOINED}{_NAME}){{0,6}})"
    r"(?:, [^“”\"\n]{2,100}|[ \xa0]?\([^()\n]{2,60}\))?[ \t\xa0]{0,3}[.]?[ \t\xa0]{0,3}(?=\n|$)"
)


def signed_quotations(text: str) -> Iterator[tuple[Span, Span]]:
    """Each quotation with a signature, in the order of the text: its span with both marks, and that of the name."""
    for match in _SIGNED.finditer(text):
        end = match.end("who")
        if text[end - 1] == "." and not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr)\.$", text[match.start("who") : end]):
            end -= 1
        yield match.span("content"), (match.start("who"), end)
