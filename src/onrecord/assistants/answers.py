"""What each tool answers: plain functions from a ledger and what was asked to what is shown.

Classes that a tool returns have no slots: mcp would take these for default values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.assistants.cited import Citation, Cited, Evidence, cited, evidence
from onrecord.ledger import Ledger
from onrecord.matching import Alteration, check
from onrecord.matching.actors import find_actor
from onrecord.matching.statements import Copied, contradiction_page, tell
from onrecord.matching.wording import Piece
from onrecord.pipeline import Failed, record_of
from onrecord.positions import find_issue, list_issues, timeline
from onrecord.reading import read_text
from onrecord.record import Speaker
from onrecord.words import statement_of

if TYPE_CHECKING:
    from onrecord.extraction import Extractor

MOST = 50
"""Statements of one answer: more would fill what an assistant can hold at once."""

LONGEST = 200_000
"""Characters of a text that is read for an assistant."""


@dataclass(frozen=True, kw_only=True)
class Statements:
    """Some statements; `next` is the page after, and null on the last one."""

    statements: tuple[Cited, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that articles give somebody: from the first statement dated so to the last; then as a former one."""

    office: str
    first: str | None
    last: str | None
    former_from: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who speaks, with all `names` that were joined. `statements` counts what is on record of them."""

    id: str
    name: str
    type: str
    party: str | None
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    statements: int


@dataclass(frozen=True, kw_only=True)
class ActorStatements:
    """What somebody said, by date; `next` is the page after, and null on the last one."""

    actor: Who
    statements: tuple[Cited, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A statement that answers a quotation; see `onrecord.matching.Match`.

    `contradicted_by` is what stands against it on record: its denial, or the same words of another speaker.
    """

    statement: Cited
    verbatim: bool
    quoted: bool
    share: float
    alterations: tuple[Alteration, ...]
    meaning: str | None
    by_speaker: bool | None
    denied: bool
    contradicted_by: tuple[Cited, ...]


@dataclass(frozen=True, kw_only=True)
class CheckedQuote:
    """What the record has on a quotation: verbatim, altered, paraphrase, other-speaker, denied or not-found."""

    verdict: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """How one article words a statement; quote `words` of its citation as they are.

    `drift` leads from the first article's words to these: [-what it leaves out-] and {+what it has instead+}. It is
    null where the words are the same. `meaning` is kept or changed, or null where that cannot be told. `copied_from` is
    the outlet whose report it passes on, null where it reports by itself, as far as can be told.
    """

    citation: Citation
    drift: str | None
    meaning: str | None
    copied_from: str | None


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """A statement as each article words it, the earliest first: at most as many as were asked for, of `articles`.

    `reports` counts the articles that copy no other. `contradicted_by` is what denies it or is denied by it, and who
    else is credited with its words.
    """

    speaker: Speaker
    wordings: tuple[Worded, ...]
    articles: int
    reports: int
    contradicted_by: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two statements that do not agree: a denial (`other` denies `one`, or has it that it was not said), or the same
    words of two speakers (`speakers`). Nothing here says which is right."""

    kind: str
    one: Cited
    other: Cited


@dataclass(frozen=True, kw_only=True)
class Contradictions:
    """Contradictions, those added last first; `next` is the page after, and null on the last one."""

    contradictions: tuple[Opposed, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """An issue that is tracked."""

    name: str
    title: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A party's stance at a date, with the statements that bear it out.

    `published`: the date is when the first article was published, and it was said by then. `moved_from` has the stances
    before, where it differs from all of them; `conditions` are verbatim.
    """

    party: str
    stance: str
    date: str | None
    published: bool
    conditions: tuple[str, ...]
    moved_from: tuple[str, ...]
    statements: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Reports of one date that do not agree; nothing here says which is right."""

    kind: str
    date: str
    statements: tuple[Cited, ...]


@dataclass(frozen=True, kw_only=True)
class Stands:
    """Where the parties of an issue stood, by date; `quiet` statements have its words and tell no stance."""

    issue: Tracked
    positions: tuple[Stand, ...]
    conflicts: tuple[Disagreement, ...]
    quiet: int


def found_statements(ledger: Ledger, *, words: str | None, limit: int, page: str | None, **filters: Any) -> Statements:
    """Those that have the words, the best first; without words those that pass the filters, by date."""
    if words:
        ranked = ledger.search(words, limit=limit, page=page, **filters)
        return Statements(statements=tuple(cited(one.statement) for one in ranked.found), next=ranked.next)
    listed = ledger.statement_page(limit=limit, page=page, **filters)
    return Statements(statements=tuple(map(cited, listed.statements)), next=listed.next)


def said_by(ledger: Ledger, reference: str, *, limit: int, page: str | None, **filters: Any) -> ActorStatements:
    """What an actor said under any name. Raises LookupError with a sentence where several, or nobody, may be meant."""
    actor = find_actor(ledger, reference)
    listed = ledger.statement_page(actor=int(actor.id[1:]), limit=limit, page=page, **filters)
    return ActorStatements(
        actor=Who(
            id=actor.id,
            name=actor.name,
            type=actor.type,
            party=actor.party,
            names=tuple(dict.fromkeys(alias.name for alias in actor.names)),
            offices=tuple(
                Office(office=one.office, first=one.first, last=one.last, former_from=one.former_from)
                for one in actor.offices
            ),
            statements=actor.statements,
        ),
        statements=tuple(map(cited, listed.statements)),
        next=listed.next,
    )


def statement_evidence(ledger: Ledger, id: str) -> Evidence:
    """One statement with the text around its words. Raises LookupError with a sentence."""
    if (found := ledger.statement_called(id)) is None:
        raise LookupError(f"there is no statement {id!r} on record: take an id from search_statements")
    return evidence(ledger, found)


def checked_quote(ledger: Ledger, words: str, *, speaker: str | None, limit: int) -> CheckedQuote:
    """Whether a quotation is on record, and by whom."""
    found = check(ledger, words, speaker=speaker, limit=limit)
    return CheckedQuote(
        verdict=found.verdict,
        matches=tuple(
            Match(
                statement=cited(one.statement),
                verbatim=one.verbatim,
                quoted=one.quoted,
                share=one.share,
                alterations=one.alterations,
                meaning=one.meaning,
                by_speaker=one.by_speaker,
                denied=one.denied,
                contradicted_by=tuple(map(cited, one.contradicted_by)),
            )
            for one in found.matches
        ),
    )


def worded(ledger: Ledger, id: str, *, limit: int) -> Wordings:
    """A statement as each article words it. Raises LookupError with a sentence."""
    found = tell(ledger, id)
    outlets = {item.told.carriers[0].article: item.told.carriers[0].outlet for item in found.tellings}
    return Wordings(
        speaker=found.statement.speaker,
        wordings=tuple(
            Worded(
                citation=cited(item.told).citations[0],
                drift=_drift(item.pieces),
                meaning=item.meaning if _drift(item.pieces) else None,
                copied_from=_source_of(item.copied, outlets) if item.copied else None,
            )
            for item in found.tellings[:limit]
        ),
        articles=len(found.tellings),
        reports=found.reports,
        contradicted_by=tuple(cited(other) for _, other in (*found.denials, *found.sides)),
    )


def _drift(pieces: Sequence[Piece]) -> str | None:
    """The pieces as one line, with marks around what differs; null where nothing does."""
    if all(piece.what == "same" for piece in pieces):
        return None
    marks = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(marks[piece.what].format(piece.words) for piece in pieces if piece.words)


def _source_of(copied: Copied, outlets: Mapping[str, str | None]) -> str:
    return copied.what or outlets.get(copied.article) or "an earlier article"


def opposed(
    ledger: Ledger, *, speaker: str | None, since: str | None, until: str | None, limit: int, page: str | None
) -> Contradictions:
    """Claims beside their denials, and words that two are credited with."""
    found = contradiction_page(ledger, speaker=speaker, since=since, until=until, limit=limit, page=page)
    return Contradictions(
        contradictions=tuple(
            Opposed(kind=item.kind, one=cited(item.one), other=cited(item.other)) for item in found.contradictions
        ),
        next=found.next,
    )


def tracked_issues(ledger: Ledger) -> tuple[Tracked, ...]:
    """The issues that are tracked."""
    return tuple(
        Tracked(name=issue.name, title=issue.title, parties=tuple(issue.parties)) for issue in list_issues(ledger)
    )


def issue_stands(ledger: Ledger, name: str, *, since: str | None, until: str | None) -> Stands:
    """Where each party of an issue stood. Raises ValueError with a sentence where no issue is called so."""
    issue = find_issue(ledger, name)
    found = timeline(ledger, issue, since=since, until=until)
    moved = {id(move.after): tuple(dict.fromkeys(one.stance for one in move.before)) for move in found.moves}
    return Stands(
        issue=Tracked(name=issue.name, title=issue.title, parties=tuple(issue.parties)),
        positions=tuple(
            Stand(
                party=one.party,
                stance=one.stance,
                date=one.date,
                published=one.published,
                conditions=one.conditions,
                moved_from=moved.get(id(one), ()),
                statements=tuple(cited(item.statement) for item in one.support),
            )
            for one in found.positions
        ),
        conflicts=tuple(
            Disagreement(kind=one.kind, date=one.date, statements=tuple(map(cited, one.statements)))
            for one in found.conflicts
        ),
        quiet=found.quiet,
    )


def read_statements(text: str, *, load: Callable[[], Extractor], **about: str | None) -> Statements:
    """Who said what in a text that is not on record. Raises ValueError with a sentence where it is no article."""
    if len(text) > LONGEST:
        raise ValueError(f"the text is longer than {LONGEST:,} characters: give a part of it")
    record = record_of(read_text(text, **about), load())
    if isinstance(record, Failed):
        raise ValueError(record.sentence)
    found = (statement_of(record.article, item, id=item.id) for item in record.attributions)
    return Statements(statements=tuple(map(cited, found)), next=None)
