"""The tables `figures` and `spoken`: under which names people and bodies speak, and which statements they spoke.

They are made from the other tables in the transaction that adds to them, article by article (all of them at once by
`filling.py`), and hold what lists show:
the newest reading of the latest revision at each place, as people corrected it. So they are no part of the chain, and a
name that stands in removed articles only is gone from them too.

A figure is a type of speaker, a name, a party and an office. Who of them are the same actor is decided above the ledger
(`onrecord.matching.actors`), and kept in the columns `actor`, `via`, `rule` and `score`; `joined_by` is the
version of the rules that decided, and 0 for a figure that is new or whose statements changed since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, exists, func, insert, or_, select, update

from onrecord.english.offices import office_of
from onrecord.english.telling import is_telling
from onrecord.ledger.folding import called, whole
from onrecord.ledger.judged import judge_again
from onrecord.ledger.schema import articles, attributions, corrected, figures, readings, redactions, spoken

NAMED = ("person", "organization", "government", "outlet")
_LONGEST = 200  # characters of a name or party; what is longer is none, and no database indexes it

Identity = tuple[str, str, str, str, int]
"""Type, folded name, folded party or "", office or "", and the article of a name that tells nobody by itself, or 0."""


def refresh(connection: Connection, article_seq: int) -> None:
    """Make the rows of one article anew, and of the other revisions at its place."""
    place, latest, removed = connection.execute(_PLACE, {"article_seq": article_seq}).one()
    changed = []
    if latest is not None:
        for other in connection.execute(_OTHERS, {"place": place, "latest": latest}).scalars().all():
            changed.append(other)
            _replace(connection, other, [])
    if latest in (None, article_seq) and _replace(
        connection, article_seq, [] if removed else _current(connection, article_seq)
    ):
        changed.append(article_seq)
    for seq in changed:
        judge_again(connection, seq)


_later = articles.alias("later")
# The latest revision at an article's place, null where it is the only one; and whether the article was removed.
_PLACE = select(
    articles.c.place,
    select(_later.c.seq)
    .where(_later.c.place == articles.c.place, _later.c.revision > 1)
    .order_by(_later.c.revision.desc())
    .limit(1)
    .correlate(articles)
    .scalar_subquery(),
    exists().where(redactions.c.article_seq == articles.c.seq).correlate(articles),
).where(articles.c.seq == bindparam("article_seq"))
_OTHERS = (
    select(spoken.c.article_seq)
    .join(articles, spoken.c.article_seq == articles.c.seq)
    .where(articles.c.place == bindparam("place"), articles.c.seq != bindparam("latest"))
    .distinct()
)


def _current(connection: Connection, article_seq: int) -> list[tuple[Identity, Mapping[str, Any]]]:
    """Who speaks in each listed attribution of an article, if they are named."""
    return identified(article_seq, connection.execute(_SPEAKERS, {"article_seq": article_seq}).mappings())


def identified(article_seq: int, found: Iterable[RowMapping]) -> list[tuple[Identity, Mapping[str, Any]]]:
    """As `_current`, of the rows of one article that `SPEAKING` selects."""
    rows = [row for one in found if (row := _speaker(one)) is not None]
    # In one article a name is one speaker's. Where it has two parties, the article does not tell.
    parties: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if (party := whole(row["party"])) and len(party) <= _LONGEST:
            parties.setdefault((row["type"], row["key"]), {})[party] = row["party"]
    current: list[tuple[Identity, Mapping[str, Any]]] = []
    for row in rows:
        known = parties.get((row["type"], row["key"]), {})
        party, spelled = next(iter(known.items())) if len(known) == 1 else ("", None)
        telling = is_telling(row["key"], row["name"], row["type"], party=party not in ("", row["key"]))
        identity = (row["type"], row["key"], party, office_of(row["role"]) or "", 0 if telling else article_seq)
        current.append((identity, {**row, "party": spelled}))
    return current


SPEAKING = select(
    *(attributions.c[name] for name in ("seq", "article_seq", "dated_first")),
    *(attributions.c[name] for name in ("speaker_name", "speaker_type", "speaker_role", "party")),
    corrected.c.state,
    corrected.c.dated_first.label("now_dated"),
    corrected.c.body,
).select_from(attributions.outerjoin(corrected, corrected.c.seq == attributions.c.seq))
"""Selects attributions with what is to be known of their speakers."""

_SPEAKERS = SPEAKING.where(
    attributions.c.reading_seq
    == select(func.max(readings.c.seq)).where(readings.c.article_seq == bindparam("article_seq")).scalar_subquery()
).order_by(attributions.c.number)


def _speaker(row: RowMapping) -> dict[str, Any] | None:
    """Who speaks in an attribution as it stands, or null where nobody is named or people rejected it."""
    if row["state"] == "rejected":
        return None
    if row["state"] is None:
        found = {
            "name": row["speaker_name"],
            "type": row["speaker_type"],
            "role": row["speaker_role"],
            "party": row["party"],
            "dated_first": row["dated_first"],
        }
    else:
        speaker = row["body"]["speaker"]
        found = {name: speaker[name] for name in ("name", "type", "role", "party")}
        found["dated_first"] = row["now_dated"]
    key = called(found["name"])
    if not key or len(key) > _LONGEST or found["type"] not in NAMED:
        return None
    return {**found, "key": key, "seq": row["seq"]}


def _replace(connection: Connection, article_seq: int, rows: Sequence[tuple[Identity, Mapping[str, Any]]]) -> bool:
    """Have an article's rows of `spoken` be these, and count them in `figures`; whether it had others before."""
    before = Counter(connection.execute(select(spoken.c.figure).filter_by(article_seq=article_seq)).scalars())
    if not before and not rows:
        return False
    if before:
        connection.execute(delete(spoken).where(spoken.c.article_seq == article_seq))
    numbers = _numbers(connection, rows)
    if rows:
        own = {"article_seq": article_seq}
        connection.execute(
            insert(spoken),
            [
                {"seq": row["seq"], "figure": numbers[identity], "dated_first": row["dated_first"], **own}
                for identity, row in rows
            ],
        )
    more = Counter(numbers[identity] for identity, _ in rows)
    more.subtract(before)
    connection.execute(
        update(figures)
        .where(figures.c.seq == bindparam("number"))
        .values(statements=figures.c.statements + bindparam("more"), joined_by=0),
        [{"number": number, "more": count} for number, count in sorted(more.items())],
    )
    for number in sorted(before):
        _respell(connection, number)
    return bool(before)


def _numbers(connection: Connection, rows: Sequence[tuple[Identity, Mapping[str, Any]]]) -> dict[Identity, int]:
    """The number of each figure; those that are not there are added."""
    wanted: dict[Identity, Mapping[str, Any]] = {}
    for identity, row in rows:
        wanted.setdefault(identity, row)
    if not wanted:
        return {}
    values = {name: sorted(set(column)) for name, column in zip(IDENTITY, zip(*wanted, strict=True), strict=True)}
    there = connection.execute(_KNOWN, values)
    found: dict[Identity, int] = {(row[1], row[2], row[3], row[4], row[5]): row[0] for row in there}
    new = [identity for identity in wanted if identity not in found]
    if new:
        last = connection.execute(select(func.max(figures.c.seq))).scalar() or 0
        found |= {identity: number for number, identity in enumerate(new, last + 1)}
        connection.execute(
            insert(figures),
            [
                {
                    **dict(zip(IDENTITY, identity, strict=True)),
                    **{name: wanted[identity][name] for name in ("name", "party")},
                    "seq": found[identity],
                    "statements": 0,
                    "joined_by": 0,
                }
                for identity in new
            ],
        )
    return found


IDENTITY = ("type", "name_key", "party_key", "office", "article_seq")
_COLUMNS = [figures.c[name] for name in IDENTITY]
# Column by column, and so a few more than are wanted: SQLite finds no rows by an index of several columns together.
_KNOWN = select(figures.c.seq, *_COLUMNS).where(
    *(column.in_(bindparam(column.name, expanding=True)) for column in _COLUMNS)
)


def _respell(connection: Connection, number: int) -> None:
    """Drop a figure that speaks no longer; else spell it as a statement does that is still there."""
    row = connection.execute(select(figures).filter_by(seq=number)).mappings().one()
    if row["type"] == "person" and not row["article_seq"]:  # a surname alone was joined by what it spoke
        words = {row["name_key"].split()[at] for at in (0, -1)}
        named = or_(figures.c.name_key.in_(words), figures.c.near.in_({f"lone: {word}" for word in words}))
        person = (figures.c.type == "person", figures.c.article_seq != 0, figures.c.joined_by != 0)
        alone = update(figures).where(named, *person)
        connection.execute(alone.values(joined_by=0))
    if row["statements"] == 0:
        if row["actor"] is not None:  # what was joined through it is looked at again
            connection.execute(update(figures).where(figures.c.actor == row["actor"]).values(joined_by=0))
        connection.execute(delete(figures).where(figures.c.seq == number))
        return
    query = (
        select(attributions.c.speaker_name, attributions.c.party)
        .join(spoken, spoken.c.seq == attributions.c.seq)
        .where(spoken.c.figure == number)
        .order_by(spoken.c.dated_first, spoken.c.article_seq)
        .limit(1)
    )
    spelled = connection.execute(query).one()
    if called(spelled.speaker_name) == row["name_key"] and spelled.speaker_name != row["name"]:
        connection.execute(update(figures).where(figures.c.seq == number).values(name=spelled.speaker_name))
