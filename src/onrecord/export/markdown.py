"""Statements as Markdown (CommonMark, https://spec.commonmark.org) with citations, for pasting into a draft.

One item of a list for each article that carries a statement: who, in what role, when, whether the words are theirs or
a paraphrase, the words, and where they stand. Whatever an article says stays text: characters that mean something in
Markdown or HTML are escaped, and only an http or https address becomes a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from onrecord.export.fragments import carrier_link
from onrecord.phrases import bearer, when, who
from onrecord.record import Carrier, Statement
from onrecord.safe import one_line, safe

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_QUOTES = frozenset('“”"«»„')
_AS = {"direct": "quoted", "mixed": "quoted in part", "indirect": "paraphrased"}


def markdown_lines(statements: Iterable[Statement]) -> Iterator[str]:
    """The items, each of two lines with their line ends."""
    for statement in statements:
        for carrier in statement.carriers:
            yield f"- {cited(statement, carrier)}"


def cited(statement: Statement, carrier: Carrier, *, longest: int | None = None) -> str:
    """What was said, and on a line of its own where it stands; with the line's end.

    Of words of more than `longest` characters, the first are shown.
    """
    return f"{_said(statement, carrier, longest)}  \n  — {_citation(carrier)}\n"


def shortened(words: str, longest: int | None) -> str:
    """Words on one line, or the first of them with an ellipsis where they have more than `longest` characters."""
    line = one_line(words)
    return line if longest is None or len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def how_said(statement: Statement, carrier: Carrier) -> str:
    """Whether a carrier quotes the words: as it was read of the first one, and as quotation marks tell of others."""
    if carrier is statement.carriers[0]:
        return _AS[statement.kind]
    words = carrier.content.strip()
    if words[:1] in _QUOTES and words[-1:] in _QUOTES:
        return _AS["direct"]
    return _AS["mixed"] if _QUOTES & set(words) else _AS["indirect"]


def _said(statement: Statement, carrier: Carrier, longest: int | None) -> str:
    """Who said it, when, how the article has it, and the words."""
    speaker = statement.speaker
    who_said = [f"**{plain_text(who(speaker))}**"]
    if speaker.name and speaker.role:
        who_said.append(plain_text(speaker.role))
    head = ", ".join(who_said)
    if speaker.party and speaker.party != speaker.name:
        head += f" ({plain_text(speaker.party)})"
    how = how_said(statement, carrier)
    if statement.mode == "thought":
        how = f"a thought, {how}"
    if statement.negated:
        how = f"reported NOT to have said, {how}"
    said = plain_text(when(statement)) if statement.said_on or carrier.published else "date unknown"
    # Without the words that ascribe it, a denial would read as a claim.
    cue = f"*{plain_text(carrier.cue)}* " if any(map(str.isalpha, carrier.cue)) else ""
    return f"{head}, {said}, {how}: {cue}{plain_text(shortened(carrier.content, longest))}"


def _citation(carrier: Carrier) -> str:
    """The outlet, the title with its address (at the words), the date, the characters, and who carried the words."""
    title = plain_text(carrier.title) if carrier.title else "untitled"
    if carrier.url:
        address = safe(carrier.url)
        if _WEB.fullmatch(address):
            at_words = carrier_link(carrier, url=quote(address, safe=_IN_ADDRESS))
            title = f"[{title}](<{at_words}>)"
        else:
            title += f" ({plain_text(carrier.url)})"
    relays = [plain_text(bearer(hop)) for hop in carrier.chain[1:-1]]
    facts = [
        f"*{plain_text(carrier.outlet)}*" if carrier.outlet else "outlet unknown",
        title,
        plain_text(carrier.published) if carrier.published else "no date",
        "characters " + ", ".join(f"{start}–{end}" for start, end in carrier.spans),
        f"article {carrier.article[:8]} {plain_text(carrier.attribution)}",
    ]
    if relays:
        facts.append(f"through {', '.join(relays)}")
    return ", ".join(facts)


# All that may stand in an address as it is (RFC 3986), with the percent sign of what is escaped already.
_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=-._~"


def plain_text(value: str) -> str:
    """Text in which nothing is Markdown."""
    return _SPECIAL.sub(r"\\\1", one_line(value))
