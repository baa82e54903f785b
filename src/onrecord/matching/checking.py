"""Checking a quotation against the record: is it there, word for word, by whom, and did anybody deny it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from onrecord.ledger.joined import CONTRARY
from onrecord.matching.meaning import Alteration, Meaning, alterations, bears_on, meaning_of
from onrecord.matching.names import is_meant
from onrecord.matching.quotation import Alignment, Quotation, align, quotation
from onrecord.matching.wording import Piece
from onrecord.matching.words import PLAIN
from onrecord.record import Statement

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

Verdict = Literal["verbatim", "altered", "paraphrase", "other-speaker", "denied", "not-found"]

LONGEST = 10_000  # characters of a quotation
_RUN = 3  # words in a row that are looked up
_RUNS = 16  # so many of them
_CANDIDATES = 60
_BY_ANOTHER = 0.8  # of the words that somebody else must have said, where it was asked who
_SCATTERED = 5  # rare words looked up by threes where no run of words is found


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One statement on record that answers a quotation, as the carrier tells it that answers best; all are there.

    `verbatim`: all its words stand there in a row, but for the cuts that the quotation marks. `quoted`: they stand in
    quotation marks there; else they are a reporter's, who tells what was said. `share`: of the words, how many stand
    there, 0..1. `pieces` leads from the record to the quotation, word by word; `alterations` tells what of that may
    matter, and `meaning` whether it does (null: that cannot be told from the words). `before` and `after` is what the
    sentence on record says besides, and `left_out` names negations and conditions in it. `by_speaker`: whether it was
    said by whom the quotation is credited to; null where it is credited to nobody or the record names nobody. `denied`:
    the record has these words as what somebody denies, or is reported not to have said. `contradicted_by`: what stands
    against the statement on record (see `contradictions`): its denial, or the same words of another speaker.
    """

    statement: Statement
    verbatim: bool
    quoted: bool
    share: float
    pieces: tuple[Piece, ...]
    alterations: tuple[Alteration, ...]
    meaning: Meaning | None
    before: str
    after: str
    left_out: tuple[str, ...]
    by_speaker: bool | None
    denied: bool
    contradicted_by: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the record has on a quotation.

    `verdict` follows from the best of `matches`, which come first: the speaker asked for before others, what was said
    before what was denied, the nearest wording before others.

        verbatim        the words are on record as a quotation
        altered         nearly these words are
        paraphrase      they are a reporter's words for what was said, and no quotation
        other-speaker   they are on record, by somebody else than `speaker`
        denied          they are on record only as what was denied, or not said
        not-found       no statement on record has them
    """

    words: str
    speaker: str | None
    verdict: Verdict
    matches: tuple[Match, ...]

    @property
    def denials(self) -> tuple[Match, ...]:
        """Those matches that deny the words."""
        return tuple(match for match in self.matches if match.denied)


def check(ledger: Ledger, words: str, *, speaker: str | None = None, limit: int = 10) -> Checked:
    """What the record has on a quotation: at most `limit` matches, the best first.

    Raises ValueError with a sentence where there is no word to look for, or there are too many.
    """
    asked = quotation(words)
    if not asked.parts:
        raise ValueError(f"{words[:80]!r} has no word in it that could be looked for")
    if len(words) > LONGEST:
        raise ValueError(f"the quotation is longer than {LONGEST} characters: give a part of it")
    matches = _matches(ledger.sharing(_runs(asked), limit=_CANDIDATES), asked, speaker)
    if not any(match.share > 0.75 for match in matches) and (scattered := _scattered(asked)):
        found = {match.statement.id for match in matches}
        more = [item for item in ledger.sharing(scattered, limit=_CANDIDATES) if item.id not in found]
        matches += _matches(more, asked, speaker)
    matches = _contradicted(ledger, _once(ledger, sorted(matches, key=_rank))[:limit])
    return Checked(words=words, speaker=speaker, verdict=_verdict(matches, speaker), matches=tuple(matches))


def _contradicted(ledger: Ledger, matches: Sequence[Match]) -> list[Match]:
    """The matches with what stands against each."""
    of = {match.statement.id: [item.id for item in ledger.carried(match.statement.id)] for match in matches}
    joins = [join for join in ledger.joins(id for ids in of.values() for id in ids) if join.relation in CONTRARY]
    whole = ledger.whole_statements([id for join in joins for id in (join.one, join.other)]) if joins else {}
    found = []
    for match in matches:
        ids = set(of[match.statement.id])
        others = (join.other if join.one in ids else join.one for join in joins if ids & {join.one, join.other})
        against = {item.id: item for id in others if id not in ids and (item := whole.get(id)) is not None}
        found.append(replace(match, contradicted_by=tuple(against.values())) if against else match)
    return found


def _once(ledger: Ledger, matches: Sequence[Match]) -> list[Match]:
    """Each statement at its best match, with all its carriers."""
    whole = ledger.whole_statements([match.statement.id for match in matches])
    found: dict[str, Match] = {}
    for match in matches:
        statement = whole.get(match.statement.id, match.statement)
        found.setdefault(
            statement.id,
            replace(match, statement=replace(match.statement, id=statement.id, carriers=statement.carriers)),
        )
    return list(found.values())


def _matches(statements: Sequence[Statement], asked: Quotation, speaker: str | None) -> list[Match]:
    found = []
    for statement in statements:
        alignment = align(asked, statement.content)
        if alignment is None:
            continue
        match = _match(statement, alignment, speaker)
        # Somebody else who said something like it is no answer.
        if match.by_speaker is not False or match.share >= _BY_ANOTHER:
            found.append(match)
    return found


def _match(statement: Statement, alignment: Alignment, speaker: str | None) -> Match:
    differ = alterations(alignment.pieces)
    meaning = meaning_of(differ)
    return Match(
        statement=statement,
        # What a marked cut leaves out may be the word that matters.
        verbatim=alignment.exact and meaning != "changed",
        quoted=_is_quoted(statement, alignment),
        share=round(alignment.share, 3),
        pieces=alignment.pieces,
        alterations=differ,
        meaning=meaning,
        before=alignment.before,
        after=alignment.after,
        left_out=bears_on(f"{alignment.before} {alignment.after}"),
        by_speaker=is_meant(speaker, statement.speaker) if speaker else None,
        denied=statement.negated or statement.act == "deny",
    )


def _is_quoted(statement: Statement, alignment: Alignment) -> bool:
    if statement.kind != "mixed":
        return statement.kind == "direct"
    from onrecord.resolution.sentences.kinds import quotations

    outer, inner = quotations(statement.content)
    return any(start <= alignment.start and alignment.end <= end for start, end in (*outer, *inner))


def _rank(match: Match) -> tuple[object, ...]:
    said_by = {True: 0, None: 1, False: 2}[match.by_speaker]
    published = match.statement.carriers[0].published or "9999"
    return said_by, match.denied, not match.verbatim, not match.quoted, -match.share, published, match.statement.id


def _verdict(matches: Sequence[Match], speaker: str | None) -> Verdict:
    if not matches:
        return "not-found"
    best = matches[0]
    if speaker and best.by_speaker is not True:
        return "other-speaker"
    if best.denied:
        return "denied"
    if not best.quoted:
        return "paraphrase"
    return "verbatim" if best.verbatim else "altered"


def _runs(asked: Quotation) -> list[str]:
    """Words in a row to look up, spread over the quotation: the whole of a part where it is shorter than a run."""
    runs = [
        part[at : at + _RUN]
        for part in asked.parts
        for at in range(max(len(part) - _RUN, 0) + 1)
        if any(word.key not in PLAIN for word in part[at : at + _RUN]) or len(asked.words) <= _RUN
    ]
    step = max(len(runs) / _RUNS, 1)
    chosen = [runs[int(at * step)] for at in range(int(len(runs) / step))]
    return [f'"{" ".join(word.key for word in run)}"' for run in chosen]


def _scattered(asked: Quotation) -> list[str]:
    """The longest words that carry a meaning, by threes: what is left of a sentence translated again."""
    rare = sorted({word.key for word in asked.words} - PLAIN, key=lambda key: (-len(key), key))[:_SCATTERED]
    return [" ".join(some) for some in combinations(rare, min(3, len(rare))) if some]
