"""The tables `joins` and `clusters`: which attributions carry one statement.

`joins` has what was found to belong together, or may, and by which rule; it is filled from above the ledger
(`onrecord.matching.statements`). `clusters` follows from it and from what people decided, and is what lists heed. Both
are made from other tables and no part of the chain; decisions are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, bindparam, delete, insert, or_, select, tuple_

from onrecord.ledger.among import among
from onrecord.ledger.carrying import LEAST, Words
from onrecord.ledger.decided import list_on
from onrecord.ledger.filters import conditions
from onrecord.ledger.finding import newest_reading
from onrecord.ledger.schema import articles, attributions, clusters, joins, readings, redactions
from onrecord.record import Decision, spans

SAME, OTHER = DECIDED = ("same-statement", "other-statement")
"""What people decide of two attributions: that they carry one statement, or that they do not."""

CONTRARY = ("sides", "denied")
AT_ONCE = 500  # values in one query

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two attributions (their ids, as statements have them) that a rule of matching put beside each other.

    `relation`: `same` (one statement), `candidate` (it may be one), `sides` (the same words, another speaker) or
    `denied` (a claim, and its denial).
    `score`: how much of the shorter wording stands in the other, 0..1.
    """

    one: str
    other: str
    relation: Literal["same", "candidate", "sides", "denied"]
    rule: str
    score: float


def list_joins(connection: Connection, seqs: Iterable[int]) -> list[Join]:
    """The joins of some attributions, with each other or with others."""
    found: dict[Pair, Join] = {}
    for some in portions(seqs):
        query = select(joins).where(or_(joins.c.one.in_(some), joins.c.other.in_(some)))
        for row in connection.execute(query.order_by(joins.c.other, joins.c.one)).mappings():
            found[row["one"], row["other"]] = _join(row)
    return list(found.values())


def _join(row: RowMapping) -> Join:
    return Join(
        one=f"s{row['one']}", other=f"s{row['other']}", **{name: row[name] for name in ("relation", "rule", "score")}
    )


def clusters_of(connection: Connection, seqs: Iterable[int]) -> dict[int, int]:
    """The cluster of each attribution that is in one."""
    query = select(clusters.c.seq, clusters.c.statement).where(among(connection, clusters.c.seq, seqs))
    return {row[0]: row[1] for row in connection.execute(query)}


def members_of(connection: Connection, statements: Iterable[int]) -> dict[int, list[int]]:
    """The attributions in each of some clusters."""
    found: dict[int, list[int]] = {}
    query = select(clusters.c.statement, clusters.c.seq).order_by(clusters.c.seq)
    for some in portions(statements):
        for statement, seq in connection.execute(query.where(clusters.c.statement.in_(some))):
            found.setdefault(statement, []).append(seq)
    return found


def portions(seqs: Iterable[int]) -> Iterator[Sequence[int]]:
    """Databases bound how many values a query may have."""
    wanted = sorted(set(seqs))
    return (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE))


def list_contrary(
    connection: Connection, *, since: str | None, until: str | None, after: Pair | None, limit: int
) -> list[Join]:
    """What does not agree, those added last first: the same words of two speakers, and claims and their denials.

    `after` leaves out those up to this one.
    """
    query = _contrary(since, until)
    if after is not None:
        query = query.where(tuple_(joins.c.other, joins.c.one) < tuple_(after[1], after[0]))
    rows = connection.execute(query.order_by(joins.c.other.desc(), joins.c.one.desc()).limit(limit)).mappings()
    return [_join(row) for row in rows]


def contrary_beside(
    connection: Connection, pairs: Sequence[Pair], *, since: str | None, until: str | None
) -> list[Join]:
    """The other joins, as `list_contrary` has them, of the statements that some of its joins put beside each other."""
    of = clusters_of(connection, {seq for pair in pairs for seq in pair})
    members = members_of(connection, of.values())
    cluster = {seq: number for number, some in members.items() for seq in some}
    asked = {frozenset(cluster.get(seq, seq) for seq in pair) for pair in pairs}
    found: dict[Pair, Join] = {}
    for some in portions(cluster):
        here = or_(joins.c.one.in_(some), joins.c.other.in_(some))
        for row in connection.execute(_contrary(since, until).where(here)).mappings():
            if frozenset(cluster.get(row[name], row[name]) for name in ("one", "other")) in asked:
                found[row["one"], row["other"]] = _join(row)
    return [join for pair, join in found.items() if pair not in set(pairs)]


def _contrary(since: str | None, until: str | None) -> Select[Any]:
    dated = conditions(since=since, until=until, thoughts=True)
    query = select(joins).where(joins.c.relation.in_(CONTRARY))
    if not dated:
        return query
    passing = (column.in_(select(attributions.c.seq).where(*dated)) for column in (joins.c.one, joins.c.other))
    return query.where(or_(*passing))


def list_contrary_to(connection: Connection, seqs: Iterable[int]) -> list[Join]:
    """What does not agree with some attributions, or with what carries the same statements."""
    wanted = set(seqs)
    for members in members_of(connection, set(clusters_of(connection, wanted).values())).values():
        wanted |= set(members)
    return [join for join in list_joins(connection, wanted) if join.relation in CONTRARY]


def read_decided(connection: Connection, *, undone: bool = False) -> list[tuple[Pair, Decision]]:
    """What people decided of two attributions each, and which these are in the newest readings of their articles.

    In the order of the decisions; with `undone`, those too that were taken back. Where a content is not found again,
    the decision waits.
    """
    found = []
    for decision in list_on(connection, None, kinds=DECIDED, undone=undone):
        one, other = (_resolved(connection, decision.target.get(name)) for name in ("one", "other"))
        if one is not None and other is not None and one != other:
            found.append(((one, other), decision))
    return found


def anchor_of(connection: Connection, seq: int) -> dict[str, Any]:
    """What a decision says of an attribution, for it to be found again: the article, the model and the content."""
    same = articles.alias("same")
    query = (
        select(
            articles.c.id, articles.c.revision, articles.c.seq, readings.c.model, attributions.c.number,
            attributions.c.body,
        )
        .select_from(
            attributions.join(readings, attributions.c.reading_seq == readings.c.seq).join(
                articles, readings.c.article_seq == articles.c.seq
            )
        )
        .where(attributions.c.seq == seq)
    )  # fmt: skip
    row = connection.execute(query).mappings().one()
    before = select(same.c.seq).where(same.c.id == row["id"], same.c.revision <= row["revision"])
    return {
        "article": row["id"],
        "occurrence": len(connection.execute(before).all()),
        "model": row["model"],
        "number": row["number"],
        "content": row["body"]["content"],
    }


def _resolved(connection: Connection, anchor: Any) -> int | None:
    """The attribution that a decision was made on, or the one of the newest reading that it passes on to."""
    try:
        id, occurrence = str(anchor["article"]), int(anchor.get("occurrence", 1))
        model, number, content = str(anchor["model"]), int(anchor["number"]), spans(anchor["content"])
    except (KeyError, TypeError, ValueError, AttributeError):  # made by another program
        return None
    rows = connection.execute(
        select(articles.c.seq, articles.c.text, redactions.c.seq.label("removed"))
        .select_from(articles.outerjoin(redactions, redactions.c.article_seq == articles.c.seq))
        .where(articles.c.id == id)
        .order_by(articles.c.revision)
    ).all()
    if not 1 <= occurrence <= len(rows) or rows[occurrence - 1].removed is not None:
        return None
    article = rows[occurrence - 1]
    reading = connection.execute(
        select(readings.c.seq, readings.c.model).where(readings.c.seq == newest_reading(article.seq).scalar_subquery())
    ).one()
    query = select(attributions.c.seq, attributions.c.number, attributions.c.body).filter_by(reading_seq=reading.seq)
    words, best = Words(article.text), (0.0, 0)
    for row in connection.execute(query.order_by(attributions.c.number)):
        if reading.model == model and row.number == number:
            return int(row.seq)
        best = max(best, (words.overlap(content, spans(row.body["content"])), -row.seq))
    return -best[1] if best[0] >= LEAST else None


def bring_together(connection: Connection, pairs: Sequence[Pair], decided: Iterable[int]) -> bool:
    """Make one cluster of each two that a new join connects: what `recluster` would, without reading what joined them.

    Only where nobody decided on what is in them (`decided`: the attributions that somebody did decide on); else
    nothing is done, and the answer is false. Costs what is joined, however large the clusters have grown.
    """
    of = clusters_of(connection, {seq for pair in pairs for seq in pair} | set(decided))
    nodes = [(of.get(one, one), of.get(other, other)) for one, other in pairs]  # each is the least of its members
    if not {of.get(seq, seq) for seq in decided}.isdisjoint(node for pair in nodes for node in pair):
        return False
    least = {node: min(members) for members in _components(nodes, ()) for node in members}
    alone = {seq for pair in pairs for seq in pair if seq not in of}
    moved = [{"was": node, "now": now} for node, now in sorted(least.items()) if node != now and node not in alone]
    if moved:
        connection.execute(
            clusters.update().where(clusters.c.statement == bindparam("was")).values(statement=bindparam("now")), moved
        )
    if alone:
        connection.execute(insert(clusters), [{"seq": seq, "statement": least[seq]} for seq in sorted(alone)])
    return True


def recluster(connection: Connection, seqs: Iterable[int], decided: Sequence[tuple[Pair, Decision]]) -> None:
    """Make the clusters of some attributions anew, with all that they are joined to now or were before."""
    partners: dict[int, set[int]] = {}
    for (one, other), _ in decided:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    reached, joined = _reached(connection, seqs, partners)
    for some in portions(reached):
        connection.execute(delete(clusters).where(clusters.c.seq.in_(some)))
    rows = _clusters(joined, [(pair, decision) for pair, decision in decided if set(pair) <= reached])
    if rows:
        connection.execute(insert(clusters), rows)


def _clusters(joined: Sequence[Pair], decided: Sequence[tuple[Pair, Decision]]) -> list[dict[str, int]]:
    """The rows that joins, in the order of adding, and decisions give."""
    # People go before the machine; a pair that they put apart is never joined through others.
    # The last decision on two attributions counts.
    last = {frozenset(pair): (pair, decision.kind) for pair, decision in decided}
    mine = [pair for pair, kind in last.values() if kind == SAME]
    apart = [pair for pair, kind in last.values() if kind == OTHER]
    made = _components([*mine, *joined], apart)
    return [{"seq": seq, "statement": min(members)} for members in made if len(members) > 1 for seq in sorted(members)]


def all_clusters(connection: Connection) -> list[dict[str, int]]:
    """The rows of `clusters` that all joins and decisions give."""
    query = select(joins.c.one, joins.c.other).where(joins.c.relation == "same").order_by(joins.c.other, joins.c.one)
    pairs = [(one, other) for one, other in connection.execute(query)]
    return _clusters(pairs, read_decided(connection))


def recluster_all(connection: Connection) -> None:
    """Make the whole table anew."""
    connection.execute(delete(clusters))
    rows = all_clusters(connection)
    for at in range(0, len(rows), 10 * AT_ONCE):
        connection.execute(insert(clusters), rows[at : at + 10 * AT_ONCE])


def heed_decided(connection: Connection) -> None:
    """Make the clusters anew that people ever decided on: at once, where they just did."""
    touched = {seq for pair, _ in read_decided(connection, undone=True) for seq in pair}
    if touched:
        recluster(connection, touched, read_decided(connection))


def _reached(
    connection: Connection, seqs: Iterable[int], partners: Mapping[int, set[int]]
) -> tuple[set[int], list[Pair]]:
    """All attributions that some are joined to, over any number of joins, and these joins in the order of adding."""
    reached: set[int] = set()
    joined: set[Pair] = set()
    new = set(seqs)
    while new:
        reached |= new
        found = set().union(*(partners.get(seq, ()) for seq in new))
        for some in portions(new):
            here = or_(joins.c.one.in_(some), joins.c.other.in_(some))
            pairs = connection.execute(select(joins.c.one, joins.c.other).where(joins.c.relation == "same", here))
            for one, other in pairs:
                joined.add((one, other))
                found |= {one, other}
        for members in members_of(connection, set(clusters_of(connection, new).values())).values():
            found |= set(members)
        new = found - reached
    return reached, sorted(joined, key=lambda pair: (max(pair), min(pair)))


def _components(pairs: Sequence[Pair], apart: Sequence[Pair]) -> list[set[int]]:
    """The sets that pairs make, one after the other; a pair that would bring together what is apart is left out."""
    of: dict[int, set[int]] = {}
    for one, other in pairs:
        mine, its = of.get(one) or {one}, of.get(other) or {other}
        if mine is its or any((a in mine and b in its) or (a in its and b in mine) for a, b in apart):
            continue
        both = mine | its
        for seq in both:
            of[seq] = both
    return list({id(members): members for members in of.values()}.values())
