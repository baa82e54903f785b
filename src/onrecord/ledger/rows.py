"""What the tables hold of an article and of an attribution: the columns that are looked in, and the folded ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.edtf import bounds
from onrecord.ledger.folding import fold, whole, words
from onrecord.record import Article, Attribution, plain
from onrecord.words import text_of


def article_row(article: Article) -> dict[str, Any]:
    """The row of an article, without its numbers."""
    identity = article.identity
    return {
        "id": identity,
        "given_id": article.id if article.id != identity else None,
        "place": article.place,
        "sha256": article.sha256,
        "url": article.url,
        "outlet": article.outlet,
        "outlet_key": whole(article.outlet),
        "title": article.title,
        "byline": article.byline,
        "language": article.language,
        "published_value": article.published.value,
        "published_certainty": article.published.certainty,
        "retrieved": article.retrieved,
        "text": article.text,
    }


def attribution_row(item: Attribution, text: str, published: tuple[date, date] | None) -> dict[str, Any]:
    """The row of an attribution, without its numbers; `published` are the days that its article was published on."""
    parts = [text[start:end] for start, end in item.content]
    said_on = item.said_on.value if item.said_on else None
    first, last = days_of(said_on) or published or (None, None)
    return {
        "speaker_name": item.speaker.name,
        "speaker_key": words(item.speaker.name or "") or None,
        "speaker_type": item.speaker.type,
        "speaker_role": item.speaker.role,
        "party": item.speaker.party,
        "party_key": whole(item.speaker.party),
        "kind": item.kind,
        "mode": item.mode,
        "negated": item.negated,
        "act": item.act,
        "said_on": said_on,
        "dated_first": first,
        "dated_last": last,
        "cue": text_of(text, item.cue),
        "content": text_of(text, item.content),
        "content_key": fold(" ".join(parts)),
        "confidence": item.confidence,
        "body": plain(item),
    }


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and last day that an EDTF value covers; null where there is none or it is not one we know."""
    try:
        return bounds(value) if value else None
    except ValueError:
        return None
