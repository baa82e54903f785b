"""The labels that the model tells apart; their order is the order of its outputs."""

from __future__ import annotations

from onrecord.record import NameType

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))

NAME_TYPES: tuple[NameType, ...] = ("person", "organization", "place", "other")
NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in NAME_TYPES for edge in "BI"))


def begin(kind: int) -> int:
    """The index of the B tag of the kind at this place of ROLES or NAME_TYPES; its I tag is the next one."""
    return 2 * kind + 1
