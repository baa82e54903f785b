"""Matching what is new with what is on record, so that lists show each statement once, with all its carriers.

Attributions are matched in the order they were added, each with those before it: by fingerprints of its words, and of
its speaker, stems and days. What comes of it depends on the texts alone, so it is kept in tables of its own beside the
chain, and made anew where the rules of matching are newer. What people decide goes before it, and is in the chain.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from onrecord.ledger import Ledger
from onrecord.ledger.engine import writing
from onrecord.ledger.errors import telling
from onrecord.ledger.joined import bring_together, portions, read_decided, recluster
from onrecord.ledger.schema import (
    articles,
    attributions,
    clusters,
    decisions,
    fingerprints,
    joins,
    matched,
    redactions,
)
from onrecord.matching.statements.judging import RULES, Judgement, judge
from onrecord.matching.statements.said import Said

AT_ONCE = 4000  # attributions in one transaction
FULL = 64
"""So many attributions are kept by one fingerprint, the first ones: words that all say tell nobody from others, and
of what a hundred articles carry one is enough to be found by."""
CANDIDATES = 24  # so many are looked at for one attribution
# What makes a candidate: two fingerprints of words, of a speaker, a stem and a day, or one of each; or one of what
# denies or is denied, or of a wording that has few.
ENOUGH, _FEW = 2, 2
_REMEMBERED = 10_000  # attributions that stay in memory
_ASKED = 10_000  # fingerprints in one query: SQLite reads a million characters at most


def catch_up(ledger: Ledger, *, at_once: int = AT_ONCE, tell: Callable[[int], None] = lambda count: None) -> int:
    """Match what was added since the last time; how many attributions. Where nothing is new, nothing is written.

    `tell` is told how many were matched, after each transaction, of `at_once` attributions at most. Stopped at any
    moment, it goes on from there.
    """
    total, behind = 0, is_behind(ledger)
    while behind:
        with telling(ledger.name), writing(ledger.engine) as connection:
            count, behind = _match_some(connection, at_once)
        total += count
        tell(count)
    return total


def match_again(ledger: Ledger) -> None:
    """Forget what was matched, so that the next `catch_up` matches all of it again."""
    with telling(ledger.name), writing(ledger.engine) as connection:
        _forget(connection)


def is_behind(ledger: Ledger) -> bool:
    """Whether there is anything that was not matched yet, or not by these rules."""
    return count_due(ledger) > 0


def count_due(ledger: Ledger) -> int:
    """How many attributions and decisions wait for `catch_up`."""
    return _due(ledger).waiting


def count_unmatched(ledger: Ledger) -> int:
    """How many attributions wait for `catch_up`: until then each is a statement of its own."""
    return _due(ledger).unmatched


class _Due(NamedTuple):
    """How far it was matched by these rules (null: never), and the last rows of all."""

    upto: int | None
    decided: int | None
    last: int
    last_decided: int

    @property
    def unmatched(self) -> int:
        return self.last - (self.upto or 0)

    @property
    def waiting(self) -> int:
        return self.unmatched + self.last_decided - (self.decided or 0)


def _due(ledger: Ledger) -> _Due:
    with telling(ledger.name), ledger.engine.connect() as connection:
        return _read_due(connection)


def _read_due(connection: Connection) -> _Due:
    done = (select(column).filter_by(rules=RULES).scalar_subquery() for column in (matched.c.upto, matched.c.decided))
    ends = (select(func.max(table.c.seq)).scalar_subquery() for table in (attributions, decisions))
    upto, decided, last, last_decided = connection.execute(select(*done, *ends)).one()
    return _Due(upto, decided, last or 0, last_decided or 0)


def _match_some(connection: Connection, at_once: int) -> tuple[int, bool]:
    """Match some of what is due; how many attributions, and whether any wait still."""
    due = _read_due(connection)
    if due.upto is None:
        _forget(connection)
        connection.execute(insert(matched).values(rules=RULES, upto=0, decided=0))
    before = due.upto or 0
    upto, some = _next(connection, before, due.last, at_once)
    joined = _Matcher(connection).match(some)
    decided = read_decided(connection) if due.last_decided else []
    heeded: set[int] = set()
    # Decisions of another ledger, or a later reading of an article:
    if due.last_decided > (due.decided or 0) or (some and decided):
        heeded = {seq for pair, _ in read_decided(connection, undone=True) for seq in pair}
    if joined and not bring_together(connection, joined, heeded):
        heeded |= {seq for pair in joined for seq in pair}
    if heeded:
        recluster(connection, heeded, decided)
    connection.execute(matched.update().values(upto=upto, decided=due.last_decided))
    return upto - before, upto < due.last


def _forget(connection: Connection) -> None:
    for table in (fingerprints, joins, clusters, matched):
        connection.execute(delete(table))


_SAID = [attributions.c[name] for name in ("seq", "article_seq", "cue", "content", "dated_first", "dated_last", "body")]
_FROM = attributions.join(articles, attributions.c.article_seq == articles.c.seq)


def _next(connection: Connection, before: int, end: int, at_once: int) -> tuple[int, list[Said]]:
    """The next attributions to be matched after row `before`, up to row `end`, and the last row that they reach."""
    last = end
    if end - before > at_once:
        due = select(attributions.c.seq).where(attributions.c.seq > before).order_by(attributions.c.seq).limit(at_once)
        last = connection.execute(due).scalars().all()[-1]
    removed = select(redactions.c.article_seq)
    query = (
        select(*_SAID)
        .select_from(_FROM)
        .where(attributions.c.seq > before, attributions.c.seq <= last, attributions.c.mode == "speech")
        .where(articles.c.seq.not_in(removed))
    )
    rows = connection.execute(query.order_by(attributions.c.seq)).mappings()
    return last, [_said(row) for row in rows]


def read_said(connection: Connection, seqs: Sequence[int]) -> Iterator[Said]:
    """The attributions of these rows, but for those whose texts were removed; at most as many as one query may name."""
    query = select(*_SAID).select_from(_FROM).where(attributions.c.seq.in_(seqs))
    rows = connection.execute(query.where(articles.c.seq.not_in(select(redactions.c.article_seq)))).mappings()
    return (_said(row) for row in rows)


def _said(row: RowMapping) -> Said:
    first, last = row["dated_first"], row["dated_last"]
    return Said(
        seq=row["seq"],
        article_seq=row["article_seq"],
        body=row["body"],
        cue=row["cue"],
        content=row["content"],
        dated=(first, last) if first and last else None,
    )


class _Prints(NamedTuple):
    """What an attribution is found by: what it is kept by, and what is looked up for it."""

    kept: set[int]
    shingles: set[int]
    topics: set[int]
    answered: set[int]


class _Matcher:
    """Matches attributions with those on record, and has them kept for others."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._remembered: OrderedDict[int, Said] = OrderedDict()

    def match(self, some: Sequence[Said]) -> list[tuple[int, int]]:
        """Match attributions in their order; the pairs that carry one statement.

        The index is read once for all of them, and written once, in the order of its rows: what is near by in it is
        then read and written together, so that time hardly grows with its size.
        """
        prints = {said.seq: _Prints(said.kept_by(), said.shingles(), said.topics(), said.answered()) for said in some}
        there = self._kept({one for four in prints.values() for found in four for one in found})
        new: list[tuple[int, int]] = []
        judged: list[tuple[int, int, Judgement]] = []
        for _, of_article in groupby(some, key=attrgetter("article_seq")):
            judged += self._match_article(list(of_article), prints, there, new)
        if judged:
            rows = [
                {"one": one, "other": other, "relation": found.relation, "rule": found.rule, "score": found.score}
                for one, other, found in judged
            ]
            self._connection.execute(insert(joins), rows)
        if new:
            own = [{"print": one, "seq": seq} for one, seq in sorted(new)]
            self._connection.execute(insert(fingerprints), own)
        return [(one, other) for one, other, found in judged if found.relation == "same"]

    def _match_article(
        self,
        some: Sequence[Said],
        prints: Mapping[int, _Prints],
        there: defaultdict[int, list[int]],
        new: list[tuple[int, int]],
    ) -> list[tuple[int, int, Judgement]]:
        """What the attributions of an article are to those before; what they are kept by goes to `there` and `new`."""
        found: dict[int, list[int]] = {}
        for said in some:
            counts: Counter[int] = Counter()
            kept, shingles, topics, answered = prints[said.seq]
            by_words = 1 if len(shingles) > _FEW else ENOUGH
            for asked, weight in ((shingles, by_words), (topics, 1), (answered, ENOUGH)):
                for one in asked:
                    for seq in there.get(one, ()):
                        counts[seq] += weight
            found[said.seq] = [seq for seq, count in counts.most_common(CANDIDATES) if count >= ENOUGH]
            for one in kept:
                if len(there[one]) < FULL:
                    there[one].append(said.seq)
                    new.append((one, said.seq))
        self._keep(some)
        self._remember({seq for seqs in found.values() for seq in seqs})
        judged = []
        for other, ones in found.items():
            for one in ones:
                mine = self._remembered.get(one)
                if mine is not None and (judgement := judge(mine, self._remembered[other])) is not None:
                    judged.append((one, other, judgement))
        return judged

    def _kept(self, prints: Collection[int]) -> defaultdict[int, list[int]]:
        """The attributions that are kept by each fingerprint."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        # Whole numbers of our own, written out: hundreds of parameters took a quarter of the time of matching.
        wanted = sorted(prints)
        for at in range(0, len(wanted), _ASKED):
            listed = ",".join(map(str, wanted[at : at + _ASKED]))
            query = f"SELECT print, seq FROM fingerprints WHERE print IN ({listed})"
            with self._connection.exec_driver_sql(query) as rows:
                for one, seq in rows.cursor.fetchall():  # by the driver itself: without a row object for each of them
                    found[one].append(seq)
        return found

    def _keep(self, some: Iterable[Said]) -> None:
        for said in some:
            self._remembered[said.seq] = said
            self._remembered.move_to_end(said.seq)

    def _remember(self, seqs: set[int]) -> None:
        """Have some attributions in memory, and the others that were used last."""
        for seq in seqs & self._remembered.keys():
            self._remembered.move_to_end(seq)
        for some in portions(seqs - self._remembered.keys()):
            self._keep(read_said(self._connection, some))
        while len(self._remembered) > max(_REMEMBERED, 2 * len(seqs)):
            self._remembered.popitem(last=False)
