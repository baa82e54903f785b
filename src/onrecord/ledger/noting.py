"""Decisions as they go from one ledger into another: by whom, when and why they were made there, and on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, select

from onrecord.ledger.chain import Adding
from onrecord.ledger.choosing import Choice
from onrecord.ledger.decided import UNDO, decision_from
from onrecord.ledger.digests import words_digest
from onrecord.ledger.finding import texts_of
from onrecord.ledger.history import occurrence_of
from onrecord.ledger.removals import DIGEST, HELD, MOMENT, emptied_row, gone_words
from onrecord.ledger.schema import articles, decisions, redactions
from onrecord.record import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A decision on record. `occurrence` tells which of the rows of its article it is about (see `Reading`).

    `words` is null, or the digest of its words (`why`, `target` and `value`) where those were removed.
    """

    decision: Decision
    occurrence: int | None
    words: str | None = None

    def check(self) -> None:
        """Raise ValueError with a sentence unless it says who decided what, when, and on which article."""
        made = self.decision
        if not made.kind.strip() or not made.who.strip() or not MOMENT.fullmatch(made.at):
            raise ValueError("a decision needs a kind, somebody who decided, and when")
        if (made.kind == UNDO) != (made.undoes is not None):
            raise ValueError("a decision of kind undo names the one that it takes back, and no other does")
        if (made.article is None) != (self.occurrence is None) or (self.occurrence or 1) < 1:
            raise ValueError(f"occurrence is {self.occurrence}, and not a count of the article's texts")
        if self.words is not None and (made.article is None or not DIGEST.fullmatch(self.words)):
            raise ValueError("a decision whose words were removed has an article and their digest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of a decision of another ledger: its number here, and whether it was new.

    `outcome` is `added`, `known` (nothing was written) or `removed` (the words of its article were removed here, and
    nothing was written; `number` is null).
    """

    number: int | None
    outcome: Literal["added", "known", "removed"]


def list_noted(connection: Connection, choice: Choice) -> Iterator[Noted]:
    """Every decision, in the order they were made; of a choice, those on the articles chosen."""
    query = (
        select(
            decisions,
            articles.c.id.label("article"),
            occurrence_of(articles.c).label("occurrence"),
            redactions.c.words.label("gone"),
        )
        .select_from(
            decisions.outerjoin(articles, decisions.c.article_seq == articles.c.seq).outerjoin(
                redactions, redactions.c.article_seq == articles.c.seq
            )
        )
        .where(*choice.carrying(choice.passing(connection)))
        .order_by(decisions.c.seq)
    )
    for row in connection.execute(query).mappings():
        yield Noted(
            decision=decision_from(row),
            occurrence=row["occurrence"] if row["article"] is not None else None,
            words=_digest(row, row["gone"]) if _emptied(row, row["gone"]) else None,
        )


def merge_noted(ledger: Adding, noted: Noted, *, undoes: int | None) -> Decided:
    """Add a decision unless it is on record; see `Ledger.merge_decision`."""
    made, read = noted.decision, ledger.connection
    article_seq = _article(read, noted)
    removal = read.execute(select(redactions).filter_by(article_seq=article_seq)).mappings().first()
    row: dict[str, Any] = {
        **{name: getattr(made, name) for name in ("kind", "who", "at")},
        "article_seq": article_seq,
        "undoes": undoes,
        **_words(noted),
    }
    lost = made.undoes is not None and undoes is None  # it takes back what is not here
    known = None if lost else _same(read, row, noted.words, removal)
    if known is None and undoes is not None:  # somebody has taken it back here
        known = read.execute(select(decisions.c.seq).filter_by(undoes=undoes)).scalar()
    if known is not None:
        return Decided(number=known, outcome="known")
    if removal is None and noted.words is not None:
        raise ValueError(f"its words were removed, and those of its article {made.article} were not")
    if removal is not None and (lost or (noted.words is None and not _after(made, removal))):
        return Decided(number=None, outcome="removed")
    if lost:
        raise ValueError(f"it takes back decision {made.undoes}, which does not stand before it")
    (seq,) = ledger.add(decisions, [row])
    return Decided(number=seq, outcome="added")


def _same(connection: Connection, row: dict[str, Any], words: str | None, removal: RowMapping | None) -> int | None:
    """The number of the decision on record that says the same; `words` is the digest of its words if it has none."""
    digest = words or words_digest("decisions", row)
    gone = removal["words"] if removal is not None else None
    alike = [decisions.c[name] == row[name] for name in ("kind", "who", "at")]
    alike += [decisions.c[name].is_not_distinct_from(row[name]) for name in ("article_seq", "undoes")]
    for there in connection.execute(select(decisions).where(*alike).order_by(decisions.c.seq)).mappings():
        if _digest(there, gone) == digest:
            return int(there["seq"])
    return None


def _after(made: Decision, removal: RowMapping) -> bool:
    """Whether it was made when the text was gone already, so that its words are none of those that had to go."""
    return made.kind == UNDO and made.at > removal["at"]


def _article(connection: Connection, noted: Noted) -> int | None:
    """The number of the row of articles that the decision is about."""
    if noted.decision.article is None:
        return None
    here = texts_of(connection, noted.decision.article)
    if not here:
        raise ValueError(f"it is about the article {noted.decision.article}, which is not on record")
    # Where a place went back to a text less often than in the other ledger, the last time stands for it.
    return int(here[min(noted.occurrence or 1, len(here)) - 1]["seq"])


def _words(noted: Noted) -> dict[str, Any]:
    if noted.words is not None:
        return emptied_row("decisions", noted.words)
    made = noted.decision
    return {"why": made.why, "target": dict(made.target), "value": {"value": made.value}}


def _emptied(row: RowMapping, gone: Any) -> bool:
    """Whether a row of decisions has lost its words; `gone` is what the redaction of its article keeps, if any."""
    return gone is not None and (str(row["seq"]) in gone.get("decisions", {}) or HELD in row["value"])


def _digest(row: RowMapping, gone: Any) -> str | None:
    """The digest of the words of a row of decisions, or of those that it had."""
    if _emptied(row, gone):
        return gone_words("decisions", row["seq"], row["value"], gone)
    return words_digest("decisions", row)
