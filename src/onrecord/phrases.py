"""How speakers, chains and dates are put in words, for the table and the marked article alike."""

from collections.abc import Sequence

from onrecord.record import Hop, Speaker, Statement
from onrecord.safe import one_line

UNKNOWN = "—"
ARROW = " → "


def who(speaker: Speaker) -> str:
    """The speaker's name, or what the text says of them, or that they are unnamed."""
    return one_line(speaker.name or speaker.role or "unnamed")


def capacity(speaker: Speaker) -> str:
    """Role and party, as far as they are known and not already said by `who`."""
    known = []
    if speaker.name and speaker.role:
        known.append(one_line(speaker.role))
    if not speaker.name and speaker.role:
        known.append("unnamed")
    if speaker.party and speaker.party != speaker.name:
        known.append(one_line(speaker.party))
    return " · ".join(known)


def path(hops: Sequence[Hop]) -> str:
    """The bearers of the words after the speaker, who is the first hop, joined by arrows."""
    return ARROW.join(bearer(hop) for hop in hops[1:]) or UNKNOWN


def relays(statement: Statement) -> str:
    """The bearers of the words after the speaker, in the earliest article that carries them, and how many more do."""
    via = path(statement.carriers[0].chain)
    more = len(statement.carriers) - 1
    return f"{via} (+{more} more)" if more else via


def bearer(hop: Hop) -> str:
    """What to call one bearer of the words."""
    return one_line(hop.name or ("unknown outlet" if hop.type == "outlet" else "unnamed"))


def when(statement: Statement) -> str:
    """The date it was said; else `by` the date it was first published; else that it is unknown."""
    if statement.said_on:
        return day(statement.said_on)
    published = statement.carriers[0].published
    return f"by {day(published)}" if published else UNKNOWN


def day(value: str) -> str:
    """An EDTF date as people read it: an interval has "to" in it."""
    return one_line(value).replace("/", " to ", 1)[:40]
