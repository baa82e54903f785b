"""A correction as a form: the fields of an attribution as people type them, and which of them were changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger.corrections import LISTS
from onrecord.record import Attribution, Hop, Record

CHOICES: Mapping[str, tuple[str, ...]] = {**LISTS, "negated": ("false", "true")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its `name` in a correction, the `label` and `hint` for people, its `value`, and the closed list of its
    values if it has one."""

    name: str
    label: str
    value: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False


_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("speaker.name", "Speaker", "The name as the article has it; empty: nobody is named"),
    ("speaker.type", "What the speaker is", ""),
    ("speaker.role", "Role", "As the article has it"),
    ("speaker.party", "On whose behalf", "A country or an organisation"),
    ("chain", "Carried by", "After the speaker, with > between: Transmer > The Daily Lantern"),
    ("said_on", "Said on", "A date such as 2031-03-04, 2031-03 or 2031; empty: unknown"),
    ("act", "Act", ""),
    ("kind", "Kind", "direct: in quotation marks; indirect: not; mixed: both"),
    ("mode", "Mode", ""),
    ("negated", "Reported not to have said it", ""),
    ("content", "What was said", "Words that stand once in the text, or offsets such as 12-31"),
    ("source", "Who, in the text", "Words that stand once in the text, or offsets"),
    ("cue", "The words that ascribe it", "Words that stand once in the text, or offsets"),
)


def fields(record: Record, item: Attribution) -> tuple[Field, ...]:
    """The fields with their present values."""
    return tuple(
        Field(
            name=name,
            label=label,
            hint=hint,
            value=typed(record, item, name),
            choices=CHOICES.get(name, ()),
            optional=name == "act",
        )
        for name, label, hint in _FIELDS
    )


def changed(record: Record, item: Attribution, given: Mapping[str, str]) -> list[str]:
    """What was changed in the form, each as `field=value`, the way `review.values_from` takes it."""
    found = []
    for name, _, _ in _FIELDS:
        value = given.get(name)
        # Browsers send line breaks as CR LF, so that only the words can be compared.
        if value is not None and value.split() != typed(record, item, name).split():
            found.append(f"{name}={value.strip()}")
    return found


def typed(record: Record, item: Attribution, name: str) -> str:
    """The value of a field as a person would type it."""
    if name in ("source", "cue", "content"):
        spans = getattr(item, name)
        if len(spans) == 1:
            words = record.article.text[slice(*spans[0])]
            if record.article.text.count(words) == 1:
                return words
        return ",".join(f"{start}-{end}" for start, end in spans)
    if name == "chain":
        return " > ".join(_bearer(hop) for hop in item.chain[1:] if hop.name)
    if name == "said_on":
        return item.said_on.value or "" if item.said_on else ""
    value = getattr(item.speaker, name.partition(".")[2]) if name.startswith("speaker.") else getattr(item, name)
    return str(value).lower() if isinstance(value, bool) else value or ""


def _bearer(hop: Hop) -> str:
    return hop.name or "" if hop.type == "outlet" else f"{hop.name} ({hop.type})"
