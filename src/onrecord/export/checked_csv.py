"""What the record has on quotations, as CSV: a row for each article that carries a match, or one where there is none.

The columns: `words` and `speaker` (as asked), `verdict`; then of the match `statement` (its id), `said_on`, `said_by`,
`verbatim`, `quoted`, `share`, `meaning` (kept, changed, or empty), `alterations` (as "negation: not >"), `denied`; and
of the article `chain`, `outlet`, `title`, `url`, `published`, `article`, `attribution`, `characters`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.export.csv_rows import csv_rows
from onrecord.phrases import bearer, who

if TYPE_CHECKING:
    from onrecord.matching.checking import Checked, Match
    from onrecord.record import Carrier

COLUMNS = (
    "words", "speaker", "verdict", "statement", "said_on", "said_by", "verbatim", "quoted", "share", "meaning",
    "alterations", "denied", "chain", "outlet", "title", "url", "published", "article", "attribution", "characters",
)  # fmt: skip


def checked_csv_lines(checked: Iterable[Checked]) -> Iterator[str]:
    """The CSV text, a row at a time, with its line ends."""
    return csv_rows(COLUMNS, (row for item in checked for row in _rows(item)))


def _rows(checked: Checked) -> Iterator[list[str]]:
    head = [checked.words, checked.speaker or "", checked.verdict]
    if not checked.matches:
        yield head + [""] * (len(COLUMNS) - len(head))
    for match in checked.matches:
        for carrier in match.statement.carriers:
            yield [*head, *_match(match), *_carrier(carrier)]


def _match(match: Match) -> list[str]:
    altered = (f"{item.kind}: {' '.join(item.dropped)} > {' '.join(item.added)}" for item in match.alterations)
    return [
        match.statement.id, match.statement.said_on or "", who(match.statement.speaker), str(match.verbatim).lower(),
        str(match.quoted).lower(), f"{match.share:.3f}", match.meaning or "", "; ".join(altered),
        str(match.denied).lower(),
    ]  # fmt: skip


def _carrier(carrier: Carrier) -> list[str]:
    return [
        " > ".join(map(bearer, carrier.chain)), carrier.outlet or "", carrier.title or "", carrier.url or "",
        carrier.published or "", carrier.article, carrier.attribution,
        " ".join(f"{start}-{end}" for start, end in carrier.spans),
    ]  # fmt: skip
