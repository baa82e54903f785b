"""A reading whose words were removed by law or request, as another ledger is told of it: what stays, and digests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping

from onrecord.ledger.digests import REMOVED
from onrecord.record import Act, Article, Kind, Mode, Published, SpeakerType, Time, identity_of

HELD = "words"
"""Where a row came without its words, the name under which its last column of words holds their digest."""

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
DIGEST = re.compile("[0-9a-f]{64}")
_COUNT = 2**31  # what a database holds as a count


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """What stays of an attribution; `words` is the digest of its words (see `digests.py`)."""

    speaker_type: SpeakerType
    kind: Kind
    mode: Mode
    negated: bool
    act: Act | None
    said_on: str | None
    confidence: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A reading of a text that was removed: by `who`, `why`, and when (`at`, in UTC). It has no words, but digests.

    `article` is the article's id, `given_id` the caller's where that is another; `words` is the digest of its text,
    title and byline. The rest is as in `Reading` and `Record`.
    """

    article: str
    given_id: str | None
    place: str | None
    sha256: str
    url: str | None
    outlet: str | None
    language: str | None
    published: Published
    retrieved: str | None
    words: str
    who: str
    why: str
    at: str
    model: str
    times: tuple[Time, ...]
    attributions: tuple[Emptied, ...]
    revision: int
    occurrence: int
    previous: str | None
    added_at: str
    read_at: str

    def check(self) -> None:
        """Raise ValueError with a sentence unless digests, dates and ids are what they should be."""
        digests = [self.words, self.sha256, *(item.words for item in self.attributions)]
        if not all(map(DIGEST.fullmatch, digests if self.place is None else [*digests, self.place])):
            raise ValueError(f"a digest of the removed article {self.article} is not 64 hexadecimal digits")
        if self.article != identity_of(self.place, self.sha256):
            raise ValueError(f"the id of the removed article {self.article} does not fit its digests")
        if self.url and self.place != Article(text="", url=self.url).place:
            raise ValueError(f"the place of the removed article {self.article} does not fit its url")
        if (self.published.value is None) != (self.published.certainty is None):
            raise ValueError(f"the publication date of {self.article} does not fit its certainty")
        if not 1 <= self.occurrence < _COUNT:
            raise ValueError(f"occurrence is {self.occurrence}, and not a count")
        if not self.who.strip() or not self.why.strip() or not MOMENT.fullmatch(self.at):
            raise ValueError(f"the removal of {self.article} does not say by whom, why and when")
        if not all(0 <= item.confidence <= 1 for item in self.attributions):
            raise ValueError(f"a confidence of the removed article {self.article} is not in 0..1")


def removed_from(row: RowMapping, items: Sequence[Emptied], times: tuple[Time, ...]) -> Removed:
    """The removed reading of a row of articles with its reading and its redaction."""
    names = (
        "given_id", "place", "sha256", "url", "outlet", "language", "retrieved", "who", "why", "at", "model",
        "revision", "occurrence", "previous", "added_at", "read_at",
    )  # fmt: skip
    return Removed(
        **{name: row[name] for name in names},
        article=row["id"],
        published=Published(value=row["published_value"], certainty=row["published_certainty"]),
        words=row["gone"]["articles"][str(row["seq"])],
        times=times,
        attributions=tuple(items),
    )


def emptied_from(row: RowMapping, gone: Mapping[str, Any]) -> Emptied:
    """What stays of a row of attributions whose words were removed; `gone` are the digests of the redaction."""
    names = ("speaker_type", "kind", "mode", "act", "said_on")
    return Emptied(
        **{name: row[name] for name in names},
        negated=bool(row["negated"]),
        confidence=float(row["confidence"]),
        words=gone_words("attributions", row["seq"], row["body"], gone),
    )


def gone_words(table: str, seq: int, last: Mapping[str, Any], gone: Mapping[str, Any]) -> str:
    """The digest of the words that a row had: its redaction keeps it, or else its `last` column of words."""
    return str(gone.get(table, {}).get(str(seq)) or last[HELD])


def emptied_row(table: str, digest: str) -> dict[str, Any]:
    """The columns of words of a row that comes without them, and keeps their digest in the last."""
    columns = dict(REMOVED[table])
    return {**columns, list(columns)[-1]: {HELD: digest}}
