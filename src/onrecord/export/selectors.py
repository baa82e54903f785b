"""Spans as selectors of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, section 4.2).

Each span is a specific resource with two selectors of the same characters: a TextPositionSelector, which counts code
points from 0 with the end left out, as the record does, and a TextQuoteSelector, whose words and surroundings find the
place again in another rendering of the text.
"""

from __future__ import annotations

from typing import Any

from onrecord.record import Span
from onrecord.words import encodable

AROUND = 32
"""Characters of `prefix` and of `suffix`."""


def specific_resource(source: str, text: str, span: Span) -> dict[str, Any]:
    """The characters `span` of `text`, which the resource `source` holds."""
    start, end = span
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": source, "selector": [position, text_quote(text, span)]}


def text_quote(text: str, span: Span) -> dict[str, str]:
    """The TextQuoteSelector of a span; what stands around it is of its own paragraph, as it is in the page too."""
    start, end = span
    return {
        "type": "TextQuoteSelector",
        "exact": encodable(text[start:end]),
        "prefix": encodable(text[max(start - AROUND, 0) : start].rpartition("\n")[2]),
        "suffix": encodable(text[end : end + AROUND].partition("\n")[0]),
    }
