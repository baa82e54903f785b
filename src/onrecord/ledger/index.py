"""The search index: the words of every statement, kept in the transaction that adds it. SQLite's FTS5 or a tsvector.

A table `search` beside the others, with a row for each attribution. It is made from their rows, so it is no part of the
chain of digests. All words are found by `tokens`, so that both databases index the same ones; neither stores the text.

    SQLite        search(content, speaker, party), a contentless FTS5 table; its rowid is the attribution's seq
    PostgreSQL    search(seq, tokens), where a word of a speaker has a mark before it, and so has one of a party: a
                  GIN index keeps no weights, and would look into every row that has the word somewhere
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from onrecord.ledger.folding import tokens

_MARKS = {"content": "", "speaker": "@", "party": "#"}
# PostgreSQL numbers positions up to 16383; of a longer content, the words after these are not found.
LONGEST = 15_000
_LONGEST_NAME = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words in a row in one of `fields`; with `prefix`, the last may go on; with `without`, they must not be there."""

    words: tuple[str, ...]
    fields: tuple[str, ...] = ("content", "speaker")
    prefix: bool = False
    without: bool = False


def add_to_index(connection: Connection, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Add attributions, each with its number."""
    if connection.dialect.name == "sqlite":
        values = [{"seq": seq, **indexed(row)} for seq, row in rows]
        insert = "INSERT INTO search (rowid, content, speaker, party) VALUES (:seq, :content, :speaker, :party)"
    else:
        values = [{"seq": seq, "tokens": vector(row)} for seq, row in rows]
        insert = "INSERT INTO search (seq, tokens) VALUES (:seq, CAST(:tokens AS tsvector))"
    if values:
        connection.execute(text(insert), values)


def remove_from_index(connection: Connection, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Take attributions out, given their rows as they were added."""
    removed = [{"seq": seq, **indexed(row)} for seq, row in rows]
    if not removed:
        return
    if connection.dialect.name == "sqlite":
        columns, values = "search, rowid, content, speaker, party", "'delete', :seq, :content, :speaker, :party"
        connection.execute(text(f"INSERT INTO search ({columns}) VALUES ({values})"), removed)
        # Until its parts are merged, the index holds the words still.
        connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))
    else:
        connection.execute(text("DELETE FROM search WHERE seq = ANY(:seqs)"), {"seqs": [row["seq"] for row in removed]})


def few_matches(connection: Connection, phrases: Sequence[Phrase], *, most: int) -> list[int] | None:
    """The numbers of all attributions that have all `phrases`, in any order; null where they are more than `most`."""
    if connection.dialect.name == "sqlite":
        found = matches(connection, phrases, most=most + 1)
    else:  # without an order PostgreSQL stops at the limit, and does not look into every row first
        query = text("SELECT seq FROM search WHERE tokens @@ CAST(:query AS tsquery) LIMIT :most")
        found = list(connection.execute(query, {"query": tsquery(phrases), "most": most + 1}).scalars())
    return found if len(found) <= most else None


def matches(connection: Connection, phrases: Sequence[Phrase], *, most: int, upto: int | None = None) -> list[int]:
    """The numbers of attributions that have all `phrases`: at most `most`, the last added first; none after `upto`."""
    values: dict[str, int | str] = {"most": most, "upto": 2**62 if upto is None else upto}
    if connection.dialect.name == "sqlite":
        query = "SELECT rowid FROM search WHERE search MATCH :query AND rowid <= :upto ORDER BY rowid DESC LIMIT :most"
        values["query"] = fts5(phrases)
    else:
        query = (
            "SELECT seq FROM search WHERE tokens @@ CAST(:query AS tsquery) AND seq <= :upto "
            "ORDER BY seq DESC LIMIT :most"
        )
        values["query"] = tsquery(phrases)
    return list(connection.execute(text(query), values).scalars())


def matches_any(connection: Connection, groups: Sequence[Sequence[Phrase]]) -> list[int]:
    """The numbers of attributions that have, of each of `groups`, at least one phrase, in their order."""
    if not groups or not all(groups):
        return []
    if connection.dialect.name == "sqlite":
        sql = "SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid"
        query = " AND ".join(f"({' OR '.join(fts5([phrase]) for phrase in group)})" for group in groups)
    else:
        sql = "SELECT seq FROM search WHERE tokens @@ CAST(:query AS tsquery) ORDER BY seq"
        query = " & ".join(f"({' | '.join(tsquery([phrase]) for phrase in group)})" for group in groups)
    return list(connection.execute(text(sql), {"query": query}).scalars())


def indexed(row: Mapping[str, Any]) -> dict[str, str]:
    """The words of a row of `attributions` by field, as FTS5 takes them."""
    return {name: " ".join(found) for name, found in _tokens(row).items()}


def vector(row: Mapping[str, Any]) -> str:
    """The words of a row of `attributions` as PostgreSQL writes a tsvector."""
    return " ".join(
        f"'{_MARKS[name]}{word}':{position}"
        for name, found in _tokens(row).items()
        for position, word in enumerate(found, 1)
    )


def fts5(phrases: Sequence[Phrase]) -> str:
    """Phrases in the language of FTS5; one at least must not be `without`."""

    def one(phrase: Phrase) -> str:
        words = " ".join(phrase.words)
        return f'({{{" ".join(phrase.fields)}}} : "{words}"{" *" if phrase.prefix else ""})'

    wanted = " AND ".join(one(phrase) for phrase in phrases if not phrase.without)
    return " NOT ".join([f"({wanted})", *(one(phrase) for phrase in phrases if phrase.without)])


def tsquery(phrases: Sequence[Phrase]) -> str:
    """Phrases in the language of PostgreSQL."""

    def one(phrase: Phrase) -> str:
        end = ":*" if phrase.prefix else ""
        fields = (" <-> ".join(f"'{_MARKS[name]}{word}'" for word in phrase.words) + end for name in phrase.fields)
        return f"{'!' if phrase.without else ''}({' | '.join(f'({words})' for words in fields)})"

    return " & ".join(map(one, phrases))


def _tokens(row: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        "content": tokens(row["content_key"])[:LONGEST],
        "speaker": tokens(row["speaker_key"] or "")[:_LONGEST_NAME],
        "party": tokens(row["party_key"] or "")[:_LONGEST_NAME],
    }
