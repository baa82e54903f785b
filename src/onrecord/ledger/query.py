"""What a user types to search, as phrases that the index can look up."""

from __future__ import annotations

import re

from onrecord.ledger.folding import fold, tokens
from onrecord.ledger.index import Phrase

LONGEST = 1000  # characters
_TERM = re.compile(r'(?P<without>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def parse(words: str) -> list[Phrase]:
    """The phrases of a search: *words* that must all be there, *"words in a row"*, *beginning\\** and *-without*.

    Raises ValueError with a sentence where nothing is left to look for.
    """
    if len(words) > LONGEST:
        raise ValueError(f"the words to look for are longer than {LONGEST} characters: give fewer")
    found = []
    for term in _TERM.finditer(fold(words)):
        said = term["phrase"] if term["phrase"] is not None else term["word"]
        if parts := tuple(tokens(said)):
            found.append(Phrase(words=parts, prefix=said.endswith("*"), without=bool(term["without"])))
    if not any(not phrase.without for phrase in found):
        raise ValueError(f"{words!r} has no word in it that could be looked for")
    return found


def narrowing(*, speaker: str | None, party: str | None, text: str | None) -> list[Phrase]:
    """Phrases that every statement has which passes these filters of `Ledger.statements`; there may be others."""
    if speaker is None and text is None:
        return []  # a party's rows have an index in the order of the list
    found = []
    if speaker is not None and (parts := tuple(tokens(fold(speaker).replace(".", "")))):
        found.append(Phrase(words=parts, fields=("speaker",)))
    if party is not None and (parts := tuple(tokens(fold(party).replace(".", "").removeprefix("the ")))):
        found.append(Phrase(words=parts, fields=("party",)))
    if text is not None and (parts := tuple(tokens(fold(text)))):
        found.append(Phrase(words=parts, fields=("content",), prefix=True))
    return found
