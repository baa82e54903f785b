"""Speakers, relays and outlets as agents of PROV-O (https://www.w3.org/TR/prov-o/) and schema.org.

Each agent is of one statement or article alone: that two of them are the same is not known from a name.
"""

from __future__ import annotations

from typing import Any

from onrecord.record import Hop, Speaker, SpeakerType
from onrecord.words import encodable

# Agent beside its kinds, for readers that draw no conclusions from an ontology.
_TYPES: dict[SpeakerType, list[str]] = {
    "person": ["Person", "prov:Person", "Agent"],
    "organization": ["Organization", "prov:Organization", "Agent"],
    "government": ["GovernmentOrganization", "prov:Organization", "Agent"],
    "outlet": ["NewsMediaOrganization", "prov:Organization", "Agent"],
    "group": ["Organization", "prov:Organization", "Agent"],
    "unnamed": ["Agent"],
}


def agent(bearer: Speaker | Hop, id: str) -> dict[str, Any]:
    """The agent `id`: its types, and its name where it has one."""
    found: dict[str, Any] = {"id": id, "type": _TYPES[bearer.type]}
    if bearer.name is not None:
        found["name"] = encodable(bearer.name)
    return found


def speaking_agent(speaker: Speaker, id: str) -> dict[str, Any]:
    """The speaker, with role and party where they are known."""
    found = agent(speaker, id)
    if speaker.role is not None:
        found["jobTitle" if speaker.type == "person" else "description"] = encodable(speaker.role)
    if speaker.party is not None:
        found["actedOnBehalfOf"] = {"id": f"{id}-party", "type": "Agent", "name": encodable(speaker.party)}
    return found
