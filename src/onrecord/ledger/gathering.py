"""Statements that may bear on a question, as rows light enough to go through by the thousand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, select

from onrecord.ledger.folding import fold, tokens, whole
from onrecord.ledger.index import Phrase, matches_any
from onrecord.ledger.listing import IS_CORRECTED, chosen, chosen_corrected, conditions
from onrecord.ledger.schema import articles, attributions, corrected

_AT_ONCE = 900  # numbers in one query


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One statement with what is needed to tell whether it bears on a question. `article_seq` is its article's row.

    `first` and `last` are the days that its date covers, as for lists; null where it has none.
    """

    id: str
    article_seq: int
    speaker: str | None
    role: str | None
    party: str | None
    act: str | None
    said_on: str | None
    first: date | None
    last: date | None
    cue: str
    content: str
    confidence: float


def gather(
    connection: Connection,
    *,
    words: Sequence[str],
    parties: Sequence[str],
    since: str | None,
    until: str | None,
) -> list[Gathered]:
    """What was said by one of `parties`, or on their behalf, with one of `words`: see `Ledger.gather`."""
    said = [phrase for word in words if (phrase := phrase_of(word, ("content",)))]
    whose = [phrase for name in parties if (phrase := phrase_of(whole(name) or "", ("party", "speaker")))]
    seqs = matches_any(connection, [said, whose])
    asked: dict[str, Any] = dict.fromkeys(("speaker", "party", "text", "outlet"))
    asked |= {"since": since, "until": until, "thoughts": False}
    keys = {whole(name) for name in parties}

    def rows() -> Iterator[RowMapping]:
        filters = [*conditions(**asked), ~attributions.c.negated, ~IS_CORRECTED]
        for at in range(0, len(seqs), _AT_ONCE):
            these = attributions.c.seq.in_(seqs[at : at + _AT_ONCE])
            yield from connection.execute(chosen(_READ, [these, *filters])).mappings()
        # What people corrected is not in the index; it is little.
        yield from connection.execute(chosen_corrected(_CORRECTED, conditions(**asked, of=corrected))).mappings()

    found = [item for row in rows() if (item := _gathered(row, said)) is not None]
    return [item for item in found if {whole(item.party), whole(item.speaker)} & keys]


def texts_of(connection: Connection, article_seqs: Sequence[int]) -> dict[int, str]:
    """The texts of these articles, by the numbers of their rows."""
    found: dict[int, str] = {}
    for at in range(0, len(article_seqs), _AT_ONCE):
        these = articles.c.seq.in_(article_seqs[at : at + _AT_ONCE])
        found |= {row.seq: row.text for row in connection.execute(select(articles.c.seq, articles.c.text).where(these))}
    return found


def texts_called(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The texts of the articles of these ids; an id is the digest of its text too, so that it has one."""
    found: dict[str, str] = {}
    for at in range(0, len(ids), _AT_ONCE):
        query = select(articles.c.id, articles.c.text).where(articles.c.id.in_(ids[at : at + _AT_ONCE]))
        found |= {row.id: row.text for row in connection.execute(query)}
    return found


_NAMES = ("seq", "article_seq", "cue", "content", "dated_first", "dated_last")
_WHO = ("speaker_name", "speaker_role", "party", "act", "said_on", "confidence")
_READ: list[Column[Any]] = [attributions.c[name] for name in (*_NAMES, *_WHO)]
_CORRECTED: list[ColumnElement[Any]] = [*(corrected.c[name] for name in _NAMES), corrected.c.body]


def _gathered(row: RowMapping, said: Sequence[Phrase]) -> Gathered | None:
    """A row as it is gathered; null for a corrected one that is not what was asked for."""
    about = {"id": f"s{row['seq']}", "first": row["dated_first"], "last": row["dated_last"]}
    about |= {name: row[name] for name in ("article_seq", "cue", "content")}
    if (body := row.get("body")) is None:
        who = {"speaker": row["speaker_name"], "role": row["speaker_role"]}
        return Gathered(**about, **who, **{name: row[name] for name in ("party", "act", "said_on", "confidence")})
    known = tokens(fold(row["content"]))
    if body["negated"] or not any(stands_in(phrase, known) for phrase in said):
        return None
    return Gathered(
        **about,
        speaker=body["speaker"]["name"],
        role=body["speaker"]["role"],
        party=body["speaker"]["party"],
        act=body["act"],
        said_on=body["said_on"] and body["said_on"]["value"],
        confidence=body["confidence"],
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
