"""The filters of statements: which there are, and what they are in SQL."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Select, Table, exists, func, select

from onrecord.edtf import bounds
from onrecord.ledger.folding import fold, whole, words
from onrecord.ledger.schema import articles, attributions, figures, spoken

LONGEST_FILTER = 1000  # characters; SQLite refuses patterns of 50,000


class Filters(TypedDict, total=False):
    """What chooses statements; what is absent or null leaves none out.

    speaker: whole words of a name, in a row: *Moss* finds Ada Moss, and *Li* not Ali.
    party, outlet: the whole name; *the* in front of it does not count.
    text: words of the content as they stand in it; of the last one, the beginning is enough.
    since, until: EDTF (2022, 2022-10, 2022-10-13, 2022-W41); the days of `since` and `until` are included, and a
        statement counts if any day that its date covers lies between. Undated statements are then left out.
    thoughts: beliefs and intentions too, and not only what was said.
    min_confidence: only those whose words and source are right with this probability (0..1) or more, and what people
        accepted or corrected.

    Letter case, accents and the shape of quotation marks never matter.
    """

    speaker: str | None
    party: str | None
    text: str | None
    since: str | None
    until: str | None
    outlet: str | None
    thoughts: bool
    min_confidence: float


def conditions(
    *,
    speaker: str | None = None,
    party: str | None = None,
    text: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    thoughts: bool = False,
    min_confidence: float = 0.0,
    actor: int | None = None,
    of: Table = attributions,
) -> list[ColumnElement[bool]]:
    """The filters in SQL, of a table; `actor` is the number of whom all are by.

    Raises ValueError with a sentence for what cannot be.
    """
    found: list[ColumnElement[bool]] = []
    if speaker is not None:
        name = _given("speaker", speaker, words(speaker))
        found.append(of.c.speaker_key.contains(name, autoescape=True))
    if party is not None:
        found.append(of.c.party_key == _given("party", party, whole(party)))
    if outlet is not None:
        # Not by the index: all that a large outlet carried would have to be sorted for one page of it.
        found.append(func.coalesce(articles.c.outlet_key, "") == _given("outlet", outlet, whole(outlet)))
    if text is not None:
        found.append(of.c.content_key.contains(_given("text", text, fold(text)), autoescape=True))
    first, last = first_day(since), _last_day(until)
    if first and last and first > last:
        raise ValueError(f"no day is both since {since} and until {until}: exchange the two")
    if first:
        found.append(of.c.dated_last >= first)
    if last:
        found.append(of.c.dated_first <= last)
    if not thoughts:
        found.append(of.c.mode == "speech")
    if actor is not None:
        # Row by row: to list all of them first takes long where they are many, and the reader wants a page.
        by = spoken_by(actor).where(spoken.c.seq == of.c.seq)
        found.append(exists(by.with_only_columns(spoken.c.seq).correlate(of)))
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"the confidence {min_confidence} is not in 0..1")
    if min_confidence and of is attributions:  # what people decided on does not hang on the machine's confidence
        found.append(of.c.confidence >= min_confidence)
    return found


def spoken_by(actor: int) -> Select[Any]:
    """Selects the attributions that an actor spoke under any name."""
    return select(spoken.c.seq).join(figures, spoken.c.figure == figures.c.seq).where(figures.c.actor == actor)


def first_day(since: str | None) -> date | None:
    """The day from which on something was said. Raises ValueError with a sentence where it is no date."""
    return _day("since", since, 0)


def _last_day(until: str | None) -> date | None:
    return _day("until", until, 1)


def _day(option: str, value: str | None, end: int) -> date | None:
    try:
        return None if value is None else bounds(value)[end]
    except ValueError as problem:
        raise ValueError(f"{option}: {problem}") from problem


def _given(option: str, value: str, folded: str | None) -> str:
    if not folded:
        raise ValueError(f"the {option} {value!r} has nothing in it that could be looked for")
    if len(value) > LONGEST_FILTER:
        raise ValueError(f"the {option} to look for is longer than {LONGEST_FILTER} characters: give a part of it")
    return folded
