"""The words that spans stand for, an attribution in its own words, and text that UTF-8 can hold."""

from __future__ import annotations

from typing import Literal

from onrecord.record import Article, Attribution, Carrier, Spans, Statement

BETWEEN_SPANS = " … "
"""What stands between the spans of a cue or a content where they are one text."""

# Lone surrogates have no form in UTF-8, which JSON-LD and Parquet are written in.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def words_of(text: str, spans: Spans) -> list[str]:
    """The characters of each span, as they stand in `text`."""
    return [text[start:end] for start, end in spans]


def text_of(text: str, spans: Spans) -> str:
    """The characters of all spans as one text, with `BETWEEN_SPANS`."""
    return BETWEEN_SPANS.join(words_of(text, spans))


def statement_of(article: Article, item: Attribution, *, id: str) -> Statement:
    """An attribution of an article as a statement of its own, which it is until something joins it with others."""
    carrier = Carrier(
        article=article.identity,
        attribution=item.id,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published.value,
        cue=text_of(article.text, item.cue),
        content=text_of(article.text, item.content),
        spans=item.content,
        chain=item.chain,
        confidence=item.confidence,
    )
    return carried_by(carrier, item, id=id)


def carried_by(
    carrier: Carrier, item: Attribution, *, id: str, review: Literal["accepted", "corrected"] | None = None
) -> Statement:
    """An attribution as a statement that one article carries."""
    return Statement(
        id=id,
        speaker=item.speaker,
        content=carrier.content,
        kind=item.kind,
        mode=item.mode,
        negated=item.negated,
        said_on=item.said_on.value if item.said_on else None,
        act=item.act,
        plover=item.plover,
        carriers=(carrier,),
        review=review,
    )


def encodable(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate; its length stays, so that offsets hold."""
    return text.translate(_SURROGATES)
