"""The words that spans stand for, and text that UTF-8 can hold."""

from __future__ import annotations

from onrecord.record import Spans

# Lone surrogates have no form in UTF-8, which JSON-LD and Parquet are written in.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def words_of(text: str, spans: Spans) -> list[str]:
    """The characters of each span, as they stand in `text`."""
    return [text[start:end] for start, end in spans]


def encodable(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate; its length stays, so that offsets hold."""
    return text.translate(_SURROGATES)
