"""Checking a whole draft: each quotation in it, credited to whom the draft credits it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.matching.checking import LONGEST, Checked, check
from onrecord.matching.words import words_of
from onrecord.record import Article, Record, Span

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

FEWEST = 3  # words: fewer in marks are mostly a title, a nickname or irony

_OPENS = "“„«\"‘'"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """One quotation of a draft: where it stands in the draft's text, and what the record has on it."""

    span: Span
    checked: Checked


def check_draft(ledger: Ledger, draft: Article, *, record: Record | None = None, limit: int = 3) -> list[DraftQuote]:
    """What the record has on each quotation of a draft, in the order of its text; `limit` matches of each.

    The speaker is whom the draft credits a quotation to, as it is extracted (`record`, or else it is made here).
    Quotations of fewer than three words are left out.
    """
    if record is None:
        from onrecord import extract

        record = extract(draft)
    found = []
    for start, end in quoted_spans(draft.text):
        words = draft.text[start:end]
        if len(words_of(words)) >= FEWEST and len(words) <= LONGEST:
            speaker = credited(record, (start, end))
            found.append(DraftQuote(span=(start, end), checked=check(ledger, words, speaker=speaker, limit=limit)))
    return found


def quoted_spans(text: str) -> list[Span]:
    """The quotations of a text, without their marks; one that goes on in the next paragraph is one quotation."""
    from onrecord.resolution.sentences.kinds import quotations

    joined: list[Span] = []
    for start, end in quotations(text)[0]:
        if joined and _goes_on(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def credited(record: Record, span: Span) -> str | None:
    """Whom a text credits the words of a span to: the speaker of the content that holds most of it."""
    best, most = None, 0
    for item in record.attributions:
        held = sum(max(min(end, span[1]) - max(start, span[0]), 0) for start, end in item.content)
        # What is said inside of speech is its own speaker's.
        if held and held >= most:
            best, most = item, held
    return best.speaker.name if best is not None and most * 2 >= span[1] - span[0] else None


def _goes_on(text: str, before: Span, start: int) -> bool:
    """Whether the quotation before is not closed at the end of its paragraph, and the next paragraph opens with one."""
    between = text[before[1] : start]
    return "\n" in between and not between.strip().strip(_OPENS).strip() and text[before[1] : before[1] + 1] in "\n"
