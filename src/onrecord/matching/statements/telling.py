"""One statement as each of its carriers tells it: the wording, how it drifted, whose report it is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Ledger
from onrecord.ledger.joined import Join
from onrecord.matching.meaning import Alteration, Meaning, alterations, meaning_of
from onrecord.matching.quotation import pieces_between
from onrecord.matching.statements.copies import Copied, copies
from onrecord.matching.wording import Piece
from onrecord.matching.words import words_of
from onrecord.record import Decision, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one article makes of a statement.

    `told` is it as this article alone has it. `pieces` leads from the first carrier's words to these, word by word;
    `alterations` and `meaning` say what of that may matter (as for `check`), and whether. `copied` is null where the
    article reports by itself, as far as can be told. `joins` are why it stands among the others.
    """

    told: Statement
    pieces: tuple[Piece, ...]
    alterations: tuple[Alteration, ...]
    meaning: Meaning | None
    copied: Copied | None
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement, each of its carriers, the earliest first, and what may belong to it or stands against it.

    `reports` counts the carriers that copy no other. `decisions` are those of people in force on it. `candidates` may
    be the same statement; `sides` have its words of another speaker; `denials` deny it, or are what it denies. Nothing
    of these is settled here.
    """

    statement: Statement
    tellings: tuple[Telling, ...]
    reports: int
    decisions: tuple[Decision, ...]
    candidates: tuple[tuple[Join, Statement], ...]
    sides: tuple[tuple[Join, Statement], ...]
    denials: tuple[tuple[Join, Statement], ...]


def tell(ledger: Ledger, reference: str) -> Told:
    """The statement that `reference` means (*s12*, of any of its carriers), as each carrier tells it.

    Raises LookupError with a sentence where lists show none of this id.
    """
    each = ledger.carried(reference)
    whole = replace(each[0], carriers=tuple(carrier for item in each for carrier in item.carriers))
    joins = ledger.joins(item.id for item in each)
    texts = ledger.texts_called({item.carriers[0].article for item in each})
    followed = copies([item.carriers[0] for item in each], [texts[item.carriers[0].article] for item in each])
    tellings = tuple(_telling(each[0], item, copied, joins) for item, copied in zip(each, followed, strict=True))
    ids = {item.id for item in each}
    return Told(
        statement=whole,
        tellings=tellings,
        reports=sum(copied is None for copied in followed),
        decisions=tuple(ledger.join_decisions(ids)),
        candidates=_others(ledger, ids, [join for join in joins if join.relation == "candidate"]),
        sides=_others(ledger, ids, [join for join in joins if join.relation == "sides"]),
        denials=_others(ledger, ids, [join for join in joins if join.relation == "denied"]),
    )


def _telling(first: Statement, told: Statement, copied: Copied | None, joins: Sequence[Join]) -> Telling:
    pieces = pieces_between(first.content, words_of(first.content), told.content, words_of(told.content))
    differ = alterations(pieces)
    return Telling(
        told=told,
        pieces=pieces,
        alterations=differ,
        meaning=meaning_of(differ),
        copied=copied,
        joins=tuple(join for join in joins if join.relation == "same" and told.id in (join.one, join.other)),
    )


def _others(ledger: Ledger, ids: set[str], joins: Sequence[Join]) -> tuple[tuple[Join, Statement], ...]:
    """What stands at the other end of joins, each statement once, the best first; what belongs to it is left out."""
    other = {join.one if join.other in ids else join.other: join for join in sorted(joins, key=lambda one: one.score)}
    found = ledger.whole_statements([id for id in other if id not in ids])
    seen: dict[str, tuple[Join, Statement]] = {}
    for id, statement in found.items():
        seen.setdefault(statement.id, (other[id], statement))
    return tuple(sorted(seen.values(), key=lambda pair: -pair[0].score))
