"""Values of a correction as a person types them, `field=value`, made into those that `Ledger.review` takes.

    source, cue, content, said_on.span    offsets (12-16,20-31), or words that stand once in the text
    chain                                 the bearers after the speaker: Transmer > Reuters (organization) > The Post
    said_on                               an EDTF date
    negated                               true or false (yes or no)

Nothing after the = is null, or no span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

from onrecord.record import Attribution, Record, SpeakerType

_OFFSETS = re.compile(r"\d{1,9}-\d{1,9}(?:\s*,\s*\d{1,9}-\d{1,9})*")
_BEARER = re.compile(rf"(?P<name>.+?)(?: \((?P<type>{'|'.join(get_args(SpeakerType))})\))?")
_SPANS = ("source", "cue", "content")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_SHOWN = 5  # places of words that a message lists


def values_from(record: Record, item: Attribution, typed: Iterable[str]) -> dict[str, Any]:
    """The values by field. Raises ValueError with a sentence where one cannot be read."""
    found: dict[str, Any] = {}
    for pair in typed:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals:
            raise ValueError(f"{pair!r} says no value: write it as field=value")
        if name in found:
            raise ValueError(f"{name} is given twice")
        found[name] = _value(record, item, name, value)
    if "said_on.span" in found:
        span = found.pop("said_on.span")
        date = found.get("said_on", item.said_on and item.said_on.value)
        if date is None:
            raise ValueError("the words of a date need the date too: say said_on=DATE")
        found["said_on"] = {"value": date, "span": span}
    return found


def _value(record: Record, item: Attribution, name: str, value: str) -> Any:
    text = record.article.text
    if name in _SPANS:
        return _spans(text, value, item) if value else []
    if name == "said_on.span":
        return _spans(text, value, item)[0]
    if not value:
        return [] if name == "chain" else None
    if name == "chain":
        return [_bearer(item, part) for part in value.split(">")]
    return _TRUTH.get(value.lower(), value) if name == "negated" else value


def _spans(text: str, value: str, item: Attribution) -> list[list[int]]:
    if _OFFSETS.fullmatch(value):
        return [[int(offset) for offset in pair.split("-")] for pair in value.split(",")]
    places = [match.start() for match in re.finditer(re.escape(value), text)] if value else []
    if not places:
        raise ValueError(f"{value!r} does not stand in the text: give words as they stand there, or offsets as 12-16")
    if len(places) > 1:
        near = item.content[0][0] if item.content else 0
        nearest = sorted(sorted(places, key=lambda place: abs(place - near))[:_SHOWN])
        listed = ", ".join(f"{place}-{place + len(value)}" for place in nearest)
        raise ValueError(f"{value!r} stands {len(places)} times in the text: give offsets, near by {listed}")
    return [[places[0], places[0] + len(value)]]


def _bearer(item: Attribution, part: str) -> str | dict[str, Any]:
    match = _BEARER.fullmatch(part.strip())
    if not match:
        raise ValueError("a bearer in the chain has no name: write names with > between them")
    if not match["type"]:
        return match["name"]
    span = next((hop.span for hop in item.chain if hop.name == match["name"]), None)
    return {"name": match["name"], "type": match["type"], "span": span}
