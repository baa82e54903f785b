"""What can be asked for: filters and pages, with the names and meanings that `Ledger` has for them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord import ledger
from onrecord.record import SpeakerType, View
from onrecord.web.api.answers import Format

_DATE = "An EDTF date (2031, 2031-03, 2031-03-04) or an ISO 8601 week (2031-W10)."


class Asked(BaseModel):
    """A name that is not known is refused: to overlook a filter would answer another question."""

    model_config = ConfigDict(extra="forbid")


class Filters(Asked):
    """The filters of statements."""

    speaker: str | None = Field(None, description="Whole words of a speaker's name, in a row.")
    party: str | None = Field(None, description="On whose behalf: a country or an organisation, by its whole name.")
    since: str | None = Field(None, description=f"Said on this date or later. {_DATE}")
    until: str | None = Field(None, description=f"Said on this date or earlier. {_DATE}")
    outlet: str | None = Field(None, description="The outlet that carried it, by its whole name.")
    thoughts: bool = Field(False, description="Beliefs and intentions too, and not only what was said.")
    min_confidence: float = Field(
        0.0, ge=0, le=1, description="Whose words and source are right with this probability or more."
    )

    def filters(self) -> dict[str, Any]:
        """The filters by name, and the view where one is asked for, as `Ledger` takes them."""
        named = (*ledger.Filters.__annotations__, "view")
        return {name: getattr(self, name) for name in named if name in type(self).model_fields}


class AskedInView(Filters):
    """The filters of statements, as they were corrected or as they were read."""

    view: View = Field("corrected", description="As people corrected it, or as the machine read it.")


class AskedStatements(AskedInView):
    """What chooses a page of statements."""

    text: str | None = Field(None, description="Words of the content in a row; of the last, the beginning will do.")
    actor: str | None = Field(None, description="Whoever this is, under any name: as in /actors/{reference}.")
    limit: int = Field(50, ge=1, le=1000, description="So many a page.")
    page: str | None = Field(None, description="The page after another: its `next`.")
    format: Format | None = Field(
        None, description="jsonl and csv stream all that fits, from `page` on; so does Accept: application/jsonl."
    )


class AskedSearch(AskedInView):
    """What is searched for."""

    words: str = Field(
        description='Words that must all be there; "in a row", beginning* and -without, as in `onrecord search`.'
    )
    limit: int = Field(20, ge=1, le=1000, description="So many a page.")
    page: str | None = Field(None, description="The page after another: its `next`.")


class AskedContradictions(Asked):
    """What chooses contradictions."""

    speaker: str | None = Field(None, description="Who is one of the two: a name, a country or an organisation.")
    since: str | None = Field(None, description=f"One of the two was said on this date or later. {_DATE}")
    until: str | None = Field(None, description=f"One of the two was said on this date or earlier. {_DATE}")
    limit: int = Field(20, ge=1, le=1000, description="So many a page.")
    page: str | None = Field(None, description="The page after another: its `next`.")
    format: Format | None = Field(None, description="jsonl and csv stream all that fits, from `page` on.")


class AskedPage(Asked):
    """A page of a list."""

    limit: int = Field(50, ge=1, le=1000, description="So many a page.")
    page: str | None = Field(None, description="The page after another: its `next`.")


class AskedArticles(AskedPage):
    """What chooses a page of articles."""

    outlet: str | None = Field(None, description="Of this outlet, by its whole name.")
    format: Format | None = Field(None, description="jsonl streams all articles, from `page` on.")


class AskedActors(AskedPage):
    """What chooses actors."""

    name: str | None = Field(None, description="Whole words of a name, in a row.")
    type: SpeakerType | None = Field(None, description="Of this type.")
    party: str | None = Field(None, description="On whose behalf: a country or an organisation, by its whole name.")
    format: Format | None = Field(None, description="jsonl streams all actors that fit, from `page` on.")


class AskedCandidates(AskedPage):
    """What chooses pairs of actors."""

    actor: str | None = Field(None, description="Of which one is whoever this is: as in /actors/{reference}.")
    format: Format | None = Field(None, description="jsonl streams all pairs that fit, from `page` on.")


class AskedQuotation(Asked):
    """A quotation to check."""

    words: str = Field(description="The quotation, without its quotation marks.")
    speaker: str | None = Field(None, description="To whom it is credited.")
    limit: int = Field(5, ge=1, le=100, description="At most so many matches.")


class AskedBrief(Asked):
    """What a brief is about."""

    since: str = Field(description=f"Said on this date or later. {_DATE}")
    until: str | None = Field(None, description=f"Said on this date or earlier. {_DATE}")
    format: Literal["json", "markdown"] | None = Field(
        None, description="markdown is as `onrecord brief` writes it; so is Accept: text/markdown."
    )


class AskedPositions(Asked):
    """Which part of a timeline."""

    since: str | None = Field(None, description=f"From this date on. {_DATE}")
    until: str | None = Field(None, description=f"Up to this date. {_DATE}")
