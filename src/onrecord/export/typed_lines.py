"""What the lines with a "type" say, which are no records: removed readings, and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.export.fitting import check_types
from onrecord.ledger.noting import Noted
from onrecord.ledger.removals import Emptied, Removed
from onrecord.record import SCHEMA, Decision, Published, Time, spans


def typed_entry(data: Mapping[str, Any]) -> Removed | Noted:
    """The entry that a line holds. Raises ValueError with a sentence where a field is absent or does not fit."""
    kind = data["type"]
    if kind not in ("removed", "decision"):
        raise ValueError(f"its type is {str(kind)[:40]!r}, and neither removed nor decision")
    version = str(data.get("schema"))
    if version.split(".")[0] != SCHEMA.split(".")[0]:
        raise ValueError(f"it has schema {version[:40]}, and only {SCHEMA} can be read")
    try:
        return _removed(data) if kind == "removed" else _noted(data)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"it is no {kind} line of onrecord: {problem!r}") from problem


def _removed(data: Mapping[str, Any]) -> Removed:
    plain = {name: data[name] for name in Removed.__slots__}
    removed = Removed(
        **{
            **plain,
            "published": Published(**plain["published"]),
            "times": tuple(Time(span=spans([item["span"]])[0], value=item["value"]) for item in plain["times"]),
            "attributions": tuple(
                Emptied(**{name: item[name] for name in Emptied.__slots__}) for item in plain["attributions"]
            ),
        }
    )
    check_types(removed)
    removed.check()
    return removed


def _noted(data: Mapping[str, Any]) -> Noted:
    decision = Decision(**{name: data[name] for name in Decision.__slots__})
    if not isinstance(decision.target, Mapping):
        raise ValueError(f"target is {str(decision.target)[:40]!r}, and not an object")
    noted = Noted(decision=decision, occurrence=data["occurrence"], words=data["words"])
    check_types(noted)
    noted.check()
    return noted
