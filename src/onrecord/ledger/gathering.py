"""Statements that may bear on a question, as rows light enough to go through by the thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, select

from onrecord.ledger.among import among
from onrecord.ledger.filters import conditions
from onrecord.ledger.folding import fold, tokens, whole
from onrecord.ledger.index import Phrase, matches_any
from onrecord.ledger.listing import IS_CORRECTED, chosen, chosen_corrected
from onrecord.ledger.schema import articles, attributions, corrected

_AT_ONCE = 900  # ids in one query


@dataclass(frozen=True, slots=True)
class Gathered:
    """One statement with what is needed to tell whether it bears on a question. `article_seq` is its article's row.

    `first` and `last` are the days that its date covers, as for lists; null where it has none. `corrected`: people
    decided on it.
    """

    id: str
    article_seq: int
    cue: str
    content: str
    first: date | None
    last: date | None
    speaker: str | None
    role: str | None
    party: str | None
    act: str | None
    said_on: str | None
    confidence: float
    corrected: bool = False


Known = dict[int, Gathered | None]
"""What was gathered before, by its row; null where it is none of the parties'."""


def gather(
    connection: Connection,
    *,
    words: Sequence[str],
    parties: Sequence[str],
    since: str | None,
    until: str | None,
    known: Known,
) -> list[Gathered]:
    """What was said by one of `parties`, or on their behalf, with one of `words`: see `Ledger.gather`."""
    said = [phrase for word in words if (phrase := phrase_of(word, ("content",)))]
    whose = [phrase for name in parties if (phrase := phrase_of(whole(name) or "", ("party", "speaker")))]
    seqs = matches_any(connection, [said, whose])
    keys = {whole(name) for name in parties}
    filters = [*conditions(since=since, until=until), ~attributions.c.negated, ~IS_CORRECTED]
    # Rows never change, so that those known need no more than a look at whether lists still show them.
    these = chosen([attributions.c.seq], [among(connection, attributions.c.seq, seqs), *filters])
    shown = connection.execute(these).scalars().all()
    new = [seq for seq in shown if seq not in known]
    query = select(*_READ).where(among(connection, attributions.c.seq, new))
    for seq, *row in connection.execute(query) if new else ():
        known[seq] = _of_parties(Gathered(f"s{seq}", *row), keys)
    if since is None and until is None:  # what was removed or revised is not kept, nor its words
        for seq in known.keys() - set(shown):
            known.pop(seq, None)
    # What people corrected is not in the index; it is little.
    rows = connection.execute(
        chosen_corrected(_CORRECTED, conditions(since=since, until=until, of=corrected))
    ).mappings()
    by_people = [_of_parties(item, keys) for row in rows if (item := _corrected(row, said)) is not None]
    return [item for item in (*map(known.get, shown), *by_people) if item is not None]


def texts_of(connection: Connection, article_seqs: Sequence[int]) -> dict[int, str]:
    """The texts of these articles, by the numbers of their rows."""
    these = among(connection, articles.c.seq, article_seqs)
    return {row.seq: row.text for row in connection.execute(select(articles.c.seq, articles.c.text).where(these))}


def texts_called(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The texts of the articles of these ids; an id is the digest of its text too, so that it has one."""
    found: dict[str, str] = {}
    for at in range(0, len(ids), _AT_ONCE):
        query = select(articles.c.id, articles.c.text).where(articles.c.id.in_(ids[at : at + _AT_ONCE]))
        found |= {row.id: row.text for row in connection.execute(query)}
    return found


_NAMES = ("seq", "article_seq", "cue", "content", "dated_first", "dated_last")
_WHO = ("speaker_name", "speaker_role", "party", "act", "said_on", "confidence")
_READ: list[Column[Any]] = [attributions.c[name] for name in (*_NAMES, *_WHO)]  # in the order of Gathered's fields
_CORRECTED: list[ColumnElement[Any]] = [*(corrected.c[name] for name in _NAMES), corrected.c.body]
_whole = lru_cache(maxsize=4096)(whole)


def _of_parties(item: Gathered, keys: set[str | None]) -> Gathered | None:
    return item if _whole(item.party) in keys or _whole(item.speaker) in keys else None


def _corrected(row: RowMapping, said: Sequence[Phrase]) -> Gathered | None:
    """What people corrected, as it is gathered; null where it is not what was asked for."""
    body = row["body"]
    known = tokens(fold(row["content"]))
    if body["negated"] or not any(stands_in(phrase, known) for phrase in said):
        return None
    return Gathered(
        id=f"s{row['seq']}",
        article_seq=row["article_seq"],
        cue=row["cue"],
        content=row["content"],
        first=row["dated_first"],
        last=row["dated_last"],
        speaker=body["speaker"]["name"],
        role=body["speaker"]["role"],
        party=body["speaker"]["party"],
        act=body["act"],
        said_on=body["said_on"] and body["said_on"]["value"],
        confidence=body["confidence"],
        corrected=True,
    )


def phrase_of(words: str, fields: tuple[str, ...] = ()) -> Phrase | None:
    """Words in a row, the last with an asterisk for the rest of it; null where there is no word."""
    parts = tuple(tokens(fold(words)))
    return Phrase(words=parts, fields=fields, prefix=words.rstrip().endswith("*")) if parts else None


def stands_in(phrase: Phrase, known: Sequence[str]) -> bool:
    """Whether the words stand in a row among the words of a text."""
    first, size = phrase.words[0], len(phrase.words)
    for at, word in enumerate(known):
        if not word.startswith(first) or (size > 1 and word != first):
            continue
        there = tuple(known[at : at + size])
        if there == phrase.words or (
            phrase.prefix
            and there[:-1] == phrase.words[:-1]
            and len(there) == size
            and there[-1].startswith(phrase.words[-1])
        ):
            return True
    return False
