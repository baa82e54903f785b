"""Statements as an assistant can cite them: what is verbatim, where it stands, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from onrecord.export import markdown_lines
from onrecord.export.fragments import web_link, words_of_spans
from onrecord.ledger import Ledger, TextRemoved
from onrecord.record import Carrier, Hop, Spans, Speaker, Statement
from onrecord.words import encodable

AROUND = 300  # characters before and after the words that `Evidence` shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One article that carries the words: quote `words` as they are.

    `words` has those of each span in `spans`, the characters of the article; what stands between two spans is not part
    of them.

    `chain` leads from the speaker over those who carried the words to the outlet. `link` leads to the words on their
    page, where the browser finds them.
    """

    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    article: str
    attribution: str
    words: tuple[str, ...]
    cue: str
    spans: Spans
    chain: tuple[Hop, ...]
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One statement. `citations` has the articles that carry it, the earliest first; `markdown` is ready to be pasted.

    `kind`: direct (quoted), mixed (quoted in part) or indirect (a reporter's words). `negated`: reported not to have
    said it. `said_on` is EDTF; null where no article tells it.
    """

    id: str
    speaker: Speaker
    content: str
    kind: str
    mode: str
    negated: bool
    said_on: str | None
    act: str | None
    review: str | None
    citations: tuple[Citation, ...]
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands before and after the words in the article with this id."""

    article: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A statement, and the text around its words in each article: `before` and `after`, null where it was removed."""

    statement: Cited
    around: tuple[Around, ...]


def cited(statement: Statement) -> Cited:
    """A statement with its citations."""
    return Cited(
        id=statement.id,
        speaker=statement.speaker,
        content=statement.content,
        kind=statement.kind,
        mode=statement.mode,
        negated=statement.negated,
        said_on=statement.said_on,
        act=statement.act,
        review=statement.review,
        citations=tuple(_citation(item) for item in statement.carriers),
        markdown="".join(markdown_lines([statement])).strip(),
    )


def evidence(ledger: Ledger, statement: Statement) -> Evidence:
    """A statement with the text around its words."""
    return Evidence(
        statement=cited(statement), around=tuple(_around(ledger, carrier) for carrier in statement.carriers)
    )


def quotable(value: Any) -> Any:
    """`value`, a noun or plain, as plain JSON that UTF-8 can hold."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, Mapping):
        return {name: quotable(item) for name, item in value.items()}
    if is_dataclass(value):
        return {field.name: quotable(getattr(value, field.name)) for field in fields(value)}
    return [quotable(item) for item in value] if isinstance(value, tuple | list) else value


def _citation(carrier: Carrier) -> Citation:
    return Citation(
        outlet=carrier.outlet,
        title=carrier.title,
        url=carrier.url,
        published=carrier.published,
        article=carrier.article,
        attribution=carrier.attribution,
        words=words_of_spans(carrier),
        cue=carrier.cue,
        spans=carrier.spans,
        chain=carrier.chain,
        link=web_link(carrier),
    )


def _around(ledger: Ledger, carrier: Carrier) -> Around:
    try:
        text = ledger.record(carrier.article).article.text
    except TextRemoved:
        return Around(article=carrier.article, before=None, after=None)
    start, end = carrier.spans[0][0], carrier.spans[-1][1]
    return Around(article=carrier.article, before=text[max(start - AROUND, 0) : start], after=text[end : end + AROUND])
