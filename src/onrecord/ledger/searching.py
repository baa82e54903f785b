"""Full-text search: which statements have the words, the best first, a page at a time.

Statements are ranked by how often the words stand in them against their length (the formula of BM25, with a fixed mean
length, and without the rarity of a word, which is the same for all that have all words). So a statement's score depends
on nothing but itself: it is the same in both databases, and does not change when others are added. That, and a page's
mark, which holds the newest row of the first page and the last rank shown, keep pages from shifting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.ledger.folded import whole_statements
from onrecord.ledger.index import Phrase, matches
from onrecord.ledger.joined import clusters_of
from onrecord.ledger.listing import IS_CORRECTED, chosen, chosen_corrected, statements_of
from onrecord.ledger.schema import attributions, corrected
from onrecord.record import Statement, View

RANKED = 1000  # so many are ranked, those added last, for a page to answer in a moment (benchmarks/ledger.py)
SHARED = 200  # so many statements are looked at that have the same words
_MEAN_LENGTH = 150  # characters of a content, about 25 words
_SATURATION, _BY_LENGTH = 1.2, 0.75  # k1 and b of BM25
_MARK = re.compile(r"(\d{1,18})\.(\d{1,18})\.(\d{1,18})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One statement that has the words; `score` grows with how well it fits."""

    score: float
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Statements found, the best first. `next` is the mark of the page after, and null on the last one.

    `newest`: more statements have the words than are ranked, and these are from the newest of them (by adding).
    """

    found: tuple[Found, ...]
    next: str | None
    newest: bool


def search(
    connection: Connection,
    phrases: Sequence[Phrase],
    narrowed: Sequence[Phrase],
    filters: Sequence[ColumnElement[bool]],
    *,
    limit: int,
    page: str | None,
    among_corrected: Sequence[ColumnElement[bool]] | None = None,
    each: bool = False,
) -> Page:
    """The statements that have all `phrases`, fit `narrowed` and pass `filters`. Raises ValueError for a wrong mark.

    `among_corrected` are the filters on what people corrected, as for `list_statements`.
    """
    upto, after = _read(page)
    if upto is None:
        upto = connection.execute(select(func.max(attributions.c.seq))).scalar() or 0
    seqs = matches(connection, [*phrases, *narrowed], most=RANKED + 1, upto=upto)
    newest = len(seqs) > RANKED
    columns = (attributions.c.seq, attributions.c.content_key, attributions.c.speaker_key)
    if among_corrected is not None:
        filters = [*filters, ~IS_CORRECTED]
    query = chosen(columns, [attributions.c.seq.in_(seqs[:RANKED]), *filters])
    rows = [(seq, content, speaker) for seq, content, speaker in connection.execute(query)]
    if among_corrected is not None:
        rows += _corrected(connection, phrases, [corrected.c.seq <= upto, *among_corrected])
    score = _scorer(phrases)
    # Whole numbers, so that a mark holds exactly what was compared.
    ranked = sorted((-round(score(content, speaker or "") * 1e6), -seq) for seq, content, speaker in rows)
    if not each:
        ranked = _once(connection, ranked)
    if after is not None:
        ranked = [key for key in ranked if key > after]
    shown = ranked[:limit]
    view: View = "machine" if among_corrected is None else "corrected"
    seqs = [-seq for _, seq in shown]
    if each:
        statements = statements_of(connection, seqs, view=view)
    else:
        whole = whole_statements(connection, seqs, view=view)
        statements = [whole[seq] for seq in seqs]
    return Page(
        found=tuple(
            Found(score=-score / 1e6, statement=item) for (score, _), item in zip(shown, statements, strict=True)
        ),
        next=f"{upto}.{-shown[-1][0]}.{-shown[-1][1]}" if len(ranked) > limit else None,
        newest=newest,
    )


def _once(connection: Connection, ranked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What was ranked, each statement at its best place alone."""
    of = clusters_of(connection, (-seq for _, seq in ranked))
    seen: set[int] = set()
    found = []
    for score, seq in ranked:
        cluster = of.get(-seq)
        if cluster is None or cluster not in seen:
            found.append((score, seq))
        if cluster is not None:
            seen.add(cluster)
    return found


def sharing(connection: Connection, asked: Sequence[Sequence[Phrase]], *, view: View, limit: int) -> list[Statement]:
    """The statements whose content has all phrases of some of `asked`, those that have most of these first.

    Of one that many have, only the newest are looked at.
    """
    shared: Counter[int] = Counter()
    for phrases in asked:
        shared.update(matches(connection, [replace(one, fields=("content",)) for one in phrases], most=SHARED))
    ranked = sorted(shared, key=lambda seq: (-shared[seq], -seq))[:limit]
    if view == "corrected":
        rejected = select(corrected.c.seq).where(corrected.c.seq.in_(ranked), corrected.c.state == "rejected")
        gone = set(connection.execute(rejected).scalars())
        ranked = [seq for seq in ranked if seq not in gone]
    return statements_of(connection, ranked, view=view)


def _corrected(
    connection: Connection, phrases: Sequence[Phrase], filters: Sequence[ColumnElement[bool]]
) -> Iterator[tuple[int, str, str | None]]:
    """What people corrected and that has all `phrases`: the index holds what was read, and these are few."""
    columns = (corrected.c.seq, corrected.c.content_key, corrected.c.speaker_key)
    patterns = [(_pattern(phrase), phrase.without) for phrase in phrases]
    for seq, content, speaker in connection.execute(chosen_corrected(columns, filters)):
        if all(
            bool(pattern.search(content) or pattern.search(speaker or "")) != without for pattern, without in patterns
        ):
            yield seq, content, speaker


def _read(page: str | None) -> tuple[int | None, tuple[int, int] | None]:
    if page is None:
        return None, None
    mark = _MARK.fullmatch(page)
    if not mark:
        raise ValueError(f"{page!r} is no mark of a page: take the one that the page before gave as next")
    upto, score, seq = map(int, mark.groups())
    return upto, (-score, -seq)


class _scorer:
    """How well a statement fits phrases."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._patterns = [_pattern(phrase) for phrase in phrases if not phrase.without]

    def __call__(self, content: str, speaker: str) -> float:
        damped = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * len(content) / _MEAN_LENGTH)
        total = 0.0
        for pattern in self._patterns:
            count = len(pattern.findall(content)) + len(pattern.findall(speaker))
            total += count * (_SATURATION + 1) / (count + damped)
        return total


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """A phrase as it stands in folded text; what stands between two of its words is anything but a word."""
    words = r"\W+".join(map(_spelled, phrase.words))
    return re.compile(r"(?<!\w)" + words + ("" if phrase.prefix else r"(?!\w)"))


def _spelled(word: str) -> str:
    """A pattern for a word; its letters may be initials with full stops, as the index takes them."""
    return r"\.?".join(map(re.escape, word)) + r"\.?" if len(word) <= 5 else re.escape(word)
