"""What a person may correct of an attribution: the fields, what their values may be, and what comes of them.

source, cue, content           spans of the text; a content has one at least
speaker.name, .type, .role, .party    null where the text does not tell (`type` never is)
chain                          the bearers after the speaker, the article's outlet last: names, or hops
said_on                        an EDTF date, or {"value", "span"} with the words that tell it; null if unknown
kind, act, mode, negated       from their closed lists; only `act` may be null
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

from onrecord.edtf import bounds
from onrecord.record import (
    PLOVER,
    Act,
    Attribution,
    Hop,
    Kind,
    Mode,
    Record,
    Span,
    Spans,
    Speaker,
    SpeakerType,
    Time,
    plain,
    spans,
)

ROLES = ("source", "cue", "content")
LISTS: Mapping[str, tuple[str, ...]] = {
    "speaker.type": get_args(SpeakerType),
    "kind": get_args(Kind),
    "act": get_args(Act),
    "mode": get_args(Mode),
}
_TEXTS = ("speaker.name", "speaker.role", "speaker.party")
FIELDS = (*ROLES, "speaker.name", "speaker.type", "speaker.role", "speaker.party", "chain", "said_on", "kind", "act",
          "mode", "negated")  # fmt: skip


def checked(record: Record, item: Attribution, values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` as a decision holds them (JSON), whole enough to be applied to another reading of the text.

    Raises ValueError with a sentence for a field or value that cannot be.
    """
    if not values:
        raise ValueError("a correction needs a value: name a field and what it should be")
    found = {}
    for name, value in values.items():
        if name not in FIELDS:
            raise ValueError(f"{name!r} cannot be corrected: name one of {', '.join(FIELDS)}")
        found[name] = _checked(record, item, name, value)
    return _with_speaker(item.speaker, found)


def applied(item: Attribution, values: Mapping[str, Any]) -> Attribution:
    """The attribution with `values`, as `checked` gave them, in the place of its own."""
    changed: dict[str, Any] = {role: spans(values[role]) for role in ROLES if role in values}
    changed |= {name: values[name] for name in ("kind", "act", "mode", "negated") if name in values}
    if changed.get("act", item.act) != item.act:
        changed["plover"] = PLOVER.get(changed["act"])
    if "said_on" in values:
        told = values["said_on"]
        changed["said_on"] = told and Time(span=_pair(told["span"]), value=told["value"])
    speaker = _speaker(item.speaker, values, changed.get("source"))
    after = tuple(map(_hop, values["chain"])) if "chain" in values else item.chain[1:]
    first = item.chain[:1]
    if speaker != item.speaker or not first:
        first = (Hop(name=speaker.name, type=speaker.type, span=speaker.spans[0] if speaker.spans else None),)
    return replace(item, **changed, speaker=speaker, chain=(*first, *after))


def _checked(record: Record, item: Attribution, name: str, value: Any) -> Any:
    if name in ROLES:
        return [list(span) for span in _spans(record, name, value)]
    if name in LISTS:
        if value not in LISTS[name] and not (name == "act" and value is None):
            raise ValueError(f"the {name} {value!r} is none of {', '.join(LISTS[name])}")
        return value
    if name == "negated":
        if not isinstance(value, bool):
            raise ValueError(f"negated is true or false, and not {value!r}")
        return value
    if name in _TEXTS:
        return _text(name, value)
    return _said_on(record, item, value) if name == "said_on" else _chain(record, item, value)


def _text(name: str, value: Any) -> str | None:
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise ValueError(f"the {name} is a text, or null where it is not known, and not {value!r}")
    return value.strip() if value else None


def _spans(record: Record, name: str, value: Any) -> Spans:
    try:
        found = tuple(sorted(_pair(pair) for pair in value))
    except (TypeError, ValueError) as problem:
        raise ValueError(f"the {name} is a list of spans, each a start and an end, and not {value!r}") from problem
    if name == "content" and not found:
        raise ValueError("a content needs a span: reject the attribution where nothing was said")
    for span in found:
        _inside(record, name, span)
    for (start, end), (following, _) in pairwise(found):
        if end > following:
            raise ValueError(f"the spans of the {name} overlap at [{start}, {end}]: make one of them")
    return found


def _inside(record: Record, name: str, span: Span) -> None:
    length = len(record.article.text)
    if not 0 <= span[0] < span[1] <= length:
        raise ValueError(f"the span [{span[0]}, {span[1]}] of the {name} is not in the text (0..{length})")


def _said_on(record: Record, item: Attribution, value: Any) -> dict[str, Any] | None:
    """A date and the words that tell it: those given, or those that the record has for this date, or had till now."""
    if value is None:
        return None
    told = plain(value) if isinstance(value, Time) else value if isinstance(value, Mapping) else {"value": value}
    date = told.get("value")
    if not isinstance(date, str):
        raise ValueError(f"the date {date!r} is no text such as 2031-03-04")
    bounds(date)
    if told.get("span") is not None:
        span = _spans(record, "said_on", [told["span"]])[0]
    else:
        known = [time.span for time in record.times if time.value == date]
        known += [item.said_on.span] if item.said_on else []
        if not known:
            raise ValueError(f"no words of the article are known to tell the date {date}: name them too")
        span = known[0]
    return {"value": date, "span": list(span)}


def _chain(record: Record, item: Attribution, value: Any) -> list[dict[str, Any]]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise ValueError(f"the chain is a list of the bearers after the speaker, and not {value!r}")
    known = {hop.name: hop for hop in reversed(item.chain[1:]) if hop.name}
    found = []
    for given in value:
        if isinstance(given, str) and given.strip():
            hop = known.get(given.strip()) or Hop(name=given.strip(), type="outlet")
        else:
            hop = given if isinstance(given, Hop) else _try(_hop, given)
        if hop.type not in LISTS["speaker.type"]:
            raise ValueError(f"the type {hop.type!r} in the chain is none of {', '.join(LISTS['speaker.type'])}")
        _text("name in the chain", hop.name)
        if hop.span:
            _inside(record, "chain", hop.span)
        found.append(plain(hop))
    return found


def _try(make: Callable[[Any], Hop], given: Any) -> Hop:
    try:
        return make(given)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ValueError(
            f"a bearer in the chain is a name, or has name, type and span, and is not {given!r}"
        ) from problem


def _with_speaker(speaker: Speaker, values: dict[str, Any]) -> dict[str, Any]:
    """A name decides on the type too, so that the two fit in whichever reading they are applied to."""
    if "speaker.name" in values and "speaker.type" not in values:
        values["speaker.type"] = speaker.type if values["speaker.name"] else "unnamed"
    name = values.get("speaker.name", speaker.name)
    if name and values.get("speaker.type") == "unnamed":
        raise ValueError("a speaker of type unnamed has no name: correct speaker.name and speaker.type together")
    return values


def _speaker(speaker: Speaker, values: Mapping[str, Any], source: Spans | None) -> Speaker:
    changed = {name.partition(".")[2]: value for name, value in values.items() if name.startswith("speaker.")}
    if source is not None and not all(any(a <= start and end <= b for a, b in source) for start, end in speaker.spans):
        changed["spans"] = source
    if changed.get("type") == "unnamed":
        changed["name"] = None
    return replace(speaker, **changed)


def _hop(given: Mapping[str, Any]) -> Hop:
    span = given.get("span")
    return Hop(name=given["name"], type=given["type"], span=_pair(span) if span else None)


def _pair(pair: Iterable[Any]) -> Span:
    start, end = pair
    if not all(type(offset) is int for offset in (start, end)):
        raise TypeError("an offset is a whole number")
    return start, end
